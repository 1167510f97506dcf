"""Sekar gelombang: a picture of it gives the spectrum back, in any hand, dye and light."""

from dataclasses import replace

import numpy as np
import pytest
from readback_cloths import as_jpeg, cloth, shown

from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.pattern.wave.whispering import whispered
from batik_gen.readback.read_back import agreement
from batik_gen.readback.sekar import read_sekar
from batik_gen.values.wave import hertz


def wave_at(hz, db):
    """Alpha at these hertz and so high in the four rows of the head, with some beta."""
    bumps = [high * np.exp(-0.5 * ((hertz() - hz) / 1.3) ** 2) for high in db]
    beta = 2.5 * np.exp(-0.5 * ((hertz() - 20.0) / 3.0) ** 2)
    return replace(usual_wave(), spectra=np.round(np.stack(bumps) + beta, 1))


@pytest.fixture(scope="module")
def known():
    wave = wave_at(10.6, (5.0, 6.5, 8.0, 11.0))
    return wave, shown("sekar-gelombang", wave, 700)


def test_a_picture_gives_the_spectrum_and_alphas_hertz_back(known):
    wave, image = known
    readback = read_sekar(cloth(image))
    assert [curve.name for curve in readback.curves] == ["front", "middle", "parietal", "back"]
    agreed = agreement(readback, wave)
    assert np.mean([told.r for told in agreed]) > 0.95
    for told, curve in zip(agreed, readback.curves, strict=True):
        assert told.r > 0.9
        assert curve.alpha_hz == pytest.approx(told.alpha_hz, abs=0.3)


def test_the_scale_is_found_from_the_flowers_alone(known):
    assert read_sekar(cloth(known[1])).px_mm == pytest.approx(700 / 250, rel=0.01)


def test_a_jpeg_in_another_light_gives_it_back_too(known):
    wave, image = known
    warm = np.asarray(as_jpeg(image), dtype=np.float64) * [1.0, 0.92, 0.8]
    told = agreement(read_sekar(cloth(warm)), wave)
    assert np.mean([one.r for one in told]) > 0.93


def test_another_hand_and_dye_give_the_same_hertz():
    wave = wave_at(9.2, (7.0, 8.0, 9.0, 9.0))
    readback = read_sekar(cloth(shown("sekar-gelombang", wave, 600, seed=77, process="kelengan")))
    for told, curve in zip(agreement(readback, wave), readback.curves, strict=True):
        assert curve.alpha_hz == pytest.approx(told.alpha_hz, abs=0.3)


def test_a_whispered_cloth_no_longer_tells_alphas_teeth(known):
    wave, image = known
    plain = np.mean([one.r for one in agreement(read_sekar(cloth(image)), wave)])
    hidden = read_sekar(cloth(shown("sekar-gelombang", whispered(wave), 700)))
    assert np.mean([one.r for one in agreement(hidden, wave)]) < plain

"""Nitik gelombang: a picture of it gives the courses of the five bands back, as strong as they were."""

from dataclasses import replace

import numpy as np
import pytest
from readback_cloths import as_jpeg, cloth, shown

from batik_gen.pattern.wave.levels import LEVELS
from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.readback.nitik import read_nitik
from batik_gen.readback.read_back import agreement, read_back
from batik_gen.values.errors import BadPicture


@pytest.fixture(scope="module")
def known():
    """A wave whose alpha falls in its middle and whose other bands rise, and its cloth."""
    t = (np.arange(45) + 0.5) / 45
    rises = [level.centre + 1.5 * (t - 0.5) for level in LEVELS.values()]
    courses = np.stack(rises, axis=1)
    courses[:, 2] = np.where(t < 0.5, 5.0, -2.0)
    wave = replace(usual_wave(), courses=np.stack([courses] * 3))
    return wave, shown("nitik-gelombang", wave, 900)


def test_a_picture_gives_the_five_courses_back(known):
    wave, image = known
    readback = read_nitik(cloth(image))
    told = {one.name: one.r for one in agreement(readback, wave)}
    assert list(told) == ["delta", "theta", "alpha", "beta", "gamma"]
    assert min(told.values()) > 0.85
    assert told["alpha"] > 0.95
    for curve in readback.curves:
        assert curve.values.mean() == pytest.approx(wave.course("all", curve.name).mean(), abs=1.0), curve.name


def test_where_eyes_were_opened_is_found(known):
    assert read_nitik(cloth(known[1])).curves[2].change == pytest.approx(0.5, abs=0.1)


def test_the_family_is_recognised_in_a_jpeg_without_recipe(known, tmp_path):
    as_jpeg(known[1]).save(tmp_path / "cloth.jpg", quality=85)
    readback = read_back(tmp_path / "cloth.jpg")
    assert readback.motif == "nitik-gelombang"
    assert readback.px_mm == pytest.approx(900 / 250, rel=0.02)


def test_dabs_too_small_to_be_told_apart_are_refused_in_words(known):
    with pytest.raises(BadPicture, match="give a larger picture"):
        read_nitik(cloth(known[1].resize((390, 390))))


def test_other_families_are_not_taken_for_it():
    for motif in ("sekar-gelombang", "nitik", "jlamprang"):
        assert read_nitik(cloth(shown(motif, usual_wave(), 600))) is None, motif

"""Lung gelombang: a picture of it gives the slow course of alpha back, and where it fell."""

from dataclasses import replace

import numpy as np
import pytest
from readback_cloths import as_jpeg, cloth, shown

from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.readback.lung import read_lung
from batik_gen.readback.read_back import agreement, read_back


@pytest.fixture(scope="module")
def known():
    wave = usual_wave()
    courses = wave.courses.copy()
    t = (np.arange(courses.shape[1]) + 0.5) / courses.shape[1]
    courses[:, :, 2] = np.where(t < 0.5, 6.0, -2.0)
    courses[:, :, 3] = courses[:, :, 2] - 8.0 + 2.5 * np.sin(2 * np.pi * 2 * t)
    wave = replace(wave, courses=courses)
    return wave, shown("lung-gelombang", wave, 900)


def test_a_picture_gives_alpha_back_and_where_it_fell(known):
    wave, image = known
    readback = read_lung(cloth(image))
    assert agreement(readback, wave)[0].r > 0.9
    assert readback.curves[0].change == pytest.approx(0.5, abs=0.1)


def test_dots_in_the_stem_tell_beta_against_alpha(known):
    wave, image = known
    told = {one.name: one.r for one in agreement(read_lung(cloth(image)), wave)}
    assert told["unrest"] > 0.85


def test_seeds_in_the_stem_tell_when_bursts_were_and_how_long(known):
    wave, image = known
    read = read_lung(cloth(image)).bursts
    middles = (wave.bursts[:, 0] + 0.5 * wave.bursts[:, 1]) / wave.seconds
    aside = np.abs(read[:, None, 0] - middles[None])
    assert (aside.min(axis=0) < 0.003).mean() > 0.8
    found = aside.min(axis=1) < 0.003
    lasted = wave.bursts[aside.argmin(axis=1), 1]
    assert np.corrcoef(lasted[found], read[found, 1])[0, 1] > 0.85


def test_the_family_is_recognised_in_a_jpeg(known, tmp_path):
    as_jpeg(known[1]).save(tmp_path / "cloth.jpg", quality=85)
    assert read_back(tmp_path / "cloth.jpg").motif == "lung-gelombang"

"""Lereng gelombang: a picture of it gives the courses of the five bands back, and where they changed."""

from dataclasses import replace

import numpy as np
import pytest
from readback_cloths import as_jpeg, cloth, shown

from batik_gen.pattern.wave.levels import LEVELS
from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.readback.lereng import read_lereng
from batik_gen.readback.read_back import agreement, read_back


def eyes_opened(at, slices=45):
    """A wave whose alpha falls at this share of the recording, and whose other bands swell and ebb."""
    t = (np.arange(slices) + 0.5) / slices
    swell = [0.9 * np.sin(2 * np.pi * (pace * t + 0.1 * pace)) for pace in (2, 3, 4, 3, 2)]
    courses = np.stack([level.centre + s for level, s in zip(LEVELS.values(), swell, strict=True)], axis=1)
    courses[:, 2] = np.where(t < at, 6.0, -3.0) + swell[2]
    return replace(usual_wave(), courses=np.round(np.stack([courses] * 3), 1))


@pytest.fixture(scope="module")
def known():
    wave = eyes_opened(0.6)
    image = shown("lereng-gelombang", wave, 900)
    return wave, image, read_lereng(cloth(image))


def test_a_picture_gives_the_five_courses_back(known):
    wave, _, readback = known
    told = {one.name: one.r for one in agreement(readback, wave)}
    assert list(told) == ["delta", "theta", "alpha", "beta", "gamma"]
    assert min(told.values()) > 0.85
    assert told["alpha"] > 0.95


def test_where_eyes_were_opened_is_found(known):
    alpha = known[2].curves[2]
    assert alpha.change == pytest.approx(0.6, abs=0.1)


def test_the_family_is_recognised_in_a_file_without_recipe(known, tmp_path):
    as_jpeg(known[1]).save(tmp_path / "cloth.jpg", quality=85)
    readback = read_back(tmp_path / "cloth.jpg")
    assert readback.motif == "lereng-gelombang"
    assert readback.px_mm == pytest.approx(900 / 250, rel=0.01)


def test_friezes_of_other_breadths_are_found_and_read():
    wave = eyes_opened(0.4)
    courses = wave.courses + np.array([-2.0, 1.0, 4.0, 3.0, 5.0])
    strange = replace(wave, courses=courses)
    readback = read_lereng(cloth(shown("lereng-gelombang", strange, 900, seed=8, process="kelengan")))
    told = {one.name: one.r for one in agreement(readback, strange)}
    assert min(told.values()) > 0.8
    means = {curve.name: float(curve.values.mean()) for curve in readback.curves}
    for band, (name, mean) in enumerate(means.items()):
        assert mean == pytest.approx(courses[0, :, band].mean(), abs=2.5), name

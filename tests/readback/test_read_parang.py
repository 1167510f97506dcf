"""Parang gelombang: a picture of it gives alpha and beta back, blade by blade, and where it changed."""

from dataclasses import replace

import numpy as np
import pytest
from readback_cloths import as_jpeg, cloth, shown

from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.readback.parang import read_parang
from batik_gen.readback.read_back import agreement, read_back


@pytest.fixture(scope="module")
def known():
    wave = usual_wave()
    courses = wave.courses.copy()
    t = (np.arange(courses.shape[1]) + 0.5) / courses.shape[1]
    courses[:, :, 3] += 1.5 * np.sin(2 * np.pi * 3 * t)
    courses[:, :, 2] = np.where(t < 0.4, 7.0, 0.0) + 1.2 * np.sin(2 * np.pi * 5 * t)
    wave = replace(wave, courses=courses)
    return wave, shown("parang-gelombang", wave, 1200, side=400.0)


def test_a_picture_gives_alpha_and_beta_back_and_where_alpha_fell(known):
    wave, image = known
    readback = read_parang(cloth(image))
    told = {one.name: one.r for one in agreement(readback, wave)}
    assert told["alpha"] > 0.95
    assert told["beta"] > 0.9
    assert readback.curves[0].change == pytest.approx(0.4, abs=0.1)


def test_the_blades_of_a_letter_are_counted(known):
    assert read_parang(cloth(known[1])).numbers["blades"] == 45


def test_the_family_is_recognised_in_a_jpeg(known, tmp_path):
    as_jpeg(known[1]).save(tmp_path / "cloth.jpg", quality=85)
    assert read_back(tmp_path / "cloth.jpg").motif == "parang-gelombang"

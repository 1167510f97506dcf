"""Neither bands nor workers change a pixel, and the same cloth gives the same picture."""

import hashlib
import os
from functools import partial
from multiprocessing import get_context, parent_process

import numpy as np
import pytest
from render_cloths import busy_cloth, cloth_of

from batik_gen.render.dyeing import bands as bands_module
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.raster.frame import Frame
from batik_gen.values.errors import BadSize, BadValue, LostWorker


def pixels(cloth, **options):
    return np.asarray(dye(cloth, **options).image)


@pytest.mark.parametrize("process", ["sogan-yogya", "mega-mendung"])
@pytest.mark.parametrize("dpi", [60, 130, 300])
def test_any_band_height_gives_the_same_pixels(dpi, process):
    cloth = busy_cloth(size=(42.0, 30.0), process=process)
    whole = pixels(cloth, dpi=dpi, band_rows=100_000)
    for rows in (7, 64, None):
        assert np.array_equal(whole, pixels(cloth, dpi=dpi, band_rows=rows)), rows


def test_bands_of_one_row_give_the_same_pixels():
    cloth = busy_cloth(size=(30.0, 12.0))
    assert np.array_equal(pixels(cloth, dpi=200, band_rows=1), pixels(cloth, dpi=200, band_rows=1000))


@pytest.mark.parametrize("anew", [False, True])
def test_two_workers_give_the_same_pixels(anew, monkeypatch):
    """Whether the second process is a copy of the first or begins anew, as it does on macOS and Windows."""
    cloth = busy_cloth()
    alone = pixels(cloth, dpi=250)
    monkeypatch.setattr(bands_module, "_WORTH_WORKERS", 0)
    if anew:
        monkeypatch.setattr(bands_module, "_context", partial(get_context, "spawn"))
    assert np.array_equal(alone, pixels(cloth, dpi=250, jobs=2, band_rows=100))


def test_another_seed_dyes_the_same_drawing_unevenly_elsewhere():
    layers, size = busy_cloth().layers, busy_cloth().size_mm
    cloth, other = (
        cloth_of(*layers, size=size, bath=(("mottling", 0.55), ("seepage", 0.4)), seed=seed) for seed in (5, 6)
    )
    one, two = pixels(cloth, dpi=150).astype(int), pixels(other, dpi=150).astype(int)
    assert (one != two).any()
    assert abs(one - two).mean() < 6


@pytest.mark.parametrize(
    ("options", "cause", "words"),
    [
        ({"px": (400, 100)}, BadSize, "400 px wide makes it 300 px high"),
        ({"px": (0, 0)}, BadSize, "empty"),
        ({"dpi": -3.0}, BadSize, "-3 dpi"),
        ({"dpi": float("nan")}, BadSize, "nan dpi"),
        ({"dpi": 12_000.0}, BadSize, "too large"),
        ({"dpi": 100.0, "px": (400, 300)}, BadSize, "twice"),
        ({"dpi": 50.0, "jobs": 0}, BadValue, "0 processes"),
        ({"dpi": 50.0, "band_rows": 0}, BadValue, "0 rows"),
    ],
)
def test_sizes_that_cannot_be_drawn_are_refused_in_a_sentence(options, cause, words):
    with pytest.raises(cause, match=words):
        dye(busy_cloth(size=(120.0, 90.0) if "jobs" not in options else (60.0, 45.0)), **options)


def die_in_a_worker(pixels, last):
    if parent_process() is not None:
        os._exit(9)
    return len(pixels)


def test_a_process_that_ends_early_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setattr(bands_module, "_WORTH_WORKERS", 0)
    bands = bands_module.Bands(busy_cloth(), Frame(600, 450, 254.0), die_in_a_worker, jobs=2, rows=10)
    with pytest.raises(LostWorker, match="one of 2 processes ended early"):
        list(bands)


def test_size_follows_from_dpi_or_pixels():
    cloth = busy_cloth()
    assert dye(cloth, dpi=100).image.size == (236, 177)
    by_pixels = dye(cloth, px=(400, 300))
    assert by_pixels.image.size == (400, 300)
    assert by_pixels.dpi == pytest.approx(400 / 60 * 25.4)
    assert dye(cloth, px=(400, 301)).image.size == (400, 301)


def test_pixels_are_those_last_looked_at():
    """Other machines and versions of numpy and Pillow must give these very pixels."""
    seen = pixels(busy_cloth(size=(40.0, 30.0)), dpi=200)
    assert hashlib.sha256(seen.tobytes()).hexdigest()[:16] == "7ef15c5a34e702d1"

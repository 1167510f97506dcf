"""Compiled loops give the pixels of the NumPy path, byte for byte."""

import subprocess
import sys

import numpy as np
import pytest
from portraits import drawn, every_family, plain
from render_cloths import ROUGH, SIDE, busy_cloth

from batik_gen.render.dyeing.dye import dye
from batik_gen.render.processes.table import PROCESSES
from batik_gen.render.raster import fast


@pytest.fixture(autouse=True)
def _numba():
    pytest.importorskip("numba")
    fast.load_for(fast.WORTH_PIXELS)
    assert fast.kernels() is not None


def both(cloth, monkeypatch, **options):
    quick = np.asarray(dye(cloth, **options).image)
    monkeypatch.setenv(fast.CHOICE, "0")
    assert fast.kernels() is None
    return quick, np.asarray(dye(cloth, **options).image)


@every_family
def test_every_family_has_the_same_pixels(motif, monkeypatch):
    quick, numpy = both(drawn(plain(motif, side=SIDE)), monkeypatch, dpi=200)
    assert np.array_equal(quick, numpy), motif


@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.parametrize("dpi", [40, 130, 300])
def test_every_process_has_the_same_pixels(process, dpi, monkeypatch):
    for bath in (ROUGH, (("mottling", 0.0), ("seepage", 0.3))):
        monkeypatch.delenv(fast.CHOICE, raising=False)
        quick, plain = both(busy_cloth(size=(42.0, 30.0), process=process, bath=bath), monkeypatch, dpi=dpi)
        assert np.array_equal(quick, plain)


def test_loops_are_loaded_for_large_pictures_and_then_serve_small_ones():
    code = (
        "from batik_gen.render.raster import fast\n"
        "for pixels, there in ((fast.WORTH_PIXELS - 1, False), (fast.WORTH_PIXELS, True), (1, True)):\n"
        "    fast.load_for(pixels)\n"
        "    assert (fast.kernels() is not None) is there, pixels\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300)

"""The compiled blur is that of Pillow, and of no other when Pillow's is another."""

import numpy as np
import pytest
import seeds
from PIL import Image, ImageFilter

from batik_gen.render.raster import blur, fast
from batik_gen.render.raster.blur import Blur

SEED = int(seeds.rng(__name__).integers(0, 2**31))
"""Drawn anew by each run; a failure names it."""


def by_pillow(mask, sigma):
    return np.asarray(Image.fromarray(mask).filter(ImageFilter.GaussianBlur(sigma)))


@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (40, 1), (3, 5), (61, 230)])
def test_every_width_of_blur_gives_the_bytes_of_pillow(shape):
    pytest.importorskip("numba")
    fast.load_for(fast.WORTH_PIXELS)
    rng = np.random.default_rng(SEED)
    mask = rng.integers(0, 256, shape, np.uint8)
    mask[rng.random(shape) < 0.5] = 255
    for sigma in (0.05, 0.39, 1.1811, 2.3622, 3.3071, 6.6, float(rng.uniform(0.1, 9.0))):
        assert blur.sigma_known(sigma), sigma
        assert np.array_equal(Blur(sigma)(mask), by_pillow(mask, sigma)), (SEED, sigma)


def test_another_blur_of_pillow_is_followed(monkeypatch):
    pytest.importorskip("numba")
    fast.load_for(fast.WORTH_PIXELS)
    mask = np.arange(600, dtype=np.uint16).reshape(20, 30).astype(np.uint8)
    monkeypatch.setattr(blur, "_by_pillow", lambda mask, sigma: 255 - mask)
    assert fast.kernels() is not None
    assert np.array_equal(Blur(1.2345)(mask), 255 - mask)

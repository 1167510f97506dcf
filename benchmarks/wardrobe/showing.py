"""Cloths made to be measured: planted portraits, plain Designs, and the pixels that come out of them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design
from batik_gen.values.features import PLACED
from batik_gen.values.portrait import Feature, Portrait, Quality
from batik_gen.values.recording import Source

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Shown:
    """Hold a picture of cloth: sRGB 0..255, rows x columns x 3, and its scale in px per mm."""

    rgb: FloatArray
    scale: float

    @property
    def side_mm(self) -> float:
        """Length of the shorter side in mm."""
        return float(min(self.rgb.shape[:2])) / self.scale


def show(design: Design, scale: float) -> Shown:
    """Draw and dye a Design at ``scale`` px per mm."""
    return shown(draw(design), scale)


def shown(cloth: Cloth, scale: float) -> Shown:
    """Dye a Cloth at ``scale`` px per mm."""
    return Shown(np.asarray(dye(cloth, dpi=25.4 * scale).image, np.float64), scale)


def plant(places: Mapping[str, float | None] | None = None, seed: int = 5) -> Portrait:
    """Make a Portrait at the population's middle, but for the features named.

    Parameters
    ----------
    places
        Place of a feature, or None for one that could not be measured.
    seed
        Of the band powers over time and head, which fill the local field.
    """
    rng = np.random.default_rng(seed)
    bands = rng.lognormal(0, 0.3, (60, 4, 5)) * np.array([8, 4, 5, 2, 0.5])
    features = [
        Feature(name, None if place is None else place / 10, "", place, 0.5, "" if place is not None else "not given")
        for name, place in ((name, (places or {}).get(name, 50.0)) for name in PLACED)
    ]
    return Portrait(
        features=tuple(features),
        bands=bands,
        epoch_start_s=np.arange(0, 120, 2.0),
        channels=("AF7", "AF8", "TP9", "TP10"),
        place=np.array([0.12, 0.12, 0.62, 0.62]),
        quality=Quality(120.0, 110.0, 256.0, 50.0, 0.9),
        source=Source("planted"),
        montage="muse_4ch_mean",
        condition="unknown",
        norms="none",
    )


def lab(rgb: FloatArray) -> FloatArray:
    """Return CIE L*a*b* (D65, 2 degrees) of sRGB 0..255."""
    c = rgb / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
                       [0.0193339, 0.1191920, 0.9503041]])  # fmt: skip
    xyz = linear @ to_xyz.T / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)


def nearest(among: FloatArray, to: FloatArray, count: int) -> tuple[FloatArray, IntArray]:
    """Return distances and numbers of the ``count`` nearest points, each n x count."""
    gap, number = cKDTree(among).query(to, k=list(range(1, count + 1)))
    return np.asarray(gap, np.float64), np.asarray(number, np.int64)

"""The coarse grid on which slow unevenness is worked out before it is drawn out to pixels."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.raster.noise import value_noise, wrapped_noise
from batik_gen.render.raster.tiling import Tiling
from batik_gen.values.arrays import FloatArray, IntArray

Float32Array = NDArray[np.float32]
Waves = tuple[tuple[float, float, float], ...]
"""Wavelength across and down in mm, and share, of each noise of a sum."""

_SPACING = 1.1
"""Of knots, mm: a third of the shortest wave."""


@dataclass(frozen=True)
class Knots:
    """Hold how pixels lie among knots.

    Parameters
    ----------
    scale
        Px per mm.
    seed
        The cloth's seed.
    tiling
        How the cloth repeats, and so its unevenness.
    left
        The column of the cloth on which the picture begins, of one that does not repeat.
    """

    scale: float
    seed: int
    tiling: Tiling | None = None
    left: int = 0

    @property
    def _spacing(self) -> float:
        """Distance of knots, mm: no less than a pixel."""
        return max(_SPACING, 1.0 / self.scale)

    def _spaces(self, axis: int) -> int:
        """Return between how many knots a period is drawn out."""
        assert self.tiling is not None
        return max(1, round(self.tiling.noise[axis] / self.scale / self._spacing))

    def across(self, width: int) -> tuple[IntArray, Float32Array]:
        """Return for each column the knot on its left and how far it lies towards the next."""
        if self.tiling is not None:
            return _split((self.tiling.columns(width) + 0.5) * (self._spaces(0) / self.tiling.noise[0]))
        knot, part = _split((np.arange(self.left, self.left + width) + 0.5) / (self.scale * self._spacing))
        return knot - self._first, part

    @property
    def _first(self) -> int:
        """The first column of knots."""
        return int((self.left + 0.5) / (self.scale * self._spacing))

    def down(self, top: int, bottom: int) -> tuple[IntArray, Float32Array]:
        """Return for each row the knot above it and how far it lies towards the next."""
        if self.tiling is not None:
            return _split((self.tiling.rows(top, bottom) + 0.5) * (self._spaces(1) / self.tiling.noise[1]))
        return _split((np.arange(top, bottom) + 0.5) / (self.scale * self._spacing))

    def columns(self, width: int) -> FloatArray:
        """Return the columns of knots that a picture needs."""
        if self.tiling is not None:
            return np.arange(self._spaces(0) + 1, dtype=np.float64)
        last = int((self.left + width) / self.scale / self._spacing) + 2
        return np.arange(self._first, last, dtype=np.float64)

    def summed(self, columns: FloatArray, rows: FloatArray, waves: Waves, salts: list[int]) -> FloatArray:
        """Return a sum of noises at knots, rows x columns."""
        total = np.zeros((len(rows), len(columns)))
        for (across, down, share), salt in zip(waves, salts, strict=True):
            total += share * self.noise(columns, rows, (across, down), salt)
        return total

    def noise(self, columns: FloatArray, rows: FloatArray, wave: tuple[float, float], salt: int) -> FloatArray:
        """Return smooth noise -1..1 at knots, rows x columns, with waves (mm) of two lengths."""
        if self.tiling is None:
            x, y = columns * self._spacing, rows * (self._spacing * wave[0] / wave[1])
            return value_noise(x, y, wave[0], self.seed, salt)
        sides = zip(self.tiling.noise, wave, strict=True)
        count = [max(1, round(side / self.scale / length)) for side, length in sides]
        x, y = columns * (count[0] / self._spaces(0)), rows * (count[1] / self._spaces(1))
        return wrapped_noise(x, y, count, self.seed, salt)


def _split(place: NDArray[np.floating[Any]]) -> tuple[IntArray, Float32Array]:
    whole = np.floor(place).astype(np.int64)
    return whole, (place - whole).astype(np.float32)

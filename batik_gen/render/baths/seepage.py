"""Pinholes in the wax, which let a spot of dye through (where dye creeps under an edge: ``mottling``)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.baths.taking import DEEP, STRENGTH
from batik_gen.render.raster import salts
from batik_gen.render.raster.noise import chance
from batik_gen.values.arrays import FloatArray, IntArray, Mask

_WIDE_WAX = 0.9
"""Wax on all sides (mm) that makes a place wide enough for a pinhole to be seen as one."""

_SMALLEST, LARGEST = 0.10, 0.25
"""Radius of pinholes, mm."""

_FADE = 0.1

HALO = _WIDE_WAX + 2.0 * LARGEST + _FADE
"""How far (mm) the look of a place depends on its neighbours."""

CELL = 9.0
_ODDS = 0.10
"""One cell of so many mm in 1 / odds has a pinhole, at seepage 1."""

Spot = tuple[float, float, float]
"""x, y (mm) and size (0..1) of a pinhole."""


@dataclass(frozen=True)
class Seepage:
    """Hold the pinholes of the wax of one bath (docs/sources.md#seepage).

    Parameters
    ----------
    amount
        0 none, 1 the most.
    seed
        The cloth's seed.
    bath
        Number of the bath: each waxing has its own thin places.
    scale
        Px per mm.
    steps
        Dips that a mask counts. In a ladder the dye comes through what took no
        dip, as deep as ``DEEP`` of them.
    left
        The column of the cloth on which masks begin.
    """

    amount: float
    seed: int
    bath: int
    scale: float
    steps: int = 1
    left: int = 0

    def seep(self, mask: Mask, top: int) -> Mask:
        """Return the access mask of a band (first row ``top``) with the dye that came through."""
        if self.amount <= 0.0:
            return mask
        if self.steps > 1:
            first = first_dip(mask, self.steps)
            through = self._seep(first, top)
            stain = (through.astype(np.uint16) * np.uint16(DEEP) // np.uint16(self.steps)).astype(np.uint8)
            return np.where(through > first, np.maximum(mask, stain), mask)
        return self._seep(mask, top)

    def _seep(self, mask: Mask, top: int) -> Mask:
        out = mask.copy()
        for spot in self._spots(mask, top):
            self._prick(mask, out, top, spot)
        return out

    def _spots(self, mask: Mask, top: int) -> list[Spot]:
        """Return the pinholes that can touch the band."""
        height, width = mask.shape
        begin, end = self.left / self.scale, (self.left + width) / self.scale
        columns = np.arange(max(int((begin - LARGEST) // CELL), 0), int(end / CELL) + 1)
        first = int((top / self.scale - LARGEST) // CELL)
        rows = np.arange(first, int(((top + height) / self.scale + LARGEST) // CELL) + 1)
        column, row = (grid.reshape(-1) for grid in np.meshgrid(columns, rows))
        chosen, draw = self._drawn(column, row)
        x, y = (column + draw[1]) * CELL - begin, (row + draw[2]) * CELL
        spots = np.stack([x, y, draw[3]], axis=1)[chosen]
        return [(a, b, c) for a, b, c in spots.tolist()]

    def _drawn(self, column: IntArray, row: IntArray) -> tuple[NDArray[np.bool_], list[FloatArray]]:
        """Say in which cells there is a pinhole, and draw four even numbers 0..1 for each."""
        salt = salts.PRICK + salts.EACH_BATH * self.bath
        draw = [chance(column, row, self.seed, salt + salts.EACH_DRAW * i) for i in range(4)]
        return draw[0] < _ODDS * self.amount, draw

    def _window(self, mask: Mask, top: int, spot: Spot, margin: float) -> tuple[int, ...]:
        """Return left, upper, right, lower px of the square around a spot, inside the band."""
        x, y, radius = spot
        height, width = mask.shape
        reach = (radius + margin) * self.scale
        return (
            max(0, int(x * self.scale - reach)),
            max(0, int(y * self.scale - reach) - top),
            max(0, min(width, int(x * self.scale + reach) + 1)),
            max(0, min(height, int(y * self.scale + reach) + 1 - top)),
        )

    def _nearness(self, box: tuple[int, ...], top: int, spot: Spot) -> FloatArray:
        """Return 1 at the spot's middle, falling to 0 at its radius and beyond."""
        left, upper, right, lower = box
        across = (np.arange(left, right) + 0.5) / self.scale - spot[0]
        down = (np.arange(upper + top, lower + top) + 0.5) / self.scale - spot[1]
        squared = (across * across)[None, :] + (down * down)[:, None]
        return np.maximum(1.0 - squared / (spot[2] * spot[2]), 0.0)

    def _prick(self, mask: Mask, out: Mask, top: int, spot: Spot) -> None:
        """Let a pinhole's dye through, if the wax around it is wide."""
        x, y, size = spot
        hole = (x, y, _SMALLEST + (LARGEST - _SMALLEST) * size * size)
        left, upper, right, lower = self._window(mask, top, hole, _WIDE_WAX)
        if mask[upper:lower, left:right].any():
            return
        left, upper, right, lower = box = self._window(mask, top, hole, _FADE)
        if right <= left or lower <= upper:
            return
        dyed = np.clip(self._nearness(box, top, hole) * 2.0, 0.0, 1.0) * STRENGTH
        part = out[upper:lower, left:right]
        np.maximum(part, dyed.astype(np.uint8), out=part)


def first_dip(mask: Mask, steps: int) -> Mask:
    """Return how far the first dip of a ladder reached, from the mask that counts them all; of one bath, itself."""
    if steps == 1:
        return mask
    reached: Mask = np.minimum(mask.astype(np.uint16) * np.uint16(steps), 255).astype(np.uint8)
    return reached

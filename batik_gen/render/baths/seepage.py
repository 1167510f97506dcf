"""Where the wax was thin: dye creeps under its edge, and pinholes let a spot of it through."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.raster import salts
from batik_gen.render.raster.blur import Blur
from batik_gen.render.raster.noise import chance, value_noise
from batik_gen.values.arrays import FloatArray, IntArray, Mask

_SPREAD = 0.28
"""Blur (mm) whose tail shows how far a place lies from dyed cloth, up to 0.55 mm."""

_WIDE_WAX = 0.9
"""Wax on all sides (mm) that makes a place wide enough for a pinhole to be seen as one."""

_LARGEST_HOLE = 0.25
_FADE = 0.1

HALO = max(3.0 * _SPREAD + 0.05, _WIDE_WAX + 2.0 * _LARGEST_HOLE + _FADE)
"""How far (mm) the look of a place depends on its neighbours."""

_STRENGTH = 0.76
"""Access under thin wax, of 1; as a concentration that is a third of the full bath."""


_DEEP = 2
"""Dips whose dye shows under thin wax in a ladder."""


@dataclass(frozen=True)
class Thin:
    """Say how often wax is thin: one cell of ``cell`` mm in 1 / ``odds`` at most, up to ``largest`` mm about it."""

    cell: float
    odds: float
    largest: float
    salt: int


CREEPS, PRICKS = Thin(11.0, 0.2, 6.5, salts.CREEP), Thin(9.0, 0.10, _LARGEST_HOLE, salts.PRICK)
"""Where dye creeps under an edge, and where a pinhole lets it through."""


@dataclass(frozen=True)
class Seepage:
    """Hold where dye got under the wax of one bath.

    The amounts follow docs/sources.md#seepage: a few per cent of the
    outlines' length, 0.2 to 0.6 mm wide, pinholes in tembok.

    Parameters
    ----------
    amount
        0 none, 1 about 3 % of all outlines.
    seed
        The cloth's seed.
    bath
        Number of the bath: each waxing has its own thin places.
    scale
        Px per mm.
    steps
        Dips that a mask counts. In a ladder the dye creeps under what took no
        dip, as deep as ``_DEEP`` of them.
    """

    amount: float
    seed: int
    bath: int
    scale: float
    steps: int = 1

    def seep(self, mask: Mask, top: int) -> Mask:
        """Return the access mask of a band (first row ``top``) with the dye that crept in."""
        if self.amount <= 0.0:
            return mask
        if self.steps > 1:
            first = np.minimum(mask.astype(np.uint16) * np.uint16(self.steps), 255).astype(np.uint8)
            crept = self._seep(first, top)
            stain = (crept.astype(np.uint16) * np.uint16(_DEEP) // np.uint16(self.steps)).astype(np.uint8)
            return np.where(crept > first, np.maximum(mask, stain), mask)
        return self._seep(mask, top)

    def _seep(self, mask: Mask, top: int) -> Mask:
        out = mask.copy()
        for thin in (CREEPS, PRICKS):
            for x, y, size, draw in self._spots(mask, top, thin):
                self._spoil(mask, out, top, thin, (x, y, size, draw))
        return out

    def _spoil(self, mask: Mask, out: Mask, top: int, thin: Thin, spot: tuple[float, float, float, float]) -> None:
        """Let dye in at one thin place, from its x and y (mm) and its two numbers."""
        x, y, size, draw = spot
        if thin is CREEPS:
            self._creep(mask, out, top, (x, y, 2.5 + 4.0 * size), 0.2 + 0.25 * draw)
        else:
            self._prick(mask, out, top, (x, y, 0.10 + (_LARGEST_HOLE - 0.10) * size * size))

    def _spots(self, mask: Mask, top: int, thin: Thin) -> list[tuple[float, float, float, float]]:
        """Return x, y (mm) and two even numbers 0..1 of the thin places that can touch the band."""
        height, width = mask.shape
        cell = thin.cell
        columns = np.arange(0, int(width / self.scale / cell) + 1)
        first = int((top / self.scale - thin.largest) // cell)
        rows = np.arange(first, int(((top + height) / self.scale + thin.largest) // cell) + 1)
        column, row = (grid.reshape(-1) for grid in np.meshgrid(columns, rows))
        chosen, draw = self._drawn(column, row, thin)
        x, y = (column + draw[1]) * cell, (row + draw[2]) * cell
        spots = np.stack([x, y, draw[3], draw[4]], axis=1)[chosen]
        return [(a, b, c, d) for a, b, c, d in spots.tolist()]

    def _drawn(self, column: IntArray, row: IntArray, thin: Thin) -> tuple[NDArray[np.bool_], list[FloatArray]]:
        """Say in which cells the wax is thin, and draw five even numbers 0..1 for each."""
        draw = [
            chance(column, row, self.seed, thin.salt + salts.EACH_BATH * self.bath + salts.EACH_DRAW * i)
            for i in range(5)
        ]
        return draw[0] < thin.odds * self.amount, draw

    def _window(self, mask: Mask, top: int, spot: tuple[float, float, float], margin: float) -> tuple[int, ...]:
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

    def _nearness(self, box: tuple[int, ...], top: int, spot: tuple[float, float, float]) -> FloatArray:
        """Return 1 at the spot's middle, falling to 0 at its radius and beyond."""
        left, upper, right, lower = box
        across = (np.arange(left, right) + 0.5) / self.scale - spot[0]
        down = (np.arange(upper + top, lower + top) + 0.5) / self.scale - spot[1]
        squared = (across * across)[None, :] + (down * down)[:, None]
        return np.maximum(1.0 - squared / (spot[2] * spot[2]), 0.0)

    def _creep(self, mask: Mask, out: Mask, top: int, spot: tuple[float, float, float], depth: float) -> None:
        """Move the dye's edge under the wax by up to ``depth`` mm."""
        left, upper, right, lower = box = self._window(mask, top, spot, 3.0 * _SPREAD)
        if right <= left or lower <= upper:
            return
        spread = Blur(_SPREAD * self.scale)(mask[upper:lower, left:right]) * (1.0 / 255.0)
        x = (np.arange(left, right, dtype=np.float64) + 0.5) / self.scale
        y = (np.arange(upper + top, lower + top, dtype=np.float64) + 0.5) / self.scale
        ragged = value_noise(x, y, 0.8, self.seed, salts.CREEP_SLOW + self.bath)
        ragged += 0.5 * value_noise(x, y, 0.25, self.seed, salts.CREEP_QUICK + self.bath)
        moved = depth * self._nearness(box, top, spot) * (0.7 + 0.6 * ragged)
        # A Gaussian's tail at `moved` from a straight edge, near enough: dye stands wherever the blur is above it.
        level = 1.0 - np.clip(moved / (2.0 * _SPREAD), 0.0, 1.0)
        crept = np.clip((spread - 0.5 * level * level) * 5.0, 0.0, 1.0) * (255.0 * _STRENGTH)
        crept *= moved > 0.05
        part = out[upper:lower, left:right]
        np.maximum(part, crept.astype(np.uint8), out=part)

    def _prick(self, mask: Mask, out: Mask, top: int, spot: tuple[float, float, float]) -> None:
        """Let a pinhole's dye through, if the wax around it is wide."""
        left, upper, right, lower = self._window(mask, top, spot, _WIDE_WAX)
        if mask[upper:lower, left:right].any():
            return
        left, upper, right, lower = box = self._window(mask, top, spot, _FADE)
        if right <= left or lower <= upper:
            return
        dyed = np.clip(self._nearness(box, top, spot) * 2.0, 0.0, 1.0) * (255.0 * _STRENGTH)
        part = out[upper:lower, left:right]
        np.maximum(part, dyed.astype(np.uint8), out=part)

"""Where clouds float: large ones first, then smaller ones into the room between, none touching another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.curves import turn
from batik_gen.pattern.hand import uniform
from batik_gen.pattern.shape import BoolArray
from batik_gen.pattern.shape_ground import _inside
from batik_gen.pattern.torus import Torus
from batik_gen.pattern.window import view
from batik_gen.values import FloatArray, IntArray

_FINE = 44.0
"""Nodes a unit of the raster on which clouds are kept apart."""


@dataclass(frozen=True)
class Spot:
    """Hold one place: its number (for everything uneven), centre in mm, width in mm, tilt, side, rank of its size."""

    number: int
    at: FloatArray
    wide: float
    tilt: float
    mirrored: bool
    rank: int


@dataclass(frozen=True)
class Rank:
    """Hold one size of shapes: widths in units (from, to), the gap around it in units, tries a unit of area."""

    wide: tuple[float, float]
    gap: float
    tries: float


def scatter(
    size_mm: tuple[float, float],
    unit: float,
    seed: int,
    ranks: Sequence[Rank],
    stencil: Callable[[int], FloatArray],
    tilt: float,
    flat: float,
) -> list[Spot]:
    """Strew shapes over a cloth, by priority, in units of ``unit`` mm about its middle.

    Parameters
    ----------
    size_mm
        The cloth.
    unit
        Width of a shape of size 1, mm; a larger unit spreads the same layout.
    seed
        Seed of the places.
    ranks
        Sizes, the largest first.
    stencil
        Gives the outline of shape number n (2 wide, about the origin) at its fullest.
    tilt
        Greatest tilt, radians.
    flat
        Height of a shape in widths, by which places are spread.

    Returns
    -------
    The spots; of a cloth that repeats, each once.
    """
    torus = view().torus
    sheet = _Sheet(size_mm, unit) if torus is None else _Roll(torus, unit)
    spots: list[Spot] = []
    for rank, held in enumerate(ranks):
        ii, jj, cell = sheet.cells(np.array([1.0, flat]) / np.sqrt(held.tries * flat))
        luck = [uniform(seed, 811 + 10 * rank + k, ii, jj) for k in range(6)]
        x, y = (ii + luck[0]) * cell[0], (jj + luck[1]) * cell[1]
        number = (rank * 1_000_003 + ii * 7919 + jj * 104_729).astype(np.int64)
        masks: dict[int, tuple[BoolArray, FloatArray]] = {}
        for n in np.lexsort((np.arange(len(x)), luck[2])).tolist():
            if sheet.covered(x[n], y[n]):
                continue
            kind = int(luck[3][n] * 24)
            mirrored = kind % 2 == 1
            lean = tilt * (kind // 2 % 3 - 1)
            share = (kind // 6) / 3
            wide = held.wide[0] + (held.wide[1] - held.wide[0]) * share
            form = int(luck[4][n] * 6) + 6 * rank
            key = kind * 100 + form
            if key not in masks:
                flip = np.array([-0.5 * wide if mirrored else 0.5 * wide, 0.5 * wide])
                masks[key] = _mask(turn(stencil(form) * flip, lean), held.gap)
            # The raster's node is the place, so that what was kept apart stays so.
            centre = sheet.take(*masks[key], np.array([x[n], y[n]]))
            if centre is not None:
                spots.append(Spot(int(number[n]) * 6 + form % 6, centre, wide * unit, lean, mirrored, rank))
    return spots


class _Sheet:
    """Hold what of a cloth and a little around it is taken, on a raster."""

    def __init__(self, size_mm: tuple[float, float], unit: float) -> None:
        self._middle, self._unit = 0.5 * np.array(size_mm), unit
        self._reach = np.array(size_mm) / (2 * unit) + 0.75
        wide, tall = (int(2 * side * _FINE) + 1 for side in self._reach)
        self._taken = np.zeros((tall, wide), bool)

    def cells(self, cell: FloatArray) -> tuple[IntArray, IntArray, FloatArray]:
        """Return the numbers of the cells in each of which one place is tried, and their size in units."""
        i, j = (np.arange(-int(r / c) - 1, int(r / c) + 2) for r, c in zip(self._reach, cell, strict=True))
        ii, jj = (g.ravel() for g in np.meshgrid(i, j))
        return ii, jj, cell

    def covered(self, x: float, y: float) -> bool:
        """Tell at once whether a place, in units, lies on a shape: none can stand there."""
        i, j = (int((at + reach) * _FINE // 1) for at, reach in zip((x, y), self._reach.tolist(), strict=True))
        tall, wide = self._taken.shape
        return 0 <= i < wide and 0 <= j < tall and bool(self._taken[j, i])

    def take(self, mask: BoolArray, corner: FloatArray, place: FloatArray) -> FloatArray | None:
        """Take a shape's nodes at a place, in units, and return its centre in mm; None if some are taken."""
        at = np.floor((place + corner + self._reach) * _FINE).astype(np.int64)
        if not _fits(self._taken, mask, at):
            return None
        centre: FloatArray = (at / _FINE - corner - self._reach) * self._unit + self._middle
        return centre


class _Roll:
    """Do as ``_Sheet`` does for the block of a cloth that repeats, whose edges meet."""

    def __init__(self, torus: Torus, unit: float) -> None:
        self._torus, self._unit = torus, unit
        block = np.array(torus.block)
        # Even numbers, so that a half-drop is whole nodes.
        self._nodes = 2 * np.rint(0.5 * block / unit * _FINE).astype(np.int64)
        self._fine = self._nodes / (block / unit)
        shift = np.array([torus.goal[1][0], torus.goal[0][1]]) / unit
        self._brick, self._drop = np.rint(shift * self._fine).astype(np.int64).tolist()
        self._low = np.array(torus.middle) - 0.5 * block
        self._taken = np.zeros(int(self._nodes[0] * self._nodes[1]), bool)

    def cells(self, cell: FloatArray) -> tuple[IntArray, IntArray, FloatArray]:
        """Return the numbers of the cells in each of which one place is tried, and their size in units."""
        side = self._nodes / self._fine
        counts = np.maximum(np.rint(side / cell), 1).astype(np.int64)
        ii, jj = (g.ravel() for g in np.meshgrid(np.arange(counts[0]), np.arange(counts[1])))
        return ii, jj, side / counts

    def covered(self, x: float, y: float) -> bool:
        """Tell at once whether a place, in units, lies on a shape: none can stand there."""
        i, j = (int(at * fine // 1) for at, fine in zip((x, y), self._fine.tolist(), strict=True))
        return bool(self._taken[self._fold(np.array([i]), np.array([j]))[0]])

    def _fold(self, x: IntArray, y: IntArray) -> IntArray:
        """Return the numbers of nodes that may lie beyond the block's edges."""
        wide, tall = self._nodes.tolist()
        if self._brick:
            row = y // tall
            x, y = x - row * self._brick, y - row * tall
        else:
            column = x // wide
            x, y = x - column * wide, y - column * self._drop
        folded: IntArray = (y % tall) * wide + x % wide
        return folded

    def take(self, mask: BoolArray, corner: FloatArray, place: FloatArray) -> FloatArray | None:
        """Take a shape's nodes at a place, in units, and return its centre in mm; None if some are taken."""
        at = np.floor((place + corner) * self._fine).astype(np.int64)
        y, x = np.nonzero(mask)
        nodes = self._fold(x + at[0], y + at[1])
        # A shape larger than the block would lie over itself.
        if self._taken[nodes].any() or len(np.unique(nodes)) < len(nodes):
            return None
        self._taken[nodes] = True
        centre: FloatArray = (at / self._fine - corner) * self._unit + self._low
        return centre


def form_of(spot: Spot) -> int:
    """Return the number of the stencil a spot was kept free for."""
    return spot.number % 6 + 6 * spot.rank


def _mask(ring: FloatArray, gap: float) -> tuple[BoolArray, FloatArray]:
    """Return the nodes within ``gap`` units of a ring's inside, and where their corner lies."""
    from scipy.ndimage import distance_transform_edt

    low = ring.min(axis=0) - gap - 2 / _FINE
    size = ring.max(axis=0) + gap + 2 / _FINE - low
    shape = (int(np.ceil(size[1] * _FINE)) + 1, int(np.ceil(size[0] * _FINE)) + 1)
    inside = _inside(ring[None], low, _FINE, shape)
    # Tips are thinner than the raster: the outline itself is marked as well.
    node = np.rint((ring - low) * _FINE).astype(np.int64)
    inside[node[:, 1], node[:, 0]] = True
    mask: BoolArray = distance_transform_edt(~inside) <= 0.5 * gap * _FINE + 0.5
    return mask, low


def _fits(taken: BoolArray, mask: BoolArray, at: IntArray) -> bool:
    """Mark a mask's nodes as taken if none of them was; what lies outside the raster is free."""
    h, w = mask.shape
    x, y = int(at[0]), int(at[1])
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + w, taken.shape[1]), min(y + h, taken.shape[0])
    if x1 - x0 <= 0 or y1 - y0 <= 0:
        return False
    part = mask[y0 - y : y1 - y, x0 - x : x1 - x]
    there = taken[y0:y1, x0:x1]
    if bool((part & there).any()):
        return False
    there |= part
    return True

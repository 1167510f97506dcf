"""What of a cloth is taken by shapes that must not touch, kept on a raster of nodes."""

import numpy as np

from batik_gen.pattern.geometry.shape.ground import _inside
from batik_gen.pattern.hand.torus import Torus
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

FINE = 60.0
"""Nodes a unit."""


class TakenRaster:
    """Hold what of a cloth and a little around it is taken, on a raster."""

    def __init__(self, size_mm: tuple[float, float], unit: float) -> None:
        self._middle, self._unit = 0.5 * np.array(size_mm), unit
        self._reach = np.array(size_mm) / (2 * unit) + 0.75
        wide, tall = (int(2 * side * FINE) + 1 for side in self._reach)
        self._taken = np.zeros((tall, wide), bool)
        self._probes: dict[int, tuple[BoolArray, list[tuple[int, int]]]] = {}

    def cells(self, cell: FloatArray) -> tuple[IntArray, IntArray, FloatArray]:
        """Return the numbers of the cells in each of which one place is tried, and their size in units."""
        i, j = (np.arange(-int(r / c) - 1, int(r / c) + 2) for r, c in zip(self._reach, cell, strict=True))
        ii, jj = (g.ravel() for g in np.meshgrid(i, j))
        return ii, jj, cell

    def covered(self, x: float, y: float) -> bool:
        """Tell at once whether a place, in units, lies on a shape: none can stand there."""
        i, j = (int((at + reach) * FINE // 1) for at, reach in zip((x, y), self._reach.tolist(), strict=True))
        tall, wide = self._taken.shape
        return 0 <= i < wide and 0 <= j < tall and bool(self._taken[j, i])

    def depth(self, x: FloatArray, y: FloatArray, flat: float) -> FloatArray:
        """Return how far places, in units, lie from what is taken, where heights count ``1 / flat``-fold."""
        i = np.clip(((x + self._reach[0]) * FINE).astype(np.int64), 0, self._taken.shape[1] - 1)
        j = np.clip(((y + self._reach[1]) * FINE).astype(np.int64), 0, self._taken.shape[0] - 1)
        deep: FloatArray = _away(self._taken, flat)[j, i]
        return deep

    def take(self, mask: BoolArray, corner: FloatArray, place: FloatArray) -> FloatArray | None:
        """Take a shape's nodes at a place, in units, and return its centre in mm; None if some are taken."""
        at = np.floor((place + corner + self._reach) * FINE).astype(np.int64)
        if self._probed(mask, int(at[0]), int(at[1])) or not _fits(self._taken, mask, at):
            return None
        centre: FloatArray = (at / FINE - corner - self._reach) * self._unit + self._middle
        return centre

    def _probed(self, mask: BoolArray, x: int, y: int) -> bool:
        """Tell at once of most shapes that do not fit: their outermost nodes are taken already."""
        key = id(mask)
        if key not in self._probes:
            self._probes[key] = (mask, _outermost(mask))
        tall, wide = self._taken.shape
        return any(
            0 <= y + j < tall and 0 <= x + i < wide and self._taken.item(y + j, x + i) for j, i in self._probes[key][1]
        )


def _outermost(mask: BoolArray) -> list[tuple[int, int]]:
    """Return the outermost nodes of a mask in eight directions."""
    y, x = np.nonzero(mask)
    ways = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 2), (-1, 2), (1, -2), (-1, -2))
    ends = (np.argmax(dx * x + dy * y) for dx, dy in ways)
    return [(int(y[n]), int(x[n])) for n in ends]


class Roll:
    """Do as ``TakenRaster`` does for the block of a cloth that repeats, whose edges meet."""

    def __init__(self, torus: Torus, unit: float) -> None:
        self._torus, self._unit = torus, unit
        block = np.array(torus.block)
        # Even numbers, so that a half-drop is whole nodes.
        self._nodes = 2 * np.rint(0.5 * block / unit * FINE).astype(np.int64)
        self._fine = self._nodes / (block / unit)
        shift = np.array([torus.goal[1][0], torus.goal[0][1]]) / unit
        self._brick, self._drop = np.rint(shift * self._fine).astype(np.int64).tolist()
        self._low = np.array(torus.middle) - 0.5 * block
        self._taken = np.zeros(int(self._nodes[0] * self._nodes[1]), bool)

    def cells(self, cell: FloatArray) -> tuple[IntArray, IntArray, FloatArray]:
        """Return the numbers of the cells in each of which one place is tried, and their size in units."""
        side = self._nodes / self._fine
        # Rows come in pairs, so that staggered ones meet.
        counts = np.maximum(np.rint(side / cell / (1, 2)), 1).astype(np.int64) * (1, 2)
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

    def depth(self, x: FloatArray, y: FloatArray, flat: float) -> FloatArray:
        """Do as ``TakenRaster.depth`` does; ``x`` and ``y`` lie in the block."""
        wide, tall = self._nodes.tolist()
        edge = int(FINE)
        jj, ii = np.mgrid[-edge : tall + edge, -edge : wide + edge]
        away = _away(self._taken[self._fold(ii, jj)], flat)
        i, j = (np.clip((at * fine).astype(np.int64), 0, most - 1) + edge
                for at, fine, most in zip((x, y), self._fine, (wide, tall), strict=True))  # fmt: skip
        deep: FloatArray = away[j, i]
        return deep

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


def mask_of(rings: list[FloatArray], gap: float) -> tuple[BoolArray, FloatArray]:
    """Return the nodes within ``gap`` units of what rings hold together, and where their corner lies."""
    from scipy.ndimage import distance_transform_edt

    every = np.concatenate(rings)
    low = every.min(axis=0) - gap - 2 / FINE
    size = every.max(axis=0) + gap + 2 / FINE - low
    shape = (int(np.ceil(size[1] * FINE)) + 1, int(np.ceil(size[0] * FINE)) + 1)
    inside = np.zeros(shape, bool)
    for ring in rings:
        inside |= _inside(ring[None], low, FINE, shape)
    # Tips are thinner than the raster: the outlines themselves are marked as well.
    node = np.rint((every - low) * FINE).astype(np.int64)
    inside[node[:, 1], node[:, 0]] = True
    mask: BoolArray = distance_transform_edt(~inside) <= 0.5 * gap * FINE + 0.5
    return mask, low


def _away(taken: BoolArray, flat: float) -> FloatArray:
    from scipy.ndimage import distance_transform_edt

    if not taken.any():
        return np.ones(taken.shape)
    away: FloatArray = distance_transform_edt(~taken, sampling=(1 / (flat * FINE), 1 / FINE))
    return away


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

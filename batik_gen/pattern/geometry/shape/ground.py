"""The ground: what is left of the cloth around everything that is drawn on it."""

import numpy as np

from batik_gen.pattern.geometry.curves import area
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

_DEEPEST = 15.0
"""Depths beyond this, mm, are not told apart while a cloth is measured in bands."""
_BAND = 1500


class Occupied:
    """Gather what stands on the ground, with the calls of a ``Waxing``, or from Waxings.

    Parameters
    ----------
    *waxings
        Whatever was already drawn.
    """

    def __init__(self, *waxings: Waxing) -> None:
        self._areas: list[FloatArray] = []
        self._strokes: list[FloatArray] = []
        self._dots: list[FloatArray] = []
        for waxing in waxings:
            self._areas += waxing._areas
            self._strokes += waxing._strokes
            self._dots += waxing._dots

    def area(self, rings: FloatArray) -> None:
        """Keep the ground out of closed rings, n x k x 2."""
        if rings.size:
            self._areas.append(rings)

    def stroke(self, lines: FloatArray, width: FloatArray | float, closed: bool = False) -> None:
        """Keep the ground off lines n x k x 2 of ``width`` mm."""
        if lines.size:
            wide = np.broadcast_to(np.asarray(width, np.float64), lines.shape[:2])
            run = np.concatenate([lines, wide[..., None]], axis=2)
            self._strokes.append(np.concatenate([run, run[:, :1]], axis=1) if closed else run)

    def dot(self, centres: FloatArray, diameter: FloatArray | float) -> None:
        """Keep the ground off dots at (..., 2) of ``diameter`` mm."""
        if centres.size:
            wide = np.broadcast_to(np.asarray(diameter, np.float64), centres.shape[:-1])
            self._dots.append(np.concatenate([centres, wide[..., None]], axis=-1).reshape(-1, 3))

    def ground(
        self,
        size_mm: tuple[float, float],
        *,
        within: FloatArray | None = None,
        per_mm: float | None = None,
        margin: float = 6.0,
        angle: float = 0.0,
        torus: Torus | None = None,
    ) -> Room:
        """Return the ground as one Room, ready for any filling.

        Parameters
        ----------
        size_mm
            The cloth.
        within
            Rings n x k x 2 that the ground keeps to; the whole cloth if not given.
        per_mm
            Nodes per mm; 4 on small cloths, fewer on large ones.
        margin
            How far the ground runs over the edges of the cloth, mm.
        angle
            Direction in which its fillings run, radians.
        torus
            What repeats, if the cloth does.
        """
        low, high = np.full(2, -margin), np.array(size_mm) + margin
        if within is not None:
            low = np.maximum(low, within.reshape(-1, 2).min(axis=0) - 1.0)
            high = np.minimum(high, within.reshape(-1, 2).max(axis=0) + 1.0)
        width, height = float(high[0] - low[0]), float(high[1] - low[1])
        if per_mm is None:
            per_mm = 4.0 if width * height < 60_000 else 3.0 if width * height < 500_000 else 2.0
        shape = (int(np.ceil(height * per_mm)) + 1, int(np.ceil(width * per_mm)) + 1)
        free = np.ones(shape, bool) if within is None else _inside(within, low, per_mm, shape)

        def everywhere(runs: FloatArray) -> FloatArray:
            # What stands on a cloth that repeats stands at all its places.
            return (
                runs if torus is None else torus.around(runs, margin + float((np.array(size_mm) - torus.block).max()))
            )

        for rings in self._areas:
            at, inside = _filled(everywhere(rings), low, per_mm, shape)
            free[at] &= ~inside
        # All at once: most strokes are short, and a call for each would take longer than the blots.
        blots = [_dense(everywhere(run), 0.5 / per_mm) for run in self._strokes]
        blots += [everywhere(dots[:, None])[:, 0] for dots in self._dots]
        if blots:
            _blot(free, np.concatenate(blots), low, per_mm)
        return Room(_depths(free, per_mm)[None], low[None], 1 / per_mm, None, angle)


def _inside(rings: FloatArray, low: FloatArray, per_mm: float, shape: tuple[int, int]) -> BoolArray:
    """Return which nodes lie in any of the rings."""
    at, inside = _filled(rings, low, per_mm, shape)
    every = np.zeros(shape, bool)
    every[at] = inside
    return every


def _filled(
    rings: FloatArray, low: FloatArray, per_mm: float, shape: tuple[int, int]
) -> tuple[tuple[slice, slice], BoolArray]:
    """Return the part of the grid that rings reach, and which of its nodes lie in any: rows between their crossings."""
    rings = np.where((area(rings) >= 0)[:, None, None], rings, rings[:, ::-1])
    one = ((rings - low) * per_mm).reshape(-1, 2)
    other = ((np.roll(rings, -1, axis=1) - low) * per_mm).reshape(-1, 2)
    h, w = shape
    top, bottom = np.minimum(one[:, 1], other[:, 1]), np.maximum(one[:, 1], other[:, 1])
    first = np.clip(np.ceil(top), 0, h).astype(np.int64)
    counts = np.maximum(np.clip(np.ceil(bottom), 0, h).astype(np.int64) - first, 0)
    edge = np.repeat(np.arange(len(one)), counts)
    if not len(edge):
        return (slice(0, 0), slice(0, 0)), np.zeros((0, 0), bool)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
    a, b = one[edge], other[edge]
    x = a[:, 0] + (b[:, 0] - a[:, 0]) * ((row - a[:, 1]) / np.where(b[:, 1] == a[:, 1], 1.0, b[:, 1] - a[:, 1]))
    column = np.clip(np.ceil(x), 0, w).astype(np.int64)
    # A leaf on a wide ground takes few of its rows and columns.
    (y0, y1), (x0, x1) = ((int(axis.min()), int(axis.max())) for axis in (row, column))
    wide = x1 - x0 + 1
    weights = np.where(b[:, 1] > a[:, 1], 1.0, -1.0)
    turns = np.bincount((row - y0) * wide + (column - x0), weights, minlength=(y1 - y0 + 1) * wide)
    inside: BoolArray = np.cumsum(turns.reshape(-1, wide), axis=1)[:, :-1] != 0
    return (slice(y0, y1 + 1), slice(x0, x1)), inside


def _dense(run: FloatArray, pace: float) -> FloatArray:
    """Return points n x 3 along strokes n x k x 3, no further than ``pace`` mm apart."""
    one, other = run[:, :-1].reshape(-1, 3), run[:, 1:].reshape(-1, 3)
    off = other[:, :2] - one[:, :2]
    counts = np.ceil(np.sqrt((off * off).sum(axis=1)) / pace).astype(np.int64) + 1
    piece = np.repeat(np.arange(len(one)), counts)
    part = (np.arange(len(piece)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[piece]
    return np.concatenate([one[piece] + (other - one)[piece] * part[:, None], run[:, -1]])


def _blot(free: BoolArray, dots: FloatArray, low: FloatArray, per_mm: float) -> None:
    """Mark the nodes that dots n x 3 cover."""
    h, w = free.shape
    at = (dots[:, :2] - low) * per_mm
    reach = 0.5 * dots[:, 2] * per_mm
    size = np.ceil(reach).astype(np.int64)
    middle = np.rint(at).astype(np.int64)
    flat = free.reshape(-1)
    for r in np.unique(size).tolist():
        which = np.flatnonzero(size == r)
        spot, whole, square = at[which], middle[which], reach[which] * reach[which]
        # Both axes alone first: every pair of steps then only adds and compares.
        columns = [_aside(whole[:, 0] + dx, spot[:, 0], w) for dx in range(-r, r + 1)]
        for dy in range(-r, r + 1):
            y, far_y, on_y = _aside(whole[:, 1] + dy, spot[:, 1], h)
            row = y * w
            for dx, (x, far_x, on_x) in enumerate(columns, -r):
                hit = on_x & on_y
                if dx or dy:
                    hit &= far_x + far_y <= square
                flat[(row + x)[hit]] = False


def _aside(node: IntArray, at: FloatArray, end: int) -> tuple[IntArray, FloatArray, BoolArray]:
    """Return nodes of one axis, the squares of how far they lie from places, and which lie before the end."""
    off = node - at
    return node, off * off, (node >= 0) & (node < end)


def _depths(free: BoolArray, per_mm: float) -> FloatArray:
    """Return the signed distance in mm of every node to the border of what is free."""
    from scipy.ndimage import distance_transform_edt

    halo = int(np.ceil(_DEEPEST * per_mm))
    out = np.empty(free.shape)
    for top in range(0, len(free), _BAND):
        low, high = max(0, top - halo), min(len(free), top + _BAND + halo)
        part = free[low:high]
        deep = np.full(part.shape, _DEEPEST * per_mm - 0.5)
        if not part.all():
            deep = np.minimum(distance_transform_edt(part) - 0.5, deep)
        if part.any():
            # A step inside what is taken is enough: nothing is drawn there.
            deep[~part] = np.maximum(0.5 - distance_transform_edt(~part)[~part], -2 * per_mm)
        else:
            deep[:] = -2.0 * per_mm
        out[top : top + _BAND] = deep[top - low : top - low + _BAND] / per_mm
    return out

"""Whether lines of many copies keep apart; equal to measuring every pair of points, and many times as quick.

Most pairs are far beyond any distance that could be asked for, and most lines that are too near are so at many of their
points: the far pairs are passed over, and a few points are asked before the others. Lines that shrink step by step
until they are clear meet, as a rule, where they met a step before: those pairs are asked first of all.
"""

from collections.abc import Callable

import numpy as np

from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

_PAIRS = 60_000
"""Pairs that are measured at once: what they take stays in the cache of a processor."""
_FEW = 6
"""Every so many of the points are asked first."""
_HAIR = 1.0 + 1e-9
"""Beyond the gap by what rounding may take."""
_BESIDE = np.arange(-3, 4)
"""Points beside those that met last."""

Need = Callable[[IntArray, IntArray, IntArray], FloatArray]
Planes = tuple[FloatArray, FloatArray]
"""Of points n x k x 2 their x and their y, n x k each: flat arrays are gone through faster."""


def planes(points: FloatArray) -> Planes:
    """Return points n x k x 2 as planes."""
    return np.ascontiguousarray(points[..., 0]), np.ascontiguousarray(points[..., 1])


def keeps_apart(points: FloatArray, held: FloatArray, gap: float, need: Need) -> BoolArray:
    """Tell of each copy whether all its points keep their distance from all that is held.

    Parameters
    ----------
    points, held
        n x j x 2 and n x k x 2.
    gap
        The largest distance that is asked for, mm.
    need
        Given copies, points and held points of some pairs, returns the distance that each asks for, at most ``gap``.
    """
    rows = np.arange(len(points))
    return np.asarray(meeting(planes(points), planes(held), rows, gap, need, np.full(len(points), -1)) < 0, np.bool_)


def meeting(points: Planes, held: Planes, rows: IntArray, gap: float, need: Need, met: IntArray) -> IntArray:
    """Return for each copy a pair that lies too near, or -1 where none does.

    A pair is told by one number: its point times the count of held points, plus its held point.

    Parameters
    ----------
    points, held
        Of n copies j points each, and of some copies k points that are held.
    rows
        Which of ``held`` belongs to each of the n.
    gap, need
        As of ``keeps_apart``.
    met
        Pairs near which they may meet, or -1 where none is known; they change how long it takes, never what it tells.
    """
    found = _near_before(points, held, rows, gap, need, met)
    left = np.flatnonzero(found < 0)
    if not len(left):
        return found
    x, y = points[0], points[1]
    far_x, far_y = held[0][rows[left]], held[1][rows[left]]
    beside = _within(x[left], far_x, gap) & _within(y[left], far_y, gap)
    count, width = x.shape[1], far_x.shape[1]
    for some in (np.arange(_FEW // 2, count, _FEW), np.arange(count)):
        many = max(_PAIRS // max(len(some) * width, 1), 1)
        still = np.flatnonzero(found[left] < 0)
        for begin in range(0, len(still), many):
            which = still[begin : begin + many]
            copies = left[which]
            seen = np.flatnonzero(beside[which].any(axis=0))
            off_x = x[copies[:, None], some][:, :, None] - far_x[which[:, None], seen][:, None]
            off_y = y[copies[:, None], some][:, :, None] - far_y[which[:, None], seen][:, None]
            n, j, k = _too_near(off_x, off_y, gap, need, (copies, some, seen))
            found[n] = j * width + k
    return found


def _near_before(points: Planes, held: Planes, rows: IntArray, gap: float, need: Need, met: IntArray) -> IntArray:
    """Return what ``meeting`` does, of what lies about pairs that met before."""
    found = np.full(len(met), -1)
    known = np.flatnonzero(met >= 0)
    if not len(known):
        return found
    count, width = points[0].shape[1], held[0].shape[1]
    j = np.clip((met[known] // width)[:, None] + _BESIDE, 0, count - 1)
    k = np.clip((met[known] % width)[:, None] + _BESIDE, 0, width - 1)
    row, column = known[:, None], rows[known][:, None]
    off_x = points[0][row, j][:, :, None] - held[0][column, k][:, None]
    off_y = points[1][row, j][:, :, None] - held[1][column, k][:, None]
    n, j, k = _too_near(off_x, off_y, gap, need, (known, j, k))
    found[n] = j * width + k
    return found


def _too_near(
    off_x: FloatArray, off_y: FloatArray, gap: float, need: Need, names: tuple[IntArray, IntArray, IntArray]
) -> tuple[IntArray, IntArray, IntArray]:
    """Return the pairs nearer than what they ask for, by the names of their copies, points and held points.

    Points are named once for all copies, or for each copy by itself.
    """
    off_x *= off_x
    off_y *= off_y
    off_x += off_y
    close = np.flatnonzero(off_x < gap * gap * _HAIR)
    n, j, k = np.unravel_index(close, off_x.shape)
    copies, points, held = names
    at = copies[n], points[j] if points.ndim == 1 else points[n, j], held[k] if held.ndim == 1 else held[n, k]
    near = np.sqrt(off_x.ravel()[close]) < need(*at)
    return at[0][near], at[1][near], at[2][near]


def _within(values: FloatArray, far: FloatArray, gap: float) -> BoolArray:
    """Tell which held values, n x k, lie within a gap of the span of a copy's values, n x j."""
    low, high = values.min(axis=1, keepdims=True), values.max(axis=1, keepdims=True)
    hair = gap * _HAIR + 1e-9
    return np.asarray((far >= low - hair) & (far <= high + hair), np.bool_)

"""Whether lines of many copies keep apart; equal to measuring every pair of points, and several times as quick.

Most pairs are far beyond any distance that could be asked for, and most lines that are too near are so at many of their
points: the far pairs are passed over, and a few points are asked before the others.
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

Need = Callable[[IntArray, IntArray, IntArray], FloatArray]


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
    # Planes of x and y, for flat arrays are gone through faster.
    x, y = np.ascontiguousarray(points[..., 0]), np.ascontiguousarray(points[..., 1])
    far_x, far_y = np.ascontiguousarray(held[..., 0]), np.ascontiguousarray(held[..., 1])
    apart, count = np.ones(len(points), np.bool_), points.shape[1]
    beside = _within(x, far_x, gap) & _within(y, far_y, gap)
    for some in (np.arange(_FEW // 2, count, _FEW), np.arange(count)):
        many = max(_PAIRS // max(len(some) * held.shape[1], 1), 1)
        left = np.flatnonzero(apart)
        for begin in range(0, len(left), many):
            which = left[begin : begin + many]
            seen = np.flatnonzero(beside[which].any(axis=0))
            off_x = x[which[:, None], some][:, :, None] - far_x[which[:, None], seen][:, None]
            off_y = y[which[:, None], some][:, :, None] - far_y[which[:, None], seen][:, None]
            off_x *= off_x
            off_y *= off_y
            off_x += off_y
            close = np.flatnonzero(off_x < gap * gap * _HAIR)
            n, j, k = np.unravel_index(close, off_x.shape)
            n = which[n]
            near = np.sqrt(off_x.ravel()[close]) < need(n, some[j], seen[k])
            apart[n[near]] = False
    return apart


def _within(values: FloatArray, far: FloatArray, gap: float) -> BoolArray:
    """Tell which held values, n x k, lie within a gap of the span of a copy's values, n x j."""
    low, high = values.min(axis=1, keepdims=True), values.max(axis=1, keepdims=True)
    hair = gap * _HAIR + 1e-9
    return np.asarray((far >= low - hair) & (far <= high + hair), np.bool_)

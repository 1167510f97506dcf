"""Leaving out corners of many polylines at once, as far as none moves more than a tolerance."""

import numpy as np
from numpy.typing import NDArray

from batik_gen.values.arrays import FloatArray, IntArray


def kept(points: FloatArray, offsets: IntArray, tolerance: float) -> NDArray[np.bool_]:
    """Say which points of open polylines stay (Ramer 1972, Douglas & Peucker 1973).

    All polylines are divided side by side, one level of all of them at a time, so that
    NumPy does the work.

    Parameters
    ----------
    points
        n x 2, one polyline after the other.
    offsets
        Polyline i is ``points[offsets[i]:offsets[i + 1]]``.
    tolerance
        Farthest that a point left out may lie from the line that replaces it.
    """
    first, last = offsets[:-1], offsets[1:] - 1
    first, last = first[last >= first], last[last >= first]
    stays = np.zeros(len(points), bool)
    stays[first] = stays[last] = True
    limit = tolerance * tolerance
    while True:
        inner = last - first > 1
        first, last = first[inner], last[inner]
        if not len(first):
            return stays
        count = last - first - 1
        begin = np.cumsum(count) - count
        which = np.repeat(np.arange(len(first)), count)
        at = first[which] + 1 + np.arange(len(which)) - begin[which]
        off = _squared_distance(points[at], points[first][which], points[last][which])
        worst = np.maximum.reduceat(off, begin)
        # The first of several that are equally far, so that the choice is the same everywhere.
        hit = np.flatnonzero(off == worst[which])
        _, one = np.unique(which[hit], return_index=True)
        middle = at[hit[one]]
        far = worst > limit
        middle = middle[far]
        stays[middle] = True
        first, last = np.concatenate([first[far], middle]), np.concatenate([middle, last[far]])


def _squared_distance(p: FloatArray, a: FloatArray, b: FloatArray) -> FloatArray:
    """Return the squared distance of each point from its own straight piece."""
    ax, ay = b[:, 0] - a[:, 0], b[:, 1] - a[:, 1]
    px, py = p[:, 0] - a[:, 0], p[:, 1] - a[:, 1]
    along = np.clip((px * ax + py * ay) / np.maximum(ax * ax + ay * ay, 1e-18), 0.0, 1.0)
    dx, dy = px - along * ax, py - along * ay
    result: FloatArray = dx * dx + dy * dy
    return result

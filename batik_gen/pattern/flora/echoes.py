"""Rows of cecek that echo an edge: the filling of a ground knows the shape it lives in (docs/sources.md#isen)."""

from collections.abc import Sequence

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.flora.blades import POINTS
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.values.arrays import FloatArray

_SMALLER = 0.05
"""So much of its size a dot loses from one row to the next, and no more than half."""


def standing(taken: Sequence[FloatArray]) -> cKDTree | None:
    """Return all that stands, of shapes n x k x 2: blades are held with what lies within them."""
    blades = [part for part in taken if part.shape[1] == 2 * POINTS]
    cores = [share * (r + (1 / share - 1) * r.mean(axis=1, keepdims=True)) for r in blades for share in (0.66, 0.33)]
    points = [part.reshape(-1, 2) for part in (*taken, *cores)]
    return cKDTree(np.concatenate(points)) if sum(map(len, points)) else None


def echo(
    pen: Waxing, hand: Hand, curves: Sequence[FloatArray], step: float, dot: float, stand: cKDTree | None, clear: float,
    *, closed: bool = True,
) -> None:  # fmt: skip
    """Set dots along curves n x k x 2, one within the other, where they are ``clear`` mm off what stands."""
    if stand is None:
        return
    for row, curve in enumerate(curves):
        places, kept = cecek.in_rows(hand, curve, step, closed)
        dots = places[kept]
        free = stand.query(dots)[0] > clear
        pen.dot(dots[free], dot * max(1.0 - _SMALLER * row, 0.5))

"""The way of the hand: at what time the canting is where, stroke by stroke in the order of drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.cloth import Layer

_STEP_MM = 0.15
"""A line is followed in steps of this length."""
_SPEED, _STRAIGHT = 18.0, 0.05
"""mm a second along a curve of this curvature (1 / mm), which straighter lines are not drawn faster than."""
_LIFTING_S, _CARRYING = 0.3, 150.0
"""Seconds for lifting the canting, and mm a second on the way to the next stroke."""
_DOT_S = 0.25
_POURING = 0.4
"""Seconds a mm from an outline in which a shape fills with wax."""


@dataclass(frozen=True, eq=False)
class Way:
    """Hold places in the order in which the hand comes to them.

    Parameters
    ----------
    xy
        n x 2, mm.
    seconds
        When it is there, n.
    pouring
        Seconds a mm in which wax reaches what lies beside the way.
    """

    xy: FloatArray
    seconds: FloatArray
    pouring: float = 0.0

    @property
    def ends(self) -> float:
        """When all is drawn."""
        return float(self.seconds.max()) if len(self.seconds) else 0.0


def way_of(layers: Sequence[Layer], size_mm: tuple[float, float]) -> Way:
    """Follow the hand over some layers: shapes by their outlines, lines, dots, each in the order it was drawn in.

    Speed falls with the cube root of curvature, as hands that draw do (the two-thirds power law,
    docs/sources.md#film). What lies off the cloth takes no time.

    Parameters
    ----------
    layers
        What is waxed in one job.
    size_mm
        Of the cloth.
    """
    places, times = [np.zeros((0, 2))], [np.zeros(0)]
    for layer in layers:
        rings = _closed(layer.areas.points, layer.areas.offsets)
        for points, offsets in (rings, (layer.strokes.points[:, :2], layer.strokes.offsets)):
            xy, taken = _followed(points, offsets)
            places.append(xy)
            times.append(taken)
        dots = layer.dots.points[:, :2]
        places.append(dots)
        times.append(np.full(len(dots), _DOT_S))
    xy, taken = np.concatenate(places), np.concatenate(times)
    inside = ((xy >= 0.0) & (xy <= np.array(size_mm))).all(axis=1)
    xy, taken = xy[inside], taken[inside]
    return Way(xy, np.cumsum(taken + _carried(xy)), _POURING)


def _closed(points: FloatArray, offsets: IntArray) -> tuple[FloatArray, IntArray]:
    """Return rings as lines that end where they begin."""
    lengths = np.diff(offsets)
    kept = offsets[:-1][lengths > 0], offsets[1:][lengths > 0]
    if not len(kept[0]):
        return np.zeros((0, 2)), np.zeros(1, np.int64)
    order = np.concatenate([np.r_[first:last, first] for first, last in zip(*kept, strict=True)])
    return points[order], np.concatenate([[0], np.cumsum(kept[1] - kept[0] + 1)])


def _followed(points: FloatArray, offsets: IntArray) -> tuple[FloatArray, FloatArray]:
    """Return places along lines and the seconds that each takes from the one before."""
    if not len(points):
        return np.zeros((0, 2)), np.zeros(0)
    stroke = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    along = np.diff(points, axis=0)
    joined = stroke[1:] == stroke[:-1]
    length = np.where(joined, np.sqrt((along * along).sum(axis=1)), 0.0)
    parts = np.maximum(np.ceil(length / _STEP_MM), 1.0).astype(np.int64)
    parts[~joined] = 1
    which = np.repeat(np.arange(len(parts)), parts)
    number = np.arange(len(which)) - (np.cumsum(parts) - parts)[which] + 1
    # The step from one stroke to the next lands on its first point.
    share = np.where(joined[which], number / parts[which], 1.0)
    xy = points[which] + along[which] * share[:, None]
    slow = np.cbrt(np.maximum(_curvature(points, joined), _STRAIGHT) / _STRAIGHT)
    taken = (length / parts)[which] * slow[which + 1] / _SPEED
    return np.concatenate([points[:1], xy]), np.concatenate([[0.0], taken])


def _curvature(points: FloatArray, joined: BoolArray) -> FloatArray:
    """Return 1 / radius (mm) of the circle through each point and its neighbours; 0 at the ends of strokes."""
    out = np.zeros(len(points))
    if len(points) < 3:
        return out
    before, after = points[1:-1] - points[:-2], points[2:] - points[1:-1]
    across = before + after
    twice = np.abs(before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0])
    sides = np.sqrt((before * before).sum(axis=1) * (after * after).sum(axis=1) * (across * across).sum(axis=1))
    out[1:-1] = np.where(joined[:-1] & joined[1:] & (sides > 1e-9), 2.0 * twice / np.maximum(sides, 1e-9), 0.0)
    return np.minimum(out, 1.0 / _STEP_MM)


def _carried(xy: FloatArray) -> FloatArray:
    """Return the seconds that each place takes for carrying the canting there, where no line leads to it."""
    if len(xy) < 2:
        return np.zeros(len(xy))
    away = np.diff(xy, axis=0)
    far = np.sqrt((away * away).sum(axis=1))
    return np.concatenate([[0.0], np.where(far > 1.5 * _STEP_MM, _LIFTING_S + far / _CARRYING, 0.0)])

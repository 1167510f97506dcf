"""Cutting strokes into runs of one width each, since a vector file knows no other lines."""

from dataclasses import dataclass

import numpy as np

from batik_gen.render.vectors.simplify import kept
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Strokes

_WIDTH_PART, _LINE_PART = 0.6, 0.2
"""How the tolerance is shared: most for the width, little for the corners left out."""


_MIDDLE = 0.4
"""Where between its least and greatest width a run's own lies: its round ends reach over the finer run beside it."""


@dataclass(frozen=True, eq=False)
class Run:
    """Hold a piece of a stroke: its centre line (n x 2) and its one width, in mm."""

    line: FloatArray
    width: float


def runs_of(strokes: Strokes, detail: float) -> list[list[Run]]:
    """Return for each stroke its runs, end to end.

    Parameters
    ----------
    strokes
        The strokes.
    detail
        Farthest in mm that the edge of a drawn line 1 mm wide or wider may lie from the true
        one; for finer lines less by as much as they are finer.
    """
    points, offsets = _divided(strokes, detail)
    runs: list[list[Run]] = []
    cuts, widths = _cuts(points[:, 2], offsets, detail)
    bounds = np.unique(np.concatenate([offsets, cuts]))
    lines = _overlapping(points[:, :2], bounds, offsets)
    stays = kept(*lines, _LINE_PART * detail)
    which = 0
    for first, last in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True):
        held: list[Run] = []
        begin, end = np.searchsorted(bounds, [first, last])
        for _ in range(int(begin), int(end)):
            a, b = lines[1][which], lines[1][which + 1]
            held.append(Run(lines[0][a:b][stays[a:b]], float(widths[which])))
            which += 1
        if held:
            runs.append(held)
    return runs


def _divided(strokes: Strokes, detail: float) -> tuple[FloatArray, IntArray]:
    """Return the strokes with points added where the width changes too much from one to the next."""
    points, offsets = strokes.points, strokes.offsets
    step = np.ones(len(points), np.int64)
    if len(points) > 1:
        change = np.abs(np.diff(points[:, 2]))
        step[:-1] = np.maximum(np.ceil(change / _quantum(np.minimum(points[:-1, 2], points[1:, 2]), detail)), 1)
    ends = offsets[1:][np.diff(offsets) > 0] - 1
    step[ends] = 1
    which = np.repeat(np.arange(len(points)), step)
    before = np.cumsum(step) - step
    part = (np.arange(len(which)) - before[which]) / step[which]
    following = np.minimum(which + 1, len(points) - 1)
    divided = points[which] + (points[following] - points[which]) * part[:, None]
    return divided, np.concatenate([before, [len(which)]])[offsets]


def _quantum(width: FloatArray, detail: float) -> FloatArray:
    """Return how far widths within one run may lie apart."""
    result: FloatArray = 2.0 * _WIDTH_PART * detail * np.clip(width, 1e-3, 1.0)
    return result


def _cuts(width: FloatArray, offsets: IntArray, detail: float) -> tuple[IntArray, FloatArray]:
    """Return where runs begin within strokes, and the width of every run.

    Each run is as long as its widths allow; all strokes go forward side by side, a point at
    a time.
    """
    begin, count = offsets[:-1], np.diff(offsets)
    low, high = width[np.minimum(begin, len(width) - 1)], width[np.minimum(begin, len(width) - 1)]
    start = begin.copy()
    cuts, found = [], []
    for k in range(1, int(count.max(initial=0))):
        going = np.flatnonzero(count > k)
        here = width[begin[going] + k]
        lower, upper = np.minimum(low[going], here), np.maximum(high[going], here)
        wide = upper - lower > _quantum(lower, detail) * 1.0001
        turned = going[wide]
        found.append(
            np.stack([start[turned].astype(np.float64), low[turned] + _MIDDLE * (high[turned] - low[turned])], axis=1)
        )
        # The next run begins at the point before, which it shares with this one.
        start[turned] = begin[turned] + k - 1
        cuts.append(start[turned].copy())
        before = width[begin[turned] + k - 1]
        low[going], high[going] = lower, upper
        low[turned], high[turned] = np.minimum(before, here[wide]), np.maximum(before, here[wide])
    last = np.flatnonzero(count > 0)
    found.append(np.stack([start[last].astype(np.float64), low[last] + _MIDDLE * (high[last] - low[last])], axis=1))
    table = np.concatenate(found)
    order = np.argsort(table[:, 0], kind="stable")
    return np.concatenate([np.zeros(0, np.int64), *cuts]), table[order, 1]


def _overlapping(points: FloatArray, bounds: IntArray, offsets: IntArray) -> tuple[FloatArray, IntArray]:
    """Return the runs as polylines that share the points at which they meet."""
    first, last = bounds[:-1], bounds[1:].copy()
    last[~np.isin(last, offsets)] += 1
    count = last - first
    begin = np.cumsum(count) - count
    which = np.repeat(np.arange(len(count)), count)
    at = first[which] + np.arange(len(which)) - begin[which]
    return points[at], np.concatenate([begin, [len(at)]])

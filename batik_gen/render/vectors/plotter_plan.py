"""What a plotter does for one layer: its lines, outlines and dots, in a short order."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from batik_gen.render.vectors.simplify import kept
from batik_gen.render.vectors.travel import as_drawn, shortest_order, travelled
from batik_gen.render.vectors.widths import Run, runs_of
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Areas, Dots, Layer

_OUTLINE_PART = 0.5
"""Share of the tolerance that corners left out of an outline may take."""

_ALIKE = 1.02
"""Factor from one size of dots to the next: each is within 1 % of its own size."""


@dataclass(frozen=True, eq=False)
class Touches:
    """Hold dots of one diameter: n x 2 and mm."""

    points: FloatArray
    diameter: float


@dataclass(frozen=True, eq=False)
class PlotterPlan:
    """Hold what is drawn of one layer, in order.

    Parameters
    ----------
    layer
        The layer.
    rings
        Outlines of areas, each n x 2.
    runs
        Runs of strokes.
    dots
        Dots by size, small to large.
    travel_mm, drawn_travel_mm
        How far the pen goes lifted; and how far it would in the order of the drawing.
    """

    layer: Layer
    rings: tuple[FloatArray, ...]
    runs: tuple[Run, ...]
    dots: tuple[Touches, ...]
    travel_mm: float
    drawn_travel_mm: float


def plan_of(layer: Layer, detail: float) -> PlotterPlan:
    """Plan one layer to within ``detail`` mm."""
    rings = _rings(layer.areas, detail)
    strokes = runs_of(layer.strokes, detail) if len(layer.strokes) else []
    corners = np.array([ring[0] for ring in rings]).reshape(-1, 2)
    starts = np.array([runs[0].line[0] for runs in strokes]).reshape(-1, 2)
    ends = np.array([runs[-1].line[-1] for runs in strokes]).reshape(-1, 2)
    ways = [(corners, corners, shortest_order(corners, corners)), (starts, ends, shortest_order(starts, ends))]
    dots, before, after = _dots(layer.dots)
    return PlotterPlan(
        layer,
        rings=tuple(rings[number] for number, _ in ways[0][2]),
        runs=tuple(run for number, back in ways[1][2] for run in _along(strokes[number], back)),
        dots=dots,
        travel_mm=after + sum(travelled(*way) for way in ways),
        drawn_travel_mm=before + sum(travelled(a, b, as_drawn(len(a))) for a, b, _ in ways),
    )


def _along(runs: list[Run], back: bool) -> list[Run]:
    return [Run(run.line[::-1], run.width) for run in reversed(runs)] if back else runs


def _rings(areas: Areas, detail: float) -> list[FloatArray]:
    """Return the outlines without needless corners, all turning the same way, as a fill of their union asks."""
    points, offsets = areas.points, areas.offsets
    # Closed with their first corner repeated, and cut in half, for a ring has no ends to be kept.
    closed = [np.r_[points[a:b], points[a : a + 1]] for a, b in pairwise(offsets) if b - a > 2]
    if not closed:
        return []
    joined = np.concatenate(closed)
    begin = np.cumsum([0] + [len(ring) for ring in closed])
    halves = np.sort(np.concatenate([begin[:-1], begin[:-1] + np.diff(begin) // 2]))
    cut = np.append(halves, len(joined))
    stays = kept(joined, cut, _OUTLINE_PART * detail)
    # The corner before each cut stays as the end of its half; it is one of the ring's own.
    rings = []
    for a, b in zip(begin[:-1].tolist(), begin[1:].tolist(), strict=True):
        ring = joined[a : b - 1][stays[a : b - 1]]
        x, y = ring[:, 0], ring[:, 1]
        turn = float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())
        if len(ring) > 2:
            rings.append(ring if turn <= 0 else ring[::-1])
    return rings


def _dots(dots: Dots) -> tuple[tuple[Touches, ...], float, float]:
    # A dot of no size is no touch of the nib.
    seen = dots.points[dots.points[:, 2] > 0] if len(dots) else dots.points
    if not len(seen):
        return (), 0.0, 0.0
    places, size = seen[:, :2], seen[:, 2]
    steps = [float(size.min())]
    while steps[-1] < float(size.max()):
        steps.append(steps[-1] * _ALIKE)
    middle = [0.5 * (a + b) for a, b in zip(steps, [*steps[1:], steps[-1]], strict=True)]
    group = np.searchsorted(middle, size)
    touches, after, x, y = [], 0.0, 0.0, 0.0
    for number in np.unique(group).tolist():
        own = places[group == number]
        order = shortest_order(own, own, (x, y))
        own = own[[n for n, _ in order]]
        after += travelled(own, own, as_drawn(len(own)))
        touches.append(Touches(own, steps[min(number, len(steps) - 1)]))
        x, y = own[-1].tolist()
    return tuple(touches), travelled(places, places, as_drawn(len(places))), after

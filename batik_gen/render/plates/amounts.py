"""How much there is to wax: lengths by nib, dots and shapes of every job."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.dyeing.bands import ClothOf
from batik_gen.render.processes.working import Job, Kind, turned
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Cloth, Layer

NIBS_MM = (0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
"""Openings of canting: cecek and isen 0.25 to 1, klowong 1 to 2, tembok to 3 (docs/sources.md#canting)."""

_SPREADS = 1.15
"""Width of the wax line over the opening: 1.0 to 1.3, for wax spreads (docs/sources.md#canting)."""

_STRIP_MM = 250.0

_FEW = 0.04
"""Share of lines or dots for which no maker takes up another nib."""


@dataclass(frozen=True)
class Amount:
    """Hold what one job waxes.

    Parameters
    ----------
    metres
        Length of lines by the opening of the nib (mm) that draws them.
    dots
        Dots by opening.
    shapes
        Filled shapes.
    """

    metres: tuple[tuple[float, float], ...]
    dots: tuple[tuple[float, int], ...]
    shapes: int


def amounts(source: Cloth | ClothOf, jobs: tuple[Job, ...]) -> dict[Job, Amount]:
    """Measure every waxing of a cloth, strip by strip where it is drawn so.

    Parameters
    ----------
    source
        The cloth, or what draws strips of it.
    jobs
        The working order.

    Returns
    -------
    Amount by job; lines as they are drawn, also where a later layer cuts them.
    """
    waxings = tuple(job for job in jobs if job.kind is Kind.WAX)
    lengths = {job: np.zeros(len(NIBS_MM)) for job in waxings}
    dots = {job: np.zeros(len(NIBS_MM), np.int64) for job in waxings}
    shapes = dict.fromkeys(waxings, 0)
    wide, tall = (source if isinstance(source, Cloth) else source(0.0, 0.0)).size_mm
    for top in np.arange(0.0, tall, _STRIP_MM).tolist():
        bottom = min(top + _STRIP_MM, tall)
        strip = turned(source if isinstance(source, Cloth) else source(top, bottom))
        for layer in strip.layers:
            own = [job for job in waxings if layer.wax in job.states and job.step in (None, layer.step)]
            if own:
                line, dot, shape = _of_layer(layer, (wide, top, bottom))
                for job in own:
                    lengths[job] += line
                    dots[job] += dot
                    shapes[job] += shape
    return {
        job: Amount(
            tuple((nib, mm / 1000.0) for nib, mm in zip(NIBS_MM, _gathered(lengths[job]), strict=True) if mm >= 10.0),
            tuple((nib, int(count)) for nib, count in zip(NIBS_MM, _gathered(dots[job]), strict=True) if count),
            shapes[job],
        )
        for job in waxings
    }


def _gathered(by_nib: FloatArray | NDArray[np.int64]) -> list[float]:
    """Return amounts by nib, with what would take up a nib for little left to the one beside it."""
    held = [float(amount) for amount in by_nib]
    most = max(range(len(held)), key=lambda n: held[n])
    # From both ends towards the nib that is used most.
    for order, towards in ((range(most), 1), (range(len(held) - 1, most, -1), -1)):
        for n in order:
            if held[n] < _FEW * sum(held):
                held[n + towards] += held[n]
                held[n] = 0.0
    return held


def _of_layer(layer: Layer, room: tuple[float, float, float]) -> tuple[FloatArray, NDArray[np.int64], int]:
    """Return length and dots by nib, and shapes, of what has its middle inside the room (width, top, bottom)."""
    lengths = np.zeros(len(NIBS_MM))
    points, offsets = layer.strokes.points, layer.strokes.offsets
    if len(points) > 1:
        begins = np.zeros(len(points), bool)
        begins[offsets[:-1][np.diff(offsets) > 0]] = True
        stroke = np.cumsum(begins) - 1
        # One nib draws a whole stroke, however the hand presses.
        mean = np.bincount(stroke, points[:, 2]) / np.bincount(stroke)
        joined = ~begins[1:]
        a, b = points[:-1][joined], points[1:][joined]
        along = b - a
        length = np.sqrt(along[:, 0] * along[:, 0] + along[:, 1] * along[:, 1])
        held = _inside(0.5 * (a + b), room)
        nib = _nib(mean[stroke[1:][joined]])
        lengths += np.bincount(nib[held], length[held], len(NIBS_MM))
    dots = layer.dots.points
    nib = _nib(dots[:, 2])[_inside(dots, room)]
    areas, begin = layer.areas, layer.areas.offsets[:-1]
    shapes = int(_inside(areas.points[begin], room).sum()) if len(areas) else 0
    return lengths, np.bincount(nib, minlength=len(NIBS_MM)), shapes


def _inside(points: FloatArray, room: tuple[float, float, float]) -> NDArray[np.bool_]:
    wide, top, bottom = room
    x, y = points[:, 0], points[:, 1]
    held: NDArray[np.bool_] = (x >= 0.0) & (x <= wide) & (y >= top) & (y < bottom)
    return held


def _nib(width: FloatArray) -> NDArray[np.int64]:
    """Return the number of the nib whose line is nearest in width."""
    line = np.array(NIBS_MM) * _SPREADS
    return np.searchsorted(0.5 * (line[1:] + line[:-1]), width)

"""A layer's geometry in pixels, sorted so that a band of rows finds its own shapes at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from batik_gen.cloth import Areas, Dots, Layer, Strokes, Wax
from batik_gen.render.fill import fill
from batik_gen.render.stamp import stamp_dots, stamp_strokes

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_PIECE = 10.0
"""Longest stroke piece in px: the pixel box around a long slanting piece is mostly empty."""


@dataclass(frozen=True, eq=False)
class Sorted:
    """Hold rows of numbers sorted by their upper end in y.

    Parameters
    ----------
    rows
        One shape (edge, stroke piece or dot) a row, in px.
    upper, lower
        Where each shape begins and ends in y, in px.
    tallest
        The greatest height among them.
    """

    rows: FloatArray
    upper: FloatArray
    lower: FloatArray
    tallest: float

    def touching(self, top: int, bottom: int) -> FloatArray:
        """Return the shapes that reach into rows top..bottom."""
        first = int(np.searchsorted(self.upper, top - self.tallest))
        last = int(np.searchsorted(self.upper, bottom))
        return self.rows[first:last][self.lower[first:last] > top]


@dataclass(frozen=True, eq=False)
class Drawing:
    """Hold one layer ready to be drawn at one scale."""

    wax: Wax
    edges: Sorted
    pieces: Sorted
    dots: Sorted

    def cover(self, top: int, bottom: int, width: int) -> NDArray[np.uint8] | None:
        """Return the coverage 0..255 of rows top..bottom, or None where nothing is drawn."""
        edges = self.edges.touching(top, bottom)
        pieces = self.pieces.touching(top, bottom)
        dots = self.dots.touching(top, bottom)
        if not (len(edges) or len(pieces) or len(dots)):
            return None
        out = np.zeros((bottom - top, width), np.uint8)
        if len(edges):
            fill(edges, top, out)
        if len(pieces):
            stamp_strokes(pieces, top, out)
        if len(dots):
            stamp_dots(dots, top, out)
        return out


def prepare(layer: Layer, scale: float) -> Drawing:
    """Bring a layer to ``scale`` px per mm and sort it by rows."""
    return Drawing(
        wax=layer.wax,
        edges=_edges(layer.areas, scale),
        pieces=_pieces(layer.strokes, scale),
        dots=_dots(layer.dots, scale),
    )


def _sort(rows: FloatArray, upper: FloatArray, lower: FloatArray) -> Sorted:
    order = np.argsort(upper, kind="stable")
    tallest = float((lower - upper).max()) if len(rows) else 0.0
    return Sorted(rows[order], upper[order], lower[order], tallest)


def _edges(areas: Areas, scale: float) -> Sorted:
    """Return every ring's edges, all rings turned the same way."""
    begin, end = areas.offsets[:-1], areas.offsets[1:]
    begin, end = begin[end > begin], end[end > begin]
    points = areas.points
    following = np.arange(1, len(points) + 1)
    following[end - 1] = begin
    after = points[following] if len(points) else points
    edges = np.concatenate([points, after], axis=1)
    if len(begin):
        turn = np.add.reduceat(points[:, 0] * after[:, 1] - after[:, 0] * points[:, 1], begin)
        backward = np.repeat(turn > 0.0, end - begin)
        edges[backward] = edges[backward][:, [2, 3, 0, 1]]
    edges = edges[edges[:, 1] != edges[:, 3]] * scale
    return _sort(edges, np.minimum(edges[:, 1], edges[:, 3]), np.maximum(edges[:, 1], edges[:, 3]))


def _pieces(strokes: Strokes, scale: float) -> Sorted:
    """Return the straight pieces of all strokes, none longer than a few pixels."""
    points = strokes.points * np.array([scale, scale, 0.5 * scale])
    begin, end = strokes.offsets[:-1], strokes.offsets[1:]
    single = begin[end - begin == 1]
    starts = np.ones(len(points), bool)
    starts[end[end > begin] - 1] = False
    starts[single] = True
    first = np.flatnonzero(starts)
    second = np.minimum(first + 1, max(len(points) - 1, 0))
    second[np.isin(first, single)] = first[np.isin(first, single)]
    a, b = points[first], points[second]
    along = b - a
    length = np.sqrt(along[:, 0] * along[:, 0] + along[:, 1] * along[:, 1])
    parts = np.maximum(np.ceil(length / _PIECE), 1.0).astype(np.int64)
    which = np.repeat(np.arange(len(parts)), parts)
    number = np.arange(len(which)) - (np.cumsum(parts) - parts)[which]
    step = along[which] / parts[which][:, None]
    start = a[which] + step * number[:, None]
    stop = a[which] + step * (number[:, None] + 1)
    rows = np.concatenate([start, stop], axis=1)
    reach = np.maximum(rows[:, 2], rows[:, 5]) + 0.5
    return _sort(rows, np.minimum(rows[:, 1], rows[:, 4]) - reach, np.maximum(rows[:, 1], rows[:, 4]) + reach)


def _dots(dots: Dots, scale: float) -> Sorted:
    rows = dots.points * np.array([scale, scale, 0.5 * scale])
    reach = rows[:, 2] + 1.0
    return _sort(rows, rows[:, 1] - reach, rows[:, 1] + reach)

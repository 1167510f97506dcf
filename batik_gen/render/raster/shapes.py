"""A layer's geometry, sorted so that a band of rows finds its own shapes at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.raster.fill import fill
from batik_gen.render.raster.stamp import stamp_dots, stamp_strokes
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Areas, Dots, Layer, Strokes, Wax

_PIECE = 10.0
"""Longest stroke piece in px: the pixel box around a long slanting piece is mostly empty."""

_LEEWAY = 0.1
"""Px by which a shape is taken to reach further than it does; single precision errs by less up to a million px."""


@dataclass(frozen=True, eq=False)
class Index:
    """Tell which shapes of a layer reach into a band of rows.

    A shape is known by the numbers of the points it runs between, four bytes each: only the
    shapes of one band are ever held as numbers to be drawn from.

    Parameters
    ----------
    begin, end
        Number of the first and the second point of each shape, which for a dot are one,
        sorted by the shape's upper end.
    upper, lower
        Where each shape begins and ends in y, in px.
    tallest
        The greatest height among them.
    """

    begin: NDArray[np.int32]
    end: NDArray[np.int32]
    upper: NDArray[np.float32]
    lower: NDArray[np.float32]
    tallest: float

    @classmethod
    def of(cls, begin: IntArray, end: IntArray, upper: FloatArray, lower: FloatArray) -> "Index":
        """Sort shapes by their upper ends."""
        order = np.argsort(upper, kind="stable")
        # In single precision an end may lie a little off; a shape too many in a band does no harm.
        high, low = (upper[order] - _LEEWAY).astype(np.float32), (lower[order] + _LEEWAY).astype(np.float32)
        tallest = float((low - high).max()) if len(order) else 0.0
        return cls(begin[order].astype(np.int32), end[order].astype(np.int32), high, low, tallest)

    def touching(self, top: int, bottom: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the points of the shapes that reach into rows top..bottom."""
        first = int(np.searchsorted(self.upper, top - self.tallest))
        last = int(np.searchsorted(self.upper, bottom))
        inside = self.lower[first:last] > top
        return self.begin[first:last][inside], self.end[first:last][inside]


@dataclass(frozen=True, eq=False)
class Drawing:
    """Hold one layer ready to be drawn at one scale, in px per mm, from the column ``left`` of the cloth on."""

    layer: Layer
    scale: float
    edges: Index
    lines: Index
    dots: Index
    left: int = 0

    @property
    def wax(self) -> Wax:
        """What the layer leaves on the cloth."""
        return self.layer.wax

    def cover(self, top: int, bottom: int, width: int) -> NDArray[np.uint8] | None:
        """Return the coverage 0..255 of rows top..bottom, or None where nothing is drawn."""
        edges = self.edges.touching(top, bottom)
        lines = self.lines.touching(top, bottom)
        dots, _ = self.dots.touching(top, bottom)
        if not (len(edges[0]) or len(lines[0]) or len(dots)):
            return None
        out = np.zeros((bottom - top, width), np.uint8)
        if len(edges[0]):
            points = self.layer.areas.points
            corners = np.concatenate([points[end] for end in edges], axis=1) * self.scale
            fill(corners - np.array([self.left, 0.0, self.left, 0.0]), top, out)
        round_nib, off = np.array([self.scale, self.scale, 0.5 * self.scale]), np.array([self.left, 0.0, 0.0])
        begin, end = (self.layer.strokes.points[number] * round_nib - off for number in lines)
        # A stroke of one point is the dot that the nib leaves.
        single = lines[0] == lines[1]
        if not single.all():
            stamp_strokes(_pieces(begin[~single], end[~single]), top, out)
        if len(dots) or single.any():
            stamp_dots(np.concatenate([self.layer.dots.points[dots] * round_nib - off, begin[single]]), top, out)
        return out


def prepare(layer: Layer, scale: float, left: int = 0) -> Drawing:
    """Sort a layer by rows, to be drawn at ``scale`` px per mm from the column ``left`` on."""
    rows = _edges(layer.areas, scale), _lines(layer.strokes, scale), _dots(layer.dots, scale)
    return Drawing(layer, scale, *rows, left)


def _edges(areas: Areas, scale: float) -> Index:
    """Find every ring's edges, all rings turned the same way; level ones cover nothing."""
    first, last = areas.offsets[:-1], areas.offsets[1:]
    first, last = first[last > first], last[last > first]
    points = areas.points
    begin = np.arange(len(points))
    end = begin + 1
    end[last - 1] = first
    if len(first):
        x, y = points[:, 0], points[:, 1]
        turn = np.add.reduceat(x * y[end] - x[end] * y, first)
        backward = np.repeat(turn > 0.0, last - first)
        begin, end = np.where(backward, end, begin), np.where(backward, begin, end)
    one, other = points[begin, 1], points[end, 1]
    slanting = one != other
    one, other = one[slanting] * scale, other[slanting] * scale
    return Index.of(begin[slanting], end[slanting], np.minimum(one, other), np.maximum(one, other))


def _lines(strokes: Strokes, scale: float) -> Index:
    """Find the straight lines of all strokes; a stroke of one point is a line from it to itself."""
    count = len(strokes.points)
    first, last = strokes.offsets[:-1], strokes.offsets[1:]
    single = np.zeros(count, bool)
    single[first[last - first == 1]] = True
    starts = np.ones(count, bool)
    starts[last[last > first] - 1] = False
    begin = np.flatnonzero(starts | single)
    end = np.where(single[begin], begin, begin + 1)
    y, reach = strokes.points[:, 1] * scale, strokes.points[:, 2] * (0.5 * scale) + 0.5
    upper, lower = y - reach, y + reach
    return Index.of(begin, end, np.minimum(upper[begin], upper[end]), np.maximum(lower[begin], lower[end]))


def _dots(dots: Dots, scale: float) -> Index:
    number = np.arange(len(dots))
    y, reach = dots.points[:, 1] * scale, dots.points[:, 2] * (0.5 * scale) + 1.0
    return Index.of(number, number, y - reach, y + reach)


def _pieces(begin: FloatArray, end: FloatArray) -> FloatArray:
    """Cut lines (n x 3: x, y, half width) into pieces n x 6, none longer than a few pixels."""
    along = end - begin
    length = np.sqrt(along[:, 0] * along[:, 0] + along[:, 1] * along[:, 1])
    parts = np.maximum(np.ceil(length / _PIECE), 1.0).astype(np.int64)
    which = np.repeat(np.arange(len(parts)), parts)
    number = np.arange(len(which)) - (np.cumsum(parts) - parts)[which]
    step = along[which] / parts[which][:, None]
    start = begin[which] + step * number[:, None]
    stop = begin[which] + step * (number[:, None] + 1)
    return np.concatenate([start, stop], axis=1)

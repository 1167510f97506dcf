"""Fill closed outlines by the exact area they cover in each pixel."""

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.raster import fast
from batik_gen.render.raster.exact import ONE
from batik_gen.values.arrays import FloatArray, IntArray

_ROWS = 64
"""Rows accumulated at once: the sums of a wide picture stay within the processor's cache."""


def fill(edges: FloatArray, top: int, out: NDArray[np.uint8]) -> None:
    """Lay the union of filled outlines over a band of rows.

    Parameters
    ----------
    edges
        n x 4, x0 y0 x1 y1 in px of the whole picture, each outline turning the
        same way (downward edges on its left count positive).
    top
        First row of the band in the picture.
    out
        The band, rows x width; the larger of old and new coverage (0..255) stays.
    """
    height, width = out.shape
    loops = fast.kernels()
    # What an edge does beyond a border is not spread over the pixels before it.
    edges = _cut_at(_cut_at(edges, 0.0), float(width))
    upper, lower = np.minimum(edges[:, 1], edges[:, 3]), np.maximum(edges[:, 1], edges[:, 3])
    for start in range(0, height, _ROWS):
        stop = min(height, start + _ROWS)
        near = (lower > top + start) & (upper < top + stop)
        if near.any():
            part = out[start:stop]
            if loops is not None:
                loops.fill(edges[near], top + start, part, np.zeros((stop - start, width + 2)))
                continue
            cover = _signed_area(edges[near], top + start, stop - start, width)
            np.maximum(part, cover, out=part)


def _cut_at(edges: FloatArray, x: float) -> FloatArray:
    """Cut edges that cross a border at ``x`` in two."""
    crossing = (np.minimum(edges[:, 0], edges[:, 2]) < x) & (np.maximum(edges[:, 0], edges[:, 2]) > x)
    if not crossing.any():
        return edges
    x0, y0, x1, y1 = edges[crossing].T
    y = y0 + (x - x0) * ((y1 - y0) / (x1 - x0))
    border = np.full_like(y, x)
    first, second = np.stack([x0, y0, border, y], axis=1), np.stack([border, y, x1, y1], axis=1)
    return np.concatenate([edges[~crossing], first, second])


def _signed_area(edges: FloatArray, top: int, height: int, width: int) -> NDArray[np.uint8]:
    """Sum what every edge adds to the pixels right of it, clipped to full cover."""
    line, row, upper, lower = _cut_into_rows(edges, top, height)
    x0, y0, x1, y1 = edges[:, 0], edges[:, 1], edges[:, 2], edges[:, 3]
    falls = y1 > y0
    slope = (x1 - x0) / np.where(y1 == y0, 1.0, y1 - y0)
    start_x, start_y, slant = x0[line], y0[line], slope[line]
    xt = start_x + (upper - start_y) * slant
    xb = start_x + (lower - start_y) * slant
    weight = np.where(falls[line], lower - upper, upper - lower)
    left = np.clip(np.minimum(xt, xb), 0.0, float(width))
    right = np.clip(np.maximum(xt, xb), 0.0, float(width))
    first = np.floor(left).astype(np.int64)
    count = np.maximum(np.ceil(right).astype(np.int64) - first, 1)

    pitch = width + 2
    single = count == 1
    changes = [
        _changes(
            row[single] * pitch + first[single],
            weight[single],
            (left[single] + right[single]) * 0.5 - first[single],
        )
    ]
    if not single.all():
        many = ~single
        piece, column = _spread(count[many], first[many])
        low, high = left[many][piece], right[many][piece]
        a, b = np.maximum(column, low), np.minimum(column + 1, high)
        share = weight[many][piece] * ((b - a) / (high - low))
        changes.append(_changes(row[many][piece] * pitch + column, share, (a + b) * 0.5 - column))
    place = np.concatenate([places for places, _ in changes])
    change = np.concatenate([values for _, values in changes])
    return _runs(place, change, height, pitch)[:, :width]


def _runs(place: IntArray, change: FloatArray, height: int, pitch: int) -> NDArray[np.uint8]:
    """Return the coverage, rows x pitch, from its changes: between two of them it stays the same."""
    order = np.argsort(place)
    place, total = place[order], np.cumsum(change[order])
    begins = np.searchsorted(place, np.arange(height) * pitch)
    before = np.concatenate([np.zeros(1), total])[begins]
    total -= np.repeat(before, np.diff(begins, append=len(place)))
    np.clip(total, 0.0, ONE, out=total)
    total *= 255.0 / ONE
    total += 0.5
    cover = np.zeros(len(place) + 1, np.uint8)
    cover[1:] = total
    lengths = np.diff(place, prepend=0, append=height * pitch)
    return np.repeat(cover, lengths).reshape(height, pitch)


def _cut_into_rows(edges: FloatArray, top: int, height: int) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Cut edges at pixel rows; return edge number, row in the band, upper and lower y."""
    high = np.minimum(edges[:, 1], edges[:, 3])
    low = np.maximum(edges[:, 1], edges[:, 3])
    first = np.maximum(np.floor(high).astype(np.int64) - top, 0)
    count = np.maximum(np.minimum(np.ceil(low).astype(np.int64) - top, height) - first, 0)
    line, row = _spread(count, first)
    y = row + float(top)
    return line, row, np.maximum(y, high[line]), np.minimum(y + 1.0, low[line])


def _spread(count: IntArray, first: IntArray) -> tuple[IntArray, IntArray]:
    """Repeat item i count[i] times; return item numbers and first[i], first[i] + 1, ..."""
    item = np.repeat(np.arange(len(count)), count)
    begin = np.cumsum(count) - count
    return item, np.arange(len(item)) - begin[item] + first[item]


def _changes(place: IntArray, weight: FloatArray, inset: FloatArray) -> tuple[IntArray, FloatArray]:
    """Return where the coverage changes, and by how much: 1 - inset of each weight here, the rest a pixel on."""
    rest = np.rint(weight * inset * ONE)
    return np.concatenate([place, place + 1]), np.concatenate([np.rint(weight * ONE) - rest, rest])

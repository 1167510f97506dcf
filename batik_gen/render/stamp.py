"""Stamp the mark of a nib: round-ended strokes and dots, as distance to their centre line."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from batik_gen.render import fast

FloatArray = NDArray[np.float64]
Float32Array = NDArray[np.float32]
IntArray = NDArray[np.int64]

_CHUNK = 60_000
"""Pixels stamped at once; between 15 000 and 250 000 the speed is the same."""

_ROUND = 3
"""Box sides in px are rounded up to multiples of this."""

REACH = np.float32(0.7072)
"""Distance in px, a little over half a pixel's diagonal, beyond which an edge does not touch a pixel."""

SPLIT = (4, 16)
"""Lines into which a pixel on a disc's edge is cut: by default, and for a disc of less than 1 px radius."""

_TINY = np.float32(1e-6)


def stamp_strokes(pieces: FloatArray, top: int, out: NDArray[np.uint8]) -> None:
    """Lay straight pieces of stroke over a band of rows.

    A pixel is covered by the very area that the stroke's straight edge cuts from it,
    whatever its slant; at round ends the edge is taken as straight within the pixel.

    Parameters
    ----------
    pieces
        n x 6: x0 y0 r0 x1 y1 r1 in px of the whole picture; the half width
        changes evenly from one end to the other.
    top
        First row of the band in the picture.
    out
        The band, rows x width, 0..255; the larger of old and new coverage stays.
    """
    loops = fast.kernels()
    if loops is not None:
        loops.stamp_strokes(pieces, top, out)
        return
    wide = np.maximum(pieces[:, 2], pieces[:, 5]) + 0.5
    low = np.minimum(pieces[:, 0:2], pieces[:, 3:5]) - wide[:, None]
    high = np.maximum(pieces[:, 0:2], pieces[:, 3:5]) + wide[:, None]
    for chosen, x, y in _boxes(low, high, top, out.shape):
        piece = pieces[chosen]
        px = (x + (0.5 - piece[:, 0, None])).astype(np.float32)[:, None, :]
        py = (y + (0.5 - piece[:, 1, None])).astype(np.float32)[:, :, None]
        dx = (piece[:, 3] - piece[:, 0])[:, None, None]
        dy = (piece[:, 4] - piece[:, 1])[:, None, None]
        scale = 1.0 / np.maximum(dx * dx + dy * dy, 1e-12)
        along = px * (dx * scale).astype(np.float32) + py * (dy * scale).astype(np.float32)
        np.clip(along, 0.0, 1.0, out=along)
        off_x = px - along * dx.astype(np.float32)
        off_y = py - along * dy.astype(np.float32)
        squared = off_x * off_x
        squared += off_y * off_y
        nib = along * (piece[:, 5] - piece[:, 2]).astype(np.float32)[:, None, None]
        nib += piece[:, 2].astype(np.float32)[:, None, None]
        near = nib + REACH
        near *= near
        which, row, column = np.nonzero(squared < near)
        here = (which, row, column)
        beside = np.abs(np.concatenate([dy[:, 0], -dx[:, 0]], axis=1) * np.sqrt(scale[:, 0])).astype(np.float32)
        cover = _cut(nib[here], squared[here], off_x[here], off_y[here], along[here], beside[which])
        _lay(cover, x[which, column], y[which, row] - top, out)


def _cut(
    nib: Float32Array,
    squared: Float32Array,
    off_x: Float32Array,
    off_y: Float32Array,
    along: Float32Array,
    beside: Float32Array,
) -> Float32Array:
    """Return the share of each pixel that lies within ``nib`` of the centre line, whose normal is ``beside``."""
    distance = np.sqrt(squared)
    cover = np.ones_like(nib)
    edge = np.flatnonzero((distance > nib - REACH) | (nib < REACH))
    nib, distance = nib[edge], distance[edge]
    normal_x, normal_y = beside[edge, 0], beside[edge, 1]
    # At the ends the edge is round: its normal points from the end to the pixel.
    end = np.flatnonzero(((along[edge] <= 0.0) | (along[edge] >= 1.0)) & (distance > np.float32(1e-3)))
    normal_x[end] = np.abs(off_x[edge[end]]) / distance[end]
    normal_y[end] = np.abs(off_y[edge[end]]) / distance[end]
    # A bent edge leaves less than a straight one, by the variance of a pixel times half the bend.
    distance[end] += np.float32(1.0 / 24.0) / np.maximum(distance[end], np.float32(0.5))
    wide, slim = np.maximum(normal_x, normal_y), np.minimum(normal_x, normal_y)
    cover[edge] = _half(nib - distance, wide, slim)
    # A line thinner than a pixel has both its edges in it.
    thin = np.flatnonzero(nib < REACH)
    cover[edge[thin]] -= _half(-nib[thin] - distance[thin], wide[thin], slim[thin])
    return cover


def _half(depth: Float32Array, wide: Float32Array, slim: Float32Array) -> Float32Array:
    """Return the area of a unit pixel within a straight edge that lies ``depth`` px beyond its middle.

    Parameters
    ----------
    depth
        Negative where the middle lies outside.
    wide, slim
        The larger and the smaller part of the edge's unit normal. Along the normal the pixel is
        a trapezium: level for ``wide - slim``, then falling over ``slim`` on either side.
    """
    outer, inner = np.float32(0.5) * (wide + slim), np.float32(0.5) * (wide - slim)
    off = np.abs(depth)
    rest = np.maximum(outer - off, np.float32(0.0))
    lost = rest * rest / (np.float32(2.0) * np.maximum(wide * slim, _TINY))
    lost = np.where(off <= inner, np.float32(0.5) - off / np.maximum(wide, _TINY), lost)
    return np.where(depth > 0.0, np.float32(1.0) - lost, lost)


def stamp_dots(dots: FloatArray, top: int, out: NDArray[np.uint8]) -> None:
    """Lay dots (n x 3: x, y, radius in px of the whole picture) over a band of rows.

    A pixel on the edge is cut into lines, and of each line the exact length inside the disc counts.
    """
    loops = fast.kernels()
    if loops is not None:
        loops.stamp_dots(dots, *SPLIT, top, out)
        return
    for small, lines in zip((False, True), SPLIT, strict=True):
        _stamp_discs(dots[(dots[:, 2] < 1.0) == small], lines, top, out)


def _stamp_discs(dots: FloatArray, lines: int, top: int, out: NDArray[np.uint8]) -> None:
    reach = dots[:, 2, None] + 0.5
    for chosen, x, y in _boxes(dots[:, :2] - reach, dots[:, :2] + reach, top, out.shape):
        px = np.abs(x + (0.5 - dots[chosen, 0, None])).astype(np.float32)[:, None, :]
        py = np.abs(y + (0.5 - dots[chosen, 1, None])).astype(np.float32)[:, :, None]
        radius = dots[chosen, 2].astype(np.float32)
        squared = px * px + py * py
        near = radius + REACH
        which, row, column = np.nonzero(squared < (near * near)[:, None, None])
        cover = np.ones(len(which), np.float32)
        inner = radius[which] - REACH
        edge = np.flatnonzero((squared[which, row, column] > inner * inner) | (inner < 0.0))
        x_off, y_off = px[which[edge], 0, column[edge]], py[which[edge], row[edge], 0]
        cover[edge] = _disc(np.minimum(x_off, y_off), np.maximum(x_off, y_off), radius[which[edge]], lines)
        _lay(cover, x[which, column], y[which, row] - top, out)


def _disc(across: Float32Array, along: Float32Array, radius: Float32Array, lines: int) -> Float32Array:
    """Return the share of pixels inside a disc, whose middle is ``along`` and ``across`` px away."""
    half, zero = np.float32(0.5), np.float32(0.0)
    squared, total = radius * radius, np.zeros_like(radius)
    for line in range(lines):
        side = across + np.float32((line + 0.5) / lines - 0.5)
        reach = np.sqrt(np.maximum(squared - side * side, zero))
        total += np.maximum(np.minimum(along + half, reach) - np.maximum(along - half, -reach), zero)
    return total * np.float32(1.0 / lines)


def _boxes(
    low: FloatArray, high: FloatArray, top: int, shape: tuple[int, ...]
) -> Iterator[tuple[IntArray, IntArray, IntArray]]:
    """Group items by the size of their pixel box; yield item numbers, columns and rows of the boxes.

    Boxes are clipped to the band. Columns are n x box width, rows n x box height.
    """
    height, width = shape
    left = np.maximum(np.floor(low[:, 0]).astype(np.int64), 0)
    upper = np.maximum(np.floor(low[:, 1]).astype(np.int64) - top, 0)
    wide = np.minimum(np.ceil(high[:, 0]).astype(np.int64), width) - left
    tall = np.minimum(np.ceil(high[:, 1]).astype(np.int64) - top, height) - upper
    inside = np.flatnonzero((wide > 0) & (tall > 0))
    # Boxes a little too large do no harm, and make fewer groups of larger ones.
    wide = np.minimum(-(-wide // _ROUND) * _ROUND, width)
    tall = np.minimum(-(-tall // _ROUND) * _ROUND, height)
    left = np.minimum(left, width - wide)
    upper = np.minimum(upper, height - tall) + top
    key = tall[inside] * (width + 1) + wide[inside]
    order = inside[np.argsort(key, kind="stable")]
    sizes, starts = np.unique(key, return_counts=True)
    begin = 0
    for size, number in zip(sizes.tolist(), starts.tolist(), strict=True):
        box_height, box_width = divmod(size, width + 1)
        step = max(1, _CHUNK // (box_height * box_width))
        for first in range(begin, begin + number, step):
            chosen = order[first : min(first + step, begin + number)]
            yield (
                chosen,
                left[chosen, None] + np.arange(box_width),
                upper[chosen, None] + np.arange(box_height),
            )
        begin += number


def _lay(cover: Float32Array, x: IntArray, row: IntArray, out: NDArray[np.uint8]) -> None:
    """Put stamped pixels on the band where they are darker than what is there."""
    cover *= np.float32(255.0)
    cover += np.float32(0.5)
    np.maximum.at(out.reshape(-1), row * out.shape[1] + x, cover.astype(np.uint8))

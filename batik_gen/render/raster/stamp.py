"""Stamp the mark of a nib: round-ended strokes and dots, as distance to their centre line."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.raster import fast
from batik_gen.render.raster.exact import REACH
from batik_gen.values.arrays import FloatArray, IntArray

Float32Array = NDArray[np.float32]

_CHUNK = 60_000
"""Pixels stamped at once; between 15 000 and 250 000 the speed is the same."""

_ROUND = 3
"""Box sides in px are rounded up to multiples of this."""

SPLIT = (4, 16)
"""Lines into which a pixel on a disc's edge is cut: by default, and for a disc of less than 1 px radius."""


def stamp_strokes(pieces: FloatArray, top: int, out: NDArray[np.uint8]) -> None:
    """Lay straight pieces of stroke over a band of rows.

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
    slants = slant(pieces)
    loops = fast.kernels()
    if loops is not None:
        loops.stamp_strokes(pieces, slants, top, out)
        return
    wide = np.maximum(pieces[:, 2], pieces[:, 5]) + 0.5
    low = np.minimum(pieces[:, 0:2], pieces[:, 3:5]) - wide[:, None]
    high = np.maximum(pieces[:, 0:2], pieces[:, 3:5]) + wide[:, None]
    for chosen, x, y in _boxes(low, high, top, out.shape):
        piece, slanted = pieces[chosen], slants[chosen].T[:, :, None, None]
        px = (x + (0.5 - piece[:, 0, None])).astype(np.float32)[:, None, :]
        py = (y + (0.5 - piece[:, 1, None])).astype(np.float32)[:, :, None]
        dx = (piece[:, 3] - piece[:, 0])[:, None, None]
        dy = (piece[:, 4] - piece[:, 1])[:, None, None]
        scale = 1.0 / np.maximum(dx * dx + dy * dy, 1e-12)
        along = px * (dx * scale).astype(np.float32) + py * (dy * scale).astype(np.float32)
        np.clip(along, 0.0, 1.0, out=along)
        off_x = px - along * dx.astype(np.float32)
        off_y = py - along * dy.astype(np.float32)
        off_x *= off_x
        off_y *= off_y
        off_x += off_y
        distance = np.sqrt(off_x, out=off_x)
        along *= (piece[:, 5] - piece[:, 2]).astype(np.float32)[:, None, None]
        along += piece[:, 2].astype(np.float32)[:, None, None]
        cover = _within(along - distance, *slanted)
        thin = np.flatnonzero(np.minimum(piece[:, 2], piece[:, 5]) < REACH)
        if len(thin):
            # A line thinner than a pixel has both its edges in it.
            cover[thin] -= _within(-along[thin] - distance[thin], *slanted[:, thin])
        _lay(cover, x, y - top, out)


def slant(pieces: FloatArray) -> Float32Array:
    """Return what decides how the straight edge of each piece cuts pixels, n x 4.

    Along an edge's normal a pixel is a trapezium: its larger and its smaller component, ``wide`` and
    ``slim``, are how far it is level and how far it falls on both sides. The four figures are the
    trapezium's half width at its foot and at its head, and 1 / wide and 1 / (2 wide slim).
    """
    along = np.abs(pieces[:, 3:5] - pieces[:, 0:2])
    length = np.sqrt(along[:, 0] * along[:, 0] + along[:, 1] * along[:, 1])
    length = np.maximum(length, 1e-6)
    wide = np.maximum(along.max(axis=1) / length, 0.5)
    slim = np.maximum(along.min(axis=1) / length, 1e-3)
    return np.stack([0.5 * (wide + slim), 0.5 * (wide - slim), 1.0 / wide, 0.5 / (wide * slim)], axis=1).astype(
        np.float32
    )


def _within(
    depth: Float32Array, foot: Float32Array, head: Float32Array, rise: Float32Array, fall: Float32Array
) -> Float32Array:
    """Return the area of a pixel within a straight edge whose middle lies ``depth`` px inside it; see ``slant``."""
    np.minimum(depth, foot, out=depth)
    np.maximum(depth, -foot, out=depth)
    beyond = np.minimum(depth, head)
    np.maximum(beyond, -head, out=beyond)
    np.subtract(depth, beyond, out=beyond)
    lost = np.abs(beyond)
    lost *= beyond
    lost *= fall
    depth *= rise
    depth -= lost
    depth += np.float32(0.5)
    return depth


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
        radius = dots[chosen, 2].astype(np.float32)[:, None, None]
        squared = px * px + py * py
        outer, inner = radius + REACH, np.maximum(radius - REACH, np.float32(0.0))
        cover = (squared < outer * outer).astype(np.float32)
        edge = np.flatnonzero(cover.astype(bool) & (squared >= inner * inner))
        across, along, radius = (
            np.broadcast_to(part, cover.shape).reshape(-1)[edge]
            for part in (np.minimum(px, py), np.maximum(px, py), radius)
        )
        cover.reshape(-1)[edge] = _disc(across, along, radius, lines)
        _lay(cover, x, y - top, out)


def _disc(across: Float32Array, along: Float32Array, radius: Float32Array, lines: int) -> Float32Array:
    """Return the share of pixels inside a disc, whose middle is ``along`` and ``across`` px away."""
    half, zero = np.float32(0.5), np.float32(0.0)
    squared, total = radius * radius, np.zeros_like(radius)
    near, far = along - half, along + half
    for line in range(lines):
        side = across + np.float32((line + 0.5) / lines - 0.5)
        side *= side
        reach = np.sqrt(np.maximum(squared - side, zero))
        total += np.maximum(np.minimum(far, reach) - np.maximum(near, -reach), zero)
    total *= np.float32(1.0 / lines)
    return total


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
    """Put stamps on the band where they are darker than what is there."""
    cover *= np.float32(255.0)
    cover += np.float32(0.5)
    place = row[:, :, None] * out.shape[1] + x[:, None, :]
    np.maximum.at(out.reshape(-1), place.reshape(-1), cover.astype(np.uint8).reshape(-1))

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

_SMALLEST_DISC = 0.5773502691896257
"""Radius sqrt(1/3) px below which a dot is stamped as a fainter cone instead of a smaller one."""


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
        off_x *= off_x
        off_y *= off_y
        off_x += off_y
        distance = np.sqrt(off_x, out=off_x)
        along *= (piece[:, 5] - piece[:, 2]).astype(np.float32)[:, None, None]
        along += piece[:, 2].astype(np.float32)[:, None, None]
        _lay(_ramp(along, distance), x, y - top, out)


def stamp_dots(dots: FloatArray, top: int, out: NDArray[np.uint8]) -> None:
    """Lay dots (n x 3: x, y, radius in px of the whole picture) over a band of rows.

    A disc with a one pixel wide ramp as its edge is larger than the disc itself
    by pi/12; the stamped radius is shortened by so much, hence the ink is right.
    """
    radius = dots[:, 2]
    squared = radius * radius
    drawn = np.sqrt(np.maximum(squared - 1.0 / 12.0, 0.25))
    strength = np.where(radius < _SMALLEST_DISC, 3.0 * squared, 1.0)
    loops = fast.kernels()
    if loops is not None:
        loops.stamp_dots(dots, drawn, strength, top, out)
        return
    reach = (drawn + 0.5)[:, None]
    for chosen, x, y in _boxes(dots[:, :2] - reach, dots[:, :2] + reach, top, out.shape):
        px = (x + (0.5 - dots[chosen, 0, None])).astype(np.float32)[:, None, :]
        py = (y + (0.5 - dots[chosen, 1, None])).astype(np.float32)[:, :, None]
        distance = np.sqrt(px * px + py * py)
        np.subtract((drawn[chosen] + 0.5).astype(np.float32)[:, None, None], distance, out=distance)
        np.clip(distance, 0.0, 1.0, out=distance)
        distance *= strength[chosen].astype(np.float32)[:, None, None]
        _lay(distance, x, y - top, out)


def _ramp(half: Float32Array, distance: Float32Array) -> Float32Array:
    """Return coverage by distance from the centre line: a ramp one pixel wide at the edge.

    A line thinner than a pixel gets a second ramp taken off, which leaves it
    exactly its own width of ink.
    """
    cover = half - distance
    cover += np.float32(0.5)
    np.clip(cover, 0.0, 1.0, out=cover)
    if half.min() < 0.5:
        cover -= np.clip(np.float32(0.5) - half - distance, 0.0, 1.0)
    return cover


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

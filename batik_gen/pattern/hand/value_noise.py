"""Value noise: a number by hash at each corner of cells, and smoothly between them.

The same corners are asked for again and again: of a cloth's region they are hashed once and kept for a while.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from batik_gen.pattern.hand.hashing import bits, shares
from batik_gen.values.arrays import FloatArray, IntArray

_BLOCK = 64
"""Corners are hashed in regions whose edges are whole multiples of so many cells: regions asked for are alike."""
_MOST = 1 << 16
"""Corners of the largest region that is kept; in larger ones those that are needed are hashed."""


@dataclass(frozen=True)
class Cells:
    """Hold where places lie among cells.

    Parameters
    ----------
    across, down
        Share of the cell's width and height left of and above each place, smoothed.
    columns, rows
        Of the corners to the left and to the right, above and below.
    """

    across: FloatArray
    down: FloatArray
    columns: tuple[IntArray, IntArray]
    rows: tuple[IntArray, IntArray]


def cells_at(x: FloatArray, y: FloatArray, counts: tuple[int, int] | None = None) -> Cells:
    """Return where places, in cells, lie; of noise that repeats after ``counts`` cells, if given."""
    (across, left), (down, above) = _parted(x), _parted(y)
    if counts is None:
        return Cells(across, down, (left, left + 1), (above, above + 1))
    wide, high = counts
    return Cells(across, down, (left % wide, (left + 1) % wide), (above % high, (above + 1) % high))


def one_noise(seed: int, salt: int, cells: Cells) -> FloatArray:
    """Return noise from -1 to 1 at places."""
    return _blended(_corners(seed, salt, cells, False)[0], cells)


def two_noises(seed: int, salt: int, cells: Cells) -> tuple[FloatArray, FloatArray]:
    """Return two independent noises, each of half the bits of one hash."""
    one, other = _corners(seed, salt, cells, True)
    return _blended(one, cells), _blended(other, cells)


def _parted(at: FloatArray) -> tuple[FloatArray, IntArray]:
    """Return the smoothed share of its cell behind each place, and the cell's number."""
    low = np.floor(at)
    t = at - low
    return t * t * (3 - 2 * t), low.astype(np.int64)


def _corners(seed: int, salt: int, cells: Cells, halves: bool) -> list[list[FloatArray]]:
    """Return, of one number or of two, what stands at the corners above left, above right, below left, below right."""
    (left, right), (above, below) = cells.columns, cells.rows
    if left.size == 0:
        return [[np.zeros(left.shape)] * 4] * (1 + halves)
    first, last = (min(int(c.min()) for c in cells.columns), max(int(c.max()) for c in cells.columns))
    top, bottom = (min(int(r.min()) for r in cells.rows), max(int(r.max()) for r in cells.rows))
    first, top = first // _BLOCK * _BLOCK, top // _BLOCK * _BLOCK
    wide, high = (last // _BLOCK + 1) * _BLOCK - first, (bottom // _BLOCK + 1) * _BLOCK - top
    pairs = [(left, above), (right, above), (left, below), (right, below)]
    if wide * high > _MOST:
        found = [_numbers(bits(seed, salt, column, row), halves) for column, row in pairs]
        return [[corner[number] for corner in found] for number in range(1 + halves)]
    left, right = left - first, right - first
    above, below = (above - top) * wide, (below - top) * wide
    at = [above + left, above + right, below + left, below + right]
    return [[table.take(place) for place in at] for table in _region(seed, salt, first, top, wide, high, halves)]


@lru_cache(maxsize=48)
def _region(seed: int, salt: int, first: int, top: int, wide: int, high: int, halves: bool) -> tuple[FloatArray, ...]:
    """Return one number or two for each corner of a region, row by row."""
    columns, rows = np.arange(first, first + wide), np.arange(top, top + high)[:, None]
    return tuple(number.ravel() for number in _numbers(bits(seed, salt, columns, rows), halves))


def _numbers(z: NDArray[np.uint64], halves: bool) -> tuple[FloatArray, ...]:
    """Return one number in [0, 1), or two, out of 64 bits."""
    if not halves:
        return (shares(z),)
    return tuple(half.astype(np.float64) * 2.0**-32 for half in (z >> np.uint64(32), z & np.uint64(0xFFFFFFFF)))


def _blended(corners: list[FloatArray], cells: Cells) -> FloatArray:
    """Return what lies between the four corners of a cell, from 0..1 to -1..1."""
    above_left, above_right, below_left, below_right = corners
    top = above_left + (above_right - above_left) * cells.across
    low = below_left + (below_right - below_left) * cells.across
    noise: FloatArray = 2 * (top + (low - top) * cells.down) - 1
    return noise

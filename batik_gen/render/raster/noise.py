"""Unevenness as a function of the place on the cloth, never of the order of drawing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from batik_gen.values.arrays import FloatArray, IntArray


def hashed(column: IntArray, row: IntArray, seed: int, salt: int) -> NDArray[np.uint32]:
    """Mix two integer coordinates, the cloth's seed and a salt into 32 even bits.

    The finaliser is MurmurHash3's (Appleby 2011). Whole numbers alone make it
    the same on every machine; the arguments broadcast.
    """
    start = np.uint32((seed * 0x9E3779B1 + salt * 0x7FEB352D) & 0xFFFFFFFF)
    bits = column.astype(np.uint32) * np.uint32(0x85EBCA77) + start
    bits ^= bits >> np.uint32(15)
    bits = (bits * np.uint32(0x2C1B3C6D)) ^ (row.astype(np.uint32) * np.uint32(0xC2B2AE3D))
    bits ^= bits >> np.uint32(16)
    bits *= np.uint32(0x85EBCA6B)
    bits ^= bits >> np.uint32(13)
    bits *= np.uint32(0xC2B2AE35)
    bits ^= bits >> np.uint32(16)
    return bits


def chance(column: IntArray, row: IntArray, seed: int, salt: int) -> FloatArray:
    """Return an even number 0..1 for each place."""
    return hashed(column, row, seed, salt).astype(np.float64) * (1.0 / 4294967296.0)


def value_noise(x: FloatArray, y: FloatArray, wavelength: float, seed: int, salt: int) -> FloatArray:
    """Return smooth noise -1..1 on the grid of all y and x (mm), rows x columns.

    Values at the corners of a lattice of that wavelength (mm) are blended with
    the smoothstep weight 3t² - 2t³.
    """
    column, across = _place(x, wavelength)
    row, down = _place(y, wavelength)
    columns = np.arange(column[0], column[-1] + 2) if len(column) else column
    rows = np.arange(row[0], row[-1] + 2) if len(row) else row
    corner = chance(columns[None, :], rows[:, None], seed, salt) * 2.0 - 1.0
    left = corner[:, column - columns[0]]
    right = corner[:, column - columns[0] + 1]
    lines = left + (right - left) * across
    upper = lines[row - rows[0]]
    lower = lines[row - rows[0] + 1]
    result: FloatArray = upper + (lower - upper) * down[:, None]
    return result


def wrapped_noise(x: FloatArray, y: FloatArray, waves: Sequence[int], seed: int, salt: int) -> FloatArray:
    """Return smooth noise -1..1 that goes on across its borders, rows x columns.

    Parameters
    ----------
    x, y
        Places of the columns and the rows, in waves: 0 to ``waves``, its number along either side.
    """
    (column, across), (row, down) = _place(x, 1.0), _place(y, 1.0)
    corner = chance(np.arange(waves[0])[None, :], np.arange(waves[1])[:, None], seed, salt) * 2.0 - 1.0
    left, right = corner[:, column % waves[0]], corner[:, (column + 1) % waves[0]]
    lines = left + (right - left) * across
    upper, lower = lines[row % waves[1]], lines[(row + 1) % waves[1]]
    result: FloatArray = upper + (lower - upper) * down[:, None]
    return result


def _place(position: FloatArray, wavelength: float) -> tuple[IntArray, FloatArray]:
    """Return the lattice index (rising) and the smooth part within the cell."""
    scaled = position / wavelength
    whole = np.floor(scaled)
    part = scaled - whole
    return whole.astype(np.int64), smooth(part)


def smooth(part: FloatArray) -> FloatArray:
    """Return the smoothstep weight 3t² - 2t³ of t in 0..1."""
    return part * part * (3.0 - 2.0 * part)

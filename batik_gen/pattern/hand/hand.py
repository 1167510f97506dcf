"""The hand: everything uneven in a drawing, as a hash of where it happens.

Nothing here depends on the order of drawing: the same place and seed always
get the same irregularity, so that a cloth may be drawn in parts. A place is
told by how far it lies from the middle of the cloth in the family's own
measure: where a pattern is made a little larger, every copy keeps its luck.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.torus import Torus
from batik_gen.values.arrays import FloatArray, IntArray

_M1 = np.uint64(0xBF58476D1CE4E5B9)
_M2 = np.uint64(0x94D049BB133111EB)
_STEP = np.uint64(0x9E3779B97F4A7C15)


def _mix(z: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Mix in place and return it: most arrays are short, and new ones would take longer than the mixing."""
    z ^= z >> np.uint64(30)
    z *= _M1
    z ^= z >> np.uint64(27)
    z *= _M2
    z ^= z >> np.uint64(31)
    return z


@lru_cache(maxsize=4096)
def _begun(seed: int, salt: int) -> NDArray[np.uint64]:
    """Return what every hash of a seed and a salt begins with, ready for its first key."""
    z = _mix(np.array([seed & (2**64 - 1)], np.uint64) * _STEP + np.array([salt], np.uint64))
    return z * _STEP + np.uint64(1)


def uniform(seed: int, salt: int, *keys: object) -> FloatArray:
    """Hash integers into numbers in [0, 1), equal on every machine.

    Parameters
    ----------
    seed, salt
        The Design's seed and a number that names the use.
    *keys
        Integer arrays that broadcast against one another.

    Returns
    -------
    Array of the broadcast shape. The mixing is the splitmix64 finaliser
    (Steele, Lea & Flood 2014).
    """
    first, *others = keys
    z = _mix(_begun(seed, salt) + np.asarray(first).astype(np.int64, copy=False).view(np.uint64))
    for key in others:
        z = z * _STEP
        z += np.uint64(1)
        z = _mix(z + np.asarray(key).astype(np.int64, copy=False).view(np.uint64))
    return (z >> np.uint64(11)).astype(np.float64) * 2.0**-53


_ASIDE = np.array([0.37, 0.71])
"""The middle of the cloth and what stands evenly about it lie inside cells, not on their edges."""

GRAIN_MM = 0.15
"""Side of the cells in which luck is one, where a pattern has its usual size: less than any two dots are apart."""


@dataclass(frozen=True)
class Hand:
    """Draw unevenly, as SNI 0239:2014 describes hand batik.

    Parameters
    ----------
    seed
        The Design's seed.
    wobble_mm
        How far a line strays from its plan (docs/sources.md#hand: 0.2-0.4 mm
        over 8-30 mm); 0 draws clean.
    uneven
        Coefficient of variation of isen sizes (measured 0.07-0.12).
    torus
        What repeats, if the cloth does: places a period apart then get the same irregularity.
    middle
        Place, mm, about which a pattern grows and shrinks.
    grain_mm
        Side of the cells in which luck is one; it grows and shrinks with the pattern.
    """

    seed: int
    wobble_mm: float
    uneven: float
    torus: Torus | None = None
    middle: tuple[float, float] = (0.0, 0.0)
    grain_mm: float = GRAIN_MM

    @property
    def furthest_mm(self) -> float:
        """Return how far ``set_down`` moves a point at most, with a little to spare."""
        return 2.4 * self.wobble_mm + 0.1

    def warp(self, xy: FloatArray) -> FloatArray:
        """Move points (..., 2) by a smooth field, so that neighbours stray together and never collide."""
        if self.wobble_mm == 0:
            return xy
        moved = np.array(xy)
        for axis in (0, 1):
            stray = self.noise(salts.HAND_SLOW + axis, xy, 23.0) + 0.6 * self.noise(salts.HAND_QUICK + axis, xy, 9.0)
            # Two octaves of value noise have a standard deviation near 0.5.
            moved[..., axis] += self.wobble_mm * stray
        return moved

    def set_down(self, xy: FloatArray) -> FloatArray:
        """Move dots (..., 2) as lines are moved, and each by a little of its own, so that no two gaps are equal.

        The stray of four tenths of the wobble brings rows that are planned even to a coefficient of
        variation of 9-13 %, the lower end of what hand batik has (docs/sources.md#hand: 10-20 %).
        """
        if self.wobble_mm == 0:
            return xy
        moved = self.warp(xy)
        for axis in (0, 1):
            moved[..., axis] += 1.4 * self.wobble_mm * (self.at(salts.HAND_SET_DOWN + axis, xy) - 0.5)
        return moved

    def at(self, salt: int, xy: FloatArray) -> FloatArray:
        """Return one number in [0, 1) for each place (..., 2)."""
        return uniform(self.seed, salt, *self._key(xy))

    def _key(self, xy: FloatArray) -> tuple[IntArray, IntArray]:
        """Return the cells that places (..., 2) lie in."""
        if self.torus is not None:
            return self.torus.key(xy)
        key = np.floor((xy - np.array(self.middle)) / self.grain_mm + _ASIDE).astype(np.int64)
        return key[..., 0], key[..., 1]

    def noise(self, salt: int, xy: FloatArray, wavelength: float) -> FloatArray:
        """Return value noise in [-1, 1] at places (..., 2), smooth over ``wavelength`` mm.

        On a cloth that repeats so does the noise, in waves of very nearly that length.
        """
        cell, counts = (xy / wavelength, None) if self.torus is None else self.torus.noise_cells(xy, wavelength)
        at = np.floor(cell)
        t = cell - at
        t = t * t * (3 - 2 * t)
        ix, iy = at[..., 0].astype(np.int64), at[..., 1].astype(np.int64)
        columns, rows = np.stack([ix, ix + 1]), np.stack([iy, iy + 1])
        if counts is not None:
            columns, rows = columns % counts[0], rows % counts[1]
        # Rows x columns x points at once: most lines are short, and the calls would take longer than the hashing.
        corner = uniform(self.seed, salt, columns, rows[:, None])
        top = corner[0, 0] + (corner[0, 1] - corner[0, 0]) * t[..., 0]
        low = corner[1, 0] + (corner[1, 1] - corner[1, 0]) * t[..., 0]
        noise: FloatArray = 2 * (top + (low - top) * t[..., 1]) - 1
        return noise

    def normal(self, salt: int, xy: FloatArray) -> FloatArray:
        """Return one number for each place (..., 2): mean 0, deviation 1, never beyond 3.5."""
        key = self._key(xy)
        total = sum(uniform(self.seed, salt * 7 + i, *key) for i in range(4))
        return (np.asarray(total) - 2.0) * 1.7320508

    def count(self, wanted: FloatArray | float, xy: FloatArray, least: int = 1) -> IntArray:
        """Return whole numbers near ``wanted`` for things at places n x 2, ``least`` or more.

        Which copies have one more is their luck, so that a little more wanted gives it to a few copies more, never
        to all at once. No number strays farther than 0.75 from what was wanted.
        """
        luck = 0.25 + 0.5 * self.at(salts.HAND_COUNT, xy)
        return np.maximum(np.floor(np.asarray(wanted, np.float64) + luck), least).astype(np.int64)

    def stray(self, salt: int, xy: FloatArray) -> FloatArray:
        """Return a way for each place (..., 2): two numbers as of ``normal``, by a salt and the one after it."""
        return np.stack([self.normal(salt, xy), self.normal(salt + 1, xy)], axis=-1)

    def size(self, salt: int, xy: FloatArray, amount: float = 1.0) -> FloatArray:
        """Return factors around 1 for sizes at places (..., 2), varying by ``amount`` times the isen's share."""
        if self.wobble_mm == 0:
            return np.ones(xy.shape[:-1])
        return 1 + amount * self.uneven * self.normal(salt, xy)

    def width(self, xy: FloatArray) -> FloatArray:
        """Return factors for the width of wax along a line, CV about 0.2 (docs/sources.md#hand: 15-30 %)."""
        if self.wobble_mm == 0:
            return np.ones(xy.shape[:-1])
        slow = self.noise(salts.HAND_WIDTH_SLOW, xy, 6.0)
        quick = self.noise(salts.HAND_WIDTH_QUICK, xy, 1.7)
        # Both noises have a standard deviation near 0.43.
        return 1 + 0.38 * slow + 0.26 * quick

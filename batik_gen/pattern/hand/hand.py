"""The hand: everything uneven in a drawing, as a hash of where it happens.

Nothing here depends on the order of drawing: the same place and seed always
get the same irregularity, so that a cloth may be drawn in parts. A place is
told by how far it lies from the middle of the cloth in the family's own
measure: where a pattern is made a little larger, every copy keeps its luck.
"""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.hand.value_noise import Cells, cells_at, one_noise, two_noises
from batik_gen.values.arrays import FloatArray, IntArray

_DRIFT = ((173.0, 1.1), (67.0, 0.8), (23.0, 0.8), (9.0, 0.4))
"""Wavelengths in mm and shares of the wobble: rows bend and tighten over a hand's breadth and more, each copy is drawn
anew, a line wavers. Value noise has a standard deviation near 0.43 (docs/sources.md#hand)."""

_AT_ONCE = 1 << 13
"""So many places are moved at once: what belongs to them stays near the processor."""

_SESSION, _EACH, _DAY = 95.0, 0.8, 1.4
"""Over how many mm sizes wander as the maker tires, moves the cloth or takes fresh wax; the shares of each shape's own
luck and of that."""

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
    def keeps_plan(self) -> bool:
        """Tell whether lines are drawn as planned."""
        return self.wobble_mm == 0

    @property
    def furthest_mm(self) -> float:
        """Return how far ``set_down`` moves a point at most, with a little to spare."""
        return (sum(share for _, share in _DRIFT) + 1.2) * self.wobble_mm + 0.1

    def warp(self, xy: FloatArray) -> FloatArray:
        """Move points (..., 2) by a smooth field, so that neighbours stray together and never collide."""
        if self.wobble_mm == 0:
            return xy
        planned = np.reshape(xy, (-1, 2))
        moved = np.array(planned, np.float64)
        for first in range(0, len(planned), _AT_ONCE):
            part, at = slice(first, first + _AT_ONCE), np.ascontiguousarray(planned[first : first + _AT_ONCE].T).T
            for number, (wavelength, share) in enumerate(_DRIFT):
                for axis, noise in enumerate(self.noises(salts.HAND_DRIFT + number, at, wavelength)):
                    moved[part, axis] += share * self.wobble_mm * noise
        return moved.reshape(xy.shape)

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
        return one_noise(self.seed, salt, self._cells(xy, wavelength))

    def noises(self, salt: int, xy: FloatArray, wavelength: float) -> tuple[FloatArray, FloatArray]:
        """Return two independent noises as of ``noise`` at places (..., 2), for little more than the price of one."""
        return two_noises(self.seed, salt, self._cells(xy, wavelength))

    def _cells(self, xy: FloatArray, wavelength: float) -> Cells:
        """Return where places lie in their cells of noise."""
        if self.torus is None:
            return cells_at(xy[..., 0] / wavelength, xy[..., 1] / wavelength)
        at, counts = self.torus.noise_cells(xy, wavelength)
        return cells_at(at[..., 0], at[..., 1], counts)

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

    def size(self, salt: int, xy: FloatArray, amount: float = 1.0, *, wanders: bool = True) -> FloatArray:
        """Return factors around 1 for sizes at places (..., 2), varying by ``amount`` times the isen's share.

        They wander over a day's work; but those of shapes whose size is read do not, so that only luck is added to it.
        """
        if self.wobble_mm == 0:
            return np.ones(xy.shape[:-1])
        luck = self.normal(salt, xy)
        if wanders:
            luck = _EACH * luck + _DAY * self.noise(salts.HAND_SESSION, xy, _SESSION)
        return 1 + amount * self.uneven * luck

    def width(self, xy: FloatArray) -> FloatArray:
        """Return factors for the width of wax at places of lines whose course is not known, CV about 0.2."""
        if self.wobble_mm == 0:
            return np.ones(xy.shape[:-1])
        slow = self.noise(salts.HAND_WIDTH, xy, 6.0)
        quick = self.noise(salts.HAND_WIDTH + 1, xy, 1.7)
        # Both noises have a standard deviation near 0.43.
        return 1 + 0.38 * slow + 0.26 * quick

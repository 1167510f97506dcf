"""What the fruits of kawung hold: two seeds, a small kawung (geger), or four seeds (beton)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import ellipse, place, pointed
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray

_SEED = pointed(0.35) * np.array([1.15, 1.0])
"""A seed is a small cross of four points, a little longer along the fruit."""


@dataclass(frozen=True)
class Fruits:
    """Hold where fruits lie: centres n x 2, their direction n, unit vectors along and across n x 2; nib and dot in mm,
    seeds ``large`` times their usual size.

    ``isen``, ``dark`` and ``white`` gather brown marks, dark dots and the white plates above the brown.
    """

    hand: Hand
    pitch: float
    fine: float
    dot: float
    large: float
    centres: FloatArray
    turned: FloatArray
    along: FloatArray
    across: FloatArray
    isen: Waxing
    dark: Waxing
    white: Waxing

    def at(self, u: float, v: float) -> FloatArray:
        """Return places u pitches along and v across each fruit."""
        return self.centres + (u * self.pitch) * self.along + (v * self.pitch) * self.across

    def dots(self, spots: tuple[tuple[float, float], ...], diameter: float) -> None:
        """Set brown dots."""
        for u, v in spots:
            self.isen.dot(self.at(u, v), diameter)

    def seed(self, u: float, v: float, size: float) -> None:
        """Set a seed with its dark eye, ``size`` pitches long."""
        at = self.at(u, v)
        eye = np.maximum(self.large * size * self.pitch * self.hand.size(salts.KAWUNG_SEED, at, 0.8), 1.6 * self.fine)
        self.isen.area(place(_SEED * (0.62 * eye)[:, None, None], at, self.turned))
        self.dark.dot(at, 0.52 * eye)


def two_seeds(fruits: Fruits) -> None:
    """Set two seeds on the long axis, cecek between and beside them."""
    apart = 0.072 + 0.02 * (fruits.large - 1.0)
    fruits.seed(-apart, 0.0, 0.05)
    fruits.seed(apart, 0.0, 0.05)
    spots = ((0.024, 0.0), (-0.024, 0.0), (0.0, 0.03), (0.0, -0.03), (0.0, 0.075), (0.0, -0.075))
    fruits.dots(spots, 0.8 * fruits.dot)


def small_kawung(fruits: Fruits) -> None:
    """Set a small kawung: four white fruits on a brown lens, each with its two seeds, a dot where they meet."""
    hand, pitch = fruits.hand, fruits.pitch
    lens = ellipse(0.128 * pitch, 0.092 * pitch, 40, 0.04)
    fruits.isen.area(place(lens, fruits.centres, fruits.turned))
    for quarter, (u, v) in enumerate(((1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0))):
        at = fruits.at(0.052 * u, 0.038 * v)
        grown = hand.size(salts.KAWUNG_SMALL + quarter, at, 0.5)
        small = ellipse(0.036 * pitch * grown, 0.024 * pitch * grown, 24, 0.04)
        slant = fruits.turned + np.arctan2(0.038 * v, 0.052 * u)
        fruits.white.area(place(small, at, slant))
        way = np.stack([np.cos(slant), np.sin(slant)], axis=-1)
        for side in (-0.012, 0.012):
            fruits.dark.dot(at + side * pitch * way, 0.009 * pitch + 0.1)
    fruits.white.dot(fruits.centres, 0.016 * pitch)
    for u in (-0.108, 0.108):
        fruits.white.dot(fruits.at(u, 0.0), 0.014 * pitch)
    fruits.dots(((0.15, 0.0), (-0.15, 0.0), (0.0, 0.112), (0.0, -0.112)), 0.9 * fruits.dot)


def four_seeds(fruits: Fruits) -> None:
    """Set four seeds parted by two crossed lines."""
    pitch = fruits.pitch
    for way, reach in ((fruits.along, 0.135), (fruits.across, 0.085)):
        line = fruits.centres[:, None] + way[:, None] * (reach * pitch * np.linspace(-1, 1, 9))[:, None]
        fruits.isen.stroke(line, fruits.fine * np.array([0.7, 0.9, 1.0, 1.0, 1.0, 1.0, 1.0, 0.9, 0.7]))
    for u in (-0.062, 0.062):
        for v in (-0.045, 0.045):
            fruits.seed(u, v, 0.042)
    fruits.dots(((0.165, 0.0), (-0.165, 0.0)), 0.8 * fruits.dot)


SEEDS: tuple[Callable[[Fruits], None], ...] = (two_seeds, small_kawung, four_seeds)
"""What a fruit holds, by number, from 0."""

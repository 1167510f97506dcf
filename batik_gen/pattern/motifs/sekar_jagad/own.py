"""What makes a map of islands someone's own: the numbers that stay with a person, and when alpha swelled.

A map is drawn by a fixed luck of every island, which each number of a person shifts a little, in a way of its own for
each island. So the map moves smoothly with the numbers: two recordings of one person have maps that are kin, and two
persons clearly different ones.
"""

from dataclasses import dataclass, field

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.values.arrays import FloatArray, IntArray

LAYOUT = 20220
"""Seed of the luck of islands: the Design's seed moves the hand alone."""

NUMBERS = (
    ("patch.fullness", 0.02, 0.98), ("patch.reach", 0.02, 0.98), ("patch.scale", 0.9, 1.12),
    ("sekar.wave", 0.062, 0.12), ("sekar.channel", 2.0, 5.0), ("patch.isen", 0.72, 0.95),
    ("growth.repetition", 1.35, 3.3), ("growth.thickness", 0.55, 0.95),
)  # fmt: skip
"""Parameters that a person's numbers move, with where hardly anybody has less and more in a quiet voice (the shipped
mapping).

The distance of islands is none of them: a map made larger stays that map.
"""

_SWELL = "alpha"


def _nobody() -> FloatArray:
    return np.zeros(len(NUMBERS))


@dataclass(frozen=True, eq=False)
class Own:
    """Hold what a map is made someone's own by.

    Parameters
    ----------
    numbers
        A person's numbers, each -1..1 between least and most, 0 for nobody's.
    plan
        Tells how alpha moved over the cloth; of nobody's map None.
    """

    numbers: FloatArray = field(default_factory=_nobody)
    plan: Plan | None = None

    def luck(self, salt: int, *keys: IntArray, shifted: float = 0.8) -> FloatArray:
        """Return numbers -1..1 for islands by their keys, ``shifted`` by so much by each number of a person."""
        shift = 2 * np.stack([uniform(LAYOUT, salt + 1 + k, *keys) for k in range(len(NUMBERS))], axis=-1) - 1
        moved = 2 * uniform(LAYOUT, salt, *keys) - 1 + shifted * (shift * self.numbers).sum(axis=-1)
        # Folded back at both ends: no island is held at one.
        off = moved + 1 - 4 * np.floor(0.25 * (moved + 1))
        folded: FloatArray = np.where(off > 2, 4 - off, off) - 1
        return folded

    def swell(self, xy: FloatArray) -> FloatArray:
        """Return how strong alpha was at places n x 2 against its own middle, -1..1."""
        if self.plan is None:
            return np.zeros(len(xy))
        # Copies of an island lie at the same place of the recording but for the last bits.
        return np.rint(self.plan.moved(_SWELL, xy) * 2.0**20) * 2.0**-20


def own_of(plan: Plan) -> Own:
    """Return what makes the map of a Plan someone's own."""
    shares = [(plan.value(name) - low) / (high - low) for name, low, high in NUMBERS]
    return Own(2 * np.array(shares) - 1, plan)

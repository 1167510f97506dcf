"""How strong a band usually is, and how far people differ: what is drawn middling, least and most."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from batik_gen.values.arrays import FloatArray


@dataclass(frozen=True)
class Level:
    """Say how strong one band usually is.

    Parameters
    ----------
    centre
        Middle of the people measured, dB re 1 uV^2/Hz, median over the channels of a head at rest.
    people
        Standard deviation between people, dB.
    moments
        Standard deviation within a rest, of slices of two seconds, dB.
    """

    centre: float
    people: float
    moments: float


LEVELS: Mapping[str, Level] = MappingProxyType(
    {
        "delta": Level(2.2, 1.6, 0.7),
        "theta": Level(0.0, 1.6, 0.9),
        "alpha": Level(1.5, 4.0, 1.25),
        "beta": Level(-6.9, 1.9, 0.7),
        "gamma": Level(-15.2, 1.1, 0.7),
    }
)
"""Eighteen people at rest (docs/sources.md#waves)."""
_BISECTIONS = 40


def soft(value: FloatArray | float, centre: float, span: float) -> FloatArray:
    """Return 0..1: a half at the centre, growing by a half over a span at first, never quite at an end.

    z / sqrt(1 + z^2), which all machines round alike (docs/sources.md#same-bytes).
    """
    z = (np.asarray(value, dtype=np.float64) - centre) / span
    share: FloatArray = 0.5 + 0.5 * z / np.sqrt(1.0 + z * z)
    return share


@dataclass(frozen=True)
class Shared:
    """Say how a person and their moments share one range: each has its own part, whatever the other is.

    Parameters
    ----------
    centre, people
        Of the person's mean, dB: what is drawn middling, and over how many dB people are told apart.
    moments
        Over how many dB moments are told apart from that mean.
    own
        Share of the range that moments have.
    """

    centre: float
    people: float
    moments: float
    own: float

    def drawn(self, mean: float, moments: FloatArray) -> FloatArray:
        """Return 0..1 for moments, in dB off a person's mean."""
        person: FloatArray = (1.0 - self.own) * soft(mean, self.centre, self.people)
        return person + self.own * soft(moments, 0.0, self.moments)

    def read(self, level: FloatArray) -> FloatArray:
        """Return the dB, mean and moments together, of a course as it is drawn."""

        def moments(person: float) -> FloatArray:
            return unsoft((level - (1.0 - self.own) * person) / self.own, 0.0, self.moments)

        # The person's share is the one beside which moments lie about their mean.
        low, high = 0.0, 1.0
        for _ in range(_BISECTIONS):
            middle = 0.5 * (low + high)
            low, high = (middle, high) if float(moments(middle).mean()) > 0 else (low, middle)
        return float(unsoft(np.array(low), self.centre, self.people)) + moments(low)


def unsoft(share: FloatArray, centre: float, span: float, most: float = 0.98) -> FloatArray:
    """Return the value of which ``soft`` makes a share; shares so near an end that nothing is told are taken back.

    Parameters
    ----------
    share
        0..1.
    centre, span
        As given to ``soft``.
    most
        No share counts for more than this, nor for less than what it leaves.
    """
    q = 2.0 * np.clip(share, 1.0 - most, most) - 1.0
    value: FloatArray = centre + span * q / np.sqrt(1.0 - q * q)
    return value

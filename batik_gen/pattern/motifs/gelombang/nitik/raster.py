"""The raster of nitik gelombang: which dab of a diamond is which moment of which band, and how strong it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from batik_gen.pattern.wave.levels import LEVELS, soft
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.wave import Wave

HALF = 24
"""From the heart of a diamond to its tips, in squares."""
RINGS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {"delta": (8,), "theta": (10, 12), "alpha": (14, 16, 18), "beta": (20,), "gamma": (22,)}
)
"""The rings of each band, counted in squares from the heart: slow waves lie inside."""
BETWEEN = (9, 13, 19)
"""The rings of brown squares that part the bands."""
SPAN = 2.0
"""So many deviations between people take a band from a half of its rings to three quarters of them."""


@dataclass(frozen=True, eq=False)
class Diamond:
    """Hold the squares of a diamond about its heart.

    Parameters
    ----------
    places
        Where they lie, in squares, n x 2.
    ring
        In which ring, n.
    moment
        When, as a share of the recording, n: from an axis to the diagonal time goes by, eight times over.
    """

    places: FloatArray
    ring: IntArray
    moment: FloatArray


def diamond() -> Diamond:
    """Return all squares of a diamond, in order of their rings."""
    side = np.arange(-HALF + 1, HALF)
    places = np.stack(np.meshgrid(side, side, indexing="ij"), axis=-1).reshape(-1, 2)
    ring = np.abs(places).sum(axis=1)
    places, ring = places[ring < HALF], ring[ring < HALF]
    order = np.argsort(ring, kind="stable")
    places, ring = places[order], ring[order]
    # From the axis to the diagonal a ring has half as many squares as its number, and one more.
    return Diamond(places.astype(np.float64), ring, (np.abs(places).min(axis=1) + 0.5) / (ring // 2 + 1))


def strengths(wave: Wave, side: str, of: Diamond) -> FloatArray:
    """Return how full each square of a diamond is dabbed, 0..1, by the band and the moment it stands for.

    A band fills its rings one after the other from inside, each before the next begins to.

    Parameters
    ----------
    wave, side
        The recording, and which half of the head.
    of
        The squares.
    """
    full = np.zeros(len(of.ring))
    for band, rings in RINGS.items():
        level = LEVELS[band]
        for number, ring in enumerate(rings):
            here = of.ring == ring
            moments = seen(wave.course(side, band), ring)[(of.moment[here] * (ring // 2 + 1)).astype(np.int64)]
            share = soft(moments, level.centre, SPAN * level.people)
            full[here] = np.clip(share * len(rings) - number, 0.0, 1.0)
    return full


def seen(course: FloatArray, ring: int) -> FloatArray:
    """Return the mean of a course over each of the moments that a ring parts it into, one after the other."""
    edges = np.arange(ring // 2 + 2) * (len(course) / (ring // 2 + 1))
    reached = np.concatenate([[0.0], np.cumsum(course)])
    upto = np.interp(edges, np.arange(len(course) + 1), reached)
    means: FloatArray = (upto[1:] - upto[:-1]) / (edges[1:] - edges[:-1])
    return means

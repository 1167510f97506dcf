"""What each place takes of a bath: dye where it is open, more of it by the wax, a stain where it was waxed."""

from dataclasses import dataclass

import numpy as np

from batik_gen.render.baths.knots import Float32Array
from batik_gen.render.raster.exact import POOLED, SHARP
from batik_gen.values.arrays import Mask

STRENGTH = 168.0
"""Access under thin wax, of 255; as a concentration that is a fifth of the full bath."""

DEEP = 2
"""Dips whose dye shows under thin wax in a ladder."""

_RIM = 0.085
"""How much higher a level is at the very edge of wax, where dye pools and dries, by mottling of a half or more."""

AROUND = 0.26
"""Standard deviation in mm of the blur that tells how open the cloth around a place is."""


@dataclass(frozen=True)
class Reached:
    """Hold how far a bath reached.

    Parameters
    ----------
    access
        0 where wax kept the dye out, 255 where it came fully.
    around
        The same of the cloth around each place.
    """

    access: Mask
    around: Mask


def rim_of(mottling: float) -> np.float32:
    """Return how much dye stands at edges, per unit of what an edge has more of access than its surroundings."""
    return np.float32(_RIM * min(1.0, 2.0 * mottling) / 127.5)


def creeping(steps: int) -> tuple[np.float32, np.float32]:
    """Return access under thin wax, and that below which a place was waxed, of a mask that counts so many dips."""
    if steps == 1:
        return np.float32(STRENGTH), np.float32(255.0)
    return np.float32(255.0 * DEEP / steps), np.float32(127.5 / steps)


def take(
    reached: Reached,
    rim: np.float32,
    creep: tuple[np.float32, np.float32],
    levels: tuple[Float32Array, Float32Array, Float32Array],
) -> Mask:
    """Return the level that each place took.

    Parameters
    ----------
    reached
        Rows of it.
    rim
        As ``rim_of`` gives it.
    creep
        Access under thin wax, and below which access a place counts as waxed.
    levels
        Of each place: of fully open cloth, of waxed cloth, and how open its surroundings must be for dye to creep in.
    """
    dyed, stained, near = levels
    bare, there = reached.access.astype(np.float32), reached.around.astype(np.float32)
    full = np.float32(255.0)
    stands = np.maximum(bare - there, np.float32(0.0)) * rim
    dyed = np.minimum(dyed + dyed * stands * (stained * POOLED), full)
    crept = np.minimum((there - near) * SHARP, creep[0])
    bare = np.where((there > near) & (bare < creep[1]), np.maximum(bare, crept), bare)
    share = np.float32(1.0 / 255.0)
    took, stain = bare * dyed * share, (full - bare) * stained * share
    took *= took
    stain *= stain
    # Concentrations add up, whose fourth roots levels are: and the edges of wax, half open, stay as they were.
    level: Mask = (np.sqrt(np.sqrt(took * took + stain * stain)) + np.float32(0.5)).astype(np.uint8)
    return level

"""What runs down the middle of the stem: dots as close as unrest, and a seed for each burst, as large as its leaf."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import length, unit
from batik_gen.pattern.motifs.gelombang.lung.room import LINE
from batik_gen.pattern.motifs.gelombang.lung.stem import Skeleton
from batik_gen.values.arrays import FloatArray

FAR, CLOSER = 3.1, 1.4
"""Distance of two dots along the stem where all is calm, and how much less where all is unrest, mm."""
DOT, SEED, MORE_SEED = 0.25, 0.45, 0.95
"""Length of a dot, of the smallest seed, and how much longer the largest is, of what is usual in the stem."""
_BROADEST = 4.0
"""What is usual there: as much as the stem is wide, at most so much, mm."""
SLENDER, WIDEST = 1.3, 0.45
"""A seed is so many times longer than wide, but no wider than this share of what is usual: white is left beside it."""
_ROOT = 0.55
"""How large the seed of a burst of one second is, before the soft end."""
_MANY = 70.0
"""Of so many bursts and more all seeds are smaller alike."""
_APART = 0.5
"""Between two seeds, mm."""
_MOVES, _ROUNDS = 0.8, 12
"""So far a seed gives way to its neighbours at most, mm, and how often each looks at them."""
_BESIDE = 1.1
"""Free to either side of the widest seed: what stands nearer hides it or grows together with it, mm."""
_CLEAR = 0.55
"""Between a seed and the next dot, mm."""
_FINE = 0.25
"""Steps in which the stem is walked along, mm of its line."""


@dataclass(frozen=True, eq=False)
class Pulse:
    """Hold dots n x 2 and their diameter; seeds m x 2, the way of the stem there, their lengths and widths, mm."""

    dots: FloatArray
    dot: float
    seeds: FloatArray
    ways: FloatArray
    long: FloatArray
    wide: FloatArray


def walk(swing_at: FloatArray) -> FloatArray:
    """Return how far along the stem each of its places k x 2 lies, mm."""
    return np.concatenate([np.zeros(1), np.cumsum(length(swing_at[1:] - swing_at[:-1]))])


def seed_share(seconds: FloatArray) -> FloatArray:
    """Return how large the seeds of bursts are, 0..1: by the root of their seconds, with a soft end."""
    root = _ROOT * np.sqrt(np.maximum(seconds, 0.0))
    share: FloatArray = root / np.sqrt(np.sqrt(1.0 + root * root * root * root))
    return share


def lasting(share: FloatArray) -> FloatArray:
    """Return of how many seconds a burst was whose seed is so large: the way back from ``seed_share``."""
    root = share / np.sqrt(np.sqrt(1.0 - share * share * share * share)) / _ROOT
    seconds: FloatArray = root * root
    return seconds


def crowding(bursts: int) -> float:
    """Return how large all seeds are where there are so many."""
    many = bursts / _MANY
    return float(1.0 / np.sqrt(np.sqrt(1.0 + many * many * many * many)))


def plan_pulse(plant: Skeleton) -> Pulse:
    """Set a seed at the middle of each burst, and dots between them; the distance of dots is unrest alone."""
    usual = min(plant.width, _BROADEST)
    s = np.linspace(0.0, LINE, int(LINE / _FINE) + 1)
    far = walk(plant.at(s))
    apart = FAR - CLOSER * plant.course.at("unrest", s / LINE)
    phase = np.concatenate([np.zeros(1), np.cumsum((far[1:] - far[:-1]) * 2.0 / (apart[1:] + apart[:-1]))])
    # Whole dots in the line, whose end runs into its beginning.
    many = int(np.rint(phase[-1]))
    at = np.interp((np.arange(many) + 0.5) * (phase[-1] / many), phase, s)
    bursts = np.array(plant.course.leaves).reshape(-1, 2)
    bursts = bursts[np.argsort(bursts[:, 0], kind="stable")]
    centres, share = bursts[:, 0] * LINE, seed_share(bursts[:, 1])
    # A seed grows from nothing to its least size with the first hundredths of a second.
    long = usual * crowding(len(bursts)) * (SEED * np.minimum(1.0, share / 0.1) + MORE_SEED * share)
    middles = _aside(np.interp(centres, s, far), long, float(far[-1]))
    centres = np.interp(middles, far, s)
    free, usually = long, np.minimum(long / SLENDER, WIDEST * usual)
    long = _beside(middles, long, float(far[-1]))
    # As large as it would be with room: short ones are broad.
    wide = np.minimum(usually * free / np.maximum(long, 1e-9), WIDEST * usual)
    off = np.abs(np.interp(at, s, far)[:, None] - middles)
    off = np.minimum(off, far[-1] - off) - 0.5 * long
    alone = (off > _CLEAR + 0.5 * DOT * usual).all(axis=1)
    ways = unit(plant.at(centres + 0.4) - plant.at(centres - 0.4))
    return Pulse(plant.at(at[alone]), DOT * usual, plant.at(centres), ways, long, wide)


def heart_of(plant: Skeleton) -> float:
    """Return how much of the middle of the stem has to be seen, for all that runs down it, mm."""
    return WIDEST * min(plant.width, _BROADEST) + 2 * _BESIDE


def _gaps(middles: FloatArray, around: float) -> FloatArray:
    """Return how far each seed is from the next, the last from the first."""
    return np.diff(np.concatenate([middles, middles[:1] + around]))


def _aside(middles: FloatArray, long: FloatArray, around: float) -> FloatArray:
    """Return seeds in the order of the line moved off one another where they would meet, each a little."""
    if len(long) < 2:
        return middles
    moved = np.zeros(len(long))
    for _ in range(_ROUNDS):
        lack = np.maximum(0.5 * (long + np.roll(long, -1)) + _APART - _gaps(middles + moved, around), 0.0)
        moved = np.clip(moved + 0.25 * (np.roll(lack, 1) - lack), -_MOVES, _MOVES)
    apart: FloatArray = middles + moved
    return np.clip(apart, 0.0, around)


def _beside(middles: FloatArray, long: FloatArray, around: float) -> FloatArray:
    """Return lengths of seeds in the order of the line, both of two shorter where they would meet."""
    if len(long) < 2:
        return long
    gap = _gaps(middles, around)
    fits = np.minimum((gap - _APART) / np.maximum(0.5 * (long + np.roll(long, -1)), 1e-9), 1.0)
    fitted: FloatArray = long * np.maximum(np.minimum(fits, np.roll(fits, 1)), 0.3)
    return fitted

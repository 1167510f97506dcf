"""Hashes: whole numbers become even bits, the same on every machine."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from batik_gen.values.arrays import FloatArray

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
    return shares(bits(seed, salt, *keys))


def bits(seed: int, salt: int, *keys: object) -> NDArray[np.uint64]:
    """Return 64 even bits for integers."""
    first, *others = keys
    z = _mix(_begun(seed, salt) + np.asarray(first).astype(np.int64, copy=False).view(np.uint64))
    for key in others:
        z = z * _STEP
        z += np.uint64(1)
        z = _mix(z + np.asarray(key).astype(np.int64, copy=False).view(np.uint64))
    return z


def shares(z: NDArray[np.uint64]) -> FloatArray:
    """Turn 64 even bits into numbers in [0, 1)."""
    return (z >> np.uint64(11)).astype(np.float64) * 2.0**-53

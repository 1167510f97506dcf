"""How dyes mix on cloth: single-constant Kubelka-Munk, channel by channel."""

import numpy as np

from batik_gen.values.arrays import FloatArray


def absorbed(reflectance: FloatArray) -> FloatArray:
    """Return K/S of an opaque layer of the given reflectance 0..1 (Kubelka & Munk 1931).

    K/S is the ratio of absorption to scattering. For dyes on one cloth it is
    proportional to concentration and simply adds up, which is how textile
    laboratories match colours.
    """
    result: FloatArray = (1.0 - reflectance) * (1.0 - reflectance) / (2.0 * reflectance)
    return result


def reflected(ks: FloatArray) -> FloatArray:
    """Return the reflectance 0..1 that belongs to K/S; the inverse of ``absorbed``."""
    result: FloatArray = 1.0 + ks - np.sqrt(ks * ks + 2.0 * ks)
    return result

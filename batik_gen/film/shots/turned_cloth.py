"""A cloth that hangs in folds and is turned: which part of it each column of a picture sees, and in what light."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from batik_gen.render.mockup.drape import folds
from batik_gen.values.arrays import BoolArray, FloatArray

_KNOTS = 1024
_DEEP = 0.045
"""Depth of the folds as a share of the cloth's width."""
_AWAY = 9.0
"""Distance of the eye, in widths of the cloth."""
_LIGHT = (-0.50, 0.866)
"""Direction to the light, seen from above: from the left, towards the eye."""
_AMBIENT, _FOLD_SHADE = 0.46, 0.20


@dataclass(frozen=True, eq=False)
class Columns:
    """Hold what every column of a picture sees of a turned cloth.

    Parameters
    ----------
    seen
        Whether it sees any of it.
    place
        Which place across the cloth, 0..1.
    near
        How many times as large it is there as at the rod's middle.
    light
        Light that falls there, 0..1.
    back
        Whether it is the back that is seen.
    """

    seen: BoolArray
    place: FloatArray
    near: FloatArray
    light: FloatArray
    back: BoolArray


def columns_of(width: int, middle: float, wide: float, turn: float) -> Columns:
    """Return what the columns of a picture see of a cloth that hangs in folds.

    Parameters
    ----------
    width
        Of the picture, px.
    middle
        Where the axis is about which it turns, px.
    wide
        Width of the cloth where it faces the eye, px.
    turn
        How far it is turned, 0..1 for once all the way round.
    """
    s = np.linspace(0.0, 1.0, _KNOTS)
    depth, slope = folds(s)
    # What the folds take in makes the cloth narrower; its slope follows from their depth.
    across = np.concatenate([[0.0], np.cumsum(1.0 / np.sqrt(1.0 + slope[1:] * slope[1:]))])
    across = across / across[-1] - 0.5
    out = _DEEP * depth
    sine, cosine = math.sin(2.0 * math.pi * turn), math.cos(2.0 * math.pi * turn)
    x, z = across * cosine + out * sine, out * cosine - across * sine
    near = _AWAY / (_AWAY - z)
    x = middle + wide * x * near
    rise, run = np.gradient(out, s), np.gradient(across, s)
    length = np.sqrt(rise * rise + run * run)
    # The normal of the front, turned with the cloth.
    nx, nz = (-rise * cosine + run * sine) / length, (run * cosine + rise * sine) / length
    at = np.arange(width) + 0.5
    found = [np.full(width, -np.inf), *(np.zeros(width) for _ in range(4))]
    for first, last in _branches(x):
        part = slice(first, last + 1)
        way = slice(None) if x[last] > x[first] else slice(None, None, -1)
        inside = (at >= min(x[first], x[last])) & (at < max(x[first], x[last]))
        here = [np.interp(at, x[part][way], values[part][way]) for values in (near, s, nx, nz, depth)]
        nearer = inside & (here[0] > found[0])
        for held, values in zip(found, here, strict=True):
            held[nearer] = values[nearer]
    size, place, nx, nz, deep = found
    seen = np.isfinite(size)
    # What is seen faces the eye: of the back the normal is the other way.
    back = seen & (nz < 0.0)
    side = np.where(back, -1.0, 1.0)
    facing = np.clip(side * (nx * _LIGHT[0] + nz * _LIGHT[1]), 0.0, 1.0)
    light = _AMBIENT + (1.0 - _AMBIENT) * facing
    # Little light reaches the bottom of a fold.
    light *= 1.0 - _FOLD_SHADE * (0.5 - 0.5 * side * deep)
    return Columns(seen, place, np.where(seen, size, 1.0), light, back)


def _branches(x: FloatArray) -> list[tuple[int, int]]:
    """Return the parts of a line between which it turns back, first and last point of each."""
    rising = np.diff(x) > 0.0
    turns = np.flatnonzero(rising[1:] != rising[:-1]) + 1
    ends = [0, *turns.tolist(), len(x) - 1]
    return [(first, last) for first, last in pairwise(ends) if last > first]

"""The lung: what its tendrils are made of, an ukel that rolls up and leaves that keep clear."""

from functools import partial

import numpy as np

from batik_gen.pattern.geometry.apart import keeps_apart
from batik_gen.pattern.geometry.curves import length, spline
from batik_gen.values.arrays import FloatArray, IntArray

Border = tuple[float, float, float]
"""What lies at (x, y) with nx * x + ny * y <= c is inside."""

_INWARD = 0.8
"""So much of its radius an ukel loses on its way to the eye."""
_FLAT, _ACROSS = 0.17, np.array([0.8, 0.6])
"""So much less a roll reaches in that direction than across it."""
_BENDS = 14
_LEAN = 0.26
"""A leaf bends so far aside towards its tip, in its length."""
_HALVINGS = 7


def rolled(by: FloatArray, middle: FloatArray, radius: FloatArray, turns: FloatArray, first: float) -> FloatArray:
    """Return lines that go by places n x m x 2 into a spiral about a middle, from the direction ``first`` on."""
    share = np.linspace(0.0, 1.0, _BENDS)
    angle = first + 2 * np.pi * turns[:, None] * share
    # A hand draws no circle: it comes in wide, tightens early, and its roll lies a little flat.
    away = radius[:, None] * (1 - _INWARD * share * (1.35 - 0.35 * share))
    ray = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    spiral = middle + away[..., None] * (ray - _FLAT * (ray * _ACROSS).sum(axis=-1, keepdims=True) * _ACROSS)
    return spline(np.concatenate([by, spiral], axis=1), 5, closed=False)


def frond(long: FloatArray, wide: FloatArray, side: float) -> FloatArray:
    """Return pointed leaves that bend to a side (1 or -1) along +x from the origin, n x k x 2."""
    k = 14
    t = np.arange(k + 1) / k
    belly = 0.40
    swell = np.where(t < belly, np.sin(0.5 * np.pi * t / belly), np.cos(0.5 * np.pi * (t - belly) / (1 - belly)))
    swell = np.maximum(swell, 0.0) * np.where(t < belly, 1.0, 0.8 + 0.2 * np.maximum(swell, 0.0))
    bow = side * _LEAN * t * t
    x = np.concatenate([t, t[-2:0:-1]])
    off = np.concatenate([swell, -swell[-2:0:-1]])
    spine = np.concatenate([bow, bow[-2:0:-1]])
    ring: FloatArray = np.stack(
        [
            long[:, None] * x - 0.5 * wide[:, None] * off * side * _LEAN * x,
            long[:, None] * spine + 0.5 * wide[:, None] * off,
        ],
        axis=-1,
    )
    return ring


def rib_of(ring: FloatArray) -> FloatArray:
    """Return the lines from the feet of leaves n x k x 2 towards their tips, n x 2 x 2."""
    return np.stack([ring[:, 0], 0.2 * ring[:, 0] + 0.8 * ring[:, ring.shape[1] // 2]], axis=1)


def _asked(need: FloatArray, copies: IntArray, points: IntArray, _: IntArray) -> FloatArray:
    """Return the distance that points of copies ask of whatever is held."""
    return need[copies, points]


def cleared(ring: FloatArray, taken: FloatArray, borders: list[Border], gap: float) -> FloatArray:
    """Shrink leaves (n x k x 2) to their feet until they are ``gap`` mm from what is there (n x m x 2) and inside."""
    foot = ring[:, :1]
    # Near its foot a leaf lies on what it grows from.
    probe = ring[:, ring.shape[1] // 5 : -ring.shape[1] // 5] - foot
    low, high = np.zeros(len(ring)), np.ones(len(ring))
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        here = foot + probe * middle[:, None, None]
        need = np.minimum(gap, 0.35 * length(here - foot))
        free = keeps_apart(here, taken, gap, partial(_asked, need))
        for nx, ny, c in borders:
            free &= (nx * here[..., 0] + ny * here[..., 1]).max(axis=1) <= c
        low, high = np.where(free, middle, low), np.where(free, high, middle)
    shrunk: FloatArray = foot + (ring - foot) * np.where(high == 1.0, 1.0, low)[:, None, None]
    return shrunk

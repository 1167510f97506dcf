"""The shore between two islands: a straight edge that bends to and fro, the same from either side."""

import numpy as np

from batik_gen.pattern.geometry.curves import length
from batik_gen.values.arrays import FloatArray

_HALF_WAVE = 0.27
"""Length of one bend of a shore, in the distance of two sites."""
_TALL, _STEEP, _DEEP = 0.085, 0.26, 0.34
"""How far the shores swing at most: in the distance of two sites, in the length of a bend, in the way to the site."""
_ENDS = 0.16
"""Share of an edge over which its bends begin and end: three shores meet straight."""
_PACE = 0.9
"""Distance of the shores' vertices, mm."""


def rightward(one: FloatArray, other: FloatArray) -> bool:
    """Say whether an edge runs to the right, or straight down."""
    way = (other - one).tolist()
    return bool(way[0] > 0 or (way[0] == 0 and way[1] > 0))


def bent_edge(one: FloatArray, other: FloatArray, bend: FloatArray, share: float, size: float) -> FloatArray:
    """Return an edge as a line that bends to and fro: the same from either side, still at both ends."""
    turned = not rightward(one, other)
    a, b = (other, one) if turned else (one, other)
    way = b - a
    long = float(length(way))
    if long < 1e-6 * size:
        return np.stack([one, other])
    deep, side, skew = bend.tolist()
    turns = float(np.clip(long / (_HALF_WAVE * size), 1.0, 4.0))
    fewer = min(np.floor(turns), 3.0)
    # From so many bends to one more within a fifth of a bend: a shore does not turn round at once.
    more = float(np.clip(5 * (turns - fewer) - 2, 0.0, 1.0))
    u = np.linspace(0.0, 1.0, int(long / _PACE) + 2)
    tall = min(_TALL * size, _STEEP * long / turns, _DEEP * deep)
    end = np.clip(np.minimum(u, 1 - u) / _ENDS, 0.0, 1.0)
    along = np.pi * (u + 0.16 * (skew - 0.5) * np.sin(np.pi * u))
    swing = (1 - more) * np.sin(fewer * along) + more * np.sin((fewer + 1) * along)
    swing = swing * (end * end * (3 - 2 * end))
    across = np.array([-way[1], way[0]]) / long
    run: FloatArray = a + u[:, None] * way + (share * tall * (1.0 if side < 0.5 else -1.0) * swing)[:, None] * across
    return run[::-1] if turned else run

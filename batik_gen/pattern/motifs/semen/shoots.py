"""The lung of a semen: shoots that leave a stem, swing over into a roll, taper and end in an ukel about a flower."""

import numpy as np

from batik_gen.pattern.flora.sheet import paced
from batik_gen.pattern.geometry.curves import length
from batik_gen.values.arrays import FloatArray

_HEART = 0.36
"""A roll ends this far from its middle, in its radius."""


def shoot(foot: FloatArray, angle: float, middle: FloatArray, radius: float, side: float, turns: float) -> FloatArray:
    """Return a shoot from its foot into a roll.

    Parameters
    ----------
    foot
        Where it leaves its stem.
    angle
        Which way it leaves, radians.
    middle, radius
        The roll it runs into.
    side
        1 rolls clockwise on the cloth, -1 the other way.
    turns
        In how many turns it rolls up.
    """
    off = foot - middle
    far = max(float(np.sqrt((off * off).sum())), 1.02 * radius)
    # It meets its roll where it can go on without a bend.
    at = float(np.arctan2(off[1], off[0])) + side * float(np.arccos(radius / far))
    touch = middle + radius * np.array([np.cos(at), np.sin(at)])
    on = side * np.array([-np.sin(at), np.cos(at)])
    lead = float(np.sqrt(((touch - foot) * (touch - foot)).sum()))
    t = (np.arange(24) / 23)[:, None]
    way = np.array([np.cos(angle), np.sin(angle)])
    one, other = way * (0.75 * lead + 0.8 * radius), on * (0.7 * lead + 0.5 * radius)
    run = ((2 * t * t * t - 3 * t * t + 1) * foot + (t * t * t - 2 * t * t + t) * one
           + (3 * t * t - 2 * t * t * t) * touch + (t * t * t - t * t) * other)  # fmt: skip
    u = np.arange(int(36 * turns) + 10) / (int(36 * turns) + 9)
    turned = at + side * 2 * np.pi * turns * u
    rolled = radius * (1 - (1 - _HEART) * u * (0.85 + 0.15 * u))
    roll = middle + rolled[:, None] * np.stack([np.cos(turned), np.sin(turned)], axis=-1)
    whole = np.concatenate([run[:-1], roll])
    many = max(int(float(length(whole[1:] - whole[:-1]).sum()) / 0.9), 12)
    line: FloatArray = paced(whole, many)
    for _ in range(3):
        line[2:-2] = 0.25 * (line[1:-3] + line[3:-1]) + 0.5 * line[2:-2]
    return line

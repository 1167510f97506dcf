"""Strewing: what else has room is set where the ground is widest, one after the other, until it is full.

Between tendrils it grows on stalks: each from the nearest place of what grows
already, whatever is nearest first, so that no stalk crosses another.
"""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.geometry.curves import length, unit
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.values.arrays import FloatArray

_COARSE = 1.0
"""Places are looked for on nodes about so many mm apart."""
_KNOTS = 9
_BEND = 0.16
"""How far a stalk swings out, in its length."""


def strew(room: Room, largest: float, least: float, gap: float, most: int) -> FloatArray:
    """Find room for up to ``most`` round shapes in a ground of one shape.

    Parameters
    ----------
    room
        The ground.
    largest, least
        Their largest and smallest radii, mm: where there is no room for the smallest, nothing is set.
    gap
        What stays clear about each, mm.

    Returns
    -------
    Their middles and radii, n x 3, mm, the roomiest first.
    """
    stride = max(int(np.rint(_COARSE / room.step)), 1)
    free = np.array(room.values[0, ::stride, ::stride])
    x = room.origin[0, 0] + np.arange(free.shape[1]) * (stride * room.step)
    y = (room.origin[0, 1] + np.arange(free.shape[0]) * (stride * room.step))[:, None]
    found: list[tuple[float, float, float]] = []
    while len(found) < most:
        row, column = divmod(int(free.argmax()), free.shape[1])
        radius = min(float(free[row, column]) - gap, largest)
        if radius < least:
            break
        a, b = float(x[column]), float(y[row, 0])
        found.append((a, b, radius))
        free = np.minimum(free, np.sqrt((x - a) * (x - a) + (y - b) * (y - b)) - radius)
    return np.array(found).reshape(-1, 3)


def around(room: Room, rounds: FloatArray) -> Room:
    """Return what is left of a ground of one shape around round shapes n x 3."""
    _, h, w = room.values.shape
    x = room.origin[0, 0] + np.arange(w) * room.step
    y = (room.origin[0, 1] + np.arange(h) * room.step)[:, None]
    left = room.values[0]
    for a, b, radius in rounds.tolist():
        left = np.minimum(left, np.sqrt((x - a) * (x - a) + (y - b) * (y - b)) - radius)
    return replace(room, values=left[None])


def sprouted(grown: FloatArray, rounds: FloatArray) -> FloatArray:
    """Let round shapes n x 3 grow on stalks from places m x 2 of what grows already.

    Returns
    -------
    The stalks, n x k x 2, each up to the rim of its shape, in the order of the shapes.
    """
    stalks = np.zeros((len(rounds), _KNOTS, 2))
    t = np.linspace(0.0, 1.0, _KNOTS)[:, None]
    waiting = np.ones(len(rounds), bool)
    far = np.full(len(rounds), np.inf)
    root = np.zeros((len(rounds), 2))
    fresh = grown
    for _ in range(len(rounds)):
        off = length(rounds[:, None, :2] - fresh)
        nearer = off.min(axis=1) < far
        root = np.where(nearer[:, None], fresh[off.argmin(axis=1)], root)
        far = np.minimum(far, off.min(axis=1))
        at = int(np.where(waiting, far - rounds[:, 2], np.inf).argmin())
        way = rounds[at, :2] - root[at]
        end = rounds[at, :2] - unit(way) * rounds[at, 2]
        side = np.array([-way[1], way[0]]) * (_BEND if at % 2 else -_BEND)
        stalks[at] = root[at] + t * (end - root[at]) + 4 * t * (1 - t) * side
        waiting[at] = False
        # Others may branch off half way, not beside the shape itself.
        fresh = stalks[at, 2:-3]
    return stalks

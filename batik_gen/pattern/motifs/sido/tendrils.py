"""The tendril in half a diamond of sido mukti and sido asih, from the corner to the eye of its ukel.

A stem rises from the corner, swings out, comes back towards the middle and rolls up; where it swings out a branch
leaves it and rolls up the other way. A person's numbers say how far both roll (curl), how far the stem swings
(stance), how many leaves stand along it (repetition), and how long, how open and how broad they are.
"""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import along, leaf, length, place, spline
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.habit import Habit
from batik_gen.values.arrays import FloatArray

Border = tuple[float, float, float]
"""What lies at (x, y) with nx * x + ny * y <= c is inside."""

_ROOT = ((0.03, 0.92), (0.05, 0.76), (0.15, 0.56))
"""The foot of the stem, in half axes of the diamond, y down."""
_SWING, _WIDER = ((0.33, 0.32), (0.36, 0.08), (0.23, -0.12)), (0.07, 0.09, 0.03)
"""Where it swings out and comes back, and how much further out a hanging growth does, less an upright one."""
_UKEL, _ROUND = (0.27, -0.38), 0.18
"""Middle of its ukel, and the radius with which that begins, in the shorter half axis."""
_FORK, _BRANCH = 13, (0.37, 0.30)
"""A branch leaves the stem at this point of it and goes by that place to its own ukel."""
_SIDE_UKEL, _SIDE_ROUND = (0.62, 0.06), 0.125
_INWARD = 0.8
"""So much of its radius an ukel loses on its way to the eye."""
_TURNS, _TIGHTER = 0.75, 0.65
"""Turns of an ukel for each turn of the curl, beside those that all have."""
_BENDS = 14
_LEAVES = (0.1, 0.66)
"""Part of the stem along which leaves stand."""
_LONG = 0.29
"""Length of a leaf at a usual reach of shoots, in the half height."""
_GAP = 0.05
"""Leaves keep so far from what is there, in the half height; in a large diamond a line and a little."""
_HALVINGS = 7


def tendril(plan: Plan, at: FloatArray, half: tuple[float, float], borders: list[Border]) -> Growth:
    """Return the tendrils in the right halves of n diamonds, about their middles, mm.

    Parameters
    ----------
    plan, at
        Whose growth, and the middles of the diamonds, n x 2.
    half
        Clear half axes of a diamond, mm.
    borders
        Leaves stay inside of these.
    """
    habit = Habit.of(plan)
    curl, reach = plan.at("growth.curl", at), plan.at("growth.length", at) / 1.1
    turns = _TIGHTER + _TURNS * curl
    n, axes, short = len(at), np.array(half), min(half)
    swing = np.array(_SWING) + habit.stance * np.stack([_WIDER, np.zeros(3)], axis=-1)
    rising = np.broadcast_to(np.array([*_ROOT, *swing]) * axes, (n, 6, 2))
    stem = _rolled(rising, np.array(_UKEL) * axes, np.full(n, _ROUND * short), turns, -np.pi)
    by = np.broadcast_to((np.array(_BRANCH) + habit.stance * np.array([_WIDER[0], 0.0])) * axes, (n, 2))
    side = _rolled(
        np.stack([stem[:, _FORK], by], axis=1), np.array(_SIDE_UKEL) * axes,
        _SIDE_ROUND * short * (0.7 + 0.3 * reach), -turns, 0.55 * np.pi,
    )  # fmt: skip
    # Each ukel ends in a berry.
    eyes = tuple(line[:, -1] for line in (stem, side))
    leaves = _leaves(plan, at, half, stem, side, borders)
    return Growth((stem, side), leaves, tuple(map(rib_of, leaves)), tuple((eye, 1.0) for eye in eyes))


def _rolled(by: FloatArray, middle: FloatArray, radius: FloatArray, turns: FloatArray, first: float) -> FloatArray:
    """Return lines that go by places n x m x 2 into a spiral about a middle, from the direction ``first`` on."""
    share = np.linspace(0.0, 1.0, _BENDS)
    angle = first + 2 * np.pi * turns[:, None] * share
    away = radius[:, None] * (1 - _INWARD * share)
    spiral = middle + away[..., None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return spline(np.concatenate([by, spiral], axis=1), 5, closed=False)


def _leaves(
    plan: Plan, at: FloatArray, half: tuple[float, float], stem: FloatArray, side: FloatArray, borders: list[Border]
) -> tuple[FloatArray, ...]:
    """Let leaves stand on both sides of a stem, each as large as what is there before it leaves room."""
    lean = plan.at("growth.angle", at) * (np.pi / 180)
    open_by = 0.6 + 0.55 * lean
    long = _LONG * half[1] * plan.at("growth.length", at) / 1.1
    gap = min(0.9 + 0.62 * plan.value("nib.klowong"), _GAP * half[1])
    broad = 0.42 * plan.value("growth.leaf")
    count = 1.2 + 1.1 * plan.value("growth.repetition")
    leaves: list[FloatArray] = []
    for i in range(int(np.ceil(count))):
        share = _LEAVES[0] + (_LEAVES[1] - _LEAVES[0]) * (i + 0.5) / (count + 0.5)
        points, way = along(stem, np.array([share]), False)
        # The last pair is grown to the part after the point, so that nothing jumps.
        wanted = long * min(count - i, 1.0)
        for hand in (1.0, -1.0):
            ring = place(
                leaf(wanted, broad * wanted), points[:, 0], np.arctan2(way[:, 0, 1], way[:, 0, 0]) + hand * open_by
            )
            taken = np.concatenate([line[:, ::3] for line in (stem, side, *leaves)], axis=1)
            leaves.append(cleared(ring, taken, borders, gap))
    return tuple(leaves)


def rib_of(ring: FloatArray) -> FloatArray:
    """Return the lines from the feet of leaves n x k x 2 towards their tips, n x 2 x 2."""
    return np.stack([ring[:, 0], 0.2 * ring[:, 0] + 0.8 * ring[:, ring.shape[1] // 2]], axis=1)


def cleared(ring: FloatArray, taken: FloatArray, borders: list[Border], gap: float) -> FloatArray:
    """Shrink leaves (n x k x 2) to their feet until they are ``gap`` mm from what is there (n x m x 2) and inside."""
    foot = ring[:, :1]
    # Near its foot a leaf lies on what it grows from.
    probe = ring[:, ring.shape[1] // 5 : -ring.shape[1] // 5] - foot
    low, high = np.zeros(len(ring)), np.ones(len(ring))
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        here = foot + probe * middle[:, None, None]
        need = np.minimum(gap, 0.35 * length(here - foot))[:, :, None]
        free = (length(here[:, :, None] - taken[:, None]) >= need).all(axis=(1, 2))
        for nx, ny, c in borders:
            free &= (nx * here[..., 0] + ny * here[..., 1]).max(axis=1) <= c
        low, high = np.where(free, middle, low), np.where(free, high, middle)
    shrunk: FloatArray = foot + (ring - foot) * np.where(high == 1.0, 1.0, low)[:, None, None]
    return shrunk

"""The growth in half a diamond of a sido cloth: a tendril from the corner to its ukel, the boughs of a tree of life.

A stem rises from the corner, swings out, comes back towards the middle and rolls up; where it swings out a branch
leaves it and rolls up the other way. A person's numbers say how far both roll (curl), how far the stem swings
(stance), how many leaves stand along it (repetition), and how long, how open and how broad they are.
"""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.lung import Border, cleared, frond, rib_of, rolled
from batik_gen.pattern.geometry.curves import along, place
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.habit import Habit
from batik_gen.pattern.hand import salts
from batik_gen.values.arrays import FloatArray

_ROOT = ((0.03, 0.92), (0.07, 0.76), (0.20, 0.56))
"""The foot of the stem, in half axes of the diamond, y down."""
_SWING, _WIDER = ((0.43, 0.33), (0.555, 0.06), (0.44, -0.15)), (0.03, 0.05, 0.03)
"""Where it swings out and comes back, and how much further out a hanging growth does, less an upright one."""
_UKEL, _ROUND = (0.30, 0.07), 0.20
"""Middle of its ukel, and the radius with which that begins, in the shorter half axis."""
_FORK, _BRANCH = 22, ((0.49, -0.24), (0.37, -0.42))
"""A branch leaves the stem at this point of it and goes by those places to its own ukel."""
_SIDE_UKEL, _SIDE_ROUND = (0.20, -0.45), 0.135
_TURNS, _TIGHTER = 0.75, 0.65
"""Turns of an ukel for each turn of the curl, beside those that all have."""
_LEAVES = (0.06, 0.72)
"""Part of the stem along which leaves stand."""
_LONG = 0.29
"""Length of a leaf at a usual reach of shoots, in the half height."""
_BOUGHS = (
    (0.50, ((0.20, 0.34), (0.42, 0.20)), (0.50, 0.02), 0.155),
    (0.06, ((0.14, -0.10), (0.27, -0.24)), (0.26, -0.42), 0.12),
)  # fmt: skip
"""Boughs of a tree: how high each leaves the trunk, by where it swings, the middle of its ukel, with what radius."""
_TRUNK_TOP = -0.62
"""The trunk of a tree ends there, in the half height."""
_GAP = 0.05
"""Leaves keep so far from what is there, in the half height; in a large diamond a line and a little."""


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
    # No two are drawn alike.
    own, sway = (np.clip(plan.hand.normal(salts.SIDO_TENDRIL + i, at), -1.5, 1.5) for i in (0, 1))
    rising = rising + (0.02 * sway)[:, None, None] * axes * np.array([[0.0], [0.2], [0.6], [1.0], [1.0], [0.4]])
    stem = rolled(rising, np.array(_UKEL) * axes, _ROUND * short * (1 + 0.05 * own), -turns, -0.36 * np.pi)
    by = np.broadcast_to((np.array(_BRANCH) + habit.stance * np.array([_WIDER[0], 0.0])) * axes, (n, 2, 2))
    side = rolled(
        np.concatenate([stem[:, _FORK : _FORK + 1], by], axis=1), np.array(_SIDE_UKEL) * axes,
        _SIDE_ROUND * short * (0.7 + 0.3 * reach) * (1 - 0.06 * own), -turns, -0.25 * np.pi,
    )  # fmt: skip
    # Each ukel ends in a berry.
    eyes = tuple(line[:, -1] for line in (stem, side))
    leaves = _leaves(plan, at, half, stem, [stem, side], borders)
    leaves += _leaves(plan, at, half, side, [stem, side, *leaves], borders, part=0.62)
    return Growth((stem, side), leaves, tuple(map(rib_of, leaves)), tuple((eye, 1.0) for eye in eyes))


def tree(plan: Plan, at: FloatArray, half: tuple[float, float], borders: list[Border]) -> tuple[Growth, FloatArray]:
    """Return the right halves of n trees of life about the middles of their diamonds, and their trunks, mm.

    Two boughs leave the trunk, swing out and roll up; leaves stand on them and on the trunk. As for ``tendril``.
    """
    habit = Habit.of(plan)
    curl, reach = plan.at("growth.curl", at), plan.at("growth.length", at) / 1.1
    turns = _TIGHTER + 0.22 + _TURNS * curl
    n, axes, short = len(at), np.array(half), min(half)
    up = np.linspace(_ROOT[0][1], _TRUNK_TOP, 40)
    sway = 0.012 * np.sin(2.4 * np.pi * (up - up[0])) * (up - up[-1])
    trunk = np.broadcast_to(np.stack([sway, up], axis=-1) * axes, (n, 40, 2))
    stems = []
    for foot, by, middle, radius in _BOUGHS:
        swing = np.array(by) + np.array([0.04 * habit.stance, 0.03 * habit.stance])
        run = np.broadcast_to(np.array([(0.0, foot + 0.06), *swing.tolist()]) * axes, (n, 1 + len(by), 2))
        round_it = radius * short * (0.7 + 0.3 * reach)
        stems.append(rolled(run, np.array(middle) * axes, round_it, -turns, 0.42 * np.pi))
    eyes = tuple(line[:, -1] for line in stems)
    leaves: tuple[FloatArray, ...] = ()
    for line, sides, part in ((stems[0], (1.0, -1.0), 0.62), (stems[1], (1.0, -1.0), 0.55), (trunk, (1.0,), 1.0)):
        taken = [trunk, *stems, *leaves]
        leaves += _leaves(plan, at, half, line, taken, borders, sides, part)
    return Growth(tuple(stems), leaves, tuple(map(rib_of, leaves)), tuple((eye, 1.0) for eye in eyes)), trunk


def _leaves(
    plan: Plan, at: FloatArray, half: tuple[float, float], stem: FloatArray, there: list[FloatArray],
    borders: list[Border], sides: tuple[float, ...] = (1.0, -1.0), part: float = 1.0,
) -> tuple[FloatArray, ...]:  # fmt: skip
    """Let leaves stand along part of a stem, each as large as what is there before it leaves room."""
    lean = plan.at("growth.angle", at) * (np.pi / 180)
    open_by = 0.55 + 0.5 * lean
    long = _LONG * half[1] * plan.at("growth.length", at) / 1.1
    gap = min(0.9 + 0.62 * plan.value("nib.klowong"), _GAP * half[1])
    broad = 0.46 * plan.value("growth.leaf")
    count = 2.0 + 1.3 * plan.value("growth.repetition")
    leaves: list[FloatArray] = []
    for i in range(int(np.ceil(count))):
        for hand in sides:
            # One side ahead of the other; the last two are grown to the part after the point, so that nothing jumps.
            ahead = i + (0.3 if hand > 0 else 0.75)
            share = part * (_LEAVES[0] + (_LEAVES[1] - _LEAVES[0]) * ahead / (count + 0.5))
            points, way = along(stem, np.array([share]), False)
            wanted = long * min(count - i, 1.0) * (1.0 - 0.3 * share)
            ring = place(
                frond(wanted, broad * wanted, hand), points[:, 0],
                np.arctan2(way[:, 0, 1], way[:, 0, 0]) + hand * open_by,
            )  # fmt: skip
            taken = np.concatenate([line[:, ::3] for line in (*there, *leaves)], axis=1)
            leaves.append(cleared(ring, taken, borders, gap))
    return tuple(leaves)

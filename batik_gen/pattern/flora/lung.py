"""The lung: what its tendrils are made of, and one that climbs in a narrowing room and rolls up to either side.

A person's numbers say how far each ukel rolls (curl), how large it is in its room (length), how far the stem swings
(stance), how many leaves stand along it (repetition) and how open and broad they are (angle, leaf).
"""

from functools import partial

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.apart import keeps_apart
from batik_gen.pattern.geometry.curves import along, leaf, length, place, spline
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.habit import Habit
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
_BAYS, _NEXT = 4, 0.74
"""Bays of a climbing stem, and how much smaller each is than the one before: its room narrows to a point."""
_ROLLED = 2
"""In so many bays an ukel rolls up; beyond them there is room for leaves alone."""
_SWING = 0.48
"""A stem swings so far to the side, in half the width of its bay."""
_ROUND = 0.44
"""Radius of an ukel, in half the width of its bay."""


def climbing(plan: Plan, at: FloatArray, long: float, half: float, gap: float) -> Growth:
    """Return n tendrils that climb along +x from the origin in a room that narrows to a point.

    Parameters
    ----------
    plan, at
        Whose growth, and where each stands, n x 2.
    long, half
        How far the room reaches and half its width at the foot, mm.
    gap
        What stays clear between leaves and all else, mm.
    """
    n = len(at)
    curl, reach = plan.at("growth.curl", at), plan.at("growth.length", at) / 1.1
    turns, stance = 0.75 + 0.6 * curl, Habit.of(plan).stance
    foot = 0.94 * long * (1 - _NEXT ** np.arange(_BAYS + 1)) / (1 - _NEXT**_BAYS)
    middle = foot[:-1] + 0.5 * np.diff(foot)
    wide = half * (1 - middle / long)
    side = np.where(np.arange(_BAYS) % 2 == 0, 1.0, -1.0)
    swung = (_SWING + 0.05 * stance) * side * wide
    knots = np.zeros((2 * _BAYS + 1, 2))
    knots[::2, 0], knots[1::2, 0], knots[1::2, 1] = foot, middle, swung
    stem = np.broadcast_to(spline(knots[None], 8, closed=False), (n, 16 * _BAYS + 1, 2))
    stems, eyes = [stem], []
    for bay in range(_ROLLED):
        # An ukel fills the side that the stem leaves free; it leaves the stem where that crosses to the other.
        radius = _ROUND * wide[bay] * (0.75 + 0.25 * reach)
        heart = np.array([middle[bay] + 0.25 * wide[bay], -0.40 * side[bay] * wide[bay]])
        start = stem[:, 16 * bay + 1]
        by = np.broadcast_to(heart + np.array([-1.25, -0.55 * side[bay]]) * _ROUND * wide[bay], (n, 2))
        line = rolled(np.stack([start, by], axis=1), heart, radius, side[bay] * turns, -0.5 * np.pi * side[bay])
        stems.append(line)
        eyes.append((line[:, -1], float(0.6 + 0.4 * wide[bay] / wide[0])))
    leaves = _leaves(plan, at, (long, half), stem, stems, side, gap)
    tip = place(leaf(0.09 * long * np.ones(n), 0.05 * long * np.ones(n), 12, 0.42), stem[:, -1], np.zeros(n))
    leaves = (*leaves, tip)
    return Growth(tuple(stems), leaves, tuple(map(rib_of, leaves)), tuple(eyes))


def _leaves(
    plan: Plan, at: FloatArray, room: tuple[float, float], stem: FloatArray, there: list[FloatArray],
    side: FloatArray, gap: float,
) -> tuple[FloatArray, ...]:  # fmt: skip
    """Let leaves stand on the outer side of each swing of a stem, each as large as its room."""
    long, half = room
    borders: list[Border] = [(1 / long, s / half, 1.0) for s in (1.0, -1.0)]
    borders.append((-1.0, 0.0, 0.0))
    lean = plan.at("growth.angle", at) * (np.pi / 180)
    open_by, reach = 0.45 + 0.5 * lean, plan.at("growth.length", at) / 1.1
    broad = 0.46 * plan.value("growth.leaf")
    count = 0.9 + 0.8 * plan.value("growth.repetition")
    leaves: list[FloatArray] = []
    for bay in range(_BAYS):
        wide = half * (1 - stem[0, 16 * bay + 8, 0] / long)
        for i in range(int(np.ceil(count))):
            for out in (side[bay], -side[bay]):
                wanted = (1.15 if out == side[bay] else 0.85) * wide * reach * min(count - i, 1.0)
                # Leaves take turns, first on the outer side.
                share = (16 * bay + 2 + 12 * (i + (0.35 if out == side[bay] else 0.8)) / count) / (16 * _BAYS)
                points, way = along(stem, np.array([share]), False)
                angle = np.arctan2(way[:, 0, 1], way[:, 0, 0]) + out * open_by
                ring = place(frond(wanted, broad * wanted, float(out)), points[:, 0], angle)
                taken = np.concatenate([line[:, ::2] for line in (*there, *leaves)], axis=1)
                leaves.append(cleared(ring, taken, borders, gap))
    return tuple(leaves)


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

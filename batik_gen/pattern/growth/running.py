"""A running lung made to fill a straight strip: a stem in waves, in each of whose hollows a shoot rolls up."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import leaf, length, turn, unit
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.habit import Habit
from batik_gen.pattern.growth.room import leaf_shares, shoot_shares
from batik_gen.pattern.hand import salts
from batik_gen.values.arrays import FloatArray

_KNOTS = 49
_ROLL_KNOTS = 33
_CREST = 0.64
"""How high the stem's waves are, in half the height of the strip."""
_STEEP = 0.13
"""They are no higher than this share of the strip's length."""
_SPLIT = 0.36
"""Where along a half wave its shoot leaves the stem."""
_LEAVES = ((0.16, 1.0), (0.66, 1.0), (0.86, -1.0), (0.5, 1.0))
"""Where along a half wave leaves sit, outside its bend (1) or inside (-1), in the order in which they come."""
_OUT = 0.5
"""A shoot leaves the stem at so much of the person's angle."""


def strip_tendrils(plan: Plan, cells: FloatArray, long: float, half: float, leafy: float = 1.0) -> Growth:
    """Grow a running lung for each of n cells (n x 2) that fills a strip ``long`` by twice ``half`` mm.

    Its leaves are ``leafy`` times as long as usual.

    A person with long shoots fills the hollows, one with short shoots leaves more of them to leaves and ground.
    """
    n, hand = len(cells), plan.hand
    x = np.linspace(0.0, long, _KNOTS)
    crest = min(_CREST * half, _STEEP * long) * hand.size(salts.HAND_WAVE, cells, 0.8)
    stem = np.stack([np.broadcast_to(x, (n, _KNOTS)), -crest[:, None] * np.sin(x * (2 * np.pi / long))], axis=-1)
    rolls = [_roll(plan, stem, cells, side, half, long) for side in (-1.0, 1.0)]
    shares = shoot_shares(stem, rolls, [0.34 * half] * 2, None)
    rolls = [
        roll[:, :1] + (roll - roll[:, :1]) * np.minimum(share, _inside(roll, half))[:, None, None]
        for roll, share in zip(rolls, shares, strict=True)
    ]
    leaves = _leaves(plan, stem, cells, leafy * half)
    modules = [0.4 * half] * len(leaves)
    spread = leaf_shares(leaves, modules, stem, rolls) if n else [np.zeros(0)] * len(leaves)
    leaves = [
        ring[:, :1] + (ring - ring[:, :1]) * np.minimum(share, _inside(ring, half))[:, None, None]
        for ring, share in zip(leaves, spread, strict=True)
    ]
    ribs = [np.stack([r[:, 0], r[:, 0] + 0.8 * (r[:, r.shape[1] // 2] - r[:, 0])], axis=1) for r in leaves]
    berries = [(roll[:, -1], 1.0) for roll in rolls]
    return Growth((stem, *rolls), tuple(leaves), tuple(ribs), tuple(berries))


def _at(stem: FloatArray, share: float) -> tuple[FloatArray, FloatArray]:
    """Return the places so far along the stems, and their directions there."""
    knot = share * (_KNOTS - 1)
    i = min(int(knot), _KNOTS - 2)
    step = stem[:, i + 1] - stem[:, i]
    way = unit(step)
    return stem[:, i] + step * (knot - i), np.arctan2(way[:, 1], way[:, 0])


def _roll(plan: Plan, stem: FloatArray, cells: FloatArray, side: float, half: float, long: float) -> FloatArray:
    """Return the shoot that rolls up in the hollow of the first half wave (-1) or of the second (1)."""
    habit = Habit.of(plan)
    foot, way = _at(stem, 0.5 * (_SPLIT + (side > 0)))
    t = np.linspace(0.0, 1.0, _ROLL_KNOTS)
    luck = plan.hand.size(salts.HAND_WAVE + 1, cells + np.array([side, 0.0]), 1.0)
    turns = (0.5 + 0.55 * plan.at("growth.curl", cells)) * luck * (1.0 - 0.3 * habit.standing)
    out = _OUT * plan.at("growth.angle", cells) * (np.pi / 180)
    late = t * (0.72 + 0.28 * t)
    # The first half wave bends to the right of its way, and so does what rolls up under it.
    heading = way[:, None] - side * (out[:, None] + (2 * np.pi) * turns[:, None] * late)
    steps = np.stack([np.cos(heading), np.sin(heading)], axis=-1)[:, 1:] * (1.0 - 0.72 * t[1:])[:, None]
    run = np.concatenate([np.zeros((len(cells), 1, 2)), np.cumsum(steps, axis=1)], axis=1)
    low, high = plan.declared["growth.length"].low, plan.declared["growth.length"].high
    asked = (plan.at("growth.length", cells) - low) / (high - low)
    reach = (0.8 + 0.45 * asked) * min(half, 0.3 * long)
    across = length(run - run[:, :1]).max(axis=1)
    rolled: FloatArray = foot[:, None] + run * (1.25 * reach / across)[:, None, None]
    return rolled


def _leaves(plan: Plan, stem: FloatArray, cells: FloatArray, half: float) -> list[FloatArray]:
    """Return the leaves of both half waves; as many as it branches, the last pair grown out of nothing."""
    many = plan.value("growth.repetition") + 0.6
    out = (0.25 + 0.55 * plan.at("growth.angle", cells) * (np.pi / 180)) * (1.0 + 0.25 * Habit.of(plan).hanging)
    broad = plan.at("growth.leaf", cells)
    found = []
    for number, (share, outside) in enumerate(_LEAVES):
        come = min(max(many - number, 0.0), 1.0)
        for side in (-1.0, 1.0):
            foot, way = _at(stem, 0.5 * (share + (side > 0)))
            long = 0.56 * half * come * plan.hand.size(salts.HAND_WAVE + 2, foot, 0.8)
            turned = way + side * outside * out
            found.append(turn(leaf(long, 0.46 * broad * long, 9), turned[:, None]) + foot[:, None])
    return found


def _inside(part: FloatArray, half: float) -> FloatArray:
    """Return the share of parts n x k x 2, about their feet, that stays between the edges of the strip."""
    foot = part[:, :1, 1]
    off = part[..., 1] - foot
    room = np.where(off < 0, -half, half) - foot
    free: FloatArray = np.clip(room / np.where(np.abs(off) < 1e-9, 1e-9, off), 0.0, 1.0)
    within: FloatArray = np.where(np.abs(off) < 1e-9, 1.0, free).min(axis=1)
    return within

"""The tendrils of a seling: as long as the band is wide enough for, their leaves as large as there is room."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import unit
from batik_gen.pattern.growth.growth import Growth, grow
from batik_gen.pattern.growth.habit import Habit
from batik_gen.pattern.growth.room import leaf_shares
from batik_gen.values.arrays import FloatArray

_MODULE = 0.62
"""Leaves keep as far from shoots as in a growth of this module, in lengths of the tendril: a line's width and air."""


def tendrils(plan: Plan, cells: FloatArray, slim: float) -> Growth:
    """Grow winding tendrils of unit length for ``cells`` n x 2, their longest shoots nearly ``slim`` to the side."""
    angle, curl = plan.at("growth.angle", cells), plan.at("growth.curl", cells)
    asked = plan.at("growth.length", cells)
    low, high = plan.declared["growth.length"].low, plan.declared["growth.length"].high
    share = 0.88 + 0.12 * (asked - low) / (high - low)
    reach = asked
    # Shoots widen a tendril nearly in proportion, so two trials tell how long they may be.
    for _ in range(2):
        trial = _tendril(plan, angle, reach, curl)
        reach = np.clip(reach * share * slim / _slimness(trial), 0.5 * asked, 1.8 * asked)
    return _leafy(plan, angle, reach, curl, slim)


def _tendril(plan: Plan, angle: FloatArray, reach: FloatArray, curl: FloatArray) -> Growth:
    grown = grow(angle, plan.value("growth.repetition"), reach, curl, Habit.of(plan), both_sides=False)
    # Turned so that the tip lies straight ahead of the foot, as the band runs.
    tip = grown.stems[0][:, -1]
    return grown.placed(np.zeros_like(tip), -np.arctan2(tip[:, 1], tip[:, 0]))


def _leafy(plan: Plan, angle: FloatArray, reach: FloatArray, curl: FloatArray, slim: float) -> Growth:
    """Grow tendrils with leaves as large as asked for where nothing is in their way and the band has room."""
    large = plan.value("parang.leaf")
    # Copies that differ by less than the eye sees share the search for room.
    asked = np.rint(np.stack([angle / 1.5, reach / 0.03, curl / 0.03], axis=-1))
    keys, which = np.unique(asked, axis=0, return_inverse=True)
    trial = _tendril(plan, keys[:, 0] * 1.5, keys[:, 1] * 0.03, keys[:, 2] * 0.03)
    leaves, ribs = _larger(trial, large, [np.ones(len(keys))] * len(trial.leaves))
    still = [*trial.stems[1:], leaves[-1]]
    room = leaf_shares(leaves[:-1], [_MODULE] * (len(leaves) - 1), trial.stems[0], still)
    shares = [share[which.reshape(-1)] for share in (*room, np.ones(len(keys)))]
    grown = _tendril(plan, angle, reach, curl)
    for number, (ring, share) in enumerate(zip(_larger(grown, large, shares)[0], shares, strict=True)):
        foot = ring[:, :1, 1]
        out = ring[..., 1] - foot
        free = (np.where(out < 0, -slim, slim) - foot) / np.where(out == 0, 1e-9, out)
        shares[number] = share * np.clip(free, 0.3, 1.0).min(axis=1)
    leaves, ribs = _larger(grown, large, shares)
    return replace(grown, leaves=leaves, ribs=ribs)


def _larger(
    grown: Growth, large: float, shares: list[FloatArray]
) -> tuple[tuple[FloatArray, ...], tuple[FloatArray, ...]]:
    """Return leaves and ribs of a growth ``large`` times as long and broader still, then at a share (n) of that.

    The bud at the tip, which comes last, is broad already and grows less.
    """
    leaves, ribs = [], []
    for number, (ring, rib, share) in enumerate(zip(grown.leaves, grown.ribs, shares, strict=True)):
        last = number + 1 == len(shares)
        long, broad = (1.1 * np.sqrt(large), 1.0) if last else (large, large)
        way = unit(rib[:, 1:] - rib[:, :1])
        out = ring - ring[:, :1]
        along = (out * way).sum(axis=-1, keepdims=True) * way
        times = (long * share)[:, None, None]
        leaves.append(ring[:, :1] + times * (along + broad * (out - along)))
        ribs.append(rib[:, :1] + times * (rib - rib[:, :1]))
    return tuple(leaves), tuple(ribs)


def _slimness(grown: Growth) -> FloatArray:
    """Return how far tendrils reach to the side, as shares of their length."""
    points = np.concatenate(grown.stems, axis=1)
    slim: FloatArray = np.abs(points[..., 1]).max(axis=1) / points[..., 0].max(axis=1)
    return slim

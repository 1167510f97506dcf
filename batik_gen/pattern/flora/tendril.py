"""A winding tendril made to fill a straight strip: the growth's place in bands and triangles."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.growth.growth import Growth, grow
from batik_gen.pattern.growth.habit import Habit
from batik_gen.values.arrays import FloatArray

_BUD = 0.75
"""The bud at the end of a slim stem is a little smaller."""


def strip_tendrils(plan: Plan, cells: FloatArray, long: float, half: float, both_sides: bool = False) -> Growth:
    """Grow a tendril for each of n cells (n x 2) that fills a strip ``long`` by twice ``half`` mm.

    A person with long shoots fills the width, one with short shoots leaves a
    little of it to the ground.
    """
    angle, curl = plan.at("growth.angle", cells), plan.at("growth.curl", cells)
    length = plan.at("growth.length", cells)
    low, high = plan.declared["growth.length"].low, plan.declared["growth.length"].high
    wanted = (0.84 + 0.16 * (length - low) / (high - low)) * half / long
    # Shoots widen a tendril nearly in proportion, so two trials tell how long they may be.
    for _ in range(2):
        trial = _straight(plan, angle, length, curl, both_sides)
        length = length * np.clip(wanted / _slimness(trial), 0.5, 1.6)
    grown = _straight(plan, angle, length, curl, both_sides)
    return grown.fitted(np.full(len(cells), long), np.full(len(cells), half), 0.0)[0]


def _straight(plan: Plan, angle: FloatArray, length: FloatArray, curl: FloatArray, both_sides: bool) -> Growth:
    grown = grow(angle, plan.value("growth.repetition"), length, curl, Habit.of(plan), both_sides=both_sides)
    sizes = [1.0] * (len(grown.leaves) - 1) + [_BUD]
    grown = replace(
        grown,
        leaves=tuple(r[:, :1] + (r - r[:, :1]) * s for r, s in zip(grown.leaves, sizes, strict=True)),
        ribs=tuple(r[:, :1] + (r - r[:, :1]) * s for r, s in zip(grown.ribs, sizes, strict=True)),
    )
    # Turned so that the tip lies straight ahead of the foot, as the strip runs.
    tip = grown.stems[0][:, -1]
    return grown.placed(np.zeros_like(tip), -np.arctan2(tip[:, 1], tip[:, 0]))


def _slimness(grown: Growth) -> FloatArray:
    """Return how far tendrils reach to the side, as shares of their length."""
    points = np.concatenate([*grown.stems, *grown.leaves], axis=1)
    slim: FloatArray = np.abs(points[..., 1]).max(axis=1) / points[..., 0].max(axis=1)
    return slim

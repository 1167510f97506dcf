"""The tendrils of truntum: four small lung about each gathering of cecek, each rolled up at its end."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import leaf, length, place, unit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray

_KNOTS = 29
_FIRST, _PACE = 0.2, 0.15
"""Where along a tendril its first leaf sits, and how far on the next, in shares of its length."""
_LEAVES = 4


@dataclass(frozen=True)
class Tendrils:
    """Hold n tendrils: their courses n x k x 2, and the rings n x m x 2 of each of their leaves."""

    courses: FloatArray
    leaves: tuple[FloatArray, ...]

    @property
    def points(self) -> list[FloatArray]:
        """Places of all that stands there."""
        return [self.courses, *self.leaves]


def sprouting(plan: Plan, hearts: FloatArray, foot: float, room: float) -> list[Tendrils]:
    """Let four tendrils sprout about each of n hearts, from ``foot`` mm to at most ``room`` mm away from it.

    Neighbours roll up towards each other in pairs, as lung does on either side of a stem.
    """
    hand, grown = plan.hand, []
    t = np.linspace(0.0, 1.0, _KNOTS)
    for quarter in range(4):
        angle = (quarter + 0.5) * (np.pi / 2) + 0.05 * hand.normal(salts.TRUNTUM_SHOOT + quarter, hearts)
        side = 1.0 if quarter % 2 else -1.0
        rolled = (
            2
            * np.pi
            * (0.22 + 0.6 * plan.at("growth.curl", hearts))
            * hand.size(salts.TRUNTUM_ROLL + quarter, hearts, 0.6)
        )
        # A tendril that stands upright begins to roll late, one that hangs at once.
        late = 1.9 - 0.6 * plan.at("growth.stance", hearts)
        bend = rolled[:, None] * np.exp(late[:, None] * np.log(np.maximum(t, 1e-6))) - 0.3
        heading = angle[:, None] + side * bend
        # The farther it rolls, the shorter its steps: a spiral that closes.
        pace = 1.0 - 0.62 * t
        steps = np.stack([np.cos(heading), np.sin(heading)], axis=-1) * pace[:, None]
        course = np.cumsum(steps, axis=1) - steps[:, :1]
        reach = length(course).max(axis=1)
        long = (room - foot) * (0.76 + 0.22 * plan.at("growth.length", hearts))
        course = course * (np.minimum(long, room - foot) / reach)[:, None, None]
        start = hearts + foot * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        course = course + start[:, None]
        grown.append(Tendrils(course, _leaves(plan, course, side, room - foot)))
    return grown


def _leaves(plan: Plan, course: FloatArray, side: float, room: float) -> tuple[FloatArray, ...]:
    """Set leaves on either side of each tendril in turn, as many as it branches; the last grows out of nothing."""
    found = []
    many = plan.at("growth.repetition", course[:, 0])
    out = plan.at("growth.angle", course[:, 0]) * (np.pi / 180)
    broad = plan.at("growth.leaf", course[:, 0])
    for number in range(_LEAVES):
        knot = round((_FIRST + _PACE * number) * (_KNOTS - 1))
        way = unit(course[:, knot + 1] - course[:, knot - 1])
        turned = np.arctan2(way[:, 1], way[:, 0]) + (out if number % 2 else -out) * side
        long = (0.42 - 0.05 * number) * room * (0.8 + 0.25 * broad) * np.clip(many - number, 0.0, 1.0)
        found.append(place(leaf(long, 0.46 * broad * long, 6, 0.5), course[:, knot], turned))
    return tuple(found)


def wax_tendrils(stems: Waxing, blades: Waxing, tendrils: Tendrils, thickness: float, fine: float) -> None:
    """Draw tendrils that grow thinner towards their eye, a berry in it; leaves that are one touch of the nib each."""
    stems.stroke(tendrils.courses, np.maximum(np.linspace(1.0, 0.55, _KNOTS) * thickness, fine))
    stems.dot(tendrils.courses[:, -1], 1.5 * thickness)
    for ring in tendrils.leaves:
        blades.area(ring)

"""What grows between four rings of a jlamprang: four sprays along the axes, leaves in pairs, a bud, two ukel each."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.lung import rolled
from batik_gen.pattern.geometry.curves import leaf, place
from batik_gen.pattern.growth.habit import Habit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.nitik.raster import HALF, RasterPens, Sprout, rim_of
from batik_gen.values.arrays import FloatArray

_RING = 11.9
"""Rings with their dabs reach so far from their hearts, in squares."""
_UKEL, _TOWARDS = 4.1, 0.62
"""How far the ukel lie from the middle, in squares, and how far aside of their spray, in radians."""


def wax_sprays(plan: Plan, pens: RasterPens, leaves: Waxing, sprout: Sprout, nodes: FloatArray, square: float) -> None:
    """Set four sprays about each place between four rings; a person's growth says how they stand and how they roll."""
    feet = nodes + HALF * square
    thick = min(1.25 * plan.value("growth.thickness"), 0.36 * square)
    rim = rim_of(plan, square)
    curl, reach = plan.at("growth.curl", feet), plan.at("growth.length", feet) / 1.1
    lean = plan.at("growth.angle", feet) * (np.pi / 180) * (1 + 0.2 * Habit.of(plan).stance)
    count = 0.7 + 0.55 * plan.value("growth.repetition")
    broad = 0.44 * plan.value("growth.leaf")
    n = len(feet)
    t = np.linspace(0.0, 1.0, 14)
    for quarter in range(4):
        turned = 0.5 * np.pi * quarter
        c, s = np.round(np.cos(turned)), np.round(np.sin(turned))
        way, aside = np.array([c, s]), np.array([-s, c])

        def put(points: FloatArray, way: FloatArray = way, aside: FloatArray = aside) -> FloatArray:
            placed: FloatArray = feet[:, None] + square * (points[..., :1] * way + points[..., 1:] * aside)
            return placed

        own = plan.hand.size(salts.JLAMPRANG_SPRAY + quarter, feet, 0.6)
        end = sprout.foot + sprout.long * (0.82 + 0.18 * np.minimum(reach, 1.2)) * own
        stem = np.stack([1.6 + (end - 1.6)[:, None] * t, np.zeros((n, 14))], axis=-1)
        _line(pens, put(stem), thick * (1.6 - 0.9 * t), rim)
        for i in range(int(np.ceil(count))):
            at = 2.3 + (sprout.long - 1.4) * (i + 0.35) / count
            # So wide is it there between two rings.
            room = float(np.sqrt(HALF * HALF + (HALF - at) * (HALF - at))) - _RING
            long = np.minimum(1.25 * room, 2.6) * np.minimum(reach, 1.25) * min(count - i, 1.0) * own
            for side in (1.0, -1.0):
                ring = leaf(1.0, broad, 10, 0.42) * (long * square)[:, None, None]
                angle = turned + side * (0.35 + 0.6 * lean)
                foot = put(np.broadcast_to(np.array([[at, 0.12 * side]]), (n, 1, 2)))[:, 0]
                placed = place(ring, foot, angle)
                big = long * square > 1.8
                leaves.area(placed[big])
                pens.rims.stroke(placed[big], 2.2 * rim, closed=True)
                ahead = np.stack([np.cos(angle), np.sin(angle)], axis=-1) * (long * square)[:, None]
                rib = foot[:, None] + ahead[:, None] * np.array([[0.1], [0.4], [0.72]])
                pens.hearts.stroke(rib[big], 2.0 * rim * np.array([1.0, 0.85, 0.5]))
        tip = put(np.stack([end, np.zeros(n)], axis=-1)[:, None])[:, 0]
        pens.dots.dot(tip, 0.55 * square)
        for side in (1.0, -1.0):
            heart = _UKEL * np.array([np.cos(_TOWARDS), side * np.sin(_TOWARDS)])
            by = np.broadcast_to(np.array([[1.7, 0.0], [2.5, 0.35 * side], [3.9, 1.1 * side]]), (n, 3, 2))
            radius = 0.8 * np.minimum(reach, 1.2) * own
            roll = rolled(by, heart, radius, side * (0.55 + 0.55 * curl), -0.2 * np.pi * side)
            share = np.linspace(0.0, 1.0, roll.shape[1])
            _line(pens, put(roll), 1.0 * thick * (1.0 - 0.6 * share), rim)
            pens.dots.dot(put(roll[:, -1:])[:, 0], 0.9 * thick)


def _line(pens: RasterPens, run: FloatArray, width: FloatArray, rim: float) -> None:
    """Draw a stem of light wax in its rim, as squares have theirs."""
    pens.rims.stroke(run, width + 2.4 * rim)
    pens.dabs.stroke(run, width)

"""The growth as what fills a patch: tendrils from a flower, cecek strewn over the ground that they leave."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from batik_gen.cloth import Layer, Wax
from batik_gen.pattern.curves import ellipse
from batik_gen.pattern.growth import Growth, grow
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.isen.kind import Canting, Touch
from batik_gen.pattern.isen.table import fill
from batik_gen.pattern.motifs import flora
from batik_gen.pattern.ornament import Pens, wax_growth
from batik_gen.pattern.patch_fillings import brushes_of
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.shape_ground import Occupied
from batik_gen.pattern.wax import Waxing
from batik_gen.values import FloatArray, IntArray

RIM = 4.4
"""Room that the cecek along a patch's outline take, in their diameters."""


@dataclass(frozen=True, eq=False)
class Spray:
    """Hold the growths of n patches.

    Parameters
    ----------
    hearts, radius, turned
        The flower of each: middle, radius in mm, how it is turned in radians.
    growths
        Tendrils, placed.
    rows
        Which rows of the growths belong to each patch, n x m.
    outlines
        The outline of each patch, k x 2, which cecek follow.
    between
        Directions of the flowers' leaves against ``turned``, the same for all; none by default.
    stalks
        Lines from the flowers to the tendrils' feet, k x 2 x 2, row by row as the tendrils; none by default.
    """

    hearts: FloatArray
    radius: FloatArray
    turned: FloatArray
    growths: Sequence[Growth]
    rows: IntArray
    outlines: Sequence[FloatArray]
    between: FloatArray = field(default_factory=lambda: np.zeros(0))
    stalks: FloatArray = field(default_factory=lambda: np.zeros((0, 2, 2)))


def growth_at(plan: Plan, places: FloatArray) -> Growth:
    """Grow a tendril for each place (n x 2), longer than elsewhere: it fills a patch."""
    return grow(
        plan.at("growth.angle", places),
        plan.value("growth.repetition") + 0.6,
        plan.at("growth.length", places),
        plan.at("growth.curl", places),
        both_sides=True,
    )


def parted(form: Growth, long: FloatArray, half: FloatArray, foot: FloatArray, slope: float) -> Growth:
    """Fit n tendrils about a middle, each within its own sector.

    Parameters
    ----------
    form
        The tendrils, unplaced.
    long, half
        Their places, mm, as in ``Growth.fitted``.
    foot
        Distance of their feet from the middle, mm.
    slope
        Half width of a sector by the distance from the middle.
    """
    grown, _ = form.fitted(long, half, 0.12)
    points = grown.points
    over = (np.abs(points[..., 1]) - slope * points[..., 0]).max(axis=1)
    share = np.minimum(slope * foot / np.maximum(over, 1e-9), 1.0)
    return form.fitted(share * long, share * half, 0.12)[0]


def wax_sprays(plan: Plan, spray: Spray, size_mm: tuple[float, float]) -> list[Layer]:
    """Draw sprays on their dark ground: the outermost row of cecek is light, the others are brown."""
    hand, dot = plan.hand, plan.value("isen.size")
    pens = Pens(
        Waxing("tembok sulur", Wax.TEMBOK, 5),
        Waxing("klowong sulur", Wax.KLOWONG, 1),
        Waxing("cecek sulur", Wax.CECEK, 4),
        Waxing("kuncup sulur", Wax.TEMBOK, 5),
    )
    ground = Waxing("isen latar sulur", Wax.KLOWONG, 2)
    brushes = brushes_of(plan, float(np.median(spray.radius)), pens)
    leaves, each = len(spray.between), np.repeat(spray.radius, len(spray.between))
    ways = (spray.turned[:, None] + spray.between).ravel()
    feet = np.repeat(spray.hearts, leaves, axis=0) + 0.95 * each[:, None] * np.stack([np.cos(ways), np.sin(ways)], -1)
    flora.leaves(brushes, hand, feet, ways, 0.95 * each, 0.5 * each, 0.0, 0)
    flora.blossoms(brushes, hand, spray.hearts, spray.turned, spray.radius, 8, 0)
    thick, berry, fine = 1.2 * plan.value("growth.thickness"), 1.4 * dot, plan.value("nib.isen")
    pens.lines.stroke(spray.stalks, thick)
    for growth in spray.growths:
        wax_growth(pens, hand, growth, thick, berry, fine)
    touch = Touch(nib=fine, dot=0.85 * dot, count=0.5 * plan.value("isen.count"), gap=0.7)
    for at, outline in enumerate(spray.outlines):
        cecek.row(pens.dots, hand, outline[None], 0.9 * dot, 2.4 * dot, closed=True)
        low, high = outline.min(axis=0), outline.max(axis=0)
        if high[0] <= 0 or high[1] <= 0 or low[0] >= size_mm[0] or low[1] >= size_mm[1]:
            continue
        own = Waxing("", Wax.OPEN, 2)
        reach = slice(at * leaves, (at + 1) * leaves)
        tips = feet[reach] + 0.95 * spray.radius[at] * np.stack([np.cos(ways[reach]), np.sin(ways[reach])], axis=-1)
        own.stroke(np.stack([feet[reach], tips], axis=1), 0.45 * spray.radius[at])
        own.area(ellipse(spray.radius[at], spray.radius[at], 24)[None] + spray.hearts[at])
        own.stroke(outline[None], 1.5 * dot, closed=True)
        if len(spray.stalks):
            own.stroke(spray.stalks[spray.rows[at]], thick)
        for growth in spray.growths:
            wax_growth(Pens(own, own, own, own), hand, growth.picked(spray.rows[at]), thick, berry, fine)
        taken = Occupied(own)
        room = taken.ground(size_mm, within=outline[None], per_mm=3.0)
        fill("cecek", Canting(ground, ground), hand, room, touch)
    return [w.layer(hand, size_mm) for w in (ground, pens.plates, pens.lines, brushes.dark, pens.dots, pens.touches)]

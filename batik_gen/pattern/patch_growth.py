"""The growth as what fills a patch: tendrils from a flower, cecek strewn over the ground that they leave."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from batik_gen.cloth import Layer, Wax
from batik_gen.pattern.curves import ellipse
from batik_gen.pattern.growth import Growth, grow
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.isen.kind import Canting, Touch
from batik_gen.pattern.isen.table import fill
from batik_gen.pattern.motifs import flora
from batik_gen.pattern.ornament import Pens, curl_nib, wax_growth
from batik_gen.pattern.patch_fillings import Growing, brushes_of
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.shape import BoolArray
from batik_gen.pattern.shape_ground import Occupied
from batik_gen.pattern.wax import Waxing
from batik_gen.values import FloatArray, IntArray

RIM = 4.4
"""Room that the cecek along a patch's outline take, in their diameters."""
STEM = 2.1
"""Nib of the stems that fill a patch, against that of tendrils between other shapes."""
LEAF = 1.1
"""Length of the leaves of the flower in the middle, in its radii."""
_CORE = 0.36
"""White inside of a stem on a dark ground, a share of its width; the rest is its brown line on either side."""
_FINEST_CORE = 0.3
"""Narrower than this, in mm, no canting draws."""
_WIDER = (1.15, 1.5)
"""Where a tendril has a patch to itself it spreads by so much more."""
_HALVINGS = 9


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
    plates
        What is waxed under them, k x 2 each, unless their ground is dyed dark.
    between
        Directions of the flowers' leaves against ``turned``, the same for all; none by default.
    stalks
        Lines from the flowers to the tendrils' feet, k x 2 x 2, the rows of the first growths, then of the next;
        none by default.
    """

    hearts: FloatArray
    radius: FloatArray
    turned: FloatArray
    growths: Sequence[Growth]
    rows: IntArray
    outlines: Sequence[FloatArray]
    plates: Sequence[FloatArray] = ()
    between: FloatArray = field(default_factory=lambda: np.zeros(0))
    stalks: FloatArray = field(default_factory=lambda: np.zeros((0, 2, 2)))


def growth_at(plan: Plan, places: FloatArray, longer: float = 0.6) -> Growth:
    """Grow a tendril for each place (n x 2), ``longer`` by so many shoots than elsewhere: it fills a patch."""
    return grow(
        plan.at("growth.angle", places),
        plan.value("growth.repetition") + longer,
        plan.at("growth.length", places),
        plan.at("growth.curl", places),
        both_sides=True,
    )


def grown_into(
    form: Growth, feet: FloatArray, ways: FloatArray, most: FloatArray, fits: Callable[[FloatArray], BoolArray]
) -> Growth:
    """Let n tendrils grow from their feet as large as their patches have room for.

    Parameters
    ----------
    form
        The tendrils, unplaced.
    feet, ways
        Where they stand, n x 2, and their directions in radians.
    most
        Their lengths at most, mm.
    fits
        Says which of n runs of places n x k x 2 on the cloth lie where they may.
    """
    # Shoots that bend back do not reach behind the foot: it stands on a stalk.
    back = np.maximum(-form.points[..., 0].min(axis=1), 0.0)
    stalk = np.stack([back, np.zeros(len(back))], axis=-1)

    def standing(points: FloatArray) -> FloatArray:
        stood: FloatArray = points + (stalk if points.ndim == 2 else stalk[:, None])
        return stood

    stood = form.moved(standing)
    stem = np.concatenate([np.zeros((len(back), 1, 2)), stood.stems[0]], axis=1)
    stood = replace(stood, stems=(stem, *stood.stems[1:]))

    def grown(long: FloatArray, wide: FloatArray) -> Growth:
        size = np.stack([long, long * wide], axis=-1)
        return stood.moved(lambda points: points * (size if points.ndim == 2 else size[:, None])).placed(feet, ways)

    # First as long as it may be, then as wide.
    long = _most(0.2 * most, most, lambda x: fits(grown(x, np.full(len(x), _WIDER[0])).points))
    wide = _most(np.full(len(long), _WIDER[0]), np.full(len(long), _WIDER[1]), lambda x: fits(grown(long, x).points))
    return grown(long, wide)


def _most(low: FloatArray, high: FloatArray, fits: Callable[[FloatArray], BoolArray]) -> FloatArray:
    """Return the largest numbers between ``low`` and ``high`` that fit, by halving."""
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        clear = fits(middle)
        low, high = np.where(clear, middle, low), np.where(clear, high, middle)
    return low


def wax_sprays(plan: Plan, spray: Spray, size_mm: tuple[float, float], kind: Growing) -> list[Layer]:
    """Draw sprays: on a light ground in brown, on a dark one with a white inside and a light row of cecek."""
    light = kind.light
    hand, dot = plan.hand, plan.value("isen.size")
    ground, isen = Waxing("latar sulur", kind.under, 5), Waxing("isen latar sulur", kind.strewn, 2)
    berries = Waxing("buah sulur", Wax.KLOWONG, 1) if light else Waxing("cecek sulur", Wax.CECEK, 4)
    pens = Pens(
        Waxing("daun sulur", Wax.OPEN, 2) if light else Waxing("tembok sulur", Wax.TEMBOK, 5),
        Waxing("klowong sulur", Wax.KLOWONG, 1),
        berries,
        Waxing("kuncup sulur", Wax.KLOWONG, 1) if light else Waxing("kuncup sulur", Wax.TEMBOK, 5),
    )
    cores = Waxing("inti sulur", Wax.TEMBOK, 5)
    brushes = brushes_of(plan, float(np.median(spray.radius)), pens)
    for plate in spray.plates if kind.under is not Wax.OPEN else ():
        ground.area(plate[None])
    leaves, each = len(spray.between), np.repeat(spray.radius, len(spray.between))
    ways = (spray.turned[:, None] + spray.between).ravel()
    feet = np.repeat(spray.hearts, leaves, axis=0) + 0.95 * each[:, None] * np.stack([np.cos(ways), np.sin(ways)], -1)
    flora.leaves(brushes, hand, feet, ways, LEAF * each, 0.4 * LEAF * each, 0.0, 1 if light else 0)
    flora.blossoms(brushes, hand, spray.hearts, spray.turned, spray.radius, 8, 1 if light else 0)
    thick, berry, fine = STEM * plan.value("growth.thickness"), (1.7 if light else 2.2) * dot, plan.value("nib.isen")
    pens.lines.stroke(spray.stalks, thick)
    for growth in spray.growths:
        wax_growth(pens, hand, growth, thick, berry, fine)
        if not light:
            _cores(cores, growth, thick, fine)
    if not light:
        cores.stroke(spray.stalks, _CORE * thick)
    touch = Touch(nib=fine, dot=max(1.7 * dot - 0.52, 0.5), count=0.75 * plan.value("isen.count"), gap=0.7)
    for at, outline in enumerate(spray.outlines):
        cecek.row(isen if light else pens.dots, hand, outline[None], 0.9 * dot, 2.4 * dot, closed=True)
        low, high = outline.min(axis=0), outline.max(axis=0)
        if high[0] <= 0 or high[1] <= 0 or low[0] >= size_mm[0] or low[1] >= size_mm[1]:
            continue
        own = Waxing("", Wax.OPEN, 2)
        reach = slice(at * leaves, (at + 1) * leaves)
        tips = feet[reach] + LEAF * spray.radius[at] * np.stack([np.cos(ways[reach]), np.sin(ways[reach])], axis=-1)
        own.stroke(np.stack([feet[reach], tips], axis=1), 0.3 * LEAF * spray.radius[at])
        own.area(ellipse(spray.radius[at], spray.radius[at], 24)[None] + spray.hearts[at])
        own.stroke(outline[None], 1.5 * dot, closed=True)
        if len(spray.stalks):
            # One after the other the tendrils of all patches have theirs.
            own.stroke(spray.stalks.reshape(len(spray.growths), -1, 2, 2)[:, spray.rows[at]].reshape(-1, 2, 2), thick)
        for growth in spray.growths:
            wax_growth(Pens(own, own, own, own), hand, growth.picked(spray.rows[at]), thick, berry, fine)
        taken = Occupied(own)
        room = taken.ground(size_mm, within=outline[None], per_mm=3.0)
        fill("cecek", Canting(isen, isen), hand, room, touch)
    lower = (ground, isen, brushes.halves, pens.plates) if light else (ground, isen, pens.plates)
    return [w.layer(hand, size_mm) for w in (*lower, pens.lines, brushes.dark, cores, pens.dots, pens.touches)]


def _cores(cores: Waxing, growth: Growth, thickness: float, isen: float) -> None:
    """Leave the inside of stems and of large curls white: a line of klowong runs on either side."""
    for number, stem in enumerate(growth.stems):
        kept, thick = curl_nib(stem, thickness, isen)
        thick = _CORE * (np.full((len(stem), 1), thickness) if number == 0 else thick)
        kept = (kept | (number == 0)) & (thick[:, 0] > _FINEST_CORE)
        cores.stroke(stem[kept], np.maximum(thick[kept] * np.linspace(1.0, 0.72, stem.shape[1]), 0.8 * _FINEST_CORE))

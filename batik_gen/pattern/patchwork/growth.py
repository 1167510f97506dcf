"""The growth as what fills a patch: tendrils from a flower, cecek strewn over the ground that they leave."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.geometry.curves import ellipse
from batik_gen.pattern.geometry.shape.ground import Occupied
from batik_gen.pattern.geometry.shape.strewing import sprouted, strew
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import GrowthPens, curl_nib, ribs_at_hand, wax_growth
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.isen.kind import Canting, Touch
from batik_gen.pattern.isen.table import fill
from batik_gen.pattern.patchwork.fillings import Growing
from batik_gen.pattern.patchwork.plates import brushes_of
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.cloth import Layer, Wax

RIM = 4.4
"""Room that the cecek along a patch's outline take, in their diameters."""
STEM = 2.1
"""Nib of the stems that fill a patch, against that of tendrils between other shapes."""
_CORE = 0.36
"""White inside of a stem on a dark ground, a share of its width; the rest is its brown line on either side."""
_FINEST_CORE = 0.3
"""Narrower than this, in mm, no canting draws."""
_WIDER = (0.95, 1.5)
"""How far a tendril may be drawn in and spread out to fill its part of a patch."""
_HALVINGS = 7
_SOWN = 0.62
"""Greatest radius of what is strewn between the tendrils, in that of the flower in the middle."""
_SIZES = (1.1, 2.5, 3.2, 5.0)
"""Radii of what is strewn, mm: of three cecek; from where on it is a flower or a bud; the largest of these."""
_STALK = 0.8
"""Nib of their stalks, in that of the stems."""
_CLEAR = 1.7
"""What stays clear about what is strewn, mm."""
_MOST = 40
"""So many are strewn at most in a patch that is not wide."""
_EACH_MM2 = 240.0
"""In a wide patch there is one for so much of what is left free, that nothing lies bare."""
_OPENING = 7.0
"""Over about so many mm flowers give way to buds."""
_WHOLE = 1e3
"""Further than any patch reaches beyond the cloth, mm."""
_SOWING = 1.5
"""Nodes per mm of the room for flowers and buds, of which the smallest is 2.2 mm wide."""
_PER_MM = 2.5
"""Nodes per mm of the room between tendrils: the least that is set there is 1 mm wide."""


@dataclass(frozen=True, eq=False)
class Spray:
    """Hold the growths of n patches.

    Parameters
    ----------
    hearts, radius, turned
        The flower of each: middle, radius in mm, how it is turned in radians.
    growths
        Tendrils, placed, each time one for every patch.
    outlines
        The outline of each patch, k x 2, which cecek follow.
    plates
        What is waxed under them, k x 2 each, unless their ground is dyed dark.
    stalks
        Lines from the flowers to the tendrils' feet, n x k x 2 for each of the growths; none by default.
    """

    hearts: FloatArray
    radius: FloatArray
    turned: FloatArray
    growths: Sequence[Growth]
    outlines: Sequence[FloatArray]
    plates: Sequence[FloatArray]
    stalks: Sequence[FloatArray] = ()


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
    pens = GrowthPens(
        Waxing("daun sulur", Wax.OPEN, 2) if light else Waxing("tembok sulur", Wax.TEMBOK, 5),
        Waxing("klowong sulur", Wax.KLOWONG, 1),
        berries,
        Waxing("kuncup sulur", Wax.KLOWONG, 1) if light else Waxing("kuncup sulur", Wax.TEMBOK, 5),
    )
    cores = Waxing("inti sulur", Wax.TEMBOK, 5)
    brushes = brushes_of(plan, float(np.median(spray.radius)), pens)
    for plate in spray.plates if kind.under is not Wax.OPEN else ():
        ground.area(plate[None])
    flora.blossoms(brushes, hand, spray.hearts, spray.turned, spray.radius, 8, 1 if light else 0)
    thick, berry, fine = STEM * plan.value("growth.thickness"), (1.7 if light else 2.2) * dot, plan.value("nib.isen")
    for stalk in spray.stalks:
        pens.lines.stroke(stalk, thick)
    for growth in spray.growths:
        wax_growth(pens, hand, growth, thick, berry, fine, typical=ribs_at_hand(growth))
        if not light:
            _cores(cores, hand, growth, thick, fine)
    for stalk in () if light else spray.stalks:
        cores.stroke(stalk, _CORE * thick)
    many = plan.value("isen.count")
    touch = Touch(nib=fine, dot=max(1.7 * dot - 0.52, 0.5), count=0.75 * many, gap=0.7)
    sown: list[FloatArray] = []
    for at, outline in enumerate(spray.outlines):
        cecek.row(isen if light else pens.dots, hand, outline[None], 0.9 * dot, 2.4 * dot / many, closed=True)
        low, high = outline.min(axis=0), outline.max(axis=0)
        if plan.torus is None and not (high > 0).all() & (low < np.array(size_mm)).all():
            continue
        own = _grown_there(hand, spray, at, 1.5 * dot, thick, berry, fine)
        # What lies beyond the cloth is measured too: a patch is filled alike however the cloth is cut.
        room = Occupied(own).ground(size_mm, within=outline[None], per_mm=_SOWING, margin=_WHOLE, torus=plan.torus)
        largest = float(np.clip(_SOWN * spray.radius[at], *_SIZES[2:]))
        free_mm2 = float((room.values > 0).sum()) * room.step * room.step
        rounds = strew(room, largest, _SIZES[0], _CLEAR, max(_MOST, int(free_mm2 / _EACH_MM2)))
        opened = rounds[:, 2] >= _SIZES[1]
        stalks = sprouted(_network(spray, at), rounds[opened])
        pens.lines.stroke(stalks, _STALK * thick)
        cores.stroke(stalks[: 0 if light else None], _CORE * _STALK * thick)
        end = stalks[:, -1] - stalks[:, -3]
        sown.append(np.column_stack([rounds[opened], np.arctan2(end[:, 1], end[:, 0])]))
        _telu(isen if light else pens.dots, rounds[~opened], dot)
        if not light:
            own.stroke(stalks, thick)
            own.dot(rounds[:, :2], 2 * rounds[:, 2])
            room = Occupied(own).ground(size_mm, within=outline[None], per_mm=_PER_MM, margin=_WHOLE, torus=plan.torus)
            fill("cecek", Canting(isen, isen), hand, room, touch)
    _open(brushes, hand, np.concatenate([np.zeros((0, 4)), *sown]))
    lower = (ground, isen, brushes.halves, pens.plates) if light else (ground, isen, pens.plates)
    return [
        w.layer(hand, size_mm, plan.view) for w in (*lower, pens.lines, brushes.dark, cores, pens.dots, pens.touches)
    ]


def _grown_there(hand: Hand, spray: Spray, at: int, rim: float, thick: float, berry: float, fine: float) -> Waxing:
    """Wax all that has grown in one patch by one pen, between which more may be strewn: rim, flower, tendrils."""
    grown_there = Waxing("", Wax.OPEN, 2)
    grown_there.area(ellipse(spray.radius[at], spray.radius[at], 24)[None] + spray.hearts[at])
    grown_there.stroke(spray.outlines[at][None], rim, closed=True)
    for stalk in spray.stalks:
        grown_there.stroke(stalk[at : at + 1], thick)
    pens = GrowthPens(grown_there, grown_there, grown_there, grown_there)
    for growth in spray.growths:
        grown = growth.picked(np.array([at]))
        wax_growth(pens, hand, grown, thick, berry, fine, typical=ribs_at_hand(grown))
    return grown_there


def _network(spray: Spray, at: int) -> FloatArray:
    """Return places of a patch's tendrils, from which more may sprout."""
    runs = [stem[at] for growth in spray.growths for stem in growth.stems]
    runs += [stalk[at, 1:] for stalk in spray.stalks]
    return np.concatenate(runs)


def _telu(dots: Waxing, rounds: FloatArray, dot: float) -> None:
    """Set three cecek where there is no room for a flower."""
    for number in range(3):
        way = number * (2 * np.pi / 3) + 0.5
        dots.dot(rounds[:, :2] + 0.8 * dot * np.array([np.cos(way), np.sin(way)]), 0.9 * dot)


def _open(brushes: flora.Brushes, hand: Hand, sown: FloatArray) -> None:
    """Draw flowers here and buds there; ``sown`` holds their middles, radii and directions."""
    opened = hand.noise(salts.FLORA_SOWN, sown[:, :2], _OPENING) > 0
    flowers, buds = sown[opened], sown[~opened]
    if not len(flowers):
        return
    size = float(np.median(flowers[:, 2]))
    to = replace(brushes, nib=min(brushes.nib, 0.09 * size), fine=min(brushes.fine, 0.07 * size))
    flora.blossoms(to, hand, flowers[:, :2], flowers[:, 3], flowers[:, 2], 6, 0)
    out = np.stack([np.cos(buds[:, 3]), np.sin(buds[:, 3])], axis=-1)
    flora.buds(to, hand, buds[:, :2] - buds[:, 2:3] * out, buds[:, 3], 2.0 * buds[:, 2], 0)


def _cores(cores: Waxing, hand: Hand, growth: Growth, thickness: float, isen: float) -> None:
    """Leave the inside of stems and of large curls white: a line of klowong runs on either side."""
    for number, stem in enumerate(growth.stems):
        kept, thick = curl_nib(hand, stem, thickness, isen)
        thick = _CORE * (np.full((len(stem), 1), thickness) if number == 0 else thick)
        kept = (kept | (number == 0)) & (thick[:, 0] > _FINEST_CORE)
        cores.stroke(stem[kept], np.maximum(thick[kept] * np.linspace(1.0, 0.72, stem.shape[1]), 0.8 * _FINEST_CORE))

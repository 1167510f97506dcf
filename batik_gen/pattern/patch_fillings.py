"""What fills a patch: the drawing of another family made small, or an isen on a plate about a flower."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from batik_gen.cloth import Layer, Wax
from batik_gen.designs import Field
from batik_gen.pattern.curves import turn
from batik_gen.pattern.hand import Hand
from batik_gen.pattern.isen.kind import Canting, Touch
from batik_gen.pattern.isen.table import fill
from batik_gen.pattern.motifs import flora
from batik_gen.pattern.ornament import Pens
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.shape import Room, distance
from batik_gen.pattern.shared import SHARED
from batik_gen.pattern.strewing import around as strewn_around
from batik_gen.pattern.strewing import strew
from batik_gen.pattern.stamps import Stamp, Steady, stamp_of
from batik_gen.pattern.tables import Family, Parameter, Words
from batik_gen.pattern.wax import Waxing
from batik_gen.pattern.window import View, looking_at
from batik_gen.values import FloatArray

_STILL = Field(("alpha",), np.zeros((1, 1, 1)))


@dataclass(frozen=True)
class Small:
    """Name a family that fills patches, drawn as small as tradition has it.

    Parameters
    ----------
    motif
        The family.
    light
        Whether it looks light beside its neighbours.
    held
        Its parameters that are settled here, such as its pitch.
    full, far
        Its parameters that follow the fullness and the reach of the patchwork's shapes.
    scale
        Its size in the patch against its own; lines keep the width of the nib.
    upright
        True where it has figures that would fall over if it were turned.
    rim
        Brown line laid about its light shapes, mm, where by itself it has a finer one than patches bear.
    sogan
        True for brown on dark: what is white elsewhere is brown then, and what is brown is dark; cecek stay.
    """

    motif: str
    light: bool
    held: Mapping[str, float]
    full: tuple[str, ...] = ()
    far: tuple[str, ...] = ()
    scale: float = 1.0
    upright: bool = False
    rim: float = 0.0
    sogan: bool = False

    @property
    def name(self) -> str:
        """The family's name, and how it is dyed if not as usual."""
        return f"{self.motif} in sogan" if self.sogan else self.motif


@dataclass(frozen=True)
class Flower:
    """Say which flower stands on a plate: how many petals, of which kind (``flora.blossoms``), how many leaves."""

    petals: int
    kind: int
    leaves: int


@dataclass(frozen=True)
class Plate:
    """Name an isen that fills a patch, about a flower in its middle.

    Parameters
    ----------
    isen
        The filling.
    light
        Whether it looks light beside its neighbours.
    ground
        What is waxed under it: tembok stays white, klowong becomes brown, open is dyed dark.
    pen
        What its strokes and dots are drawn with.
    flower
        What it surrounds.
    size
        Its own size in mm, usual if None.
    count
        How many, 1 is usual.
    """

    isen: str
    light: bool
    ground: Wax
    pen: Wax
    flower: Flower
    size: float | None = None
    count: float = 1.0

    @property
    def name(self) -> str:
        """The isen and what it lies on."""
        return f"{self.isen} on {self.ground.value}"


@dataclass(frozen=True)
class Growing:
    """Name the growth as what fills a patch.

    Parameters
    ----------
    light
        Whether its ground is light: then it stays white.
    ground
        What is waxed under it on a dark one: open is dyed dark, klowong becomes brown, biron blue.
    """

    light: bool
    ground: Wax = Wax.OPEN

    @property
    def under(self) -> Wax:
        """What its ground is waxed with."""
        return Wax.TEMBOK if self.light else self.ground

    @property
    def strewn(self) -> Wax:
        """What is strewn on its ground: brown where that shows."""
        return Wax.OPEN if self.under is Wax.KLOWONG else Wax.KLOWONG

    @property
    def name(self) -> str:
        """Where it grows."""
        return f"growth on {self.under.value}"


Filling = Small | Plate | Growing

_SPRIGS = (0.28, 0.46, 0.85)
"""Radii of the smaller flowers on a plate, from, to, and what stays clear about each, in that of the large one."""
_SPRIGGED = 14
"""So many of them a plate has at most."""
_LEAFY = 1.25
"""How far the isen keep from them, in their radii: they have leaves."""

PATCH = (
    Parameter(
        "patch.fullness", Words("fullness of the shapes in the patches", "gemuk bentuk di dalam petak"), "", 0, 1, 0.5,
        "0 to 1: from the slenderest to the fullest that the family of each patch has",
    ),
    Parameter(
        "patch.reach", Words("reach of the shapes in the patches", "panjang bentuk di dalam petak"), "", 0, 1, 0.5,
        "0 to 1: from the shortest to the longest that the family of each patch has",
    ),
    Parameter(
        "patch.scale", Words("size of the fillings", "besar isi petak"), "", 0.85, 1.2, 1.0,
        "photographs: five to eight repeats across a patch",
    ),
    Parameter(
        "patch.isen", Words("size of the isen on plain patches", "besar isen di petak polos"), "", 0.6, 1.0, 0.82,
        "batik reference 2: against the largest that each isen has",
    ),
)  # fmt: skip
"""Parameters of every patchwork."""

SMALL = {
    small.motif: small
    for small in (
        Small("kawung", True, {"kawung.pitch": 18.0}, ("kawung.fruit_width",), ("kawung.fruit_length",), 0.86),
        Small(
            "parang", True, {"parang.size": 25.0, "parang.filling": 0.0}, ("parang.leaf_width",), ("parang.neck_width",),
            0.86,
        ),
        Small("truntum", False, {"truntum.pitch": 20.0}, ("truntum.petal_width",), ("truntum.petal_length",), 0.8),
        Small("nitik", False, {"nitik.cell": 50.0}, ("nitik.dab",), ("nitik.heart",), 0.92, rim=0.3),
        Small("jlamprang", False, {"jlamprang.cell": 50.0}, ("jlamprang.dab",), ("jlamprang.heart",), 0.9, rim=0.3),
        Small("ceplok", False, {"ceplok.pitch": 36.0}, ("ceplok.fullness",), ("ceplok.heart",), 0.76),
        Small("grompol", False, {"grompol.pitch": 32.0}, ("grompol.petal_width",), ("grompol.petal_length",), 0.78),
        Small("lereng", False, {"lereng.band": 8.0}, ("lereng.fullness",), ("lereng.lung",), 0.8),
    )
}
"""Families as small as they are drawn in patches, by name."""


def family_plan(plan: Plan, family: Family, parameters: Mapping[str, float], side_mm: tuple[float, float]) -> Plan:
    """Return the plan of a family drawn in a patch: its own parameters, and what all families share of ``plan``."""
    declared = {p.name: p for p in (*family.parameters, *SHARED)}
    shared = {p.name: plan.value(p.name) for p in SHARED}
    held = replace(
        plan.design, motif=family.name, size_mm=side_mm, parameters={**shared, **parameters}, local={}, field=_STILL,
        legend={}, variant="", repeat=None, patches=(),
    )  # fmt: skip
    return Plan(held, declared, steady(plan.hand))


def steady(hand: Hand, turn: int = 0) -> Hand:
    """Return a hand as uneven as this one that keeps lines in plan; another ``turn`` spaces differently."""
    return Steady(hand.seed + 7919 * turn, hand.wobble_mm, hand.uneven)


def settled(small: Small, family: Family, fullness: float, reach: float) -> dict[str, float]:
    """Return the parameters of a family in a patch, for a fullness and a reach of 0..1."""
    declared = {p.name: p for p in family.parameters}
    out = dict(small.held)
    for names, share in ((small.full, fullness), (small.far, reach)):
        for name in names:
            p = declared[name]
            out[name] = p.low + (p.high - p.low) * share
    return out


_DARKER = {Wax.TEMBOK: Wax.KLOWONG, Wax.KLOWONG: Wax.OPEN, Wax.BIRON: Wax.OPEN}


def stamp_family(
    plan: Plan, family: Family, parameters: Mapping[str, float], half_mm: tuple[float, float], small: Small
) -> Stamp:
    """Draw a family so far about the origin, in plan, as ``small`` has it; the middle of its lattice lies there."""
    rim = small.rim
    size = (2 * half_mm[0], 2 * half_mm[1])
    with looking_at(View()):
        layers = family.draw(family_plan(plan, family, parameters, size))
    if small.sogan:
        layers = tuple(replace(layer, wax=_DARKER.get(layer.wax, layer.wax)) for layer in layers)
    return stamp_of((*_rims(layers, rim), *layers) if rim else layers, half_mm)


def _rims(layers: Sequence[Layer], rim: float) -> list[Layer]:
    """Return brown strokes that reach ``rim`` mm beyond everything light."""
    lines = Waxing("pinggir", Wax.KLOWONG, 1)
    for layer in layers:
        if layer.wax is not Wax.TEMBOK:
            continue
        for a, b in pairwise(layer.areas.offsets.tolist()):
            lines.stroke(layer.areas.points[None, a:b], 2 * rim, closed=True)
        for a, b in pairwise(layer.strokes.offsets.tolist()):
            run = layer.strokes.points[a:b]
            lines.stroke(run[None, :, :2], run[None, :, 2] + 2 * rim)
    with looking_at(View(boundless=True)):
        return [lines.layer(Hand(0, 0.0, 0.0), (1e9, 1e9))]


@dataclass(frozen=True, eq=False)
class Sprig:
    """Hold what stands in the middle of a plate: a flower, and leaves from it.

    Parameters
    ----------
    centre, radius
        The flower, mm.
    ways, long
        Directions of the leaves in radians, and their lengths in mm.
    """

    centre: FloatArray
    radius: float
    ways: FloatArray
    long: FloatArray


def plated(
    plan: Plan, plate: Plate, ring: FloatArray, room: Room, sprig: Sprig, isen_size: float, turns: int = 0
) -> list[Layer]:
    """Draw a plate in plan: its ground over ``ring`` (k x 2), a flower with leaves, the isen around them.

    ``room`` is a ground of one shape, measured to the patch's outline alone; another of ``turns`` sets the
    isen differently; these are ``isen_size`` times as large as they may be.
    """
    hand = steady(plan.hand, turns)
    ground = Waxing("latar", plate.ground, 5)
    isen = Waxing("isen latar", plate.pen, 2)
    to = brushes_of(plan, sprig.radius)
    to = replace(to, light_ground=plate.light)
    if plate.ground is not Wax.OPEN:
        ground.area(ring[None])
    centre, radius = sprig.centre, sprig.radius
    feet = centre + 1.03 * radius * np.stack([np.cos(sprig.ways), np.sin(sprig.ways)], axis=-1)
    wide = np.minimum(0.36 * sprig.long, 0.62 * radius)
    flora.leaves(to, hand, feet, sprig.ways, sprig.long, wide, 0.0, 1 if plate.light else 0)
    flora.blossoms(to, hand, centre[None], np.zeros(1), np.array([radius]), plate.flower.petals, plate.flower.kind)
    blades = turn(flora.leaf_ring(flora.rib_of(sprig.long, 0.0), wide)[0], sprig.ways[:, None]) + feet[:, None]
    around = _around(room, centre, radius + 0.5 * to.nib, blades, 0.5 * to.nib)
    smaller = strew(around, _SPRIGS[1] * radius, _SPRIGS[0] * radius, _SPRIGS[2] * radius, _SPRIGGED)
    _sprigged(to, hand, plate, smaller)
    smaller[:, 2] *= _LEAFY
    around = strewn_around(around, smaller)
    touch = Touch(
        nib=0.9 * plan.value("nib.isen"), dot=plan.value("isen.size"),
        count=plate.count * plan.value("isen.count"), size=None if plate.size is None else isen_size * plate.size,
        gap=0.6 * plan.value("nib.klowong") + 0.3,
    )  # fmt: skip
    fill(plate.isen, Canting(isen, isen, isen), hand, around, touch)
    upper = (to.plates, to.halves, to.blue, to.dark, to.lines, to.isen, to.dots)
    return [w.layer(hand, (1e9, 1e9)) for w in (ground, to.under, isen, *upper)]


def _sprigged(to: flora.Brushes, hand: Hand, plate: Plate, rounds: FloatArray) -> None:
    """Draw smaller flowers n x 3, two leaves to each, about the one in the middle of a plate."""
    if not len(rounds):
        return
    size = float(np.median(rounds[:, 2]))
    to = replace(to, nib=min(to.nib, 0.1 * size), fine=min(to.fine, 0.08 * size), dot=min(to.dot, 0.16 * size))
    turned = np.arange(len(rounds)) * 2.4
    for side in (0.0, np.pi):
        ways = turned + side
        feet = rounds[:, :2] + rounds[:, 2:] * np.stack([np.cos(ways), np.sin(ways)], axis=-1)
        flora.leaves(to, hand, feet, ways, 0.95 * rounds[:, 2], 0.42 * rounds[:, 2], 0.0, 0)
    flora.blossoms(to, hand, rounds[:, :2], turned, rounds[:, 2], 6, min(plate.flower.kind, 1))


def brushes_of(plan: Plan, radius: float, pens: Pens | None = None) -> flora.Brushes:
    """Return brushes for flowers of ``radius`` mm, nibs no larger than these bear; ``pens`` may gather the wax."""
    plates, lines = Waxing("tembok", Wax.TEMBOK, 5), Waxing("klowong", Wax.KLOWONG, 1)
    dots = Waxing("cecek", Wax.CECEK, 4)
    return flora.Brushes(
        Waxing("tangkai", Wax.KLOWONG, 1),
        pens.plates if pens else plates,
        Waxing("isi cokelat", Wax.KLOWONG, 2),
        Waxing("mbironi", Wax.BIRON, 6),
        Waxing("isi terbuka", Wax.OPEN, 2),
        pens.lines if pens else lines,
        pens.lines if pens else Waxing("isen", Wax.KLOWONG, 2),
        pens.dots if pens else dots,
        nib=min(0.7 * plan.value("nib.klowong"), 0.09 * radius),
        fine=min(0.9 * plan.value("nib.isen"), 0.05 * radius),
        dot=min(plan.value("isen.size"), 0.09 * radius),
        count=plan.value("isen.count"),
        light_ground=False,
    )


def _around(room: Room, centre: FloatArray, radius: float, blades: FloatArray, rim: float) -> Room:
    """Return what is left of a room around a flower and its leaves."""
    _, h, w = room.values.shape
    x = np.broadcast_to(room.origin[0, 0] + np.arange(w) * room.step, (h, w))
    y = np.broadcast_to(room.origin[0, 1] + np.arange(h)[:, None] * room.step, (h, w))
    clear = np.sqrt((x - centre[0]) * (x - centre[0]) + (y - centre[1]) * (y - centre[1])) - radius
    for blade in blades:
        low, high = blade.min(axis=0) - 8.0, blade.max(axis=0) + 8.0
        near = (x > low[0]) & (x < high[0]) & (y > low[1]) & (y < high[1])
        nodes = np.stack([x[near], y[near]], axis=-1)
        clear[near] = np.minimum(clear[near], -distance(nodes[None], blade[None])[0] - rim)
    return Room(np.minimum(room.values, clear[None]), room.origin, room.step, None, room.angle)

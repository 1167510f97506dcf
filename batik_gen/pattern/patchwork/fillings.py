"""What fills a patch: the drawing of another family made small, or an isen on a plate about a flower."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from batik_gen.pattern.declaring.common_parameters import SHARED
from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.hand import GRAIN_MM, Hand
from batik_gen.pattern.hand.view import View
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.patchwork.stamps import Stamp, Steady, stamp_of
from batik_gen.values.cloth import WARNA, Layer, Wax
from batik_gen.values.design import Field
from batik_gen.values.words import Words

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
class IsenPlate:
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
        """What is strewn on its ground: brown on white and on dark, dark on brown and on blue."""
        return Wax.KLOWONG if self.under in (Wax.TEMBOK, Wax.OPEN) else Wax.OPEN

    @property
    def name(self) -> str:
        """Where it grows."""
        return f"growth on {self.under.value}"


Filling = Small | IsenPlate | Growing

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
        "docs/sources.md#isen: against the largest that each isen has",
    ),
)  # fmt: skip
"""Parameters of every patchwork."""

SMALL = {
    small.motif: small
    for small in (
        Small("kawung", True, {"kawung.pitch": 18.0}, ("kawung.fruit_width",), ("kawung.fruit_length",), 0.86),
        Small(
            "parang",
            True,
            {"parang.size": 25.0, "parang.filling": 0.0},
            ("parang.leaf_width",),
            ("parang.neck_width",),
            0.86,
        ),
        Small("truntum", False, {"truntum.pitch": 20.0}, ("truntum.petal_width",), ("truntum.petal_length",), 0.8),
        Small("nitik", False, {"nitik.cell": 50.0}, ("nitik.dab",), ("nitik.heart",), 0.92, rim=0.3),
        Small("jlamprang", False, {"jlamprang.cell": 50.0}, ("jlamprang.dab",), ("jlamprang.heart",), 0.86, rim=0.3),
        Small("ceplok", False, {"ceplok.pitch": 36.0}, ("ceplok.fullness",), ("ceplok.heart",), 0.76),
        Small("grompol", False, {"grompol.pitch": 32.0}, ("grompol.petal_width",), ("grompol.petal_length",), 0.78),
        Small("lereng", False, {"lereng.band": 8.0}, ("lereng.fullness",), ("lereng.lung",), 0.9),
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
    middle = (0.5 * side_mm[0], 0.5 * side_mm[1])
    return Plan(held, declared, replace(steady(plan.hand), middle=middle, grain_mm=GRAIN_MM))


def steady(hand: Hand, turn: int = 0) -> Hand:
    """Return a hand as uneven as this one that keeps lines in plan; another ``turn`` spaces differently.

    What it draws lies on no cloth yet, hence on none that repeats.
    """
    return Steady(
        hand.seed + 7919 * turn, hand.wobble_mm, _ONCE * hand.uneven, middle=hand.middle, grain_mm=hand.grain_mm
    )


def settled(small: Small, family: Family, fullness: float, reach: float) -> dict[str, float]:
    """Return the parameters of a family in a patch, for a fullness and a reach of 0..1."""
    declared = {p.name: p for p in family.parameters}
    out = dict(small.held)
    for names, share in ((small.full, fullness), (small.far, reach)):
        for name in names:
            p = declared[name]
            out[name] = p.low + (p.high - p.low) * share
    return out


_ONCE = 0.75
"""A stamp is this much as uneven as the cloth: its copies are set unequally once more."""

_DARKER = {Wax.TEMBOK: Wax.KLOWONG, Wax.KLOWONG: Wax.OPEN, Wax.BIRON: Wax.OPEN, **dict.fromkeys(WARNA, Wax.KLOWONG)}


def stamp_family(
    plan: Plan, family: Family, parameters: Mapping[str, float], half_mm: tuple[float, float], small: Small
) -> Stamp:
    """Draw a family so far about the origin, in plan, as ``small`` has it; the middle of its lattice lies there."""
    rim = small.rim
    size = (2 * half_mm[0], 2 * half_mm[1])
    layers = family.draw(family_plan(plan, family, parameters, size))
    if small.sogan:
        layers = tuple(replace(layer, wax=_DARKER.get(layer.wax, layer.wax)) for layer in layers)
    return stamp_of((*_rims(layers, rim), *layers) if rim else layers, half_mm)


def _rims(layers: Sequence[Layer], rim: float) -> list[Layer]:
    """Return brown strokes that reach ``rim`` mm beyond everything light."""
    lines = Waxing("pinggir", Wax.KLOWONG, 1)
    for layer in layers:
        if layer.wax not in (Wax.TEMBOK, *WARNA):
            continue
        for a, b in pairwise(layer.areas.offsets.tolist()):
            lines.stroke(layer.areas.points[None, a:b], 2 * rim, closed=True)
        for a, b in pairwise(layer.strokes.offsets.tolist()):
            run = layer.strokes.points[a:b]
            lines.stroke(run[None, :, :2], run[None, :, 2] + 2 * rim)
    return [lines.layer(Hand(0, 0.0, 0.0), (1e9, 1e9), View(boundless=True))]

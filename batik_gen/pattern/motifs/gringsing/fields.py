"""The fields among the scales of gringsing: dark within a rim of seeds, in each a flower between two tendrils."""

from collections.abc import Callable

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.blades import grown
from batik_gen.pattern.flora.echoes import echo, standing
from batik_gen.pattern.flora.lung import rolled
from batik_gen.pattern.flora.petals import OUTLINES, Petal, fill, flowers
from batik_gen.pattern.flora.sheet import Pens
from batik_gen.pattern.flora.species import BUD, LOTUS
from batik_gen.pattern.flora.stack import Stack
from batik_gen.pattern.flora.tendrils import stem, swelling
from batik_gen.pattern.geometry.curves import inset, place, spline
from batik_gen.pattern.growth.habit import Habit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.gringsing.shore import outline
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax

Tendril = tuple[tuple[tuple[float, float], ...], tuple[float, float], float, float, float]

_UNDER_LOTUS = (
    Petal(0, 0.0, 0.90, 1.22, 0.62, 0.24, -0.55, kind="plate", filling="half"),
    Petal(0, 0.16, 0.46, 0.62, 0.46, 0.20, 0.75, kind="plate", filling="sawut"),
    Petal(0, 0.01, 0.72, 0.55, 0.34, 0.15, 0.45, kind="plate", filling="sawut"),
    Petal(0, 0.52, 0.35, 1.25, 0.38, 0.17, -0.7, kind="plate", filling="half"),
    Petal(0, 0.70, 0.62, 2.55, 0.30, 0.13, -0.6, kind="plate", filling="sawut"),
)  # fmt: skip
"""Leaves on either side under a lotus; the first ones stand on every cloth."""
_UNDER_BUDS = (
    Petal(0, 0.0, 0.60, 0.72, 0.50, 0.21, 0.55, kind="plate", filling="half"),
    Petal(0, 0.14, 0.77, 0.62, 0.34, 0.17, 0.6, kind="plate", filling="sawut"),
    Petal(0, 0.42, 0.74, 2.0, 0.42, 0.18, -0.75, kind="plate", filling="sawut"),
    Petal(0, 0.14, 0.20, 1.20, 0.56, 0.19, -0.5, kind="plate", filling="half"),
    Petal(0, 0.0, 0.98, 1.95, 0.26, 0.11, -0.5, kind="plate", filling="sawut"),
)  # fmt: skip
"""The same under three buds."""

_OVER = (((0.02, 0.78), (0.14, 0.50), (0.36, 0.33), (0.60, 0.36)), (0.52, 0.56), 0.20, -0.22, 1.0)
"""A tendril of the lotus, which bends over and rolls up below: by which places it goes, the middle of its ukel, with
what radius that begins, where about the middle (in half turns), to which side."""
_UNDER = (((0.02, 0.84), (0.22, 0.73), (0.50, 0.71)), (0.54, 0.43), 0.225, 0.30, -1.0)
"""The same of the buds, which swings out and rolls up above."""
_SHORTEST = 2.0
_TWIG = ((0.0, 0.42), (0.10, 0.20), (0.26, 0.06), (0.36, -0.12))
"""By which places a twig goes to a smaller bud."""


class FieldPens:
    """Name what gathers the parts of a field, lowest first."""

    def __init__(self) -> None:
        self.edge = Waxing("tepi bidang", Wax.OPEN, 2)
        self.line = Waxing("bidang klowong", Wax.KLOWONG, 1)
        self.rim = Waxing("tembok tepi", Wax.TEMBOK, 5)
        self.seeds = Waxing("isen tepi", Wax.KLOWONG, 2)
        self.ground = Waxing("bidang terbuka", Wax.OPEN, 2)
        self.grown = Stack("sulur")
        self.dots = Waxing("tanahan", Wax.CECEK, 4)

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        return plan.layers(self.edge, self.line, self.rim, self.ground, self.seeds, *self.grown.layers, self.dots)


def wax_fields(plan: Plan, pens: FieldPens, at: FloatArray, half: float, clear: float, buds: bool) -> None:
    """Draw fields, ``clear`` mm dark about them: a rim of seeds, a dark ground, a growth with its lotus or its buds."""
    hand = plan.hand
    nib = min(0.62 * plan.value("nib.klowong"), 0.04 * half)
    fine, dot = min(0.85 * plan.value("nib.isen"), 0.03 * half), min(plan.value("isen.size"), 0.045 * half)
    own = Pens(nib, fine, dot, plan.value("isen.count"))
    half_of = half * hand.size(salts.GRINGSING_LARGE, at, 0.1)

    def rim(inside: float) -> FloatArray:
        return place(outline(5) * (half_of - inside)[:, None, None], at)

    broad = plan.value("gringsing.rim") * half
    pens.edge.area(inset(rim(0.0), -clear))
    pens.line.area(rim(0.0))
    pens.rim.area(rim(1.2 * nib))
    within = rim(1.2 * nib + broad)
    pens.ground.area(within)
    pens.seeds.stroke(within, 1.1 * nib, closed=True)
    seed = min(0.6 * broad, 1.25 * dot)
    cecek.row(pens.seeds, hand, rim(0.8 * nib + 0.5 * broad), seed, 1.75 * seed / own.count, closed=True)
    taken = _growth(plan, pens.grown, at, half, own, buds)
    _echoes(plan, pens, at, rim, 1.8 * nib + broad, own, taken)


def _growth(plan: Plan, to: Stack, at: FloatArray, half: float, pens: Pens, buds: bool) -> list[FloatArray]:
    """Let a stem with two tendrils fill each field, and a lotus or three buds stand on it; return where they stand."""
    hand = plan.hand
    thick = min(1.3 * plan.value("growth.thickness"), 0.05 * half)
    sway = np.clip(hand.normal(salts.GRINGSING_SWAY, at), -2, 2)[:, None]
    rise = np.linspace(1.04, 0.16 if buds else 0.02, 24)
    bow = np.sin(np.pi * (rise - rise[-1]) / (rise[0] - rise[-1]))
    trunk = at[:, None] + np.stack(np.broadcast_arrays(0.02 * sway * bow, rise), axis=-1) * half
    reach = plan.at("growth.length", at) / 1.1
    shoots = [_shoot(plan, at, half, _UNDER if buds else _OVER, reach, side) for side in (1.0, -1.0)]
    for line in shoots:
        stem(to, 1, line, swelling(line.shape[1], thick, 1.2, 0.4), pens)
        to.pen(2, "plate").dot(line[:, -1], 1.6 * thick)
    stem(to, 1, trunk, swelling(24, thick, 1.9, 1.0), pens)
    there = [trunk, *(spline(line[:, ::2], 2, closed=False) for line in shoots)]
    heads = _heads(to, plan, at, half, pens, buds, trunk[:, -1], thick)
    return [*there, *heads, *_foliage(plan, to, at, half, pens, _UNDER_BUDS if buds else _UNDER_LOTUS)]


def _foliage(
    plan: Plan, to: Stack, at: FloatArray, half: float, pens: Pens, leaves: tuple[Petal, ...]
) -> list[FloatArray]:
    """Let leaves stand on either side, some of them half behind a shoot or the flower: as many as shoots branch."""
    hand, taken = plan.hand, []
    lean = plan.at("growth.angle", at) * (np.pi / 180) - 0.87
    reach, broad = plan.at("growth.length", at) / 1.1, 0.35 + 0.65 * plan.value("growth.leaf")
    count = 0.9 + plan.value("growth.repetition")
    for number, leaf in enumerate(leaves):
        come = min(max(count - number, 0.0), 1.0)
        for side in (1.0, -1.0):
            foot = at + np.array([side * leaf.x, leaf.y]) * half
            luck = [np.clip(hand.normal(salts.ISEN_BLADE_LEAF + n, foot), -2, 2) for n in range(3)]
            long = leaf.long * half * come * (0.55 + 0.45 * reach) * (1 + 0.08 * luck[0])
            way = side * (leaf.lean + 0.35 * lean + 0.06 * luck[1]) - 0.5 * np.pi
            blade = grown(
                foot, way, long, leaf.wide * broad * half * come, side * leaf.bend + 0.12 * luck[2], OUTLINES["leaf"],
                0.15 * side,
            )  # fmt: skip
            kept = blade.long > _SHORTEST
            taken.append(fill(to, 0, hand, blade.picked(kept), leaf.kind, leaf.filling, pens))
    return taken


def _shoot(plan: Plan, at: FloatArray, half: float, how: Tendril, reach: FloatArray, side: float) -> FloatArray:
    """Return a tendril that rolls up on one side, no two alike."""
    by, middle, round_it, first, way = how
    flip = np.array([side, 1.0])
    turns = 0.66 + 0.6 * plan.at("growth.curl", at)
    own = [
        np.clip(plan.hand.normal(salts.GRINGSING_SHOOT + i, at + np.array(middle) * flip * half), -2, 2)
        for i in range(3)
    ]
    run = np.broadcast_to(np.array(by), (len(at), len(by), 2))
    swung = np.linspace(0.0, 1.0, len(by))[:, None] * np.array([0.2, 1.0])
    run = run + 0.025 * (own[0] + 0.8 * Habit.of(plan).stance)[:, None, None] * swung
    heart = np.array(middle) + 0.025 * np.stack([own[1], own[2]], axis=-1)
    radius = round_it * (0.8 + 0.2 * reach) * (1 + 0.07 * own[1])
    line = rolled(run, heart[:, None], radius, way * turns * (1 + 0.08 * own[2]), first * np.pi)
    placed: FloatArray = at[:, None] + line * flip * half
    return placed


def _heads(
    to: Stack, plan: Plan, at: FloatArray, half: float, pens: Pens, buds: bool, top: FloatArray, thick: float
) -> list[FloatArray]:
    """Set a lotus on the stem, or a bud that opens and a smaller one on either side."""
    hand = plan.hand
    nod = 0.045 * np.clip(hand.normal(salts.GRINGSING_NOD, at), -2, 2) - 0.5 * np.pi
    if not buds:
        return flowers(to, 3, hand, top - np.array([0.0, 0.05 * half]), nod, 0.96 * half, LOTUS, pens)
    taken = flowers(to, 3, hand, top, nod, 1.18 * half, BUD, pens)
    for side in (1.0, -1.0):
        luck = np.clip(hand.normal(salts.GRINGSING_NOD, at + np.array([side * 5.0, 0.0])), -2, 2)
        knots = np.array(_TWIG) * np.array([side, 1.0]) + 0.02 * luck[:, None, None] * np.arange(4.0)[:, None]
        twig = at[:, None] + spline(knots, 6, closed=False) * half
        stem(to, 1, twig, swelling(twig.shape[1], 0.8 * thick, 1.0, 0.7), pens)
        taken.append(twig)
        lean = side * (0.42 + 0.07 * luck) - 0.5 * np.pi
        taken += flowers(to, 3, hand, twig[:, -1], lean, (0.54 + 0.03 * luck) * half, BUD, pens)
    return taken


def _echoes(
    plan: Plan, pens: FieldPens, at: FloatArray, rim: Callable[[float], FloatArray], edge: float, own: Pens,
    taken: list[FloatArray],
) -> None:  # fmt: skip
    """Set cecek on the dark ground in rows that echo the edge of the field, smaller from row to row inward."""
    step = 2.2 * own.dot / own.count
    curves = [rim(edge + 0.7 * own.dot + row * step) for row in range(12)]
    echo(pens.dots, plan.hand, curves, step, own.dot, standing(taken), 0.8 * own.nib + 0.5 * own.dot + 0.5)

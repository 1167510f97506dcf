"""What fills the triangles of a tumpal: a lotus at the foot, a tendril that climbs to the tip, cecek along sides."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.blades import Blades
from batik_gen.pattern.flora.echoes import echo, standing
from batik_gen.pattern.flora.lung import Border
from batik_gen.pattern.flora.petals import flowers
from batik_gen.pattern.flora.sheet import Pens
from batik_gen.pattern.flora.species import BUD, CHERRY, LOTUS, dressed
from batik_gen.pattern.flora.tendrils import Foliage, leaves, stem, swelling, wax_leaves
from batik_gen.pattern.geometry.curves import spline, turn
from batik_gen.pattern.growth.habit import Habit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.tumpal.pens import Shape, TriangleRow
from batik_gen.values.arrays import FloatArray

_BAYS, _NEXT = 4, 0.76
"""Bays of a climbing stem, and how much smaller each is than the one before: its room narrows to a point."""
_LOTUS = 0.44
"""Height of the lotus at the foot, in feet of a triangle."""


def sprout(row: TriangleRow) -> None:
    """Let a lotus open at the foot of each triangle and a tendril climb out of it to the tip, full of leaves."""
    plan, s, at = row.plan, row.shape, row.at
    pens = s.pens(plan)
    turned = 0.0 if row.side > 0 else np.pi
    inner = row.inner
    foot = row.xy(np.array([[0.0, inner + 0.4 * s.nib]]))[:, 0]
    up = turned - 0.5 * np.pi
    to = row.pens.grown
    low = inner + 0.72 * _LOTUS * s.base
    stems = _stems(plan, s, foot, at, low - inner, s.tip(inner + 2.2 * s.dot) - inner, row, turned)
    thick = min(plan.value("growth.thickness"), 0.02 * s.base)
    for number, line in enumerate(stems):
        stem(to, 1, line, swelling(line.shape[1], thick, 1.35 if not number else 0.9, 0.5), pens, "green")
    nod = 0.03 * np.clip(plan.hand.normal(salts.TUMPAL_NOD, foot), -2, 2)
    red, other = ("azure", "yellow") if row.light else ("red", "azure")
    lotus = dressed(LOTUS, plate=red, brown=other)
    heads = flowers(to, 3, plan.hand, foot - turn(np.array([0.0, 0.1 * _LOTUS * s.base]), turned), up + nod,
                    _LOTUS * s.base, lotus, pens)  # fmt: skip
    there = [*stems, *heads]
    # A flower in the hollow of the first bay, buds in the next ones, each on the end of a shoot.
    for number, line in enumerate(stems[1:]):
        ahead = line[:, -1] - line[:, -2]
        way = np.arctan2(ahead[:, 1], ahead[:, 0])
        size = s.base * (0.30, 0.22, 0.16)[number] * (0.86 + 0.14 * plan.at("growth.length", at) / 1.1)
        kind = dressed(CHERRY, plate=other) if number == 0 else dressed(BUD, plate=other, brown=red)
        there += flowers(to, 3, plan.hand, line[:, -1], way, size, kind, pens)
    tip = stems[0][:, -1] - stems[0][:, -2]
    there += flowers(to, 3, plan.hand, stems[0][:, -1], np.arctan2(tip[:, 1], tip[:, 0]), 0.13 * s.base,
                     dressed(BUD, plate=red, brown=other), pens)  # fmt: skip
    there += wax_leaves(to, 0, plan.hand, _leaves(row, stems, pens), pens, "green")
    _echoes(row, there, pens)


def _stems(
    plan: Plan, s: Shape, foot: FloatArray, at: FloatArray, low: float, high: float, row: TriangleRow, turned: float
) -> list[FloatArray]:
    """Return the climbing stems and the shoots into their bays, n x k x 2; no two swing alike."""
    rise = low + (high - low) * 0.97 * (1 - _NEXT ** np.arange(_BAYS + 1)) / (1 - _NEXT**_BAYS)
    middle = 0.5 * (rise[:-1] + rise[1:])
    side = np.where(np.arange(_BAYS) % 2 == 0, 1.0, -1.0) * (1.0 if row.light else -1.0)
    wide = s.half_at(middle + row.inner, row.inner)
    knots = np.zeros((len(at), 2 * _BAYS + 1, 2))
    luck = [np.clip(plan.hand.normal(salts.TUMPAL_SWING + i, at), -2, 2) for i in range(4)]
    stance = Habit.of(plan).stance
    knots[:, ::2, 1], knots[:, 1::2, 1] = -rise, -middle
    for bay in range(_BAYS):
        knots[:, 2 * bay + 1, 0] = side[bay] * wide[bay] * (0.31 + 0.05 * stance + 0.035 * luck[bay])
        knots[:, 2 * bay + 1, 1] += 0.025 * luck[(bay + 1) % 4] * (rise[bay + 1] - rise[bay])
    knots[:, 0, 0] = 0.0
    line = spline(knots, 8, closed=False)
    stems = [line]
    for bay in range(_BAYS - 1):
        # A shoot leaves where the stem crosses over, bends against it and looks back into the hollow.
        start = line[:, 16 * bay + 2]
        out = -side[bay]
        reach = wide[bay] * (0.46 + 0.04 * luck[bay])
        tall = rise[bay + 1] - rise[bay]
        turns = (plan.at("growth.curl", at) - 0.85) * 0.10
        first = np.stack([out * 0.5 * reach, start[:, 1] - 0.10 * tall], axis=-1)
        last = np.stack([out * (1.0 - turns) * reach, start[:, 1] - (0.30 + turns) * tall], axis=-1)
        stems.append(spline(np.stack([start, first, last], axis=1), 8, closed=False))
    return [foot[:, None] + turn(part, turned) for part in stems]


def _leaves(row: TriangleRow, stems: list[FloatArray], pens: Pens) -> list[Blades]:
    """Let leaves stand along the stem on both sides, as large as the triangle and what is there leave room."""
    plan, s, at = row.plan, row.shape, row.at
    clear = row.inner + 1.6 * s.dot
    tall, half = s.tip(clear) - clear, float(s.half_at(np.array(clear), clear))
    base = row.side * (0.5 * s.gap + s.height - clear)
    borders: list[Border] = [(n / half, -row.side / tall, 1.0 - base * row.side / tall) for n in (1.0, -1.0)]
    borders.append((0.0, row.side, row.side * base))
    lean = plan.at("growth.angle", at) * (np.pi / 180)
    reach = plan.at("growth.length", at) / 1.1
    count = 4.4 + 1.5 * plan.value("growth.repetition")
    how = Foliage(
        count, (0.02, 0.93), 0.36 * s.base * reach, 0.42 * plan.value("growth.leaf"), 0.35 + 0.45 * lean,
        0.5 * s.nib + 0.35, taper=0.5,
    )  # fmt: skip
    return leaves(plan.hand, stems[0], [], borders, how, at)


def _echoes(row: TriangleRow, there: list[FloatArray], pens: Pens) -> None:
    """Set cecek on the field in rows along the sides of the triangle, smaller from row to row."""
    s = row.shape
    step = 2.3 * s.dot / pens.count
    first = row.inner + 0.4 * s.nib + 1.0 * s.dot
    curves = [
        row.xy(s.triangle(first + n * step, first + n * step)) for n in range(8) if first + n * step < 0.3 * s.base
    ]
    pen = row.pens.cuts if row.light else row.pens.dots
    echo(pen, row.plan.hand, curves, step, 0.9 * s.dot, standing(there), 0.8 * s.nib + 0.5 * s.dot + 0.35)

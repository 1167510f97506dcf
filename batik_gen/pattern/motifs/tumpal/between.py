"""What fills the dark between the triangles of a tumpal, and the badan behind their feet."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.blades import grown
from batik_gen.pattern.flora.echoes import echo, standing
from batik_gen.pattern.flora.petals import OUTLINES, Petal, fill, flowers
from batik_gen.pattern.flora.sheet import Pens
from batik_gen.pattern.flora.species import ASTER, BUD, PEONY, dressed
from batik_gen.pattern.flora.stack import Stack
from batik_gen.pattern.flora.tendrils import stem, swelling
from batik_gen.pattern.geometry.curves import place, spline
from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.tumpal.pens import Shape, TumpalPens
from batik_gen.values.arrays import FloatArray

_RAYS = tuple(
    Petal(
        3 - n % 2, 0.13 * float(np.sin(np.pi * n / 4)), -0.13 * float(np.cos(np.pi * n / 4)), np.pi * n / 4,
        (0.87, 0.72)[n % 2], (0.42, 0.40)[n % 2], 0.0, "ogee", ("plate", "other")[n % 2], ("galaran", "sawut")[n % 2],
    )
    for n in range(8)
)  # fmt: skip
"""The open flower between four tips: four petals over four others."""
_PAIRS = 6
"""Pairs of leaves of a twig, one a little ahead of the other."""


def between(plan: Plan, pens: TumpalPens, s: Shape, at: FloatArray) -> None:
    """Fill the rhombs between four triangles: an open flower, from it a twig up and one down, cecek along the sides."""
    hand, to = plan.hand, pens.grown
    own = s.pens(plan)
    radius = s.base * plan.at("tumpal.flower", at)
    taken: list[FloatArray] = []
    reach = 0.5 * s.gap + s.height
    for side in (1.0, -1.0):
        taken += _twig(plan, to, s, at, side, reach, s.base * plan.value("tumpal.flower"), own)
    nod = 0.04 * np.clip(hand.normal(salts.TUMPAL_NOD, at), -2, 2) - 0.5 * np.pi
    rays = dressed(_RAYS, other="yellow", plate="red")
    taken += flowers(to, 1, hand, at, nod, radius, rays, own)
    to.pen(6, "line").dot(at, 0.44 * radius)
    to.pen(6, "eye").dot(at, 0.32 * radius)
    to.pen(6, "cecek").dot(at, 0.15 * radius)
    step = 2.9 * s.dot / own.count
    lines = []
    for n in range(4):
        off = 1.7 * s.dot + n * step
        # Past the tips they run on to the middle.
        y = 0.02 * s.height + np.linspace(0.0, 1.0, 26) * (0.98 * s.height + 0.5 * s.gap - 0.6 * step)
        x = 0.5 * s.base - np.maximum(s.half_at(y, 0.0), 0.0) - off * s.slant()
        lines += [
            at[:, None] + np.stack([sx * x[x > 0.3 * s.dot], sy * (reach - y[x > 0.3 * s.dot])], axis=-1)
            for sx in (1.0, -1.0) for sy in (1.0, -1.0)
        ]  # fmt: skip
    stand = standing([*taken, place(_rhomb(s), at + np.array([0.5 * s.base, 0.0]))])
    clear = 0.7 * s.nib + 0.5 * s.dot + 0.5
    for n in range(4):
        echo(pens.dots, hand, lines[4 * n : 4 * n + 4], step, s.dot * (0.9 - 0.1 * n), stand, clear, closed=False)
    # Between two facing tips, half a foot to the side, a rhomb.
    tips = at + np.array([0.5 * s.base, 0.0])
    ring = place(_rhomb(s), tips)
    to.pen(1, "azure").area(ring)
    to.pen(1, "line").stroke(ring, 0.8 * s.nib, closed=True)
    to.pen(1, "isen").dot(tips, 1.1 * s.dot)


def _rhomb(s: Shape) -> FloatArray:
    return np.array([[0.0, -0.115], [0.06, 0.0], [0.0, 0.115], [-0.06, 0.0]]) * s.base


def _twig(
    plan: Plan, to: Stack, s: Shape, at: FloatArray, side: float, reach: float, start: float, own: Pens
) -> list[FloatArray]:
    """Let a twig run from a flower to where two feet meet: leaves in pairs, smaller as the room narrows, a bud."""
    hand = plan.hand
    luck = np.clip(hand.normal(salts.TUMPAL_TWIG, at + np.array([0.0, 3.0 * side])), -2, 2)
    t = np.linspace(0.0, 1.0, 26)
    far = start * 0.6 + (0.80 * reach - start * 0.6) * t
    sway = (0.022 + 0.008 * luck[:, None]) * s.base * np.sin(3 * np.pi * t) * (1 - 0.7 * t)
    line = at[:, None] + np.stack(np.broadcast_arrays(sway, side * far), axis=-1)
    stem(to, 2, line, swelling(26, 0.8 * min(plan.value("growth.thickness"), 0.02 * s.base), 1.2, 0.6), own, "green")
    taken = [line]
    way = side * 0.5 * np.pi
    lean = plan.at("growth.angle", at) * (np.pi / 180)
    longer = 0.75 + 0.25 * plan.at("growth.length", at) / 1.1
    for number in range(2 * _PAIRS):
        out = 1.0 if number % 2 else -1.0
        pair = number // 2
        foot = line[:, round((0.03 + 0.93 * pair / _PAIRS) * 25) + (number % 2 if pair else 0)]
        share = 0.03 + 0.93 * pair / _PAIRS
        # The dark is half a foot wide at the tips and narrows to nothing at the feet.
        room = 0.5 * s.base * (1 - float(np.interp(share, t, far)) / reach)
        own_luck = np.clip(hand.normal(salts.TUMPAL_LEAF, foot + np.array([out, 0.0])), -2, 2)
        open_by = 0.35 + 0.4 * lean + 0.05 * own_luck
        long = np.minimum((0.62 * room + 1.3) * longer * (1 + 0.07 * own_luck), 0.88 * room / np.sin(open_by))
        blade = grown(
            foot, way + out * open_by, long, np.minimum(0.23 * room + 0.6, 0.5 * long) * plan.value("growth.leaf"),
            (0.08 * own_luck - 0.65) * out, OUTLINES["leaf"], 0.15 * out,
        )  # fmt: skip
        taken.append(fill(to, pair % 2, hand, blade, "green", ("half", "sawut", "sawut")[pair % 3], own))
    taken += flowers(
        to, 3, hand, line[:, -1], way + 0.06 * luck, 0.16 * s.base, dressed(BUD, plate="red", brown="yellow"), own
    )
    return taken


def badan(plan: Plan, pens: TumpalPens, s: Shape, at: FloatArray, second: bool) -> None:
    """Lay the badan behind the feet, between two papan: a garland that winds about flowers seen aslant."""
    half, bar = 0.5 * s.band, s.papan
    hand, to = plan.hand, pens.grown
    own = s.pens(plan)
    u = np.linspace(-0.501, 0.501, 8) * s.base

    def strip(low: float, high: float) -> FloatArray:
        one, other = np.stack([u, np.full(8, low)], axis=-1), np.stack([u[::-1], np.full(8, high)], axis=-1)
        ring: FloatArray = at[:, None] + np.concatenate([one, other])
        return ring

    for side in (-1.0, 1.0):
        edge = side * half
        pens.ground.area(strip(edge, edge - side * bar))
        pens.papan.area(strip(edge - side * s.nib, edge - side * (bar - s.nib)))
        # Seeds along the papan, one as far from the next as across the joint.
        many = max(round(s.base / (2.1 * s.dot)), 2)
        x = ((np.arange(many) + 0.5) / many - 0.5) * s.base
        places = at[:, None] + np.stack([x, np.full(many, edge - side * 0.5 * bar)], axis=-1)
        pens.lines.dot(places, min(1.1 * s.dot, 0.5 * bar))
    inner, flip = half - bar, -1.0 if second else 1.0
    # One wave over two pieces: from the middle of one joint to the next it swings to one side.
    t = np.linspace(-0.5, 0.5, 22)
    luck = np.clip(hand.normal(salts.TUMPAL_SPRAY, at), -2, 2)
    swing = -flip * 0.52 * inner * (1 + 0.08 * luck)[:, None] * np.cos(np.pi * t)
    line = at[:, None] + np.stack(np.broadcast_arrays(t * s.base, swing), axis=-1)
    thick = 0.9 * min(plan.value("growth.thickness"), 0.025 * s.base)
    stem(to, 1, line, thick, own, "green")
    taken = [line]
    start = line[:, 6]
    bloom = at + np.array([0.02 * s.base, flip * 0.62 * inner])
    stalk = spline(
        np.stack([start, start + np.array([0.17 * s.base, flip * 0.55 * inner]), bloom], axis=1), 8, closed=False
    )
    stem(to, 1, stalk, 0.8 * thick, own, "green")
    up = -0.5 * np.pi if flip > 0 else 0.5 * np.pi
    head = dressed(ASTER, plate="azure") if second else dressed(PEONY, plate="red")
    taken += flowers(to, 3, hand, bloom, up + 0.10 * luck + 0.25 * flip, (1.35 if second else 1.3) * inner, head, own)
    for share, out, long in (
        (3, -1.0, 0.42),
        (7, 1.0, 0.34),
        (12, -1.0, 0.36),
        (15, 1.0, 0.44),
        (19, -1.0, 0.40),
        (20, 1.0, 0.34),
    ):
        foot = line[:, share]
        ahead = line[:, share + 1] - foot
        turned = np.arctan2(ahead[:, 1], ahead[:, 0]) + flip * out * (0.75 + 0.1 * luck)
        blade = grown(
            foot, turned, long * inner * 1.25, 0.20 * inner * 1.2, -0.7 * flip * out, OUTLINES["leaf"], 0.15 * out
        )
        taken.append(fill(to, 0, hand, blade, "green", ("sawut", "half")[share % 2], own))
    step = 2.4 * s.dot / own.count
    lines = [
        at[:, None] + np.stack([u, np.full(8, side * (inner - 1.3 * s.dot - n * step))], axis=-1)
        for n in range(int(inner / step)) for side in (1.0, -1.0)
    ]  # fmt: skip
    echo(pens.dots, hand, lines, step, 0.9 * s.dot, standing(taken), 0.7 * s.nib + 0.5 * s.dot + 0.4, closed=False)

"""Flowers in the hearts of the diamonds of nitik gelombang, and what they are dabbed with: they tell nothing."""

from dataclasses import dataclass, field

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import leaf, place
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.ceplok.foils import petal
from batik_gen.pattern.motifs.nitik.raster import SQUARE, rim_of
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Wax

_EIGHTHS = (np.arange(8) + 0.5) * (np.pi / 4)
DISC = 1.155 * np.stack([np.cos(_EIGHTHS), np.sin(_EIGHTHS)], axis=-1)
"""A round dab of the same area as a square one."""
_FOOT = 1.3
"""Where petals begin, in squares from the heart."""
_PETALS = {"left": (0.0, 4.5, 3.3, 3.3, 1.7), "right": (0.5, 3.3, 2.6, 4.9, 2.3)}
"""Of each half of the head: by how many eighths of a turn the white petals stand off the axes; their length and
breadth, those of the brown leaves between them, in squares."""
_LOOSE = 0.16
"""How far cecek stray, in squares."""
_TURN = 0.035
"""How far petals stray from their way, radians."""


@dataclass(frozen=True, eq=False)
class NitikPens:
    """Hold every layer, lowest first."""

    rims: Waxing = field(default_factory=lambda: Waxing("pinggir", Wax.KLOWONG, 1, steady=True))
    lines: Waxing = field(default_factory=lambda: Waxing("klowong", Wax.KLOWONG, 1))
    brown: Waxing = field(default_factory=lambda: Waxing("isi", Wax.KLOWONG, 2))
    dabs: Waxing = field(default_factory=lambda: Waxing("tembok", Wax.TEMBOK, 5, steady=True))
    hearts: Waxing = field(default_factory=lambda: Waxing("isen", Wax.KLOWONG, 2))
    dots: Waxing = field(default_factory=lambda: Waxing("cecek", Wax.CECEK, 4))


def wax_heart(plan: Plan, pens: NitikPens, nodes: FloatArray, square: float, side: str) -> None:
    """Set a flower in the middle of diamonds: four white petals with a rib, brown leaves between them, a dabbed heart.

    Parameters
    ----------
    plan, pens
        As in ``draw``.
    nodes
        Middles of the diamonds, n x 2.
    square
        Side of a square, mm.
    side
        Half of the head: that of the left has round petals on the axes, that of the right pointed ones between.
    """
    hand = plan.hand
    eighths, long, wide, far, broad = _PETALS[side]
    dot = min(plan.value("isen.size"), 0.42 * square)
    nib = min(plan.value("nib.klowong"), 0.55 * square)
    for quarter in range(4):
        angle = (quarter + eighths) * (np.pi / 2)
        turned = angle + np.pi / 4 + _TURN * hand.normal(salts.NITIK_GELOMBANG_LEAF_TURN + quarter, nodes)
        way = np.stack([np.cos(turned), np.sin(turned)], axis=-1)
        own = far * square * hand.size(salts.NITIK_GELOMBANG_LEAF + quarter, nodes, 0.5)
        blade = leaf(own, broad * square, 14, 0.5)
        foot = nodes + 1.1 * square * way
        pens.brown.area(place(blade, foot, turned))
        for share, big in ((0.26, 0.8), (0.46, 1.0), (0.66, 0.75)):
            at = foot + share * far * square * way
            at = at + _LOOSE * square * hand.stray(salts.NITIK_GELOMBANG_STRAY, at)
            pens.dots.dot(at, big * dot)
    for quarter in range(4):
        angle = (quarter + eighths) * (np.pi / 2)
        turned = angle + _TURN * hand.normal(salts.NITIK_GELOMBANG_PETAL_TURN + quarter, nodes)
        way = np.stack([np.cos(turned), np.sin(turned)], axis=-1)
        reach = long * square * hand.size(salts.NITIK_GELOMBANG_PETAL + quarter, nodes, 0.4)
        foot = nodes + _FOOT * square * way
        full = np.full(len(nodes), wide * square)
        shape = place(petal(reach, full) if side == "left" else leaf(reach, full, 16, 0.55), foot, turned)
        pens.dabs.area(shape)
        pens.lines.stroke(shape, nib, closed=True)
        _veined(plan, pens, foot, way, reach, square, wide)
    for turn in range(4):
        angle = turn * (np.pi / 2)
        wax_dab(plan, pens, nodes + 0.95 * square * np.array([np.cos(angle), np.sin(angle)]), 0.42, square)
    wax_stud(pens, nodes, dot, square)


def _veined(
    plan: Plan, pens: NitikPens, foot: FloatArray, way: FloatArray, long: FloatArray, square: float, wide: float
) -> None:
    """Draw a rib in each petal, strokes that leave it forward as far as the petal is broad there."""
    aside = np.stack([-way[:, 1], way[:, 0]], axis=-1)
    fine = min(plan.value("nib.isen"), 0.3 * square)
    ahead = foot + (0.12 * long)[:, None] * way
    spine = ahead[:, None] + (np.linspace(0, 0.56, 6)[None, :, None] * long[:, None, None]) * way[:, None]
    pens.hearts.stroke(spine, fine * np.linspace(1.3, 0.7, 6))
    for share, half in ((0.30, 0.20), (0.46, 0.27), (0.62, 0.22)):
        for over in (-1.0, 1.0):
            start = foot + (share * long)[:, None] * way
            reach = half * wide * square * (0.55 * way + over * aside)
            pens.hearts.stroke(start[:, None] + np.linspace(0.1, 1, 4)[:, None] * reach[:, None], 0.8 * fine)


def wax_dab(plan: Plan, pens: NitikPens, at: FloatArray, half: float, square: float) -> None:
    """Set dabs that tell nothing, ``half`` squares to either side."""
    wide = half * square * plan.hand.size(salts.NITIK_GELOMBANG_SIZE, at, 0.85, wanders=False)
    pens.dabs.area(SQUARE * wide[:, None, None] + at[:, None])
    pens.rims.area(SQUARE * (wide + rim_of(plan, square))[:, None, None] + at[:, None])


def wax_stud(pens: NitikPens, at: FloatArray, dot: float, square: float) -> None:
    """Set brown squares with a cecek on each."""
    pens.brown.area(SQUARE * (0.5 * square) + at[:, None])
    pens.dots.dot(at, dot)

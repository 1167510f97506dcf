"""Raster art: a cell of squares that a split nib dabs one by one, symmetric as p4m (batik reference 1.6).

A pattern is authored for one eighth of the cell, by rule: for 0 <= y <= x <= 15
it names what stands at (x, y), counted from the heart of the cell. The other
seven eighths are its mirror images.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.curves import turn
from batik_gen.pattern.growth import grow
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.wax import Waxing
from batik_gen.values import FloatArray

HALF = 15
"""From the heart of a cell to its edge, in squares; a cell is twice that."""

DAB, BROWN, CECEK, JOINED = "dab", "brown", "cecek", "joined"
"""A light square with its brown heart; a brown one; a small dot; a light square drawn out to the next one outward."""

_CORNER = 0.72
_SQUARE = np.array(
    [[1.0, -_CORNER], [1.0, _CORNER], [_CORNER, 1.0], [-_CORNER, 1.0], [-1.0, _CORNER], [-1.0, -_CORNER],
     [-_CORNER, -1.0], [_CORNER, -1.0]]
)  # fmt: skip
"""A square as a split nib leaves it: its corners rounded off."""

Rule = Callable[[int, int], str]


@dataclass(frozen=True)
class Sprout:
    """Say where the growth stands, in squares.

    Parameters
    ----------
    dual
        True at the corner of the cells, False at their heart.
    angle
        Direction of the first of four, in eighths of a turn.
    foot, long, half
        Distance of its foot from there, its length, half its width.
    taper
        As in ``Growth.fitted``.
    """

    dual: bool
    angle: int
    foot: float
    long: float
    half: float
    taper: float


@dataclass(frozen=True)
class Raster:
    """Hold a pattern as places in squares from the heart of its cell: each kind m x 2, joins m x 2 x 2."""

    dabs: FloatArray
    brown: FloatArray
    cecek: FloatArray
    joins: FloatArray
    sprout: Sprout


def raster(rule: Rule, sprout: Sprout) -> Raster:
    """Read a rule for one eighth and mirror it into the whole cell."""
    found: dict[str, set[tuple[int, int]]] = {DAB: set(), BROWN: set(), CECEK: set()}
    joins: set[tuple[tuple[int, int], tuple[int, int]]] = set()
    for x in range(HALF + 1):
        for y in range(x + 1):
            kind = rule(x, y)
            if not kind:
                continue
            for place in _mirrored(x, y):
                found[DAB if kind == JOINED else kind].add(_wrapped(*place))
            if kind == JOINED and x < HALF:
                for one, other in zip(_mirrored(x, y), _mirrored(x + 1, y), strict=True):
                    joins.add((one, other))

    def array(kind: str) -> FloatArray:
        return np.array(sorted(found[kind]), np.float64).reshape(-1, 2)

    return Raster(array(DAB), array(BROWN), array(CECEK), np.array(sorted(joins), np.float64).reshape(-1, 2, 2), sprout)


def _mirrored(x: int, y: int) -> list[tuple[int, int]]:
    return [(sx * a, sy * b) for a, b in ((x, y), (y, x)) for sx in (1, -1) for sy in (1, -1)]


def _wrapped(x: int, y: int) -> tuple[int, int]:
    """Count the edge that two cells share to one of them."""
    return (-HALF if x == HALF else x), (-HALF if y == HALF else y)


@dataclass(frozen=True)
class Pens:
    """Name what gathers each part of a raster."""

    rims: Waxing
    dabs: Waxing
    hearts: Waxing
    brown: Waxing
    dots: Waxing


def wax_raster(plan: Plan, pens: Pens, held: Raster, nodes: FloatArray, square: float, group: str) -> None:
    """Dab a pattern in every cell: light squares with a brown rim and heart, joins, brown squares, cecek.

    Parameters
    ----------
    plan, pens, held
        The plan, the pens, the pattern.
    nodes
        Hearts of the cells, n x 2.
    square
        Distance of two squares, mm.
    group
        Name of the family's parameters ``dab``, ``join`` and ``heart``.
    """
    hand = plan.hand
    rim = min(0.16, 0.09 * square)
    at = _copies(nodes, held.dabs, square)
    at = at + 0.045 * square * np.stack([hand.normal(231, at), hand.normal(232, at)], axis=-1)
    half = 0.5 * square * plan.at(f"{group}.dab", at) * hand.size(233, at, 0.75)
    angle = 0.05 * hand.normal(234, at)
    shape = turn(_SQUARE * half[:, None, None], angle[:, None])
    pens.dabs.area(shape + at[:, None])
    pens.rims.area(shape * (1 + rim / half)[:, None, None] + at[:, None])
    # The wax is pressed until a part of it breaks off and the soga enters.
    share = plan.at(f"{group}.heart", at) * np.maximum(hand.size(235, at, 0.5), 0.2)
    off = 0.16 * half[:, None] * np.stack([hand.normal(236, at), hand.normal(237, at)], axis=-1)
    pens.hearts.dot(at + off, 2 * half * share)
    if len(held.joins):
        line = (nodes[:, None, None] + held.joins * square).reshape(-1, 2, 2)
        middle = 0.5 * (line[:, 0] + line[:, 1])
        wide = square * plan.at(f"{group}.dab", middle) * plan.at(f"{group}.join", middle) * hand.size(238, middle, 0.6)
        pens.dabs.stroke(line, wide[:, None])
        pens.rims.stroke(line, (wide + 2 * rim)[:, None])
    at = _copies(nodes, held.brown, square)
    half = 0.5 * square * plan.at(f"{group}.dab", at) * 1.06 * hand.size(239, at, 0.6)
    pens.brown.area(turn(_SQUARE * half[:, None, None], 0.05 * hand.normal(240, at)[:, None]) + at[:, None])
    at = _copies(nodes, held.cecek, square)
    pens.dots.dot(at, min(plan.value("isen.size"), 0.5 * square))


def wax_sprouts(plan: Plan, pens: Pens, lines: Waxing, sprout: Sprout, nodes: FloatArray, square: float) -> None:
    """Set the growth in dabs: each stem a brown line beaded with light squares, leaves of one touch, berries."""
    hand = plan.hand
    feet = nodes + (HALF * square if sprout.dual else 0.0)
    thick = min(1.25 * plan.value("growth.thickness"), 0.55 * square)
    form = grow(
        plan.at("growth.angle", feet),
        plan.value("growth.repetition"),
        plan.at("growth.length", feet),
        plan.at("growth.curl", feet),
        both_sides=True,
    )
    n = len(feet)
    grown, _ = form.fitted(np.full(n, sprout.long * square), np.full(n, sprout.half * square), sprout.taper)
    bead = 0.78 * thick
    for quarter in range(4):
        angle = (sprout.angle + 2 * quarter) * (np.pi / 4)
        way = np.array([np.cos(angle), np.sin(angle)])
        here = grown.placed(feet + sprout.foot * square * way, angle)
        for stem in here.stems:
            lines.stroke(stem, thick)
            cecek.row(pens.dots, hand, stem, bead, 1.75 * bead, closed=False)
        for ring in here.leaves:
            pens.brown.area(ring)
        for eye, size in here.berries:
            pens.dots.dot(eye, 0.46 * square * size * np.maximum(hand.size(241, eye), 0.7))


def _copies(nodes: FloatArray, places: FloatArray, square: float) -> FloatArray:
    return (nodes[:, None] + places * square).reshape(-1, 2)

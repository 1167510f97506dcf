"""The raster of nitik: drafts of one eighth of a cell, and how they are dabbed.

A cell is drafted on squared paper, ``2 * HALF`` squares wide. A draft names what
stands in one eighth of it, counted in squares from the heart of the cell
(0 <= y <= x <= HALF); the other seven eighths are its mirror images.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import leaf, length, place, turn
from batik_gen.pattern.growth.personal import grown_at
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.values.arrays import FloatArray

HALF = 12
"""From the heart of a cell to its edge, in squares: photographs show some 20 to 30 dabs from repeat to repeat."""

_CORNER = 0.66
SQUARE = np.array(
    [[1.0, -_CORNER], [1.0, _CORNER], [_CORNER, 1.0], [-_CORNER, 1.0], [-1.0, _CORNER], [-1.0, -_CORNER],
     [-_CORNER, -1.0], [_CORNER, -1.0]]
)  # fmt: skip
"""A square as a split nib leaves it: its corners rounded off."""

Spots = tuple[tuple[float, float], ...]
Runs = tuple[tuple[float, float, float, float], ...]


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
class Draft:
    """Name what stands in one eighth of a cell, in squares.

    Parameters
    ----------
    sprout
        The place of the growth.
    dabs, brown, cecek, more
        Light squares with a brown heart, brown squares, small dots, dots that come where there are more isen.
    bars
        Light squares drawn out from one place to another.
    leaves
        Brown leaves from their foot to their tip.
    """

    sprout: Sprout
    dabs: Spots = ()
    brown: Spots = ()
    cecek: Spots = ()
    more: Spots = ()
    bars: Runs = ()
    leaves: Runs = ()


@dataclass(frozen=True)
class Raster:
    """Hold a whole cell, in squares from its heart: spots m x 2, runs m x 2 x 2."""

    dabs: FloatArray
    brown: FloatArray
    cecek: FloatArray
    more: FloatArray
    bars: FloatArray
    leaves: FloatArray
    sprout: Sprout


def raster(draft: Draft) -> Raster:
    """Mirror a draft of one eighth into the whole cell."""
    kinds = (draft.dabs, draft.brown, draft.cecek, draft.more)
    dabs, brown, cecek, more = (_whole(((spot,) for spot in kind), False)[:, 0] for kind in kinds)
    bars = _whole((((a, b), (c, d)) for a, b, c, d in draft.bars), True)
    leaves = _whole((((a, b), (c, d)) for a, b, c, d in draft.leaves), False)
    return Raster(dabs, brown, cecek, more, bars, leaves, draft.sprout)


def around(radius: float, count: int) -> Spots:
    """Return the places in one eighth of a ring of ``8 * count`` dabs, none of them on an axis or a diagonal."""
    angles = (np.arange(count) + 0.5) * (np.pi / 4 / count)
    return tuple((round(float(radius * np.cos(a)), 6), round(float(radius * np.sin(a)), 6)) for a in angles)


def _whole(eighth: Iterable[tuple[tuple[float, float], ...]], either_way: bool) -> FloatArray:
    """Return runs of places and their seven mirror images, each once, n x k x 2; turned runs are equal if asked."""
    found: set[tuple[tuple[float, float], ...]] = set()
    for run in eighth:
        for swap in (False, True):
            for sx in (1.0, -1.0):
                for sy in (1.0, -1.0):
                    image = _wrapped([(sx * b, sy * a) if swap else (sx * a, sy * b) for a, b in run])
                    found.add(min(image, image[::-1]) if either_way else image)
    many = max((len(run) for run in found), default=1)
    return np.array(sorted(found), np.float64).reshape(len(found), many, 2)


def _wrapped(run: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Count what lies on the edge that two cells share to one of them."""
    shift = [-2.0 * HALF if sum(p[axis] for p in run) / len(run) >= HALF else 0.0 for axis in (0, 1)]
    return tuple((round(x + shift[0], 6) + 0.0, round(y + shift[1], 6) + 0.0) for x, y in run)


@dataclass(frozen=True)
class RasterPens:
    """Name what gathers each part of a raster."""

    rims: Waxing
    dabs: Waxing
    hearts: Waxing
    seeds: Waxing
    brown: Waxing
    dots: Waxing


def wax_raster(
    plan: Plan,
    pens: RasterPens,
    held: Raster,
    nodes: FloatArray,
    square: float,
    group: str,
    bar: float = 0.83,
    sway: FloatArray | None = None,
) -> None:
    """Dab a pattern in every cell: light squares with a brown rim and heart, bars, brown squares and leaves, cecek.

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
    bar
        Breadth of the bars, in squares.
    sway
        How much farther from its heart each light square of each cell stands, n x m shares; as planned if None.
    """
    hand = plan.hand
    rim = rim_of(plan, square)
    at = copies_at(nodes, held.dabs, square)
    if sway is not None:
        at = at + (sway[..., None] * held.dabs * square).reshape(-1, 2)
    at = at + 0.05 * square * hand.stray(salts.NITIK_STRAY, at)
    half = 0.5 * square * plan.at(f"{group}.dab", at) * hand.size(salts.NITIK_SIZE, at, 0.85)
    angle = 0.09 * hand.normal(salts.NITIK_TURN, at)
    shape = turn(SQUARE * half[:, None, None], angle[:, None])
    # A split nib is seldom pressed squarely: each dab is a little longer one way.
    shape = shape * (1 + 0.05 * hand.stray(salts.NITIK_SHAPE, at))[:, None]
    pens.dabs.area(shape + at[:, None])
    pens.rims.area(shape * (1 + rim / half)[:, None, None] + at[:, None])
    # The wax is pressed until a part of it breaks off and the soga enters.
    share = plan.at(f"{group}.heart", at) * np.maximum(hand.size(salts.NITIK_HEART, at, 0.5, wanders=False), 0.2)
    off = 0.16 * half[:, None] * hand.stray(salts.NITIK_HEART_STRAY, at)
    pens.hearts.dot(at + off, 2 * half * share)
    if len(held.bars):
        _bars(plan, pens, copies_at(nodes, held.bars, square), square, rim, group, bar)
    at = copies_at(nodes, held.brown, square)
    half = 0.5 * square * plan.at(f"{group}.dab", at) * 1.06 * hand.size(salts.NITIK_BROWN, at, 0.6)
    pens.brown.area(
        turn(SQUARE * half[:, None, None], 0.07 * hand.normal(salts.NITIK_BROWN_TURN, at)[:, None]) + at[:, None]
    )
    if len(held.leaves):
        _leaves(plan, pens, copies_at(nodes, held.leaves, square), square)
    for spots, base, slope in ((held.cecek, 1.0, 1.0), (held.more, 0.0, 4.0)):
        if not len(spots):
            continue
        at = copies_at(nodes, spots, square)
        # Each dot comes or stays away by itself: fields of one cloth differ in how many they hold.
        kept = hand.at(salts.NITIK_CECEK, at) < base + slope * (plan.at("isen.count", at) - 1)
        pens.dots.dot(at[kept], min(plan.value("isen.size"), 0.42 * square))


def rim_of(plan: Plan, square: float) -> float:
    """Return how broad the brown line about a square is, mm: the finest line of nitik follows the filling nib."""
    return min(0.16 + 0.5 * (plan.value("nib.isen") - 0.5), 0.09 * square)


def _bars(plan: Plan, pens: RasterPens, line: FloatArray, square: float, rim: float, group: str, bar: float) -> None:
    """Draw squares out into bars; where they run together less, each bar is shorter."""
    hand = plan.hand
    middle = 0.5 * (line[:, 0] + line[:, 1])
    join = plan.at(f"{group}.join", middle)
    wide = (
        square * plan.at(f"{group}.dab", middle) * (bar + 0.1 * (join - 0.7)) * hand.size(salts.NITIK_BAR, middle, 0.6)
    )
    way = line[:, 1] - line[:, 0]
    long = length(way)
    # The nib is round: a bar ends half its width beyond its line.
    share = 0.5 * np.maximum(long - (1.15 - 0.5 * join) * square, 0.2 * square) / long
    share = share * hand.size(salts.NITIK_JOIN, middle, 0.3)
    line = middle[:, None] + way[:, None] * share[:, None, None] * np.array([[-1.0], [1.0]])
    pens.dabs.stroke(line, wide[:, None])
    pens.rims.stroke(line, (wide + 2 * rim)[:, None])
    # Bars are squares run together: brown hearts in a row, the more isen the more, not in every bar as many.
    many = plan.many(1, 5, middle, salts.NITIK_BAR_HEARTS)
    share = plan.at(f"{group}.heart", middle) * np.maximum(
        hand.size(salts.NITIK_BAR_HEART, middle, 0.5, wanders=False), 0.2
    )
    heart = wide * np.minimum(share, 0.4)
    for number in range(3):
        kept = many > number
        along = 2 * (number + 0.5) / np.maximum(many, 1) - 1
        at = middle + 0.5 * (line[:, 1] - line[:, 0]) * along[:, None]
        pens.seeds.dot(at[kept], heart[kept])


def _leaves(plan: Plan, pens: RasterPens, line: FloatArray, square: float) -> None:
    """Draw brown leaves along lines from foot to tip, a row of cecek in each that has room for one."""
    way = line[:, 1] - line[:, 0]
    long = length(way) * plan.hand.size(salts.NITIK_LONG, line[:, 0], 0.4)
    angle = np.arctan2(way[:, 1], way[:, 0])
    pens.brown.area(place(leaf(long, np.minimum(0.62 * long, 3.2 * square), 12, 0.44), line[:, 0], angle))
    dot = min(plan.value("isen.size"), 0.36 * square)
    for share, big in ((0.28, 0.8), (0.46, 1.0), (0.64, 0.7)):
        at = line[:, 0] + way * share
        pens.dots.dot(at[long > 5 * dot], big * dot)


def wax_sprouts(plan: Plan, pens: RasterPens, lines: Waxing, sprout: Sprout, nodes: FloatArray, square: float) -> None:
    """Set the growth: stems beaded with dabs, shoots in one stroke of light wax, brown leaves, berries."""
    hand = plan.hand
    feet = nodes + (HALF * square if sprout.dual else 0.0)
    thick = min(1.35 * plan.value("growth.thickness"), 0.46 * square)
    form = grown_at(plan, feet)
    n = len(feet)
    grown, _ = form.fitted(np.full(n, sprout.long * square), np.full(n, sprout.half * square), sprout.taper)
    bead, rim = 1.25 * thick, rim_of(plan, square)
    for quarter in range(4):
        angle = (sprout.angle + 2 * quarter) * (np.pi / 4)
        way = np.array([np.cos(angle), np.sin(angle)])
        here = grown.placed(feet + sprout.foot * square * way, angle)
        cecek.row(pens.dots, hand, here.stems[0], bead, 1.35 * bead, closed=False)
        lines.stroke(here.stems[0], 0.6 * thick)
        for shoot in here.stems[1:]:
            # A hook in one light stroke, rimmed brown as the squares are.
            taper = thick * np.linspace(1.0, 0.7, shoot.shape[1])
            pens.rims.stroke(shoot, taper + 2 * rim)
            pens.dabs.stroke(shoot, taper)
        for ring in here.leaves:
            pens.brown.area(ring)
        for eye, size in here.berries:
            pens.dots.dot(eye, 0.5 * square * size * np.maximum(hand.size(salts.NITIK_BERRY, eye, wanders=False), 0.7))


def copies_at(nodes: FloatArray, places: FloatArray, square: float) -> FloatArray:
    """Set places (m, 2) or (m, k, 2), in squares, about each of n nodes: n * m x 2, or n * m x k x 2."""
    flat = places.reshape(len(places), int(np.prod(places.shape[1:-1])), 2) * square
    copies: FloatArray = (nodes[:, None, None] + flat).reshape(-1, *flat.shape[1:])
    return copies.reshape(-1, *places.shape[1:])

"""Vines that fill a sido cloth's diamonds: stems that turn with the frame, curls and drops on both sides of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from batik_gen.pattern.geometry.curves import along, leaf, length, normals, place, turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import ukel
from batik_gen.values.arrays import FloatArray

_ROUND = 0.2
"""How round a stem turns the side corners of its diamond, as a share of the half width."""

_FROM_AXIS = 0.06
"""Where stems begin and end beside the upright middle, as a share of the half width."""

_APART = 2.5
"""Distance between stems, in curls."""

_SWAY = 0.24
"""How far a stem sways to either side, in curls."""

_STEP = 0.8
"""Distance from a curl on one side to the next one on the other, in curls."""

_TAIL = 0.72
"""Length of a curl's stem, in curls."""

_TOGETHER = 3
"""A stem hangs together for so many curls or is not drawn."""

_GAP = 0.38
"""Least distance between two fillings, mm."""


@dataclass(frozen=True)
class VineKind:
    """Say what a vine is drawn with.

    Parameters
    ----------
    line
        What gathers stems and curls.
    drops
        What gathers the drops between the curls, and what fills the gaps.
    rolled
        Whether curls roll up to their middle, or are rings.
    size
        Diameter of a curl, mm.
    width
        Nib, mm.
    full
        Size of drops and discs, 1 as they are most often.
    air
        How far it all keeps from figures and frames, mm.
    """

    line: Waxing
    drops: Waxing
    rolled: bool
    size: float
    width: float
    full: float
    air: float


@dataclass(frozen=True)
class _Standing:
    """Know what stands there: figures and frames, which are given more air, and what the vines have filled since."""

    stands: cKDTree
    air: float
    filled: list[FloatArray]

    def clear(self, shapes: FloatArray, least: float) -> NDArray[np.bool_]:
        """Tell which of n shapes (n x k x 2) keep more than ``least`` mm from fillings, and more from what stands."""
        trees = [(self.stands, least + self.air - _GAP)]
        if self.filled:
            trees.append((cKDTree(np.concatenate(self.filled), balanced_tree=False, compact_nodes=False), least))
        left = np.arange(len(shapes))
        # Most shapes that are in the way are so with their middle: one place tells, and the others need not be asked.
        middle = slice(shapes.shape[1] // 2, shapes.shape[1] // 2 + 1)
        for part in (middle, slice(None)):
            for tree, gap in trees:
                at = shapes[left][:, part].reshape(-1, 2)
                near = np.asarray(tree.query(at, distance_upper_bound=float(np.nextafter(gap, np.inf)))[0])
                left = left[(near > gap).reshape(len(left), -1).all(axis=1)]
        kept = np.zeros(len(shapes), bool)
        kept[left] = True
        return kept


def vines(hand: Hand, centres: FloatArray, half: tuple[float, float], taken: cKDTree, sprig: VineKind) -> None:
    """Fill diamonds of half axes ``half`` at n centres with vines, away from what is ``taken``.

    They grow from the low corner up both sides, one within the other, and mirror each other.
    """
    size = sprig.size
    foot, heading, side, stems, first = _template(half, size)
    room, filled = _Standing(taken, sprig.air, []), []
    for mirror in (1.0, -1.0):
        flip = np.array([mirror, 1.0])
        at = (centres[:, None] + foot * flip).reshape(-1, 2)
        way = np.tile(np.where(mirror > 0, heading, np.pi - heading), len(centres))
        turned = np.tile(mirror * side, len(centres))
        rings, kept = _curls(hand, sprig, at, way + 0.95 * turned, turned, room)
        # A stem goes no farther than its curls do, on either side, and is no stub between two figures.
        held = kept.reshape(len(centres), -1)
        held = held | np.roll(held, 1, axis=1) | np.roll(held, -1, axis=1)
        run = (centres[:, None, None] + stems * flip).reshape(-1, *stems.shape[1:])
        held = _long_runs(held & room.clear(run, 0.5 * sprig.width + _GAP).reshape(held.shape), first)
        sprig.line.stroke(run[held.ravel()], (sprig.width * _tapered(held, first)).reshape(len(run), -1)[held.ravel()])
        run = run[held.ravel()]
        filled += [rings, run.reshape(-1, 2), _drops(hand, sprig, at, way - 1.2 * turned, room)]
    # What is still open takes loose curls, then drops, then dots; each knows of all before it.
    room.filled.extend(filled)
    for shift in (0.0, 0.5, 0.25, 0.75):
        spots, way, turned = _strewn(hand, centres, half, 1.4 * size, shift)
        lean = 0.84 * size * np.stack([np.cos(way), np.sin(way)], axis=-1)
        room.filled.append(_curls(hand, sprig, spots - 0.5 * lean, way, turned, room)[0])
    for shift in (0.0, 0.5):
        spots, way, _ = _strewn(hand, centres, half, 0.92 * size, shift)
        lean = 0.51 * size * np.stack([np.cos(way), np.sin(way)], axis=-1)
        room.filled.append(_drops(hand, sprig, spots - lean, way, room))
    for shift, reach in ((0.0, 0.5), (0.5, 0.36)):
        spots, _, _ = _strewn(hand, centres, half, 0.9 * reach * size, shift)
        spots = spots[room.clear(spots[:, None], 0.42 * reach * size + _GAP)]
        sprig.drops.dot(spots, max(0.62 * reach * size * sprig.full, 0.5))
        room.filled.append(spots)


def _long_runs(held: NDArray[np.bool_], first: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Keep pieces of stems (n x p) that hang together with others, at least ``_TOGETHER``; ``first`` begin a stem."""
    n, p = held.shape
    before, after = np.zeros((n, p), np.int64), np.zeros((n, p), np.int64)
    for i in range(p):
        before[:, i] = held[:, i] * (1 + (0 if first[i] else before[:, i - 1]))
    for i in reversed(range(p)):
        joined = i + 1 < p and not first[i + 1]
        after[:, i] = held[:, i] * (1 + (after[:, i + 1] if joined else 0))
    return before + after - 1 >= _TOGETHER


def _tapered(held: NDArray[np.bool_], first: NDArray[np.bool_]) -> FloatArray:
    """Return the widths along pieces of stems, n x p x k in nibs: fine where a stem begins or ends, else full."""
    off = np.zeros((len(held), 1), bool)
    begins = ~np.concatenate([off, held[:, :-1]], axis=1) | first
    ends = ~np.concatenate([held[:, 1:], off], axis=1) | np.roll(first, -1)
    t = np.linspace(0.0, 1.0, 5)
    wide: FloatArray = np.where(begins[..., None], 0.45 + 0.55 * t, 1.0) * np.where(ends[..., None], 1 - 0.55 * t, 1.0)
    return wide


def _template(
    half: tuple[float, float], size: float
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray, NDArray[np.bool_]]:
    """Return what stands in the right half of a diamond about the origin.

    Feet of curls (m x 2), where their stem is heading (m), on which side they stand (m, +1 to
    the right), the stems in short pieces (p x k x 2), and which of these begin a stem.
    """
    a, b = half
    high = a * b / float(np.sqrt(a * a + b * b))
    apart = _APART * size / high
    feet, heads, sides, pieces, first = [], [], [], [], []
    for level in np.arange(max(1 - 0.62 * apart, 0.51 * apart), 0.5 * apart, -apart).tolist():
        # A stem is a branch of a hyperbola: straight along the frame, round at the side corner.
        top = float(np.sqrt((level + _ROUND - _FROM_AXIS) * (level + _ROUND - _FROM_AXIS) - _ROUND * _ROUND))
        v = np.linspace(top, -top, 201)
        x = level + _ROUND - np.sqrt(v * v + _ROUND * _ROUND)
        stem = np.stack([a * x, b * v], axis=-1)
        paces = length(stem[1:] - stem[:-1])
        long = float(paces.sum())
        count = max(int(long / (_STEP * size)), 2)
        # It sways from curl to curl, each of which leaves it where it turns back.
        gone = np.concatenate([[0.0], np.cumsum(paces)]) / long
        aside = _SWAY * size * np.sin(np.pi * (gone * (count + 0.4) - 0.2))
        stem = stem + normals(stem[None], closed=False)[0] * aside[:, None]
        share = np.arange(0.7, count) / (count + 0.4)
        foot, way = along(stem[None], share, closed=False)
        feet.append(foot[0])
        heads.append(np.arctan2(way[0, :, 1], way[0, :, 0]))
        sides.append(np.where(np.arange(count) % 2 == 0, 1.0, -1.0))
        fine = np.linspace(0.0, 1.0, 4 * count + 1)
        fine_at = along(stem[None], fine, closed=False)[0][0]
        pieces.append(np.stack([fine_at[4 * i : 4 * i + 5] for i in range(count)]))
        first.append(np.arange(count) == 0)
    held = (np.concatenate(feet), np.concatenate(heads), np.concatenate(sides), np.concatenate(pieces))
    return *held, np.concatenate(first)


def _curls(
    hand: Hand, sprig: VineKind, foot: FloatArray, angle: FloatArray, side: FloatArray, room: _Standing
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Draw curls that leave their feet at angles, where there is room; return points of them, and which they are."""
    size = sprig.size * hand.size(salts.SIDO_CURL_SIZE, foot, 0.8)
    angle = angle + 0.1 * hand.normal(salts.SIDO_CURL_TURN, foot)
    t = np.arange(17) / 16
    roll = t * (2 * np.pi * 0.93)
    # A little flat, and drawn in towards its end: a ring of the hand, not of the compass.
    ring = np.stack([0.5 * np.sin(roll), -0.43 * np.cos(roll) - 0.05], axis=-1) * (1 - 0.28 * t)[:, None]
    shape = np.concatenate([[[0.0, 0.1], [0.4 * _TAIL, 0.0]], ring * 0.86 + np.array([_TAIL, 0.43])])
    own = np.stack([np.broadcast_to(shape[:, 0], (len(foot), len(shape))), shape[:, 1] * side[:, None]], axis=-1)
    line = turn(own * size[:, None, None], angle[:, None]) + foot[:, None]
    kept = room.clear(line, 0.5 * sprig.width + _GAP)
    heads = turn(np.stack([np.full(len(foot), _TAIL), 0.43 * side], axis=-1) * size[:, None], angle) + foot
    if sprig.rolled:
        ukel.curls(sprig.line, hand, foot[kept], angle[kept], 0.9 * size[kept], sprig.width, side[kept], _TAIL)
    else:
        sprig.line.stroke(line[kept], sprig.width)
    return np.concatenate([line[kept].reshape(-1, 2), heads[kept]]), kept


def _drops(hand: Hand, sprig: VineKind, foot: FloatArray, angle: FloatArray, room: _Standing) -> FloatArray:
    """Draw drops about a curl long that point away from their feet, full at their end; return points of them."""
    long = 1.02 * sprig.size * hand.size(salts.SIDO_DROP, foot, 1.0) * min(sprig.full, 1.15)
    blade = leaf(long, 0.42 * sprig.full * sprig.size, 8, 0.66)
    ahead = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    ring = place(blade, foot + (0.5 * sprig.width + 0.45) * ahead, angle)
    kept = room.clear(ring, _GAP)
    sprig.drops.area(ring[kept])
    points: FloatArray = ring[kept].reshape(-1, 2)
    return points


def _strewn(
    hand: Hand, centres: FloatArray, half: tuple[float, float], spacing: float, shift: float
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return places in rows over diamonds, where vines would be heading there, and on which half they lie (1, -1)."""
    a, b = half
    many, rows = int(a / spacing) + 1, int(b / (0.87 * spacing)) + 1
    j = np.arange(-rows, rows + 1) + shift
    i = np.arange(-many, many + 1, dtype=np.float64)
    x = (i[None, :] + 0.5 * (np.arange(len(j)) % 2)[:, None]) * spacing
    grid = np.stack([x, np.broadcast_to((0.87 * spacing * j)[:, None], x.shape)], axis=-1).reshape(-1, 2)
    grid = grid[np.abs(grid[:, 0]) / a + np.abs(grid[:, 1]) / b < 1]
    side = np.where(grid[:, 0] >= 0, 1.0, -1.0)
    v = grid[:, 1] / b
    way = np.arctan2(np.full(len(v), -b), side * a * v / np.sqrt(v * v + _ROUND * _ROUND))
    at = (centres[:, None] + grid).reshape(-1, 2)
    at = at + 0.08 * spacing * hand.stray(salts.SIDO_GROUND, at)
    return at, np.tile(way, len(centres)), np.tile(side, len(centres))

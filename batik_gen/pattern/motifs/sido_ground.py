"""The grounds of a sido cloth's diamonds: a net of shards, sprigs, ukel."""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Voronoi, cKDTree

from batik_gen.pattern.curves import leaf, length, place, unit
from batik_gen.pattern.hand import Hand, smooth_noise
from batik_gen.pattern.isen import ukel
from batik_gen.pattern.wax import Waxing
from batik_gen.values import FloatArray

_AROUND = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))


def strewn(hand: Hand, centres: FloatArray, half: tuple[float, float], spacing: float, stray: float) -> FloatArray:
    """Return places about each of n centres, n x m x 2: staggered rows over a diamond, each moved by the hand.

    The rows mirror themselves across the diamond's upright middle.
    """
    rows = int(half[1] / (0.87 * spacing)) + 1
    many = int(half[0] / spacing) + 1
    j = np.arange(-rows, rows + 1, dtype=np.float64)
    i = np.arange(-many, many + 1, dtype=np.float64)
    x = (i[None, :] + 0.5 * (np.abs(j) % 2)[:, None]) * spacing
    y = np.broadcast_to((j * 0.87 * spacing)[:, None], x.shape)
    grid = np.stack([x.ravel(), y.ravel()], axis=-1)
    inside = np.abs(grid[:, 0]) / half[0] + np.abs(grid[:, 1]) / half[1] < 1
    at = centres[:, None] + grid[inside]
    moved: FloatArray = at + stray * spacing * np.stack([hand.normal(221, at), hand.normal(222, at)], axis=-1)
    return moved


def herangan(
    lines: Waxing, hand: Hand, centres: FloatArray, half: tuple[float, float], cell: float, width: float
) -> None:
    """Draw a net of shards over diamonds at n centres: the borders of uneven cells, ``cell`` mm wide."""
    at = strewn(hand, centres, half, cell, 0.17)
    owner = np.repeat(np.arange(len(centres)), at.shape[1])
    net = Voronoi(at.reshape(-1, 2))
    ends = np.array(net.ridge_vertices, dtype=np.int64)
    known = (ends >= 0).all(axis=1) & (owner[net.ridge_points[:, 0]] == owner[net.ridge_points[:, 1]])
    one, other = net.vertices[ends[known, 0]], net.vertices[ends[known, 1]]
    middle = centres[owner[net.ridge_points[known, 0]]]
    one, other, kept = _clipped(one - middle, other - middle, half)
    one, other = one[kept] + middle[kept], other[kept] + middle[kept]
    # qhull may hand a border over from either end: begin at the left.
    swap = (one[:, 0] > other[:, 0])[:, None]
    one, other = np.where(swap, other, one), np.where(swap, one, other)
    step = other - one
    long = length(step)
    off = np.stack([-step[:, 1], step[:, 0]], axis=-1)
    bow = 0.09 * hand.normal(223, one)[:, None] * off
    t = np.array([0.0, 0.33, 0.67, 1.0])[:, None]
    run = one[:, None] + step[:, None] * t + bow[:, None] * (4 * t * (1 - t))
    lines.stroke(run[long > 0.25 * width], width * (1 + 0.22 * (2 * t[:, 0] - 1) * (2 * t[:, 0] - 1)))


def _clipped(
    one: FloatArray, other: FloatArray, half: tuple[float, float]
) -> tuple[FloatArray, FloatArray, NDArray[np.bool_]]:
    """Cut segments to the diamond |x|/a + |y|/b <= 1 and say which are left."""
    enter, leave = np.zeros(len(one)), np.ones(len(one))
    for sx in (-1.0, 1.0):
        for sy in (-1.0, 1.0):
            d0 = sx * one[:, 0] / half[0] + sy * one[:, 1] / half[1] - 1
            d1 = sx * other[:, 0] / half[0] + sy * other[:, 1] / half[1] - 1
            cross = d0 / np.where(np.abs(d0 - d1) < 1e-12, 1e-12, d0 - d1)
            enter = np.where((d0 > 0) & (d1 <= 0), np.maximum(enter, cross), enter)
            leave = np.where((d0 <= 0) & (d1 > 0), np.minimum(leave, cross), leave)
            leave = np.where((d0 > 0) & (d1 > 0), -1.0, leave)
    step = other - one
    return one + step * enter[:, None], one + step * leave[:, None], leave > enter


def curls(
    hand: Hand,
    centres: FloatArray,
    half: tuple[float, float],
    spacing: float,
    taken: cKDTree,
    pens: tuple[Waxing, Waxing | None, Waxing | None],
    width: float,
    size: float,
    tail: float,
) -> None:
    """Fill diamonds with curls that lean away from the middle, mirrored left and right.

    Parameters
    ----------
    hand, centres, half
        The hand, and the diamonds.
    spacing
        Distance between curls, mm.
    taken
        Places of whatever stands there already.
    pens
        What gathers the curls, the slivers between them and the dots in their eyes (None leaves these out).
    width
        Nib, mm.
    size
        Diameter of a curl, as a share of the spacing.
    tail
        Length of its stem, in diameters.
    """
    at = strewn(hand, centres, half, spacing, 0.07).reshape(-1, 2)
    owner = np.repeat(np.arange(len(centres)), len(at) // max(len(centres), 1))
    wide = size * spacing
    free = taken.query(at, distance_upper_bound=3 * spacing)[0]
    kept = free > 0.6 * wide + 0.5 * width + 0.2
    roomy = np.clip((free - 0.3) / (1.05 * wide), 0.8, 1.1)
    rel = at - centres[owner]
    side = np.where(rel[:, 0] >= 0, 1.0, -1.0)
    outward = unit(rel + np.array([0.0, -0.25 * half[1]]))
    flow = np.arctan2(outward[:, 1], outward[:, 0]) + 0.5 * side
    flow = flow + 0.6 * smooth_noise(hand.seed, 224, at, 3.0 * spacing)
    # The curl's own middle lies ahead of its foot.
    shape = np.stack([0.85 * tail + 0.0 * side, 0.42 * side], axis=-1) * (wide * roomy)[:, None]
    c, s = np.cos(flow), np.sin(flow)
    foot = at - np.stack([shape[:, 0] * c - shape[:, 1] * s, shape[:, 0] * s + shape[:, 1] * c], axis=-1)
    line, sliver, eye = pens
    ukel.curls(line, hand, foot[kept], flow[kept], (wide * roomy)[kept], width, side[kept], tail)
    heads = np.stack([tail + 0.0 * side, 0.5 * side], axis=-1) * (wide * roomy)[:, None]
    heads = foot + np.stack([heads[:, 0] * c - heads[:, 1] * s, heads[:, 0] * s + heads[:, 1] * c], axis=-1)
    if eye is not None and sliver is eye:
        eye.dot(heads[kept], 0.34 * wide)
    # What is still open takes smaller curls, slivers, then dots.
    t = np.arange(8) * (np.pi / 4)
    rim = heads[kept][:, None] + 0.5 * wide * np.stack([np.cos(t), np.sin(t)], axis=-1)
    filled = np.concatenate([rim.reshape(-1, 2), foot[kept], 0.5 * (foot + heads)[kept], taken.data])
    if sliver is not None:
        low, way = _open(hand, centres, half, 0.74 * spacing, filled, 0.26 * spacing + 0.5 * width)
        long = 0.72 * spacing * hand.size(225, low, 1.0)
        blade = leaf(long, 0.38 * spacing, 9, 0.62)
        ahead = np.stack([np.cos(way), np.sin(way)], axis=-1)
        sliver.area(place(blade, low - 0.5 * long[:, None] * ahead, way))
        filled = np.concatenate([filled, low, low + 0.3 * spacing * ahead, low - 0.3 * spacing * ahead])
    else:
        low, way = _open(hand, centres, half, 0.72 * spacing, filled, 0.45 * spacing + 0.5 * width)
        small = 0.5 * spacing * hand.size(226, low, 1.0)
        turned = np.where(np.cos(way) >= 0, 1.0, -1.0)
        foot = low - 0.35 * small[:, None] * np.stack(
            [np.cos(way) - turned * np.sin(way), np.sin(way) + turned * np.cos(way)], -1
        )
        ukel.curls(line, hand, foot, way, small, 0.8 * width, turned, 0.35)
        filled = np.concatenate([filled, low, *(low + 0.26 * spacing * np.array(d) for d in _AROUND)])
    low, _ = _open(hand, centres, half, 0.42 * spacing, filled, 0.25 * spacing + 0.5 * width)
    (eye if sliver is None and eye is not None else line).dot(low, max(0.17 * spacing, 0.55))


def _open(
    hand: Hand, centres: FloatArray, half: tuple[float, float], spacing: float, filled: FloatArray, clear: float
) -> tuple[FloatArray, FloatArray]:
    """Return places at least ``clear`` mm from everything, and which way they lean."""
    at = strewn(hand, centres, half, spacing, 0.13)
    middle = np.repeat(centres, at.shape[1], axis=0)
    at = at.reshape(-1, 2)
    free = cKDTree(filled).query(at, distance_upper_bound=4 * spacing)[0] > clear
    at, rel = at[free], at[free] - middle[free]
    outward = rel + np.array([0.0, -0.25 * half[1]])
    return at, np.arctan2(outward[:, 1], outward[:, 0]) + 0.6 * np.where(rel[:, 0] >= 0, 1.0, -1.0)

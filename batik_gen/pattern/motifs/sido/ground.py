"""The light ground of sido diamonds: herangan, a net of shards."""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Voronoi

from batik_gen.pattern.geometry.curves import length
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray


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
    moved: FloatArray = at + stray * spacing * hand.stray(salts.SIDO_GROUND, at)
    return moved


def herangan(
    lines: Waxing, hand: Hand, centres: FloatArray, half: tuple[float, float], cell: float, width: float
) -> None:
    """Draw a net of shards over diamonds at n centres: uneven cells, ``cell`` mm wide, three cecek in each."""
    at = strewn(hand, centres, half, cell, 0.17)
    for number in range(3):
        turned = 2.1 * number + 0.7 + 0.9 * hand.normal(salts.SIDO_SHARD_TURN, at)
        lines.dot(at + 0.15 * cell * np.stack([np.cos(turned), np.sin(turned)], axis=-1), 1.25 * width)
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
    bow = 0.09 * hand.normal(salts.SIDO_SHARD, one)[:, None] * off
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

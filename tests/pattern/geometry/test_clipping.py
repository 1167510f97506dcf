"""Cutting along a line loses nothing and leaves nothing over; long edges are set with points first."""

import numpy as np
import pytest

from batik_gen.pattern.geometry.clipping import Ragged, cut_rings, cut_strokes, dense

RNG = np.random.default_rng(4)


def rings(count=12):
    angle = np.arange(40) / 40 * 2 * np.pi
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    parts = [circle * RNG.uniform(3, 9) + RNG.uniform(0, 30, 2) for _ in range(count)]
    return Ragged(np.concatenate(parts), np.arange(count + 1) * 40)


def lines(count=12):
    parts = [np.cumsum(RNG.normal(0, 2, (30, 2)), axis=0) + RNG.uniform(0, 30, 2) for _ in range(count)]
    return Ragged(np.concatenate(parts), np.arange(count + 1) * 30)


def area(held):
    total = 0.0
    for begin, end in zip(held.starts[:-1], held.starts[1:], strict=True):
        x, y = held.points[begin:end].T
        total += abs((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) / 2
    return total


def length(held):
    pieces = (held.points[begin:end] for begin, end in zip(held.starts[:-1], held.starts[1:], strict=True))
    return sum(np.sqrt((np.diff(piece, axis=0) ** 2).sum(axis=1)).sum() for piece in pieces)


@pytest.mark.parametrize("angle", [0.0, 0.7, 1.6, 4.0])
def test_both_sides_of_a_cut_together_are_the_whole(angle):
    way = np.array([np.cos(angle), np.sin(angle)])
    for held, cut, amount in ((rings(), cut_rings, area), (lines(), cut_strokes, length)):
        depth = (held.points - 15.0) @ way
        one, other = cut(held, depth)[0], cut(held, -depth)[0]
        assert amount(one) + amount(other) == pytest.approx(amount(held), rel=1e-9)
        assert ((one.points - 15.0) @ way).min() > -1e-9
        assert ((other.points - 15.0) @ way).max() < 1e-9


@pytest.mark.parametrize("closed", [True, False])
def test_no_edge_stays_longer_than_asked_and_none_moves(closed):
    held = rings() if closed else lines()
    fine = dense(held, 0.3, closed)
    for number in range(len(held)):
        piece = fine.points[fine.starts[number] : fine.starts[number + 1]]
        edges = np.diff(np.concatenate([piece, piece[:1]]) if closed else piece, axis=0)
        assert np.sqrt((edges**2).sum(axis=1)).max() <= 0.3 + 1e-9
    assert area(fine) == pytest.approx(area(held)) if closed else length(fine) == pytest.approx(length(held))

"""Lines that keep apart are told from those that do not, as by measuring every pair of points."""

import numpy as np
import pytest

from batik_gen.pattern.geometry.apart import keeps_apart, meeting, planes
from batik_gen.pattern.geometry.curves import length


@pytest.mark.parametrize(("points", "held"), [(1, 1), (3, 40), (60, 7), (50, 200)])
def test_it_says_what_measuring_every_pair_says(points, held):
    luck = np.random.default_rng(points)
    one, other = luck.uniform(0, 20, (40, points, 2)), luck.uniform(0, 20, (40, held, 2))
    asked = luck.uniform(0, 1.2, (40, points)) ** 6
    away = length(one[:, :, None] - other[:, None])
    plain = (away >= np.minimum(0.9, asked)[:, :, None]).all(axis=(1, 2))
    quick = keeps_apart(one, other, 0.9, lambda n, j, _: np.minimum(0.9, asked[n, j]))
    assert quick.tolist() == plain.tolist()


def test_just_far_enough_is_far_enough():
    one, other = np.zeros((2, 1, 2)), np.array([[[0.3, 0.4]], [[0.3, 0.4]]])
    gaps = np.array([0.5, np.nextafter(0.5, 1.0)])
    assert keeps_apart(one, other, 0.6, lambda n, *_: gaps[n]).tolist() == [True, False]


def test_where_lines_met_before_changes_nothing_that_is_told():
    luck = np.random.default_rng(3)
    one, other = planes(luck.uniform(0, 20, (60, 12, 2))), planes(luck.uniform(0, 20, (60, 50, 2)))
    rows, need = np.arange(60), lambda n, *_: np.full(len(n), 0.4)
    plain = meeting(one, other, rows, 0.5, need, np.full(60, -1))
    guessed = meeting(one, other, rows, 0.5, need, luck.integers(-1, 600, 60))
    again = meeting(one, other, rows, 0.5, need, plain)
    assert (plain < 0).any()
    assert (plain >= 0).any()
    assert ((guessed < 0) == (plain < 0)).all()
    assert ((again < 0) == (plain < 0)).all()

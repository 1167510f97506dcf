"""Each waxing has thin places of its own and each bath its own patches, as many as were asked for."""

import numpy as np
import pytest

from batik_gen.render.baths.knots import Knots
from batik_gen.render.baths.mottling import Mottling
from batik_gen.render.baths.seepage import Seepage


def thin(amount, bath):
    """Return where dye creeps under the wax of a bath although less than half of what lies around is open."""
    taken = Mottling(0.5, amount, bath, Knots(2.0, 7)).taken(0, 1200, 1200)
    return taken.levels(0, 1200)[2] < 127.5


def alike(one, other):
    return np.corrcoef(one.astype(float).ravel(), other.astype(float).ravel())[0, 1]


def test_wax_is_thin_at_other_places_for_each_bath():
    first, second = thin(1.0, 0), thin(1.0, 1)
    assert first.mean() == pytest.approx(second.mean(), rel=0.5)
    assert alike(first, second) < 0.15
    assert np.array_equal(first, thin(1.0, 0))


def test_half_the_seepage_is_seen_at_half_the_places():
    none, half, full = (thin(amount, 0) for amount in (0.0, 0.5, 1.0))
    assert not none.any()
    assert 0.3 < half.mean() / full.mean() < 0.7
    assert not (half & ~full).any()


def pricked(amount, bath):
    """Return where dye comes through a whole cloth of wax, 0.6 m square."""
    return Seepage(amount, 7, bath, 2.0).seep(np.zeros((1200, 1200), np.uint8), 0) > 0


def test_each_waxing_has_pinholes_of_its_own_as_many_as_were_asked_for():
    none, half, full = (pricked(amount, 0) for amount in (0.0, 0.5, 1.0))
    assert not none.any()
    assert 0.3 < half.mean() / full.mean() < 0.7
    assert not (half & ~full).any()
    assert not (full & pricked(1.0, 1)).sum() > 0.1 * full.sum()


def test_each_bath_is_mottled_at_places_of_its_own():
    knots = Knots(2.0, 7)
    levels = [Mottling(1.0, 0.0, bath, knots).taken(0, 2400, 2400).levels(0, 2400)[0] for bath in (0, 1, 2)]
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert abs(alike(levels[one], levels[other])) < 0.25
    assert levels[0].std() == pytest.approx(levels[1].std(), rel=0.4)

"""The hand: it strays smoothly, sizes vary about what the Design says, and no line is finer than a canting."""

import numpy as np
import pytest

from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.cloth import Wax

HAND = Hand(5, 0.3, 0.1)


@pytest.mark.parametrize("axis", [0, 1])
def test_a_line_strays_without_a_break_whichever_way_it_runs(axis):
    line = np.zeros((40_000, 2)) + 7.3
    line[:, axis] = np.arange(40_000) * 0.01
    for strayed in (HAND.warp(line) - line, HAND.width(line)[:, None]):
        assert np.abs(np.diff(strayed, axis=0)).max() < 0.02
        assert strayed.std(axis=0).min() > 0.1
    assert np.abs(HAND.warp(line) - line).max() <= HAND.furthest_mm


def test_isen_are_as_large_as_the_design_says_on_the_average():
    places = np.random.default_rng(3).uniform(0, 900, (20_000, 2))
    sizes = HAND.size(3, places)
    assert sizes.mean() == pytest.approx(1.0, abs=0.005)
    assert sizes.std() == pytest.approx(0.1, abs=0.005)
    assert np.abs(HAND.normal(3, places)).max() <= 3.5
    assert HAND.width(places).mean() == pytest.approx(1.0, abs=0.01)
    assert (Hand(5, 0.0, 0.1).size(3, places) == 1).all()


def test_no_line_is_finer_than_the_finest_canting():
    pen = Waxing("isen", Wax.KLOWONG, 2)
    pen.stroke(np.linspace([10.0, 10.0], [90.0, 60.0], 400)[None], np.linspace(0.05, 1.1, 400))
    drawn = pen.layer(HAND, (100.0, 70.0)).strokes.points[:, 2]
    assert drawn.min() == 0.25
    assert drawn.max() > 0.9

"""Nitik beside its rules: squares on a raster, p4m, brown hearts, cells of true size."""

import looks
import numpy as np
import pytest
import seeds
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.nitik.nitik import PATTERNS
from batik_gen.pattern.motifs.nitik.raster import HALF

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
NUMBERS = range(1, len(PATTERNS) + 1)
CELL = 62.0


@pytest.mark.parametrize("pattern", NUMBERS)
def test_the_raster_is_symmetric_and_no_place_is_taken_twice(pattern):
    held = PATTERNS[pattern - 1]
    side = 2.0 * HALF
    spots = np.concatenate([held.dabs, held.brown, held.cecek, held.more])
    apart = np.abs(spots[:, None] - spots[None])
    apart = np.minimum(apart, side - apart).max(axis=2)
    np.fill_diagonal(apart, side)
    assert apart.min() >= 0.4
    for kind in (held.dabs, held.brown, held.cecek, held.more, held.bars.mean(axis=1), held.leaves.mean(axis=1)):
        here = {(round(x % side, 4) % side, round(y % side, 4) % side) for x, y in kind}
        for turned in ([(-x, y) for x, y in kind], [(y, x) for x, y in kind]):
            assert {(round(x % side, 4) % side, round(y % side, 4) % side) for x, y in turned} == here


@pytest.mark.parametrize("pattern", NUMBERS)
def test_the_growth_crosses_no_square(pattern):
    """Dabs, bars and shoots are all light: where two met, neither could be read."""
    layers = {x.name: x for x in draw(plain("nitik", SEEDS[0], 200.0, hand__wobble=0.0, nitik__pattern=pattern)).layers}
    squares = layers["tembok"].areas.points.reshape(-1, 8, 2).mean(axis=1)
    strokes = layers["tembok"].strokes
    runs = looks.shapes(strokes)
    shoots = np.concatenate([r[:, :2] for r in runs if len(r) > 2])
    # Half the stroke of a shoot and half a square reach no further than this.
    near, _ = cKDTree(shoots).query(squares)
    assert (near < 0.5 * CELL / 24).mean() < 0.02, SEEDS


def test_squares_have_the_size_of_dabs_and_are_uneven():
    layers = {x.name: x for x in draw(plain("nitik", SEEDS[0])).layers}
    rings = layers["tembok"].areas.points.reshape(-1, 8, 2)
    wide = np.ptp(rings, axis=1).mean(axis=1)
    assert 1.6 <= np.median(wide) <= 2.5
    assert 0.05 <= wide.std() / wide.mean() <= 0.15, SEEDS


def test_each_light_square_has_a_brown_heart():
    layers = {x.name: x for x in draw(plain("nitik", SEEDS[0])).layers}
    hearts, squares = layers["isen"].dots.points, layers["tembok"].areas.points.reshape(-1, 8, 2)
    assert abs(len(hearts) - len(squares)) < 0.02 * len(squares)
    wide = np.median(hearts[:, 2])
    assert 0.2 <= wide <= 0.9

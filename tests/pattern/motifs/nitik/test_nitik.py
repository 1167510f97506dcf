"""Nitik beside its rules: squares on a raster, p4m, brown hearts, cells of true size."""

from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.nitik.nitik import FAMILY, PATTERNS
from batik_gen.pattern.motifs.nitik.raster import HALF
from batik_gen.render.dyeing.dye import dye

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
NUMBERS = range(1, len(PATTERNS) + 1)
CELL = 62.0


@cache
def picture(seed, side=300.0, pattern=1):
    return measuring.grey(dye(draw(plain("nitik", seed, side, nitik__pattern=pattern)), px=(512, 512)).image)


@pytest.mark.parametrize("pattern", NUMBERS)
def test_it_turns_and_mirrors(pattern):
    for transform in measuring.TRANSFORMS:
        assert measuring.likeness(picture(SEEDS[0], 300.0, pattern), transform) >= 0.72, (transform, SEEDS)


@pytest.mark.parametrize("pattern", NUMBERS)
def test_balance_and_detail(pattern):
    grey = picture(SEEDS[1], 250.0, pattern)
    # A third of nitik is light (photographs 0.35 +- 0.12).
    assert 0.53 <= measuring.dark_share(grey) <= 0.77, SEEDS
    assert 1.45 <= measuring.box_dimension(grey) <= 1.80, SEEDS


@pytest.mark.parametrize("pattern", [1, 3])
def test_many_cells_are_as_dense_as_photographs_of_as_many(pattern):
    # Twelve photographs at 200 px: 1.69-1.98, mean 1.81, the more the more cells they show.
    grey = picture(SEEDS[1], 400.0, pattern)
    assert 1.60 <= measuring.box_dimension(grey) <= 1.90, SEEDS


@pytest.mark.parametrize("nth", [0, 1])
def test_one_cell_is_one_repeat(nth):
    step = CELL * 512 / 300
    assert measuring.repeat(picture(SEEDS[nth]), step, 0) >= 0.72, SEEDS
    assert measuring.repeat(picture(SEEDS[nth]), 0, step) >= 0.72, SEEDS
    assert measuring.repeat(picture(SEEDS[nth]), 0.5 * step, 0) <= 0.5, SEEDS


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
    runs = [strokes.points[a:b] for a, b in zip(strokes.offsets[:-1], strokes.offsets[1:], strict=True)]
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


@pytest.mark.parametrize("name", ["nitik.dab", "nitik.join", "nitik.heart"])
def test_a_parameter_moves_the_cloth_steadily(name):
    p = next(p for p in FAMILY.parameters if p.name == name)
    key = name.replace(".", "__")
    shown = [
        measuring.grey(dye(draw(plain("nitik", 1, 120.0, hand__wobble=0.0, **{key: v})), px=(480, 480)).image)
        for v in np.linspace(p.low, p.high, 5)
    ]
    away = [float(np.abs(g - shown[0]).mean()) for g in shown]
    assert away == sorted(away)

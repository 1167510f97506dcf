"""Gringsing: staggered scales that keep clear of the larger ones, which hold the growth."""

from functools import cache
from itertools import pairwise

import measuring
import numpy as np
import pytest
import seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.gringsing import FAMILY
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.design import Design, Field
from benchmarks.wardrobe.afar import widest_plate

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
SCALE = next(p for p in FAMILY.parameters if p.name == "gringsing.scale").default


@cache
def render(seed, side=400.0):
    return measuring.grey(dye(draw(plain("gringsing", seed, side)), px=(768, 768)).image, 512)


@pytest.mark.parametrize("nth", [0, 1])
def test_left_and_right_mirror_and_nothing_else(nth):
    picture = render(SEEDS[nth])
    assert measuring.likeness(picture, "left-right") >= 0.8, SEEDS
    for wrong in ("turn", "up-down", "quarter"):
        assert measuring.likeness(picture, wrong) <= 0.55, (wrong, SEEDS)


@pytest.mark.parametrize("side", [250.0, 400.0])
def test_balance_and_detail_are_those_of_cloth(side):
    picture = render(SEEDS[0], side)
    assert 0.40 <= measuring.dark_share(picture) <= 0.75, SEEDS
    assert 1.45 <= measuring.box_dimension(picture) <= 1.81, SEEDS


def test_the_lattice_is_strict_and_staggered():
    picture, scale = render(SEEDS[0]), 512 / 400
    step = 13 * SCALE * scale
    assert measuring.repeat(picture, step, 0.0) >= 0.75, SEEDS
    assert measuring.repeat(picture, 0.5 * step, 0.56 * step) >= 0.75, SEEDS
    assert measuring.repeat(picture, 0.5 * step, 0.0) <= 0.4, SEEDS


def test_no_scale_touches_a_larger_one():
    layers = {x.name: x for x in draw(plain("gringsing", SEEDS[0], 200.0, hand__wobble=0.0)).layers}
    small = np.concatenate([layers["tembok"].areas.points, layers["sisik klowong"].areas.points])
    rims = layers["bidang klowong"].areas.points
    assert cKDTree(rims).query(small)[0].min() >= 0.3


def test_sawut_on_a_rim_end_while_they_can_be_told_apart():
    for nib, count in ((0.5, 1.0), (0.9, 1.3)):
        cloth = draw(plain("gringsing", SEEDS[0], 120.0, hand__wobble=0.0, nib__isen=nib, isen__count=count))
        strokes = next(x for x in cloth.layers if x.name == "klowong sulur").strokes
        runs = [strokes.points[a:b] for a, b in pairwise(strokes.offsets) if b - a == 3]
        assert len(runs) > 100
        ends = np.array([run[-1, :2] for run in runs])
        width = max(float(run[0, 2]) for run in runs)
        assert cKDTree(ends).query(ends, 2)[0][:, 1].min() >= 0.8 * width, SEEDS


def test_a_growth_with_few_shoots_leaves_no_plate():
    few = plain(
        "gringsing", SEEDS[0], 200.0, gringsing__large=3.06, growth__angle=37.8, growth__repetition=1.63,
        growth__length=1.2, growth__curl=0.6, growth__thickness=0.76, isen__count=1.27, gringsing__rim=0.135,
    )  # fmt: skip
    picture = np.asarray(dye(draw(few), px=(341, 341)).image, np.float64)
    assert widest_plate(picture, 341 / 200) <= 12.0, SEEDS


@settings(max_examples=12, deadline=None)
@given(st.fixed_dictionaries({p.name: st.floats(p.low, p.high) for p in FAMILY.parameters}), st.integers(0, 2**31 - 1))
def test_every_allowed_gringsing_draws(parameters, seed):
    design = Design(
        version="0", motif="gringsing", process="sogan-yogya", size_mm=(150.0, 110.0), seed=seed, mapping="none",
        norms="none", parameters=parameters, local={}, field=Field(("alpha",), np.zeros((1, 2, 2))), legend={},
    )  # fmt: skip
    cloth = draw(design)
    assert cloth == draw(design)
    for layer in cloth.layers:
        for part in (layer.areas.points, layer.strokes.points, layer.dots.points):
            assert np.isfinite(part).all()
        # No line or dot finer than a canting can draw.
        if len(layer.strokes.points):
            assert layer.strokes.points[:, 2].min() > 0.1
        if len(layer.dots.points):
            assert layer.dots.points[:, 2].min() > 0.15

"""Gringsing: staggered scales that keep clear of the larger ones, which hold the growth."""

from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.designs import Design, Field
from batik_gen.pattern.draw import draw
from batik_gen.pattern.motifs.gringsing import FAMILY
from batik_gen.render.dye import dye

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

"""Tumpal: facing rows of tall triangles with every mirror, a sprout inside each."""

from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import plain

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.tumpal.tumpal import FAMILY
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.design import Design, Field

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
DEFAULT = {p.name: p.default for p in FAMILY.parameters}


@cache
def render(seed, side=400.0, process="sogan-yogya"):
    from dataclasses import replace

    design = replace(plain("tumpal", seed, side), process=process)
    return measuring.grey(dye(draw(design), px=(768, 768)).image, 512)


@pytest.mark.parametrize("nth", [0, 1])
def test_both_mirrors_and_the_half_turn_but_no_quarter(nth):
    picture = render(SEEDS[nth])
    for right in ("turn", "left-right", "up-down"):
        assert measuring.likeness(picture, right) >= 0.8, (right, SEEDS)
    for wrong in ("quarter", "diagonal"):
        assert measuring.likeness(picture, wrong) <= 0.4, (wrong, SEEDS)


@pytest.mark.parametrize("process", ["sogan-yogya", "kelengan"])
@pytest.mark.parametrize("side", [250.0, 400.0])
def test_balance_and_detail_are_those_of_cloth(side, process):
    picture = render(SEEDS[0], side, process)
    assert 0.40 <= measuring.dark_share(picture) <= 0.75, SEEDS
    assert 1.45 <= measuring.box_dimension(picture) <= 1.80, SEEDS


def test_the_lattice_is_strict():
    picture, scale = render(SEEDS[0]), 512 / 400
    base = DEFAULT["tumpal.base"]
    module = base * (2 * DEFAULT["tumpal.height"] + 0.3 + 0.62)
    assert measuring.repeat(picture, 2 * base * scale, 0.0) >= 0.8, SEEDS
    assert measuring.repeat(picture, 0.0, module * scale) >= 0.8, SEEDS
    assert measuring.repeat(picture, base * scale, 0.0) <= 0.85, SEEDS


def test_sprouts_stay_inside_their_triangles():
    """The growth at its widest reaches no rim."""
    held = plain(
        "tumpal", SEEDS[0], 300.0, hand__wobble=0.0, growth__repetition=3.4, growth__length=1.5, growth__angle=76,
        growth__curl=0.4,
    )  # fmt: skip
    base = DEFAULT["tumpal.base"]
    height, module = base * DEFAULT["tumpal.height"], base * (2 * DEFAULT["tumpal.height"] + 0.92)
    layer = next(x for x in draw(held).layers if x.name == "tembok")
    for start, end in zip(layer.strokes.offsets[:-1], layer.strokes.offsets[1:], strict=True):
        run = layer.strokes.points[start:end]
        y = np.abs((run[:, 1] - 150) - module * np.rint((run[:, 1] - 150) / module))
        x = (run[:, 0] - 150) - base * (np.floor((run[:, 0] - 150) / base) + 0.5)
        up = 0.15 * base + height - y
        assert (np.abs(x) + 0.5 * run[:, 2] <= 0.5 * base * (1 - up / height)).all(), SEEDS


@settings(max_examples=12, deadline=None)
@given(st.fixed_dictionaries({p.name: st.floats(p.low, p.high) for p in FAMILY.parameters}), st.integers(0, 2**31 - 1))
def test_every_allowed_tumpal_draws(parameters, seed):
    design = Design(
        version="0", motif="tumpal", process="sogan-yogya", size_mm=(150.0, 110.0), seed=seed, mapping="none",
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
            assert layer.dots.points[:, 2].min() > 0.12


def test_the_rule_is_told():
    assert FAMILY.larangan
    assert "Pakubuwono III" in FAMILY.rule.en
    assert "Pakubuwono III" in FAMILY.rule.id

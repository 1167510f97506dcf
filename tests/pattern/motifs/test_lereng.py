"""Lereng and udan liris: straight bands at 45 degrees, one cycle and one period for the whole cloth."""

from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import plain

from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.lereng import lereng, udan_liris
from batik_gen.pattern.motifs.lereng.lereng import PARAMETERS
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.design import Design, Field

LERENG = ("lereng", "udan-liris")
SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""


@cache
def render(motif, seed, side=400.0, direction=0.0):
    design = plain(motif, seed, side, lereng__direction=direction)
    return measuring.grey(dye(draw(design), px=(768, 768)).image, 512)


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("motif", LERENG)
def test_no_mirror_and_the_right_slope(motif, nth):
    picture = render(motif, SEEDS[nth])
    for mirror in ("left-right", "up-down", "quarter"):
        assert measuring.likeness(picture, mirror) <= 0.30, (mirror, SEEDS)
    # Yogyakarta rises to the right, Surakarta falls: one is the other mirrored.
    for direction, way in ((0.0, -1), (1.0, 1)):
        picture = render(motif, SEEDS[nth], 200.0, direction)
        assert measuring.repeat(picture, 40, way * 40, 1) >= measuring.repeat(picture, 40, -way * 40, 1) + 0.3


@pytest.mark.parametrize("side", [250.0, 400.0])
@pytest.mark.parametrize("motif", LERENG)
def test_balance_and_detail_are_those_of_cloth(motif, side):
    picture = render(motif, SEEDS[0], side)
    assert 0.40 <= measuring.dark_share(picture) <= 0.75, SEEDS
    assert 1.45 <= measuring.box_dimension(picture) <= 1.81, SEEDS


@pytest.mark.parametrize("motif", LERENG)
def test_cycle_and_period_are_strict(motif):
    tall, bar = lereng.heights((lereng if motif == "lereng" else udan_liris).CYCLE, 10.0, 1.0)
    cycle, period = sum(tall) + bar * len(tall), lereng.period_of(10.0)
    scale = 512 / 400 * 0.70710678
    picture = render(motif, SEEDS[0])
    assert measuring.repeat(picture, cycle * scale, cycle * scale) >= 0.7, SEEDS
    assert measuring.repeat(picture, period * scale, -period * scale) >= 0.7, SEEDS
    assert measuring.repeat(picture, 0.37 * cycle * scale, 0.37 * cycle * scale, 0) <= 0.4, SEEDS


def test_udan_liris_has_seven_fillings():
    assert len({fill for fill, _ in udan_liris.CYCLE}) == 7


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(LERENG),
    st.fixed_dictionaries({p.name: st.floats(p.low, p.high) for p in PARAMETERS}),
    st.integers(0, 2**31 - 1),
)
def test_every_allowed_lereng_draws(motif, parameters, seed):
    design = Design(
        version="0", motif=motif, process="sogan-yogya", size_mm=(150.0, 110.0), seed=seed, mapping="none",
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


def test_the_rule_is_told():
    for name in LERENG:
        assert "1927" in family_named(name).rule.en
        assert "1927" in family_named(name).rule.id
    assert family_named("udan-liris").larangan

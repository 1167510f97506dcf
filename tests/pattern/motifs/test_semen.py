"""Semen on real renders: mirrored figures in half-drop on a full light ground, without what courts kept."""

from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from portraits import plain

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.declaring.registry import parameters_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.flora.sprigs import Shoot
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.motifs.semen.form import SemenNumbers, form
from batik_gen.pattern.motifs.semen.semen import FAMILY
from batik_gen.render.dyeing.dye import dye

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
PITCH = next(p.default for p in FAMILY.parameters if p.name == "semen.pitch")


@cache
def picture(seed, side=300.0, process="sogan-yogya", parameters=()):
    held = plain("semen", seed, side, **dict(parameters))
    held = type(held)(**{**{k: getattr(held, k) for k in held.__dataclass_fields__}, "process": process})
    return measuring.grey(dye(draw(held), px=(768, 768)).image, 512)


@pytest.mark.parametrize("nth", [0, 1])
def test_figures_are_bilateral_and_stand_upright(nth):
    held = picture(SEEDS[nth])
    assert measuring.likeness(held, "left-right") >= 0.65, SEEDS
    for transform in ("turn", "up-down", "quarter"):
        assert measuring.likeness(held, transform) <= 0.35, (transform, SEEDS)


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("side", [250.0, 400.0])
def test_balance_and_detail_are_those_of_cloth(nth, side):
    held = picture(SEEDS[nth], side)
    assert 0.40 <= measuring.dark_share(held) <= 0.75, SEEDS
    # A photograph of a semen cloth measures 1.87: its ground is fuller than that of any geometric family.
    assert 1.60 <= measuring.box_dimension(held) <= 1.90, SEEDS


@pytest.mark.parametrize("process", ["sogan-solo", "kelengan"])
def test_other_dyes_keep_the_balance(process):
    assert 0.40 <= measuring.dark_share(picture(SEEDS[0], process=process)) <= 0.75, SEEDS


def test_it_repeats_by_a_half_drop():
    held, scale = picture(SEEDS[0], 400.0), 512 / 400
    assert measuring.repeat(held, PITCH * scale, 0.75 * PITCH * scale, 3) >= 0.65, SEEDS
    assert measuring.repeat(held, 0.0, 1.5 * PITCH * scale, 3) >= 0.75, SEEDS
    assert measuring.repeat(held, PITCH * scale, 0.0, 3) <= 0.45, SEEDS


@pytest.mark.parametrize("repetition", [1.3, 2.2, 3.4])
@pytest.mark.parametrize("angle", [24.0, 76.0])
def test_every_part_has_its_mirror_image(repetition, angle):
    held = plain("semen", 1, growth__repetition=repetition, growth__angle=angle)
    plan = Plan(held, parameters_of(FAMILY), Hand(1, 0.0, 0.0))
    usual = SemenNumbers.usual(plan)
    grown, _ = form(SemenNumbers(usual.pitch, 0.355, 0.53, 1.1, Shoot.of(plan)), usual)
    feet = {(p.kind, *np.round(p.foot, 6)) for p in grown.parts}
    assert {(k, round(-x, 6) + 0.0, y) for k, x, y in feet} == {(k, x + 0.0, y) for k, x, y in feet}
    assert len(grown.parts) >= 20


def test_two_growths_are_told_apart_at_a_glance():
    few = (("growth__angle", 30.0), ("growth__repetition", 1.4), ("growth__length", 0.75), ("growth__curl", 0.45))
    many = (("growth__angle", 70.0), ("growth__repetition", 3.2), ("growth__length", 1.45), ("growth__curl", 1.25))
    one, other = (picture(SEEDS[0], parameters=p) for p in (few, many))
    again = picture(SEEDS[1], parameters=few)
    assert np.abs(one - other).mean() > 1.5 * np.abs(one - again).mean(), SEEDS


def test_what_courts_kept_is_named_and_left_out():
    assert not FAMILY.larangan
    assert "garuda" in FAMILY.rule.en
    assert "1927" in FAMILY.rule.id

"""Lung-lungan on real renders: winding growth, balance, repeat, nothing in another's place, persons told apart."""

from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from portraits import plain

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.declaring.registry import parameters_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.motifs.lung_lungan import FAMILY, LungNumbers, form
from batik_gen.render.dyeing.dye import dye

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
PITCH = next(p.default for p in FAMILY.parameters if p.name == "lung.pitch")


@cache
def picture(seed, side=250.0, process="sogan-yogya", parameters=()):
    held = plain("lung-lungan", seed, side, **dict(parameters))
    held = type(held)(**{**{k: getattr(held, k) for k in held.__dataclass_fields__}, "process": process})
    return measuring.grey(dye(draw(held), px=(768, 768)).image, 512)


@pytest.mark.parametrize("nth", [0, 1])
def test_tendrils_wind_without_turn_or_mirror(nth):
    for transform in ("turn", "left-right", "up-down", "quarter"):
        assert measuring.likeness(picture(SEEDS[nth]), transform) <= 0.45, (transform, SEEDS)


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("side", [250.0, 300.0])
def test_balance_and_detail_are_those_of_cloth(nth, side):
    held = picture(SEEDS[nth], side)
    assert 0.40 <= measuring.dark_share(held) <= 0.75, SEEDS
    assert 1.45 <= measuring.box_dimension(held) <= 1.80, SEEDS


@pytest.mark.parametrize("process", ["sogan-solo", "kelengan"])
def test_other_dyes_keep_the_balance(process):
    assert 0.40 <= measuring.dark_share(picture(SEEDS[0], process=process)) <= 0.75, SEEDS


def test_it_repeats_by_a_half_drop():
    held, scale = picture(SEEDS[0], 300.0), 512 / 300
    assert measuring.repeat(held, 2 * PITCH * scale, 0.0, 3) >= 0.75, SEEDS
    dropped = measuring.repeat(held, PITCH * scale, 1.46 * PITCH * scale, 3)
    assert dropped >= 0.65, SEEDS
    # One step aside without the drop the stems stand alike, but other ends stand in the bays.
    assert measuring.repeat(held, PITCH * scale, 0.0, 3) <= dropped - 0.12, SEEDS


@pytest.mark.parametrize("repetition", [1.3, 2.2, 3.4])
@pytest.mark.parametrize("angle", [24.0, 76.0])
def test_nothing_that_grows_crosses_another(repetition, angle):
    held = plain("lung-lungan", 1, growth__repetition=repetition, growth__angle=angle)
    grown, _ = form(LungNumbers.of(Plan(held, parameters_of(FAMILY), Hand(1, 0.0, 0.0)), 1.1, 0.5))
    assert sum(part.kind == "leaf" for part in grown.parts) >= 12
    assert sum(part.kind == "bunch" for part in grown.parts) >= 2
    spots = {(*np.round(part.foot, 6), round(part.angle, 6)) for part in grown.parts}
    assert len(spots) == len(grown.parts)


def test_two_growths_are_told_apart_at_a_glance():
    few = (("growth__angle", 30.0), ("growth__repetition", 1.4), ("growth__length", 0.75), ("growth__curl", 0.45))
    many = (("growth__angle", 70.0), ("growth__repetition", 3.2), ("growth__length", 1.45), ("growth__curl", 1.25))
    one, other, again = (
        picture(SEEDS[0], parameters=few),
        picture(SEEDS[0], parameters=many),
        picture(SEEDS[1], parameters=few),
    )
    assert np.abs(one - other).mean() > 1.8 * np.abs(one - again).mean(), SEEDS


def test_it_is_free_to_all_and_says_where_it_comes_from():
    assert not FAMILY.larangan
    assert "Jepara" in FAMILY.region.en
    assert "Jepara" in FAMILY.region.id

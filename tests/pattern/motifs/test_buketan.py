"""Buketan on real renders: bouquets in half-drop on a finely dotted ground, with no symmetry of their own."""

from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from portraits import plain

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.buketan.buketan import FAMILY
from batik_gen.render.dyeing.dye import dye

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
PITCH = next(p.default for p in FAMILY.parameters if p.name == "buketan.pitch")


@cache
def picture(seed, side=300.0, process="sogan-yogya", parameters=()):
    held = plain("buketan", seed, side, **dict(parameters))
    held = type(held)(**{**{k: getattr(held, k) for k in held.__dataclass_fields__}, "process": process})
    return measuring.grey(dye(draw(held), px=(768, 768)).image, 512)


def test_bouquets_have_neither_turn_nor_mirror():
    for transform in ("turn", "left-right", "up-down", "quarter"):
        assert measuring.likeness(picture(SEEDS[1]), transform) <= 0.5, (transform, SEEDS)


@pytest.mark.parametrize("side", [250.0, 400.0])
def test_balance_and_detail_are_those_of_cloth(side):
    held = picture(SEEDS[0], side)
    assert 0.40 <= measuring.dark_share(held) <= 0.75, SEEDS
    assert 1.45 <= measuring.box_dimension(held) <= 1.80, SEEDS


def test_it_repeats_by_a_half_drop():
    held, scale = picture(SEEDS[0], 400.0), 512 / 400
    assert measuring.repeat(held, 0.0, 1.7 * PITCH * scale, 3) >= 0.75, SEEDS
    assert measuring.repeat(held, PITCH * scale, 0.85 * PITCH * scale, 3) >= 0.5, SEEDS
    assert measuring.repeat(held, PITCH * scale, 0.0, 3) <= 0.2, SEEDS


def test_two_growths_are_told_apart_at_a_glance():
    few = (("growth__angle", 30.0), ("growth__repetition", 1.4), ("growth__length", 0.75), ("growth__curl", 0.45))
    many = (("growth__angle", 70.0), ("growth__repetition", 3.2), ("growth__length", 1.45), ("growth__curl", 1.25))
    one, other = (picture(SEEDS[0], parameters=p) for p in (few, many))
    again = picture(SEEDS[1], parameters=few)
    assert np.abs(one - other).mean() > 1.2 * np.abs(one - again).mean(), SEEDS


def test_it_is_free_to_all():
    assert not FAMILY.larangan
    assert "Pekalongan" in FAMILY.region.id

"""Grompol beside its rules: p4m, eight-pointed squares, filled, light and dark in balance."""

from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from portraits import plain

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.ceplok.grompol import FAMILY
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.cloth import Wax

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
PITCH = 50.0


@cache
def picture(seed, side=300.0):
    return measuring.grey(dye(draw(plain("grompol", seed, side)), px=(512, 512)).image)


@pytest.mark.parametrize("nth", [0, 1])
def test_it_turns_and_mirrors(nth):
    for transform in measuring.TRANSFORMS:
        assert measuring.likeness(picture(SEEDS[nth]), transform) >= 0.78, (transform, SEEDS)


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize(("side", "most"), [(250.0, 1.80), (400.0, 1.85)])
def test_balance_and_detail(side, most, nth):
    grey = picture(SEEDS[nth], side)
    assert 0.40 <= measuring.dark_share(grey) <= 0.75, SEEDS
    # Eight repeats in a picture are denser than five; photographs of ceplok, 200 px wide: 1.78-1.99, mean 1.89.
    assert 1.45 <= measuring.box_dimension(grey) <= most, SEEDS


@pytest.mark.parametrize("nth", [0, 1])
def test_the_lattice_is_strict(nth):
    step = PITCH * 512 / 300
    assert measuring.repeat(picture(SEEDS[nth]), step, 0) >= 0.78, SEEDS
    assert measuring.repeat(picture(SEEDS[nth]), 0, step) >= 0.78, SEEDS
    assert measuring.repeat(picture(SEEDS[nth]), 0.5 * step, 0) <= 0.5, SEEDS


def test_squares_never_touch():
    for pitch in (32.0, 58.0):
        layers = draw(plain("grompol", SEEDS[0], hand__wobble=0.0, grompol__pitch=pitch)).layers
        rings = next(x for x in layers if x.name == "tembok bawah").areas
        assert rings.points.shape[0] == 128 * len(rings)
        wide = np.ptp(rings.points.reshape(len(rings), 128, 2), axis=1)
        assert (wide < pitch).all(), SEEDS


def test_each_petal_is_another():
    petals = next(x for x in draw(plain("grompol", SEEDS[0])).layers if x.name == "tembok").areas
    long = [
        np.sqrt(((petals.points[a:b] - petals.points[a]) ** 2).sum(axis=1).max())
        for a, b in zip(petals.offsets[:-1], petals.offsets[1:], strict=True)
    ]
    assert 0.015 <= np.std(long) / np.mean(long) <= 0.08, SEEDS


@pytest.mark.parametrize("name", [p.name for p in FAMILY.parameters if p.unit != "mm"])
def test_a_parameter_moves_the_cloth_steadily(name):
    p = next(p for p in FAMILY.parameters if p.name == name)
    key = name.replace(".", "__")
    shown = [
        measuring.grey(dye(draw(plain("grompol", 1, 120.0, hand__wobble=0.0, **{key: v})), px=(360, 360)).image)
        for v in np.linspace(p.low, p.high, 5)
    ]
    away = [float(np.abs(g - shown[0]).mean()) for g in shown]
    assert away == sorted(away)


def test_threes_and_fives_are_gathered():
    cecek = next(x for x in draw(plain("grompol", SEEDS[0], hand__wobble=0.0)).layers if x.wax is Wax.CECEK)
    squares = (300 / PITCH) ** 2
    assert len(cecek.dots) > squares * 4 * (3 + 5)

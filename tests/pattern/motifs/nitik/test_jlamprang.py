"""Jlamprang beside its rules: rings of squares, eight-lobed stars, p4m, told apart in every process."""

from dataclasses import replace
from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from portraits import plain

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.nitik.jlamprang import FAMILY
from batik_gen.render.dyeing.dye import dye

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
CELL = 62.0


@cache
def picture(seed, side=300.0, process="sogan-yogya"):
    return measuring.grey(dye(draw(replace(plain("jlamprang", seed, side), process=process)), px=(512, 512)).image)


@pytest.mark.parametrize("nth", [0, 1])
def test_it_turns_and_mirrors(nth):
    for transform in measuring.TRANSFORMS:
        assert measuring.likeness(picture(SEEDS[nth]), transform) >= 0.75, (transform, SEEDS)


@pytest.mark.parametrize("process", ["sogan-yogya", "sogan-solo", "kelengan"])
def test_balance_and_detail(process):
    grey = picture(SEEDS[0], 250.0, process)
    assert 0.40 <= measuring.dark_share(grey) <= 0.75, SEEDS
    assert 1.45 <= measuring.box_dimension(grey) <= 1.81, SEEDS


@pytest.mark.parametrize("nth", [0, 1])
def test_one_cell_is_one_repeat(nth):
    step = CELL * 512 / 300
    assert measuring.repeat(picture(SEEDS[nth]), step, 0) >= 0.75, SEEDS
    assert measuring.repeat(picture(SEEDS[nth]), 0, step) >= 0.75, SEEDS
    assert measuring.repeat(picture(SEEDS[nth]), 0.5 * step, 0) <= 0.5, SEEDS


def test_the_star_has_eight_lobes():
    stars = next(x for x in draw(plain("jlamprang", SEEDS[0], hand__wobble=0.0)).layers if x.name == "tembok bintang")
    for a, b in zip(stars.areas.offsets[:-1], stars.areas.offsets[1:], strict=True):
        ring = stars.areas.points[a:b]
        far = np.sqrt(((ring - ring.mean(axis=0)) ** 2).sum(axis=1))
        peaks = (far >= np.roll(far, 1)) & (far > np.roll(far, -1))
        assert peaks.sum() == 8


@pytest.mark.parametrize("low_high", [0, 1])
def test_star_stays_within_its_disc(low_high):
    wide = {f"jlamprang__{p.name.split('.')[1]}": (p.low, p.high)[low_high] for p in FAMILY.parameters[1:3]}
    layers = {x.name: x.areas.points for x in draw(plain("jlamprang", SEEDS[0], hand__wobble=0.0, **wide)).layers}
    reach = [
        np.ptp(layers[name].reshape(-1, k, 2), axis=1).max() for name, k in (("biron", 64), ("tembok bintang", 128))
    ]
    assert reach[1] + 2 * 1.2 <= reach[0]


@pytest.mark.parametrize("name", ["jlamprang.star", "jlamprang.lobe", "jlamprang.heart"])
def test_a_parameter_moves_the_cloth_steadily(name):
    p = next(p for p in FAMILY.parameters if p.name == name)
    key = name.replace(".", "__")
    shown = [
        measuring.grey(dye(draw(plain("jlamprang", 1, 120.0, hand__wobble=0.0, **{key: v})), px=(480, 480)).image)
        for v in np.linspace(p.low, p.high, 5)
    ]
    away = [float(np.abs(g - shown[0]).mean()) for g in shown]
    assert away == sorted(away)

"""Ceplok beside its rules: two rosettes in turn, p4m, filled, light and dark in balance, no two alike."""

from dataclasses import replace
from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from portraits import plain
from scipy import ndimage

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.ceplok.ceplok import FAMILY
from batik_gen.pattern.motifs.ceplok.rosettes import ROSETTES
from batik_gen.render.dyeing.dye import dye

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
PAIRS = [(1, 2), (1, 3), (3, 4), (4, 1), (5, 4)]
PITCH = 54.0


@cache
def picture(seed, side=300.0, first=1, second=2):
    held = plain("ceplok", seed, side, ceplok__first=first, ceplok__second=second)
    return measuring.grey(dye(draw(held), px=(512, 512)).image)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_it_turns_and_mirrors(first, second):
    grey = picture(SEEDS[0], 300.0, first, second)
    for transform in measuring.TRANSFORMS:
        assert measuring.likeness(grey, transform) >= 0.78, (transform, SEEDS)


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("side", [250.0, 400.0])
def test_balance_and_detail(side, nth):
    grey = picture(SEEDS[nth], side)
    assert 0.40 <= measuring.dark_share(grey) <= 0.75, SEEDS
    assert 1.45 <= measuring.box_dimension(grey) <= 1.80, SEEDS


@pytest.mark.parametrize("process", ["sogan-solo", "kelengan"])
def test_the_balance_holds_in_other_baths(process):
    held = replace(plain("ceplok", SEEDS[0], 300.0), process=process)
    grey = measuring.grey(dye(draw(held), px=(512, 512)).image)
    assert 0.40 <= measuring.dark_share(grey) <= 0.75, SEEDS
    assert 1.45 <= measuring.box_dimension(grey) <= 1.80, SEEDS


def test_a_medallion_has_no_empty_plate():
    """Cecek fill the white of a medallion between the growth and the rim."""
    held = plain("ceplok", SEEDS[0], 120.0, hand__wobble=0.0)
    shown = np.asarray(dye(draw(held), px=(960, 960)).image.convert("L"), np.float64)
    plain_white = ndimage.distance_transform_edt(shown > 170)
    assert plain_white.max() / 8 <= 0.03 * 120, SEEDS


@pytest.mark.parametrize("nth", [0, 1])
def test_two_rosettes_stand_in_turn(nth):
    grey = picture(SEEDS[nth])
    step = PITCH * 512 / 300
    assert measuring.repeat(grey, step, step) >= 0.80, SEEDS
    assert measuring.repeat(grey, 2 * step, 0) >= 0.80, SEEDS
    assert measuring.repeat(grey, step, 0) <= 0.60, SEEDS


def test_every_rosette_is_another():
    pictures = [picture(SEEDS[0], 200.0, n, n) for n in range(1, len(ROSETTES) + 1)]
    assert len(pictures) >= 4
    for i, one in enumerate(pictures):
        for other in pictures[:i]:
            assert np.abs(one - other).mean() > 25


@pytest.mark.parametrize("name", [p.name for p in FAMILY.parameters if p.unit != "mm"][:3])
def test_a_parameter_moves_the_cloth_steadily(name):
    p = next(p for p in FAMILY.parameters if p.name == name)
    still = {"hand__wobble": 0.0, name.replace(".", "__"): p.default}
    shown = [
        measuring.grey(
            dye(draw(plain("ceplok", 1, 120.0, **{**still, name.replace(".", "__"): v})), px=(360, 360)).image
        )
        for v in np.linspace(p.low, p.high, 5)
    ]
    away = [float(np.abs(g - shown[0]).mean()) for g in shown]
    assert away == sorted(away)


def test_it_covers_the_cloth_to_its_edges():
    grey = picture(SEEDS[0])
    edge = [grey[:, :64], grey[:, -64:], grey[:64], grey[-64:]]
    shares = [float((part > measuring.otsu(grey)).mean()) for part in edge]
    assert max(shares) - min(shares) < 0.08, SEEDS

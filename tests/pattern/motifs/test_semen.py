"""Semen on real renders: three worlds in half-drop on a full light ground, without what courts kept."""

import numpy as np
import pytest
import seeds
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.declaring.registry import parameters_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.flora.sheet import Pens
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.motifs.semen.form import TIP, form, numbers_of
from batik_gen.pattern.motifs.semen.semen import FAMILY

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
PENS = Pens(0.85, 0.42, 0.72, 1.0)


def numbers(**moved):
    held = plain("semen", 1, **moved)
    plan = Plan(held, parameters_of(FAMILY), Hand(1, 0.0, 0.0))
    return numbers_of(plan, plan.value("semen.leaf_width"), plan.value("growth.length"))


def grown(**moved):
    return form(numbers(**moved), PENS)[0]


@pytest.mark.parametrize(("repetition", "angle"), [(1.3, 76.0), (2.2, 24.0), (3.4, 76.0)])
def test_every_part_has_its_mirror_image(repetition, angle):
    parts = grown(growth__repetition=repetition, growth__angle=angle).parts
    feet = {(p.kind, *np.round(p.foot, 6)) for p in parts}
    assert {(k, round(-x, 6) + 0.0, y) for k, x, y in feet} == {(k, x + 0.0, y) for k, x, y in feet}
    assert len(parts) >= 40


def test_every_shoot_is_rooted_on_a_stem_or_its_copy():
    held = grown()
    pitch = FAMILY.parameters[0].default
    box = np.array([pitch, 1.5 * pitch])
    trunk = np.stack([np.full(60, 0.4), np.linspace((TIP - 0.45) * pitch, TIP * pitch, 60)], axis=-1)
    for number, (line, age) in enumerate(held.stems[1:], 1):
        others = [trunk, *(other for n, (other, older) in enumerate(held.stems) if n != number and older < age)]
        points = np.concatenate(others)
        copies = [points * (s, 1) + (0 if s > 0 else pitch, (n + (s < 0) * 0.5) * box[1]) for s in (1, -1)
                  for n in (-2, -1, 0, 1, 2)]  # fmt: skip
        assert cKDTree(np.concatenate(copies)).query(line[0])[0] < 2.5, number


@pytest.mark.parametrize(("curl", "length"), [(0.4, 0.7), (0.4, 1.5), (1.3, 1.5)])
def test_no_shoot_crosses_another(curl, length):
    stems = [line for line, _ in grown(growth__curl=curl, growth__length=length).stems]
    for number, line in enumerate(stems):
        for other in stems[:number]:
            near = cKDTree(other).query(line)[0] < 1.0
            # They may meet where the one is rooted on the other, and nowhere else.
            assert not near[8:].any(), (number, curl, length)


def test_shoots_end_in_an_ukel():
    for line, _ in grown().stems[1:]:
        way = np.unwrap(np.arctan2(*np.diff(line, axis=0).T[::-1]))
        assert abs(way[-1] - way[0]) > np.pi, line[0]


def test_a_higher_mountain_leaves_the_birds_where_they_are():
    low, high = (grown(semen__meru=m) for m in (0.37, 0.43))
    assert np.ptp(np.concatenate(high.axis.solids)[:, 1]) > np.ptp(np.concatenate(low.axis.solids)[:, 1]) + 3
    assert all(np.allclose(a, b) for (a, _), (b, _) in zip(low.stems, high.stems, strict=True))


def layer(held, name):
    return next(x for x in held.layers if x.name == name)


def test_the_ground_is_full_of_ukel_that_touch_no_figure():
    held = draw(plain("semen", SEEDS[0], 160.0, hand__wobble=0.0))
    curls = layer(held, "latar").strokes
    assert len(curls.offsets) - 1 > 250, SEEDS
    stalks = cKDTree(layer(held, "sulur").strokes.points[:, :2])
    assert stalks.query(curls.points[:, :2])[0].min() > 0.25, SEEDS
    larger = draw(plain("semen", SEEDS[0], 160.0, semen__ukel=5.4))
    assert len(layer(larger, "latar").strokes.offsets) < 0.8 * len(curls.offsets), SEEDS

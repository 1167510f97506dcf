"""Semen on real renders: mirrored figures in half-drop on a full light ground, without what courts kept."""

import numpy as np
import pytest
import seeds
from portraits import plain

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.declaring.registry import parameters_of
from batik_gen.pattern.flora.sprigs import Shoot
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.motifs.semen.form import SemenNumbers, form
from batik_gen.pattern.motifs.semen.semen import FAMILY

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""


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

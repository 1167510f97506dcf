"""Lung-lungan on real renders: winding growth, balance, repeat, nothing in another's place, persons told apart."""

import looks
import measuring
import numpy as np
import pytest
import seeds
from portraits import plain

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.declaring.registry import parameters_of
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.motifs.lung_lungan import FAMILY
from batik_gen.pattern.motifs.lung_lungan_form import LungNumbers, form

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
PITCH = next(p.default for p in FAMILY.parameters if p.name == "lung.pitch")


def test_it_repeats_by_a_half_drop():
    held, scale = looks.picture("lung-lungan", SEEDS[0], 300.0, 768), 512 / 300
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

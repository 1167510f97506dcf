"""Jlamprang beside its rules: rings of squares, eight-lobed stars, p4m, told apart in every process."""

import looks
import numpy as np
import pytest
import seeds
from portraits import plain

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.nitik.jlamprang import FAMILY

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""


def test_the_star_has_eight_lobes():
    stars = next(x for x in draw(plain("jlamprang", SEEDS[0], hand__wobble=0.0)).layers if x.name == "tembok bintang")
    for ring in looks.shapes(stars.areas):
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

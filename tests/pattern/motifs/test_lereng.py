"""Lereng and udan liris: straight bands at 45 degrees, one cycle and one period for the whole cloth."""

import looks
import measuring
import pytest
import seeds

from batik_gen.pattern.motifs.lereng import udan_liris

LERENG = ("lereng", "udan-liris")
SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("motif", LERENG)
def test_it_has_the_right_slope(motif, nth):
    # Yogyakarta rises to the right, Surakarta falls: one is the other mirrored.
    for direction, way in ((0.0, -1), (1.0, 1)):
        picture = looks.picture(motif, SEEDS[nth], 200.0, lereng__direction=direction)
        assert measuring.repeat(picture, 40, way * 40, 1) >= measuring.repeat(picture, 40, -way * 40, 1) + 0.3


def test_udan_liris_has_seven_fillings():
    assert len({fill for fill, _ in udan_liris.CYCLE}) == 7

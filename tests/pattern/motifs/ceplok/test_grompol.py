"""Grompol beside its rules: p4m, eight-pointed squares, filled, light and dark in balance."""

import looks
import numpy as np
import seeds
from portraits import plain

from batik_gen.pattern.drawing.draw import draw
from batik_gen.values.cloth import Wax

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
PITCH = 50.0


def test_squares_never_touch():
    for pitch in (32.0, 58.0):
        layers = draw(plain("grompol", SEEDS[0], hand__wobble=0.0, grompol__pitch=pitch)).layers
        rings = next(x for x in layers if x.name == "tembok bawah").areas
        assert rings.points.shape[0] == 128 * len(rings)
        wide = np.ptp(rings.points.reshape(len(rings), 128, 2), axis=1)
        assert (wide < pitch).all(), SEEDS


def test_each_petal_is_another():
    petals = next(x for x in draw(plain("grompol", SEEDS[0])).layers if x.name == "tembok").areas
    long = [np.sqrt(((ring - ring[0]) ** 2).sum(axis=1).max()) for ring in looks.shapes(petals)]
    assert 0.015 <= np.std(long) / np.mean(long) <= 0.08, SEEDS


def test_threes_and_fives_are_gathered():
    cecek = next(x for x in draw(plain("grompol", SEEDS[0], hand__wobble=0.0)).layers if x.wax is Wax.CECEK)
    squares = (300 / PITCH) ** 2
    assert len(cecek.dots) > squares * 4 * (3 + 5)

"""A strip of a cloth is drawn exactly as it is in the whole."""

import pickle
from itertools import pairwise

import numpy as np
import pytest
import seeds
from portraits import portrait

from batik_gen.pattern.declaring.registry import families
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import Strips, draw
from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.raster.frame import choose_frame

SEED = int(seeds.rng(__name__).integers(0, 2**31))
"""Drawn anew by each run; a failure names it."""
DPI = 100.0
CUTS = (0.0, 31.7, 32.4, 88.0, 150.0)


@pytest.mark.parametrize("motif", [name for name, family in families().items() if family.by_place])
def test_strips_have_the_pixels_of_the_whole(motif):
    motif_design = design(portrait(), motif=motif, size_mm=(110.0, CUTS[-1]), seed=SEED)
    whole = np.asarray(dye(draw(motif_design), dpi=DPI).image)
    strips = pickle.loads(pickle.dumps(Strips(motif_design)))
    for top, bottom in pairwise(CUTS):
        rows = int(np.ceil(top / 25.4 * DPI)), int(bottom / 25.4 * DPI)
        dyer = Dyer(strips(top - 3, bottom + 3), choose_frame(motif_design.size_mm, DPI, None))
        assert np.array_equal(dyer.band(*rows)[..., :3], whole[slice(*rows)]), (motif, SEED, top)


@pytest.mark.parametrize("motif", ["truntum", "kawung", "parang"])
def test_a_strip_holds_little_beyond_itself(motif):
    motif_design = design(portrait(), motif=motif, size_mm=(200.0, 900.0), seed=SEED)
    whole, strip = draw(motif_design), draw(motif_design, (400.0, 450.0))
    assert strip.size_mm == whole.size_mm

    def points(cloth):
        return sum(len(x.areas.points) + len(x.strokes.points) + len(x.dots) for x in cloth.layers)

    assert points(strip) < 0.15 * points(whole)

"""Gringsing: staggered scales that keep clear of the larger ones, which hold the growth."""

import looks
import numpy as np
import seeds
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from benchmarks.wardrobe.afar import widest_plate

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""


def test_no_scale_touches_a_larger_one():
    layers = {x.name: x for x in draw(plain("gringsing", SEEDS[0], 200.0, hand__wobble=0.0)).layers}
    small = np.concatenate([layers["tembok"].areas.points, layers["sisik klowong"].areas.points])
    rims = layers["bidang klowong"].areas.points
    assert cKDTree(rims).query(small)[0].min() >= 0.3


def test_sawut_on_a_rim_end_while_they_can_be_told_apart():
    for nib, count in ((0.5, 1.0), (0.9, 1.3)):
        cloth = draw(plain("gringsing", SEEDS[0], 120.0, hand__wobble=0.0, nib__isen=nib, isen__count=count))
        strokes = next(x for x in cloth.layers if x.name == "klowong sulur").strokes
        runs = [run for run in looks.shapes(strokes) if len(run) == 3]
        assert len(runs) > 100
        ends = np.array([run[-1, :2] for run in runs])
        width = max(float(run[0, 2]) for run in runs)
        assert cKDTree(ends).query(ends, 2)[0][:, 1].min() >= 0.8 * width, SEEDS


def test_a_growth_with_few_shoots_leaves_no_plate():
    few = plain(
        "gringsing", SEEDS[0], 200.0, gringsing__large=4.4, growth__angle=37.8, growth__repetition=1.63,
        growth__length=1.2, growth__curl=0.6, growth__thickness=0.76, isen__count=1.27, gringsing__rim=0.135,
    )  # fmt: skip
    picture = np.asarray(dye(draw(few), px=(341, 341)).image, np.float64)
    assert widest_plate(picture, 341 / 200) <= 12.0, SEEDS

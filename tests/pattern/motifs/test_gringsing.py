"""Gringsing: staggered scales that keep clear of the fields, which hold the growth."""

import looks
import numpy as np
import seeds
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.geometry.curves import area
from batik_gen.render.dyeing.dye import dye
from benchmarks.wardrobe.afar import widest_plate

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""


def test_no_scale_touches_a_field():
    layers = {x.name: x for x in draw(plain("gringsing", SEEDS[0], 200.0, hand__wobble=0.0)).layers}
    small = np.concatenate([layers["tembok"].areas.points, layers["sisik klowong"].areas.points])
    rims = layers["bidang klowong"].areas.points
    assert cKDTree(rims).query(small)[0].min() >= 0.3


def test_the_light_of_the_scales_ebbs_away_from_the_fields_little_by_little():
    """Neither a hard step nor a flat tone: between light and brown lie many sizes of crescents."""
    layers = {x.name: x for x in draw(plain("gringsing", SEEDS[1], 250.0, hand__wobble=0.0)).layers}
    lights = [area(ring[None])[0] for ring in looks.shapes(layers["tembok"].areas)]
    full = np.percentile(np.abs(lights), 90)
    shares = np.histogram(np.abs(lights) / full, bins=5, range=(0.0, 1.0))[0] / len(lights)
    assert (shares > 0.02).all(), SEEDS


def test_no_two_flowers_are_drawn_alike():
    layers = draw(plain("gringsing", SEEDS[0], 250.0, hand__wobble=0.0)).layers
    petals = [ring - ring[0] for x in layers if x.name.startswith("sulur") for ring in looks.shapes(x.areas)]
    assert len({np.round(ring, 2).tobytes() for ring in petals}) == len(petals) > 100


def test_a_growth_with_few_shoots_leaves_no_plate():
    few = plain(
        "gringsing", SEEDS[0], 200.0, gringsing__large=4.4, growth__angle=37.8, growth__repetition=1.63,
        growth__length=0.7, growth__curl=0.4, growth__thickness=0.5, isen__count=0.75, gringsing__rim=0.05,
    )  # fmt: skip
    picture = np.asarray(dye(draw(few), px=(341, 341)).image, np.float64)
    assert widest_plate(picture, 341 / 200) <= 12.0, SEEDS

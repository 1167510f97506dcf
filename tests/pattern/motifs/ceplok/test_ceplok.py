"""Ceplok beside its rules: two rosettes in turn, p4m, filled, light and dark in balance, no two alike."""

import looks
import measuring
import numpy as np
import seeds
from portraits import plain
from scipy import ndimage
from scipy.spatial import cKDTree

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.ceplok.rosettes import ROSETTES
from batik_gen.render.dyeing.dye import dye

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""


def test_a_medallion_has_no_empty_plate():
    """Cecek fill the white of a medallion between the growth and the rim."""
    held = plain("ceplok", SEEDS[0], 120.0, hand__wobble=0.0)
    shown = np.asarray(dye(draw(held), px=(960, 960)).image.convert("L"), np.float64)
    plain_white = ndimage.distance_transform_edt(shown > 170)
    assert plain_white.max() / 8 <= 0.03 * 120, SEEDS


def test_every_rosette_is_another():
    pictures = [
        looks.picture("ceplok", SEEDS[0], 200.0, ceplok__first=n, ceplok__second=n) for n in range(1, len(ROSETTES) + 1)
    ]
    assert len(pictures) >= 4
    for i, one in enumerate(pictures):
        for other in pictures[:i]:
            assert np.abs(one - other).mean() > 25


def test_it_covers_the_cloth_to_its_edges():
    grey = looks.picture("ceplok", SEEDS[0])
    edge = [grey[:, :64], grey[:, -64:], grey[:64], grey[-64:]]
    shares = [float((part > measuring.otsu(grey)).mean()) for part in edge]
    assert max(shares) - min(shares) < 0.08, SEEDS


def test_kasatriyan_has_rows_of_parang_in_its_blocks_and_fish_with_three_bodies_between():
    asked = {"ceplok__first": 1.0, "ceplok__second": 6.0, "hand__wobble": 0.0}
    held = plain("ceplok", SEEDS[0], 216.0, **asked)
    pitch = held.parameters.get("ceplok.pitch", 54.0)
    white = next(x for x in draw(held).layers if x.name == "tembok atas").areas
    rings = looks.shapes(white)
    middles = np.array([ring.mean(axis=0) for ring in rings])
    bodies = [n for n, ring in enumerate(rings) if len(ring) == 24]
    heads = np.array([ring.mean(axis=0) for ring in rings if len(ring) == 28])
    heads = heads[(heads > 0.5 * pitch).all(axis=1) & (heads < 216.0 - 0.5 * pitch).all(axis=1)]
    near = cKDTree(middles[bodies]).query(heads, 4)[0]
    assert len(heads) >= 4
    assert (near[:, 2] < 0.2 * pitch).all()
    assert (near[:, 3] > 0.5 * pitch).all()
    # Rows fall to the lower left: along that way white lies beside white more than across it.
    shown = ndimage.gaussian_filter(looks.picture("ceplok", SEEDS[0], 216.0, **asked).astype(float), 3.0)
    down, across = np.gradient(shown)
    assert (down * across).mean() > 0

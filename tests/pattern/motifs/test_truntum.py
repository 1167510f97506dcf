"""Truntum beside its rules: star flowers of eight rays apart on a dark ground, p4m."""

import looks
import numpy as np
import pytest
import seeds
from PIL import Image, ImageDraw
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.truntum import FAMILY

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
FULLEST = {p.name.replace(".", "__"): p.high for p in FAMILY.parameters if p.unit != "mm" and not p.choice}


def test_eight_rays_of_nearly_one_length_stand_about_each_eye():
    layers = {x.name: x for x in draw(plain("truntum", SEEDS[1], 200.0)).layers}
    eyes = layers["isen terbuka"].areas.points.reshape(-1, 20, 2).mean(axis=1)
    inner = eyes[((eyes > 40) & (eyes < 160)).all(axis=1)]
    tips = []
    for name in ("tembok", "tembok bawah"):
        held = layers[name].areas
        rings = looks.shapes(held)
        tips += [r[12] for r in rings if len(r) == 24 and np.ptp(r, axis=0).max() > 5]
    tips = np.array(tips)
    assert len(inner) >= 9
    for eye in inner:
        away = np.sqrt(((tips - eye) ** 2).sum(axis=1))
        near = np.sort(away)[:8]
        assert near[-1] < 1.35 * near[0], SEEDS
        assert 0.30 * 32 < near[0] < near[-1] < 0.58 * 32


def test_the_fullest_stars_never_touch():
    layers = {x.name: x for x in draw(plain("truntum", SEEDS[0], 160.0, **FULLEST)).layers}
    held = layers["tembok bawah"].areas
    rings = looks.shapes(held)
    tips = np.array([r[12] for r in rings])
    near = cKDTree(tips).query(tips, 2)[0][:, 1]
    assert near.min() > 1.0, SEEDS


@pytest.mark.parametrize("latar", [0.0, 1.0], ids=["dark", "white"])
def test_the_ground_is_full_of_gatherings_wherever_no_flower_stands(latar):
    layers = draw(plain("truntum", SEEDS[0], 160.0, truntum__latar=latar)).layers
    dots = np.concatenate([x.dots.points[:, :2] for x in layers if x.name in ("cecek", "isen")])
    shapes = np.concatenate([x.areas.points for x in layers if x.name in ("tembok", "tembok bawah", "klowong")])
    lines = np.concatenate([x.strokes.points[:, :2] for x in layers])
    held = cKDTree(np.concatenate([dots, shapes, lines]))
    spots = np.stack(np.meshgrid(np.arange(30.0, 130.0), np.arange(30.0, 130.0)), axis=-1).reshape(-1, 2)
    assert held.query(spots)[0].max() < 0.15 * 32, SEEDS


def test_on_white_the_ground_is_light_from_edge_to_edge():
    layer = next(
        x for x in draw(plain("truntum", SEEDS[1], 120.0, truntum__latar=1.0)).layers if x.name == "tembok latar"
    )
    seen = Image.new("1", (480, 480))
    for ring in looks.shapes(layer.areas):
        ImageDraw.Draw(seen).polygon([tuple(xy) for xy in (4 * ring).tolist()], fill=1)
    assert np.asarray(seen).all(), SEEDS

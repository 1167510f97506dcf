"""Kawung beside its rules: p4m in each kind, fat fruits apart, filled, light and dark in balance."""

import looks
import measuring
import numpy as np
import pytest
import seeds
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.kawung.kawung import FAMILY
from batik_gen.render.dyeing.dye import dye

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
KINDS = {v.name: {k.replace(".", "__"): 0.5 * (a + b) for k, (a, b) in v.ranges.items()} for v in FAMILY.variants}


def rings(kind):
    plates = next(x for x in draw(plain("kawung", SEEDS[1], 240.0, **KINDS[kind])).layers if x.name == "tembok").areas
    return looks.shapes(plates)


@pytest.mark.parametrize("kind", KINDS)
def test_fruits_are_fat_and_as_unequal_as_a_hand_makes_them(kind):
    ratios, sizes = [], []
    for ring in rings(kind):
        centred = ring - ring.mean(axis=0)
        across = np.abs(centred @ np.array([0.7071, 0.7071])), np.abs(centred @ np.array([0.7071, -0.7071]))
        long, wide = sorted((across[0].max(), across[1].max()), reverse=True)
        ratios.append(long / wide)
        sizes.append(np.sqrt(long * wide))
    assert 1.34 <= np.median(ratios) <= 1.56
    assert 0.01 <= np.std(sizes) / np.mean(sizes) <= 0.08, SEEDS


def test_kinds_fill_the_fruits_with_other_things():
    pictures = [picture_of(seeds) for seeds in (0.0, 1.0, 2.0)]
    for i, one in enumerate(pictures):
        for other in pictures[:i]:
            assert np.abs(one - other).mean() > 4


def test_between_two_kinds_a_share_of_the_nodes_has_the_next_one():
    two, some, more, small = (picture_of(seeds).astype(float) for seeds in (0.0, 0.4, 0.45, 1.0))
    whole = np.abs(small - two).sum()
    assert 0.15 < np.abs(some - two).sum() / whole < 0.65
    # A little more changes a few nodes, and none back.
    assert np.abs(more - some).sum() < 0.25 * whole
    assert np.abs(more - two).sum() >= np.abs(some - two).sum()


def picture_of(seeds):
    held = plain("kawung", SEEDS[0], 120.0, kawung__seeds=seeds, hand__wobble=0.0)
    return measuring.grey(dye(draw(held), px=(360, 360)).image)


def test_with_seling_a_flower_stands_between_four_groups_and_touches_no_fruit():
    layers = {x.name: x for x in draw(plain("kawung", SEEDS[0], 240.0, **KINDS["seling"], hand__wobble=0.0)).layers}
    pitch = KINDS["seling"]["kawung__pitch"]
    fruits = cKDTree(layers["tembok"].areas.points)
    parts = looks.shapes(layers["tembok kecil"].areas)
    assert len(parts) > 8 * (200.0 / pitch) ** 2
    away, _ = fruits.query(np.concatenate(parts))
    assert away.min() > 0.3, SEEDS
    middles = np.array([ring.mean(axis=0) for ring in looks.shapes(layers["tembok"].areas)])
    hearts = layers["isen terbuka"].dots.points
    flowers = hearts[hearts[:, 2] > 0.02 * pitch][:, :2]
    inside = flowers[(flowers > pitch).all(axis=1) & (flowers < 240.0 - pitch).all(axis=1)]
    near = cKDTree(middles).query(inside, 4)[0]
    # Four fruits lie equally near each flower, one of each group.
    assert np.ptp(near, axis=1).max() < 0.06 * pitch, SEEDS

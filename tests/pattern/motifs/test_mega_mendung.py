"""Mega mendung and wadasan beside their rules: no symmetry, even bands, light outside and dark within."""

from functools import cache

import looks
import measuring
import numpy as np
import pytest
import seeds
from portraits import plain, portrait
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.cloth import TAHAP, Wax

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
MOTIFS = ["mega-mendung", "wadasan"]


@cache
def cloth(motif, seed, side=300.0):
    return draw(plain(motif, seed, side))


def inside(ring, points):
    """Tell which points lie in a ring."""
    a, b = ring, np.roll(ring, -1, axis=0)
    x, y = points[:, None, 0], points[:, None, 1]
    across = (a[:, 1] > y) != (b[:, 1] > y)
    rise = np.where(b[:, 1] == a[:, 1], 1.0, b[:, 1] - a[:, 1])
    return (across & (x < a[:, 0] + (y - a[:, 1]) * (b[:, 0] - a[:, 0]) / rise)).sum(axis=1) % 2 == 1


def rings(held, name):
    areas = next(x for x in held.layers if x.name == name).areas
    return looks.shapes(areas)


@pytest.mark.parametrize("motif", MOTIFS)
def test_bands_deepen_inward_and_are_even(motif):
    held = cloth(motif, SEEDS[0])
    waxes = [x.wax for x in held.layers if x.name.startswith("tahap") or x.name == "dasar"]
    assert waxes == [*TAHAP, Wax.OPEN]
    lines = cKDTree(next(x for x in held.layers if x.name == "klowong").strokes.points[:, :2])
    full = []
    for ring in rings(held, "tahap 3"):
        if len(ring) < 40 or (ring.min(0) < 12).any() or (ring.max(0) > 288).any():
            continue
        away = lines.query(ring)[0]
        # From the contour, or from a line inside, every point lies as deep as the next.
        low, high = np.percentile(away, [10, 90])
        assert high - low < 0.9, SEEDS
        full.append((low + high) / 2)
    width = next(p.default for p in family_named(motif).parameters if p.name.endswith(".band"))
    assert max(full) == pytest.approx(2 * width + 0.8, abs=0.8), SEEDS


@pytest.mark.parametrize("motif", MOTIFS)
def test_shapes_never_touch(motif):
    shapes = rings(cloth(motif, SEEDS[0], 500.0), "tahap 1")
    for i, one in enumerate(shapes):
        for other in shapes[:i]:
            if (one.min(0) < other.max(0) + 1).all() and (other.min(0) < one.max(0) + 1).all():
                assert cKDTree(other).query(one)[0].min() > 1.5, SEEDS
                assert not inside(other, one).any(), SEEDS


def test_clouds_are_two_to_three_times_wider_than_high():
    for ring in rings(cloth("mega-mendung", SEEDS[1], 500.0), "tahap 1"):
        wide, high = np.ptp(ring, axis=0)
        assert 1.7 <= wide / high <= 3.6, SEEDS


@pytest.mark.parametrize("motif", MOTIFS)
def test_the_family_takes_its_own_process_where_none_is_named(motif):
    assert design(portrait(), motif=motif).process == "mega-mendung"
    assert design(portrait(), motif=motif, process="kelengan").process == "kelengan"
    assert design(portrait(), motif="kawung").process == "sogan-yogya"


@pytest.mark.parametrize("motif", MOTIFS)
def test_every_number_moves_the_cloth(motif):
    for p in family_named(motif).parameters:
        if p.name in DROPS:
            continue
        key = p.name.replace(".", "__")
        one, other = (
            measuring.grey(dye(draw(plain(motif, 1, 140.0, hand__wobble=0.0, **{key: v})), px=(140, 140)).image)
            for v in (p.low, p.high)
        )
        assert float(np.abs(one - other).mean()) > 3, p.name


DROPS = {
    "sky.pitch": ("cecek langit", lambda dots: -len(dots), 1.6),
    "sky.rows": ("cecek langit", len, 1.6),
    "sky.unlike": ("cecek langit", lambda dots: float(np.ptp(np.percentile(dots.points[:, 2], [15, 85]))), 2.0),
    "sky.telu": ("cecek telu", lambda dots: -len(dots), 2.5),
}
"""Numbers that move only the dots of the sky: the layer, what is counted, and how many times as much it gets."""


@pytest.mark.parametrize("motif", MOTIFS)
@pytest.mark.parametrize("name", DROPS)
def test_every_number_of_the_sky_moves_its_dots(motif, name):
    layer, count, times = DROPS[name]
    p = next(p for p in family_named(motif).parameters if p.name == name)
    low, high = (
        count(next(x.dots for x in draw(plain(motif, SEEDS[0], 150.0, **{name.replace(".", "__"): v})).layers
                   if x.name == layer))
        for v in (p.low, p.high)
    )  # fmt: skip
    assert high > low, SEEDS
    assert max(abs(low), abs(high)) >= times * min(abs(low), abs(high)), SEEDS


@pytest.mark.parametrize("motif", MOTIFS)
@pytest.mark.parametrize("process", ["sogan-yogya", "sogan-solo", "kelengan"])
def test_it_can_be_dressed_in_another_process(motif, process):
    assert 0.35 <= measuring.dark_share(looks.picture(motif, SEEDS[0], 250.0, 400, process)) <= 0.93, SEEDS

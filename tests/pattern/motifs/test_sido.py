"""Sido luhur, mukti and asih beside what was measured on real cloth: frames, figures, grounds, the growth."""

from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.geometry.curves import area
from batik_gen.pattern.motifs.sido.net_of_diamonds import PARAMETERS
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.design import Design, Field

SIDO = ("sido-luhur", "sido-mukti", "sido-asih")
SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""


@cache
def render(motif, seed, side=400.0, px=768):
    return measuring.grey(dye(draw(plain(motif, seed, side)), px=(px, px)).image, 512)


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("motif", SIDO)
def test_left_and_right_mirror_but_quarters_do_not(motif, nth):
    picture = render(motif, SEEDS[nth])
    assert measuring.likeness(picture, "left-right") >= 0.6, SEEDS
    for wrong in ("quarter", "diagonal"):
        assert measuring.likeness(picture, wrong) <= 0.5, (wrong, SEEDS)


@pytest.mark.parametrize("side", [250.0, 400.0])
@pytest.mark.parametrize("motif", SIDO)
def test_balance_and_detail_are_those_of_cloth(motif, side):
    picture = render(motif, SEEDS[0], side)
    assert 0.40 <= measuring.dark_share(picture) <= 0.76, SEEDS
    assert 1.45 <= measuring.box_dimension(picture) <= 1.80, SEEDS


@pytest.mark.parametrize("motif", SIDO)
def test_the_lattice_is_two_by_two_diamonds(motif):
    scale = 512 / 400
    a = 46 * scale
    b = a * 1.06
    picture = render(motif, SEEDS[0])
    full = measuring.repeat(picture, 2 * a, 2 * b, 3)
    assert full >= 0.6, SEEDS
    # One diamond over, dark stands where light stood.
    assert measuring.repeat(picture, a, b, 3) <= full - 0.25, SEEDS


@pytest.mark.parametrize("motif", SIDO)
def test_the_growth_stays_inside_its_frame(motif):
    """No leaf of the growth reaches into a strip, at the widest growths."""
    design = plain(
        motif, SEEDS[0], 300.0, growth__repetition=3.4, growth__length=1.5, growth__angle=76, growth__curl=0.4
    )
    a, b = 46.0, 46.0 * 1.06
    layers = {x.name: x for x in draw(design).layers}
    for x, y, _ in layers["tembok"].strokes.points:
        u, v = (x - 150) / a, (y - 150) / b
        # Folded into one diamond about the nearest centre with u + v even.
        i, j = np.floor((u + v) / 2 + 0.5), np.floor((u - v) / 2 + 0.5)
        du, dv = u - (i + j), v - (i - j)
        assert abs(du) + abs(dv) <= 0.97


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(SIDO),
    st.fixed_dictionaries({p.name: st.floats(p.low, p.high) for p in PARAMETERS}),
    st.integers(0, 2**31 - 1),
)
def test_every_allowed_sido_draws(motif, parameters, seed):
    design = Design(
        version="0", motif=motif, process="sogan-yogya", size_mm=(150.0, 110.0), seed=seed, mapping="none",
        norms="none", parameters=parameters, local={}, field=Field(("alpha",), np.zeros((1, 2, 2))), legend={},
    )  # fmt: skip
    cloth = draw(design)
    assert cloth == draw(design)
    for layer in cloth.layers:
        for part in (layer.areas.points, layer.strokes.points, layer.dots.points):
            assert np.isfinite(part).all()
        # No line or dot finer than a canting can draw.
        if len(layer.strokes.points):
            assert layer.strokes.points[:, 2].min() > 0.1
        if len(layer.dots.points):
            assert layer.dots.points[:, 2].min() > 0.15


@pytest.mark.parametrize("motif", SIDO)
def test_names_and_meaning_are_told(motif):
    family = family_named(motif)
    assert not family.larangan
    assert "Sido" in family.meaning.en
    assert "mempelai" in family.rule.id


@pytest.mark.parametrize("motif", SIDO)
@pytest.mark.parametrize("frame", [0.125, 0.185])
def test_no_figure_reaches_into_a_frame(motif, frame):
    """The largest figures, in slim and broad frames."""
    a = b = 46.0
    design = plain(
        motif, SEEDS[0], 300.0, hand__wobble=0.0, sido__figure=1.0, sido__frame=frame, sido__slender=1.0,
        sido__diagonal=92.0, growth__repetition=3.4, growth__length=1.5,
    )  # fmt: skip
    layers = {x.name: x for x in draw(design).layers}
    # Half a strip at its widest, as a share of the way from a side to the middle.
    free = 1 - (1.2 if motif == "sido-mukti" else 1.0) * frame
    for name in ("tembok", "bidang terbuka", "bidang klowong"):
        u, v = (layers[name].areas.points[:, 0] - 150) / a, (layers[name].areas.points[:, 1] - 150) / b
        i, j = np.floor((u + v) / 2 + 0.5), np.floor((u - v) / 2 + 0.5)
        assert (np.abs(u - i - j) + np.abs(v - i + j)).max() <= free + 0.02, name


@pytest.mark.parametrize("motif", SIDO)
@pytest.mark.parametrize("ground", ["sido__light", "sido__dark"])
def test_of_larger_isen_fewer_fill_the_ground(motif, ground):
    few, many = (
        sum(len(x.strokes) for x in draw(plain(motif, SEEDS[0], 200.0, **{ground: size})).layers if "latar" in x.name)
        for size in (1.3, 0.75)
    )
    assert few < 0.8 * many, SEEDS


@pytest.mark.parametrize("motif", SIDO)
def test_a_growth_that_branches_more_has_more_leaves(motif):
    few, many = (
        [len(x.areas) for x in draw(plain(motif, SEEDS[0], 200.0, growth__repetition=r)).layers if x.name == "tembok"]
        for r in (1.4, 3.2)
    )
    assert few < many, SEEDS


@pytest.mark.parametrize("motif", SIDO)
def test_larger_drops_leave_less_of_the_ground(motif):
    """Drops and dots among the ukel, weighed as the area they are given."""

    def waxed(drop):
        names = ("cecek latar", "isen latar")
        layers = [x for x in draw(plain(motif, SEEDS[0], 200.0, sido__drop=drop)).layers if x.name in names]
        rings = [r for x in layers for r in np.split(x.areas.points, x.areas.offsets[1:-1]) if len(r)]
        discs = sum(float((x.dots.points[:, 2] ** 2).sum()) for x in layers) * np.pi / 4
        return discs + sum(abs(float(area(ring))) for ring in rings)

    assert waxed(0.85) < 0.9 * waxed(1.15), SEEDS


def test_drops_keep_clear_of_figures_and_bands():
    """On brown, white drops that touched a white figure would run into it."""
    layers = {x.name: x for x in draw(plain("sido-luhur", SEEDS[0], 200.0, hand__wobble=0.0)).layers}
    inside = (np.abs(layers["cecek latar"].areas.points - 100.0) < 90.0).all(axis=1)
    drops = layers["cecek latar"].areas.points[inside]
    for name in ("tembok", "bingkai"):
        gap = cKDTree(layers[name].areas.points).query(drops)[0].min()
        assert gap > 0.3, (name, SEEDS)

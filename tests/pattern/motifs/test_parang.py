"""Parang beside what was measured on real cloth: symmetry, mlinjon, discs, outlines, nothing crossing."""

from functools import cache
from itertools import pairwise

import looks
import measuring
import numpy as np
import pytest
import seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.common_parameters import SHARED
from batik_gen.pattern.designing.mapping import load_mapping
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.geometry.curves import spline
from batik_gen.pattern.growth.running import strip_tendrils
from batik_gen.pattern.motifs.parang import blades as blade
from batik_gen.pattern.motifs.parang.parang import FAMILY
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.cloth import Wax
from batik_gen.values.design import Design, Field, Local
from batik_gen.values.errors import BadMapping

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
RANGES = {p.name: p for p in FAMILY.parameters}
GROWN = RANGES | {p.name: p for p in SHARED}
QUIET = {"bath.seepage": 0.0, "bath.mottling": 0.0}


def planned(seed=1, side=240.0, process="sogan-yogya", local=None, field=None, **parameters):
    return Design(
        version="0", motif="parang", process=process, size_mm=(side, side), seed=seed, mapping="none", norms="none",
        parameters={k.replace("__", "."): v for k, v in parameters.items()}, local=local or {},
        field=field or Field(("alpha",), np.zeros((1, 2, 2))), legend={},
    )  # fmt: skip


@cache
def picture(seed, side=240.0, px=480, process="sogan-yogya", parameters=()):
    return dye(draw(planned(seed, side, process, **dict(parameters))), px=(px, px)).image


NO_SELING = {"parang.filling": 0.0}


def test_rows_fall_to_the_lower_left_in_yogyakarta_and_to_the_right_in_surakarta():
    yogya = measuring.grey(picture(SEEDS[0]))
    solo = measuring.grey(picture(SEEDS[0], parameters=(("parang.direction", 1.0),)))
    pitch = 40 / 1.75 * 2
    step = pitch * blade.HALF
    assert measuring.repeat(yogya, -step * 2, step * 2) >= 0.80
    assert measuring.repeat(yogya, step * 2, step * 2) <= 0.5
    assert measuring.repeat(solo, step * 2, step * 2) >= 0.80
    assert np.corrcoef(yogya.ravel(), solo[:, ::-1].ravel())[0, 1] >= 0.80


@pytest.mark.parametrize("filling", [0.0, 1.0])
def test_mlinjon_stand_at_half_the_pitch(filling):
    scale, side = 4.0, 240.0
    image = picture(SEEDS[0], px=960, parameters=(("parang.filling", filling), *QUIET.items()))
    red = np.asarray(image, np.float64)[..., 0]
    pitch = 40 / 1.75
    away = (blade.MLINJON if filling else 0.5 * blade.ROW) * pitch
    along = np.arange(-100, 100, 0.25)
    lines = []
    for off in np.linspace(-1.5, 1.5, 13):
        xy = side / 2 + along[:, None] * blade.ALONG + (away + off) * blade.ACROSS
        lines.append(ndimage.map_coordinates(red, [xy[:, 1] * scale, xy[:, 0] * scale], order=1))
    run = np.mean(lines, axis=0)

    def same(lag):
        n = round(lag / 0.25)
        return np.corrcoef(run[n:], run[:-n])[0, 1]

    assert same(pitch / 2) >= 0.6, SEEDS
    assert same(pitch / 4) <= 0.0, SEEDS


@pytest.mark.parametrize("nth", [0, 1])
def test_discs_are_as_unequal_as_a_hand_makes_them(nth):
    image = picture(SEEDS[nth], 360.0, 1440, parameters=(*NO_SELING.items(), *QUIET.items()))
    light = np.asarray(image, np.float64)[..., 2] > 150
    tags, _ = ndimage.label(light)
    expected = 0.33 * 40 / 1.75
    found = []
    for y, x in ndimage.find_objects(tags):
        tall, wide = (y.stop - y.start) / 4, (x.stop - x.start) / 4
        inside = y.start > 0 and y.stop < 1440 and x.start > 0 and x.stop < 1440
        if inside and 0.7 * expected < min(tall, wide) and max(tall, wide) < 1.3 * expected:
            found.append(0.5 * (tall + wide))
    assert len(found) > 150
    assert 0.04 <= np.std(found) / np.mean(found) <= 0.10, SEEDS


def test_brown_stands_between_white_and_dark():
    image = picture(SEEDS[0], 160.0, 1600, parameters=(*NO_SELING.items(), *QUIET.items()))
    pixels = np.asarray(image, np.float64)
    light, dark = pixels[..., 2] > 150, pixels[..., 0] < 50
    tags, count = ndimage.label(light)
    big = ndimage.sum_labels(light, tags, np.arange(count + 1)) > 1500
    plates = big[tags]
    rim = ndimage.binary_dilation(plates, iterations=3) & ~ndimage.binary_dilation(plates, iterations=2)
    assert (dark & rim).sum() <= 0.05 * rim.sum(), SEEDS


@settings(max_examples=60, deadline=None)
@given(
    here=st.floats(0.31, 0.40), other=st.floats(0.31, 0.40), neck=st.floats(0.155, 0.235), gap=st.floats(0.0175, 0.042)
)
def test_leaf_and_band_never_touch(here, other, neck, gap):
    band = spline(blade.bands(np.array([here]), np.array([other]), np.array([neck]), gap), 12)[0]
    tree = cKDTree(band)
    head = spline(blade.leaves(np.array([here])), 12)[0]
    beyond = spline(blade.leaves(np.array([other])), 12)[0] + blade.ALONG
    for leaf in (head, beyond):
        assert tree.query(leaf)[0].min() >= 0.4 * gap


def test_band_and_leaf_are_their_own_turned_copies():
    wide, neck = np.array([0.36]), np.array([0.19])
    for ring, centre in (
        (blade.bands(wide, wide, neck, 0.03)[0], 0.5 * blade.NEXT),
        (blade.leaves(wide)[0], blade.MIDDLE),
    ):
        np.testing.assert_allclose(np.roll(2 * centre - ring, len(ring) // 2, axis=0), ring, atol=1e-12)


def test_a_small_change_of_the_wave_is_a_small_change_of_the_cloth():
    for name in ("parang.leaf_width", "parang.neck_width", "parang.disc", "parang.mlinjon"):
        p = RANGES[name]
        one, other = (
            draw(planned(**{name: v, "hand.wobble": 0.0, **NO_SELING}))
            for v in (p.default, p.default + 0.001 * (p.high - p.low))
        )
        for a, b in zip(one.layers, other.layers, strict=True):
            if a.name in ("tembok", "klowong"):
                assert len(a.areas) == len(b.areas)
                assert np.abs(a.areas.points - b.areas.points).max(initial=0) < 0.02, name


def test_the_seling_widens_without_a_jump():
    p = RANGES["parang.seling"]
    shown = [
        measuring.grey(dye(draw(planned(side=120.0, **{"parang.seling": v, "hand.wobble": 0.0})), px=(240, 240)).image)
        for v in np.linspace(p.low, p.low + 0.02 * (p.high - p.low), 5)
    ]
    steps = [float(np.abs(b - a).mean()) for a, b in pairwise(shown)]
    assert max(steps) < 4.0
    assert max(steps) < 3.0 * min(steps)


@settings(max_examples=10, deadline=None)
@given(
    st.fixed_dictionaries(
        {
            name: st.floats(GROWN[name].low, GROWN[name].high)
            for name in ("growth.angle", "growth.repetition", "growth.length", "growth.curl", "parang.leaf")
        }
    ),
    st.floats(0.25, 0.6),
)
def test_the_leaves_of_the_seling_cross_no_shoot(parameters, slim):
    plan, _ = plan_of(planned(**parameters))
    grown = strip_tendrils(plan, np.zeros((1, 2)), 30.0, 30.0 * slim)
    shoots = cKDTree(np.concatenate([spline(stem, 8, closed=False)[0] for stem in grown.stems[1:]]))
    for ring in grown.leaves:
        foot = ring[0, 0]
        # Where it grows from the stem, with its shoot, a leaf lies on both.
        away = np.sqrt(((ring[0] - foot) ** 2).sum(axis=1))
        # The smallest are shorter than a nib can draw.
        if away.max() > 1.8:
            assert shoots.query(ring[0][away > 0.45 * away.max()])[0].min() > 0.3


@settings(max_examples=20, deadline=None)
@given(
    st.fixed_dictionaries(
        {
            name: st.floats(GROWN[name].low, GROWN[name].high)
            for name in ("growth.angle", "growth.repetition", "growth.length", "growth.curl", "growth.stance")
        }
    ),
    st.floats(0.1, 0.5),
)
def test_a_running_lung_stays_in_its_strip_and_goes_on_from_end_to_end(parameters, slim):
    plan, _ = plan_of(planned(**parameters))
    grown = strip_tendrils(plan, np.zeros((1, 2)), 30.0, 30.0 * slim)
    assert np.abs(grown.points[..., 1]).max() < 30.0 * slim + 1e-6
    assert np.abs(grown.stems[0][0, [0, -1]] - np.array([[0.0, 0.0], [30.0, 0.0]])).max() < 1e-6
    assert len(grown.berries) == 2


@pytest.mark.parametrize("name", ["parang.leaf", "parang.flower", "parang.strokes", "nib.klowong"])
def test_what_a_measured_number_moves_grows_without_a_jump(name):
    p = GROWN[name]
    middle = 0.5 * (p.low + p.high)
    shown = [
        measuring.grey(dye(draw(planned(side=120.0, **{name: v, "hand.wobble": 0.0})), px=(240, 240)).image)
        for v in np.linspace(middle, middle + 0.03 * (p.high - p.low), 3)
    ]
    whole = measuring.grey(dye(draw(planned(side=120.0, **{name: p.high, "hand.wobble": 0.0})), px=(240, 240)).image)
    steps = [float(np.abs(b - a).mean()) for a, b in pairwise(shown)]
    assert max(steps) < 0.3 * float(np.abs(whole - shown[0]).mean())


def test_no_measured_number_chooses_a_kind(tmp_path):
    table = tmp_path / "mine.toml"
    rule = 'parameter = "parang.blade"\nfeature = "exponent"\nat_low = 0\nat_high = 2\nen = "a"\nid = "b"\n'
    table.write_text(f"[[rule]]\n{rule}")
    with pytest.raises(BadMapping, match="by hand"):
        load_mapping(table, RANGES, ("exponent",))


@pytest.mark.parametrize("nth", [0, 1])
def test_curigo_is_straight_and_keeps_clear_of_its_mlinjon(nth):
    layers = {x.name: x for x in draw(planned(SEEDS[nth], **{"parang.blade": 2.0, "parang.filling": 0.0})).layers}
    plates = layers["tembok"].areas
    rings = looks.shapes(plates)
    blades = [r for r in rings if len(r) > 40]
    tall = [np.ptp(r[:, 1]) / np.ptp(r[:, 0]) for r in blades]
    assert np.median(tall) > 2.2
    mlinjon = layers["klowong"].areas.points
    assert len(mlinjon) > 100
    near, _ = cKDTree(np.concatenate(rings)).query(mlinjon)
    assert near.min() > 0.3, SEEDS


def test_blades_follow_the_local_field():
    values = np.zeros((1, 2, 1))
    values[0, 0], values[0, 1] = -1.0, 1.0
    still = {"hand.wobble": 0.0, **NO_SELING}
    moved = draw(planned(local={"parang.disc": Local("alpha", 0.02)}, field=Field(("alpha",), values), **still))
    plates = next(layer for layer in moved.layers if layer.wax is Wax.TEMBOK).areas
    rings = looks.shapes(plates)
    discs = [(r.mean(axis=0)[0], np.ptp(r[:, 0])) for r in rings if len(r) == 28]
    left = np.mean([wide for x, wide in discs if x < 60])
    right = np.mean([wide for x, wide in discs if x > 180])
    assert right - left == pytest.approx(0.04 * 40 / 1.75, rel=0.2)

"""Unevenness stays within what is stated of real cloth (docs/sources.md#hand)."""

import numpy as np
import pytest
from differences import to_lab
from render_cloths import CLEAN, all_one, areas, box, cloth_of, disc, strokes

from batik_gen.render.dyeing.dye import dye
from batik_gen.render.raster.noise import chance, value_noise
from batik_gen.values.cloth import Layer, Wax


@pytest.mark.parametrize("angle", [1, 30, 44, 88])
@pytest.mark.parametrize("dpi", [150, 300])
def test_a_line_on_the_cloth_is_as_wide_as_its_nib(angle, dpi):
    width = 1.5
    along = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))]) * 22
    line = np.array([[*(25 - along), width], [*(25 + along), width]])
    cloth = cloth_of(Layer("t", Wax.TEMBOK, 1, strokes=strokes(line)), size=(50.0, 50.0))
    seen = np.asarray(dye(cloth, dpi=dpi).image).astype(float).mean(axis=2)
    dark, light = np.median(seen), np.quantile(seen, 0.99)
    wax = (seen > (dark + light) / 2).sum() / (dpi / 25.4) ** 2
    assert wax == pytest.approx(44 * width + np.pi * width**2 / 4, rel=0.03)


@pytest.mark.parametrize("wax", [Wax.OPEN, Wax.KLOWONG, Wax.BIRON, Wax.TEMBOK])
def test_mottling_moves_the_lightness_of_every_tone_by_one_or_two_and_white_too(wax):
    seen = all_one(wax, "sogan-yogya", (("mottling", 0.55), ("seepage", 0.0)), size=(150.0, 150.0))
    blocks = to_lab(seen)[..., 0][:880, :880].reshape(88, 10, 88, 10).mean(axis=(1, 3))
    # Least in the deepest tone, where much dye and a little more look nearly alike.
    assert (0.7 if wax is Wax.OPEN else 1.0) < blocks.std() < 2.0


def test_dye_stands_at_the_edge_of_wax():
    layer = Layer("tembok", Wax.TEMBOK, 1, areas=areas(box(0, 60, 120, 120)))

    def soga(amount):
        cloth = cloth_of(layer, size=(120.0, 120.0), bath=(("mottling", amount), ("seepage", 0.0)))
        return to_lab(np.asarray(dye(cloth, dpi=200).image))[..., 0]

    even, uneven = soga(0.0), soga(0.55)
    # Rows of open cloth 0.1 to 0.3 mm and 3 to 5 mm from the wax, which begins in row 472.
    rim, beyond = slice(469, 471), slice(433, 449)
    assert abs(even[rim].mean() - even[beyond].mean()) < 0.5
    assert uneven[rim].mean() < uneven[beyond].mean() - 0.4


def test_even_baths_are_even_but_for_the_cloth():
    seen = all_one(Wax.TEMBOK, "sogan-yogya", CLEAN)
    assert 0.1 < to_lab(seen)[..., 0].std() < 1.5


def seeped_share(seepage):
    """Return which share of many plates' outline has moved by 0.15 mm or more."""
    rings = [disc(x, y, 5.0, 120) for x in np.arange(8, 200, 13) for y in np.arange(8, 200, 13)]
    layer = Layer("tembok", Wax.TEMBOK, 1, areas=areas(*rings))

    def look(amount):
        cloth = cloth_of(layer, size=(200.0, 200.0), bath=(("mottling", 0.0), ("seepage", amount)))
        return np.asarray(dye(cloth, dpi=150).image)[..., 0].astype(int)

    changed = look(0.0) - look(seepage) > 25
    angle = np.arange(120) / 120 * 2 * np.pi
    hits = []
    for x in np.arange(8, 200, 13):
        for y in np.arange(8, 200, 13):
            at = [(np.array([np.sin(angle), np.cos(angle)]) * (5.0 - d) + [[y], [x]]) for d in (0.2, 0.3)]
            marks = [changed[tuple((place * 150 / 25.4).astype(int))] for place in at]
            hits.append(np.logical_or.reduce(marks))
    return np.mean(hits), changed.mean()


def test_seepage_takes_a_few_per_cent_of_the_outlines():
    share, area = seeped_share(1.0)
    assert 0.01 < share < 0.06
    assert 0.0 < area < 0.01
    half, _ = seeped_share(0.5)
    assert 0.2 * share < half < 0.8 * share
    assert 0.01 < half < 0.03  # as much as a cloth has by default


def test_dye_creeps_no_further_than_stated_from_the_dyed_side():
    layer = Layer("tembok", Wax.TEMBOK, 1, areas=areas(box(0, 100, 200, 200)))
    rows = []
    for amount in (0.0, 1.0):
        cloth = cloth_of(layer, size=(200.0, 200.0), bath=(("mottling", 0.0), ("seepage", amount)))
        rows.append(np.asarray(dye(cloth, dpi=200).image)[..., 0].astype(int))
    depth = ((rows[0] - rows[1]) > 40)[788:, :]
    near = depth[:12].any(axis=0)
    assert near.any()
    assert not depth[8:16].any()  # beyond 1 mm only pinholes, and those need wide wax


def test_noise_depends_on_place_alone():
    x, y = np.linspace(0, 90, 50), np.linspace(0, 40, 30)
    whole = value_noise(x, y, 7.0, 3, 1)
    assert np.array_equal(whole[10:20], value_noise(x, y[10:20], 7.0, 3, 1))
    assert np.abs(whole).max() <= 1.0
    draws = chance(np.arange(-500, 500)[None, :], np.arange(100)[:, None], 3, 1)
    assert draws.mean() == pytest.approx(0.5, abs=0.01)
    assert draws.std() == pytest.approx(1 / np.sqrt(12), abs=0.01)
    assert abs(np.corrcoef(draws[:, :-1].ravel(), draws[:, 1:].ravel())[0, 1]) < 0.01

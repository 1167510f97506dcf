"""Cloths of several parts: each part where it belongs, drawn by its own Design, cut and never scaled to fit."""

from dataclasses import replace
from functools import lru_cache

import measuring
import numpy as np
import pytest
from portraits import plain

from batik_gen.pattern.cloths.assembling import tailored
from batik_gen.pattern.cloths.kind import ClothPart
from batik_gen.pattern.cloths.table import cloth_formats, cloth_named
from batik_gen.pattern.drawing.draw import Strips, draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.cloth import Wax
from batik_gen.values.design import Design, Field
from batik_gen.values.errors import BadDesign, BadSize, UnknownName

SMALL = {
    "kain-panjang": (500.0, 210.0), "sarung": (700.0, 350.0), "selendang": (560.0, 140.0),
    "iket": (320.0, 320.0), "pagi-sore": (500.0, 210.0), "panel": (200.0, 260.0),
    "silang": (240.0, 240.0),
}  # fmt: skip


of_each_format = pytest.mark.parametrize("name", cloth_formats(), scope="module")
"""The tests of one format follow each other: what one of them has drawn serves the next."""


def cloth(name, motif="kawung", size=None, seed=4):
    known = cloth_named(name)
    size = size or SMALL[name]
    body = replace(plain(motif, seed, size[0]), size_mm=size)
    parts = [
        replace(plain(role.motif if role.motif != motif else role.other, seed, size[0]), size_mm=size)
        for role in known.roles
    ]
    return tailored(name, body, parts)  # fmt: skip


@lru_cache(maxsize=2)
def waxed(name):
    """Return the cloth of a format, drawn once for tests that only look at it."""
    return draw(cloth(name))


def grey(held, width=700, drawn=None):
    wide, tall = held.size_mm
    return measuring.grey(dye(drawn or draw(held), px=(width, round(width * tall / wide))).image)


@of_each_format
def test_every_cloth_is_drawn_and_written(name):
    held = cloth(name)
    assert Design.from_toml(held.to_toml()) == held
    drawn = waxed(name)
    assert drawn.size_mm == SMALL[name]
    assert Strips(held)(10.0, 60.0) == drawn
    picture = grey(held, drawn=drawn)
    assert 0.2 < measuring.dark_share(picture) < 0.85


@of_each_format
def test_margins_are_light_and_go_all_around(name):
    drawn = waxed(name)
    plates = [layer for layer in drawn.layers if layer.name == "bidang" and layer.wax is Wax.TEMBOK]
    assert len(plates) == 4
    covered = np.concatenate([layer.areas.points for layer in plates])
    assert covered.min() < 1
    assert (covered.max(axis=0) > np.array(drawn.size_mm) - 1).all()


def test_the_motif_is_cropped_and_never_scaled_to_fit():
    """Along the length kawung repeats by the same pitch on every cloth and size."""
    small, large = cloth("kain-panjang"), cloth("kain-panjang", size=(900.0, 210.0))
    sides = []
    for held in (small, large):
        areas = next(layer for layer in draw(held).layers if layer.name == "tembok").areas
        rings = [areas.points[begin:end] for begin, end in zip(areas.offsets[:40], areas.offsets[1:41], strict=True)]
        sides.append(np.median([np.ptp(ring, axis=0) for ring in rings], axis=0))
    assert sides[0] == pytest.approx(sides[1], rel=0.06)


def test_rows_of_a_crossed_cloth_lie_between_panels_and_are_seen_whole():
    """Kawung across a crossed cloth fills its row with whole fruits, as near to its own size as that goes."""
    from batik_gen.pattern.cloths.fitting import fit_of

    held = cloth("silang", "truntum", (400.0, 1050.0))
    laid = [part for part in cloth_named("silang").layout(*held.size_mm).parts if isinstance(part, ClothPart)]
    assert [part.role for part in laid] == [0, 1] * (len(laid) // 2) + [0]
    for part in laid:
        fit = fit_of(replace(plain("kawung"), size_mm=held.size_mm), part)
        pitches = fit.size_mm[1] / 44.0
        if part.role == 1:
            assert pitches == pytest.approx(round(pitches))
            assert 0.7 <= fit.scale <= 1 / 0.7
        else:
            assert fit.scale == 1.0


def test_a_wave_is_not_drawn_smaller_to_fill_a_row():
    """What repeats only in half a metre keeps its own scale, and its lines their nibs."""
    from batik_gen.pattern.cloths.fitting import fit_of

    parts = cloth_named("silang").layout(400.0, 400.0).parts
    rows = [part for part in parts if isinstance(part, ClothPart) and part.role == 1]
    assert [fit_of(plain("lung-gelombang"), part).scale for part in rows] == [1.0] * len(rows)


def test_each_panel_of_a_crossed_cloth_has_slips_of_its_own():
    drawn = grey(cloth("silang", size=(240.0, 240.0)), 480)
    deep = round(480 * 2.5 / 6)
    upper, lower = drawn[20 : deep - 20], drawn[480 - deep + 20 : 460]
    assert np.abs(upper - lower).mean() > 1.0


def test_a_sarung_has_its_head_boards_and_borders():
    known = cloth_named("sarung").layout(2100, 1050)
    roles = [part.role for part in known.parts if isinstance(part, ClothPart)]
    assert roles.count(0) == 1
    assert roles.count(1) == 1
    assert roles.count(2) == 2
    assert roles.count(3) == 2
    head = next(part for part in known.parts if isinstance(part, ClothPart) and part.role == 1)
    assert 0.12 <= head.extent[0] / 2100 <= 0.20
    # Rows of tumpal face each other across the middle of the head: it is its own mirror picture.
    held = cloth("sarung")
    picture = grey(held, 1400)
    scale = 1400 / held.size_mm[0]
    part = next(
        p for p in cloth_named("sarung").layout(*held.size_mm).parts if isinstance(p, ClothPart) and p.role == 1
    )
    left, top = (round(v * scale) for v in part.corner)
    wide, tall = (round(v * scale) for v in part.extent)
    crop = picture[top + 4 : top + tall - 4, left + 3 : left + wide - 3]
    assert np.corrcoef(crop.ravel(), crop[:, ::-1].ravel())[0, 1] > 0.5


def test_two_persons_have_a_half_each_of_pagi_sore():
    one = cloth("pagi-sore")
    other = replace(
        one,
        patches=(
            replace(
                one.patches[0],
                parameters={**one.patches[0].parameters, "parang.leaf_width": 0.325, "parang.size": 52.0},
            ),
        ),
    )
    first, second = grey(one), grey(other)
    changed = np.abs(first - second) > 20
    assert changed[:, :200].mean() < 0.001
    assert changed[:, -200:].mean() > 0.1


def test_time_runs_on_along_the_length():
    """A part's field is the stretch of the whole field that it lies on."""
    held = cloth("pagi-sore", motif="truntum")
    field = replace(held.field, bands=("alpha",), values=np.linspace(-1, 1, 8)[None, :, None] * np.ones((1, 8, 2)))
    from batik_gen.pattern.cloths.fitting import cropped

    evening = cloth_named("pagi-sore").layout(*held.size_mm).parts[1]
    cut = cropped(field, evening, held.size_mm).values[0, :, 0]
    assert (np.diff(cut) > 0).all()
    assert cut[0] > -0.4
    assert cut[-1] == pytest.approx(1.0, abs=0.15)


@pytest.mark.parametrize("name", cloth_formats())
def test_each_part_follows_the_wave_at_the_place_where_it_lies(name):
    """However a part is turned or mirrored, its own field tells what the cloth's tells there."""
    from batik_gen.pattern.cloths.fitting import cropped, fit_of

    held = cloth(name)
    wide, tall = held.size_mm
    x, y = (np.arange(40) + 0.5) / 40, (np.arange(30) + 0.5) / 30
    field = Field(("theta", "alpha"), np.stack(np.meshgrid(x, y, indexing="ij")))
    for part in cloth_named(name).layout(*held.size_mm).parts:
        if not isinstance(part, ClothPart):
            continue
        fit = fit_of(held if part.role == 0 else held.patches[part.role - 1], part)
        cut = cropped(field, part, held.size_mm).values
        along, across = ((np.arange(n) + 0.5) / n for n in cut.shape[1:])
        drawn = np.stack(
            np.meshgrid(along * fit.size_mm[0], fit.above + across * (fit.size_mm[1] - fit.above), indexing="ij"),
            axis=-1,
        )
        place = fit.placed(drawn)
        inside = ((place >= 0.02 * np.array([wide, tall])) & (place <= 0.98 * np.array([wide, tall]))).all(axis=-1)
        assert np.abs(cut[0] - place[..., 0] / wide)[inside].max() < 0.02
        assert np.abs(cut[1] - place[..., 1] / tall)[inside].max() < 0.02


def test_what_cannot_be_cut_is_refused():
    held = cloth("sarung")
    with pytest.raises(UnknownName, match="sarung"):
        tailored("sarong", held, held.patches)
    with pytest.raises(BadDesign, match="kepala, papan, pinggir"):
        tailored("sarung", held, held.patches[:1])
    with pytest.raises(BadSize, match="no room"):
        tailored("sarung", replace(held, size_mm=(200.0, 100.0)), held.patches)

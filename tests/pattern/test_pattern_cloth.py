"""What the eye sees, measured on real renders at seeds the test draws itself."""

from functools import cache

import measuring
import numpy as np
import pytest
import seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import drawn, every_family, plain, portrait

from batik_gen.pattern.declaring.registry import families
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.cloth import Cloth

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
MIRRORS = ("left-right", "up-down")


@cache
def render(motif: str, seed: int, side: float = 300.0, px: int = 768) -> measuring.Grey:
    return measuring.grey(dye(draw(plain(motif, seed, side)), px=(px, px)).image, 512)


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("motif", ["kawung", "truntum"])
def test_turned_and_mirrored_copies_fit(motif, nth):
    picture = render(motif, SEEDS[nth])
    for transform in ("turn", *MIRRORS, "diagonal"):
        assert measuring.likeness(picture, transform) >= 0.80, (transform, SEEDS)


@pytest.mark.parametrize("nth", [0, 1])
def test_parang_turns_but_has_no_mirror(nth):
    picture = render("parang", SEEDS[nth])
    assert measuring.likeness(picture, "turn") >= 0.85, SEEDS
    for transform in MIRRORS:
        assert measuring.likeness(picture, transform) <= 0.30, (transform, SEEDS)


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("motif", ["truntum", "kawung", "parang"])
def test_balance_and_detail_are_those_of_cloth(motif, nth):
    picture = render(motif, SEEDS[nth])
    assert 0.40 <= measuring.dark_share(picture) <= 0.75, SEEDS
    assert 1.45 <= measuring.box_dimension(picture) <= 1.80, SEEDS


@pytest.mark.parametrize(
    ("motif", "pitch", "vector"), [("kawung", 44.0, (1.0, 0.0)), ("truntum", 32.0, (0.7071, 0.7071))]
)
def test_the_lattice_is_strict(motif, pitch, vector):
    picture = render(motif, SEEDS[0])
    scale = 512 / 300
    assert measuring.repeat(picture, pitch * vector[0] * scale, pitch * vector[1] * scale) >= 0.75
    assert measuring.repeat(picture, 0.5 * pitch * scale, 0.13 * pitch * scale, 0) <= 0.6


def waxed(motif: str, share: float = 0.5, **hand: float) -> Cloth:
    """Return a cloth whose motif has a size within its range: 0 its smallest, 1 its largest."""
    size = next(p for p in families()[motif].parameters if p.unit == "mm")
    key = size.name.replace(".", "__")
    return drawn(plain(motif, 9, **{key: size.low + share * (size.high - size.low), **hand}))


@every_family
def test_no_two_copies_are_equal(motif):
    rings = next(x.areas for x in waxed(motif, hand__uneven=0.1).layers if x.name == "tembok")
    shapes = []
    for a, b in zip(rings.offsets[:-1], rings.offsets[1:], strict=True):
        ring = rings.points[a:b]
        shapes.append((ring - ring[0]).tobytes())
    assert len(set(shapes)) == len(shapes) > 50


@every_family
def test_dots_are_uneven_as_a_hand_sets_them(motif):
    uneven, clean = waxed(motif, hand__uneven=0.1), waxed(motif, hand__wobble=0.0)
    for one, other in zip(uneven.layers, clean.layers, strict=True):
        if len(one.dots) > 100 and len(one.dots) == len(other.dots):
            ratio = one.dots.points[:, 2] / other.dots.points[:, 2]
            assert 0.05 <= ratio.std() / ratio.mean() <= 0.16


@every_family
def test_the_nib_stays_when_the_motif_grows(motif):
    """A line has the width of its nib, whatever the motif's size (docs/sources.md#canting)."""
    widths = []
    for share in (0.5, 1.0):
        layer = next(x for x in waxed(motif, share, hand__uneven=0.1).layers if x.name == "klowong")
        widths.append(float(np.median(layer.strokes.points[:, 2])))
    assert widths[1] <= 1.3 * widths[0]
    assert 0.4 <= widths[0] <= 2.0


@every_family
def test_two_people_get_two_cloths_of_one_family(motif):
    one = design(
        portrait(alpha_height_db=15.0, exponent=20.0, alpha_cog=20.0, rel_beta=80.0), motif=motif, size_mm=(200, 200)
    )
    other = design(
        portrait(alpha_height_db=85.0, exponent=80.0, alpha_cog=80.0, rel_beta=20.0), motif=motif, size_mm=(200, 200)
    )
    pictures = [measuring.grey(dye(draw(d), px=(256, 256)).image) for d in (one, other)]
    assert float(np.abs(pictures[0] - pictures[1]).mean()) > 15


@settings(max_examples=5, deadline=None)
@given(st.floats(0, 100), st.floats(0, 100))
def test_a_small_change_of_the_wave_is_a_small_change_of_the_cloth(base, step):
    near = min(100.0, base + 0.02)
    designs = [design(portrait(rel_beta=b, alpha_cog=step), size_mm=(60, 60)) for b in (base, near)]
    pictures = [measuring.grey(dye(draw(d), px=(128, 128)).image) for d in designs]
    assert float(np.abs(pictures[0] - pictures[1]).mean()) < 3


def test_the_local_field_shows_where_it_lies():
    still = plain("truntum", 3, 200.0)
    from batik_gen.values.design import Field, Local

    moved = type(still)(
        **{
            **{k: getattr(still, k) for k in still.__dataclass_fields__},
            "local": {"truntum.petal_width": Local("alpha", 0.04)},
            "field": Field(("alpha",), np.array([[[-1.0], [1.0]]])),
        }
    )
    plates = [next(x for x in draw(d).layers if x.name == "tembok").areas for d in (still, moved)]
    assert len(plates[0]) == len(plates[1])
    left = plates[0].points[:, 0] < 50
    right = plates[0].points[:, 0] > 150
    shift = np.abs(plates[1].points - plates[0].points).sum(axis=1)
    assert shift[left].max() > 0.3
    assert shift[right].max() > 0.3

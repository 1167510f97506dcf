"""What the eye sees, measured on real renders at seeds the test draws itself."""

from dataclasses import replace

import looks
import measuring
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import drawn, every_family, plain, portrait
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.registry import families
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.cloth import Cloth, Wax
from batik_gen.values.design import Field, Local

three_hands = pytest.mark.parametrize(
    ("seed", "side"), [(9, 240.0), *(pytest.param(seed, 300.0, marks=pytest.mark.slow) for seed in (3, 5, 9))]
)


def waxed(motif: str, seed: int, side: float, share: float = 0.5, **hand: float) -> Cloth:
    """Return a cloth whose motif has a size within its range: 0 its smallest, 1 its largest."""
    size = next(p for p in families()[motif].parameters if p.unit == "mm")
    key = size.name.replace(".", "__")
    return drawn(plain(motif, seed, side, **{key: size.low + share * (size.high - size.low), **hand}))


@every_family
@three_hands
def test_no_two_copies_are_equal(motif, seed, side):
    layers = waxed(motif, seed, side, hand__uneven=0.1).layers
    # Clouds have no white plates: theirs are the lightest blue. Where colours are painted, each has plates of its own.
    plates = [x.areas for x in layers if x.name in ("tembok", "tahap 1")][:1]
    plates = plates or [x.areas for x in layers if "tembok" in x.name]
    copies = [(ring - ring[0]).tobytes() for areas in plates for ring in looks.shapes(areas)]
    assert len(set(copies)) == len(copies) > (50 if side >= 300 else 25)


@every_family
@three_hands
def test_dots_are_uneven_as_a_hand_sets_them(motif, seed, side):
    uneven, clean = waxed(motif, seed, side, hand__uneven=0.1), waxed(motif, seed, side, hand__wobble=0.0)
    compared = 0
    for one, other in zip(uneven.layers, clean.layers, strict=True):
        if not len(other.dots):
            continue
        # The same dot of a still hand stands within half a millimetre; at the edges there may be one more or less.
        away, same = cKDTree(other.dots.points[:, :2]).query(one.dots.points[:, :2])
        ratio = (one.dots.points[:, 2] / other.dots.points[same, 2])[away < 0.45]
        if len(ratio) > 40:
            assert 0.05 <= ratio.std() / ratio.mean() <= 0.16
            compared += 1
    assert compared, motif


@every_family
@three_hands
def test_the_nib_stays_when_the_motif_grows(motif, seed, side):
    """A line has the width of its nib, whatever the motif's size (docs/sources.md#canting)."""
    widths = []
    for share in (0.5, 1.0):
        layers = waxed(motif, seed, side, share, hand__uneven=0.1).layers
        lined = [x for x in layers if len(x.strokes.points) and (x.name == "klowong" or x.wax is Wax.KLOWONG)]
        # Flowers of three colours have no klowong: light lines stand open between them.
        lined = lined if any("klowong" in x.name for x in lined) else [x for x in layers if "terbuka" in x.name]
        layer = next((x for x in lined if x.name == "klowong"), lined[0])
        widths.append(float(np.median(layer.strokes.points[:, 2])))
    assert widths[1] <= 1.3 * widths[0]
    assert 0.4 <= widths[0] <= 2.0


@every_family
def test_two_people_get_two_cloths_of_one_family(motif):
    people = (
        portrait(alpha_height_db=15.0, exponent=20.0, alpha_cog=20.0, rel_beta=80.0),
        portrait(alpha_height_db=85.0, exponent=80.0, alpha_cog=80.0, rel_beta=20.0),
    )
    cloths = [draw(design(one, motif=motif, size_mm=(60, 60))) for one in people]
    pictures = [measuring.grey(dye(cloth, px=(77, 77)).image) for cloth in cloths]
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
    moved = replace(
        still,
        local={"truntum.petal_width": Local("alpha", 0.04)},
        field=Field(("alpha",), np.array([[[-1.0], [1.0]]])),
    )
    plates = [next(x for x in draw(d).layers if x.name == "tembok").areas for d in (still, moved)]
    assert len(plates[0]) == len(plates[1])
    left = plates[0].points[:, 0] < 50
    right = plates[0].points[:, 0] > 150
    shift = np.abs(plates[1].points - plates[0].points).sum(axis=1)
    assert shift[left].max() > 0.3
    assert shift[right].max() > 0.3

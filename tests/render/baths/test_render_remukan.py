"""Remukan: cracks end on older ones, keep to the wax, and are the same however the picture is made."""

import numpy as np
import pytest
import seeds
from render_cloths import CLEAN, areas, box, cloth_of, disc

from batik_gen.render.baths.remukan import Wrap, cracks_in
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.processes.table import PROCESSES
from batik_gen.values.cloth import Layer, Period, Wax

PLATES = Layer(
    "tembok",
    Wax.TEMBOK,
    3,
    areas=areas(disc(40, 40, 28), box(80, 10, 150, 60), box(10, 80, 60, 120), disc(110, 95, 24)),
)
SIZE = (160.0, 130.0)


def plates():
    y, x = np.mgrid[0:160, 0:200]
    return ((x - 60) ** 2 + (y - 60) ** 2 < 50**2) | ((x > 120) & (x < 190) & (y > 10) & (y < 70)) | (y > 125)


def crossing(one, other):
    """Return True where two segments cut through each other, not where one ends on the other."""
    (a, b), (c, d) = one, other

    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def junctions(cracks):
    """Count ends that lie on another crack, and crossings that run on beyond it by more than 0.5 mm."""
    ends = crossed = 0
    for n, crack in enumerate(cracks):
        for m, other in enumerate(cracks):
            if n == m or (other.course.min(0) > crack.course.max(0) + 1).any():
                continue
            if (other.course.max(0) < crack.course.min(0) - 1).any():
                continue
            far = np.sqrt(((crack.course[[0, -1]][:, None] - other.course[None]) ** 2).sum(axis=2)).min(axis=1)
            ends += int((far < 0.5).sum())
            if m < n:
                mine, its = (list(zip(c.course[:-1], c.course[1:], strict=True)) for c in (crack, other))
                for i, one in enumerate(mine):
                    beyond = min(i, len(mine) - 1 - i) * 0.8
                    crossed += int(beyond > 0.5 and any(crossing(one, two) for two in its))
    return ends, crossed


@pytest.mark.parametrize("amount", [0.3, 0.8])
def test_a_crack_ends_on_an_older_one(amount):
    seed = int(seeds.rng(__name__).integers(0, 2**31))
    cracks = cracks_in(plates(), amount, seed)
    ends, crossed = junctions(cracks)
    assert ends > 40, seed
    assert ends / (ends + crossed) >= 0.95, (seed, ends, crossed)
    widest = [crack.width.max() for crack in cracks]
    tenth = len(cracks) // 10
    assert np.mean(widest[:tenth]) > 1.2 * np.mean(widest[-tenth:])


def test_more_remukan_more_cracks_and_none_at_nought():
    waxed = plates()
    assert cracks_in(waxed, 0.0, 3) == []
    count = [len(cracks_in(waxed, amount, 3)) for amount in (0.2, 0.5, 0.8, 1.0)]
    assert count == sorted(count)
    assert count[-1] > 4 * count[0] > 0


def test_cracks_stay_in_the_wax():
    waxed = plates()
    for crack in cracks_in(waxed, 0.6, 4):
        inner = crack.course[1:-1]
        row, column = (np.clip(np.floor(inner[:, k]).astype(int), 0, waxed.shape[1 - k] - 1) for k in (1, 0))
        assert waxed[row, column].mean() > 0.9 or not len(inner)


def test_only_light_places_change_and_by_the_dye_of_a_bath():
    with_cracks, without = (
        np.asarray(dye(cloth_of(PLATES, size=SIZE, bath=(*CLEAN, ("remukan", amount))), dpi=150).image).astype(int)
        for amount in (0.7, 0.0)
    )
    changed = np.abs(with_cracks - without).max(axis=2) > 12
    assert 0.01 < changed.mean() < 0.2
    dark = without.sum(axis=2) < 200
    assert changed[dark].mean() < 0.002
    assert (with_cracks.sum(axis=2)[changed] < without.sum(axis=2)[changed]).all()


def test_any_banding_and_strips_crack_alike():
    cloth = cloth_of(PLATES, size=SIZE, bath=(*CLEAN, ("remukan", 0.6)))
    whole = np.asarray(dye(cloth, dpi=100).image)
    for rows in (7, 64):
        assert (np.asarray(dye(cloth, dpi=100, band_rows=rows).image) == whole).all()


def test_a_cloth_that_repeats_cracks_over_its_border():
    waxed = np.ones((60, 80), bool)
    waxed[25:35, 35:45] = False
    cracks = cracks_in(waxed, 0.6, 5, Wrap())
    assert any((crack.course < 0).any() or (crack.course > (80, 60)).any() for crack in cracks)
    block = Layer("tembok", Wax.TEMBOK, 3, areas=areas(disc(40, 30, 24), disc(0, 0, 14)))
    bath = (*CLEAN, ("remukan", 0.6))
    one = cloth_of(block, size=(80.0, 60.0), bath=bath)
    period = Period((80.0, 60.0))
    small, large = (
        np.asarray(dye(type(one)(size, one.layers, one.process, bath, 5, "", period), px=px).image)
        for size, px in (((80.0, 60.0), (320, 240)), ((160.0, 120.0), (640, 480)))
    )
    assert (np.tile(small, (2, 2, 1)) == large).all()


def test_only_the_cloth_of_wonogiri_is_cracked_unasked():
    assert {name for name, process in PROCESSES.items() if process.remukan > 0} == {"wonogiren"}

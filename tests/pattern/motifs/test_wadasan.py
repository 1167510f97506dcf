"""Wadasan beside its rules: stacked rock in even bands, plants rooted on it, no bare plate, no mirror."""

from functools import cache

import looks
import measuring
import numpy as np
import pytest
import seeds
from portraits import plain, portrait
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.registry import family_named, parameters_of
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.cloth import TAHAP

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
MOTIF = "wadasan"
SIDE = 260.0


@cache
def cloth(**numbers):
    return draw(plain(MOTIF, SEEDS[0], SIDE, hand__wobble=0.0, **numbers))


def layers(name, **numbers):
    return [x for x in cloth(**numbers).layers if x.name == name]


def rocks(name):
    """Return what is waxed of the rocks; small clouds lie below them."""
    return layers(name)[-1]


def test_bands_deepen_away_from_the_line():
    assert [rocks(f"tahap {k + 1}").wax for k in range(6)] == list(TAHAP)
    names = [x.name for x in cloth().layers]
    assert names.index("dasar") < len(names) - 1 - names[::-1].index("tahap 6")


def test_every_band_of_a_rock_is_as_wide_as_the_next():
    lines = cKDTree(rocks("klowong").strokes.points[:, :2])
    wide = next(p.default for p in family_named(MOTIF).parameters if p.name == "wadas.band") * 0.86
    edges = []
    for number in (1, 2, 3):
        points = np.concatenate([r for r in looks.shapes(rocks(f"tahap {number}").areas) if np.ptp(r[:, 1]) > 25])
        away = lines.query(points)[0]
        # Where the edge lies most: by clefts, where bands run out, it lies anywhere.
        many, at = np.histogram(away[away > (number - 0.5) * wide], np.arange(0, 12, 0.1))
        fullest = int(np.convolve(many, np.ones(5), "same").argmax())
        edges.append(float(at[fullest] + 0.05))
    assert np.diff(edges) == pytest.approx([wide, wide], abs=0.25), SEEDS


def test_every_plant_is_rooted_on_a_rock():
    stems = looks.shapes(layers("sulur")[0].strokes)
    assert len(stems) >= 12, SEEDS
    whole = looks.shapes(layers("dasar")[0].areas)
    for stem in stems:
        foot = stem[0, :2]
        if (foot < 4).any() or (foot > SIDE - 4).any():
            continue
        # Its foot lies behind a rock, and so it never hangs in the air.
        near = min(np.hypot(*(ring - foot).T).min() for ring in whole)
        assert near < 3 or any(inside(ring, foot) for ring in whole), (foot, SEEDS)


def test_rock_stands_in_water_that_spreads_below_the_middle_of_its_stones():
    waters = [ring for ring in looks.shapes(layers("air 1")[0].areas) if (ring > 4).all() and (ring < SIDE - 4).all()]
    stones = rocks("klowong").strokes.points[:, :2]
    assert waters, SEEDS
    for ring in waters:
        (left, top), (right, _) = ring.min(axis=0), ring.max(axis=0)
        # The next row of banks stands before the middle of it.
        for x in (left + 0.25 * (right - left), right - 0.25 * (right - left)):
            shore = ring[np.abs(ring[:, 0] - x) < 4, 1].max()
            above = stones[(np.abs(stones[:, 0] - x) < 4) & (np.abs(stones[:, 1] - top) < 20), 1]
            assert len(above), SEEDS
            assert shore > np.median(above), SEEDS


def inside(ring, point):
    (ax, ay), (bx, by) = ring.T, np.roll(ring, -1, axis=0).T
    x, y = point
    rise = np.where(by == ay, 1.0, by - ay)
    return int((((ay > y) != (by > y)) & (x < ax + (y - ay) * (bx - ax) / rise)).sum()) % 2 == 1


def test_stems_taper_and_end_in_a_roll():
    for stem in looks.shapes(layers("sulur")[0].strokes):
        assert stem[2, 2] > 1.5 * stem[-1, 2], SEEDS
        way = np.unwrap(np.arctan2(*np.diff(stem[:, :2], axis=0).T))
        assert abs(way[-1] - way[len(way) // 2]) > 2.5, SEEDS


def test_more_growth_gives_more_and_broader_leaves():
    few, many = (sum(len(x.areas) for x in layers("daun muda", growth__repetition=r)) for r in (1.4, 3.2))
    assert many > 1.4 * few, SEEDS
    slim, broad = (dark_leaves(growth__leaf=w) for w in (0.7, 1.4))
    assert broad > 1.4 * slim, SEEDS


def dark_leaves(**numbers):
    rings = looks.shapes(layers("daun tua", **numbers)[0].areas)
    return sum(abs(float((r[:, 0] * np.roll(r[:, 1], -1) - r[:, 1] * np.roll(r[:, 0], -1)).sum())) for r in rings)


def test_the_family_takes_its_own_process_where_none_is_named():
    assert design(portrait(), motif=MOTIF).process == "mega-mendung"
    assert design(portrait(), motif=MOTIF, process="kelengan").process == "kelengan"


FEW = {"sky.small": 0.4, "sky.telu": 0.1, "wadas.lift": 1.5, "wadas.stone": 2.0}
"""What moves little of the cloth: the least mean difference in lightness, of 255."""


def by_turns(names):
    """Return every second name for the quick run, the others for the slow one."""
    return [name if n % 2 == 0 else pytest.param(name, marks=pytest.mark.slow) for n, name in enumerate(names)]


@pytest.mark.parametrize("name", by_turns(p.name for p in family_named(MOTIF).parameters))
def test_every_number_moves_the_cloth(name):
    p = next(p for p in family_named(MOTIF).parameters if p.name == name)
    key = name.replace(".", "__")
    one, other = (
        measuring.grey(dye(draw(plain(MOTIF, 1, 110.0, hand__wobble=0.0, **{key: v})), px=(110, 110)).image)
        for v in (p.low, p.high)
    )
    assert float(np.abs(one - other).mean()) > FEW.get(name, 3), name


@pytest.mark.parametrize("name", by_turns(n for n in parameters_of(family_named(MOTIF)) if n.startswith("growth.")))
def test_growth_moves_the_plants_alone(name):
    p = parameters_of(family_named(MOTIF))[name]
    low, high = ({x.name: x for x in cloth(**{name.replace(".", "__"): v}).layers} for v in (p.low, p.high))
    grown = ("daun muda", "daun tua", "tulang daun", "cecek daun", "sulur", "cecek telu")
    assert not all(alike(low[n], high[n]) for n in grown), SEEDS
    assert all(alike(low[n], high[n]) for n in low if n not in grown), SEEDS


def alike(one, other):
    parts = [(getattr(one, part).points, getattr(other, part).points) for part in ("areas", "strokes", "dots")]
    return all(np.array_equal(a, b) for a, b in parts)


@pytest.mark.parametrize("process", ["sogan-yogya", "sogan-solo", "kelengan"])
def test_it_can_be_dressed_in_another_process(process):
    assert 0.30 <= measuring.dark_share(looks.picture(MOTIF, SEEDS[0], 250.0, 400, process)) <= 0.93, SEEDS

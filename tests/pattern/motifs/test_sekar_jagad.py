"""Sekar jagad: islands in wavy contours, never two alike side by side, nothing beyond its shore."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import plain

from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.geometry.shape.room import distance
from batik_gen.pattern.motifs.sekar_jagad.cells import islands_over
from batik_gen.pattern.motifs.sekar_jagad.island_fillings import FILLINGS, filled
from batik_gen.pattern.motifs.sekar_jagad.own import Own
from batik_gen.pattern.motifs.sekar_jagad.sekar_jagad import lay_out
from batik_gen.pattern.patchwork.fillings import Growing
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.processes.table import find_process, state_colours
from batik_gen.values.cloth import WARNA, Wax
from batik_gen.values.wave import Field

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""


@given(st.floats(60, 900), st.floats(60, 900), st.floats(90, 210), st.floats(0.05, 0.11))
@settings(max_examples=20, deadline=None)
def test_neighbours_are_never_alike(width, height, size, wave):
    islands = islands_over((width, height), size, wave)
    chosen = filled(islands)
    for at, beside in enumerate(islands.neighbours):
        for n in beside:
            assert chosen[n] != chosen[at]
            assert at in islands.neighbours[n]


def test_many_fillings_are_seen_and_the_growth_among_them():
    chosen = filled(islands_over((1000.0, 1000.0), 112.0, 0.09))
    counts = np.bincount(chosen, minlength=len(FILLINGS))
    assert (counts > 0).all()
    assert counts.max() <= 3 * counts.mean()
    for light in (False, True):
        assert counts[FILLINGS.index(Growing(light))] >= counts.mean()


def test_a_bend_is_undone():
    islands = islands_over((400.0, 300.0), 112.0, 0.11)
    places = np.random.default_rng(SEEDS[0]).uniform(-20, 420, (500, 2))
    assert np.abs(islands.bend(islands.unbend(places)) - places).max() < 1e-4
    # The shores swing: they are not the straight edges of the cells.
    assert np.abs(islands.bend(places) - places).max() > 3


def test_islands_lie_apart_and_leave_a_channel():
    laid = lay_out(plan_of(plain("sekar-jagad", 1, 180.0))[0])
    shores = laid.contours.shores
    for at, beside in enumerate(laid.islands.neighbours):
        for n in beside:
            deep = distance(shores[n][None], shores[at][None])[0]
            assert deep.max() < -1.0
    for shore in shores:
        step = np.roll(shore, -1, axis=0) - shore
        assert np.sqrt((step * step).sum(axis=1)).max() < 4.0


def test_nothing_lies_beyond_its_shore():
    design = plain("sekar-jagad", SEEDS[0], 160.0, hand__wobble=0.0)
    laid = lay_out(plan_of(design)[0])
    over = {"klowong", "cecek tepi", "tembok simpul", "mata simpul"}
    under = {"tepi luar", "tepi tembok", "tepi untu", "tepi terbuka"}
    depth = np.full(0, np.inf)
    for layer in (x for x in draw(design).layers if x.name not in over | under):
        points = np.concatenate([layer.areas.points, layer.strokes.points[:, :2], layer.dots.points[:, :2]])
        q = laid.islands.bend(points)
        deepest = np.max([patch.depth(q).min(axis=1) for patch in laid.contours.patches], axis=0)
        depth = np.concatenate([depth, deepest])
    assert len(depth) > 5_000
    assert depth.min() > -0.2


def test_the_line_about_each_island_is_unbroken():
    design = plain("sekar-jagad", SEEDS[0], 150.0, hand__wobble=0.0, bath__seepage=0.0, bath__mottling=0.0)
    image = np.asarray(dye(draw(design), px=(750, 750)).image.convert("RGB"), np.float64)
    brown = np.array(state_colours(find_process(design.process))[Wax.KLOWONG], np.float64)
    rings = np.concatenate(lay_out(plan_of(design)[0]).contours.rings)
    at = np.floor(rings[((rings > 1) & (rings < 149)).all(axis=1)] * 5).astype(int)
    off = np.abs(image[at[:, 1], at[:, 0]] - brown).max(axis=1)
    assert len(off) > 300
    assert (off < 45).mean() >= 0.99


def test_a_seed_moves_the_hand_and_not_the_islands():
    one, other = (lay_out(plan_of(plain("sekar-jagad", seed, 300.0))[0]) for seed in (1, 2))
    assert np.array_equal(one.islands.sites, other.islands.sites)
    assert one.fillings == other.fillings


def mapped(**parameters):
    """Return the map of a cloth of 600 mm, all else as usual."""
    return lay_out(plan_of(plain("sekar-jagad", 1, 600.0, **parameters))[0])


def strayed(one, other):
    """Return how far the islands of two maps lie apart at the median, in distances of two islands."""
    both = [{tuple(k): s for k, s in zip(m.islands.key.tolist(), m.islands.sites, strict=True)} for m in (one, other)]
    apart = [np.sqrt(((both[0][k] - both[1][k]) ** 2).sum()) for k in both[0] if k in both[1]]
    return np.median(apart) / one.islands.size


def swapped(one, other):
    """Return which share of the islands of two maps have another filling."""
    both = [dict(zip(map(tuple, m.islands.key.tolist()), m.fillings, strict=True)) for m in (one, other)]
    return np.mean([both[0][k] != both[1][k] for k in both[0] if k in both[1]])


CALM = {"patch__fullness": 0.8, "patch__reach": 0.7, "sekar__wave": 0.11, "growth__thickness": 0.85}
RESTLESS = {"patch__fullness": 0.2, "patch__reach": 0.3, "sekar__wave": 0.075, "growth__thickness": 0.6}


def test_two_persons_have_other_maps_and_one_person_twice_nearly_the_same():
    again = {**CALM, "patch__fullness": 0.76, "sekar__wave": 0.107}
    assert strayed(mapped(**CALM), mapped(**RESTLESS)) > 3 * strayed(mapped(**CALM), mapped(**again)) > 0
    assert strayed(mapped(**CALM), mapped(**RESTLESS)) > 0.1
    assert swapped(mapped(**CALM), mapped(**RESTLESS)) > 0.4
    assert swapped(mapped(**CALM), mapped(**again)) < 0.2


def test_a_millimetre_more_between_islands_swaps_hardly_a_filling():
    maps = [mapped(sekar__size=size) for size in np.arange(110.0, 116.0)]
    assert np.mean([swapped(one, other) for one, other in pairwise(maps)]) < 0.06


@given(st.lists(st.floats(-1, 1), min_size=8, max_size=8))
@settings(max_examples=20, deadline=None)
def test_no_island_is_crowded_out_and_neighbours_differ_on_anyones_map(numbers):
    islands = islands_over((500.0, 400.0), 100.0, 0.1, own=Own(np.array(numbers)))
    chosen = filled(islands)
    assert islands.cells.counts.min() >= 3
    assert all(chosen[n] != chosen[at] for at, beside in enumerate(islands.neighbours) for n in beside)


def test_islands_are_more_unequal_where_alpha_swelled():
    field = Field(("alpha",), np.array([[[-1.0], [1.0]]]))
    laid = lay_out(plan_of(replace(plain("sekar-jagad", 1, 1500.0), field=field))[0])
    x, reach = laid.islands.sites[:, 0], laid.contours.reach
    assert reach[x > 900].std() > 1.15 * reach[x < 600].std()


def test_islands_of_the_coast_hold_no_pattern_of_the_courts_and_each_colour_of_the_brush():
    held = plain("sekar-jagad", SEEDS[0], 700.0, sekar__coast=1.0)
    laid = lay_out(plan_of(held)[0])
    names = {filling.name for filling in laid.fillings}
    assert len(names) >= 8
    assert not any(court in name for name in names for court in ("kawung", "parang", "lereng"))
    for at, beside in enumerate(laid.islands.neighbours):
        assert all(laid.fillings[k] is not laid.fillings[at] for k in beside)
    assert set(WARNA) <= {layer.wax for layer in draw(held).layers if len(layer.areas)}

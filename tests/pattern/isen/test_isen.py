"""Every isen keeps to its shape, fills it, follows its form, and is as uneven as SNI 0239:2014 says."""

import time
from functools import cache

import numpy as np
import pytest
import seeds
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import SHAPES
from scipy.spatial import cKDTree

from batik_gen.pattern.geometry.curves import leaf, place
from batik_gen.pattern.geometry.shape.ground import Occupied
from batik_gen.pattern.geometry.shape.room import distance, room_in
from batik_gen.pattern.geometry.shape.spine import spine_of
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen.kind import Canting, Touch
from batik_gen.pattern.isen.sample import sample
from batik_gen.pattern.isen.table import fill, filling_named, fillings
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.cloth import Cloth, Layer, Wax
from batik_gen.values.errors import UnknownName

HAND = Hand(int(seeds.rng(__name__).integers(0, 2**31)), 0.24, 0.095)
"""Another hand each run; a failure names it."""
ALL = tuple(fillings())
SIZE = (100.0, 100.0)
FEW = {"galaran", "mlinjon", "sirapan", "herangan"}
"""Fillings whose number is given by the shape alone: lines side by side, rhombs in a row, a net."""


def drawn(name, rings, touch=None, hand=HAND, rib=None):
    """Return what a filling draws into outlines: points n x 3, x, y and half the wax there."""
    pens = [Waxing(x, Wax.KLOWONG, 1) for x in ("lines", "dots", "fills", "cut")]
    fill(name, Canting(*pens), hand, rings, touch, rib)
    return marks(pens), pens


def marks(pens):
    found = [np.zeros((0, 3))]
    for pen in pens:
        found += [a.reshape(-1, 2) @ np.eye(2, 3) for a in pen._areas]
        found += [s.reshape(-1, 3) * [1, 1, 0.5] for s in pen._strokes]
        found += [d * [1, 1, 0.5] for d in pen._dots]
    return np.concatenate(found)


def dense(pens):
    """Return points all over what is drawn, filled forms by their corners."""
    from batik_gen.pattern.geometry.shape.ground import _dense

    found = [np.zeros((0, 3))]
    for pen in pens:
        found += [_dense(np.concatenate([a, a[:, :1]], 1) @ np.eye(2, 3), 0.3) for a in pen._areas]
        found += [_dense(s, 0.3) * [1, 1, 0.5] for s in pen._strokes]
        found += [d * [1, 1, 0.5] for d in pen._dots]
    return np.concatenate(found)


@cache
def at(shape):
    return place(SHAPES[shape], np.array([[40.0, 50.0]]), 0.3)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_crosses_or_touches_the_outline(name, shape):
    points, _ = drawn(name, at(shape))
    assert len(points), HAND
    clear = distance(points[None, :, :2], at(shape))[0] - points[:, 2]
    # The outline's wax reaches 0.6 mm inward; a net may lean on it, everything else stays clear.
    assert clear.min() > (0.2 if name == "herangan" else 0.6), (clear.min(), HAND)


@pytest.mark.parametrize("name", ALL)
def test_on_the_dyed_cloth_the_outline_is_untouched(name):
    """What lies outside the outline, and its line itself, are the same with and without the filling."""
    ring = at("leaf")
    pens = [Waxing(x, w, 2) for x, w in zip("abcd", (Wax.KLOWONG,) * 3 + (Wax.OPEN,), strict=True)]
    plate, line = Waxing("tembok", Wax.TEMBOK, 5), Waxing("klowong", Wax.KLOWONG, 1)
    plate.area(ring)
    line.stroke(ring, 1.2, closed=True)
    fill(name, Canting(*pens), HAND, ring)
    bath = (("mottling", 0.0), ("seepage", 0.0))
    layers = [w.layer(HAND, SIZE) for w in (plate, line, *pens)]
    pictures = [
        np.asarray(dye(Cloth(SIZE, tuple(some), "sogan-yogya", bath, 1), px=(600, 600)).image, np.int64)
        for some in (layers[:2], layers)
    ]
    changed = np.abs(pictures[0] - pictures[1]).max(axis=2) > 12
    y, x = np.nonzero(changed)
    assert len(x) > 200
    # The hand moves outline and filling together, by less than a millimetre.
    warped = HAND.warp(ring)
    deep = distance((np.stack([x, y], -1)[None] + 0.5) / 6, warped)[0]
    assert deep.min() > 0.3, (deep.min(), HAND)


LIMIT = {
    "herangan": 4.6,
    "udar": 2.9,
    "byok": 2.9,
    "blarak": 2.9,
    "untu-walang": 2.9,
    "mlinjon": 2.9,
    "sisik": 2.6,
    "sisik-melik": 2.6,
    "gringsing": 2.4,
}


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_filled(name, shape):
    """The emptiest place of a shape lies near the next wax: no bare plates."""
    ring = at(shape)
    _, pens = drawn(name, ring)
    wax = dense(pens)
    grid = np.stack(np.meshgrid(np.arange(10, 99, 0.4), np.arange(10, 99, 0.4)), -1).reshape(-1, 2)
    deep = distance(grid[None], ring)[0]
    inside = grid[deep > 0]
    gap = np.minimum(cKDTree(wax[:, :2]).query(inside)[0], deep[deep > 0])
    assert gap.max() < LIMIT.get(name, 2.7), (gap.max(), HAND)


@pytest.mark.parametrize("name", [n for n in ALL if n not in FEW])
def test_equal_shapes_hold_unequal_numbers(name):
    rings = place(leaf(27.0, 11.0), np.array([[x, y] for x in (10.0, 50, 91) for y in (10.0, 31, 52, 76)]), 0.0)
    counts = set()
    for ring in rings:
        points, _ = drawn(name, ring[None])
        counts.add(len(points))
    assert len(counts) > 1, HAND


@pytest.mark.parametrize("name", ALL)
def test_no_two_equal_shapes_are_filled_alike(name):
    one, other = (drawn(name, place(leaf(24.0, 10.0), np.array([c])))[0] for c in ([10.0, 20.0], [60.0, 45.0]))
    one = one[:, :2] - [10, 20]
    other = other[:, :2] - [60, 45]
    assert cKDTree(other).query(one)[0].mean() > 0.02


@pytest.mark.parametrize("name", ["cecek", "cecek-telu", "cecek-pitu", "kembang-pacar"])
def test_dots_differ_in_size_as_real_ones_do(name):
    _, pens = drawn(name, at("leaf"))
    dots = np.concatenate([w.layer(HAND, SIZE).dots.points for w in pens])
    common = np.concatenate([d for w in pens for d in w._dots])[:, 2]
    usual = np.median(common)
    same = dots[:, 2][np.abs(common - usual) < 1e-6]
    assert 0.06 < same.std() / same.mean() < 0.135, (same.std() / same.mean(), len(same), HAND)


def test_cecek_are_spaced_as_by_hand():
    spread = []
    for shape in ("leaf", "petal", "star"):
        _, pens = drawn("cecek", at(shape))
        dots = pens[1].layer(HAND, SIZE).dots.points[:, :2]
        gap = cKDTree(dots).query(dots, k=2)[0][:, 1]
        assert gap.min() > 0.9, (shape, HAND)
        spread.append(gap / gap.mean())
    # Over three shapes: the thirty gaps of one leaf tell too little of their spread.
    assert 0.06 < np.concatenate(spread).std() < 0.2, HAND


def _strokes(pens):
    return [s[:, [0, -1], :2] for s in pens[0]._strokes]


@pytest.mark.parametrize("name", ["sawut", "cecek-sawut"])
@pytest.mark.parametrize("shape", ["leaf", "petal", "star"])
def test_sawut_stand_square_to_the_rim(name, shape):
    _, pens = drawn(name, at(shape), Touch(rows=1))
    lines = np.concatenate(_strokes(pens))
    way = lines[:, 1] - lines[:, 0]
    way /= np.sqrt((way * way).sum(1))[:, None]
    inward = room_in(at(shape)).inward(lines[:, 0], np.zeros(len(lines), np.int64))
    assert np.median((way * inward).sum(1)) > 0.985
    assert np.quantile((way * inward).sum(1), 0.1) > 0.85, HAND


@pytest.mark.parametrize(("name", "least"), [("galaran", 0.97), ("rambutan", 0.95)])
@pytest.mark.parametrize("shape", ["leaf", "frame"])
def test_lines_run_along_the_form(name, least, shape):
    _, pens = drawn(name, at(shape))
    room = room_in(at(shape))
    spine = spine_of(room)
    good = []
    for run in pens[0]._strokes:
        a, b = run[:, :-1, :2].reshape(-1, 2), run[:, 1:, :2].reshape(-1, 2)
        way = (b - a) / np.sqrt(((b - a) ** 2).sum(1))[:, None]
        near = cKDTree(spine.lines[0]).query(a)[1].clip(0, spine.lines.shape[1] - 2)
        along = np.diff(spine.lines[0], axis=0)[near]
        along /= np.sqrt((along**2).sum(1))[:, None]
        good.append(np.abs((way * along).sum(1)))
    assert np.quantile(np.concatenate(good), 0.1) > least, HAND


def test_ukel_with_plates_of_their_own_have_eyes():
    ring = at("petal")
    lines, light = Waxing("a", Wax.OPEN, 1), Waxing("b", Wax.TEMBOK, 1)
    fill("ukel", Canting(lines, lines, light), HAND, ring)
    eyes = np.concatenate(light._dots)
    assert len(eyes) > 4
    assert (distance(eyes[None, :, :2], ring)[0] - 0.5 * eyes[:, 2] > 0.6).all()


def test_galaran_may_follow_the_outline():
    ring = at("star")
    points, pens = drawn("galaran", ring, Touch(follow=True))
    assert (distance(points[None, :, :2], ring)[0] - points[:, 2]).min() > 0.6
    room = room_in(ring)
    for run in pens[0]._strokes:
        a, b = run[:, :-1, :2].reshape(-1, 2), run[:, 1:, :2].reshape(-1, 2)
        way = (b - a) / np.maximum(np.sqrt(((b - a) ** 2).sum(1)), 1e-9)[:, None]
        assert np.median(np.abs((way * room.inward(a, np.zeros(len(a), np.int64))).sum(1))) < 0.2


def test_a_touch_is_read_from_a_plan():
    from portraits import plain

    from batik_gen.pattern.declaring.plan import Plan
    from batik_gen.pattern.designing.design import check

    design = plain("truntum", isen__count=1.2, nib__klowong=1.6)
    touch = Touch.of(Plan(design, check(design), HAND))
    assert touch.count == 1.2
    assert touch.rim == 0.8


def test_blarak_leans_forward_from_the_rib():
    ring = at("leaf")
    rib = place(np.stack([np.linspace(3, 40, 12), np.zeros(12)], -1), np.array([[40.0, 50.0]]), 0.3)
    _, pens = drawn("blarak", ring, rib=rib)
    strokes = np.concatenate([s[:, :, :2] for s in pens[0]._strokes if s.shape[1] == 4])
    way = strokes[:, 1] - strokes[:, 0]
    way /= np.sqrt((way * way).sum(1))[:, None]
    ahead = way @ [np.cos(0.3), np.sin(0.3)]
    assert (ahead > 0.5).all()
    assert (ahead < 0.95).all()


@pytest.mark.parametrize("name", ALL)
def test_a_shape_is_filled_alike_whatever_else_is_drawn(name):
    rng = np.random.default_rng(4)
    sizes = rng.uniform(0.9, 1.1, 12)
    rings = [
        place(leaf(25.0 * s, 10.0 * s), rng.uniform(0, 300, (1, 2)), float(a))[0]
        for s, a in zip(sizes, rng.uniform(0, 6, 12), strict=True)
    ]
    together, _ = drawn(name, np.stack(rings))
    alone = np.concatenate([drawn(name, ring[None])[0] for ring in rings])
    some = np.concatenate([drawn(name, np.stack(rings[i : i + 3]))[0] for i in range(0, 12, 3)])
    for other in (alone, some):
        assert len(other) == len(together)
        a, b = (np.rint(p * 4096)[np.lexsort(np.rint(p * 4096).T)] for p in (together, other))
        assert np.abs(a - b).max() <= 1, HAND


def test_nibs_are_absolute():
    """Twice as large a leaf has more strokes, not thicker ones."""
    small, large = (drawn("cecek-sawut-daun", place(leaf(s, 0.4 * s), np.array([[9.0, 50]])))[1] for s in (20.0, 80.0))
    widths = [np.concatenate([s[..., 2].reshape(-1) for s in p[0]._strokes]) for p in (small, large)]
    assert widths[0].max() == pytest.approx(widths[1].max())
    assert len(np.concatenate(_strokes(large))) > 2.5 * len(np.concatenate(_strokes(small)))


@pytest.mark.parametrize("name", ALL)
def test_more_and_fewer(name):
    few, many = (drawn(name, at("leaf"), Touch(count=c)) for c in (0.75, 1.3))
    # Between curls smaller things fill the gaps: the curls themselves are counted.
    numbers = [
        sum(len(s) for s in pens[0]._strokes if s.shape[1] == 26) if name in ("ukel", "udar") else len(points)
        for points, pens in (few, many)
    ]
    assert numbers[1] > 1.03 * numbers[0]


@pytest.mark.parametrize("name", ALL)
def test_it_is_the_same_every_time(name):
    one, other = (sample(name, 5) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("name", ALL)
def test_outlines_may_come_in_a_list_and_of_any_size(name):
    rings = [place(ring, np.array([[50.0, 50.0]]))[0] for ring in (SHAPES["star"], leaf(6.0, 3.0), leaf(70.0, 30.0))]
    points, _ = drawn(name, rings)
    assert np.isfinite(points).all()


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(ALL), st.floats(0.05, 250), st.floats(0.02, 2.0), st.floats(0, 7), st.integers(3, 60),
    st.floats(0.35, 0.9), st.floats(0.6, 0.95), st.floats(0.75, 1.3),
)  # fmt: skip
def test_any_shape_is_drawn_without_error(name, long, slim, turn, corners, nib, dot, count):
    t = np.arange(corners) * (2 * np.pi / corners)
    ring = np.stack([long * np.cos(t), long * slim * np.sin(t) * (1 + 0.3 * np.cos(3 * t))], -1) * 0.5
    touch = Touch(nib=nib, dot=dot, count=count)
    points, _ = drawn(name, place(ring, np.array([[50.0, 50.0]]), turn), touch)
    assert np.isfinite(points).all()
    assert (points[:, 2] >= 0).all()


@pytest.mark.parametrize("name", ALL)
def test_a_ground_is_filled_around_what_stands_on_it(name):
    petals = place(leaf(16.0, 7.0), np.array([[50.0, 50.0]] * 5), np.linspace(0, 1.6, 5) * np.pi)
    taken = Occupied()
    taken.area(petals)
    taken.stroke(np.concatenate([petals, petals[:, :1]], 1), 1.2)
    ground = taken.ground(SIZE)
    points, pens = drawn(name, ground)
    clear = -distance(np.repeat(points[None, :, :2], 5, 0), petals).max(axis=0) - points[:, 2]
    assert clear.min() > (0.1 if name == "herangan" else 0.5), (clear.min(), HAND)
    if not filling_named(name).ground:
        return
    grid = np.stack(np.meshgrid(np.arange(1, 99, 0.5), np.arange(1, 99, 0.5)), -1).reshape(-1, 2)
    deep = -distance(np.repeat(grid[None], 5, 0), petals).max(axis=0)
    gap = np.minimum(cKDTree(dense(pens)[:, :2]).query(grid)[0], np.maximum(deep, 0))
    assert gap.max() < LIMIT.get(name, 2.7) + 0.4, (gap.max(), HAND)


@pytest.mark.parametrize("name", ["cecek", "ukel"])
def test_a_large_ground_takes_seconds_at_most(name):
    taken = Occupied()
    grid = np.stack(np.meshgrid(np.arange(0, 420, 40.0), np.arange(0, 420, 40.0)), -1).reshape(-1, 2)
    taken.area(place(leaf(26.0, 12.0), grid, 0.7))
    start = time.process_time()
    drawn(name, taken.ground((400.0, 400.0)))
    assert time.process_time() - start < 6


def test_an_unknown_name_offers_the_nearest():
    with pytest.raises(UnknownName, match="did you mean sawut"):
        filling_named("sawut2")


@pytest.mark.parametrize("name", ALL)
def test_each_is_told_in_both_languages(name):
    kind = filling_named(name)
    for words in (kind.label, kind.use, kind.measure):
        assert words.en
        assert words.id
        assert words.en != words.id
    assert kind.source
    assert kind.low <= kind.usual <= kind.high


def test_a_clean_hand_draws_clean():
    _, pens = drawn("cecek", at("leaf"), hand=Hand(1, 0.0, 0.0))
    layer: Layer = pens[1].layer(Hand(1, 0.0, 0.0), SIZE)
    assert layer.dots.points[:, 2].std() < 0.05

"""The vocabulary of the shape: depth, contours, clipping, spines, strewn places, grounds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import SHAPES, TURN
from scipy.spatial import cKDTree

from batik_gen.pattern.geometry.curves import leaf, place
from batik_gen.pattern.geometry.shape.ground import Occupied
from batik_gen.pattern.geometry.shape.lines import clip, contours
from batik_gen.pattern.geometry.shape.points import settled, strewn, thinned
from batik_gen.pattern.geometry.shape.room import Room, distance, room_in
from batik_gen.pattern.geometry.shape.spine import spine_of
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.cloth import Wax

HAND = Hand(7, 0.24, 0.095)


def on(ring: np.ndarray, at=(50.0, 50.0)) -> np.ndarray:
    return place(ring, np.array([at]), 0.3)


@pytest.mark.parametrize("shape", SHAPES)
def test_depth_is_the_distance_to_the_outline(shape):
    ring = on(SHAPES[shape])
    room = room_in(ring)
    rng = np.random.default_rng(1)
    points = ring.min(axis=1) + rng.random((2000, 2)) * np.ptp(ring, axis=1)
    exact = distance(points[None], ring)[0]
    told = room.depth(points, np.zeros(2000, np.int64))
    assert np.abs(told - exact)[exact > -room.step].max() < 0.75 * room.step
    assert np.median(np.abs(told - exact)[exact > 0]) < 0.02


def test_distance_counts_a_corner_once():
    square = np.array([[[0.0, 0], [10, 0], [10, 10], [0, 10]]])
    points = np.array([[[5.0, 5], [-1, 0], [-1, 10], [11, 10], [5, 0.5], [20, 5], [9, 10 - 1e-9]]])
    assert distance(points, square)[0] == pytest.approx([5, -1, -1, -1, 0.5, -10, 0], abs=1e-6)


@pytest.mark.parametrize("shape", SHAPES)
def test_contours_lie_at_their_depth_and_run_clockwise(shape):
    ring = on(SHAPES[shape])
    room = room_in(ring)
    runs = contours(room, 0.8, 1.3)
    assert len(runs) >= 2
    level = np.repeat(runs.level, np.diff(runs.offsets))
    off = distance(runs.points[None], ring)[0] - (0.8 + 1.3 * level)
    assert np.abs(off).max() < 0.45 * room.step
    assert np.sqrt((off * off).mean()) < 0.06
    for first, last in zip(runs.offsets[:-1], runs.offsets[1:], strict=True):
        points = runs.points[first:last]
        assert points[0] == pytest.approx(points[-1])
        a, b = points[:-1], points[1:]
        assert (a[:, 0] * b[:, 1] - b[:, 0] * a[:, 1]).sum() > 0


def test_curves_outside_the_outline_are_had_with_a_pad():
    ring = on(SHAPES["petal"])
    runs = contours(room_in(ring, pad=7.0), -6.0, 2.0, 3)
    assert list(runs.level) == [0, 1, 2] or sorted(runs.level) == [0, 1, 2]
    off = distance(runs.points[None], ring)[0] + 6 - 2 * np.repeat(runs.level, np.diff(runs.offsets))
    assert np.abs(off).max() < 0.1


def test_one_outline_gives_one_contour_and_a_waist_gives_two():
    leaves = place(leaf(20.0, 8.0), np.array([[0.0, 0], [3, 40], [60, 0]]), np.array([0.0, 1.0, 2.0]))
    runs = contours(room_in(leaves), 1.0, 100.0, 1)
    assert sorted(runs.owner) == [0, 1, 2]
    bone = np.stack([20 * np.cos(TURN), 7 * np.sin(TURN) * (0.25 + np.cos(TURN) ** 2)], axis=-1)
    assert len(contours(room_in(bone[None]), 2.4, 100.0, 1)) == 2


@pytest.mark.parametrize("shape", SHAPES)
def test_clipped_lines_stop_at_the_margin(shape):
    ring = on(SHAPES[shape])
    room = room_in(ring)
    x = np.linspace(0, 100, 301)
    lines = np.stack([np.stack([x, np.full(301, y)], -1) for y in np.linspace(20, 80, 25)])
    runs = clip(room, lines, np.zeros(25, np.int64), 0.9)
    deep = distance(runs.points[None], ring)[0]
    assert deep.min() > 0.9 - 0.6 * room.step
    ends = np.concatenate([runs.offsets[:-1], runs.offsets[1:] - 1])
    assert np.median(np.abs(deep[ends] - 0.9)) < 0.05


def test_places_along_runs_are_even_and_uneven_by_hand():
    runs = contours(room_in(on(SHAPES["leaf"])), 1.0, 100.0, 1)
    points, way, _ = runs.spread(1.6, HAND, 0.12)
    gap = np.sqrt((np.diff(points, axis=0) ** 2).sum(axis=1))
    assert 0.08 < gap.std() / gap.mean() < 0.25
    assert np.sqrt((way * way).sum(axis=1)) == pytest.approx(1.0)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**31), st.floats(0.6, 4.0))
def test_thinned_points_keep_apart_and_leave_no_hole(seed, radius):
    rng = np.random.default_rng(seed)
    points = rng.random((400, 2)) * 20
    chosen = thinned(points, np.zeros(400, np.int64), radius, rng.random(400))
    gap = cKDTree(points[chosen]).query(points[chosen], k=2)[0][:, 1] if len(chosen) > 1 else np.array([radius])
    assert gap.min() >= radius - 1e-9
    assert cKDTree(points[chosen]).query(points)[0].max() <= radius + 1e-9


def test_thinning_does_not_depend_on_the_order():
    rng = np.random.default_rng(3)
    points, luck = rng.random((300, 2)) * 15, rng.random(300)
    turned = rng.permutation(300)
    one = points[thinned(points, np.zeros(300, np.int64), 1.2, luck)]
    other = points[turned][thinned(points[turned], np.zeros(300, np.int64), 1.2, luck[turned])]
    assert np.array_equal(np.sort(one, axis=0), np.sort(other, axis=0))


@pytest.mark.parametrize("shape", SHAPES)
def test_strewn_places_fill_the_shape(shape):
    ring = on(SHAPES[shape])
    room = room_in(ring)
    points, owner = strewn(room, 2.0, 1.0, HAND)
    assert room.depth(points, owner).min() >= 1.0 - 1e-6
    gap = cKDTree(points).query(points, k=2)[0][:, 1]
    assert gap.min() > 1.0
    assert gap.std() / gap.mean() < 0.2
    grid = np.stack(np.meshgrid(np.arange(20, 90, 0.3), np.arange(20, 90, 0.3)), -1).reshape(-1, 2)
    inside = grid[distance(grid[None], ring)[0] > 1.0]
    assert cKDTree(points).query(inside)[0].max() < 2.2


def test_shapes_that_overlap_do_not_see_each_other():
    ring = on(SHAPES["leaf"])
    alone, _ = strewn(room_in(ring), 2.0, 1.0, HAND)
    both, owner = strewn(room_in(np.concatenate([ring, ring])), 2.0, 1.0, HAND)
    assert np.array_equal(both[owner == 0], alone)


def test_settled_forms_keep_clear_of_each_other():
    room = room_in(on(SHAPES["petal"]))
    centres, owner = strewn(room, 2.6, 1.0, HAND)
    angle = np.linspace(0, np.pi, 8, endpoint=False)
    way = np.stack([np.cos(angle), np.sin(angle)], -1)
    trials = centres[:, None, None] + way[None, :, None] * np.array([-1.2, -0.4, 0.4, 1.2])[:, None]
    chosen = settled(room, centres, owner, trials, 0.5, HAND)

    def nearest(which: np.ndarray) -> float:
        lines = trials[np.arange(len(centres)), which]
        gaps = [
            np.sqrt(((lines[i][:, None] - np.delete(lines, i, 0).reshape(-1, 2)) ** 2).sum(-1)).min()
            for i in range(len(lines))
        ]
        return float(np.mean(gaps))

    assert nearest(chosen) > nearest(np.zeros(len(centres), np.int64)) + 0.15


@pytest.mark.parametrize(("shape", "bend"), [("leaf", 1.2), ("frame", 0.4)])
def test_the_spine_runs_midway_between_the_sides(shape, bend):
    ring = on(SHAPES[shape])
    room = room_in(ring)
    spine = spine_of(room)
    u = np.linspace(0.05, 0.95, 15) * spine.long[0]
    owner = np.zeros(15, np.int64)
    side = [room.depth(spine.at(np.stack([u, np.full(15, v)], -1), owner), owner) for v in (-1.0, 1.0)]
    assert np.abs(side[0] - side[1]).max() < bend


def test_a_rib_that_is_given_is_kept():
    ring = on(SHAPES["leaf"])
    rib = place(np.stack([np.linspace(3, 40, 9), np.zeros(9)], -1), np.array([[50.0, 50.0]]), 0.3)
    spine = spine_of(room_in(ring), rib)
    assert spine.lines[0, 0] == pytest.approx(rib[0, 0])
    assert spine.lines[0, -1] == pytest.approx(rib[0, -1])
    there = spine.at(np.array([[spine.long[0] / 2, 2.0]]), np.zeros(1, np.int64))
    assert distance(there[None], ring)[0, 0] > 3


def test_a_ground_keeps_off_what_stands_on_it():
    plates = Waxing("tembok", Wax.TEMBOK, 5)
    plates.area(place(leaf(20.0, 9.0), np.array([[20.0, 20.0], [60.0, 50.0]]), np.array([0.2, 2.0])))
    taken = Occupied(plates)
    taken.stroke(np.array([[[0.0, 70.0], [90.0, 40.0]]]), 1.4)
    taken.dot(np.array([[80.0, 10.0]]), 6.0)
    room = taken.ground((90.0, 80.0))
    probe = np.random.default_rng(2).random((4000, 2)) * [90, 80]
    told = room.depth(probe, np.zeros(4000, np.int64))
    rings = np.concatenate([plates._areas[0]])
    exact = np.minimum(*(-distance(probe[None], ring[None])[0] for ring in rings))
    exact = np.minimum(exact, np.sqrt(((probe - [80, 10]) ** 2).sum(1)) - 3.0)
    line = np.array([90.0, -30.0]) / np.sqrt(9000)
    exact = np.minimum(exact, np.abs((probe - [0, 70]) @ [-line[1], line[0]]) - 0.7)
    near = (exact > -0.3) & (exact < 10) & (probe[:, 0] > 1) & (probe[:, 0] < 89)
    assert np.abs(told - exact)[near].max() < 0.5
    assert np.median(np.abs(told - exact)[near]) < 0.15


def test_a_ground_measured_in_bands_is_the_same(monkeypatch):
    from batik_gen.pattern.geometry.shape import ground as shape_ground

    taken = Occupied()
    taken.area(place(leaf(20.0, 9.0), np.array([[20.0, 20.0], [30.0, 70.0]]), np.array([0.2, 2.0])))
    whole = taken.ground((60.0, 120.0))
    monkeypatch.setattr(shape_ground, "_BAND", 50)
    banded = taken.ground((60.0, 120.0))
    assert np.array_equal(whole.values, banded.values)


def test_a_ground_within_a_frame_ends_there():
    diamond = np.array([[[50.0, 10], [90, 50], [50, 90], [10, 50]]])
    room = Occupied().ground((100.0, 100.0), within=diamond)
    probe = np.random.default_rng(2).random((3000, 2)) * 100
    inside = distance(probe[None], diamond)[0]
    told = room.depth(probe, np.zeros(3000, np.int64))
    assert (told[inside > 0.4] > 0).all()
    assert (told[inside < -0.4] < 0).all()


def test_rooms_stand_where_they_are_put():
    """A whole number of grid steps away, everything is the same: no shape depends on another."""
    ring = on(SHAPES["star"])
    moved = ring + np.array([[64.0, 32.0]])
    alone, both = room_in(ring), room_in(np.concatenate([ring, moved]))
    assert isinstance(both, Room)
    assert np.allclose(both.values[0], alone.values[0], atol=1e-9)
    assert np.allclose(both.values[1], alone.values[0], atol=1e-9)

"""The growth: continuous in every number, inside its place, told apart at a glance."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batik_gen.pattern.growth.growth import Growth, grow
from batik_gen.pattern.growth.habit import COILED, Habit

KINDS = ("mirrored", "winding", "lung")


def one(angle=50.0, repetition=2.2, reach=1.1, curl=0.85, kind="mirrored", habit=COILED) -> Growth:
    numbers = (np.array([angle]), repetition, np.array([reach]), np.array([curl]))
    return grow(*numbers, habit, both_sides=kind == "mirrored", rolled=kind == "lung")


def everything(growth: Growth) -> np.ndarray:
    return np.concatenate([*growth.stems, *growth.leaves, *(b[:, None] for b, _ in growth.berries)], axis=1)


@settings(max_examples=60, deadline=None)
@given(
    st.floats(24, 76), st.floats(1.3, 3.4), st.floats(0.7, 1.5), st.floats(0.4, 1.3),
    st.sampled_from(KINDS), st.floats(5, 40), st.floats(2, 20), st.floats(0, 1),
)  # fmt: skip
def test_it_fits_the_place_it_is_given(angle, repetition, reach, curl, kind, long, half, taper):
    grown, scale = one(angle, repetition, reach, curl, kind).fitted(np.array([long]), np.array([half]), taper)
    points = everything(grown)[0]
    assert points[:, 0].max() <= long + 1e-6
    assert (np.abs(points[:, 1]) / half + taper * np.maximum(points[:, 0], 0) / long).max() <= 1 + 1e-6
    assert scale[0] > 0


@pytest.mark.parametrize(("kind", "more"), [("mirrored", 2), ("winding", 1), ("lung", 1)])
@pytest.mark.parametrize("whole", [2.0, 3.0])
def test_a_new_branch_starts_as_nothing(whole, kind, more):
    """Repetition crosses a whole number without a jump of what was there."""
    before = one(repetition=whole, kind=kind).fitted(np.array([30.0]), np.array([1e9]), 0)[0]
    after = one(repetition=whole + 0.002, kind=kind).fitted(np.array([30.0]), np.array([1e9]), 0)[0]
    assert np.abs(after.stems[0] - before.stems[0]).max() < 0.2 if kind == "lung" else True
    new = after.stems[-1][0]
    assert np.ptp(new, axis=0).max() < 0.2
    assert len(after.stems) == len(before.stems) + more


def test_both_sides_is_a_mirror_image():
    points = everything(one())[0]
    mirrored = points * np.array([1, -1])
    distance = np.sqrt(((points[:, None] - mirrored[None]) ** 2).sum(-1)).min(1)
    assert distance.max() < 1e-9


@pytest.mark.parametrize("kind", ["winding", "lung"])
def test_a_winding_tendril_and_a_lung_are_not(kind):
    points = everything(one(kind=kind))[0]
    mirrored = points * np.array([1, -1])
    distance = np.sqrt(((points[:, None] - mirrored[None]) ** 2).sum(-1)).min(1)
    assert distance.max() > 0.1


def test_it_grows_finer_towards_its_tip():
    """From shoot to shoot the stem takes shorter steps, each about five sixths of the one before."""
    feet = np.array([stem[0, 0] for stem in one(repetition=5.0).stems[1::2]])
    steps = np.sqrt((np.diff(feet, axis=0) ** 2).sum(axis=1))
    assert steps[1:] / steps[:-1] == pytest.approx([5 / 6] * 3, abs=0.02)


def test_each_number_changes_the_form():
    base = everything(one())
    for change in ({"angle": 60.0}, {"repetition": 2.9}, {"reach": 1.4}, {"curl": 1.2}):
        other = everything(one(**change))
        if other.shape == base.shape:
            assert np.abs(other - base).max() > 0.03
        else:
            assert "repetition" in change


def cross(one: np.ndarray, other: np.ndarray) -> bool:
    """Say whether two lines (k x 2) have crossing segments."""
    a, b, c, d = one[:-1, None], one[1:, None], other[None, :-1], other[None, 1:]

    def side(p, q, r):
        return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])

    return bool(((side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0)).any())


@settings(max_examples=80, deadline=None)
@given(st.floats(24, 76), st.floats(1.3, 3.4), st.floats(0.7, 1.5), st.floats(0.4, 1.3), st.sampled_from(KINDS))
def test_nothing_crosses_anything(angle, repetition, reach, curl, kind):
    """Shoots clear one another and the stem; leaves keep their outer part to themselves."""
    grown = one(angle, repetition, reach, curl, kind)
    lines = [s[0] for s in grown.stems]
    for i, line in enumerate(lines):
        for other in lines[i + 1 :]:
            # The first step leaves the stem: there they touch by right.
            assert not cross(line, other[2:])
    for ring in grown.leaves:
        away = np.sqrt(((ring[0] - ring[0, 0]) ** 2).sum(-1))
        outer = ring[0][away > 0.45 * away.max()]
        for line in lines:
            assert not cross(outer, line)


def of_habit(stance: float, leaf: float = 1.0) -> Growth:
    numbers = (np.array([50.0]), 2.0, np.array([1.1]), np.array([0.85]))
    return grow(*numbers, Habit(stance, leaf), both_sides=True)


def test_shoots_stand_coil_or_hang():
    """The tip of the first shoot lies the further along the stem, seen from its foot, the more upright it stands."""
    ahead = []
    for stance in (-1.0, -0.5, 0.0, 0.5, 1.0):
        shoot = of_habit(stance).stems[1][0]
        ahead.append((shoot[-1, 0] - shoot[0, 0]) / np.sqrt(((np.diff(shoot, axis=0)) ** 2).sum(axis=1)).sum())
    assert ahead[0] > ahead[2] > ahead[4]
    assert ahead[0] - ahead[4] > 0.3


@pytest.mark.parametrize("stance", [-0.999, -0.3, 0.0, 0.4, 0.999])
def test_a_little_more_of_a_stance_is_a_little_another_shoot(stance):
    """No stance is a threshold: shoots differ by about as much as the stance does, also where they begin to hang."""
    foot, way, lean, reach, curl = np.zeros((1, 2)), np.zeros(1), np.full(1, 0.9), np.full(1, 1.8), np.full(1, 0.85)
    lines = [Habit(s).shoot(foot, way, 1.0, lean, reach, curl)[0] for s in (stance - 0.001, stance, stance + 0.001)]
    for before, after in itertools.pairwise(lines):
        assert 0 < np.abs(after - before).max() < 0.006


def test_leaves_are_broader_by_degrees():
    def breadth(leaf: float) -> float:
        ring = of_habit(0.0, leaf).leaves[-1][0]
        return float(np.ptp(ring[:, 1]) / np.ptp(ring[:, 0]))

    assert breadth(0.65) < breadth(1.0) < breadth(1.5)


@settings(max_examples=60, deadline=None)
@given(st.floats(24, 76), st.floats(1.3, 3.4), st.floats(0.7, 1.5), st.floats(0.4, 1.3), st.floats(-1, 1))
def test_a_lung_rolls_up_in_an_ukel_that_nothing_enters(angle, repetition, reach, curl, stance):
    """The stem turns by more than half a turn, its eye lies within its own roll, and all else stays outside."""
    grown = one(angle, repetition, reach, curl, "lung", Habit(stance))
    stem = grown.stems[0][0]
    steps = np.diff(stem, axis=0)
    assert np.abs(np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))[-1]) > np.pi
    roll, middle = stem[20:], stem[20:].mean(axis=0)
    away = np.sqrt(((roll - middle) ** 2).sum(axis=1))
    assert away[-1] < 0.85 * away.max()
    assert len(grown.berries) == len(grown.stems)


def test_a_lung_is_rooted_and_its_leaves_sit_on_it():
    grown = one(kind="lung")
    stem = grown.stems[0][0]
    assert np.abs(stem[0]).max() < 1e-9
    for part in (*grown.stems[1:], *grown.leaves):
        assert np.sqrt(((stem - part[0, 0]) ** 2).sum(axis=1)).min() < 0.03


@pytest.mark.parametrize("kind", KINDS)
def test_a_tendril_grows_alike_in_any_company(kind):
    """What other tendrils are asked for together with it, and before it, is nothing to it."""
    how = {"both_sides": kind == "mirrored", "rolled": kind == "lung"}
    angle, reach, curl = np.linspace(30, 70, 9), np.linspace(0.8, 1.4, 9), np.linspace(0.5, 1.2, 9)
    alone = [grow(angle[n : n + 1], 2.6, reach[n : n + 1], curl[n : n + 1], COILED, **how) for n in (7, 2)]
    together = grow(angle, 2.6, reach, curl, COILED, **how)
    for number, one_alone in zip((7, 2), alone, strict=True):
        for piece, same in zip((*together.stems, *together.leaves), (*one_alone.stems, *one_alone.leaves), strict=True):
            assert piece[number].tobytes() == same[0].tobytes()

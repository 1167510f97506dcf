"""Nitik gelombang: each dab is one moment of one band, a diamond one half of the head, and it can be read."""

from dataclasses import replace

import numpy as np
import pytest
from portraits import plain

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.gelombang.nitik.raster import HALF, RINGS, diamond, strengths
from batik_gen.pattern.wave.levels import LEVELS
from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.values.wave import Wave

SQUARE = 84.0 / (2 * HALF)


def still(slices: int = 40, **over: float) -> Wave:
    """A recording in which each band is as strong as it usually is, or over that by so many dB, all the time."""
    course = np.array([level.centre + over.get(band, 0.0) for band, level in LEVELS.items()])
    return replace(usual_wave(), courses=np.tile(course, (3, slices, 1)))


def swelling(band: str, db: float, when: slice, sides: slice = slice(None)) -> Wave:
    """The same, with one band stronger for a while."""
    courses = np.array(still().courses)
    courses[sides, when, list(LEVELS).index(band)] += db
    return replace(still(), courses=courses)


def full_in(wave: Wave, band: str, side: str = "left") -> np.ndarray:
    of = diamond()
    return strengths(wave, side, of)[np.isin(of.ring, RINGS[band])]


@pytest.mark.parametrize("band", RINGS)
def test_the_stronger_a_band_the_fuller_its_own_rings_and_no_other(band):
    fullness = [full_in(still(**{band: db}), band).sum() for db in (-12, -6, -3, 0, 3, 6, 12)]
    assert (np.diff(fullness) > 0).all()
    for other in set(RINGS) - {band}:
        assert full_in(still(**{band: 9.0}), other) == pytest.approx(full_in(still(), other))


def test_a_little_more_of_a_band_moves_the_dabs_a_little():
    steps = [full_in(still(alpha=db), "alpha").mean() for db in np.linspace(-15, 15, 200)]
    moved = np.diff(steps)
    assert moved.max() < 4 * np.median(moved)


@pytest.mark.parametrize(("when", "early"), [(slice(0, 20), True), (slice(20, 40), False)])
def test_time_runs_from_the_axes_to_the_diagonals(when, early):
    of = diamond()
    full = strengths(swelling("alpha", 8.0, when), "left", of)
    alpha = np.isin(of.ring, RINGS["alpha"])
    first, last = (full[alpha & half].mean() for half in (of.moment < 0.4, of.moment > 0.6))
    assert (first > last + 0.15) == early
    assert (last > first + 0.15) == (not early)


def test_each_half_of_the_head_has_its_diamonds():
    one = swelling("theta", 6.0, slice(None), sides=slice(1, 2))
    assert full_in(one, "theta", "left").mean() > full_in(one, "theta", "right").mean() + 0.1


def test_where_sides_are_not_told_apart_both_diamonds_are_the_same():
    one = replace(still(), sides=("all",), courses=still(alpha=4.0).courses[:1])
    assert full_in(one, "alpha", "left") == pytest.approx(full_in(one, "alpha", "right"))


@pytest.mark.parametrize("slices", [1, 2, 10, 60])
def test_short_and_long_recordings_are_drawn(slices):
    cloth = draw(replace(plain("nitik-gelombang", side=90.0), wave=still(slices)))
    assert all(np.isfinite(layer.areas.points).all() for layer in cloth.layers)


def test_the_dabs_of_a_cloth_give_back_every_band():
    """Of thirty people, the wax in a band's rings tells how strong it was."""
    rng = np.random.default_rng(3)
    of = diamond()
    planted, found = [], []
    for _ in range(30):
        over = {band: float(rng.normal(0, level.people)) for band, level in LEVELS.items()}
        asked = replace(plain("nitik-gelombang", side=84.0, seed=int(rng.integers(1000))), wave=still(**over))
        layer = next(layer for layer in draw(asked).layers if layer.name == "tembok")
        rings = np.split(layer.areas.points, layer.areas.offsets[1:-1])
        middles = np.array([ring.mean(axis=0) for ring in rings])
        sides = np.array([np.ptp(ring, axis=0).mean() for ring in rings])
        off = np.abs(middles - 42.0)
        number = np.round(off.sum(axis=1) / SQUARE).astype(int)
        planted.append(list(over.values()))
        found.append([sides[np.isin(number, RINGS[band])].mean() for band in LEVELS])
    assert of.ring.max() == HALF - 1
    for band in range(5):
        assert np.corrcoef(np.array(planted)[:, band], np.array(found)[:, band])[0, 1] > 0.9

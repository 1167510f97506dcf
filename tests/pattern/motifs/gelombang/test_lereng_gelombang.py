"""Lereng gelombang: a band a frieze, straight up one moment, and higher where the band is stronger."""

from dataclasses import replace

import numpy as np
import pytest
from portraits import plain, portrait

from batik_gen.pattern.designing.design import design
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.gelombang.lereng import BAR, CYCLE, FRIEZES, lattice
from batik_gen.pattern.motifs.gelombang.lereng_frame import LerengPens, Strip
from batik_gen.pattern.motifs.gelombang.lereng_widths import broad_as
from batik_gen.pattern.wave.levels import LEVELS
from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.render.dyeing.dye import dye

USUAL = tuple(measure for measure, _ in FRIEZES)
BANDS = tuple(measure.band for measure in USUAL)


def swelling(band, db, when=slice(20, 30)):
    """A rest in which one band swells so far at one time."""
    courses = np.tile([level.centre for level in LEVELS.values()], (3, 45, 1))
    courses[:, when, BANDS.index(band)] += db
    return replace(usual_wave(), courses=courses)


def strip(wave, band, span=250.0):
    plan, _ = plan_of(replace(plain("lereng-gelombang", side=250.0), wave=wave))
    measure = next(m for m, _ in FRIEZES if m.band == band)
    return Strip(plan, LerengPens(), measure, 0.0, np.array([[0.0, 200.0]]), span)


@pytest.mark.parametrize("band", BANDS)
def test_an_ornament_is_higher_the_stronger_its_band_is(band):
    spread = LEVELS[band].people
    heights = [strip(swelling(band, k * spread, slice(None)), band).level(np.array([100.0]))[0] for k in range(-4, 5)]
    assert (np.diff(heights) > 0.01).all()
    assert heights[4] == pytest.approx(0.55)
    assert 0.1 < heights[0] < heights[-1] < 1.0


@pytest.mark.parametrize("band", BANDS)
def test_a_frieze_is_broader_the_stronger_its_band_is_on_the_whole(band):
    spread = LEVELS[band].people
    friezes = [broad_as(swelling(band, k * spread, slice(None)), USUAL) for k in range(-4, 5)]
    broad = np.array([[measure.height for measure in of_one] for of_one in friezes])
    own = broad[:, BANDS.index(band)]
    assert (np.diff(own) > 0.1).all()
    assert own[-1] > 2.2 * own[0]
    assert broad.sum(axis=1) == pytest.approx(CYCLE - 5 * BAR)
    assert broad.min() > 2.5
    assert broad[4] == pytest.approx([measure.height for measure in USUAL])


def test_a_moment_stands_out_however_strong_its_band_is_on_the_whole():
    # Seven decibels more at every moment, as muscles do to gamma, and a swell is still seen.
    swell = {}
    for more in (0.0, 7.0):
        wave = swelling("gamma", 3.0)
        strong = replace(wave, courses=wave.courses + more * np.eye(5)[BANDS.index("gamma")])
        measure = broad_as(strong, USUAL)[BANDS.index("gamma")]
        level = replace(strip(strong, "gamma"), measure=measure).level(np.array([20.0, 139.0]))
        swell[more] = level[1] - level[0]
    assert swell[7.0] > 0.2 * swell[0.0] > 0.05


@pytest.mark.parametrize("band", BANDS)
def test_a_swell_stands_where_it_happened(band):
    level = strip(swelling(band, 6.0), band).level
    x = np.linspace(0, 250, 500)
    peak = x[np.argmax(level(x))]
    assert peak == pytest.approx(250 * 25 / 45, abs=12.5)


def test_ornaments_stand_closer_where_the_band_is_stronger():
    x, _, _ = strip(swelling("alpha", 8.0, slice(0, 22)), "alpha").cells(9.2, 0.22)
    steps = np.diff(x)
    assert steps[x[:-1] < 100].mean() < 0.92 * steps[x[:-1] > 150].mean()


def test_straight_up_the_cloth_is_one_moment():
    held = strip(usual_wave(), "theta")
    other = replace(held, middle=37.0)
    x = np.array([10.0, 90.0, 200.0])
    assert held.middles(x)[0][:, 0] == pytest.approx(x)
    assert other.middles(x)[0][:, 0] == pytest.approx(x)


def test_groups_come_again_by_the_whole_recording_and_a_group_down():
    (ax, ay), (bx, by) = lattice(plan_of(plain("lereng-gelombang"))[0])
    assert (ax, ay, bx) == (250.0, -250.0, 0.0)
    assert by == pytest.approx(CYCLE * np.sqrt(2))


def test_the_strength_of_alpha_is_read_from_the_picture():
    # The tongues of fire stand under a night sky: the more alpha, the more of the cloth is night.
    night = []
    for db in (-4.0, -1.0, 2.0, 5.0):
        asked = replace(plain("lereng-gelombang", side=130.0), wave=swelling("alpha", db, slice(None)))
        night.append(np.mean(np.asarray(dye(draw(asked), px=(260, 260)).image.convert("L"), dtype=float) < 60))
    assert (np.diff(night) > 0.005).all()


def test_a_band_log_and_a_short_recording_are_drawn():
    short = replace(usual_wave(), seconds=20.0, courses=usual_wave().courses[:1, :10], sides=("all",), rows=(),
                    spectra=np.zeros((0, 96)), backgrounds=np.zeros((0, 2)), rings=np.zeros((0, 7, 5)),
                    bursts=np.zeros((0, 2)))  # fmt: skip
    cloth = draw(replace(plain("lereng-gelombang", side=120.0), wave=short))
    assert all(len(layer.areas.points) or len(layer.strokes.points) or len(layer.dots.points) for layer in cloth.layers)


def test_an_hour_is_marked_each_five_minutes():
    hour = replace(usual_wave(), seconds=3600.0)
    marks = {}
    for name, wave in (("hour", hour), ("rest", usual_wave())):
        cloth = draw(replace(plain("lereng-gelombang", side=250.0), wave=wave))
        small = next(layer for layer in cloth.layers if layer.name == "tembok kecil")
        marks[name] = len(small.areas.offsets)
    assert marks["hour"] > marks["rest"]  # 11 marks a recording instead of 8
    assert marks["hour"] < 3 * marks["rest"]


def test_the_verb_design_carries_the_recording():
    held = design(portrait(), motif="lereng-gelombang")
    assert held.wave is not None
    assert held.wave.sides == ("all", "left", "right")

"""Parang gelombang: the recording is found again on its cloth, and it stays a parang."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import seeds
from hypothesis import given
from hypothesis import strategies as st
from portraits import plain

from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.gelombang.parang.braid import HEAD, bent
from batik_gen.pattern.motifs.gelombang.parang.letter import letter_of
from batik_gen.pattern.motifs.gelombang.parang.lines import frame_of, rows_of
from batik_gen.pattern.motifs.parang.blades import HALF
from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.render.dyeing.dye import dye

SEED = int(seeds.rng(__name__).integers(0, 2**31))
"""Drawn anew by each run; a failure names it."""
STILL = {"bath.mottling": 0.0, "bath.seepage": 0.0}
BANDS = ("delta", "theta", "alpha", "beta", "gamma")


def wave_with(**courses):
    """Return the usual wave with other courses of bands: numbers, or slices, or left and right by slices."""
    wave = usual_wave()
    values = np.array(wave.courses)
    for band, course in courses.items():
        course = np.asarray(course, dtype=np.float64)
        if course.ndim == 2:
            course = np.stack([course.mean(axis=0), *course])
        values[:, :, BANDS.index(band)] = course
    return replace(wave, courses=values)


def written(wave, side=300.0, **parameters):
    return replace(plain("parang-gelombang", SEED, side), wave=wave, parameters={**STILL, **parameters})


def laid(design):
    """Return the letter of a Design, and its rows and frame."""
    plan = plan_of(design)[0]
    letter, frame = letter_of(plan), frame_of(plan)
    return letter, frame, rows_of(plan, letter, frame)


def light(design, px_per_mm=4.0):
    side = round(design.size_mm[0] * px_per_mm)
    return np.asarray(dye(draw(design), px=(side, side)).image)[..., :3].mean(axis=2)


def white_of_blades(design, scale=4.0):
    """Measure on the picture how much white there is in each whole slot of the rows of the left half, mm².

    Returns the places of the letter, and the white of each.
    """
    grey = light(design, scale)
    letter, frame, rows = laid(design)
    found = []
    t, across = np.meshgrid(np.linspace(-0.48, 0.48, 25), np.arange(-0.5, 0.5, 0.01) * letter.distance)
    for row in (row for row in rows if row.pole == 0):
        for place in row.drawn:
            way = row.braid.along(place + t) + row.start
            slide = bent(row.braid.slide, 0.0, place + t)
            at = frame.places(way - across / HALF * slide, row.across + across)
            if (at < 0).any() or (at >= design.size_mm[0]).any():
                continue
            x, y = (at * scale).astype(int).reshape(-1, 2).T
            pitch = row.braid.along(np.array([place - 0.5, place + 0.5]))
            found.append((place, (grey[y, x] > 170).mean() * (pitch[1] - pitch[0]) * letter.distance))
    return np.array(found)


def test_the_blades_of_a_picture_tell_the_course_of_alpha():
    rng = np.random.default_rng(SEED)
    course = 1.5 + np.cumsum(rng.normal(0, 1.4, (2, 45)), axis=1) * 0.6
    # Whatever walk was drawn, there is a course to be told: of one that hardly moves nothing correlates.
    course = 1.5 + 1.5 * (course - course.mean(axis=1, keepdims=True)) / course.std(axis=1, keepdims=True)
    design = written(wave_with(alpha=course))
    letter = laid(design)[0]
    read = white_of_blades(design)
    read = read[read[:, 0] % letter.places > 0]
    alpha = letter.alpha[0, read[:, 0].astype(int) % letter.places]
    assert len(read) > 25
    # What a picture has to give back of a course (docs/readback.md).
    assert np.corrcoef(alpha, read[:, 1])[0, 1] > 0.85, SEED


def test_a_change_is_found_where_it_happened():
    """Alpha rises for good after two thirds of the recording: the blades swell there, and not before."""
    course = np.where(np.arange(45) < 30, -1.0, 5.0)
    letter = laid(written(wave_with(alpha=course)))[0]
    sizes = letter.braids[0].tall[1:]
    steps = np.diff(sizes)
    assert np.argmax(steps) == 29
    assert sizes[33:43].min() > 1.3 * sizes[2:27].max()


@pytest.mark.parametrize(("band", "seen"), [("alpha", "tall"), ("beta", "slide")])
def test_more_of_a_band_shows(band, seen):
    shown = []
    for more in (-3.0, 0.0, 3.0):
        braid = laid(written(wave_with(**{band: np.full(45, {"alpha": 1.5, "beta": -6.9}[band] + more)})))[0].braids[0]
        shown.append(getattr(braid, seen).mean())
    assert shown[0] < shown[1] < shown[2]
    assert shown[2] > 1.2 * shown[0]


def test_more_alpha_gives_more_white():
    white = [
        float((light(written(wave_with(alpha=np.full(45, level)), 200.0), 2.0) > 170).mean()) for level in (-3.0, 6.0)
    ]
    assert white[1] > 1.3 * white[0]


def test_quick_alpha_brings_blades_close_and_a_steep_background_parts_the_rows():
    wave = usual_wave()
    quick = replace(wave, spectra=np.roll(wave.spectra, 9, axis=1))
    steep = replace(wave, backgrounds=wave.backgrounds - np.array([0.0, 4.0]))
    usual, close, wide = (laid(written(w))[0] for w in (wave, quick, steep))
    assert close.waves > usual.waves + 0.5
    assert close.pitch < 0.93 * usual.pitch
    assert close.distance == usual.distance < 0.97 * wide.distance


def test_left_is_white_and_right_is_brown_or_dark():
    design = written(usual_wave(), 150.0)
    letter, _, rows = laid(design)
    assert letter.poles == 2
    for one, other in pairwise(rows):
        assert (other.pole, other.number) == (1 - one.pole, one.number + 1)
    for variant, brown in (("biparang", True), ("siang-malam", False)):
        layers = {layer.name: layer for layer in draw(replace(design, variant=variant)).layers}
        assert (len(layers["pelat cokelat"].areas) > 30) == brown


def test_one_channel_makes_all_rows_white():
    wave = usual_wave()
    alone = replace(wave, sides=("all",), courses=wave.courses[:1])
    design = written(alone)
    letter, _, rows = laid(design)
    assert letter.poles == 1
    assert {row.pole for row in rows} == {0}
    layers = {layer.name: layer for layer in draw(design).layers}
    assert len(layers["pelat cokelat"].areas) < 0.05 * len(layers["tembok"].areas)


def test_the_letter_runs_on_from_line_to_line():
    """What the lower row of a pair begins with is what the one above ended with."""
    letter, _, rows = laid(written(usual_wave(), 400.0))
    firsts = [row for row in rows if row.pole == 0]
    half = 0.5 * 400.0 * 2**0.5
    for one, below in pairwise(firsts):
        middle = one.across + 0.5 * letter.distance, below.across + 0.5 * letter.distance
        ends = [max(half - abs(across), 0.0) for across in middle]
        if min(ends) > 0:
            assert ends[0] - one.start == pytest.approx(-ends[1] - below.start)
    assert sum(2 * max(half - abs(r.across + 0.5 * letter.distance), 0.0) for r in firsts) > letter.length


def test_a_mlinjon_with_a_white_heart_stands_for_each_minute():
    wave = usual_wave()
    counts = []
    for seconds in (50.0, 70.0, 130.0):
        design = written(replace(wave, seconds=seconds), 400.0)
        hearts = next(layer for layer in draw(design).layers if layer.name == "isen bunga")
        counts.append(len(hearts.dots))
    # Each time the letter comes again on the cloth there are as many more.
    assert counts[0] < counts[1] < counts[2]


@given(
    st.lists(st.tuples(st.floats(-60, 60), st.floats(-60, 60)), min_size=1, max_size=60),
    st.floats(0, 1),
)
def test_the_braid_is_whole_whatever_is_written(moments, voice):
    """Heads and feet of the blades follow one another in every row: no blade crosses its neighbour."""
    values = np.array(moments)
    wave = replace(
        usual_wave(),
        seconds=2.0 * len(values),
        courses=np.stack([np.full_like(values, 0.0)] * 5, axis=-1)[None, :, 0, :].repeat(3, axis=0) + 0.0,
    )
    courses = np.array(wave.courses)
    courses[1, :, 2], courses[2, :, 2] = values[:, 0], values[::-1, 0]
    courses[1, :, 3], courses[2, :, 3] = values[:, 1], values[:, 0]
    courses[0] = 0.5 * (courses[1] + courses[2])
    letter = laid(written(replace(wave, courses=courses), 60.0, **{"parang_gelombang.voice": voice}))[0]
    t = np.arange(-20, 20 * letter.places) / 20.0
    for braid in letter.braids:
        assert braid.tall.min() > 0.4 * letter.unit
        assert braid.tall.max() < 1.45 * letter.unit
        for h in (-HEAD, 0.0, HEAD):
            along, _ = braid.at(t, h)
            assert np.diff(along).min() > 0


def test_a_small_change_of_the_wave_is_a_small_change_of_the_cloth():
    wave = usual_wave()
    base = light(written(wave, 200.0), 2.0)
    steps = []
    for step in range(1, 6):
        moved = replace(wave, courses=wave.courses + 0.02 * step * (np.arange(5) == 2))
        after = light(written(moved, 200.0), 2.0)
        steps.append(float(np.abs(after - base).mean()))
        base = after
    assert max(steps[1:]) < 4 * np.median(steps)

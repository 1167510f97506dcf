"""Lung gelombang: the swing is alpha, thorns are unrest, each leaf is a burst, and a change is where it was."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from portraits import plain, portrait, usual

from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.gelombang.lung.course import LungCourse
from batik_gen.pattern.motifs.gelombang.lung.leaves import lengths
from batik_gen.pattern.motifs.gelombang.lung.lung import FAMILY, planned
from batik_gen.pattern.motifs.gelombang.lung.pulse import WIDEST, plan_pulse
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, PITCH, RISE, LungRoom
from batik_gen.pattern.motifs.gelombang.lung.stem import skeleton
from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.values.design import Design
from batik_gen.values.wave import Wave

ALPHA, BETA, THETA = 2, 3, 1


def with_course(band: int, added, **changes) -> Wave:
    """The usual wave, one band of it stronger by so many dB."""
    wave = usual_wave()
    courses = np.array(wave.courses)
    courses[:, :, band] += added
    return replace(wave, courses=courses, **changes)


def plant(wave: Wave):
    return skeleton(LungCourse.of(wave), 1.0)


def changed(share: float, db: float = 8.0, slices: int = 60) -> Wave:
    """A recording in which alpha falls once, as when eyes open."""
    t = (np.arange(slices) + 0.5) / slices
    courses = np.tile(np.array([2.2, 0.0, 1.5, -6.9, -15.2]), (1, slices, 1))
    courses[:, :, ALPHA] += np.where(t < share, db / 2, -db / 2)
    return replace(usual_wave(), sides=("all",), courses=courses)


def test_more_alpha_swings_the_stem_further():
    widths = [np.ptp(plant(with_course(ALPHA, db)).line[:, 0]) for db in (-8, -4, 0, 4, 8)]
    assert (np.diff(widths) > 2.0).all()
    assert widths[-1] < PITCH


def test_a_change_of_alpha_is_found_where_it_happened():
    for share in (0.3, 0.5, 0.7):
        grown = plant(changed(share))
        crests = np.arange(12) / 12
        swing = np.abs(grown.at(crests * LINE)[:, 0])
        middle = 0.5 * (swing.max() + swing.min())
        # The crest at which the stem has lost half its swing; the end runs into the beginning.
        wide = np.flatnonzero(swing > middle)
        assert abs((wide.max() + 0.5) / 12 - share) < 0.1


def test_on_the_cloth_time_runs_up_the_left_column_and_ends_in_the_right():
    cloth = draw(replace(plain("lung-gelombang", 1, 250.0), wave=changed(0.5)))
    stems = next(layer for layer in cloth.layers if layer.name == "isi sulur").strokes
    whole = np.repeat(np.diff(stems.offsets) == len(plant(usual_wave()).line), np.diff(stems.offsets))
    xy = stems.points[whole, :2]
    xy = xy[(xy > 0).all(axis=1) & (xy < 250).all(axis=1)]

    def swing(column, low, high):
        """How far the stem of a column swings between two heights, as measured on the cloth."""
        here = (xy[:, 0] // PITCH == column) & (xy[:, 1] > low) & (xy[:, 1] < high)
        return float(np.ptp(xy[here, 0]))

    assert swing(0, 0, 250) > swing(2, 0, 250) + 6
    assert swing(1, 140, 250) > swing(1, 0, 110) + 3  # it grows upward: first below, then above


def test_unrest_sets_thorns_where_it_was_and_calm_none():
    slices = usual_wave().courses.shape[1]
    t = (np.arange(slices) + 0.5) / slices
    restless = np.where((t > 0.5) & (t < 0.75), 8.0, -6.0)
    _, _, _, shoots, *_ = planned(LungCourse.of(with_course(BETA, restless)), 1.0)
    feet = -np.concatenate([shoots.thorns[:, 0, 1], shoots.crooks[:, 0, 1]]) / LINE
    inside = (feet > 0.45) & (feet < 0.8)
    assert inside.sum() > 3 * (~inside).sum()


def test_calm_people_have_wider_coils_and_larger_flowers():
    grown = [planned(LungCourse.of(with_course(ALPHA, db)), 1.0) for db in (-6.0, 0.0, 6.0)]
    assert (np.diff([float(np.mean([c.bloom for c in g[0].coils])) for g in grown]) > 1.0).all()
    assert (np.diff([float(np.quantile(g[4].radius, 0.97)) for g in grown]) > 0.8).all()


def test_each_leaf_stands_at_its_burst_and_is_as_long():
    wave = usual_wave()
    grown, _, leaves, *_ = planned(LungCourse.of(wave), 1.0)
    assert len(leaves.long) == len(wave.bursts)
    assert (leaves.kept == 1.0).mean() > 0.85
    on_stem = np.sort((wave.bursts[::2, 0] + 0.5 * wave.bursts[::2, 1]) / wave.seconds * LINE)
    near = np.abs(leaves.foot[:, None] - grown.at(on_stem)[None]).max(axis=2).min(axis=0)
    assert near.max() < 0.02 * LINE
    share = np.sort(leaves.long / leaves.kept) / np.sort(lengths(wave.bursts[:, 1]))
    assert share == pytest.approx(share[0])  # all alike
    assert 0.7 < share[0] <= 1.0


def test_more_theta_makes_broader_leaves_and_larger_curls():
    little, much = (planned(LungCourse.of(with_course(THETA, db)), 1.0) for db in (-3.0, 3.0))
    assert np.median(much[2].wide / much[2].long) > np.median(little[2].wide / little[2].long) + 0.1
    assert np.quantile(much[5].size, 0.9) > np.quantile(little[5].size, 0.9) + 0.5


def crowded() -> Wave:
    """Eighty bursts in two minutes, some of them a tenth of a second after the one before."""
    rng = np.random.default_rng(5)
    long, still = rng.uniform(0.15, 1.5, 80), np.tile([0.1, 0.1, 0.8, 0.8], 20)
    starts = np.cumsum(long + still) - long
    return with_course(ALPHA, 3.0, seconds=120.0, bursts=np.stack([starts, long], axis=1))


def test_among_many_bursts_each_seed_keeps_its_size_and_nearly_its_place():
    wave = crowded()
    pulse = plan_pulse(plant(wave))
    area = pulse.long * pulse.wide
    assert (area > 1.5 * pulse.dot**2).mean() > 0.9  # none is taken for a dot
    middles = (wave.bursts[:, 0] + 0.5 * wave.bursts[:, 1]) / wave.seconds
    off = np.abs(-pulse.seeds[:, 1] / LINE - np.sort(middles))
    assert off.max() < 0.0012
    order = np.argsort(middles)
    assert np.corrcoef(area, np.sqrt(wave.bursts[order, 1]))[0, 1] > 0.9


def test_no_leaf_hides_a_seed():
    grown, _, leaves, *_ = planned(LungCourse.of(crowded()), 1.0)
    pulse = plan_pulse(grown)
    t = np.linspace(0, 1, 30)[:, None]
    for k, long in enumerate(leaves.long):
        rib = leaves.foot[k] + t * long * np.array([np.cos(leaves.angle[k]), np.sin(leaves.angle[k])])
        apart = np.hypot(*np.moveaxis(rib[:, None] - pulse.seeds, -1, 0))
        assert apart.min() > 0.5 * WIDEST * 4.0 + 0.3


def test_a_longer_burst_never_has_a_shorter_leaf():
    long = lengths(np.linspace(0.0, 30.0, 400))
    assert long[0] == 0.0
    assert (np.diff(long) > 0).all()
    assert long[-1] < 34.0


def test_a_band_log_has_leaves_at_the_peaks_of_alpha():
    wave = usual_wave()
    empty = {"rows": (), "spectra": np.zeros((0, 96)), "backgrounds": np.zeros((0, 2)), "rings": np.zeros((0, 7, 5))}
    log = replace(wave, bursts=np.zeros((0, 2)), **empty)
    course = LungCourse.of(log)
    # The usual alpha swells twice, at its middle and towards its end.
    assert np.array(course.leaves)[:, 0] == pytest.approx([0.5, 0.99], abs=0.03)
    assert len(planned(course, 1.0)[2].long) > 0
    assert LungCourse.of(replace(wave, bursts=np.zeros((0, 2)))).leaves == ()


def test_rings_tell_full_minutes_or_tens_or_hours():
    assert LungCourse.of(usual_wave()).rings == pytest.approx((60.0 / 90.0,))
    for seconds, many in ((20.0, 0), (60.0, 0), (600.0, 9), (3600.0, 5), (8 * 3600.0, 7), (2e6, 0)):
        assert len(LungCourse.of(replace(usual_wave(), seconds=seconds)).rings) == many


def test_on_a_sample_of_25_cm_the_line_begins_once():
    cloth = draw(plain("lung-gelombang", 1, 250.0, hand__wobble=0.0))
    stems = next(layer for layer in cloth.layers if layer.name == "isi sulur").strokes
    begins = stems.points[stems.offsets[:-1]][np.diff(stems.offsets) == len(plant(usual_wave()).line)]
    inside = (begins[:, :2] > 0).all(axis=1) & (begins[:, :2] < 250).all(axis=1)
    assert inside.sum() == 1
    assert begins[inside][0, 0] < 250 / 3 + 30
    assert begins[inside][0, 1] > 200


def test_the_room_closes_on_itself_as_the_plant_does():
    room = LungRoom()
    at = np.array([[10.0, -20.0]])
    room.take(at)
    for copy in ((PITCH, RISE), (-PITCH, -RISE), (0.0, LINE), (2 * PITCH, 2 * RISE - LINE)):
        assert room.hit(at + np.array(copy)).all()
    assert not room.hit(at + np.array([PITCH, 0.0])).any()
    assert float(room.clearance().at(at + np.array([PITCH + 5.0, RISE]))[0]) == pytest.approx(5.0, abs=0.6)


def test_a_small_step_of_alpha_is_a_small_step_of_stem_and_coils():
    steps = [plant(with_course(ALPHA, db)) for db in np.linspace(-4.0, 4.0, 81)]
    moved = [np.abs(b.line - a.line).max() for a, b in pairwise(steps)]
    rolled = [max(abs(m.bloom - n.bloom) for m, n in zip(a.coils, b.coils, strict=True)) for a, b in pairwise(steps)]
    assert max(moved) < 4 * np.median(moved)
    assert max(rolled) < 4 * np.median(rolled)


@pytest.mark.parametrize("slices", [1, 7, 60])
@pytest.mark.parametrize("db", [-40.0, 0.0, 40.0])
def test_no_recording_breaks_it(slices, db):
    wave = usual_wave()
    courses = np.tile(wave.courses[:1, :1], (1, slices, 1))
    courses[:, : max(1, slices // 2), ALPHA] += db
    grown = planned(LungCourse.of(replace(wave, sides=("all",), courses=courses)), 1.0)
    assert np.isfinite(grown[0].line).all()
    assert np.ptp(grown[0].line[:, 0]) < PITCH
    assert (grown[4].radius < 10.0).all()


def test_a_strip_is_as_in_the_whole():
    held = plain("lung-gelombang", 3, 160.0)
    whole, strip = draw(held), draw(held, (40.0, 90.0))
    assert FAMILY.by_place
    for all_, some in zip(whole.layers, strip.layers, strict=True):
        assert np.array_equal(dots_within(all_, 160.0), dots_within(some, 160.0))


def dots_within(layer, side):
    """The dots well within a strip, on the cloth: what lies beyond its edge is not seen."""
    x, y = layer.dots.points[:, 0], layer.dots.points[:, 1]
    return layer.dots.points[(x > 0) & (x < side) & (y > 42.0) & (y < 88.0)]


def test_a_design_holds_all_that_is_drawn():
    held = usual("lung-gelombang")
    again = Design.from_toml(held.to_toml())
    assert again == held
    assert draw(again) == draw(held)


def test_one_channel_is_enough():
    held = portrait()
    one = replace(
        held, bands=held.bands[:, :1], channels=("Fp1",), place=np.zeros(1), side=-np.ones(1), spectra=held.spectra[:1]
    )
    asked = design(one, motif="lung-gelombang", size_mm=(130.0, 90.0))
    assert asked.wave.sides == ("all",)
    assert sum(len(layer.areas.points) for layer in draw(asked).layers) > 0

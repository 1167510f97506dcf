"""What a Design carries of a recording: known waves in, known courses, spectra and bursts out."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from portraits import portrait

from batik_gen.pattern.wave.smoothing import at_share, smooth
from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.pattern.wave.wave_of import wave_of
from batik_gen.pattern.wave.whispering import whispered
from batik_gen.values.portrait import BANDS
from batik_gen.values.wave import MOST_BURSTS, MOST_SLICES, RINGS, hertz

WIDTHS = np.array([band.high - band.low for band in BANDS])


def resting(db=0.0, epochs=60, **changes):
    """A Portrait of four channels whose bands have this density, dB re 1 uV^2/Hz (epochs x channels x bands)."""
    bands = np.broadcast_to(10 ** (np.asarray(db, dtype=float) / 10), (epochs, 4, 5)) * WIDTHS
    quality = replace(portrait().quality, given_s=2.0 * epochs)
    return replace(portrait(), bands=bands, epoch_start_s=np.arange(epochs) * 2.0, quality=quality, **changes)


def test_a_course_is_the_strength_of_its_band_in_its_slice():
    db = np.tile([2.0, 0.0, 1.5, -7.0, -15.0], (60, 4, 1))
    db[30:, :, 2] += 6.0
    wave = wave_of(resting(db))
    assert wave.slice_s == 2.0
    alpha = wave.course("all", "alpha") + wave.levelled_db
    assert alpha[:30] == pytest.approx(1.5)
    assert alpha[30:] == pytest.approx(7.5)
    assert wave.course("all", "beta") + wave.levelled_db == pytest.approx(-7.0)


def test_left_and_right_are_told_apart_by_their_channels():
    db = np.zeros((60, 4, 5))
    db[:, [0, 2], 2] = 3.0
    wave = wave_of(resting(db))
    assert wave.course("left", "alpha") - wave.course("right", "alpha") == pytest.approx(3.0)


def test_one_channel_is_the_whole_head():
    held = resting()
    one = replace(
        held, bands=held.bands[:, :1], channels=("Fp1",), place=np.zeros(1), side=-np.ones(1), spectra=held.spectra[:1]
    )
    wave = wave_of(one)
    assert wave.sides == ("all",)
    assert wave.rows == ("head",)
    assert (wave.course("left", "alpha") == wave.course("all", "alpha")).all()


def test_a_long_recording_has_sixty_slices_and_a_short_one_a_slice_an_epoch():
    assert wave_of(resting(epochs=300)).courses.shape[1] == MOST_SLICES
    assert wave_of(resting(epochs=10)).courses.shape[1] == 10


def test_a_slice_without_clean_seconds_lies_between_its_neighbours():
    db = np.zeros((60, 4, 5))
    db[40:] = 4.0
    held = resting(db)
    bands = np.array(held.bands)
    bands[36:44] = np.nan
    alpha = wave_of(replace(held, bands=bands)).course("all", "alpha")
    assert np.isfinite(alpha).all()
    assert (np.diff(alpha[30:50]) >= 0).all()


def test_a_blink_is_no_swell():
    db = np.zeros((60, 4, 5))
    db[20] = 25.0
    assert np.ptp(wave_of(resting(db)).courses, axis=1).max() == pytest.approx(0.0, abs=0.02)


@pytest.mark.parametrize("hz", [8.5, 10.0, 11.5])
def test_the_spectrum_stands_over_its_background_where_alpha_is(hz):
    freqs = portrait().spectrum[:, 0]
    line = 100.0 / freqs**1.3
    bump = 10 ** (0.9 * np.exp(-0.5 * ((freqs - hz) / 0.8) ** 2))
    wave = wave_of(replace(portrait(), spectra=np.tile(10 * np.log10(line * bump), (4, 1))))
    assert hertz()[np.argmax(wave.spectra[0])] == pytest.approx(hz, abs=0.3)
    assert wave.spectra[0].max() == pytest.approx(9.0, abs=0.4)
    assert wave.backgrounds[0] == pytest.approx([10 * math.log10(100.0 / 10**1.3), -13.0], abs=0.4)


def test_rows_follow_the_head_from_front_to_back():
    wave = wave_of(portrait())
    assert wave.rows == ("front", "middle", "parietal", "back")
    assert (np.diff(wave.spectra.max(axis=1)) > -0.01).all()  # more alpha behind, as its channels have


def test_rings_tell_when_alpha_was_strong():
    db = np.zeros((70, 4, 5))
    db[:10, :, 2] = 5.0
    rings = wave_of(resting(db, epochs=70)).rings
    assert rings.shape == (4, RINGS, 5)
    assert (rings[:, 0, 2] > rings[:, 1:, 2].max(axis=1) + 4.0).all()
    assert rings.mean(axis=1) == pytest.approx(0.0, abs=0.02)


def test_a_band_log_has_courses_and_nothing_of_a_waveform():
    log = replace(portrait(), spectrum=np.zeros((0, 2)), spectra=np.zeros((0, 0)), bursts=np.zeros((0, 2)))
    wave = wave_of(log)
    assert wave.courses.shape == (3, 60, 5)
    assert (wave.rows, len(wave.spectra), len(wave.bursts)) == ((), 0, 0)


@pytest.mark.parametrize("gain_db", [-12.0, 12.0])
def test_another_amplifier_moves_the_courses_by_three_decibels_at_most(gain_db):
    usual = [2.2, 0.0, 1.5, -6.9, -15.2]
    here, there = (wave_of(resting(np.tile(usual, (60, 4, 1)) + gain)) for gain in (0.0, gain_db))
    assert np.abs(there.courses - here.courses).max() < 3.0
    assert there.courses + there.levelled_db == pytest.approx(here.courses + here.levelled_db + gain_db, abs=0.11)


def test_the_longest_bursts_are_kept_in_order():
    many = np.stack([np.arange(300.0), np.tile([0.2, 0.5, 0.9], 100)], axis=1)
    kept = wave_of(replace(portrait(), bursts=many)).bursts
    assert len(kept) == MOST_BURSTS
    assert kept[:, 1].min() >= 0.5
    assert (np.diff(kept[:, 0]) > 0).all()


def test_a_whisper_keeps_the_look_and_gives_up_the_reading():
    rng = np.random.default_rng(3)
    alpha = 5.0 + 6.0 * (np.arange(60) >= 30)
    db = rng.normal(0.0, 1.0, (60, 1, 5)) + np.array([2.2, 0.0, 0.0, -6.9, -15.2])
    db[:, 0, 2] += alpha
    wave = wave_of(resting(np.repeat(db, 4, axis=1)))
    quiet = whispered(wave)
    assert quiet.whispered
    assert np.abs(quiet.courses.mean(axis=1) - wave.courses.mean(axis=1)).max() < 1.0
    # Half way alpha doubled: nothing of that is left, nor of which half of the head it was.
    assert abs(np.corrcoef(wave.course("all", "alpha"), quiet.course("all", "alpha"))[0, 1]) < 0.3
    assert (quiet.course("left", "alpha") == quiet.course("right", "alpha")).all()
    assert (quiet.courses == np.rint(quiet.courses)).all()
    assert not set(quiet.bursts[:, 0].tolist()) & set(wave.bursts[:, 0].tolist())


def test_two_with_the_same_rough_amounts_whisper_alike():
    """Another course of the same strength, alpha a tenth of a hertz beside: one and the same cloth."""
    wave = usual_wave()
    bump = [high * np.exp(-0.5 * ((hertz() - hz) / 1.3) ** 2) for high, hz in ((8.2, 10.1), (8.2, 9.9))]
    one, other = (
        whispered(replace(wave, courses=courses, spectra=np.tile(spectrum, (4, 1))))
        for courses, spectrum in zip((wave.courses, wave.courses[:, ::-1]), bump, strict=True)
    )
    assert one == other


def test_a_whisper_knows_no_moment():
    """The moments and the bursts of a recording in any order: one and the same whispered wave."""
    rng = np.random.default_rng(8)
    wave = usual_wave()
    whisper = whispered(wave)
    for _ in range(5):
        order = rng.permutation(wave.courses.shape[1])
        starts = np.sort(rng.uniform(0.0, wave.seconds - 2.0, len(wave.bursts)))
        bursts = np.stack([starts, rng.permutation(wave.bursts[:, 1])], axis=1)
        assert whispered(replace(wave, courses=wave.courses[:, order], bursts=bursts)) == whisper


@given(arrays(float, (12,), elements=st.floats(-20, 20)), st.booleans())
def test_a_smoothed_course_stays_within_what_it_was(values, closed):
    calm = smooth(values, 5, closed=closed)
    assert calm.min() >= values.min() - 1e-9
    assert calm.max() <= values.max() + 1e-9
    if closed:
        assert calm.mean() == pytest.approx(values.mean(), abs=1e-9)


@given(arrays(float, (9,), elements=st.floats(-20, 20)), st.floats(0, 1), st.booleans())
def test_a_course_is_read_at_its_slices_and_between_them(values, share, closed):
    middles = (np.arange(9) + 0.5) / 9
    assert at_share(values, middles, closed) == pytest.approx(values)
    read = at_share(values, np.array([share]), closed)[0]
    assert values.min() - 1e-9 <= read <= values.max() + 1e-9

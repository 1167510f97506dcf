"""Bursts of alpha: planted swells are found where they are, and as long as they are."""

import numpy as np
import pytest

from batik_gen import Recording, measure
from batik_gen.eeg.features.bursts import POINTS_S, alpha_course, bursts
from batik_gen.values.recording import Source

SFREQ = 128.0
SWELLS = ((5.0, 1.0), (12.0, 2.0), (20.5, 0.7), (31.0, 3.0), (44.0, 1.5))


def test_swells_are_found_where_they_were_put() -> None:
    rng = np.random.default_rng(8)
    t = np.arange(int(60 * SFREQ)) / SFREQ
    strength = np.full(len(t), 1.5)
    for start, long in SWELLS:
        strength[(t >= start) & (t < start + long)] = 8.0
    freqs = np.fft.rfftfreq(len(t), 1 / SFREQ)
    pink = np.fft.irfft(np.fft.rfft(rng.normal(0, 1, (2, len(t)))) / np.maximum(freqs, 0.5) ** 0.7, len(t))
    signals = strength * np.sin(2 * np.pi * 10.0 * t) + 6.0 * pink / pink.std()
    found = measure(Recording(signals, SFREQ, ("O1", "O2"), Source("test"))).bursts
    for start, seconds in SWELLS:
        # What lies over the middle may begin before a swell and end after it, but the swell is one burst.
        first = found[np.searchsorted(found[:, 0], start + 0.2) - 1]
        assert start - 0.7 < first[0]
        assert first[0] + first[1] == pytest.approx(start + seconds, abs=1.2)


def test_the_shortest_burst_is_an_eighth_of_a_second_and_none_runs_over_a_gap() -> None:
    points = 2 * POINTS_S
    course = np.ones((4, points))
    course[0, 4] = 1.1  # smoothed by its neighbours it is no burst
    course[1, -6:] = 9.0
    course[2, :6] = 9.0
    course[3, 10:20] = 9.0
    near = bursts(course, np.array([0.0, 2.0, 4.0, 6.0]), 2.0)
    apart = bursts(course, np.array([0.0, 2.0, 40.0, 42.0]), 2.0)
    assert len(near) + 1 == len(apart)
    assert near[:, 1].min() >= 2 / POINTS_S
    assert apart[-2, 0] == pytest.approx(40.0, abs=0.2)


def test_unclean_epochs_have_no_bursts() -> None:
    rng = np.random.default_rng(2)
    waves = (1 + rng.random((2, 6, 256))) * np.exp(1j * rng.random((2, 6, 256)))
    clean = np.ones((2, 6), bool)
    clean[:, 3] = False
    course = alpha_course(waves, clean, np.arange(2))
    assert np.isnan(course[3]).all()
    found = bursts(course, np.arange(6) * 2.0, 2.0)
    assert not ((found[:, 0] >= 6.0) & (found[:, 0] < 8.0)).any()
    assert (found[:, 0] + found[:, 1] <= 12.0 + 1e-9).all()


def test_nothing_is_found_in_nothing() -> None:
    assert bursts(np.zeros((0, 1)), np.zeros(0), 2.0).shape == (0, 2)

"""The band-pass and the notch are those of SciPy, forward and backward, whatever the length and the rate."""

import numpy as np
import pytest
from scipy import signal

from batik_gen.eeg.cleaning.epochs import band_pass, notch
from batik_gen.eeg.cleaning.filters import BandPass, forward_backward
from batik_gen.values.arrays import FloatArray

RATES = (128.0, 250.0, 512.0)
LENGTHS_S = (2.0, 30.0, 90.0)
"""Shorter than the filter rings, the usual, and long enough for both ways at once."""


def _wandering(seconds: float, sfreq: float) -> FloatArray:
    rng = np.random.default_rng(7)
    count = round(seconds * sfreq)
    return np.cumsum(rng.normal(size=(3, count)), axis=1) + rng.normal(scale=10.0, size=(3, count)) + 40.0


@pytest.mark.parametrize("sfreq", RATES)
@pytest.mark.parametrize("seconds", LENGTHS_S)
@pytest.mark.parametrize("band", [(1.0, 45.0), (8.0, 13.0)])
def test_the_band_pass_is_that_of_scipy(sfreq: float, seconds: float, band: tuple[float, float]) -> None:
    signals = _wandering(seconds, sfreq)
    sos = signal.butter(4, band, btype="bandpass", fs=sfreq, output="sos")
    wanted = signal.sosfiltfilt(sos, signals - np.median(signals, axis=1, keepdims=True), axis=1)
    np.testing.assert_allclose(band_pass(signals, sfreq, *band), wanted, rtol=0.0, atol=1e-8)


@pytest.mark.parametrize("sfreq", RATES)
@pytest.mark.parametrize("seconds", LENGTHS_S)
@pytest.mark.parametrize("line_hz", [50.0, 60.0])
def test_the_notch_is_that_of_scipy(sfreq: float, seconds: float, line_hz: float) -> None:
    signals = _wandering(seconds, sfreq)
    wanted = signal.filtfilt(*signal.iirnotch(line_hz, 25.0, fs=sfreq), signals, axis=1)
    made = forward_backward(signals, notch(line_hz, sfreq), 9)
    np.testing.assert_allclose(made, wanted, rtol=0.0, atol=1e-8)


@pytest.mark.parametrize("through", [BandPass(1.0, 45.0, 250.0), BandPass(8.0, 13.0, 128.0), notch(50.0, 250.0)])
def test_forward_and_backward_leaves_the_squared_response(through: BandPass) -> None:
    angles = np.linspace(0.0, np.pi, 1000)
    np.testing.assert_allclose(through.gain(angles), np.abs(through.response(angles)) ** 2, rtol=0.0, atol=1e-12)


def test_a_piece_shorter_than_the_padding_is_filtered_all_the_same() -> None:
    made = band_pass(_wandering(0.1, 128.0), 128.0)
    assert made.shape == (3, 13)
    assert np.isfinite(made).all()

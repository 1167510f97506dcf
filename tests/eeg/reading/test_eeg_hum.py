"""Mains hum: usual hum is taken out unsaid, loud hum is told, and where there is nothing else a channel is left out."""

from types import ModuleType

import numpy as np
import pytest

from batik_gen.eeg.reading.hum import hum_ratios, humming_channels, loud_hum
from batik_gen.values.arrays import FloatArray

RATE = 250
NAMES = ("Fp1", "Fp2", "O1", "O2")


@pytest.fixture(scope="module")
def eeg(maker: ModuleType) -> FloatArray:
    return np.asarray(maker.simulate(maker.PEOPLE["person-one"], maker.MOODS["calm"], list(NAMES), RATE, 40, stream=5))


def under_hum(eeg: FloatArray, times: list[float], line_hz: float = 50.0) -> FloatArray:
    """Return ratios of channels under hum so many times the amplitude of the EEG."""
    hum = np.sqrt(2.0) * np.sin(2.0 * np.pi * line_hz * np.arange(eeg.shape[1]) / RATE)
    return hum_ratios(eeg + np.array(times)[:, None] * eeg.std(axis=1, keepdims=True) * hum, RATE)


@pytest.mark.parametrize("line_hz", [50.0, 60.0])
def test_hum_is_measured_in_times_an_amplitude(eeg: FloatArray, line_hz: float) -> None:
    found = under_hum(eeg, [100.0] * 4, line_hz)
    assert found == pytest.approx(10 * under_hum(eeg, [10.0] * 4, line_hz), rel=0.02)


def test_what_real_recordings_have_is_not_spoken_of(eeg: FloatArray) -> None:
    ratios = under_hum(eeg, [10.0, 15.0, 0.0, 10.0])
    assert humming_channels(ratios, NAMES) == {}
    assert loud_hum(ratios) == ()


def test_more_than_that_on_half_of_the_channels_is_told(eeg: FloatArray) -> None:
    assert "in 2 of 4 channels; check the contact" in loud_hum(under_hum(eeg, [90.0, 95.0, 10.0, 10.0]))[0]
    assert loud_hum(under_hum(eeg, [90.0, 10.0, 10.0, 10.0])) == ()


def test_hum_of_hundreds_of_times_the_eeg_is_no_contact(eeg: FloatArray) -> None:
    found = humming_channels(under_hum(eeg, [300.0, 500.0, 10.0, 0.0]), NAMES)
    assert sorted(found) == [0, 1]
    assert "nothing but mains hum" in found[0].reason

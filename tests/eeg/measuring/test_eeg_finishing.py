"""Which channels are measured: those with enough clean seconds, and enough of them in a row."""

from types import ModuleType

import numpy as np
import pytest

from batik_gen.eeg.cleaning.epochs import clean
from batik_gen.eeg.features.spectrum import median_spectrum
from batik_gen.eeg.measuring.measure import measure
from batik_gen.values.errors import NotEnoughEEG
from batik_gen.values.recording import Recording, Source

RATE = 128


def test_a_channel_whose_clean_seconds_never_follow_one_another_is_left_out(maker: ModuleType) -> None:
    """Half of its time is clean; but of the five stretches of four seconds that a spectrum needs there are two."""
    channels = ("Fp1", "Fp2", "O1", "O2")
    signals = maker.simulate(maker.PEOPLE["person-one"], maker.MOODS["calm"], list(channels), RATE, 64, stream=5)
    # A hand on the cable in every second epoch of two seconds, but for two of them.
    for epoch in range(1, 32, 2):
        if epoch not in (9, 21):
            at = slice(2 * RATE * epoch + RATE // 2, 2 * RATE * epoch + RATE)
            signals[3, at] += 400 * np.sin(np.linspace(0, 6 * np.pi, RATE // 2))
    portrait = measure(Recording(signals, RATE, channels, Source("made")))
    assert portrait.channels == channels[:3]
    assert [(d.channel, d.reason) for d in portrait.quality.dropped] == [("O2", "too few clean seconds in a row")]


@pytest.mark.parametrize(("gaps", "stretches"), [((), 19), (((20.0, 20.0),), 18), (((10.0, 14.0), (30.0, 30.0)), 15)])
def test_no_stretch_reaches_across_a_pause(
    gaps: tuple[tuple[float, float], ...], stretches: int, maker: ModuleType
) -> None:
    """Four seconds, every two: of n seconds without a pause n / 2 - 1; a pause takes one and what it lasted."""
    signals = maker.simulate(maker.PEOPLE["person-one"], maker.MOODS["calm"], ["O1", "O2"], RATE, 40, stream=5)
    cleaned = clean(signals, RATE, gaps)
    assert cleaned.clean.all()
    assert median_spectrum(cleaned)[2].tolist() == [stretches] * 2


@pytest.mark.parametrize(("span", "kept"), [(200.0, True), (320.0, False)])
def test_what_always_swings_over_a_quarter_of_a_millivolt_is_no_brain(
    span: float, kept: bool, maker: ModuleType
) -> None:
    """However even it is: 250 microvolts from peak to peak is the most that an epoch may have."""
    channels = ("Fp1", "Fp2", "O1", "O2")
    signals = maker.simulate(maker.PEOPLE["person-one"], maker.MOODS["calm"], list(channels), RATE, 40, stream=5)
    swings = clean(signals, RATE).epochs[3]
    signals[3] *= span / np.ptp(swings, axis=1).min()
    assert ("O2" in measure(Recording(signals, RATE, channels, Source("made"))).channels) == kept


def test_a_recording_with_too_few_clean_epochs_a_channel_is_told_so(maker: ModuleType) -> None:
    """Thirty seconds are clean, in two channels, where ten would be enough: what lacks is their share."""
    channels = ("Fp1", "Fp2")
    signals = maker.simulate(maker.PEOPLE["person-one"], maker.MOODS["calm"], list(channels), RATE, 120, stream=5)
    for epoch in range(60):
        if epoch % 4:
            at = slice(2 * RATE * epoch + RATE // 4, 2 * RATE * epoch + RATE)
            signals[:, at] += 900 * np.sin(np.linspace(0, 6 * np.pi, 3 * RATE // 4))
    with pytest.raises(
        NotEnoughEEG, match=r"no channel is clean often enough: the best, Fp\d, is clean in 2\d %"
    ) as told:
        measure(Recording(signals, RATE, channels, Source("made")))
    assert "a channel counts with 35 %" in str(told.value)

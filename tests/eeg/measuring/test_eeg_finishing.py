"""Which channels are measured: those with enough clean seconds, and enough of them in a row."""

from types import ModuleType

import numpy as np

from batik_gen.eeg.measuring.measure import measure
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

"""Mains hum against what lies beneath: where nothing else is there, and where contact is poor."""

import numpy as np

from batik_gen.values.arrays import FloatArray
from batik_gen.values.recording import Dropped

MOST_HUM = 150.0
"""Hum against 1-40 Hz in amplitude, 22,500 in power: four times what the loudest real recordings with EEG under it
have (docs/measuring.md). The filters would take out more; but an electrode that picks up so much has no contact."""
LOUD_HUM = 50.0
"""From here on it is told: the loudest real recordings reach 35 to 42."""
_PIECE_S = 4.0
_MAINS_HZ = (50.0, 60.0)


def hum_ratios(signals: FloatArray, sfreq: float) -> FloatArray:
    """Return how many times the amplitude of mains hum stands over that of all between 1 and 40 Hz, channel by channel.

    Parameters
    ----------
    signals
        Channels x samples in any unit.
    sfreq
        Hertz.

    Returns
    -------
    FloatArray
        Zeros where the signals are shorter than four seconds.
    """
    n = int(_PIECE_S * sfreq)
    pieces = signals.shape[1] // n
    if not pieces:
        return np.zeros(len(signals))
    cut = signals[:, : pieces * n].reshape(len(signals), pieces, n)
    cut = (cut - cut.mean(axis=2, keepdims=True)) * np.hanning(n)
    power = np.median(np.abs(np.fft.rfft(cut, axis=2)) ** 2, axis=1)
    freqs = np.fft.rfftfreq(n, 1.0 / sfreq)
    rest = power[:, (freqs >= 1.0) & (freqs <= 40.0)].sum(axis=1)
    hum = np.max([power[:, np.abs(freqs - line) <= 1.0].sum(axis=1) for line in _MAINS_HZ], axis=0)
    return np.asarray(np.sqrt(hum / np.maximum(rest, 1e-300)))


def humming_channels(ratios: FloatArray, names: tuple[str, ...]) -> dict[int, Dropped]:
    """Find channels in which mains hum is all there is, as in a headset that lies on a table.

    Parameters
    ----------
    ratios
        As ``hum_ratios`` returns.
    names
        Channel names.
    """
    return {
        int(c): Dropped(names[c], "nothing but mains hum: not on a head") for c in np.flatnonzero(ratios > MOST_HUM)
    }


def loud_hum(ratios: FloatArray) -> tuple[str, ...]:
    """Return a note where hum stands over the EEG of half of the channels or more as in no good recording, or none.

    Parameters
    ----------
    ratios
        As ``hum_ratios`` returns, of the channels that stay.
    """
    loud = ratios[ratios > LOUD_HUM]
    if 2 * len(loud) < max(len(ratios), 1):
        return ()
    return (
        f"mains hum stands {float(np.median(loud)):.0f} times over the EEG in {len(loud)} of {len(ratios)} channels; "
        "check the contact of the electrodes",
    )

"""How well electrodes hold, from the last seconds of what they give."""

import numpy as np

from batik_gen.live.values import Grip
from batik_gen.values.arrays import FloatArray

WINDOW_S = 4.0
"""What an electrode is judged by: two epochs of the measuring."""
_FLAT_UV = 1.0
_CEILING_UV = 250.0
"""The limits by which epochs are rejected when a recording is measured (docs/measuring.md)."""
_SLOWEST_HZ, _FASTEST_HZ = 1.0, 40.0
_MAINS_HZ = (50.0, 60.0)
_MAINS_SHARE = 1.0
"""Mains as strong as all of the EEG: measuring takes it out, but an electrode that holds shows far less."""


def grips(signals: FloatArray, sfreq: float) -> tuple[Grip, ...]:
    """Judge each channel.

    Parameters
    ----------
    signals
        Channels x samples of the last seconds, in microvolts.
    sfreq
        Samples per second, in hertz.
    """
    count = signals.shape[1]
    if count < sfreq:
        return (Grip.FLAT,) * len(signals)
    level = signals - np.median(signals, axis=1, keepdims=True)
    freqs = np.fft.rfftfreq(count, 1 / sfreq)
    spectra = np.fft.rfft(level * np.hanning(count), axis=1)
    power = np.abs(spectra) ** 2
    eeg = power[:, (freqs >= _SLOWEST_HZ) & (freqs <= _FASTEST_HZ)].sum(axis=1)
    hum = np.max([power[:, np.abs(freqs - mains) <= 1.0].sum(axis=1) for mains in _MAINS_HZ], axis=0)
    slow = np.fft.rfft(level, axis=1)
    slow[:, (freqs < _SLOWEST_HZ) | (freqs > _FASTEST_HZ)] = 0
    passed = np.fft.irfft(slow, count, axis=1)
    # The ends of a stretch that is taken to go round swing without meaning anything.
    inner = passed[:, count // 20 : count - count // 20]
    return tuple(
        _grip(float(np.ptp(band)), float(np.std(whole)), float(h), float(e))
        for band, whole, h, e in zip(inner, level, hum, eeg, strict=True)
    )


def _grip(swing: float, spread: float, hum: float, eeg: float) -> Grip:
    if not np.isfinite(spread) or spread < _FLAT_UV:
        return Grip.FLAT
    if hum > _MAINS_SHARE * eeg:
        return Grip.HUM
    return Grip.MOVING if swing > _CEILING_UV else Grip.GOOD

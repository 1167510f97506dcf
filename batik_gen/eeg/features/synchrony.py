"""Whether the alpha waves of distant places keep step: debiased weighted phase lag."""

from dataclasses import dataclass

import numpy as np

from batik_gen.eeg.channels.montage import NORM_19
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

LEAST_CHANNELS = 4
LEAST_EPOCHS = 15
_ALPHA_HZ = (8.0, 13.0)
_MOST_CHANNELS = 32
_KNOWN = 8
_CHUNK = 64


@dataclass(frozen=True, eq=False)
class PhaseSums:
    """Hold sums over epochs of the imaginary cross-spectrum: frequencies x channels x channels.

    Parameters
    ----------
    plain, absolute, squared
        Sums of the values, of their moduli and of their squares.
    count
        Channels x channels: epochs that are clean in both.
    """

    plain: FloatArray
    absolute: FloatArray
    squared: FloatArray
    count: IntArray

    def __add__(self, other: "PhaseSums") -> "PhaseSums":
        return PhaseSums(
            self.plain + other.plain,
            self.absolute + other.absolute,
            self.squared + other.squared,
            self.count + other.count,
        )


def synchrony_channels(channels: tuple[str, ...]) -> IntArray:
    """Choose the channels between which synchrony is taken.

    Those of the 10-20 system where eight or more are there, so that a dense cap
    is compared at the distances of a sparse one; else all, at most 32 evenly chosen.
    """
    known = [i for i, c in enumerate(channels) if c in NORM_19]
    chosen = known if len(known) >= _KNOWN else list(range(len(channels)))
    if len(chosen) > _MOST_CHANNELS:
        chosen = [chosen[i] for i in np.unique(np.linspace(0, len(chosen) - 1, _MOST_CHANNELS).round().astype(int))]
    return np.array(chosen, dtype=np.int64)


def phase_sums(epochs: FloatArray, clean: BoolArray, sfreq: float) -> PhaseSums:
    """Sum what ``phase_lag`` needs over the epochs.

    In each epoch the mean over its clean channels is subtracted first, so that
    the reference of the recording, if all channels share it, drops out exactly.

    Parameters
    ----------
    epochs
        Channels x epochs x samples.
    clean
        Channels x epochs.
    sfreq
        Hertz.
    """
    channels, count, length = epochs.shape
    freqs = np.fft.rfftfreq(length, 1.0 / sfreq)
    at = np.flatnonzero((freqs >= _ALPHA_HZ[0]) & (freqs < _ALPHA_HZ[1]))
    taper = 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(length) / length)
    # A Fourier sum over the ten alpha lines alone is cheaper than a transform of everything.
    turns = np.outer(np.arange(length), at) / length
    waves = taper[:, None] * np.exp(-2j * np.pi * turns)
    shape = (len(at), channels, channels)
    plain, absolute, squared = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for first in range(0, count, _CHUNK):
        part = epochs[:, first : first + _CHUNK]
        good = clean[:, first : first + _CHUNK, None]
        line = (part - part.mean(axis=2, keepdims=True)) @ waves
        line = np.where(good, line, 0.0)
        line -= line.sum(axis=0) / np.maximum(good.sum(axis=0), 1)
        line = np.where(good, line, 0.0)
        real, imag = line.real.transpose(1, 2, 0), line.imag.transpose(1, 2, 0)
        for re, im in zip(real, imag, strict=True):
            cross = im[:, :, None] * re[:, None, :] - re[:, :, None] * im[:, None, :]
            plain += cross
            absolute += np.abs(cross)
            squared += cross**2
    held = clean.astype(np.int64)
    return PhaseSums(plain, absolute, squared, held @ held.T)


def phase_lag(sums: PhaseSums) -> float | None:
    """Return the median over channel pairs of the debiased weighted phase lag index, 8-13 Hz.

    Vinck et al. 2011, NeuroImage 55:1548, the squared estimator, mean over
    frequencies: near 0 where waves are independent or reach both places at the
    same instant (volume conduction), 1 where one always leads. Its sign may be
    slightly negative by chance. None where no pair has fifteen common clean epochs.
    """
    pairs = np.triu_indices(len(sums.count), 1)
    enough = sums.count[pairs] >= LEAST_EPOCHS
    if not enough.any():
        return None
    plain, absolute, squared = (s[:, pairs[0], pairs[1]][:, enough] for s in (sums.plain, sums.absolute, sums.squared))
    below = absolute**2 - squared
    index = np.divide(plain**2 - squared, below, out=np.zeros_like(below), where=below > 0.0)
    return float(np.median(index.mean(axis=0)))

"""Measure a recording that fits into memory, all of its epochs at once."""

from dataclasses import replace

import numpy as np

from batik_gen.eeg.cleaning.epochs import Cleaned, clean
from batik_gen.eeg.cleaning.outlying import sampled
from batik_gen.eeg.cleaning.reference import subtract_average
from batik_gen.eeg.features.bursts import alpha_course
from batik_gen.eeg.features.complexity import pattern_counts
from batik_gen.eeg.features.features import alpha_envelope, alpha_waves, burstiness, mean_square
from batik_gen.eeg.features.spectrum import band_powers, median_spectrum
from batik_gen.eeg.features.synchrony import PhaseSums, phase_sums, synchrony_channels
from batik_gen.eeg.measuring.gathering import Gathered, Judged, Taken, gathered, judge, per_row
from batik_gen.values.arrays import BoolArray, ComplexArray, FloatArray, IntArray
from batik_gen.values.portrait import Band
from batik_gen.values.recording import Recording


def gather(recording: Recording, reference: str) -> Gathered:
    """Clean a whole recording and take everything that is measured of its epochs; ``reference`` as in ``measure``."""
    cleaned = clean(recording.signals, recording.sfreq, recording.gaps)
    some = cleaned.epochs[:, sampled(len(cleaned.start_s))]
    judged = judge(cleaned.clean, np.ptp(cleaned.epochs, axis=2), some, recording, reference)
    sums = _Epochs(recording.channels, replace(cleaned, clean=judged.clean), judged)
    return gathered(recording, recording.seconds, cleaned.line_hz, cleaned.start_s, judged, sums)


class _Epochs:
    """Everything measured of all epochs together.

    Parameters
    ----------
    channels, cleaned
        Names and epochs.
    judged
        Which channels are fit for use, and which are averaged.
    """

    def __init__(self, channels: tuple[str, ...], cleaned: Cleaned, judged: Judged) -> None:
        over = judged.over
        self._channels, self._cleaned = channels, cleaned
        self.freqs, spectra, self.windows = median_spectrum(cleaned)
        waves = alpha_waves(cleaned) if len(cleaned.start_s) else np.zeros(cleaned.epochs.shape, np.complex128)
        self._recorded = self._referred = _take(cleaned, cleaned.epochs, spectra, waves)
        self._epochs = cleaned.epochs
        if over is not None:
            self._epochs = subtract_average(cleaned.epochs, cleaned.clean, over)
            spectra = median_spectrum(cleaned, self._epochs)[1]
            waves = subtract_average(waves, cleaned.clean, over)
            self._referred = _take(cleaned, self._epochs, spectra, waves)
        self.patterns = pattern_counts(self._epochs, cleaned.clean, cleaned.sfreq)
        self.alpha = alpha_course(waves, cleaned.clean, judged.good)

    def taken(self) -> tuple[Taken, Taken]:
        """Return what was measured as recorded, and against the average, the same where there is none."""
        return self._recorded, self._referred

    def rows(self, used: IntArray, bands: tuple[Band, ...]) -> FloatArray:
        """Return rows x channels used x bands: mean powers of clean epochs."""
        return _rows(self._epochs[used], self._cleaned.clean[used], self._cleaned.sfreq, bands)

    def synchrony(self, used: IntArray) -> PhaseSums:
        """Return the sums behind the synchrony of the channels used."""
        chosen = used[synchrony_channels(tuple(self._channels[i] for i in used))]
        return phase_sums(self._cleaned.epochs[chosen], self._cleaned.clean[chosen], self._cleaned.sfreq)


def _take(cleaned: Cleaned, epochs: FloatArray, spectra: FloatArray, waves: ComplexArray) -> Taken:
    """Take of epochs what depends on their reference."""
    if not epochs.shape[1]:
        nothing: FloatArray = np.full(len(epochs), np.nan)
        return Taken(spectra, nothing, nothing)
    return Taken(spectra, mean_square(epochs, cleaned.clean), burstiness(alpha_envelope(waves, cleaned.clean)))


def _rows(epochs: FloatArray, clean: BoolArray, sfreq: float, bands: tuple[Band, ...]) -> FloatArray:
    """Return band powers as rows of one or more epochs."""
    powers = band_powers(epochs, sfreq, bands).transpose(1, 0, 2)
    good = clean.T[:, :, None]
    group = per_row(len(powers))
    first = np.arange(0, len(powers), group)
    total = np.add.reduceat(np.where(good, powers, 0.0), first, axis=0)
    count = np.add.reduceat(np.broadcast_to(good, powers.shape).astype(np.float64), first, axis=0)
    rows = np.full((len(first), powers.shape[1], len(bands)), np.nan)
    np.divide(total, count, out=rows, where=count > 0)
    return rows

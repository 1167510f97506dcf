"""What measuring in pieces adds up: sums, counts and histograms of clean epochs."""

import numpy as np

from batik_gen.eeg.cleaning.reference import subtract_average
from batik_gen.eeg.features.bursts import alpha_course
from batik_gen.eeg.features.complexity import pattern_counts
from batik_gen.eeg.features.spectrum import periodogram
from batik_gen.eeg.features.synchrony import PhaseSums, phase_sums, synchrony_channels
from batik_gen.eeg.measuring.gathering import Judged, Taken, per_row
from batik_gen.eeg.measuring.piecewise import Filter, LogHistogram, Piece
from batik_gen.values.arrays import BoolArray, ComplexArray, FloatArray, IntArray
from batik_gen.values.portrait import Band

_HIGHEST_HZ = 46.0


class _OneReference:
    """What the epochs of each channel add up to against one reference."""

    def __init__(self, clean: BoolArray, length: int, thin: float) -> None:
        count, total = clean.shape
        self._clean, self._length, self._thin = clean, length, thin
        self.freqs = below(2 * length, thin)
        self.powers = LogHistogram(count, len(self.freqs), total)
        self._squares, self._alpha = np.zeros(count), np.zeros((2, count))

    def add(self, first: int, epochs: FloatArray, waves: ComplexArray) -> None:
        """Add epochs (and perhaps the next one, for windows across) and the alpha waves of the piece's own."""
        own, half = waves.shape[1], self._length // 2
        good = self._clean[:, first : first + epochs.shape[1]]
        windows = np.concatenate([epochs[:, :-1], epochs[:, 1:]], axis=2)
        if windows.shape[1]:
            spectra = periodogram(windows, self._thin)[..., : len(self.freqs)]
            self.powers.add(spectra, good[:, :-1] & good[:, 1:])
        good = good[:, :own]
        self._squares += np.sum(np.mean(epochs[:, :own].astype(np.float64) ** 2, axis=2) * good, axis=1)
        seconds = np.abs(waves)
        for part in (seconds[:, :, :half], seconds[:, :, half:]):
            middle = part.mean(axis=2, dtype=np.float64) * good
            self._alpha += [middle.sum(axis=1), (middle**2).sum(axis=1)]

    def taken(self) -> Taken:
        """Return the spectra, each channel's mean square and the variation of its alpha envelope."""
        count = self._clean.sum(axis=1)
        squares = np.divide(self._squares, count, out=np.full(len(count), np.nan), where=count > 0)
        with np.errstate(invalid="ignore", divide="ignore"):
            middle, square = self._alpha / (2.0 * count)
            varied = np.sqrt(np.maximum(square - middle**2, 0.0)) / middle
        return Taken(self.powers.medians(), np.asarray(squares), np.asarray(varied, dtype=np.float64))


def below(n: int, thin: float) -> FloatArray:
    """Return the frequencies of a transform of n samples that are looked at, hertz."""
    freqs: FloatArray = np.fft.rfftfreq(n, 1.0 / thin).astype(np.float64)
    return freqs[freqs <= _HIGHEST_HZ]


class Sums:
    """Everything the second walk adds up.

    Parameters
    ----------
    channels, filtering, judged
        Names; how the pieces were filtered; which epochs and channels may be used.
    """

    def __init__(self, channels: tuple[str, ...], filtering: Filter, judged: Judged) -> None:
        clean, good = judged.clean, judged.good
        count, total = clean.shape
        self._clean, self._length, self._thin, self._over = clean, filtering.length, filtering.thin, judged.over
        self._epoch_freqs = below(filtering.length, filtering.thin)
        self._recorded = _OneReference(clean, self._length, self._thin)
        self._referred = self._recorded if judged.over is None else _OneReference(clean, self._length, self._thin)
        self.patterns: IntArray = np.zeros((count, 6), dtype=np.int64)
        self._group = per_row(total)
        rows = -(-total // self._group)
        self._row_powers = np.zeros((rows, count, len(self._epoch_freqs)))
        self._row_counts = np.zeros((rows, count))
        self._together = good[synchrony_channels(tuple(channels[i] for i in good))]
        self._phases: PhaseSums | None = None
        self._good = good
        self._alpha: list[FloatArray] = []

    def add(self, piece: Piece, epochs: FloatArray, waves: ComplexArray) -> None:
        """Add the epochs of a piece (channels x epochs x samples) and its alpha waves (channels x samples)."""
        own = waves.shape[1] // self._length
        good = self._clean[:, piece.epoch : piece.epoch + epochs.shape[1]]
        waves = waves.reshape(len(waves), own, self._length)
        self._recorded.add(piece.epoch, epochs, waves)
        if self._over is not None:
            epochs = subtract_average(epochs, good, self._over)
            waves = subtract_average(waves, good[:, :own], self._over)
            self._referred.add(piece.epoch, epochs, waves)
        epochs, good = epochs[:, :own], good[:, :own]
        self._alpha.append(alpha_course(waves, good, self._good))
        self.patterns += pattern_counts(epochs, good, self._thin)
        power = periodogram(epochs, self._thin)[..., : len(self._epoch_freqs)] * good[:, :, None]
        row = (piece.epoch + np.arange(own)) // self._group
        np.add.at(self._row_powers, row, power.transpose(1, 0, 2))
        np.add.at(self._row_counts, row, good.T.astype(np.float64))
        phases = phase_sums(epochs[self._together], good[self._together], self._thin)
        self._phases = phases if self._phases is None else self._phases + phases

    @property
    def freqs(self) -> FloatArray:
        """Frequencies of the spectra, hertz."""
        return self._recorded.freqs

    @property
    def windows(self) -> IntArray:
        """Windows of each channel."""
        return self._recorded.powers.windows

    @property
    def alpha(self) -> FloatArray:
        """Course of alpha over the channels that are fit for use, as ``alpha_course`` returns."""
        return np.concatenate(self._alpha) if self._alpha else np.zeros((0, 1))

    def taken(self) -> tuple[Taken, Taken]:
        """Return what was measured as recorded, and against the average, the same where there is none."""
        recorded = self._recorded.taken()
        return recorded, recorded if self._over is None else self._referred.taken()

    def rows(self, used: IntArray, bands: tuple[Band, ...]) -> FloatArray:
        """Return rows x channels used x bands: mean powers of clean epochs."""
        step = float(self._epoch_freqs[1])
        inside = [(self._epoch_freqs >= band.low) & (self._epoch_freqs < band.high) for band in bands]
        power = np.stack([self._row_powers[:, used][..., at].sum(axis=2) * step for at in inside], axis=2)
        count = self._row_counts[:, used, None]
        return np.asarray(np.divide(power, count, out=np.full(power.shape, np.nan), where=count > 0))

    def synchrony(self, used: IntArray) -> PhaseSums | None:
        """Return the sums of those channels that are used."""
        if self._phases is None:
            return None
        at = np.flatnonzero(np.isin(self._together, used))
        held = (self._phases.plain, self._phases.absolute, self._phases.squared)
        plain, absolute, squared = (s[:, at[:, None], at] for s in held)
        return PhaseSums(plain, absolute, squared, self._phases.count[at[:, None], at])

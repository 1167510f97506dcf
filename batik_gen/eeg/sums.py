"""What measuring in pieces adds up: sums, counts and histograms of clean epochs."""

import numpy as np

from batik_gen.eeg.cleaning import BoolArray
from batik_gen.eeg.complexity import pattern_counts
from batik_gen.eeg.finishing import LEAST_KEPT, MOST_ROWS
from batik_gen.eeg.piecewise import Filter, LogHistogram, Piece
from batik_gen.eeg.spectrum import periodogram
from batik_gen.eeg.synchrony import PhaseSums, phase_sums, synchrony_channels
from batik_gen.portrait import Band
from batik_gen.values import FloatArray, IntArray

_HIGHEST_HZ = 46.0


class Sums:
    """Everything the second walk adds up."""

    def __init__(self, channels: tuple[str, ...], clean: BoolArray, filtering: Filter) -> None:
        count, total = clean.shape
        self._clean, self._length, self._thin = clean, filtering.length, filtering.thin
        self.freqs = self._below(2 * filtering.length)
        self._epoch_freqs = self._below(filtering.length)
        self.powers = LogHistogram(count, len(self.freqs), total)
        self.patterns: IntArray = np.zeros((count, 6), dtype=np.int64)
        self.group = max(1, -(-total // MOST_ROWS))
        rows = -(-total // self.group)
        self._row_powers = np.zeros((rows, count, len(self._epoch_freqs)))
        self._row_counts = np.zeros((rows, count))
        self._squares, self._alpha = np.zeros(count), np.zeros((2, count))
        usable = np.flatnonzero(clean.mean(axis=1) >= LEAST_KEPT) if total else np.zeros(0, np.int64)
        self._together = usable[synchrony_channels(tuple(channels[i] for i in usable))]
        self._phases: PhaseSums | None = None

    def _below(self, n: int) -> FloatArray:
        freqs: FloatArray = np.fft.rfftfreq(n, 1.0 / self._thin).astype(np.float64)
        return freqs[freqs <= _HIGHEST_HZ]

    def add(self, piece: Piece, epochs: FloatArray, envelope: FloatArray) -> None:
        """Add the epochs of a piece (channels x epochs x samples) and its envelope (channels x samples)."""
        own = envelope.shape[1] // self._length
        good = self._clean[:, piece.epoch : piece.epoch + epochs.shape[1]]
        windows = np.concatenate([epochs[:, :-1], epochs[:, 1:]], axis=2)
        if windows.shape[1]:
            spectra = periodogram(windows, self._thin)[..., : len(self.freqs)]
            self.powers.add(spectra, good[:, :-1] & good[:, 1:])
        epochs, good = epochs[:, :own], good[:, :own]
        self.patterns += pattern_counts(epochs, good, self._thin)
        self._squares += np.sum(np.mean(epochs.astype(np.float64) ** 2, axis=2) * good, axis=1)
        seconds = envelope.reshape(len(envelope), own, self._length)
        half = self._length // 2
        for part in (seconds[:, :, :half], seconds[:, :, half:]):
            middle = part.mean(axis=2) * good
            self._alpha += [middle.sum(axis=1), (middle**2).sum(axis=1)]
        power = periodogram(epochs, self._thin)[..., : len(self._epoch_freqs)] * good[:, :, None]
        row = (piece.epoch + np.arange(own)) // self.group
        np.add.at(self._row_powers, row, power.transpose(1, 0, 2))
        np.add.at(self._row_counts, row, good.T.astype(np.float64))
        phases = phase_sums(epochs[self._together], good[self._together], self._thin)
        self._phases = phases if self._phases is None else self._phases + phases

    def squares(self) -> FloatArray:
        """Return each channel's mean square over its clean epochs."""
        count = self._clean.sum(axis=1)
        return np.asarray(np.divide(self._squares, count, out=np.full(len(count), np.nan), where=count > 0))

    def burstiness(self) -> FloatArray:
        """Return each channel's variation of the alpha envelope."""
        count = 2.0 * self._clean.sum(axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            middle, square = self._alpha / count
            return np.asarray(np.sqrt(np.maximum(square - middle**2, 0.0)) / middle, dtype=np.float64)

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

"""Filters and sums for measuring piece by piece: what the whole would give, in bounded memory."""

from dataclasses import dataclass
from typing import cast

import numpy as np

from batik_gen.eeg.cleaning.epochs import PASS_HZ, notch, thinning
from batik_gen.eeg.cleaning.filters import BandPass
from batik_gen.eeg.features.spectrum import median_bias
from batik_gen.values.arrays import BoolArray, ComplexArray, FloatArray, IntArray

MARGIN_S = 10.0
"""Seconds read beyond both ends of a piece: the slowest part of the 1 Hz edge has died down to e^-20 there."""

_LN_LOW, _LN_STEP, _LN_COUNT = -14.0, 0.02, 1400
"""Bins of the logarithm of power: 1e-6 to 1e6 microvolts squared per hertz in steps of 2 %."""


@dataclass(frozen=True)
class Piece:
    """Name a piece: samples first..last, which are whole epochs, and the ends of its stretch.

    ``epoch`` is the number of its first epoch and ``more`` tells whether the epoch
    after its last follows without a gap.
    """

    first: int
    last: int
    start: int
    stop: int
    epoch: int
    more: bool


def plan(stretches: list[tuple[int, int]], sfreq: float, most: int) -> list[Piece]:
    """Cut stretches into pieces of at most ``most`` samples that begin and end with an epoch."""
    step, _, length = thinning(sfreq)
    epoch = length * step
    each = max(1, most // epoch) * epoch
    pieces, number = [], 0
    for start, stop in stretches:
        whole = start + (stop - start) // epoch * epoch
        for first in range(start, whole, each):
            last = min(whole, first + each)
            pieces.append(Piece(first, last, start, stop, number, last < whole))
            number += (last - first) // epoch
    return pieces


class Filter:
    """The notch and band-pass of ``cleaning.clean`` as products of spectra.

    Forward and backward filtering multiplies a spectrum by the squared gain; with
    margins and mirrored ends the result differs from the recursive filters' only
    in the first and last second of a stretch.
    """

    def __init__(self, sfreq: float, line_hz: float) -> None:
        self._sfreq, self._line = sfreq, line_hz
        self.step, self.thin, self.length = thinning(sfreq)
        self.margin = -(-round(MARGIN_S * sfreq) // self.step) * self.step

    def __call__(self, signals: FloatArray, before: int, after: int) -> FloatArray:
        """Return filtered and thinned float32 signals.

        Parameters
        ----------
        signals
            Channels x samples of a piece with its neighbours.
        before, after
            Samples that are missing of the margins, because the stretch ends there.
        """
        from scipy import fft

        level = np.median(signals, axis=1, keepdims=True)
        held = _mirrored(cast(FloatArray, (signals - level).astype(np.float32)), before, after)
        n = held.shape[1]
        size = fft.next_fast_len(n, real=True)
        gain = self._gain(size).astype(np.float32)
        whole = fft.irfft(fft.rfft(held, size, axis=1) * gain, size, axis=1)
        return cast(FloatArray, np.ascontiguousarray(whole[:, before : n - after : self.step]))

    def _gain(self, size: int) -> FloatArray:
        at = 2.0 * np.pi * np.arange(size // 2 + 1) / size
        gain = BandPass(*PASS_HZ, self._sfreq).gain(at)
        return gain * notch(self._line, self._sfreq).gain(at) if self._line else gain


def _mirrored(signals: FloatArray, before: int, after: int) -> FloatArray:
    """Continue signals beyond an end by turning them about it, as far as they reach."""
    parts = [signals]
    n = signals.shape[1]
    if before:
        turned = 2.0 * signals[:, :1] - signals[:, 1 : min(before, n - 1) + 1][:, ::-1]
        parts.insert(0, np.pad(turned, ((0, 0), (before - turned.shape[1], 0)), mode="edge"))
    if after:
        turned = 2.0 * signals[:, -1:] - signals[:, n - 1 - min(after, n - 1) : n - 1][:, ::-1]
        parts.append(np.pad(turned, ((0, 0), (0, after - turned.shape[1])), mode="edge"))
    return np.concatenate(parts, axis=1, dtype=signals.dtype)


def narrow_waves(signals: FloatArray, thin: float, low: float, high: float) -> ComplexArray:
    """Return the analytic signal of low..high hertz, as ``alpha_waves`` does."""
    from scipy import fft

    n = signals.shape[1]
    size = fft.next_fast_len(n)
    at = 2.0 * np.pi * np.arange(size) / size
    gain = 2.0 * BandPass(low, high, thin).gain(at)
    gain[size // 2 + 1 :] = 0.0
    whole = fft.ifft(fft.fft(signals, size, axis=1) * gain.astype(np.float32), axis=1)
    return whole[:, :n]


class LogHistogram:
    """Count powers by their logarithm, so that medians of any number take the same memory."""

    def __init__(self, channels: int, freqs: int, most: int) -> None:
        kind = np.uint16 if most < 2**16 else np.uint32
        self._counts = np.zeros((channels, freqs, _LN_COUNT), dtype=kind)
        self._offsets = np.arange(freqs) * _LN_COUNT
        self.windows: IntArray = np.zeros(channels, dtype=np.int64)

    def add(self, powers: FloatArray, usable: BoolArray) -> None:
        """Add channels x windows x frequencies, where usable (channels x windows)."""
        at = (np.log(np.maximum(powers, np.float32(1e-30))) - _LN_LOW) / _LN_STEP
        bins = np.clip(at, 0, _LN_COUNT - 1).astype(np.int64) + self._offsets
        for c, good in enumerate(usable):
            np.add.at(self._counts[c].reshape(-1), bins[c, good].ravel(), 1)
        self.windows += usable.sum(axis=1)

    def medians(self) -> FloatArray:
        """Return channels x frequencies, each median divided by its bias; NaN where nothing was added."""
        out = np.full(self._counts.shape[:2], np.nan)
        for c, n in enumerate(self.windows):
            if n:
                below = np.cumsum(self._counts[c], axis=1, dtype=np.int64)
                ranks = ((n - 1) // 2, n // 2)
                out[c] = np.mean([self._at(c, below, int(r)) for r in ranks], axis=0) / median_bias(int(n))
        return out

    def _at(self, channel: int, below: IntArray, rank: int) -> FloatArray:
        """Return the value of a rank, counted from 0, as if its bin's values lay evenly in it."""
        bins = np.argmax(below > rank, axis=1)[:, None]
        inside = np.take_along_axis(self._counts[channel], bins, axis=1)
        share = 1.0 - (np.take_along_axis(below, bins, axis=1) - rank - 0.5) / inside
        return np.asarray(np.exp(_LN_LOW + _LN_STEP * (bins + share))[:, 0], dtype=np.float64)

"""Spectra of clean epochs: median over windows, and band powers epoch by epoch."""

import numpy as np

from batik_gen.eeg.cleaning.epochs import Cleaned
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.portrait import BANDS, Band


def periodogram(windows: FloatArray, sfreq: float) -> FloatArray:
    """Return one-sided Hann periodograms whose sum times the bin width is the variance.

    Parameters
    ----------
    windows
        Any shape x samples, microvolts; the mean of each window is removed.
    sfreq
        Hertz.

    Returns
    -------
    FloatArray
        Same shape x frequencies, microvolts squared per hertz.
    """
    n = windows.shape[-1]
    # The periodic Hann window, as Welch's method takes it (Harris 1978).
    taper = 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(n) / n)
    level = windows.mean(axis=-1, keepdims=True)
    power = np.abs(np.fft.rfft((windows - level) * taper, axis=-1)) ** 2
    power *= 2.0 / (sfreq * np.sum(taper**2))
    power[..., 0] /= 2.0
    if n % 2 == 0:
        power[..., -1] /= 2.0
    return np.asarray(power, dtype=np.float64)


def median_spectrum(cleaned: Cleaned, epochs: FloatArray | None = None) -> tuple[FloatArray, FloatArray, IntArray]:
    """Return each channel's median spectrum over windows of four seconds, step two.

    A window counts where both of its epochs are clean and no gap lies between.
    The median is divided by its bias for chi-squared values (Allen et al. 2012,
    Phys. Rev. D 85, 122006, appendix B; the same correction as in SciPy).

    Parameters
    ----------
    cleaned
        Filtered epochs.
    epochs
        The same epochs against another reference, where they were given one.

    Returns
    -------
    freqs, spectra, counts
        Frequencies in hertz (step 0.25); channels x frequencies in microvolts
        squared per hertz, NaN where a channel has no window; windows per channel.
    """
    epochs = cleaned.epochs if epochs is None else epochs
    channels, _, length = epochs.shape
    freqs: FloatArray = np.fft.rfftfreq(2 * length, 1.0 / cleaned.sfreq).astype(np.float64)
    spectra: FloatArray = np.full((channels, len(freqs)), np.nan)
    usable: BoolArray = cleaned.clean[:, :-1] & cleaned.clean[:, 1:] & cleaned.joined
    for c in range(channels):
        at = np.flatnonzero(usable[c])
        if len(at):
            windows = np.concatenate([epochs[c, at], epochs[c, at + 1]], axis=1)
            spectra[c] = np.median(periodogram(windows, cleaned.sfreq), axis=0) / median_bias(len(at))
    return freqs, spectra, np.asarray(usable.sum(axis=1), dtype=np.int64)


def median_bias(n: int) -> float:
    """Return how far the median of n periodograms lies from their mean, as a factor."""
    even = 2.0 * np.arange(1.0, (n - 1) // 2 + 1)
    return float(1.0 + np.sum(1.0 / (even + 1.0) - 1.0 / even))


def band_powers(epochs: FloatArray, sfreq: float, bands: tuple[Band, ...] = BANDS) -> FloatArray:
    """Return the power of each epoch in each of the five bands.

    Parameters
    ----------
    epochs
        Channels x epochs x samples, microvolts.
    sfreq
        Hertz.
    bands
        Five bands.

    Returns
    -------
    FloatArray
        Channels x epochs x five bands, microvolts squared.
    """
    freqs = np.fft.rfftfreq(epochs.shape[-1], 1.0 / sfreq)
    out = np.empty((*epochs.shape[:2], len(bands)))
    for c, channel in enumerate(epochs):
        power = periodogram(channel, sfreq)
        for b, band in enumerate(bands):
            inside = (freqs >= band.low) & (freqs < band.high)
            out[c, :, b] = power[:, inside].sum(axis=-1) * freqs[1]
    return out

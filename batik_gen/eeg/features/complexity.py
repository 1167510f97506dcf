"""How unforeseeable a wave is: permutation entropy."""

import math

import numpy as np

from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

DELAY_S = 0.024
"""Distance between the three compared samples; in seconds, so that devices of all rates agree."""

_PATTERNS = np.array([0, 2, 3, 4, 5, 7])
"""The six orders of three values, as the bits of the comparisons below; the other two cannot occur."""


def pattern_counts(epochs: FloatArray, clean: BoolArray, sfreq: float) -> IntArray:
    """Count the six orders of three samples 24 ms apart, over all clean epochs of each channel.

    Of equal values the earlier counts as the smaller.

    Parameters
    ----------
    epochs
        Channels x epochs x samples.
    clean
        Channels x epochs.
    sfreq
        Hertz.

    Returns
    -------
    IntArray
        Channels x six.
    """
    lag = max(1, round(DELAY_S * sfreq))
    out = np.zeros((len(epochs), 6), dtype=np.int64)
    for c, channel in enumerate(epochs):
        held = channel[clean[c]]
        first, second, third = held[:, : -2 * lag], held[:, lag:-lag], held[:, 2 * lag :]
        code = 4 * (first <= second) + 2 * (second <= third) + (first <= third)
        out[c] = np.bincount(code.ravel(), minlength=8)[_PATTERNS]
    return out


def permutation_entropy(counts: IntArray) -> FloatArray:
    """Return the entropy of the orders over ln 6: 1 for noise without memory, 0 for a straight line.

    Bandt and Pompe 2002, Phys. Rev. Lett. 88, 174102; of EEG: Olofsen et al. 2008,
    Br. J. Anaesth. 101:810. Order 3, delay 24 ms.

    Parameters
    ----------
    counts
        As ``pattern_counts`` returns; NaN for a channel without any.
    """
    total = counts.sum(axis=1, keepdims=True).astype(np.float64)
    share = np.divide(counts, total, out=np.full(counts.shape, np.nan), where=total > 0)
    return np.asarray(-np.sum(share * np.log(np.maximum(share, 1e-300)), axis=1) / math.log(6.0))

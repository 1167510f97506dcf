"""Channels that differ from all others: no contact, another signal, another level; where there are enough to tell."""

import numpy as np

from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

LEAST_CHANNELS = 16
MOST_EPOCHS = 30
"""Epochs, evenly spread, whose correlations are looked at."""

_LEAST_CORRELATION = 0.4
"""A scalp channel shares this much with some neighbour (Bigdely-Shamlo et al. 2015, Front. Neuroinform. 9:16)."""
_MOST_TIMES = 6.0
"""Level against the median channel; on real caps a channel lies between 0.4 and 4 times."""
_MOST_SHARE = 1.0 / 3.0
"""Where more channels than this correlate with none, nothing tells the good from the bad."""


def sampled(count: int) -> IntArray:
    """Return the numbers of the epochs to look at, of so many."""
    return np.unique(np.linspace(0, count - 1, min(count, MOST_EPOCHS)).round().astype(np.int64)[: count or 0])


def find_strays(span: FloatArray, epochs: FloatArray) -> dict[int, str]:
    """Find channels far louder or quieter than the others, or that follow none of them.

    Parameters
    ----------
    span
        Channels x epochs: peak-to-peak amplitudes, microvolts.
    epochs
        Channels x epochs x samples: the epochs that ``sampled`` chose.

    Returns
    -------
    dict
        Channel to reason; empty where there are fewer than sixteen channels.
    """
    if len(span) < LEAST_CHANNELS or not span.shape[1]:
        return {}
    level = np.log(np.maximum(np.median(span, axis=1), 1e-12))
    away = level - np.median(level)
    found = {int(c): "far louder than the other channels" for c in np.flatnonzero(away > np.log(_MOST_TIMES))}
    found |= {int(c): "far quieter than the other channels" for c in np.flatnonzero(away < -np.log(_MOST_TIMES))}
    alone = _correlates_with_none(epochs)
    if alone.mean() <= _MOST_SHARE:
        found |= {int(c): "follows none of the other channels" for c in np.flatnonzero(alone) if int(c) not in found}
    return found


def _correlates_with_none(epochs: FloatArray) -> BoolArray:
    """Tell of each channel whether its largest correlation with another is low in most epochs."""
    centred = (epochs - epochs.mean(axis=2, keepdims=True)).transpose(1, 0, 2)
    size = np.sqrt(np.sum(centred**2, axis=2, keepdims=True))
    unit = centred / np.maximum(size, 1e-12)
    like = np.abs(unit @ unit.transpose(0, 2, 1))
    at = np.arange(like.shape[1])
    like[:, at, at] = 0.0
    return np.asarray(np.median(like.max(axis=2), axis=0) < _LEAST_CORRELATION)

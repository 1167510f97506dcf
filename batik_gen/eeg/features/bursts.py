"""Bursts of alpha: when it swells over its own middle, and for how long."""

import numpy as np

from batik_gen.values.arrays import BoolArray, ComplexArray, FloatArray, IntArray

POINTS_S = 16
"""Points a second of the course of alpha: two of them are the shortest burst."""
_LEAST = 2
_SMOOTH = np.array([0.25, 0.5, 0.25])
"""A tenth of a second; what swells for less is one wave, not a burst."""
_MOST = 300


def alpha_course(waves: ComplexArray, clean: BoolArray, channels: IntArray) -> FloatArray:
    """Return the strength of alpha over some channels together.

    Parameters
    ----------
    waves
        Analytic signals, channels x epochs x samples, microvolts.
    clean
        Channels x epochs.
    channels
        Numbers of the channels.

    Returns
    -------
    FloatArray
        Epochs x points: root of the mean square of the clean channels' envelopes, microvolts; NaN where
        none is clean.
    """
    _, epochs, length = waves.shape
    if not length:
        return np.zeros((epochs, 1))
    edges = np.linspace(0, length, 2 * POINTS_S + 1).astype(int)[:-1]
    good = clean[channels]
    total = np.zeros((epochs, len(edges)))
    for c, kept in zip(channels, good, strict=True):
        square = np.abs(waves[c]) ** 2
        mean = np.add.reduceat(square, edges, axis=1) / np.diff(np.append(edges, length))
        total += np.where(kept[:, None], mean, 0.0)
    count = good.sum(axis=0)[:, None].astype(np.float64)
    out: FloatArray = np.full(total.shape, np.nan)
    np.divide(total, count, out=out, where=np.broadcast_to(count > 0, total.shape))
    return np.sqrt(out)


def bursts(course: FloatArray, starts: FloatArray, epoch_s: float) -> FloatArray:
    """Find where alpha lies over its median for an eighth of a second or longer.

    The median is that of the recording itself, hence about half of its time lies in bursts, few and long
    or many and short: of two halves of a rest their mean length agrees by r = .76, their number by .79
    (docs/sources.md#waves).

    Parameters
    ----------
    course
        Epochs x points, as ``alpha_course`` returns.
    starts
        Start of each epoch in seconds.
    epoch_s
        Seconds that an epoch lasts.

    Returns
    -------
    FloatArray
        Bursts x 2: start and length in seconds, in order; the 300 longest where there are more.
    """
    if not np.isfinite(course).any():
        return np.zeros((0, 2))
    flat = course.ravel()
    smooth = np.convolve(np.concatenate([flat[:1], flat, flat[-1:]]), _SMOOTH, "valid")
    above = np.zeros(len(flat) + 2, bool)
    above[1:-1] = smooth > np.nanmedian(flat)
    first, last = np.flatnonzero(above[1:] & ~above[:-1]), np.flatnonzero(above[:-1] & ~above[1:])
    # A burst does not run across a gap: it ends with the epoch before.
    step = epoch_s / course.shape[1]
    points = (starts[:, None] + step * np.arange(course.shape[1])).ravel()
    breaks = np.flatnonzero(np.diff(points) > 1.5 * step) + 1
    edges = np.unique(np.concatenate([first, breaks[[bool(above[1 + b] and above[b]) for b in breaks]]])).astype(int)
    ends = np.minimum(last[np.searchsorted(last, edges, side="right")], np.append(edges[1:], len(flat)))
    kept = ends - edges >= _LEAST
    found = np.stack([points[edges[kept]], step * (ends - edges)[kept]], axis=1)
    if len(found) > _MOST:
        found = found[np.sort(np.argsort(-found[:, 1], kind="stable")[:_MOST])]
    return found

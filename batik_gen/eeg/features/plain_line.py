"""The plain line the shipped norms rest on: robust against peaks, but not without them.

Donoghue's way takes the peaks off first and finds steeper backgrounds where beta
stands high; it is what a Portrait tells. Places among the shipped norms are found
with this line, because norms hold only for the processing that made them.
"""

import numpy as np

from batik_gen.eeg.features.aperiodic import FIT_HZ, Background
from batik_gen.values.arrays import FloatArray

_WITHOUT_HZ = (7.0, 14.0)
_POINTS = 60
_TUKEY = 4.685
"""Tuning constant of Tukey's bisquare at 95 % efficiency (Holland and Welsch 1977)."""
_ROUNDS = 50


def fit_plain_lines(freqs: FloatArray, spectra: FloatArray) -> tuple[Background, ...]:
    """Fit a Tukey-bisquare line to 60 log-spaced points, 2-40 Hz without 7-14 Hz, to each spectrum.

    Parameters
    ----------
    freqs
        Hertz.
    spectra
        Channels x frequencies, microvolts squared per hertz.
    """
    at = np.geomspace(*FIT_HZ, _POINTS)
    at = at[(at < _WITHOUT_HZ[0]) | (at > _WITHOUT_HZ[1])]
    inside = (freqs > 0) & (freqs <= FIT_HZ[1] + 2.0)
    x, known = np.log10(at), np.log10(freqs[inside])
    y = np.array([np.interp(x, known, np.log10(np.maximum(s[inside], 1e-30))) for s in spectra]).reshape(-1, len(x))
    weights = np.ones_like(y)
    slope, offset = np.zeros(len(y)), np.zeros(len(y))
    going = np.ones(len(y), dtype=bool)
    for _ in range(_ROUNDS):
        w, part = weights[going], y[going]
        total = w.sum(axis=1)
        mx, my = (w @ x) / total, np.sum(w * part, axis=1) / total
        away = x - mx[:, None]
        new = np.sum(w * away * (part - my[:, None]), axis=1) / np.sum(w * away**2, axis=1)
        settled = np.abs(new - slope[going]) < 1e-9
        slope[going], offset[going] = new, my - new * mx
        rest = part - offset[going][:, None] - slope[going][:, None] * x
        middle = np.median(rest, axis=1, keepdims=True)
        scale = 1.4826 * np.median(np.abs(rest - middle), axis=1, keepdims=True)
        reach = _TUKEY * np.maximum(scale, 1e-300)
        weights[going] = np.where(np.abs(rest) < reach, (1.0 - (rest / reach) ** 2) ** 2, 0.0)
        going[going] = ~settled & (scale[:, 0] >= 1e-9)
        if not going.any():
            break
    rest = y - offset[:, None] - slope[:, None] * x
    varied = np.sum((y - y.mean(axis=1, keepdims=True)) ** 2, axis=1)
    r2 = 1.0 - np.sum(rest**2, axis=1) / np.where(varied > 0.0, varied, np.inf)
    return tuple(Background(float(o), -float(s), float(r)) for o, s, r in zip(offset, slope, r2, strict=True))

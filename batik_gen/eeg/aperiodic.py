"""The background of a spectrum: a robust line in log-log, and alpha standing above it."""

import math
from dataclasses import dataclass

import numpy as np

from batik_gen.values import FloatArray

_FIT_HZ = (2.0, 40.0)
_ALPHA_HZ = (7.0, 14.0)
_POINTS = 60
_TUKEY = 4.685
"""Tuning constant of Tukey's bisquare at 95 % efficiency (Holland and Welsch 1977)."""
_ROUNDS = 50
_LOWEST_PEAK_DB = 1.0
_SMOOTH = np.array([0.25, 0.5, 0.25])
"""Smoothing of the decibels over three bins of 0.25 Hz, as the shipped norms were computed."""


@dataclass(frozen=True)
class Background:
    """Hold log10(power) = offset - exponent x log10(frequency), and the share explained."""

    offset: float
    exponent: float
    r2: float


@dataclass(frozen=True)
class Alpha:
    """Hold what stands above the background from 7 to 14 Hz; NaN where it cannot be told."""

    height_db: float
    peak_hz: float
    width_hz: float
    cog_hz: float


def fit_background(freqs: FloatArray, spectrum: FloatArray) -> Background:
    """Fit a Tukey-bisquare line to 60 log-spaced points, 2-40 Hz without 7-14 Hz.

    Parameters
    ----------
    freqs
        Hertz.
    spectrum
        Microvolts squared per hertz, one channel.
    """
    at = np.geomspace(*_FIT_HZ, _POINTS)
    at = at[(at < _ALPHA_HZ[0]) | (at > _ALPHA_HZ[1])]
    inside = (freqs > 0) & (freqs <= _FIT_HZ[1] + 2.0)
    x = np.log10(at)
    y = np.interp(x, np.log10(freqs[inside]), np.log10(np.maximum(spectrum[inside], 1e-30)))
    weights = np.ones_like(x)
    slope = offset = 0.0
    for _ in range(_ROUNDS):
        total = weights.sum()
        mx, my = (weights @ x) / total, (weights @ y) / total
        new = float((weights @ ((x - mx) * (y - my))) / (weights @ (x - mx) ** 2))
        settled, slope, offset = abs(new - slope) < 1e-9, new, float(my - new * mx)
        rest = y - offset - slope * x
        scale = 1.4826 * float(np.median(np.abs(rest - np.median(rest))))
        if settled or scale < 1e-9:
            break
        weights = np.where(np.abs(rest) < _TUKEY * scale, (1.0 - (rest / (_TUKEY * scale)) ** 2) ** 2, 0.0)
    rest = y - offset - slope * x
    varied = float(np.sum((y - y.mean()) ** 2))
    return Background(offset, -slope, 1.0 - float(np.sum(rest**2)) / varied if varied > 0.0 else 0.0)


def find_alpha(freqs: FloatArray, spectrum: FloatArray, background: Background) -> Alpha:
    """Find the alpha peak above the background.

    Decibels over the line are smoothed over three bins. Height is the highest local
    peak from 7 to 14 Hz
    (the largest value there where nothing peaks); place by a parabola through
    three bins; width at half the height in decibels; the centre of gravity is
    that of the positive excess in decibels. Place and width are NaN below 1 dB.

    Parameters
    ----------
    freqs
        Hertz, evenly spaced.
    spectrum
        Microvolts squared per hertz, one channel.
    background
        Its fitted line.
    """
    positive = np.maximum(freqs, freqs[1])
    level = background.offset - background.exponent * np.log10(positive)
    above = np.convolve(10.0 * (np.log10(np.maximum(spectrum, 1e-30)) - level), _SMOOTH, "same")
    inside = np.flatnonzero((freqs >= _ALPHA_HZ[0]) & (freqs <= _ALPHA_HZ[1]))
    excess = np.maximum(above[inside], 0.0)
    cog = float(excess @ freqs[inside] / excess.sum()) if excess.sum() > 0.0 else math.nan
    peaks = inside[(above[inside] > above[inside - 1]) & (above[inside] >= above[inside + 1])]
    if not len(peaks):
        return Alpha(float(above[inside].max()), math.nan, math.nan, cog)
    top = int(peaks[np.argmax(above[peaks])])
    left, middle, right = above[top - 1 : top + 2]
    bend = left - 2.0 * middle + right
    shift = 0.5 * float(left - right) / float(bend) if bend < 0.0 else 0.0
    height = float(middle - 0.25 * (left - right) * shift)
    if height < _LOWEST_PEAK_DB:
        return Alpha(height, math.nan, math.nan, cog)
    step = float(freqs[1] - freqs[0])
    width = _half_width(above, top, -1, height / 2.0) + _half_width(above, top, +1, height / 2.0)
    return Alpha(height, float(freqs[top]) + shift * step, width * step, cog)


def _half_width(above: FloatArray, top: int, direction: int, level: float) -> float:
    """Return the distance in bins from the top to where the curve falls below the level."""
    at = top
    while 0 < at < len(above) - 1 and above[at] > level:
        at += direction
    inner, outer = float(above[at - direction]), float(above[at])
    share = (inner - level) / (inner - outer) if inner > outer else 0.0
    return abs(at - direction - top) + share

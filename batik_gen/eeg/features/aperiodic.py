"""The background of a spectrum and alpha above it: a straight line in log-log, beneath bell-shaped peaks.

The method is specparam's (Donoghue et al. 2020, Nat. Neurosci. 23:1655), written
anew: the library was a release candidate when it was looked at, and takes ten times
as long. ``benchmarks/measure_agreement.py`` holds the two against one another.
"""

import math
from dataclasses import dataclass

import numpy as np

from batik_gen.values.arrays import FloatArray

FIT_HZ = (2.0, 40.0)
ALPHA_HZ = (7.0, 14.0)
"""Where alpha is looked for: a hertz beyond its band on either side."""
_WIDTHS_HZ = (1.0, 8.0)
"""Least and largest width of a peak, two standard deviations of its bell."""
_MOST_PEAKS = 6
_LEAST_HEIGHT = 0.1
"""Decades; what stands lower, or lower than two standard deviations of the rest, is no peak."""
_LEAST_SPREADS = 2.0
_OVERLAP = 0.75
"""Bells whose cores of so many standard deviations meet are one peak."""
_ROAM = 3.0
"""Standard deviations by which a bell may move while it is fitted."""
_ROUNDS, _SETTLED = 30, 1e-5
"""More rounds move an exponent by less than 0.01, and cost as much again."""
_HALF_TO_SD = 2.0 * math.sqrt(2.0 * math.log(2.0))
_LOWEST_PEAK_DB = 1.0
_TIED_DB, _APART_HZ = 0.5, 1.0
"""Half a standard error of the difference of two bins after two minutes; what lies nearer is one ragged top."""
_SMOOTH = np.array([0.25, 0.5, 0.25])
"""Smoothing of the decibels over three bins of 0.25 Hz, as the shipped norms were computed."""
_STEEPEST = 10.0
"""An exponent no brain has: where a spectrum falls so fast over a quarter of its frequency, a filter ends it."""
_LEAST_TOP_HZ = 20.0


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


def highest_fit_hz(freqs: FloatArray, spectra: FloatArray) -> float:
    """Return up to where a background may be fitted: 40 Hz, less where a file was low-passed, 0 below 20 Hz.

    Parameters
    ----------
    freqs, spectra
        Hertz; channels x frequencies, microvolts squared per hertz.
    """
    inside = (freqs >= 0.6 * _LEAST_TOP_HZ) & (freqs <= FIT_HZ[1])
    x = np.log10(freqs[inside])
    y = np.mean(np.log10(np.maximum(spectra[:, inside], 1e-30)), axis=0)
    for top in np.arange(0.8 * _LEAST_TOP_HZ, FIT_HZ[1] + 0.5):
        near = (x >= math.log10(0.8 * top)) & (x <= math.log10(top))
        if -_line(x[near], y[near])[1] > _STEEPEST:
            edge = 0.8 * float(top)
            return edge if edge >= _LEAST_TOP_HZ else 0.0
    return FIT_HZ[1]


def fit_background(freqs: FloatArray, spectrum: FloatArray, top_hz: float = FIT_HZ[1]) -> Background:
    """Fit a straight line to what remains of a spectrum without its peaks.

    A first line lies under the peaks; bells are taken off what stands above it,
    the highest first, and fitted together; the line is fitted to the rest. The
    share explained is that of line and bells together.

    Parameters
    ----------
    freqs
        Hertz, evenly spaced.
    spectrum
        Microvolts squared per hertz, one channel.
    top_hz
        Highest frequency; the lowest is 2 Hz.
    """
    inside = (freqs >= FIT_HZ[0]) & (freqs <= top_hz)
    at = freqs[inside]
    x, y = np.log10(at), np.log10(np.maximum(spectrum[inside], 1e-30))
    offset, slope = _line(x, y)
    under = y <= offset + slope * x
    offset, slope = _line(x[under], y[under])
    peaks = _bells(at, _fitted(at, y - offset - slope * x))
    offset, slope = _line(x, y - peaks)
    rest = y - peaks - offset - slope * x
    varied = float(np.sum((y - y.mean()) ** 2))
    return Background(offset, -slope, 1.0 - float(np.sum(rest**2)) / varied if varied > 0.0 else 0.0)


def _line(x: FloatArray, y: FloatArray) -> tuple[float, float]:
    """Return offset and slope of the least-squares line."""
    away = x - x.mean()
    slope = float(np.sum(away * (y - y.mean())) / np.sum(away**2))
    return float(y.mean() - slope * x.mean()), slope


def _bells(at: FloatArray, bells: FloatArray) -> FloatArray:
    """Sum bells (rows of centre, height, standard deviation) at some frequencies."""
    turns = (at - bells[:, :1]) / bells[:, 2:]
    return np.asarray(np.sum(bells[:, 1:2] * np.exp(-0.5 * turns**2), axis=0), dtype=np.float64)


def _fitted(at: FloatArray, above: FloatArray) -> FloatArray:
    """Find the peaks of what stands above a line and fit them together."""
    bells = _found(at, above)
    if not len(bells):
        return bells
    centre, _, spread = bells.T
    low = np.stack([np.maximum(centre - _ROAM * spread, at[0]), 0.0 * spread, 0.0 * spread + _WIDTHS_HZ[0] / 2], 1)
    high = np.stack(
        [np.minimum(centre + _ROAM * spread, at[-1]), np.full(len(bells), np.inf), 0.0 * spread + _WIDTHS_HZ[1] / 2], 1
    )
    return _settled(at, above, bells, low, high)


def _found(at: FloatArray, above: FloatArray) -> FloatArray:
    """Return first guesses of the peaks in the order of their centres: rows of centre, height, standard deviation."""
    rest, guesses, step = above.copy(), [], float(at[1] - at[0])
    for _ in range(_MOST_PEAKS):
        top = int(np.argmax(rest))
        height = float(rest[top])
        if height <= max(_LEAST_HEIGHT, _LEAST_SPREADS * float(rest.std())):
            break
        left = np.flatnonzero(rest[1:top][::-1] <= 0.5 * height)
        right = np.flatnonzero(rest[top + 1 :] <= 0.5 * height)
        sides = [int(side[0]) + 1 for side in (left, right) if len(side)]
        spread = 2.0 * min(sides) * step / _HALF_TO_SD if sides else 0.5 * sum(_WIDTHS_HZ)
        guess = np.array([[at[top], height, min(max(spread, _WIDTHS_HZ[0] / 2), _WIDTHS_HZ[1] / 2)]])
        guesses.append(guess)
        rest -= _bells(at, guess)
    bells = np.concatenate(guesses) if guesses else np.zeros((0, 3))
    # A bell whose core is cut by an end of the range is the line's, not a peak.
    bells = bells[(bells[:, 0] - bells[:, 2] > at[0]) & (bells[:, 0] + bells[:, 2] < at[-1])]
    bells = bells[np.argsort(bells[:, 0], kind="stable")]
    lower = [
        i if bells[i, 1] < bells[i + 1, 1] else i + 1
        for i in range(len(bells) - 1)
        if bells[i, 0] + _OVERLAP * bells[i, 2] > bells[i + 1, 0] - _OVERLAP * bells[i + 1, 2]
    ]
    return np.asarray(np.delete(bells, lower, axis=0), dtype=np.float64)


def _settled(at: FloatArray, above: FloatArray, bells: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """Move bells within their bounds to the least squares (Levenberg 1944, Marquardt 1963)."""
    held, damping = bells, 1e-2
    missing = above - _bells(at, held)
    cost = float(np.sum(missing**2))
    for _ in range(_ROUNDS):
        turns = (at - held[:, :1]) / held[:, 2:]
        shape = np.exp(-0.5 * turns**2)
        steep = held[:, 1:2] * shape * turns / held[:, 2:]
        slopes = np.stack([steep, shape, steep * turns], axis=1).reshape(-1, len(at))
        square, towards = slopes @ slopes.T, slopes @ missing
        better = None
        while better is None and damping < 1e3:
            step = np.linalg.solve(square + damping * np.diag(np.diag(square) + 1e-9), towards)
            tried = np.clip(held + step.reshape(-1, 3), low, high)
            left = above - _bells(at, tried)
            if float(np.sum(left**2)) < cost:
                better = tried, left
            damping *= 0.2 if better else 4.0
        if better is None:
            break
        before, (held, missing) = cost, better
        cost = float(np.sum(missing**2))
        if before - cost < _SETTLED * before:
            break
    return held


def find_alpha(
    freqs: FloatArray, spectrum: FloatArray, background: Background, reach: int = 3, tied_db: float = _TIED_DB
) -> Alpha:
    """Find the alpha peak above the background.

    Decibels over the line are smoothed over three bins. Height is the highest local
    peak from 7 to 14 Hz (the largest value there where nothing peaks); place is
    the top of the parabola through the bins around it; width at half the height in
    decibels; the centre of gravity is that of the positive excess in decibels.
    Place and width are NaN below 1 dB, place also where two tops are alike.

    Parameters
    ----------
    freqs
        Hertz, evenly spaced.
    spectrum
        Microvolts squared per hertz, one channel.
    background
        Its fitted line.
    reach
        Bins to each side of the highest through which the parabola is laid, by
        least squares; with one it also gives the height.
    tied_db
        A top a hertz or more away that is lower by less than this leaves the place
        open; with 0 the highest has it whatever stands beside it.
    """
    positive = np.maximum(freqs, freqs[1])
    level = background.offset - background.exponent * np.log10(positive)
    above = np.convolve(10.0 * (np.log10(np.maximum(spectrum, 1e-30)) - level), _SMOOTH, "same")
    inside = np.flatnonzero((freqs >= ALPHA_HZ[0]) & (freqs <= ALPHA_HZ[1]))
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
    far = peaks[np.abs(freqs[peaks] - freqs[top]) >= _APART_HZ]
    if len(far) and float(above[top] - above[far].max()) < tied_db:
        return Alpha(height, math.nan, width * step, cog)
    shift = shift if reach == 1 else _top_of_parabola(above[top - reach : top + reach + 1])
    return Alpha(height, float(freqs[top]) + shift * step, width * step, cog)


def _top_of_parabola(values: FloatArray) -> float:
    """Return where the parabola fitted to an odd number of values is highest, in bins from the middle one."""
    reach = len(values) // 2
    x = np.arange(-reach, reach + 1.0)
    square = x**2 - np.mean(x**2)
    bend = float(values @ square) / float(square @ square)
    slope = float(values @ x) / float(x @ x)
    return min(max(-0.5 * slope / bend, -float(reach)), float(reach)) if bend < 0.0 else 0.0


def _half_width(above: FloatArray, top: int, direction: int, level: float) -> float:
    """Return the distance in bins from the top to where the curve falls below the level."""
    at = top
    while 0 < at < len(above) - 1 and above[at] > level:
        at += direction
    inner, outer = float(above[at - direction]), float(above[at])
    share = (inner - level) / (inner - outer) if inner > outer else 0.0
    return abs(at - direction - top) + share

"""Background and alpha peak of every channel: as a Portrait tells them, and as the shipped norms were made."""

import math
from collections.abc import Sequence

import numpy as np

from batik_gen.eeg.cleaning.epochs import COMMON_HZ, pass_gain
from batik_gen.eeg.features.aperiodic import (
    ALPHA_HZ,
    FIT_HZ,
    Alpha,
    Background,
    find_alpha,
    fit_background,
    highest_fit_hz,
)
from batik_gen.eeg.features.plain_line import fit_plain_lines
from batik_gen.values.arrays import FloatArray

OF_BACKGROUND = (
    "exponent", "offset", "exponent_r2", "alpha_height_db", "alpha_peak_hz", "alpha_width_hz", "alpha_cog",
)  # fmt: skip
_ALPHA_SURE = "alpha_sure"
"""How sure the alpha peak of a channel is, 0..1; NaN without one."""
_ERROR_DB = 4.85
"""Standard error of a bin of the smoothed decibels times the root of the number of windows: 10 / ln 10 for a mean of
periodograms, over ln 2 for their median, and 0.775 for three neighbouring bins of a Hann window."""
_CHANCE, _CLEAR = 2.0, 5.0
"""Standard errors that the highest of some twelve independent bins reaches by chance, and that it never does."""
_EDGE_HZ = 1.0
"""From the edges of the search to those of the alpha band."""
_LEAST_R2 = 0.5
"""Below this line and peaks explain less than half of what varies, and the slope is chance."""
_NOTHING = Alpha(math.nan, math.nan, math.nan, math.nan)
_NO_LINE = Background(math.nan, math.nan, math.nan)


def measure_background(
    freqs: FloatArray, spectra: FloatArray, counted: Sequence[int], windows: Sequence[int]
) -> tuple[dict[str, FloatArray], float]:
    """Fit the background of the channels that count and find alpha above it.

    What the band-pass took from the power between 2 and 40 Hz is given back first.

    Parameters
    ----------
    freqs, spectra
        Hertz; channels x frequencies, microvolts squared per hertz, as if filtered
        at 250 Hz.
    counted
        Numbers of the channels to fit; the others are NaN.
    windows
        How many windows the median of each channel's spectrum is of.

    Returns
    -------
    features, top_hz
        One number a channel each; the highest frequency of the fit, less than
        40 where the file was low-passed, 0 where nothing could be fitted.
    """
    inside = freqs <= FIT_HZ[1] + 2.0
    at = freqs[inside]
    full = spectra[:, inside] / np.maximum(pass_gain(at, COMMON_HZ), 1e-3)
    top = highest_fit_hz(at, full[list(counted)])
    lines, alphas = [_NO_LINE] * len(full), [_NOTHING] * len(full)
    for c in counted if top else ():
        line = fit_background(at, full[c], top)
        if line.r2 >= _LEAST_R2:
            lines[c], alphas[c] = line, find_alpha(at, full[c], line)
    sure = np.array([how_sure(alpha, count) for alpha, count in zip(alphas, windows, strict=True)], dtype=np.float64)
    return _table(lines, alphas) | {_ALPHA_SURE: sure}, top


def how_sure(alpha: Alpha, windows: int) -> float:
    """Return how sure an alpha peak is from 0 to 1, NaN where there is none; nothing in it jumps.

    It grows with the height in standard errors of the spectrum, from what the highest
    bin reaches by chance to what it never does; and with the distance from the edge of
    the search, at which a peak of theta or beta looks like one of alpha, the faster the
    higher the peak stands.

    Parameters
    ----------
    alpha
        Of one channel.
    windows
        How many windows the median of its spectrum is of.
    """
    place = alpha.peak_hz if math.isfinite(alpha.peak_hz) else alpha.cog_hz
    if not math.isfinite(alpha.width_hz) or not math.isfinite(place):
        return math.nan
    errors = alpha.height_db / _ERROR_DB * math.sqrt(max(windows, 1))
    stands = min(max((errors - _CHANCE) / (_CLEAR - _CHANCE), 0.0), 1.0)
    inside = max(min(place - ALPHA_HZ[0], ALPHA_HZ[1] - place), 0.0)
    return stands * min(inside / _EDGE_HZ * errors / _CLEAR, 1.0)


def measure_plain_background(freqs: FloatArray, spectra: FloatArray) -> dict[str, FloatArray]:
    """Fit the plain line of the shipped norms and find alpha above it, as they did."""
    lines = fit_plain_lines(freqs, spectra)
    alphas = [find_alpha(freqs, s, line, reach=1, tied_db=0.0) for s, line in zip(spectra, lines, strict=True)]
    return _table(lines, alphas)


def _table(lines: Sequence[Background], alphas: Sequence[Alpha]) -> dict[str, FloatArray]:
    rows = [
        (line.exponent, line.offset, line.r2, alpha.height_db, alpha.peak_hz, alpha.width_hz, alpha.cog_hz)
        for line, alpha in zip(lines, alphas, strict=True)
    ]
    return dict(zip(OF_BACKGROUND, np.array(rows, dtype=np.float64).reshape(-1, len(OF_BACKGROUND)).T, strict=True))

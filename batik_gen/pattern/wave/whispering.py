"""A Wave that keeps its look and gives up its reading."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.wave.smoothing import smooth
from batik_gen.values.arrays import FloatArray
from batik_gen.values.wave import Wave

_STEP_DB = 1.0
_PACES = 36
"""Passes of smoothing: a standard deviation of about four slices, of sixty."""
_SPECTRUM_PACES = 72
"""A standard deviation of six of the 96 frequencies: the height of alpha is left, its place and teeth are not."""


def whispered(wave: Wave) -> Wave:
    """Return the same Wave smoothed and rounded to one dB, its halves alike, its bursts evenly strewn.

    What is left tells less than the amount of each band in words would: where alpha rose and fell within
    a few seconds, its very frequency, the difference of the halves and each burst are gone.
    """
    middle = _coarse(smooth(wave.courses[:1], _PACES, axis=1))
    spectra = _coarse(smooth(wave.spectra, _SPECTRUM_PACES, axis=1)) if len(wave.spectra) else wave.spectra
    return replace(
        wave,
        seconds=float(max(10.0, 10.0 * np.rint(wave.seconds / 10.0))),
        courses=np.repeat(middle, len(wave.sides), axis=0),
        levelled_db=0.0,
        spectra=spectra,
        backgrounds=_coarse(wave.backgrounds),
        rings=_coarse(smooth(wave.rings, 4, axis=1)) if len(wave.rings) else wave.rings,
        bursts=_strewn(wave),
        whispered=True,
    )


def _coarse(values: FloatArray) -> FloatArray:
    return np.asarray(np.rint(values / _STEP_DB) * _STEP_DB + 0.0, dtype=np.float64)


def _strewn(wave: Wave) -> FloatArray:
    """Return about as many bursts, of three lengths in turn, at even steps."""
    count = int(10 * np.rint(len(wave.bursts) / 10))
    if not count:
        return np.zeros((0, 2))
    low, middle, high = (float(np.quantile(wave.bursts[:, 1], q)) for q in (0.2, 0.5, 0.8))
    at = (np.arange(count) + 0.5) * wave.seconds / count
    lengths = np.array([low, middle, high])[np.arange(count) % 3]
    return np.round(np.stack([at, lengths], axis=1), 1)

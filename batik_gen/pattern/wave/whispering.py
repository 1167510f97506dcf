"""A Wave that keeps its look and gives up its reading."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.wave.alpha import alpha_centre
from batik_gen.pattern.wave.levels import LEVELS
from batik_gen.pattern.wave.smoothing import at_share
from batik_gen.pattern.wave.usual import bump, usual_wave
from batik_gen.values.arrays import FloatArray
from batik_gen.values.wave import Wave, hertz

_STEP_DB = 1.0
_HEIGHT_DB = 2.0
"""Steps in which the strength of a band, and the height of alpha, are told."""
_MOST_SWELL = 3.0
_ALPHA_HZ = (7.0, 14.0)
_USUAL_HZ, _USUAL_WEIGHT = 10.0, 20.0
"""Where alpha is put if hardly anything stands above the background."""


def whispered(wave: Wave) -> Wave:
    """Return a Wave of the same look of which only rough amounts are the recording's own.

    These are: how strong each band was on the whole, in dB, and how much it came and went; how high alpha stood, in
    steps of 2 dB, and its pitch in whole hertz; how many bursts, in tens. When anything rose or fell is the same for
    everybody, halves of the head are alike, and spectra have one hill and no teeth.
    """
    usual = usual_wave()
    middle = np.stack(
        [_course(wave.course("all", band), usual.course("all", band), band) for band in wave.bands], axis=1
    )
    return replace(
        wave,
        seconds=float(max(10.0, 10.0 * np.rint(wave.seconds / 10.0))),
        courses=np.repeat(_coarse(middle)[None], len(wave.sides), axis=0),
        levelled_db=0.0,
        spectra=np.stack([_hill(row) for row in wave.spectra]) if len(wave.spectra) else wave.spectra,
        backgrounds=_coarse(wave.backgrounds),
        rings=_coarse(np.repeat(usual.rings[:1], len(wave.rings), axis=0)) if len(wave.rings) else wave.rings,
        bursts=_strewn(wave),
        whispered=True,
    )


def _course(course: FloatArray, usual: FloatArray, band: str) -> FloatArray:
    """Return everybody's course about this one's middle, as lively as this one was."""
    share = (np.arange(len(course)) + 0.5) / len(course)
    lively = np.clip(np.rint(float(course.std()) / LEVELS[band].moments), 1.0, _MOST_SWELL)
    swell: FloatArray = at_share(usual - usual.mean(), share) * lively
    return float(np.rint(course.mean() / _STEP_DB) * _STEP_DB) + swell


def _hill(spectrum: FloatArray) -> FloatArray:
    """Return a spectrum with nothing but alpha, its height and pitch in rough steps."""
    hz = hertz()
    inside = (hz >= _ALPHA_HZ[0]) & (hz <= _ALPHA_HZ[1])
    height = max(0.0, float(np.rint(spectrum[inside].max() / _HEIGHT_DB) * _HEIGHT_DB))
    pitch = np.rint(alpha_centre(np.maximum(spectrum, 0.0) ** 2, _ALPHA_HZ[1], _USUAL_HZ, _USUAL_WEIGHT))
    return np.asarray(np.round(height * bump(float(np.interp(pitch, hz, np.arange(len(hz))))), 1), dtype=np.float64)


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

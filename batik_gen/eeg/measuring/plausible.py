"""Find signals whose spectrum no brain makes."""

import numpy as np

from batik_gen.eeg.features.plain_line import fit_plain_lines
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.portrait import BANDS

_FLATTEST_EXPONENT = 0.2
_WHITE_SHARE_SLACK = 1.5
_FLAT_EXPONENT, _FLAT_ENTROPY = 0.4, 0.94
_LINE_SHARE = 0.9
_LINE_BINS = 2


WHITE = "white noise, as an unconnected electrode gives"
SINGLE_LINE = "a single frequency, as a test generator gives"


def reasons_no_eeg(freqs: FloatArray, spectra: FloatArray) -> tuple[str, ...]:
    """Say of each channel what it shows instead of EEG, or an empty string where it may be EEG.

    EEG falls with frequency (He 2014, Trends Cogn. Sci. 18:480). White noise has
    an exponent near 0 and puts no more into the delta band than its width; a
    signal generator puts nearly everything into a few neighbouring bins.

    Parameters
    ----------
    freqs, spectra
        Hertz; channels x frequencies, microvolts squared per hertz.
    """
    inside = (freqs >= BANDS[0].low) & (freqs < BANDS[-1].high)
    share = spectra[:, inside] / spectra[:, inside].sum(axis=1, keepdims=True)
    top = np.argmax(share, axis=1)
    near = np.abs(np.arange(share.shape[1])[None, :] - top[:, None]) <= _LINE_BINS
    line = np.sum(share * near, axis=1) > _LINE_SHARE
    delta = share[:, freqs[inside] < BANDS[0].high].sum(axis=1)
    even = (BANDS[0].high - BANDS[0].low) / (BANDS[-1].high - BANDS[0].low)
    exponents = np.array([line.exponent for line in fit_plain_lines(freqs, spectra)])
    white = (exponents < _FLATTEST_EXPONENT) & (delta < _WHITE_SHARE_SLACK * even)
    return tuple(SINGLE_LINE if one else WHITE if other else "" for one, other in zip(line, white, strict=True))


def surely_eeg(freqs: FloatArray, spectra: FloatArray) -> BoolArray:
    """Tell of each channel whether its spectrum falls as that of no amplifier without an electrode does.

    Parameters
    ----------
    freqs, spectra
        Hertz; channels x frequencies, microvolts squared per hertz.
    """
    return np.array([line.exponent for line in fit_plain_lines(freqs, spectra)]) >= _FLAT_EXPONENT


def flatness(exponent: float | None, entropy: float | None) -> str:
    """Return a note where a spectrum is nearly as flat as white noise, or an empty string.

    Some real recordings of dry electrodes are as flat, so this cannot refuse; a
    short stretch of white noise may look like them.
    """
    if exponent is None or entropy is None or exponent >= _FLAT_EXPONENT or entropy <= _FLAT_ENTROPY:
        return ""
    return "the spectrum is nearly as flat as white noise; check that the electrodes had contact"

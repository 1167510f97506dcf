"""Refuse signals whose spectrum no brain makes."""

import numpy as np

from batik_gen.eeg.aperiodic import fit_background
from batik_gen.errors import NotEnoughEEG
from batik_gen.portrait import BANDS
from batik_gen.values import FloatArray

_FLATTEST_EXPONENT = 0.2
_WHITE_SHARE_SLACK = 1.5
_LINE_SHARE = 0.9


def refuse_what_is_no_eeg(freqs: FloatArray, spectra: FloatArray) -> None:
    """Raise where most channels show white noise or a single frequency.

    EEG falls with frequency (He 2014, Trends Cogn. Sci. 18:480). White noise has
    an exponent near 0 and puts no more into the delta band than its width; a
    signal generator puts nearly everything into a few neighbouring bins.

    Parameters
    ----------
    freqs, spectra
        Hertz; channels x frequencies.

    Raises
    ------
    NotEnoughEEG
        In one sentence.
    """
    inside = (freqs >= BANDS[0].low) & (freqs < BANDS[-1].high)
    share = spectra[:, inside] / spectra[:, inside].sum(axis=1, keepdims=True)
    top = np.argmax(share, axis=1)
    near = np.abs(np.arange(share.shape[1])[None, :] - top[:, None]) <= 2
    if np.mean(np.sum(share * near, axis=1) > _LINE_SHARE) > 0.5:
        raise NotEnoughEEG(
            "these signals are no EEG: they hold a single frequency, as a test generator makes; "
            "choose a recording of a person"
        )
    delta = share[:, freqs[inside] < BANDS[0].high].sum(axis=1)
    even = (BANDS[0].high - BANDS[0].low) / (BANDS[-1].high - BANDS[0].low)
    exponents = np.array([fit_background(freqs, s).exponent for s in spectra])
    white = (exponents < _FLATTEST_EXPONENT) & (delta < _WHITE_SHARE_SLACK * even)
    if np.mean(white) > 0.5:
        raise NotEnoughEEG(
            "these signals are no EEG: their spectrum does not fall with frequency, as noise from an unconnected "
            "input or random numbers look; check that the electrodes are connected and choose a recording of a person"
        )

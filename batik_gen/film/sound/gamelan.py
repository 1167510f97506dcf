"""The recording as tones: how strong alpha was in each part of it, struck on bars in slendro."""

import numpy as np

from batik_gen.film.encoding.sounding import RATE
from batik_gen.film.telling.material import Material
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BadValue

_MIDDLE_HZ, _TONES = 392.0, 5
"""Tone of the recording's own middle, and tones in an octave (slendro, docs/sources.md#film)."""
STEP_DB, MOST_STEPS = 1.0, 6
"""Decibels of alpha from one tone to the next, and tones above and below the middle at most."""
STROKE_S, _LAST_S = 0.6, 1.8
"""Seconds between strokes, and what is left to the last one."""
_PARTIALS = ((1.0, 1.0, 1.5), (2.756, 0.28, 0.5), (5.404, 0.09, 0.18))
"""Of a free bar (docs/sources.md#film): how many times as high, how loud, seconds to a third."""
_ATTACK_S, _RING_S, _LOUD, _PAIR = 0.004, 4.0, 0.30, 0.7


def tones_of(material: Material, seconds: float) -> FloatArray:
    """Return the recording as tones, samples x 2 at ``RATE``.

    The whole recording is heard in the time of the film, from its beginning to its end, in strokes of even distance
    and loudness. Each is a tone higher for each dB that alpha was stronger than in the middle of this recording. A
    bar has a partner that is as much higher as the alpha peak, in hertz: together they beat as often as alpha swings.

    Parameters
    ----------
    material
        What is at hand of the recording and may be told.
    seconds
        Length of the film.

    Raises
    ------
    BadValue
        If nothing may be told of alpha, or nothing is known.
    """
    pitches = pitches_of(material, seconds)
    out = np.zeros((round(seconds * RATE), 2))
    for number, pitch in enumerate(pitches.tolist()):
        begin = round(number * STROKE_S * RATE)
        bar = _struck(pitch)
        if material.peak_hz is not None:
            bar = bar + _PAIR * _struck(pitch + material.peak_hz)
        part = bar[: len(out) - begin]
        out[begin : begin + len(part)] += _LOUD * part[:, None]
    last = min(RATE // 2, len(out))
    out[-last:] *= np.linspace(1.0, 0.0, last)[:, None]
    return out


def pitches_of(material: Material, seconds: float) -> FloatArray:
    """Return the tone of each stroke, Hz; raises as ``tones_of``."""
    wave = material.wave
    if wave is None or material.public or wave.whispered:
        raise BadValue(
            "--sonify lets the alpha waves of a recording be heard, of which this cloth tells nothing; leave it out, "
            "or give the recording, without --whisper"
        )
    alpha = wave.course("all", "alpha")
    count = max(int((seconds - _LAST_S) / STROKE_S) + 1, 1)
    # The mean of each stroke's own part of the recording.
    reached = np.concatenate([[0.0], np.cumsum(alpha)])
    ends = np.interp(np.linspace(0.0, len(alpha), count + 1), np.arange(len(alpha) + 1), reached)
    level = np.diff(ends) * count / len(alpha)
    steps = np.clip(np.rint((level - np.median(level)) / STEP_DB), -MOST_STEPS, MOST_STEPS)
    return np.asarray(_MIDDLE_HZ * np.exp2(steps / _TONES))


def _struck(pitch: float) -> FloatArray:
    """Return a bar that is struck and rings."""
    at = np.arange(round(_RING_S * RATE)) / RATE
    out = sum(loud * np.exp(-at / long) * np.sin(2.0 * np.pi * pitch * times * at) for times, loud, long in _PARTIALS)
    return np.asarray(out * np.minimum(at / _ATTACK_S, 1.0))

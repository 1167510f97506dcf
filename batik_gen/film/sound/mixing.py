"""The sound of a film: music faded at both ends, the tones of the recording above it, never clipped."""

import numpy as np

from batik_gen.film.encoding.sounding import RATE
from batik_gen.values.arrays import FloatArray

_RISE_S, _FALL_S = 0.5, 2.5
"""Seconds over which music comes and goes; of a short film at most a quarter of it each."""
_UNDER = 0.35
"""Level of music under tones."""
_MOST = 0.89
"""Highest sample (-1 dBFS): encoders swing a little higher."""


def mixed(seconds: float, music: FloatArray | None, tones: FloatArray | None) -> FloatArray | None:
    """Return the sound of a film, samples x 2; None where there is none.

    Parameters
    ----------
    seconds
        Length of the film. Music that ends sooner fades at its own end, and silence follows.
    music, tones
        Samples x 2 at ``RATE``, or None.
    """
    if music is None and tones is None:
        return None
    out = np.zeros((round(seconds * RATE), 2))
    if music is not None:
        part = music[: len(out)]
        out[: len(part)] += part * _faded(len(part), len(out))[:, None] * (1.0 if tones is None else _UNDER)
    if tones is not None:
        part = tones[: len(out)]
        out[: len(part)] += part
    highest = float(np.abs(out).max())
    return out * (_MOST / highest) if highest > _MOST else out


def _faded(count: int, whole: int) -> FloatArray:
    """Return how loud each sample is: from silence and back to it."""
    most = max(whole // 4, 1)
    rise, fall = (max(min(round(seconds * RATE), most, count), 1) for seconds in (_RISE_S, _FALL_S))
    at = np.arange(count)
    up, down = np.minimum((at + 1.0) / rise, 1.0), np.minimum((count - at) / fall, 1.0)
    share = np.minimum(up, down)
    return np.asarray(share * share * (3.0 - 2.0 * share))

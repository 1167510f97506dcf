"""How quick alpha is, told so that a flat spectrum never makes it leap."""

from batik_gen.values.arrays import FloatArray
from batik_gen.values.wave import hertz

LOWEST_HZ = 7.0
"""A hertz below the band of alpha."""


def alpha_centre(weight: FloatArray, highest_hz: float, usual_hz: float, usual_weight: float) -> float:
    """Return the centre of alpha, drawn towards the usual frequency where little stands above the background.

    Parameters
    ----------
    weight
        What each frequency of a spectrum (``wave.hertz``) counts, most often dB over the background, squared.
    highest_hz
        Up to where it is looked for, from 7 Hz.
    usual_hz, usual_weight
        The frequency that prevails where nothing stands out, and what it counts.
    """
    hz = hertz()
    inside = (hz >= LOWEST_HZ) & (hz <= highest_hz)
    weight = weight[inside]
    return float(((weight * hz[inside]).sum() + usual_weight * usual_hz) / (weight.sum() + usual_weight))

"""How broad each frieze of lereng gelombang is: as its band was strong on the whole, beside what is usual."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.motifs.gelombang.lereng_frame import Measure
from batik_gen.pattern.wave.levels import LEVELS, soft
from batik_gen.values.arrays import FloatArray
from batik_gen.values.wave import Wave

_PEOPLE = 3.5
"""Standard deviations between people at which a band has seven tenths of its way to the broadest or narrowest."""
_BROADEST = 8.0
"""A frieze is at most so many times as broad as it is usually, and at least as broad as divided by that, before all
five share the height of the group."""
_LEAST_MM = 2.0
"""So broad is every frieze whatever its band: an ornament in less than that is a smear. What is more is shared out."""
MOMENT = 0.6
"""So much of what sets a recording's mean apart from the usual is left to the breadth of a frieze: the heights of its
ornaments tell the moments, and stay clear of both ends."""


def shares_of(wave: Wave, usual: tuple[Measure, ...]) -> FloatArray:
    """Return how broad each frieze is beside its usual breadth, before the group is made its height again."""
    stands = [
        2 * float(soft(float(wave.course("all", m.band).mean()), m.centre, _PEOPLE * LEVELS[m.band].people)) - 1
        for m in usual
    ]
    return np.asarray(_BROADEST ** np.array(stands), dtype=np.float64)


def broad_as(wave: Wave, usual: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Return the friezes of a recording: broader where the band was strong on the whole, together as high as usual."""
    shares = shares_of(wave, usual)
    more = np.array([measure.height for measure in usual]) - _LEAST_MM
    broad = _LEAST_MM + more * shares * (more.sum() / (more * shares).sum())
    return tuple(
        replace(as_broad(m, height), centre=m.centre + MOMENT * (float(wave.course("all", m.band).mean()) - m.centre))
        for m, height in zip(usual, broad.tolist(), strict=True)
    )


def as_broad(measure: Measure, height: float) -> Measure:
    """Return a frieze so many mm broad, its ornaments as far apart as becomes them."""
    return replace(measure, height=height, step=measure.step * (height / measure.height) ** measure.apart)

"""A place among people, and the robust z behind it."""

import math
from statistics import NormalDist

from batik_gen.eeg.norms.table import SOFT_END, TAIL

CLIP = 4.0
"""Largest robust z that counts, so that one odd feature cannot decide."""


def score_of(place: float) -> float:
    """Return the robust z, at most 4 either way, that a place 0..100 was made of (``Norms.percentile``)."""
    share = (place - SOFT_END) / (100.0 - 2.0 * SOFT_END)
    # The ends themselves, where rounding may bring a place, lie infinitely far out.
    held = min(max(share, 1e-6), 1.0 - 1e-6)
    return min(max(TAIL * NormalDist().inv_cdf(held), -CLIP), CLIP)


def place_of(score: float) -> float:
    """Return the place 0..100 of a robust z; the inverse of ``score_of``."""
    return SOFT_END + (100.0 - 2.0 * SOFT_END) * 0.5 * math.erfc(-score / TAIL / math.sqrt(2.0))

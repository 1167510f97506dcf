"""Galaran: parallel lines that follow the form."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Isen
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import FloatArray
from batik_gen.values.words import Words

GALARAN = Isen(
    "galaran",
    Words("galaran: parallel lines along the form", "galaran: garis-garis sejajar mengikuti bentuk"),
    Words("frames, wings, shading", "bingkai, sayap, bayangan"),
    "docs/sources.md#isen: pitch 1.5-2 mm, line 0.5-0.7 mm",
)


def between(
    wax: Waxing, hand: Hand, one: FloatArray, other: FloatArray, count: int, width: float, ends: bool = False
) -> None:
    """Draw ``count`` lines between two sets of open curves, each n x k x 2.

    The curves themselves are left to the outline unless ``ends`` is true;
    distances between lines vary a little, as the hand's do.
    """
    if not one.size or count < 1:
        return
    shares = np.arange(count) / max(count - 1, 1) if ends else (np.arange(count) + 1) / (count + 1)
    middle = 0.5 * (one[:, one.shape[1] // 2] + other[:, other.shape[1] // 2])
    for i, share in enumerate(shares):
        stray = 0.1 / (count + 1) * hand.normal(salts.ISEN_GALARAN + i, middle)[:, None, None]
        wax.stroke(one + (other - one) * (share + stray), width)

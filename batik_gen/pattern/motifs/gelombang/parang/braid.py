"""The braid of a parang gelombang: a row of parang bent as a whole, so that blades of all sizes run into one another.

A place of the traced row has a number t along the row (whole at the middle of each blade) and a height h across it.
Where t lies, how tall the row is there and how far it slides along itself with its height are smooth curves through
the values of the blades; all pieces go through the same map, hence none crosses another.
"""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.motifs.parang.blades import HALF, MIDDLE
from batik_gen.values.arrays import FloatArray, IntArray

HEAD = 0.86
"""Height at which the heads of the blades lie, in the units of ``parang.blades``."""
_STEEPEST = 0.42
"""Most of its pitch that a slot between two blades may lose at the heads."""
_STEEPEST_HEIGHT = 0.35
"""Most that a blade may be taller than the one beside it, of their distance."""


@dataclass(frozen=True, eq=False)
class Braid:
    """Bend a row of N places that comes again after them.

    Parameters
    ----------
    ends
        Where the middle of each blade lies along the row, mm.
    length
        After which the row comes again, mm.
    tall
        Height of each blade, mm.
    slide
        How far each blade slides along the row with its height; 0.71 stands upright.
    """

    ends: FloatArray
    length: float
    tall: FloatArray
    slide: FloatArray

    def at(self, t: FloatArray, h: FloatArray | float) -> tuple[FloatArray, FloatArray]:
        """Return the ways along (in reading direction) and across the row, mm, of numbers t and heights h."""
        height = h * self.height(t)
        return self.along(t) - height * bent(self.slide, 0.0, t), height * HALF

    def along(self, t: FloatArray) -> FloatArray:
        """Return where numbers t lie along the middle of the row, mm."""
        return bent(self.ends, self.length, t)

    def height(self, t: FloatArray) -> FloatArray:
        """Return how tall the row is at numbers t, mm."""
        return bent(self.tall, 0.0, t)

    def shape(self, points: FloatArray, places: IntArray) -> tuple[FloatArray, FloatArray]:
        """Bend shapes of the traced blade, (k, 2) or (n, k, 2), to n places; ways along and across, n x k each."""
        off = points - MIDDLE
        t = places[:, None] + np.sqrt(2.0) * off[..., 0]
        return self.at(t, np.broadcast_to(off[..., 0] + off[..., 1], t.shape))

    def local(self, places: IntArray) -> FloatArray:
        """Return the width and height of n blades as one length, mm: their geometric mean."""
        t = places.astype(np.float64)
        return np.sqrt((self.along(t + 0.5) - self.along(t - 0.5)) * self.height(t))


def bent(knots: FloatArray, rise: float, t: FloatArray) -> FloatArray:
    """Read a smooth curve that never overshoots its knots at the whole numbers; after N of them it has risen.

    Cubic with the harmonic means of neighbouring steps for slopes (Fritsch & Butland 1984).
    """
    step = np.concatenate([knots[1:], knots[:1] + rise]) - knots
    before = np.roll(step, 1)
    same = before * step > 0
    slope = np.where(same, 2 * before * step / np.where(same, before + step, 1.0), 0.0)
    low = np.floor(t)
    turns = np.floor(low / len(knots))
    at = (low - turns * len(knots)).astype(np.int64)
    u = t - low
    d, one, other = step[at], slope[at], slope[(at + 1) % len(knots)]
    curve: FloatArray = knots[at] + turns * rise + u * (one + u * (3 * d - 2 * one - other + u * (one + other - 2 * d)))
    return curve


def calmed(ends: FloatArray, length: float, tall: FloatArray, slide: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return heights and slides no further apart than the braid can carry: else the heads of two blades would cross.

    Heights first; then the slide alone gives way, so that the height stays what it is.
    """
    height = _eased(ends, length, tall, _STEEPEST_HEIGHT)
    return height, _eased(ends, length, height * slide, _STEEPEST / HEAD) / height


def _eased(ends: FloatArray, length: float, wanted: FloatArray, most: float) -> FloatArray:
    """Return values that rise and fall by ``most`` a millimetre at most, as wanted wherever that is enough.

    Halfway between the least curve of that slope above the wanted values and the greatest below them.
    """
    way = np.abs(ends[:, None] - ends[None, :])
    way = most * np.minimum(way, length - way)
    eased: FloatArray = 0.5 * ((wanted + way).min(axis=1) + (wanted - way).max(axis=1))
    return eased

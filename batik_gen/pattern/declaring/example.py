"""A place of one cloth at which it is seen how that cloth is read."""

from dataclasses import dataclass

import numpy as np

from batik_gen.values.arrays import FloatArray
from batik_gen.values.words import Words


@dataclass(frozen=True)
class Example:
    """Hold a place and what is read there.

    Parameters
    ----------
    at
        The place, mm on the cloth.
    reach
        How far about it that reaches which is meant, mm.
    told
        What is read there, of this recording.
    plain
        The same of any recording: nothing measured.
    """

    at: tuple[float, float]
    reach: float
    told: Words
    plain: Words

    @classmethod
    def seen(cls, at: tuple[float, float], reach: float, told: Words, plain: Words, *values: str) -> "Example":
        """Return a place with its values set into what is told of it: Indonesian has a comma for the point."""
        words = Words(told.en.format(*values), told.id.format(*(value.replace(".", ",") for value in values)))
        return cls(at, reach, words, plain)


def nearest(places: FloatArray, size_mm: tuple[float, float], reach: float) -> tuple[float, float] | None:
    """Return of places n x 2 that which is nearest to the middle of a cloth, None where none lies whole within it."""
    size = np.array(size_mm)
    inside = places[((places >= reach) & (places <= size - reach)).all(axis=1)]
    if not len(inside):
        return None
    off = inside - 0.5 * size
    x, y = inside[int((off * off).sum(axis=1).argmin())]
    return float(x), float(y)

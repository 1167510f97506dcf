"""The view: which part of a cloth is drawn, and what is known of all its copies beforehand.

What a family draws is uneven by place, never by order, hence most of it does
not know which part of the cloth is looked at. Three things do: ``sites`` leaves
out copies far from the strip, ``Waxing`` leaves out strokes that miss it, and
what is typical of all copies, the one number that a copy cannot know by itself,
is surveyed over the whole cloth and then told to every strip.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from batik_gen.values.arrays import FloatArray

SLACK = 1.5
"""Copies are kept to so many times the margin that a family asks for at the cloth's own edges."""


@dataclass(frozen=True)
class View:
    """Say which part of the cloth is drawn.

    Parameters
    ----------
    top, bottom
        The strip, in mm; without bounds it is the whole cloth.
    left, right
        How far the strip reaches, in mm; without bounds from side to side.
    typical
        What the family's survey found typical of all copies, by the survey's names; None where all copies
        are at hand.
    boundless
        True where nothing is left out for lying beside the cloth.
    """

    top: float = -np.inf
    bottom: float = np.inf
    typical: Mapping[str, FloatArray] | None = field(default=None, compare=False)
    boundless: bool = False
    left: float = -np.inf
    right: float = np.inf
    planned: bool = False

    @property
    def whole(self) -> bool:
        """Tell whether all of the cloth is drawn."""
        return (self.top, self.left, self.bottom, self.right) == (-np.inf, -np.inf, np.inf, np.inf)


WHOLE = View()
"""All of a cloth, up to its edges."""


@dataclass(frozen=True, eq=False)
class Sample:
    """Hold what was measured of each copy.

    Parameters
    ----------
    values
        Numbers n or n x m, one row a copy.
    at
        Where each copy stands, n x 2; any place of it that is its own.
    """

    values: FloatArray
    at: FloatArray

    def within(self, view: View) -> FloatArray:
        """Return the numbers of the copies that stand in a strip; strips side by side share none."""
        return self.values[(self.at[:, 1] >= view.top) & (self.at[:, 1] < view.bottom)]

    @property
    def median(self) -> FloatArray:
        """What is typical of these copies."""
        return median(self.values)


Survey = dict[str, Sample]
"""What a family measures of its copies, each by a name of its own."""


def numbered(name: str, samples: Iterable[Sample]) -> dict[str, Sample]:
    """Return samples of one kind by a name and their number."""
    return {f"{name} {number}": sample for number, sample in enumerate(samples)}


def median(values: FloatArray) -> FloatArray:
    """Return the median along the first axis, zeros where it is empty."""
    middle: FloatArray = np.median(values, axis=0) if len(values) else np.zeros(values.shape[1:])
    return middle

"""Drawing a strip of a cloth: only the copies near it, yet each of them as in the whole.

What a family draws is uneven by place, never by order, hence most of it does
not know which part of the cloth is looked at. Three helpers do: ``sites`` leaves
out copies far from the strip, ``Waxing`` leaves out strokes that miss it, and
``typical``, the one number taken over all copies, is found once for the whole
cloth and told to every strip. A cloth that repeats is drawn by the same means: the
view then holds the torus.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import numpy as np

from batik_gen.pattern.hand.torus import Torus
from batik_gen.values.arrays import FloatArray

SLACK = 1.5
"""Copies are kept to so many times the margin that a family asks for at the cloth's own edges."""


@dataclass
class View:
    """Say which strip of the cloth is being drawn.

    Parameters
    ----------
    top, bottom
        The strip, in mm; without bounds it is the whole cloth.
    typical
        For each call of ``typical`` its answer; None to find it from the copies at hand.
    gathered
        Where a survey keeps the values of each call; None when drawing.
    torus
        What repeats, if the cloth does.
    boundless
        True where nothing is left out for lying beside the cloth.
    once
        True where each shape of a cloth that repeats is drawn only once.
    calls
        Calls of ``typical`` so far. A family must make the same calls for every strip.
    """

    top: float = -np.inf
    bottom: float = np.inf
    typical: Sequence[FloatArray] | None = None
    gathered: list[list[FloatArray]] | None = None
    torus: Torus | None = None
    boundless: bool = False
    once: bool = False
    calls: int = field(default=0, init=False)

    @property
    def whole(self) -> bool:
        """Tell whether all of the cloth is drawn."""
        return self.top == -np.inf and self.bottom == np.inf

    @property
    def surveys(self) -> bool:
        """Tell whether only ``typical`` is asked for and nothing drawn."""
        return self.gathered is not None


_WHOLE = View()
_view: ContextVar[View] = ContextVar("view", default=_WHOLE)


def view() -> View:
    """Return the strip being drawn now."""
    return _view.get()


@contextmanager
def looking_at(strip: View) -> Iterator[View]:
    """Draw this strip within the block."""
    token = _view.set(strip)
    try:
        yield strip
    finally:
        _view.reset(token)


def typical(values: FloatArray, at: FloatArray) -> FloatArray:
    """Return the median over all copies on the cloth, zeros where there are none.

    Parameters
    ----------
    values
        Numbers n or n x m, one row a copy.
    at
        Where each copy stands, n x 2; any place of it that is its own.
    """
    now = view()
    number, now.calls = now.calls, now.calls + 1
    if now.gathered is not None:
        if len(now.gathered) == number:
            now.gathered.append([])
        now.gathered[number].append(values[(at[:, 1] >= now.top) & (at[:, 1] < now.bottom)])
    elif now.typical is not None:
        return now.typical[number]
    return median(values)


def median(values: FloatArray) -> FloatArray:
    """Return the median along the first axis, zeros where it is empty."""
    middle: FloatArray = np.median(values, axis=0) if len(values) else np.zeros(values.shape[1:])
    return middle

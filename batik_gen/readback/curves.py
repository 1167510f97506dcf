"""What a cloth's picture gives back: curves and numbers, and how far they agree with a recording."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from batik_gen.readback.repeats import top_aside
from batik_gen.values.arrays import FloatArray
from batik_gen.values.wave import hertz
from batik_gen.values.words import Words

SPECTRUM, COURSE = "spectrum", "course"
_ALPHA_HZ = (7.0, 14.0)
_LEAST_DB = 0.7
"""A top lower than this over the background is no alpha."""


@dataclass(frozen=True, eq=False)
class Curve:
    """Hold one curve read from a picture.

    Parameters
    ----------
    name
        Of which part of the head, or which band or line.
    kind
        ``spectrum`` (over ``hertz()``) or ``course`` (from the beginning of the recording to its end).
    values
        What was read.
    unit
        Of the values: ``dB``, or empty for shares of what can be drawn.
    label
        The name in words.
    """

    name: str
    kind: str
    values: FloatArray
    unit: str
    label: Words

    @property
    def at(self) -> FloatArray:
        """Where the values are: hertz, or shares of the recording's length."""
        n = len(self.values)
        return hertz() if self.kind == SPECTRUM else (np.arange(n) + 0.5) / n

    @property
    def alpha_hz(self) -> float | None:
        """Where a spectrum is highest between 7 and 14 Hz; None of a course, or where nothing stands out."""
        return alpha_top(self.values) if self.kind == SPECTRUM else None

    @property
    def change(self) -> float | None:
        """Where a course changes most, as a share of the recording; None of a spectrum."""
        return largest_change(self.values) if self.kind == COURSE else None


@dataclass(frozen=True, eq=False)
class Readback:
    """Hold all that one picture gave back.

    Parameters
    ----------
    motif
        The family as which it was read.
    px_mm
        Pixels a millimetre, of a cloth of that family in its usual size; found from the pattern alone.
    curves
        What was read of the recording.
    numbers
        What was read that is no curve.
    notes
        What could not be read, or what was taken for granted.
    bursts
        Bursts of alpha n x 2: where in the recording, 0..1, and seconds.
    """

    motif: str
    px_mm: float
    curves: tuple[Curve, ...]
    numbers: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[Words, ...] = ()
    bursts: FloatArray = field(default_factory=lambda: np.zeros((0, 2)))


@dataclass(frozen=True)
class Agreement:
    """Tell how far a curve agrees with a recording: the correlation, and alpha's hertz in the recording."""

    name: str
    r: float
    alpha_hz: float | None = None


def alpha_top(spectrum: FloatArray) -> float | None:
    """Return where a spectrum over ``hertz()`` is highest between 7 and 14 Hz; None where nothing stands out there."""
    hz = hertz()
    inside = np.flatnonzero((hz >= _ALPHA_HZ[0]) & (hz <= _ALPHA_HZ[1]))
    top = int(inside[spectrum[inside].argmax()])
    if top in (inside[0], inside[-1]) or spectrum[top] < _LEAST_DB:
        return None
    return float(np.interp(top + top_aside(*spectrum[top - 1 : top + 2]), np.arange(len(hz)), hz))


def largest_change(course: FloatArray) -> float:
    """Return the share of a course before which and after which its means differ most, for their numbers."""
    n = len(course)
    before = np.arange(1, n)
    off = np.cumsum(course - course.mean())[:-1]
    # Least squares of two levels: the gain of a cut is off^2 (1/k + 1/(n-k)).
    gain = off * off * (1.0 / before + 1.0 / (n - before))
    return float(before[int(gain.argmax())]) / n


def correlation(one: FloatArray, other: FloatArray) -> float:
    """Return the correlation of two curves; 0 where one of them is flat."""
    if min(float(one.std()), float(other.std())) < 1e-9:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])

"""What the columns of a table hold, told by their numbers: signals, clocks, counters, flags, nothing."""

from dataclasses import dataclass

import numpy as np

from batik_gen.eeg.formats.tables.counters import counting
from batik_gen.eeg.formats.tables.stamps import rate_from_stamps
from batik_gen.values.arrays import FloatArray

SIGNAL = "signal"
CLOCK = "clock"
COUNTER = "counter"
STEADY = "values that hardly change"
CONSTANT = "one value"
EMPTY = "nothing"
SPARSE = "values now and then"
WORDS = "words"

UNITS = (1.0, 1e-3, 1e-6, 1e-9)
"""Clocks count seconds, milliseconds, microseconds or nanoseconds."""

_SINCE_1970 = (3e8, 4.2e9)
"""Seconds since 1970, from 1979 to 2103."""
_RATES_HZ = (60.0, 20000.0)
"""Rates at which EEG is recorded; they tell the unit of a clock that names none."""
_LOGS_HZ = (0.02, 60.0)
_LEAST_ROWS = 16
_LEAST_MOVES = 8
_FEW = 0.5
"""A column that has a number in fewer rows than this is no signal."""
_STILL = 0.8
"""A column that stays as it is in this share of its rows is no signal: noise alone moves one in nearly every row."""
_ONWARD = 0.8
"""Share of moves in one direction from which a column is a ramp: stamps of jittered packets fall back in a twentieth of
their moves, EEG in about half."""
_BACK = 0.2
"""How much of its way a ramp may go back."""
_NARROW = 0.05
_PARTS = 8


@dataclass(frozen=True)
class Column:
    """Say what a column holds.

    Parameters
    ----------
    kind
        One of the kinds of this module.
    unit
        Of a clock, seconds in one of its units; else 0.
    """

    kind: str
    unit: float = 0.0

    @property
    def is_signal(self) -> bool:
        """Whether an electrode can have given these numbers."""
        return self.kind == SIGNAL


def look(numbers: FloatArray, unit: float = 0.0) -> Column:
    """Tell by its numbers what a column holds.

    A ramp goes on in nearly all its moves, whatever its steps: with jitter, lost
    rows and pauses too. EEG never does: down and up are alike in it.

    Parameters
    ----------
    numbers
        One per row; NaN where a row has none.
    unit
        Seconds in one unit of the column, where its name tells it; else 0.
    """
    known = numbers[np.isfinite(numbers)]
    if not len(known):
        return Column(EMPTY)
    if known.min() == known.max():
        return Column(CONSTANT)
    if len(known) < max(_FEW * len(numbers), _LEAST_ROWS):
        return Column(SPARSE)
    since = _since_1970(known)
    if since:
        return Column(CLOCK, since)
    if _is_ramp(known):
        return _ramp(known, unit)
    if counting(known) is not None:
        return Column(COUNTER)
    if np.mean(np.diff(known) == 0.0) >= _STILL:
        return Column(STEADY)
    return Column(SIGNAL)


def _since_1970(known: FloatArray) -> float:
    """Return the unit of a clock that counts from 1970, 0 where the numbers cannot be of one."""
    middle, span = float(np.median(known)), float(np.ptp(known))
    if middle <= 0.0 or span > _NARROW * middle:
        return 0.0
    unit = next((u for u in UNITS if _SINCE_1970[0] <= middle * u <= _SINCE_1970[1]), 0.0)
    # Raw counts of an input at rest may be as large, but go down as often as up, and do not rise from part to part.
    if np.mean(np.diff(known) < 0.0) > 1.0 - _ONWARD:
        return 0.0
    if (np.diff([np.median(part) for part in np.array_split(known, _PARTS)]) <= 0.0).any():
        return 0.0
    # Rows cannot stand apart by days on the whole, nor by nothing.
    return unit if unit and 0.0 < span * unit / len(known) < 1.0 / _LOGS_HZ[0] else 0.0


def _is_ramp(known: FloatArray) -> bool:
    steps = np.diff(known)
    moves = steps[steps != 0.0]
    if len(moves) < _LEAST_MOVES:
        return False
    ups = moves > 0.0
    onward = float(np.mean(ups))
    if onward < 0.5:
        moves, ups, onward = -moves, ~ups, 1.0 - onward
    if onward < _ONWARD:
        return False
    # One that falls back as far as it climbs, a few times, is a counter that starts again, and told apart there.
    return float(-moves[~ups].sum()) <= _BACK * float(moves[ups].sum())


def _ramp(known: FloatArray, unit: float) -> Column:
    """Tell a clock from a counter: a clock gives a rate at which EEG is recorded."""
    if unit:
        return Column(CLOCK, unit)
    how = counting(known)
    if how is not None and how.step == 1 and how.rows == 1:
        return Column(COUNTER)
    for one in UNITS:
        rate = rate_from_stamps(known * one)[0]
        if _RATES_HZ[0] <= rate <= _RATES_HZ[1]:
            return Column(CLOCK, one)
    return Column(COUNTER)

"""Counters of samples or packets: how they count, and which rows they show to be lost."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from batik_gen.eeg.formats.tables.stamps import GAP_S
from batik_gen.values.arrays import FloatArray

_REGULAR = 0.8
"""Share of steps that must be the counter's own; recorders lose a few packets, not every third."""
_LEAST_NUMBERS = 8
_TURNS = (100, 128, 129, 200, 201, 256, 1000, 1024, 4096, 10000, 32768, 65536)
"""Where counters of known recorders start again."""
_SEEN_TURNS = 3
_LEAST_ROWS = 32


@dataclass(frozen=True)
class Counting:
    """Say how a counter counts: by which step, after how many it starts again (0: never), rows that share a number."""

    step: int
    turn: int
    rows: int


def counting(numbers: FloatArray) -> Counting | None:
    """Tell how a column counts, or None where it does not.

    A counter holds whole numbers, at least eight of them, and goes on by one and the
    same step in four of five moves, but for where it starts again at its lowest.

    Parameters
    ----------
    numbers
        One per row; NaN where a row has none.
    """
    known = numbers[np.isfinite(numbers)]
    if len(known) < _LEAST_ROWS or np.abs(known).max() > 2.0**53 or (known != np.round(known)).any():
        return None
    whole = known.astype(np.int64)
    moves = np.flatnonzero(np.diff(whole))
    steps = np.diff(whole)[moves]
    if len(steps) < _LEAST_NUMBERS:
        return None
    forward = steps[steps > 0]
    if not len(forward):
        return None
    sizes, counts = np.unique(forward, return_counts=True)
    step = int(sizes[np.argmax(counts)])
    falls = int((steps < 0).sum())
    low, high = int(whole.min()), int(whole.max())
    if (high - low) // step + 1 < _LEAST_NUMBERS:
        return None
    turn = 0
    if falls:
        reached = high - low + step
        known_turn = next((t for t in _TURNS if t >= high + 1 and low >= 0), reached)
        turn = reached if falls >= _SEEN_TURNS else known_turn
    own = (steps == step) | ((steps - step) % turn == 0 if turn else False)
    if own.mean() < _REGULAR:
        return None
    held = np.diff(moves)
    rows = int(np.bincount(held).argmax()) if len(held) else 1
    return Counting(step, turn, rows)


def lost_rows(numbers: FloatArray, how: Counting) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return before which rows others are lost, and how many, as a counter shows it.

    Parameters
    ----------
    numbers
        The counter, one number per row; NaN where a row has none.
    how
        How it counts.
    """
    known = np.flatnonzero(np.isfinite(numbers))
    whole = numbers[known].astype(np.int64)
    moves = np.flatnonzero(np.diff(whole)) + 1
    steps = whole[moves] - whole[moves - 1]
    if how.turn:
        steps = steps % how.turn
    missing = np.maximum(steps // how.step - 1, 0) * how.rows
    # A row without a number between two moves is there all the same.
    apart = known[moves] - known[moves - 1] - 1
    missing = np.maximum(missing - apart, 0)
    lost = missing > 0
    return known[moves[lost]], missing[lost]


@dataclass(frozen=True, eq=False)
class Filled:
    """Hold signals with lost rows put in as missing values, and the seams of the whole in samples."""

    signals: FloatArray
    seams: tuple[int, ...]
    notes: tuple[str, ...]


def fill_lost(signals: FloatArray, numbers: FloatArray, sfreq: float, seams: tuple[int, ...] = ()) -> Filled:
    """Put in, as missing values, the rows that a counter shows to be lost.

    Up to half a second of them is put in; what is longer becomes a seam, as a pause
    in time stamps does, and where time stamps show a pause nothing is put in.

    Parameters
    ----------
    signals
        Channels x samples.
    numbers
        The counter.
    sfreq
        Hertz.
    seams
        Samples before which time is lost already.
    """
    how = counting(numbers)
    if how is None:
        return Filled(signals, seams, ())
    at, missing = lost_rows(numbers, how)
    # Stamps of a bundle of rows may place the pause some rows away.
    near = np.abs(at[:, None] - np.array(seams, dtype=np.int64)[None]) <= 0.5 * GAP_S * sfreq
    at, missing = at[~near.any(axis=1)], missing[~near.any(axis=1)]
    if not len(at):
        return Filled(signals, seams, ())
    short = missing <= GAP_S * sfreq
    apart = np.repeat(at[short], missing[short])
    new = np.insert(signals, apart, np.nan, axis=1)
    all_seams = np.unique(np.concatenate([np.array(seams, dtype=np.int64), at[~short]]))
    # What was put in before a seam moves it on.
    moved = all_seams + np.searchsorted(apart, all_seams, side="right")
    times = "once" if len(at) == 1 else f"{len(at)} times"
    said = f"the counter of samples shows that {missing.sum() / sfreq:.2g} s were lost, {times}"
    return Filled(new, tuple(map(int, moved)), (said,))

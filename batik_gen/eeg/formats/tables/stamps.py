"""Time stamps: clocks of every spelling as seconds, and the sampling rate and the pauses out of them."""

import re

import numpy as np

from batik_gen.values.arrays import FloatArray

USUAL_RATES_HZ = (
    100.0, 125.0, 128.0, 160.0, 200.0, 220.0, 250.0, 256.0, 300.0, 500.0, 512.0, 600.0, 1000.0, 1024.0, 2000.0, 2048.0,
)  # fmt: skip
GAP_S = 0.5
_SNAP = 0.02
_RATE_DOUBT = 0.05
_WHOLE = 1.5
"""A clock of whole seconds or minutes that moves on by more units than this has lost some."""
_A_MINUTE = 60.0

_COLONS = re.compile(r"(\d{1,3}):(\d\d)(?::(\d\d))?(?:[.,:](\d+))?$")
_POINTS = re.compile(r"(\d{1,2})\.(\d\d)(?:\.(\d\d))?(?:[.,:](\d+))?$")
_ZONE = re.compile(r"\s*(z|utc|gmt|[-+]\d\d:?\d\d)$")
_HALF = re.compile(r"\s*([ap])\.?m\.?$")
_DAY = re.compile(r"^.*[\st_](?=\d)")


def clock_seconds(stamps: list[str]) -> FloatArray:
    """Return seconds of clock times, going on past midnight or the full hour; NaN where there is none.

    Known are ``2021-08-04 14:07:52.547``, ``2021-08-04T14:07:52.547+07:00``,
    ``14:07:52``, ``2:07:52 PM``, what spreadsheets make of them (``07:52.5``,
    ``4/8/2021 14:07``, ``04.08.2021 14.07.52``), and plain numbers.
    """
    try:
        return np.array(stamps, dtype=np.float64)
    except ValueError:
        pass
    first = next((stamp for stamp in stamps if _parts(stamp)), "")
    parts = _parts(first)
    # 'minutes:seconds' is what a spreadsheet shows of a time with fractions; with a day in front it drops the seconds.
    hours = bool(parts and (parts[2] is not None or parts[4]))
    known = {stamp: _clock(stamp, hours) for stamp in set(stamps)}
    seconds = np.array([known[stamp] for stamp in stamps])
    if parts is None:
        return seconds
    if not hours and parts[3] is None and _is_of_minutes(seconds):
        seconds *= _A_MINUTE
        hours = True
    turn = 86400.0 if hours else 3600.0
    with np.errstate(invalid="ignore"):
        back = np.nan_to_num(np.diff(_carried(seconds), prepend=seconds[:1])) < -0.5 * turn
    return np.asarray(seconds + turn * np.cumsum(back))


def _parts(stamp: str) -> tuple[str, str, str | None, str | None, bool, str] | None:
    """Split a clock time into its numbers, whether a day stands before it, and a or p where it is of half a day."""
    text = stamp.strip().lower()
    half = _HALF.search(text)
    text = text[: half.start()] if half else _ZONE.sub("", text)
    day = _DAY.match(text)
    text = text[day.end() :] if day else text
    match = _COLONS.match(text) or _POINTS.match(text)
    if match is None or ("." in text and ":" not in text and not (day or match[3])):
        return None
    return match[1], match[2], match[3], match[4], bool(day), half[1] if half else ""


def _clock(stamp: str, hours: bool) -> float:
    parts = _parts(stamp)
    if parts is None:
        try:
            return float(stamp)
        except ValueError:
            return float("nan")
    large, middle, small, fraction, _, half = parts
    after = float(f"0.{fraction}") if fraction else 0.0
    if small is None and not hours:
        return 60.0 * int(large) + int(middle) + after
    hour = int(large) % 12 + (12 if half == "p" else 0) if half else int(large)
    return 3600.0 * hour + 60.0 * int(middle) + int(small or 0) + after


def _is_of_minutes(seconds: FloatArray) -> bool:
    """Tell ``hours:minutes`` from ``minutes:seconds``, by which of them gives a rate that recorders have."""
    rows = rows_a_tick(np.diff(_filled(seconds)))[0]
    usual = min(USUAL_RATES_HZ, key=lambda rate: abs(rows / _A_MINUTE - rate))
    return abs(rows - _A_MINUTE) < 0.1 * _A_MINUTE or abs(rows / _A_MINUTE - usual) <= _SNAP * usual


def _filled(stamps: FloatArray) -> FloatArray:
    """Return stamps with those that are not known put between their neighbours: of a garbled row the time is known."""
    known = np.isfinite(stamps)
    if known.all() or not known.any():
        return stamps
    at = np.arange(len(stamps))
    return np.asarray(np.interp(at, at[known], stamps[known]))


def _carried(stamps: FloatArray) -> FloatArray:
    """Return stamps with those that are not known as the last one before them."""
    at = np.maximum.accumulate(np.where(np.isfinite(stamps), np.arange(len(stamps)), 0))
    return np.asarray(stamps[at])


def doubt_rate(known: float, by_stamps: float) -> tuple[str, ...]:
    """Return a note where the rate that is used and that of the time stamps lie more than 5 % apart."""
    if by_stamps <= 0.0 or abs(by_stamps - known) <= _RATE_DOUBT * known:
        return ()
    return (
        f"taken as {known:g} samples a second; its time stamps tell {by_stamps:.4g}: say --sfreq if they are right",
    )


def near_usual(rate: float) -> float:
    """Return the usual sampling rate within 2 % of a rate, or the rate itself."""
    usual = min(USUAL_RATES_HZ, key=lambda r: abs(r - rate) / r)
    return usual if abs(usual - rate) / usual <= _SNAP else rate


def rate_from_stamps(stamps: FloatArray) -> tuple[float, tuple[tuple[float, float], ...], tuple[str, ...]]:
    """Find the sampling rate and the seams from time stamps in seconds.

    Steps over half a second, forwards or backwards, are seams; the rate is the
    number of the other steps over their sum, taken to the nearest usual rate
    within 2 %. Neither the median step (stamps are rounded) nor samples over
    span (one pause ruins it) gives the rate. Of a clock of whole seconds or
    minutes the rate is the number of rows that share one.

    Parameters
    ----------
    stamps
        Seconds, one per sample.

    Returns
    -------
    rate, seams, notes
        Hertz (0 where no rate can be told), (start, start) in seconds of the
        samples, and one sentence where time was lost.
    """
    with np.errstate(invalid="ignore"):
        steps = np.diff(_filled(stamps))
    ordinary = np.isfinite(steps) & (np.abs(steps) <= GAP_S)
    span = float(steps[ordinary].sum())
    if span > 0.0:
        rate, lost = near_usual(float(ordinary.sum()) / span), steps
    else:
        rows, tick = rows_a_tick(steps)
        if not rows:
            return 0.0, (), ()
        rate = near_usual(rows / tick)
        ordinary = np.isfinite(steps) & (steps >= 0.0) & (steps <= _WHOLE * tick)
        lost = steps - tick
    seams = tuple(((int(i) + 1) / rate, (int(i) + 1) / rate) for i in np.flatnonzero(~ordinary))
    away = float(lost[~ordinary & (steps > 0)].sum())
    pauses = "1 pause" if len(seams) == 1 else f"{len(seams)} pauses"
    notes = (f"the time stamps show {pauses}, {away:.1f} s in all",) if seams else ()
    return rate, seams, notes


def rows_a_tick(steps: FloatArray) -> tuple[float, float]:
    """Return how many rows share a stamp of a clock of whole seconds or minutes, and its step; else zeros."""
    moves = np.flatnonzero(np.isfinite(steps) & (steps > 0.0))
    still = np.isfinite(steps) & (steps == 0.0)
    if len(moves) < 2 or still.mean() < 0.5:
        return 0.0, 0.0
    tick = float(steps[moves].min())
    # Ticks are counted between two moves of one unit; the first and the last are cut.
    whole = np.abs(steps[moves[1:]] - tick) < 0.5 * tick
    rows = np.diff(moves)[whole & (np.abs(steps[moves[:-1]] - tick) < 0.5 * tick)]
    if not len(rows):
        return 0.0, 0.0
    middle = float(np.median(rows))
    rows = rows[np.abs(rows - middle) <= 0.5 * middle]
    return float(rows.mean()), tick

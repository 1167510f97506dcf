"""What text formats share: numbers out of lines, and the sampling rate out of time stamps."""

from pathlib import Path

import numpy as np

from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording

USUAL_RATES_HZ = (100.0, 125.0, 128.0, 160.0, 200.0, 220.0, 250.0, 256.0, 500.0, 512.0, 1000.0)
GAP_S = 0.5
_SNAP = 0.02
_RATE_DOUBT = 0.05
_MOST_BYTES = 600_000_000
_MOST_BROKEN = 0.01
"""Share of rows that a glitch on the line may have garbled; a file with more is no recording of these columns."""


def read_lines(path: Path) -> list[str]:
    """Return the lines of a text file without blank ones; a byte-order mark is left out.

    Raises
    ------
    UnreadableRecording
        Where the text is so long that its lines would fill the memory of a small computer.
    """
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise UnreadableRecording(
            f"{path.name} holds {size / 1e6:.0f} MB of text, where {_MOST_BYTES / 1e6:.0f} can be read at once; "
            "cut out some hours, or convert it to EDF, which is measured in pieces"
        )
    return [line for line in path.read_bytes().decode("utf-8-sig", errors="replace").splitlines() if line.strip()]


def first_line(head: bytes) -> str:
    """Return the first line of a file's beginning in lower case, with commas, without quotes or byte-order mark."""
    line = head.decode("utf-8-sig", errors="replace").split("\n", 1)[0].strip().lower().replace('"', "")
    return line if "," in line else line.replace(";", ",").replace("\t", ",")


def with_commas(lines: list[str]) -> list[str]:
    """Put commas between the fields of every row, as the first row shows what stands there.

    Spreadsheets of many countries write semicolons between fields and commas in
    numbers.
    """
    mark = max(",;\t", key=lines[0].count)
    if mark != ",":
        lines = [line.replace(",", ".").replace(mark, ",") for line in lines]
    return [line.replace('"', "") for line in lines] if any('"' in line for line in lines[:2]) else lines


def number(field: str) -> float:
    """Return a field as a number, NaN where it is empty or a word."""
    try:
        return float(field)
    except ValueError:
        return float("nan")


def clock_seconds(stamps: list[str]) -> FloatArray:
    """Return seconds of clock times, going on past midnight or the full hour; NaN where there is none.

    Known are ``2021-08-04 14:07:52.547``, ``14:07:52``, ``2:07:52 PM``, what a
    spreadsheet makes of them (``07:52.5``), and plain numbers.
    """
    seconds = np.array([_clock(stamp) for stamp in stamps])
    colons = stamps[0].count(":") if stamps else 0
    if not colons:
        return seconds
    turn = 3600.0 if colons == 1 else 86400.0
    with np.errstate(invalid="ignore"):
        back = np.nan_to_num(np.diff(seconds, prepend=seconds[:1])) < -0.5 * turn
    return np.asarray(seconds + turn * np.cumsum(back))


def _clock(stamp: str) -> float:
    words = stamp.strip().lower().replace("t", " ").split(" ")
    half = words.pop() if words[-1] in ("am", "pm") else ""
    try:
        parts = [float(part) for part in words[-1].split(":")]
    except ValueError:
        return float("nan")
    if half:
        parts[0] = parts[0] % 12 + (12 if half == "pm" else 0)
    return sum(part * 60.0**i for i, part in enumerate(reversed(parts)))


def read_columns(
    lines: list[str], columns: list[int], path: Path, *, blanks: bool = False
) -> tuple[FloatArray, tuple[str, ...]]:
    """Read comma-separated numbers of some columns.

    Parameters
    ----------
    lines
        Data rows.
    columns
        Which columns to take.
    path
        The file, for the sentence.
    blanks
        Whether fields may be empty or missing; they become NaN.

    Returns
    -------
    numbers, notes
        Columns x rows, and a sentence where a last, unfinished row was left out or
        single rows are broken; these are NaN, to be bridged.

    Raises
    ------
    UnreadableRecording
        Where in more than a hundredth of the rows a field is missing or no number.
    """
    notes: tuple[str, ...] = ()
    # A recorder that is switched off leaves its last row unfinished.
    if len(lines) > 1 and lines[-1].count(",") < lines[-2].count(","):
        lines = lines[:-1]
        notes = ("the last row was incomplete and was left out",)
    if not lines:
        raise UnreadableRecording(
            f"{path.name} has column names but no data rows; choose the file that holds the recording"
        )
    try:
        table = np.loadtxt(lines, delimiter=",", usecols=columns, ndmin=2, comments=None)
    except (ValueError, IndexError):
        rows = [line.split(",") for line in lines]
        held = np.array([[number(row[i]) if i < len(row) else np.nan for i in columns] for row in rows]).T.copy()
        if blanks:
            return held, notes
        unsure = np.flatnonzero(np.isnan(held).any(axis=0))
        return _without(held, [int(r) for r in unsure if not _holds(rows[r], columns)], notes, path)
    return np.ascontiguousarray(table.T), notes


def _holds(row: list[str], columns: list[int]) -> bool:
    """Tell whether a row has a number in every column; the word nan is one."""
    return all(i < len(row) and (row[i].strip().lower() == "nan" or not np.isnan(number(row[i]))) for i in columns)


def _without(
    numbers: FloatArray, broken: list[int], notes: tuple[str, ...], path: Path
) -> tuple[FloatArray, tuple[str, ...]]:
    """Blank broken rows, where they are few enough to be glitches of the line."""
    count = len(broken)
    if count > max(1, _MOST_BROKEN * numbers.shape[1]):
        raise UnreadableRecording(
            f"{path.name} has {count} rows of {numbers.shape[1]} that are not numbers in the expected columns; "
            "export the recording again"
        )
    numbers[:, broken] = np.nan
    said = "1 row is garbled and was" if count == 1 else f"{count} rows are garbled and were"
    return numbers, (*notes, f"{said} left out")


def doubt_rate(known: float, by_stamps: float) -> tuple[str, ...]:
    """Return a note where the rate that is used and that of the time stamps lie more than 5 % apart."""
    if by_stamps <= 0.0 or abs(by_stamps - known) <= _RATE_DOUBT * known:
        return ()
    return (
        f"taken as {known:g} samples a second; its time stamps tell {by_stamps:.4g}: say --sfreq if they are right",
    )


def rate_from_stamps(stamps: FloatArray) -> tuple[float, tuple[tuple[float, float], ...], tuple[str, ...]]:
    """Find the sampling rate and the seams from time stamps in seconds.

    Steps over half a second, forwards or backwards, are seams; the rate is the
    number of the other steps over their sum, taken to the nearest usual rate
    within 2 %. Neither the median step (stamps are rounded) nor samples over
    span (one pause ruins it) gives the rate.

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
    known = np.isfinite(stamps)
    if known.any() and not known.all():
        # Of a garbled row the time is not known, but its neighbours' is.
        at = np.arange(len(stamps))
        stamps = np.interp(at, at[known], stamps[known])
    with np.errstate(invalid="ignore"):
        steps = np.diff(stamps)
    ordinary = np.isfinite(steps) & (np.abs(steps) <= GAP_S)
    span = float(steps[ordinary].sum())
    if span <= 0.0:
        return 0.0, (), ()
    rate = float(ordinary.sum()) / span
    usual = min(USUAL_RATES_HZ, key=lambda r: abs(r - rate) / r)
    if abs(usual - rate) / usual <= _SNAP:
        rate = usual
    seams = tuple(((int(i) + 1) / rate, (int(i) + 1) / rate) for i in np.flatnonzero(~ordinary))
    lost = float(steps[~ordinary & (steps > 0)].sum())
    pauses = "1 pause" if len(seams) == 1 else f"{len(seams)} pauses"
    notes = (f"the time stamps show {pauses}, {lost:.1f} s in all",) if seams else ()
    return rate, seams, notes

"""Text files of the OpenBCI GUI, in all layouts from 2014 to version 6."""

import re
from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.counters import fill_lost
from batik_gen.eeg.formats.tables.numbers import read_columns
from batik_gen.eeg.formats.tables.stamps import clock_seconds, doubt_rate, rate_from_stamps
from batik_gen.eeg.formats.tables.text_lines import first_lines, is_clock, table_lines
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording

_BEGINNINGS = ("%OpenBCI Raw", "%OBCI SD Convert", "%STOP AT", "%START AT", "%Total time")
"""The GUI's own line, and the marks of the SD card, which stay where it converts one."""
_CYTON_MOST_COLUMNS = 14
"""Cyton files before version 5 have 10 to 14 columns; with the Daisy board eight more."""

_STAMP = re.compile(r"\s*(\d{9,}(\.\d*)?|\d\.\d+[eE]\+?\d+)\s*")
"""Seconds or milliseconds since 1970, plain or as 1.7E9."""

_BOARDS = (
    ("daisy", "OpenBCI Cyton + Daisy", 16, 125.0),
    ("ganglion", "OpenBCI Ganglion", 4, 200.0),
    ("cyton", "OpenBCI Cyton", 8, 250.0),
)


def _recognise(head: bytes) -> bool:
    return "".join(first_lines(head)[:1]).startswith(_BEGINNINGS)


def _read(path: Path, _told: Told) -> Loaded:
    lines = table_lines(path)
    header = [line for line in lines[:40] if line.startswith("%")]
    rows = [line for line in lines[len(header) :] if not line.startswith("%")]
    if not rows:
        raise UnreadableRecording(f"{path.name} has an OpenBCI header but no data rows; choose the finished recording")
    named = rows[0].lower().startswith("sample index")
    names = [name.strip().lower() for name in rows[0].split(",")] if named else []
    rows = rows[1:] if named else rows
    if not rows:
        raise UnreadableRecording(f"{path.name} has an OpenBCI header but no data rows; choose the finished recording")
    fields = rows[0].split(",")
    board = _board(header, len(fields), named)
    if named:
        columns = [i for i, name in enumerate(names) if re.match(r"(exg|eeg) channel \d+", name)]
    else:
        count = int(_header_number(header, r"Number of channels\s*=") or board[2])
        columns = list(range(1, 1 + count))
    stamp = _stamp_column(names, fields, columns)
    numbers, notes = read_columns(rows, [*columns, 0, *stamp], path)
    signals, index = numbers[: len(columns)], numbers[len(columns)]
    # Early files of version 5 hold a row of zeros where the names should be.
    first = 1 if signals.shape[1] > 1 and not signals[:, 0].any() else 0
    times = numbers[len(columns) + 1 :] if stamp else _clock(rows[: numbers.shape[1]], names, fields)
    rate, seams, pauses = _rate(header, times[:, first:], board[3])
    whole = fill_lost(signals[:, first:], index[first:], rate, tuple(round(a * rate) for a, _ in seams))
    return Loaded(
        signals=whole.signals,
        sfreq=rate,
        names=tuple(f"channel {i + 1}" for i in range(len(columns))),
        format="OpenBCI GUI text",
        device=board[1],
        gaps=tuple((at / rate, at / rate) for at in whole.seams),
        notes=notes + pauses + whole.notes,
        unit_known=True,
    )


def _header_number(header: list[str], label: str) -> float:
    for line in header:
        match = re.search(label + r"\s*(\d+(?:[.,]\d+)?)", line, re.IGNORECASE)
        if match:
            return float(match[1].replace(",", "."))
    return 0.0


def _board(header: list[str], fields: int, named: bool) -> tuple[str, str, int, float]:
    said = " ".join(line.lower() for line in header if "board" in line.lower())
    for board in _BOARDS:
        if board[0] in said:
            return board
    count = int(_header_number(header, r"Number of channels\s*="))
    if not count and not named:
        count = 8 if fields <= _CYTON_MOST_COLUMNS else 16
    return next((board for board in _BOARDS if board[2] == count), ("", "OpenBCI", count, 0.0))


def _stamp_column(names: list[str], fields: list[str], columns: list[int]) -> list[int]:
    """Return the column of numeric time stamps, if there is one."""
    candidates = [i for i, name in enumerate(names) if name.startswith("timestamp")] if names else [len(fields) - 1]
    numeric = [i for i in candidates if i < len(fields) and i not in columns and _STAMP.fullmatch(fields[i])]
    return numeric[:1]


def _clock(rows: list[str], names: list[str], fields: list[str]) -> FloatArray:
    """Return the column of clock times, as 1 x rows in seconds, or no column."""
    timed = [not names or (i < len(names) and names[i].startswith("time")) for i in range(len(fields))]
    at = next((i for i, field in enumerate(fields) if timed[i] and is_clock(field)), None)
    if at is None:
        return np.zeros((0, len(rows)))
    return clock_seconds([row.split(",")[at] if row.count(",") >= at else "" for row in rows])[None]


def _rate(
    header: list[str], stamps: FloatArray, usual: float
) -> tuple[float, tuple[tuple[float, float], ...], tuple[str, ...]]:
    times = stamps[0] if len(stamps) else np.zeros(1)
    # Milliseconds since 1970 have thirteen digits, seconds ten.
    rate, seams, notes = rate_from_stamps(times / (1000.0 if np.median(times) > 1e11 else 1.0))
    said = _header_number(header, r"Sample Rate\s*=")
    known = said or usual or rate
    if known <= 0.0:
        raise UnreadableRecording(
            "this OpenBCI file tells no sampling rate, where a line such as %Sample Rate = 250 Hz was expected; "
            "add that line to its header"
        )
    if not said:
        notes = (*notes, f"the file tells no sampling rate; it was taken as {known:g} Hz")
    # Seams were placed with the measured rate; the header's rate is the true one.
    moved = tuple((a * rate / known, b * rate / known) for a, b in seams)
    return known, moved, (*notes, *doubt_rate(known, rate))


FORMATS = (RecordingFormat("OpenBCI GUI text", _recognise, _read),)

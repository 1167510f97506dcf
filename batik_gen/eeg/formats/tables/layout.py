"""Where a table keeps what: titles, names, units and rows of numbers."""

import math
import re
from dataclasses import dataclass

from batik_gen.eeg.channels.names import known, place
from batik_gen.eeg.formats.tables.numbers import number
from batik_gen.eeg.formats.tables.text_lines import REMARKS, is_clock, is_nothing, is_number

_MOST_TITLES = 60
_LEAST_ROWS = 3
_MICROVOLTS = "uv|\u00b5v|\u03bcv|microvolts?|mv|millivolts?"
_UNIT = re.compile(rf"[\[({{]\s*({_MICROVOLTS}|nv|v|volts?)\s*[\])}}]\s*$|[_\s]({_MICROVOLTS})$", re.IGNORECASE)
_SCALES = {"u": 1.0, "\u00b5": 1.0, "\u03bc": 1.0, "micro": 1.0, "n": 1e-3, "m": 1e3, "milli": 1e3, "": 1e6}
_SECONDS = "s|secs?|seconds?|ms|msecs?|milliseconds?|us|\u00b5s|\u03bcs|microseconds?|ns"
_TIME_UNIT = re.compile(rf"[\[({{_\s]\s*({_SECONDS})\s*[\])}}]?\s*$", re.IGNORECASE)
_RATE = re.compile(
    r"(?:sampl\w*[\s_]*(?:rate|freq\w*)|\bsfreq\b|\bfs\b|\bs_?rate\b)[^\d,;]{0,12}[,;]?[^\d,;]{0,8}(\d+(?:[.,]\d+)?)\s*(k?)",
    re.IGNORECASE,
)
_TIME_WORD = re.compile(r"time|timestamps?|t|seconds|sample|samples|index|unnamed.*", re.IGNORECASE)


@dataclass(frozen=True)
class Layout:
    """Hold the parts of a table.

    Parameters
    ----------
    names
        Field names as the file has them, none where it has no line of names.
    rows
        Lines of numbers.
    above
        Lines above the names: titles, remarks.
    """

    names: tuple[str, ...]
    rows: list[str]
    above: tuple[str, ...]


def lay_out(lines: list[str]) -> Layout | None:
    """Find the line of names and the rows of numbers, or return None where there are no three rows alike.

    Parameters
    ----------
    lines
        In one dress, as ``text_lines`` gives them.
    """
    tops = range(min(len(lines), _MOST_TITLES))
    first = next((i for i in tops if _begins(lines, i)), None)
    if first is None:
        # A word may stand in front of the numbers where a line of names says what they are.
        first = next((i for i in tops if _begins(lines, i, words=True)), None)
        if first is None or not any(map(is_position, _fields(",".join(lines[:first]), 1))):
            return None
    above = lines[:first]
    rows = [line for line in lines[first:] if not line.startswith(REMARKS)]
    width = rows[0].count(",") + 1
    at = _names_line(above, width)
    if at is None and _is_numbering(rows[0]) and len(rows) > _LEAST_ROWS:
        return Layout((), rows[1:], tuple(above))
    names = tuple(_fields(above[at], width)) if at is not None else ()
    return Layout(names, rows, tuple(line for i, line in enumerate(above) if i != at))


def _begins(lines: list[str], i: int, *, words: bool = False) -> bool:
    """Tell whether rows of numbers begin here: three that are alike."""
    rows = [line.split(",") for line in lines[i : i + 2 * _LEAST_ROWS] if not line.startswith(REMARKS)][:_LEAST_ROWS]
    if lines[i].startswith(REMARKS) or len(rows) < _LEAST_ROWS or len({len(row) for row in rows}) > 1:
        return False
    return all(_is_numeric(row[1:] if words else row) for row in rows)


def _is_numeric(row: list[str]) -> bool:
    """Tell a row of numbers: its first field is one, and so are most of those that hold anything."""
    fields = [field.strip() for field in row]
    held = [field for field in fields if not is_nothing(field)]
    if not held or not any(map(is_number, held)) or (fields[0] and not _counts(fields[0])):
        return False
    return sum(map(_counts, held)) > len(held) / 2


def _counts(field: str) -> bool:
    return is_number(field) or is_nothing(field) or is_clock(field)


def _is_numbering(row: str) -> bool:
    """Tell a first row that numbers the columns, as data frames without names are written."""
    fields = [number(field) for field in row.split(",")]
    return len(fields) > 1 and (fields == list(range(len(fields))) or fields == list(range(1, len(fields) + 1)))


def _names_line(above: list[str], width: int) -> int | None:
    """Return which line above holds the names: that with most positions, else the last one as wide as the rows."""
    found = [(sum(map(is_position, _fields(line, width))), i) for i, line in enumerate(above)]
    most = max(found, default=(0, 0))
    if most[0]:
        return most[1]
    wide = [
        i for i, line in enumerate(above) if not line.startswith(REMARKS) and len(_fields(line, width)) >= width > 1
    ]
    if wide:
        return wide[-1]
    # A single column under a single word.
    return len(above) - 1 if width == 1 and above and not above[-1].startswith(REMARKS) else None


def _fields(line: str, width: int) -> list[str]:
    """Split a line of names, which may be a remark or stand between spaces where the rows have commas."""
    line = re.sub(r"^(#|%|//)+\s*", "", line)
    fields = [field.strip() for field in line.split(",")]
    if len(fields) == 1 and width > 1:
        spaced = re.split(r"\s{2,}|\t", line.strip())
        fields = spaced if len(spaced) > 1 else line.split()
    return fields


def is_position(name: str) -> bool:
    """Tell whether a name means a place on the head."""
    return not math.isnan(place(known(name)))


def is_time_word(name: str) -> bool:
    """Tell the names under which tables usually keep times or numbers of samples."""
    return _TIME_WORD.fullmatch(name) is not None


def scale_to_uv(name: str) -> float:
    """Return by what numbers under a name are multiplied to be microvolts, 0 where it tells no unit."""
    match = _UNIT.search(name)
    if match is None:
        return 0.0
    return _SCALES[re.sub(r"v(olts?)?$", "", (match[1] or match[2]).lower())]


def time_unit(name: str) -> float:
    """Return the seconds in one unit of a clock under a name, 0 where it tells none."""
    match = _TIME_UNIT.search(f" {name}")
    if match is None:
        return 0.0
    word = match[1].lower()
    if word.startswith(("ms", "milli")):
        return 1e-3
    if word.startswith(("us", "\u00b5", "\u03bc", "micro")):
        return 1e-6
    return 1e-9 if word == "ns" else 1.0


def rate_in(above: tuple[str, ...]) -> float:
    """Return the sampling rate that titles or remarks tell, 0 where they tell none."""
    for line in above:
        match = _RATE.search(line)
        if match:
            return float(match[1].replace(",", ".")) * (1000.0 if match[2] else 1.0)
    return 0.0

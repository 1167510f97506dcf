"""Tables that lie on their side: one channel a row, at times with its name in front."""

from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.columns import look
from batik_gen.eeg.formats.tables.layout import rate_in, time_unit
from batik_gen.eeg.formats.tables.numbers import number, read_columns
from batik_gen.eeg.formats.tables.plain import Table, read_as_told, read_table
from batik_gen.eeg.formats.tables.text_lines import (
    about,
    first_lines,
    is_nothing,
    is_number,
    table_lines,
    without_remarks,
)
from batik_gen.values.errors import UnreadableRecording

_LEAST_FIELDS = 512
"""No headset and no cap has as many inputs; a second of most recordings has fewer samples."""
_JUDGED = 64


def _recognise(head: bytes) -> bool:
    rows = without_remarks(first_lines(head))
    return any(_is_row(row) for row in rows[:3])


def _is_row(row: str) -> bool:
    fields = row.split(",")
    some = fields[1 : 1 + _JUDGED]
    return len(fields) >= _LEAST_FIELDS and all(is_number(field) or is_nothing(field) for field in some)


def _read(path: Path, told: Told) -> Loaded:
    lines = table_lines(path)
    rows = [row for row in without_remarks(lines) if _is_row(row)]
    if len(rows) * 4 > rows[0].count(","):
        return read_table(path, told)
    if len({row.count(",") for row in rows}) > 1:
        raise UnreadableRecording(
            f"{path.name} has its channels in rows that are not equally long; save it with one column a channel"
        )
    first = [row.split(",", 1)[0].strip() for row in rows]
    named = any(field and np.isnan(number(field)) for field in first)
    width = rows[0].count(",") + 1
    numbers, notes = read_columns(rows, list(range(named, width)), path, blanks=True)
    # read_columns gives columns x rows of the text; here the rows are the channels.
    signals = np.ascontiguousarray(numbers.T)
    names = tuple(first) if named else ("",) * len(signals)
    columns = tuple(look(x, time_unit(name)) for x, name in zip(signals, names, strict=True))
    above = (*about(lines), *(line for line in lines if line.count(",") < _LEAST_FIELDS and rate_in((line,))))
    table = Table(names, signals, columns, above, (*notes, "the channels stand in rows"))
    return read_as_told(table, told, path)


FORMATS = (RecordingFormat("table with channels in rows", _recognise, _read),)

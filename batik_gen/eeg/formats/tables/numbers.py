"""Numbers out of the rows of a table."""

from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.tables.text_lines import is_nothing
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording

_MOST_BROKEN = 0.01
"""Share of rows that a glitch on the line may have garbled; a file with more is no recording of these columns."""


def number(field: str) -> float:
    """Return a field as a number, NaN where it is empty or a word."""
    try:
        return float(field)
    except ValueError:
        return float("nan")


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
        Whether fields may also hold words or be missing; they become NaN, as fields
        without a value do anyway.

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
        numbers = np.array([[number(row[i]) if i < len(row) else np.nan for i in columns] for row in rows]).T.copy()
        if blanks:
            return numbers, notes
        unsure = np.flatnonzero(np.isnan(numbers).any(axis=0))
        return _without(numbers, [int(r) for r in unsure if not _tells(rows[r], columns)], notes, path)
    return np.ascontiguousarray(table.T), notes


def _tells(row: list[str], columns: list[int]) -> bool:
    """Tell whether a row has in every column a number, or says that there is none."""
    return all(i < len(row) and (is_nothing(row[i]) or not np.isnan(number(row[i]))) for i in columns)


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
    return numbers, (*notes, f"{said} left out") if count else notes

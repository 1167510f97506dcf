"""Tables of numbers without a format of their own: columns known by name and by what they hold, never guessed."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.devices import Device, device_named
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.columns import CLOCK, COUNTER, EMPTY, WORDS, Column, look
from batik_gen.eeg.formats.tables.counters import fill_lost
from batik_gen.eeg.formats.tables.layout import (
    Layout,
    is_position,
    is_time_word,
    lay_out,
    rate_in,
    scale_to_uv,
    time_unit,
)
from batik_gen.eeg.formats.tables.naming import Sight, ask, left_out, name_columns
from batik_gen.eeg.formats.tables.numbers import read_columns
from batik_gen.eeg.formats.tables.stamps import clock_seconds, doubt_rate, rate_from_stamps
from batik_gen.eeg.formats.tables.text_lines import first_lines, is_clock, is_nothing, table_lines
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording

_LOWEST_HZ = 20.0
_HIGHEST_HZ = 20000.0
_NEAR = 0.02
_DOUBT = 0.05
_SAMPLE = 200


@dataclass(frozen=True, eq=False)
class Table:
    """Hold a table's columns as numbers.

    Parameters
    ----------
    names
        Of each column, empty where it has none.
    numbers
        Columns x rows; clock times in seconds, NaN for words and where nothing stands.
    columns
        What each holds.
    above
        Titles and remarks.
    notes
        What was found while reading.
    """

    names: tuple[str, ...]
    numbers: FloatArray
    columns: tuple[Column, ...]
    above: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Timing:
    """Hold the rate that clocks show, where they show pauses, and what is said of them."""

    rate: float
    seams: tuple[tuple[float, float], ...] = ()
    notes: tuple[str, ...] = ()


def _recognise(head: bytes) -> bool:
    return lay_out(first_lines(head)) is not None


def read_table(path: Path, told: Told) -> Loaded:
    """Read a table as its columns and the user tell; raises UnreadableRecording with the options to type."""
    layout = lay_out(table_lines(path))
    if layout is None:
        raise UnreadableRecording(f"{path.name} holds no rows of numbers; choose the file that holds the recording")
    return read_as_told(columns_of(layout, path), told, path)


def columns_of(layout: Layout, path: Path) -> Table:
    """Read all columns of a table and tell what they hold."""
    rows = layout.rows
    width = rows[0].count(",") + 1
    clocks = [i for i in range(width) if _is_clock_column(rows, i)]
    others = [i for i in range(width) if i not in clocks]
    numbers, notes = read_columns(rows, others, path, blanks=True)
    rows = rows[: numbers.shape[1]]
    whole = np.empty((width, numbers.shape[1]))
    whole[others] = numbers
    for i in clocks:
        whole[i] = clock_seconds([row.split(",", i + 1)[i] if row.count(",") >= i else "" for row in rows])
    names = layout.names if len(layout.names) == width else ("",) * width
    held = tuple(Column(CLOCK, 1.0) if i in clocks else _look(whole[i], names[i], rows, i) for i in range(width))
    if layout.names and len(layout.names) != width:
        names = _fit(layout.names, held, path)
    return Table(names, whole, held, layout.above, notes)


def _is_clock_column(rows: list[str], at: int) -> bool:
    some = [row.split(",", at + 1) for row in rows[:: max(1, len(rows) // _SAMPLE)]]
    fields = [row[at] for row in some if len(row) > at and not is_nothing(row[at])]
    return bool(fields) and sum(map(is_clock, fields)) > 0.9 * len(fields)


def _look(numbers: FloatArray, name: str, rows: list[str], at: int) -> Column:
    column = look(numbers, time_unit(name))
    if column.kind != EMPTY:
        return column
    some = [row.split(",") for row in rows[:: max(1, len(rows) // _SAMPLE)]]
    return Column(WORDS) if any(len(row) > at and not is_nothing(row[at]) for row in some) else column


def _fit(names: tuple[str, ...], columns: tuple[Column, ...], path: Path) -> tuple[str, ...]:
    """Place a line of names that is shorter or longer than the rows, where only one place fits."""
    width, extra = len(columns), len(columns) - len(names)
    signals = [i for i, column in enumerate(columns) if column.is_signal]
    electrodes = [name for name in names if is_position(name)]
    if len(signals) == len(electrodes) or len(signals) == len(names):
        placed = dict(zip(signals, electrodes if len(signals) == len(electrodes) else names, strict=True))
        return tuple(placed.get(i, "") for i in range(width))
    # Rows may end early, or with an empty field, or begin with row numbers that have no name.
    if extra < 0 and all(is_position(name) == (i in signals) for i, name in enumerate(names[:width])):
        return names[:width]
    if extra > 0 and all(column.kind in (EMPTY, WORDS) for column in columns[len(names) :]):
        return (*names, *("",) * extra)
    if extra == 1 and columns[0].kind == COUNTER and not is_time_word(names[0]):
        return ("", *names)
    sight = Sight(path.name, ("",) * width, columns, 0.0, 0.0)
    said = f"{path.name} has {width} columns of numbers and {len(names)} names"
    if width == 2 * len(names):
        raise UnreadableRecording(
            f"{said}, as decimal commas between commas give; save it again with semicolons or tabs between the columns"
        )
    raise UnreadableRecording(f"{said}; {ask(sight).partition('; ')[2]}")


def read_as_told(table: Table, told: Told, path: Path, known: Device | None = None) -> Loaded:
    """Name the electrodes of a table and find its rate, as its columns and the user tell.

    Parameters
    ----------
    table
        What the file holds.
    told
        What the user says.
    path
        The file, for sentences.
    known
        The device, where the file shows it.

    Raises
    ------
    UnreadableRecording
        Where names, columns or rate are not told.
    """
    device = device_named(told.device) if told.device or known is None else known
    by_clock, by_title = _timing(table), rate_in(table.above)
    signals = [i for i, column in enumerate(table.columns) if column.is_signal]
    level = float(np.nanmedian(table.numbers[signals])) if signals else 0.0
    sight = Sight(path.name, table.names, table.columns, level, told.sfreq or by_title or by_clock.rate)
    taken = name_columns(sight, told.channels, device)
    rate, said = _rate(by_clock.rate, by_title, told, device)
    if rate <= 0.0:
        raise UnreadableRecording(ask(sight))
    scales = np.array([scale_to_uv(table.names[i]) for i, _ in taken])
    numbers = table.numbers[[i for i, _ in taken]] * np.where(scales > 0.0, scales, 1.0)[:, None]
    seams = tuple(round(a * by_clock.rate) for a, _ in by_clock.seams)
    counter = next((i for i, column in enumerate(table.columns) if column.kind == COUNTER), None)
    notes = (*table.notes, *_told_by_hand(told, table.names), *by_clock.notes, *said)
    if counter is not None:
        filled = fill_lost(numbers, table.numbers[counter], rate, seams)
        numbers, seams, notes = filled.signals, filled.seams, (*notes, *filled.notes)
    return Loaded(
        signals=numbers,
        sfreq=rate,
        names=tuple(name for _, name in taken),
        format="table of numbers",
        device=device.label,
        gaps=tuple((at / rate, at / rate) for at in seams),
        dropped=left_out(sight, taken),
        notes=notes,
        unit_known=bool(len(scales)) and bool((scales > 0.0).all()),
    )


def _told_by_hand(told: Told, names: tuple[str, ...]) -> tuple[str, ...]:
    if told.channels or told.sfreq:
        return ("what the file does not tell, rate or channel names, was told by hand",)
    if told.device and any(map(is_position, names)):
        return ("the device was told by hand",)
    return ("the rate and the channel names are those of the device told by hand",) if told.device else ()


def _timing(table: Table) -> Timing:
    """Return what the clocks show: that of the finest steps which gives a rate at which EEG is recorded."""
    found = []
    for i, column in enumerate(table.columns):
        if column.kind != CLOCK:
            continue
        timing = Timing(*rate_from_stamps(table.numbers[i] * column.unit))
        if _LOWEST_HZ <= timing.rate <= _HIGHEST_HZ:
            found.append((len(np.unique(table.numbers[i])), -i, timing))
    return max(found, key=lambda item: item[:2])[2] if found else Timing(0.0)


def _rate(by_clock: float, by_title: float, told: Told, device: Device) -> tuple[float, tuple[str, ...]]:
    """Choose the rate: the user's word, the file's, its clock's, the device's, and say where they contradict."""
    if told.sfreq:
        away = by_clock and abs(by_clock - told.sfreq) > _DOUBT * told.sfreq
        said = f"taken as {told.sfreq:g} samples a second, as told; the time stamps tell {by_clock:.4g}"
        return told.sfreq, (f"{said}: leave out --sfreq if they are right",) if away else ()
    if by_title:
        return by_title, doubt_rate(by_title, by_clock)
    if not by_clock:
        return device.sfreq, ()
    if not device.sfreq:
        return by_clock, (f"the rate of {by_clock:g} Hz was told by the column of times",)
    away = abs(by_clock - device.sfreq)
    if away <= _NEAR * device.sfreq:
        return device.sfreq, ()
    if away <= _DOUBT * device.sfreq:
        return by_clock, (f"the rate of {by_clock:g} Hz was told by the column of times",)
    return by_clock, (
        f"the time stamps tell {by_clock:.4g} samples a second, which were taken; a {device.label} gives "
        f"{device.sfreq:g}: say --sfreq if they are wrong",
    )


FORMATS = (RecordingFormat("table of numbers", _recognise, read_table),)

"""Tables of numbers that tell neither rate nor channels: read as the user says, never guessed."""

import re
from pathlib import Path

import numpy as np

from batik_gen.eeg.channels.names import place, spell
from batik_gen.eeg.formats.devices import DEVICES, Device, device_named
from batik_gen.eeg.formats.headsets.text_lines import number, rate_from_stamps, read_columns, read_lines, with_commas
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

_TIME = re.compile(r"time|timestamps?|t|seconds|sample|samples|index|unnamed.*", re.IGNORECASE)
_UNITS = (1.0, 1e-3, 1e-6)
"""Time columns hold seconds, milliseconds or microseconds."""
_SKIP = "-"
_OFFSETS = {"epoc": (3800.0, 4700.0), "muse": (600.0, 1000.0)}
"""Levels at which two headsets' inputs rest; they choose the example in a sentence and nothing else."""


def _recognise(head: bytes) -> bool:
    """Tell rows of numbers, with or without one row of names above them."""
    lines = [line for line in head.decode("utf-8-sig", errors="replace").splitlines() if line.strip()][:5]
    if len(lines) < 4:
        return False
    rows = [[number(field) for field in line.split(",")] for line in with_commas(lines)[1:4]]
    return all(len(row) == len(rows[0]) and np.isfinite(row[0]) for row in rows) and any(
        np.isfinite(row).all() or (len(row) > 1 and np.isfinite(row).sum() > len(row) / 2) for row in rows
    )


def read_table(path: Path, told: Told) -> Loaded:
    """Read a table as the user says; raises UnreadableRecording with the options to type."""
    lines = with_commas(read_lines(path))
    fields = [field.strip() for field in lines[0].split(",")]
    headed = not np.isfinite([number(f) for f in fields if f]).any()
    names = fields if headed else [""] * len(fields)
    rows = lines[1:] if headed else lines
    device = device_named(told.device)
    columns, left = _columns(path, names, told.channels or _known(names) or device.channels, rows)
    numbers, notes = read_columns(rows, [i for i, _ in columns], path, blanks=True)
    rate, seams, said = _rate(path, names, rows, told.sfreq or device.sfreq, len(columns))
    if told.channels or told.sfreq:
        notes = (*notes, "what the file does not tell, rate or channel names, was told by hand")
    elif told.device:
        notes = (*notes, "the rate and the channel names are those of the device told by hand")
    return Loaded(
        signals=numbers,
        sfreq=rate,
        names=tuple(name for _, name in columns),
        format="table of numbers",
        device=device.label,
        gaps=seams,
        dropped=left,
        notes=notes + said,
    )


def _known(names: list[str]) -> tuple[str, ...]:
    """Return the column names that are positions on the head."""
    return tuple(name for name in names if np.isfinite(place(spell(name))))


def _columns(
    path: Path, names: list[str], wanted: tuple[str, ...], rows: list[str]
) -> tuple[list[tuple[int, str]], tuple[Dropped, ...]]:
    """Give wanted names to columns: by the row of names where it holds them all, else in their order."""
    if not wanted:
        raise UnreadableRecording(_ask(path, names, rows))
    by_name = {name.lower(): i for i, name in enumerate(names) if name}
    if all(name.lower() in by_name for name in wanted):
        taken = [(by_name[name.lower()], name) for name in dict.fromkeys(wanted)]
    else:
        free = [i for i, name in enumerate(names) if not _TIME.fullmatch(name)]
        if len(wanted) > len(free):
            raise UnreadableRecording(
                f"{path.name} has {len(free)} columns of numbers, where {len(wanted)} channels were named; "
                "name at most one for each column, and - for a column to leave out"
            )
        taken = [(i, name) for i, name in zip(free, wanted, strict=False) if name != _SKIP]
    if not taken:
        raise UnreadableRecording(_ask(path, names, rows))
    used = {i for i, _ in taken}
    left = [
        Dropped(f"column {i + 1}", "time" if _TIME.fullmatch(name) else "not named as a channel")
        for i, name in enumerate(names)
        if i not in used
    ]
    return taken, tuple(left)


def _rate(
    path: Path, names: list[str], rows: list[str], told: float, count: int
) -> tuple[float, tuple[tuple[float, float], ...], tuple[str, ...]]:
    """Return the rate that was told, else that of a column named time where its stamps give a usual one."""
    if told:
        return told, (), ()
    at = [i for i, name in enumerate(names) if name and _TIME.fullmatch(name)][:1]
    stamps = read_columns(rows, at, path, blanks=True)[0][0] if at else np.zeros(0)
    for unit in _UNITS:
        rate, seams, notes = rate_from_stamps(stamps * unit) if len(stamps) > 1 else (0.0, (), ())
        if rate >= 100.0 and rate == round(rate):
            return rate, seams, (*notes, f"the rate of {rate:g} Hz was told by the column of times")
    raise UnreadableRecording(_ask(path, names, rows))


def _ask(path: Path, names: list[str], rows: list[str]) -> str:
    known = _known(names)
    if known:
        return (
            f"{path.name} names its channels but not its sampling rate; add it, for example --sfreq 256, "
            "as the device's manual tells it"
        )
    held = [number(field) for field in rows[min(len(rows) - 1, 3)].split(",")] if rows else []
    example = _example(np.array(held), len(names))
    shown = f"--sfreq {example.sfreq:g} --channels {','.join(example.channels)}"
    return (
        f"{path.name} is a table of numbers that tells neither its sampling rate nor its channel names; "
        f"add both, for example {shown}"
    )


def _example(row: FloatArray, columns: int) -> Device:
    middle = float(np.median(row)) if len(row) else 0.0
    key = next((k for k, (low, high) in _OFFSETS.items() if low < middle < high), "muse" if columns > 3 else "neurosky")
    return DEVICES[key]


FORMATS = (RecordingFormat("table of numbers", _recognise, read_table),)

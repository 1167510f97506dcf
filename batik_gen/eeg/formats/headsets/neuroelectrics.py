"""Text files of Neuroelectrics (.easy, with .info beside it): nanovolts, trigger, milliseconds since 1970."""

import re
from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.numbers import read_columns
from batik_gen.eeg.formats.tables.stamps import doubt_rate, rate_from_stamps
from batik_gen.eeg.formats.tables.text_lines import first_lines, table_lines
from batik_gen.values.errors import UnreadableRecording

_ROW = re.compile(r"(-?\d+,){8,}1\d{12}\s*")
_INPUTS = (8, 20, 32, 64)
_MOST_INFO = 10**6
_TRIGGER_AND_TIME = 2
_MOVEMENT_AND_EXTRA = 4
_NV_TO_UV = 1e-3
_JUDGED = 20
_LEAST_NV = 1000.0


def _recognise(head: bytes) -> bool:
    lines = first_lines(head)[:_JUDGED]
    if not lines or not all(map(_ROW.fullmatch, lines)):
        return False
    # Tabs and whole numbers are Neuroelectrics' own; in another dress the size of nanovolts must speak.
    return b"\t" in head.split(b"\n", 1)[0] or _typical(lines) > _LEAST_NV


def _typical(lines: list[str]) -> float:
    return float(np.median([abs(int(field)) for line in lines for field in line.split(",")[: _INPUTS[0]]]))


def _read(path: Path, _told: Told) -> Loaded:
    rows = table_lines(path)
    width = rows[0].count(",") + 1
    info = _info(path)
    said = re.search(r"^Number of EEG channels:\s*(\d+)", info, re.MULTILINE | re.IGNORECASE)
    # Between the inputs and the trigger may stand three of movement and one more sensor.
    usual = next((n for n in reversed(_INPUTS) if 0 <= width - n - _TRIGGER_AND_TIME <= _MOVEMENT_AND_EXTRA), 0)
    count = int(said[1]) if said else usual
    if not 0 < count <= width - _TRIGGER_AND_TIME:
        raise UnreadableRecording(
            f"{path.name} has {width} columns, where 10, 13, 22, 25, 34 or 37 were expected of an .easy file; "
            "keep its .info file beside it"
        )
    numbers, notes = read_columns(rows, [*range(count), width - 1], path)
    rate, seams, pauses = rate_from_stamps(numbers[-1] / 1000.0)
    stated = re.search(r"^EEG sampling rate:\s*(\d+)", info, re.MULTILINE | re.IGNORECASE)
    known = float(stated[1]) if stated else rate
    if known <= 0.0:
        raise UnreadableRecording(
            f"the time stamps of {path.name} do not move forward, so its sampling rate is not known; "
            "keep its .info file beside it"
        )
    return Loaded(
        signals=numbers[:-1] * _NV_TO_UV,
        sfreq=known,
        names=_names(info, count),
        format="Neuroelectrics .easy",
        device="Neuroelectrics",
        gaps=tuple((a * rate / known, b * rate / known) for a, b in seams),
        notes=notes + pauses + doubt_rate(known, rate),
        unit_known=True,
    )


def _info(path: Path) -> str:
    """Return the text of the .info file beside a recording, or nothing; only declared lines of it are used."""
    beside = next((p for p in (path.with_suffix(".info"), path.with_suffix(".INFO")) if p.is_file()), None)
    if beside is None:
        return ""
    with beside.open(encoding="latin-1") as file:
        return file.read(_MOST_INFO)


def _names(info: str, count: int) -> tuple[str, ...]:
    """Return electrode names, of at most eight letters and digits, else numbers."""
    found = dict(re.findall(r"^\s*Channel (\d+):\s*(?:Position:\s*)?([A-Za-z]\w{0,7})\s*$", info, re.MULTILINE))
    return tuple(found.get(str(i), f"channel {i}") for i in range(1, count + 1))


FORMATS = (RecordingFormat("Neuroelectrics .easy", _recognise, _read, (".easy",)),)

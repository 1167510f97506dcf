"""Recorders that write plain tables, known by the names of their columns or by their remarks.

Unicorn Recorder: g.tec's suite, also with a column ``Timestamp``; DSI-Streamer of
Wearable Sensing (DSI-24, DSI-7): remarks with ``#``; Neurosity: ``unixTimestamp`` and
the eight inputs of the Crown; web-muse: the places of the electrodes in words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from batik_gen.eeg.channels.names import spell
from batik_gen.eeg.formats.devices import DEVICES, Device
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.layout import lay_out
from batik_gen.eeg.formats.tables.plain import Table, columns_of, read_as_told
from batik_gen.eeg.formats.tables.text_lines import first_lines, table_lines
from batik_gen.values.errors import UnreadableRecording

_UNICORN = DEVICES["unicorn"]
_CROWN = DEVICES["crown"]
_NUMBERED = {f"eeg{i + 1}": name for i, name in enumerate(_UNICORN.channels)}
_DSI = re.compile(r"headset_name\W*(dsi-?\w{1,4})\b", re.IGNORECASE)
_UNITS_UV = {"uv": 1.0, "\u00b5v": 1.0, "mv": 1e3, "v": 1e6, "nv": 1e-3}


@dataclass(frozen=True)
class Recorder:
    """Declare a recorder: its format, how its tables are known, of which device they are, what is changed in them."""

    format: str
    is_its: Callable[[tuple[str, ...], tuple[str, ...]], bool]
    device: Callable[[tuple[str, ...]], Device]
    mend: Callable[[Table], Table]


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _is_unicorn(names: tuple[str, ...], _above: tuple[str, ...]) -> bool:
    plain = {_letters(name) for name in names}
    its = set(_NUMBERED) <= plain or {name.lower() for name in _UNICORN.channels} <= plain
    return its and "counter" in plain and any(name.startswith(("battery", "validation")) for name in plain)


def _of_unicorn(table: Table) -> Table:
    """Name its numbered inputs, and blank the samples that it marks as not valid."""
    numbers = table.numbers
    valid = next((i for i, name in enumerate(table.names) if _letters(name).startswith("validation")), None)
    if valid is not None and np.nanmax(numbers[valid]) > 0.0:
        numbers = np.where(numbers[valid] == 0.0, np.nan, numbers)
    return replace(table, numbers=numbers, names=tuple(_NUMBERED.get(_letters(n), n) for n in table.names))


def _is_dsi(_names: tuple[str, ...], above: tuple[str, ...]) -> bool:
    text = " ".join(above).lower()
    return "sample_frequency_(hz)" in text and ("headset_name" in text or "sensor_data_units" in text)


def _dsi(above: tuple[str, ...]) -> Device:
    match = _DSI.search(" ".join(above))
    return Device(match[1].upper() if match else "DSI")


def _of_dsi(table: Table) -> Table:
    """Bring the numbers to the unit that its remarks tell."""
    match = re.search(r"sensor_data_units\W*([\w\u00b5\u03bc]+)", " ".join(table.above), re.IGNORECASE)
    unit = match[1].lower().replace("\u03bc", "\u00b5") if match else "uv"
    if unit not in _UNITS_UV:
        return table
    names = tuple(f"{name} [{unit}]" for name in table.names)
    return replace(table, names=names)


def _is_neurosity(names: tuple[str, ...], _above: tuple[str, ...]) -> bool:
    return {spell(name) for name in names} >= set(_CROWN.channels) and "unixtimestamp" in {_letters(n) for n in names}


def _is_web_muse(names: tuple[str, ...], _above: tuple[str, ...]) -> bool:
    return {_letters(name) for name in names} >= {"tp9leftear", "af7leftforehead", "af8rightforehead", "tp10rightear"}


def _as_it_is(table: Table) -> Table:
    return table


RECORDERS = (
    Recorder("Unicorn Recorder CSV", _is_unicorn, lambda _above: _UNICORN, _of_unicorn),
    Recorder("DSI-Streamer CSV", _is_dsi, _dsi, _of_dsi),
    Recorder("Neurosity CSV", _is_neurosity, lambda _above: _CROWN, _as_it_is),
    Recorder("Muse web recorder CSV", _is_web_muse, lambda _above: DEVICES["muse"], _as_it_is),
)


def _format(recorder: Recorder) -> RecordingFormat:
    def recognise(head: bytes) -> bool:
        layout = lay_out(first_lines(head))
        return layout is not None and recorder.is_its(layout.names, layout.above)

    def read(path: Path, told: Told) -> Loaded:
        layout = lay_out(table_lines(path))
        if layout is None:
            raise UnreadableRecording(f"{path.name} holds no rows of numbers; choose the file that holds the recording")
        table = recorder.mend(columns_of(layout, path))
        loaded = read_as_told(table, told, path, recorder.device(table.above))
        return replace(loaded, format=recorder.format, unit_known=True)

    return RecordingFormat(recorder.format, recognise, read)


FORMATS = tuple(map(_format, RECORDERS))

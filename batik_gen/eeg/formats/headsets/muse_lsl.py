"""CSV files of muse-lsl and of Muse Athena recorders: seconds, then the inputs of a Muse, in microvolts."""

from pathlib import Path

from batik_gen.eeg.formats.devices import DEVICES
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.numbers import read_columns
from batik_gen.eeg.formats.tables.stamps import rate_from_stamps
from batik_gen.eeg.formats.tables.text_lines import first_names, table_lines
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

_INPUTS = DEVICES["muse"].channels
_ATHENA = {f"EEG_{i + 1}": name for i, name in enumerate(_INPUTS)}
"""Muse Athena recorders number the electrodes in the order of the headband."""
_RATE_HZ = DEVICES["muse"].sfreq
_RATE_SLACK = 0.05


def _is_lsl(head: bytes) -> bool:
    first = first_names(head).replace(" ", "")
    return first.startswith("timestamps,") and "tp9" in first


def _is_athena(head: bytes) -> bool:
    return first_names(head).replace(" ", "").startswith("timestamps,eeg_1,")


def _read(path: Path, _told: Told, kind: str = "muse-lsl CSV") -> Loaded:
    lines = table_lines(path, remarks=False)
    names = [_ATHENA.get(name.strip().upper(), name.strip()) for name in lines[0].split(",")]
    columns = [i for i, name in enumerate(names) if name.upper() in _INPUTS]
    numbers, notes = read_columns(lines[1:], [0, *columns], path)
    rate, seams, pauses = rate_from_stamps(numbers[0])
    if rate == 0.0:
        raise UnreadableRecording(
            f"the time stamps of {path.name} do not move forward, where 256 samples a second were expected; "
            "record again with muse-lsl"
        )
    rate = headset_rate(rate)
    aside = ("marker", "note")
    others = [n for i, n in enumerate(names) if i and n and i not in columns and not n.lower().startswith(aside)]
    return Loaded(
        signals=numbers[1:],
        sfreq=rate,
        names=tuple(names[i] for i in columns),
        format=kind,
        device="Muse",
        gaps=seams,
        dropped=tuple(Dropped(name, "auxiliary input") for name in others),
        notes=notes + pauses,
        unit_known=True,
    )


def headset_rate(rate: float) -> float:
    """Return the rate of a Muse where stamps come near it: they are rounded and jittered, its clock is not."""
    return _RATE_HZ if abs(rate - _RATE_HZ) / _RATE_HZ <= _RATE_SLACK else rate


FORMATS = (
    RecordingFormat("muse-lsl CSV", _is_lsl, _read),
    RecordingFormat("Muse Athena CSV", _is_athena, lambda path, told: _read(path, told, "Muse Athena CSV")),
)

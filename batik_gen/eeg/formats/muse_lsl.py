"""CSV files of muse-lsl: Unix or LSL seconds, then the inputs of a Muse, in microvolts."""

from pathlib import Path

from batik_gen.eeg.formats.format import Format, Loaded
from batik_gen.eeg.formats.text import rate_from_stamps, read_columns, read_lines
from batik_gen.errors import UnreadableRecording
from batik_gen.recording import Dropped

_INPUTS = ("TP9", "AF7", "AF8", "TP10")
_RATE_HZ = 256.0
_RATE_SLACK = 0.05


def _recognise(head: bytes) -> bool:
    first = head.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].lower().replace(b" ", b"")
    return first.startswith(b"timestamps,") and b"tp9" in first


def _read(path: Path) -> Loaded:
    lines = read_lines(path)
    names = [name.strip() for name in lines[0].split(",")]
    columns = [i for i, name in enumerate(names) if name.upper() in _INPUTS]
    numbers, notes = read_columns(lines[1:], [0, *columns], path)
    rate, seams, pauses = rate_from_stamps(numbers[0])
    if rate == 0.0:
        raise UnreadableRecording(
            f"the time stamps of {path.name} do not move forward, where 256 samples a second were expected; "
            "record again with muse-lsl"
        )
    # The stamps are rounded and jittered; the headset's own clock is not.
    if abs(rate - _RATE_HZ) / _RATE_HZ <= _RATE_SLACK:
        rate = _RATE_HZ
    others = [name for i, name in enumerate(names) if i and i not in columns and not name.lower().startswith("marker")]
    return Loaded(
        signals=numbers[1:],
        sfreq=rate,
        names=tuple(names[i] for i in columns),
        format="muse-lsl CSV",
        device="Muse",
        gaps=seams,
        dropped=tuple(Dropped(name, "auxiliary input") for name in others),
        notes=notes + pauses,
    )


FORMATS = (Format("muse-lsl CSV", _recognise, _read),)

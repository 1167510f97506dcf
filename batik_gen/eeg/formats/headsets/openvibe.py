"""CSV files of OpenViBE's writers: the old one with seconds first, the new one with the rate in its header."""

import re
from pathlib import Path

from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.numbers import read_columns
from batik_gen.eeg.formats.tables.stamps import doubt_rate, rate_from_stamps
from batik_gen.eeg.formats.tables.text_lines import first_names, table_lines
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

_NEW = re.compile(r"time:(\d+(?:\.\d+)?)hz")
_NO_CHANNEL = re.compile(r"time|epoch|end time|event (id|date|duration)|sampling rate", re.IGNORECASE)
_CYTON_AND_MOVEMENT = tuple(f"Channel {i}" for i in range(1, 12))


def _recognise(head: bytes) -> bool:
    return first_names(head).startswith(("time (s),", "time (s);", "time:"))


def _read(path: Path, _told: Told) -> Loaded:
    lines = table_lines(path, remarks=False)
    names = [name.strip() for name in lines[0].split(",")]
    said = _NEW.match(names[0].lower())
    if names[0].lower().startswith("time:") and said is None:
        raise UnreadableRecording(
            f"{path.name} is an OpenViBE file of features or spectra, where a signal was expected; "
            "write the signal itself to a file"
        )
    columns = [i for i, n in enumerate(names) if i and n and not _NO_CHANNEL.match(n)]
    numbers, notes = read_columns(lines[1:], [0, *columns], path, blanks=True)
    rate, seams, pauses = rate_from_stamps(numbers[0])
    told = float(said[1]) if said else _rate_column(names, lines[1:], path)
    known = told or rate
    if known <= 0.0:
        raise UnreadableRecording(
            f"the time stamps of {path.name} do not move forward, so its sampling rate is not known; "
            "write the recording again with OpenViBE"
        )
    dropped: tuple[Dropped, ...] = ()
    taken = [names[i] for i in columns]
    if tuple(taken) == _CYTON_AND_MOVEMENT:
        dropped = tuple(Dropped(n, "movement sensor, as OpenBCI boards send after eight inputs") for n in taken[8:])
        taken = taken[:8]
    return Loaded(
        signals=numbers[1 : 1 + len(taken)],
        sfreq=known,
        names=tuple(taken),
        format="OpenViBE CSV",
        gaps=tuple((a * rate / known, b * rate / known) for a, b in seams),
        dropped=dropped,
        notes=notes + pauses + doubt_rate(known, rate),
    )


def _rate_column(names: list[str], rows: list[str], path: Path) -> float:
    """Return the rate that old files hold in the first row of their last column, or 0."""
    at = [i for i, name in enumerate(names) if name.lower() == "sampling rate"]
    if not at or not rows:
        return 0.0
    first = read_columns(rows[:1], at, path, blanks=True)[0][0, 0]
    return float(first) if first > 0.0 else 0.0


FORMATS = (RecordingFormat("OpenViBE CSV", _recognise, _read),)

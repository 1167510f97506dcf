"""CSV files of EmotivPRO and of the older TestBench: a line about the recording, then named columns.

The first line holds a title and often a person's name; only the sampling rate
and, of TestBench, the column names are taken from it.
"""

import re
from pathlib import Path

from batik_gen.eeg.formats.devices import DEVICES
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.counters import Filled, fill_lost
from batik_gen.eeg.formats.tables.numbers import read_columns
from batik_gen.eeg.formats.tables.stamps import doubt_rate, rate_from_stamps
from batik_gen.eeg.formats.tables.text_lines import first_names, table_lines
from batik_gen.values.errors import UnreadableRecording

_RATE = re.compile(r"\bsampling(?: rate)?:\s*(?:eeg_)?(\d+(?:\.\d+)?)", re.IGNORECASE)
_LABELS = re.compile(r"\blabels:\s*([^,]*)", re.IGNORECASE)
_STATUS = re.compile(r"counter|interpolated|raw_?cq|battery|batterypercent|marker|timestamp", re.IGNORECASE)


def _recognise(head: bytes) -> bool:
    first = first_names(head)
    return "eeg.counter" in head.lower().decode("latin-1") or (first.startswith("title:") and "sampling" in first)


def _read(path: Path, _told: Told) -> Loaded:
    lines = table_lines(path)
    about = lines[0] if lines[0].lower().startswith("title:") else ""
    labels = _LABELS.search(about)
    if labels:
        names, rows = labels[1].split(), lines[1:] or [""]
        columns = [i for i, n in enumerate(names) if n.upper() in DEVICES["epoc"].channels]
    else:
        table = (lines[1:] if about else lines) if len(lines) > 1 else [""]
        names, rows = [n.strip() for n in table[0].split(",")], table[1:]
        columns = [i for i, n in enumerate(names) if n.startswith("EEG.") and not _STATUS.match(n[4:])]
    if not columns:
        raise UnreadableRecording(
            f"{path.name} lacks the columns EEG.AF3 and so on of EmotivPRO; export the recording again with raw EEG"
        )
    stamp = [i for i, n in enumerate(names) if n.lower() == "timestamp"][:1]
    counter = [i for i, n in enumerate(names) if n.lower().removeprefix("eeg.") == "counter"][:1]
    numbers, notes = read_columns(rows, [*columns, *counter, *stamp], path, blanks=True)
    rate, seams, pauses = rate_from_stamps(numbers[-1]) if stamp else (0.0, (), ())
    said = _RATE.findall(about)
    # The rate stands behind the title, which may hold anything.
    known = float(said[-1]) if said else rate
    if known <= 0.0:
        raise UnreadableRecording(
            f"{path.name} tells no sampling rate, where 'sampling rate:128' was expected in its first line; "
            "export the recording again from EmotivPRO"
        )
    whole = Filled(numbers[: len(columns)], tuple(round(a * rate) for a, _ in seams), ())
    if counter:
        whole = fill_lost(whole.signals, numbers[len(columns)], known, whole.seams)
    return Loaded(
        signals=whole.signals,
        sfreq=known,
        names=tuple(names[i].removeprefix("EEG.") for i in columns),
        format="Emotiv CSV",
        device="Emotiv",
        gaps=tuple((at / known, at / known) for at in whole.seams),
        notes=notes + pauses + whole.notes + doubt_rate(known, rate),
        unit_known=True,
    )


FORMATS = (RecordingFormat("Emotiv CSV", _recognise, _read),)

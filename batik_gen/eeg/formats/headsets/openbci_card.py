"""What an OpenBCI Cyton writes to its SD card: hexadecimal counts of 24 bits, a row a sample.

Layout after OpenBCI's documentation of the Cyton SD card: a row number of one byte,
eight or sixteen counts of three bytes, at times three of the movement sensor; marks
begin with ``%`` and their milliseconds stand in the next line. A count is 4.5 V over
the gain of 24 and 2^23 - 1 (ADS1299).
"""

import re
from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.devices import DEVICES
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.counters import fill_lost
from batik_gen.eeg.formats.tables.stamps import near_usual
from batik_gen.eeg.formats.tables.text_lines import first_lines, table_lines
from batik_gen.values.errors import UnreadableRecording

_ROW = re.compile(r"[0-9A-F]{2}(,[0-9A-F]{6}){8}((,[0-9A-F]{6}){8})?(,[0-9A-F]{0,8})*", re.IGNORECASE)
_COUNT_UV = 4.5 / 24.0 / (2**23 - 1) * 1e6
_HALF, _WHOLE = 2**23, 2**24
_RATE_HZ = DEVICES["cyton"].sfreq
_LEAST_ROWS = 3
_MOST_BROKEN = 0.01


def _recognise(head: bytes) -> bool:
    rows = [line for line in first_lines(head)[:40] if _ROW.fullmatch(line.strip())]
    return len(rows) >= _LEAST_ROWS


def _read(path: Path, _told: Told) -> Loaded:
    rows: list[list[str]] = []
    seams, total_ms, broken, mark = [], 0.0, 0, ""
    for line in map(str.strip, table_lines(path)):
        if line.startswith("%"):
            mark = line.lower()
            # Between the end of one piece and the start of the next time is lost.
            if rows and mark.startswith("%start"):
                seams.append(len(rows))
        elif _ROW.fullmatch(line):
            rows.append(line.split(","))
        elif re.fullmatch(r"[0-9A-F]{8}", line, re.IGNORECASE):
            total_ms += int(line, 16) if mark.startswith("%total") else 0
        else:
            broken += 1
    if not rows or broken > max(1, _MOST_BROKEN * len(rows)):
        raise UnreadableRecording(
            f"{path.name} looks like a file of an OpenBCI SD card and holds {broken} lines that are no samples; "
            "convert it in the OpenBCI GUI, or copy it again from the card"
        )
    count = 16 if all(len(row) > 16 and len(row[16]) == 6 for row in rows) else 8
    counts = np.array([[int(field, 16) for field in row[1 : 1 + count]] for row in rows], dtype=np.float64).T
    counts[counts >= _HALF] -= _WHOLE
    by_total = near_usual(len(rows) / total_ms * 1000.0) if total_ms else 0.0
    rate = by_total if not seams and by_total >= _RATE_HZ / 2 else _RATE_HZ
    number = np.array([int(row[0], 16) for row in rows], dtype=np.float64)
    whole = fill_lost(counts * _COUNT_UV, number, rate, tuple(seams))
    said = () if rate == by_total else (f"the file tells no sampling rate; it was taken as {rate:g} Hz",)
    return Loaded(
        signals=whole.signals,
        sfreq=rate,
        names=tuple(f"channel {i + 1}" for i in range(count)),
        format="OpenBCI SD card",
        device=DEVICES["daisy" if count == 16 else "cyton"].label,
        gaps=tuple((at / rate, at / rate) for at in whole.seams),
        notes=said + whole.notes,
        unit_known=True,
    )


FORMATS = (RecordingFormat("OpenBCI SD card", _recognise, _read),)

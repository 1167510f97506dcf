"""CSV files of the Mind Monitor app at one row a second: band powers without a waveform."""

from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.format import Format
from batik_gen.eeg.formats.text import read_lines
from batik_gen.errors import UnreadableRecording
from batik_gen.portrait import BANDS
from batik_gen.recording import BandLog, Dropped, Source

_SLOWEST_WAVEFORM_HZ = 20.0
_MOST_MISSING = 0.5


def _recognise(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf").lower().startswith(b"timestamp,delta_tp9")


def _read(path: Path) -> BandLog:
    lines = read_lines(path)
    names = [name.strip() for name in lines[0].split(",")]
    channels = [n.split("_", 1)[1] for n in names if n.startswith("Delta_")]
    try:
        at = [[names.index(f"{band.name.capitalize()}_{c}") for band in BANDS] for c in channels]
    except ValueError:
        raise UnreadableRecording(
            f"{path.name} lacks some of the band columns of Mind Monitor; export the recording again with all columns"
        ) from None
    rows = [line.split(",") for line in lines[1:]]
    last = max(max(columns) for columns in at)
    # Rows of events hold a time and a word, no numbers.
    rows = [row for row in rows if len(row) > last and row[at[0][0]].strip()]
    stamps = np.array([_seconds(row[0]) for row in rows])
    interval = _interval(stamps)
    if len(rows) < 2 or not interval > 0.0:
        raise UnreadableRecording(f"{path.name} has too few rows with band powers; record for longer")
    if 1.0 / interval > _SLOWEST_WAVEFORM_HZ:
        raise UnreadableRecording(
            f"{path.name} is a Mind Monitor CSV at the full rate, which a later version will read; until then, "
            "record with muse-lsl or set the app to one row a second"
        )
    bels = np.array([[[_number(row[i]) for i in columns] for columns in at] for row in rows])
    # A zero in every band means no contact, not a power of one.
    bels[(bels == 0.0).all(axis=2)] = np.nan
    held = np.isfinite(bels).all(axis=2).mean(axis=0) > _MOST_MISSING
    if not held.any():
        raise UnreadableRecording(f"no electrode in {path.name} had contact; wet the electrodes and record again")
    return BandLog(
        powers=np.where(np.isfinite(bels), 10.0 ** np.clip(bels, -12.0, 12.0), np.nan)[:, held],
        interval_s=interval,
        channels=tuple(c for c, ok in zip(channels, held, strict=True) if ok),
        source=Source("Mind Monitor CSV", "Muse"),
        dropped=tuple(Dropped(c, "no contact with the skin") for c, ok in zip(channels, held, strict=True) if not ok),
        notes=("the file holds band powers a second and no waveform",),
    )


def _seconds(stamp: str) -> float:
    """Return seconds of ``2020-06-14 10:19:29.289`` or, after a spreadsheet, ``19:29.2``."""
    parts = stamp.strip().split(" ")[-1].split(":")
    try:
        return sum(float(part) * 60.0**i for i, part in enumerate(reversed(parts)))
    except ValueError:
        return float("nan")


def _interval(stamps: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    steps = np.diff(stamps)
    forward = steps[np.isfinite(steps) & (steps >= 0.0)]
    if not len(forward):
        return 0.0
    middle = float(np.median(forward))
    # At the full rate the stamps come in bursts and their median is zero; the mean is not.
    return round(middle, 2) if middle > 0.25 else float(np.mean(forward))


def _number(field: str) -> float:
    try:
        return float(field)
    except ValueError:
        return float("nan")


FORMATS = (Format("Mind Monitor CSV", _recognise, _read),)

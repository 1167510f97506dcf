"""CSV files of the Mind Monitor app: a waveform at the full rate, else band powers alone."""

from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.headsets.muse_lsl import headset_rate
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.numbers import number, read_columns
from batik_gen.eeg.formats.tables.stamps import GAP_S, clock_seconds, rate_from_stamps, rows_a_tick
from batik_gen.eeg.formats.tables.text_lines import first_names, table_lines
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.portrait import BANDS
from batik_gen.values.recording import BandLog, Dropped, Source

_SLOWEST_WAVEFORM_HZ = 20.0
_MOST_MISSING = 0.5
_NO_CONTACT = 4.0
"""The app's own sign (HSI) for an electrode that does not touch the skin."""


def _recognise(head: bytes) -> bool:
    first = first_names(head)
    return first.startswith("timestamp,") and ("delta_tp9" in first or "raw_tp9" in first)


def _read(path: Path, told: Told) -> Loaded | BandLog:
    lines = table_lines(path, remarks=False)
    names = [name.strip() for name in lines[0].split(",")]
    raw = {n.split("_", 1)[1]: i for i, n in enumerate(names) if n.lower().startswith("raw_")}
    told_by = min([*raw.values(), *(i for i, n in enumerate(names) if n.startswith("Delta_"))], default=0)
    # Rows of events hold a time and a word, no numbers.
    rows = [line for line in lines[1:] if _field(line, told_by)]
    stamps = clock_seconds([row.split(",", 1)[0] for row in rows])
    rate, seams, pauses = rate_from_stamps(stamps)
    if raw and rate <= 0.0 and len(stamps) > 1 and np.nanmedian(np.diff(stamps)) == 0.0:
        # A spreadsheet may have dropped the seconds; the app's constant rate is that of the headset.
        if not told.sfreq:
            raise UnreadableRecording(
                f"the time stamps of {path.name} do not tell its seconds, as spreadsheets save them; "
                "choose the file as the app made it, or say --sfreq 256 if it was recorded at the constant rate"
            )
        rate = told.sfreq
    if raw and rate > _SLOWEST_WAVEFORM_HZ:
        return _waveform(path, names, rows, raw, (rate, seams, pauses))
    return _bands(path, names, rows, _interval(stamps))


def _field(line: str, at: int) -> str:
    fields = line.split(",", at + 1)
    return fields[at].strip() if at < len(fields) else ""


def _waveform(
    path: Path,
    names: list[str],
    rows: list[str],
    raw: dict[str, int],
    timing: tuple[float, tuple[tuple[float, float], ...], tuple[str, ...]],
) -> Loaded:
    signs = {c: names.index(f"HSI_{c}") for c in raw if f"HSI_{c}" in names}
    numbers, notes = read_columns(rows, [*raw.values(), *signs.values()], path, blanks=True)
    contact = {c: float(np.median(n[np.isfinite(n)])) for c, n in zip(signs, numbers[len(raw) :], strict=True)
               if np.isfinite(n).any()}  # fmt: skip
    kept = [i for i, c in enumerate(raw) if contact.get(c, 0.0) < _NO_CONTACT]
    off = [Dropped(c, "no contact with the skin") for i, c in enumerate(raw) if i not in kept]
    aside = [Dropped(n, "auxiliary input") for n in names if n.upper().startswith("AUX")]
    if not kept:
        raise UnreadableRecording(f"no electrode in {path.name} had contact; wet the electrodes and record again")
    rate, seams, pauses = timing
    return Loaded(
        signals=numbers[kept],
        sfreq=headset_rate(rate),
        names=tuple(c for i, c in enumerate(raw) if i in kept),
        format="Mind Monitor CSV",
        device="Muse",
        gaps=seams,
        dropped=(*off, *aside),
        notes=notes + pauses,
        unit_known=True,
    )


def _bands(path: Path, names: list[str], rows: list[str], interval: float) -> BandLog:
    channels = [n.split("_", 1)[1] for n in names if n.startswith("Delta_")]
    try:
        at = [[names.index(f"{band.name.capitalize()}_{c}") for band in BANDS] for c in channels]
        last = max(max(columns) for columns in at)
    except ValueError:
        raise UnreadableRecording(
            f"{path.name} lacks some of the band columns of Mind Monitor; export the recording again with all columns"
        ) from None
    split = [row.split(",") for row in rows]
    split = [row for row in split if len(row) > last]
    if len(split) < 2 or not interval > 0.0:
        raise UnreadableRecording(f"{path.name} has too few rows with band powers; record for longer")
    bels = np.array([[[number(row[i]) for i in columns] for columns in at] for row in split])
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


def _interval(stamps: FloatArray) -> float:
    """Return seconds from row to row: the median of slow logs, the mean where stamps come in bursts."""
    steps = np.diff(stamps)
    shared, tick = rows_a_tick(steps)
    if tick > GAP_S:
        return round(tick / shared, 2)
    forward = steps[np.isfinite(steps) & (steps >= 0.0)]
    if not len(forward):
        return 0.0
    middle = float(np.median(forward))
    return round(middle, 2) if middle > 0.5 * GAP_S else float(np.mean(forward))


FORMATS = (RecordingFormat("Mind Monitor CSV", _recognise, _read),)

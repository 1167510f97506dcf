"""Text files of NeuroSky headsets: raw logs of NeuroView, CSV of eegID, and logs of eSense band powers.

The chip counts in steps of 1.8 V / 4096 behind an amplification of 2000
(NeuroSky, "How to convert raw values to voltage"); its band powers have no unit.
"""

import re
from itertools import pairwise
from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.devices import DEVICES
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.numbers import read_columns
from batik_gen.eeg.formats.tables.plain import read_table
from batik_gen.eeg.formats.tables.stamps import clock_seconds, rate_from_stamps
from batik_gen.eeg.formats.tables.text_lines import first_lines, first_names, table_lines
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.portrait import BANDS
from batik_gen.values.recording import BandLog, Source

_RAW = "eegrawvalue"
_COUNT_UV = 1.8 / 4096 / 2000 * 1e6
_MOST_COUNTS = 32768
_RATE_HZ = DEVICES["neurosky"].sfreq
_RATE_SLACK = 0.1
_SLOWEST_WAVEFORM_HZ = 20.0
_OFF = 200.0
"""PoorSignal of a headset that touches no skin."""

_PARTS = {
    "delta": ("delta",),
    "theta": ("theta",),
    "alpha": ("lowalpha", "highalpha", "alphalow", "alphahigh"),
    "beta": ("lowbeta", "highbeta", "betalow", "betahigh"),
    "gamma": ("lowgamma", "midgamma", "gammalow", "gammamid", "highgamma"),
}
"""Which columns make up a band; their spelling differs between programs."""

_ROW = re.compile(r"\s*[\d:. -]*\d\s*[,:;\t ]\s*-?\d{1,5}(\.0*)?\s*")


def _letters(name: str) -> str:
    """Return a name in letters alone, without the group that ThinkGear's JSON puts before it."""
    plain = re.sub(r"[^a-z]", "", name.lower())
    return _RAW if plain in ("raweeg", "rawvalue") else re.sub(r"^(eegpower|esense)(?=.)", "", plain)


def _is_named(head: bytes) -> bool:
    names = {_letters(name) for name in first_names(head).split(",")}
    bands = all(names & set(parts) for parts in _PARTS.values())
    return _RAW in names or (bands and bool(names & {"poorsignal", "attention", "meditation"}))


def _is_raw_log(head: bytes) -> bool:
    """Tell rows of a time and a whole number of the size the chip can give."""
    rows = first_lines(head)[1:5]
    return len(rows) == 4 and all(_ROW.fullmatch(row) for row in rows)


def _read_raw_log(path: Path, told: Told) -> Loaded:
    if told.channels and told.sfreq:
        return read_table(path, told)
    pairs = [re.split(r"[,;\t ]+|:\s+", line.strip()) for line in table_lines(path)]
    pairs = [pair for pair in pairs if len(pair) > 1 and re.fullmatch(r"-?\d{1,5}(\.0*)?", pair[-1])]
    counts = np.array([float(pair[-1]) for pair in pairs])
    stamps = clock_seconds([pair[-2] for pair in pairs])
    if len(stamps) and np.nanmedian(stamps) > 1e11:
        stamps = stamps / 1000.0
    rate, seams, pauses = rate_from_stamps(stamps)
    if not told.device and abs(rate - _RATE_HZ) > _RATE_SLACK * _RATE_HZ:
        raise UnreadableRecording(
            f"{path.name} has two columns of numbers but not the 512 rows a second of a NeuroSky raw log; "
            "if it is one, add --device neurosky, else say for example --sfreq 256 --channels -,Fp1"
        )
    return _waveform(counts, told.sfreq or _RATE_HZ, "NeuroSky raw log", seams, pauses)


def _read_named(path: Path, _told: Told) -> Loaded | BandLog:
    lines = table_lines(path, remarks=False)
    names = [_letters(name) for name in lines[0].split(",")]
    stamp = [i for i, n in enumerate(names) if n.startswith(("time", "date"))][:1]
    if len(lines) < 3:
        raise UnreadableRecording(f"{path.name} has column names but no data rows; record for longer")
    stamps = clock_seconds([line.split(",")[stamp[0]] for line in lines[1:]]) if stamp else np.zeros(len(lines) - 1)
    stamps = stamps / (1000.0 if np.nanmedian(stamps) > 1e11 else 1.0)
    rate, seams, pauses = rate_from_stamps(stamps)
    if _RAW in names and rate > _SLOWEST_WAVEFORM_HZ:
        numbers, _ = read_columns(lines[1:], [names.index(_RAW)], path, blanks=True)
        known = _RATE_HZ if abs(rate - _RATE_HZ) <= _RATE_SLACK * _RATE_HZ else rate
        return _waveform(numbers[0], known, "eegID CSV", seams, pauses)
    return _bands(path, lines[1:], names, stamps)


def _waveform(
    counts: FloatArray, rate: float, kind: str, seams: tuple[tuple[float, float], ...], notes: tuple[str, ...]
) -> Loaded:
    wild = np.abs(counts) > _MOST_COUNTS
    return Loaded(
        signals=np.where(wild, np.nan, counts)[None] * _COUNT_UV,
        sfreq=rate,
        names=DEVICES["neurosky"].channels,
        format=kind,
        device="NeuroSky",
        gaps=seams,
        notes=notes,
        unit_known=True,
    )


def _bands(path: Path, rows: list[str], names: list[str], stamps: FloatArray) -> BandLog:
    columns = [[i for i, n in enumerate(names) if n in _PARTS[band.name]] for band in BANDS]
    if not all(columns):
        raise UnreadableRecording(
            f"{path.name} lacks some of the band columns of NeuroSky; export the recording again with all columns"
        )
    poor = [names.index("poorsignal")] if "poorsignal" in names else []
    numbers, _ = read_columns(rows, [*(i for band in columns for i in band), *poor], path, blanks=True)
    at = np.cumsum([0, *(len(band) for band in columns)])
    powers = np.stack([numbers[a:b].sum(axis=0) for a, b in pairwise(at)], axis=1)
    off = numbers[-1] >= _OFF if poor else np.zeros(len(powers), bool)
    powers[off | ~(powers > 0.0).all(axis=1) | ~np.isfinite(powers).all(axis=1)] = np.nan
    if np.isnan(powers[:, 0]).mean() > 0.5:
        raise UnreadableRecording(f"the electrode of {path.name} had no contact; wet the skin and record again")
    steps = np.diff(stamps)
    steps = steps[np.isfinite(steps) & (steps > 0.0)]
    return BandLog(
        powers=powers[:, None],
        interval_s=round(float(np.median(steps)), 2) or 1.0 if len(steps) else 1.0,
        channels=DEVICES["neurosky"].channels,
        source=Source("NeuroSky eSense log", "NeuroSky"),
        notes=("the file holds band powers a second and no waveform", "its band powers have no unit; shares count"),
    )


FORMATS = (
    RecordingFormat("NeuroSky CSV", _is_named, _read_named),
    RecordingFormat("NeuroSky raw log", _is_raw_log, _read_raw_log),
)

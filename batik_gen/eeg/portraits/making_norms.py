"""Make norms from anyone's recordings, by the same measuring that will use them.

Norms hold only for the processing that made them; with a corpus and this module
they can be made again. Every number is a quantile over persons; no name, file or
recording enters the table.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.measuring.portraying import CONDITIONS
from batik_gen.eeg.norms.table import PROCESSING
from batik_gen.eeg.reading.read import read
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BadNorms, BatikGenError
from batik_gen.values.features import FEATURES
from batik_gen.values.files import MOST_TABLE_BYTES, input_bytes
from batik_gen.values.portrait import Portrait
from batik_gen.values.recording import BandLog, Recording
from batik_gen.values.words import shown

LIST_NAME = "persons.csv"
LEAST_PERSONS = 5
LEAST_CLEAN_S = 16.0
_COLUMNS = ("file", "person", "condition")
_QUANTILES = (0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99)
_POOLED = "frontal_single"
_ALONE = {"Fp1": _POOLED, "AF7": _POOLED, "O1": "posterior_single_lab_O1", "TP9": "temporal_single_muse_TP9"}
"""Channels that also make a norm class of their own, for recordings that hold nothing else."""


@dataclass(frozen=True)
class Entry:
    """Name a recording, whose it is and how it was recorded."""

    file: str
    person: str
    condition: str


@dataclass(frozen=True)
class MadeNorms:
    """Hold a table of norms and what it rests on.

    Parameters
    ----------
    text
        The table as CSV.
    persons, recordings, rows
        How many were used, and rows of the table.
    refused
        (file, reason) of recordings that could not be used.
    thin
        Montage and condition with too few persons for a row, and how many.
    """

    text: str
    persons: int
    recordings: int
    rows: int
    refused: tuple[tuple[str, str], ...]
    thin: tuple[tuple[str, str, int], ...]


def read_list(path: Path) -> tuple[Entry, ...]:
    """Read the list of recordings: a CSV with the columns file, person, condition.

    Raises
    ------
    BadNorms
        Where it cannot be read, lacks a column or names an unknown condition.
    """
    advice = f"write a CSV with the columns {', '.join(_COLUMNS)}, one row a recording"
    content = input_bytes(path, MOST_TABLE_BYTES, advice, refusal=BadNorms)
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error):
        raise BadNorms(f"the list {path.name} is no CSV in UTF-8; save it again as one") from None
    entries = []
    for number, row in enumerate(rows, 2):
        held = {str(k).strip().lower(): str(v or "").strip() for k, v in row.items() if k}
        if not all(held.get(c) for c in _COLUMNS[:2]):
            raise BadNorms(f"row {number} of {path.name} does not say file and person; fill in both columns")
        condition = held.get("condition", "").replace("-", "_") or "unknown"
        if condition not in CONDITIONS:
            raise BadNorms(
                f"row {number} of {path.name} names the condition {shown(condition)}; "
                f"write one of {', '.join(CONDITIONS)}"
            )
        entries.append(Entry(held["file"], held["person"], condition))
    if not entries:
        raise BadNorms(f"the list {path.name} names no recording; write one row a recording")
    return tuple(entries)


def make_norms(
    folder: Path, entries: Sequence[Entry], progress: Callable[[str], None] = lambda file: None
) -> MadeNorms:
    """Measure every recording and take quantiles over persons.

    A person counts once a condition, with the mean of that person's recordings.
    A row needs five persons. Recordings with fewer than 16 clean seconds, or that
    cannot be read, are left out and told.

    Parameters
    ----------
    folder
        Where the files of the list lie.
    entries
        As ``read_list`` returns.
    progress
        Told the name of each file before it is measured.

    Raises
    ------
    BadNorms
        Where no row has enough persons.
    """
    values: dict[tuple[str, str], dict[str, list[dict[str, float]]]] = defaultdict(lambda: defaultdict(list))
    refused, used, persons = [], 0, set()
    for entry in entries:
        progress(entry.file)
        try:
            portraits = list(_portraits(folder / entry.file))
        except BatikGenError as error:
            refused.append((Path(entry.file).name, str(error)))
            continue
        used += 1
        persons.add(entry.person)
        for portrait in portraits:
            held = {f.name: np.nan if f.value is None else f.value for f in portrait.features}
            for montage in _classes(portrait.montage):
                for condition in {"all", entry.condition} - {"unknown"}:
                    values[montage, condition][entry.person].append(held)
    rows, thin = [], []
    for (montage, condition), of_persons in sorted(values.items()):
        if len(of_persons) < LEAST_PERSONS:
            thin.append((montage, condition, len(of_persons)))
            continue
        rows += [r for name in FEATURES if (r := _row(montage, condition, name, of_persons))]
    if not rows:
        said = f"; {refused[0][0]}: {refused[0][1]}" if refused else ""
        raise BadNorms(
            f"norms need {LEAST_PERSONS} persons with the same kind of montage, and {len(persons)} could be used "
            f"from {used} of {len(entries)} recordings{said}"
        )
    out = io.StringIO()
    table = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return MadeNorms(out.getvalue(), len(persons), used, len(rows), tuple(refused), tuple(thin))


def _portraits(path: Path) -> Iterator[Portrait]:
    """Yield the Portrait of a recording, and those of single channels that are classes of their own."""
    recording = read(path)
    if isinstance(recording, BandLog):
        raise BadNorms("it holds band powers of an app, which are not comparable")
    yield measure(recording, min_clean_s=LEAST_CLEAN_S)
    for channel, montage in _ALONE.items():
        if channel in recording.channels and len(recording.channels) > 1:
            try:
                alone = measure(_only(recording, channel), min_clean_s=LEAST_CLEAN_S)
            except BatikGenError:
                # The recording counts without the class of a channel that is not clean.
                continue
            if alone.montage.startswith(montage):
                yield alone


def _only(recording: Recording, channel: str) -> Recording:
    at = recording.channels.index(channel)
    return replace(recording, signals=recording.signals[at : at + 1], channels=(channel,))


def _classes(montage: str) -> tuple[str, ...]:
    """Return a class and the pool it belongs to."""
    return (montage, _POOLED) if montage.startswith(f"{_POOLED}_") else (montage,)


def _row(
    montage: str, condition: str, feature: str, of_persons: dict[str, list[dict[str, float]]]
) -> dict[str, str] | None:
    found = np.array([_mean([h.get(feature, np.nan) for h in held]) for held in of_persons.values()])
    there: FloatArray = found[np.isfinite(found)]
    if len(there) < LEAST_PERSONS:
        return None
    quantiles = np.quantile(there, _QUANTILES)
    spread = (quantiles[5] - quantiles[3]) / 1.349
    return {
        "montage": montage,
        "condition": condition,
        "feature": feature,
        "n_persons": str(len(of_persons)),
        "n_datasets": "1",
        "datasets": "own",
        "missing_share": f"{1.0 - len(there) / len(found):.3g}",
        "median": f"{quantiles[4]:.4g}",
        "robust_sd": f"{spread:.4g}",
        **{f"q{round(100 * q):02d}": f"{v:.4g}" for q, v in zip(_QUANTILES, quantiles, strict=True)},
        "processing": PROCESSING,
    }


def _mean(values: list[float]) -> float:
    held = [v for v in values if np.isfinite(v)]
    return float(np.mean(held)) if held else float("nan")

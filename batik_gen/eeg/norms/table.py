"""Where a number lies among the persons of the shipped norms.

``norms.csv`` holds quantiles over persons and no recording. It was computed, by
the processing of this package, from one half of the persons of four public sets:

- EEGMAT, ODC-By 1.0: Zyma et al. 2019, Data 4(1):14; Goldberger et al. 2000,
  Circulation 101(23):e215 (PhysioNet).
- Innopolis EEGDataset, github.com/Luab/EEGDataset (no licence stated).
- Cueing, github.com/NeuroTechX/eeg-notebooks_v0.1, BSD-3-Clause.
- Muse states, github.com/jordan-bird/eeg-feature-generation (no licence stated).

Mostly young adults; a place among them is no finding about health. Reliability is
the intraclass correlation ICC(2,1) between sessions, measured on the same sets
(mean over rest and task, two sessions, two dates).
"""

import csv
import hashlib
import io
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from batik_gen.values.errors import BadNorms
from batik_gen.values.files import MOST_TABLE_BYTES, input_bytes

VERSION = "batik-gen norms 1"
"""Version of the shipped table; it changes whenever a number in it changes."""

PROCESSING = "batik-gen measuring 2"
"""Version of cleaning and features; norms hold only for the processing that made them."""

TAIL = 1.2
"""Widening of the robust spread that put 10.4 % of left-out persons outside 5-95 %."""
SOFT_END = 0.5

_RELIABILITY = {
    # feature: (one frontal channel, mean over channels)
    "alpha_height_db": (0.71, 0.70),
    "alpha_beta": (0.65, 0.66),
    "rel_gamma": (0.62, 0.58),
    "rel_alpha": (0.59, 0.55),
    "exponent": (0.59, 0.62),
    "log_rms": (0.57, 0.68),
    "theta_beta": (0.54, 0.63),
    "rel_beta": (0.52, 0.63),
    "rel_theta": (0.52, 0.57),
    "front_back": (None, 0.64),
    "rel_delta": (0.45, 0.52),
    "alpha_cog": (0.43, 0.62),
    "entropy": (0.41, 0.52),
    "burstiness": (0.30, 0.35),
    "alpha_peak_hz": (0.29, 0.42),
    "asym_post": (None, 0.56),
    "asym_front": (None, 0.30),
    "alpha_width_hz": (0.14, 0.28),
}


@dataclass(frozen=True)
class Norm:
    """Hold the middle, the robust spread (IQR / 1.349) and the number of persons."""

    median: float
    robust_sd: float
    persons: int


@dataclass(frozen=True, eq=False)
class Norms:
    """Hold a table of norms.

    Parameters
    ----------
    version
        Name that a Portrait carries, so that it is known what it was compared with.
    rows
        (montage, condition, feature) to the persons' middle and spread.
    note
        What whoever uses the table should know, or an empty string.
    plain
        Whether its numbers were taken of signals as they were recorded and of the
        plain line, as the shipped ones: what is placed among them is measured
        that way too.
    """

    version: str
    rows: Mapping[tuple[str, str, str], Norm]
    note: str = ""
    plain: bool = False

    def has_montage(self, montage: str) -> bool:
        """Tell whether the table has any row of that montage."""
        return any(of == montage for of, _, _ in self.rows)

    def has_condition(self, montage: str, condition: str) -> bool:
        """Tell whether the table has that condition for that montage."""
        return (montage, condition, "exponent") in self.rows

    def moved(self, montage: str, towards: str, share: float) -> "Norms":
        """Return the table with one class moved towards another, where both have the feature.

        Middle and spread are those of a mean over electrodes of both kinds, as far
        as norms of each kind tell it: (1 - share) of the one and share of the other.

        Parameters
        ----------
        montage, towards
            The class that is looked up, and the other.
        share
            From 0, as it is, to 1, the other.
        """
        if not share:
            return self
        rows = dict(self.rows)
        for (of, condition, feature), norm in self.rows.items():
            other = self.rows.get((towards, condition, feature))
            if of == montage and other is not None:
                median, spread = (
                    (1.0 - share) * one + share * two
                    for one, two in ((norm.median, other.median), (norm.robust_sd, other.robust_sd))
                )
                rows[of, condition, feature] = Norm(median, spread, min(norm.persons, other.persons))
        return replace(self, rows=rows)

    def percentile(self, value: float, montage: str, condition: str, feature: str) -> float | None:
        """Place a value among the norm persons, on a scale whose ends are soft.

        The normal distribution around the median with 1.2 times the robust spread,
        mapped to 0.5..99.5 without a step or a clip, so that a larger value always
        has a larger place.

        Parameters
        ----------
        value
            The measured value.
        montage, condition, feature
            Row of the table.

        Returns
        -------
        float | None
            Per cent, or None where the table has no such row.
        """
        norm = self.rows.get((montage, condition, feature))
        if norm is None or norm.robust_sd <= 0.0:
            return None
        z = (value - norm.median) / (TAIL * norm.robust_sd)
        return SOFT_END + (100.0 - 2.0 * SOFT_END) * 0.5 * math.erfc(-z / math.sqrt(2.0))


def _rows(text: str) -> dict[tuple[str, str, str], Norm]:
    return {
        (row["montage"], row["condition"], row["feature"]): Norm(
            float(row["median"]), float(row["robust_sd"]), int(row["n_persons"])
        )
        for row in csv.DictReader(io.StringIO(text))
    }


@cache
def shipped() -> Norms:
    """Return the norms that come with the package."""
    text = files("batik_gen.eeg.norms").joinpath("norms.csv").read_text(encoding="utf-8")
    return Norms(VERSION, _rows(text), plain=True)


def load_norms(path: str | Path) -> Norms:
    """Read a table that ``batik-gen norms`` wrote, or any with the same columns.

    Its version is the fingerprint of its bytes: the name of the file is its
    owner's business and goes nowhere.

    Raises
    ------
    BadNorms
        Where the file cannot be read or is no such table.
    """
    path = Path(path)
    try:
        held = input_bytes(path, MOST_TABLE_BYTES, "make one with 'batik-gen norms'", refusal=BadNorms)
        text = held.decode("utf-8-sig")
        rows = _rows(text)
    except (KeyError, TypeError, ValueError, csv.Error):
        raise BadNorms(
            f"{path.name} is no table of norms: it needs the columns montage, condition, feature, n_persons, median "
            "and robust_sd; make one with 'batik-gen norms'"
        ) from None
    if not rows or not all(math.isfinite(n.median) and math.isfinite(n.robust_sd) for n in rows.values()):
        raise BadNorms(f"{path.name} holds no norms or numbers that are not finite; make it with 'batik-gen norms'")
    made = {row.get("processing") or "" for row in csv.DictReader(io.StringIO(text))}
    note = "" if made == {PROCESSING} else "these norms were made by another way of measuring; places are approximate"
    return Norms(f"own norms {hashlib.sha256(held).hexdigest()[:8]}", rows, note)


def has_condition(montage: str, condition: str) -> bool:
    """Tell whether the shipped table has that condition for that montage."""
    return shipped().has_condition(montage, condition)


def percentile(value: float, montage: str, condition: str, feature: str) -> float | None:
    """Place a value among the shipped norms; see ``Norms.percentile``."""
    return shipped().percentile(value, montage, condition, feature)


def reliability(feature: str, channels: int) -> float | None:
    """Return how much of a feature's differences belongs to the person, or None where unknown.

    Parameters
    ----------
    feature
        Name as in the norms table.
    channels
        Number of channels the feature was averaged over.
    """
    one, several = _RELIABILITY.get(feature, (None, None))
    return one if channels == 1 else several

"""What a report of a campaign tells: each person's state, picture and files, as far as the reader may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from batik_gen.deliverables.values.brand import Brand
from batik_gen.values.words import Words


class State(Enum):
    """Say how far what was to be made for a person is."""

    MADE = "made"
    FAILED = "failed"
    LEFT_OUT = "left-out"
    WAITING = "waiting"


class Audience(Enum):
    """Say who a report is for: the client sees what may be shown in public, the archive everything but the signal."""

    CLIENT = "client"
    ARCHIVE = "archive"


@dataclass(frozen=True)
class ReportNumber:
    """Hold one measured number: what it is called, its value and unit, its place among people in percent or None."""

    names: Words
    value: float
    unit: str
    percentile: float | None


@dataclass(frozen=True)
class ReportFile:
    """Hold one file that was made: its path from the campaign's folder, deliverable, bytes and SHA-256."""

    path: str
    deliverable: str
    size: int
    sha256: str


@dataclass(frozen=True)
class ReportRow:
    """Hold what is told of one person, or of a group cloth.

    Parameters
    ----------
    id
        The public id.
    name
        Display name, or empty where none may be shown.
    state, reason
        How far it is, and, where not made, why in one sentence of both languages.
    motif, process
        As tables name them.
    lang
        Language of what was made for them.
    motif_name, title, credit
        Their own words, or empty.
    shows
        Whether they allow their cloth to be shown in public: rows that do not are left out for a client.
    picture
        A picture of the cloth, from which the report takes a small one, or None.
    files
        All that was made.
    numbers
        Measured numbers, none where they may not be told.
    seconds
        How long it took.
    """

    id: str
    name: str
    state: State
    reason: Words
    motif: str
    process: str
    lang: str
    motif_name: str = ""
    title: str = ""
    credit: str = ""
    shows: bool = False
    picture: Path | None = None
    files: tuple[ReportFile, ...] = ()
    numbers: tuple[ReportNumber, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True)
class Report:
    """Hold all that a report tells.

    Parameters
    ----------
    brand
        The campaign's name, client, logos, line and contact.
    audience
        Who it is for.
    rows
        People and group cloths, in the order of the plan.
    deliverables
        Names of the deliverables by id.
    version
        Of batik-gen.
    made_on
        Day as ``2026-11-29``, as told: no clock is asked.
    lang
        Language that it opens in.
    """

    brand: Brand
    audience: Audience
    rows: tuple[ReportRow, ...]
    deliverables: Mapping[str, Words]
    version: str
    made_on: str
    lang: str

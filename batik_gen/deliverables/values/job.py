"""What a maker is given: a person's cloth, the words that may be shown, and where its files go."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from batik_gen.deliverables.values.brand import Brand
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.values.design import Design
from batik_gen.values.portrait import Portrait
from batik_gen.values.words import Words


@dataclass(frozen=True)
class Shown:
    """Hold what may be said of a person: their name only where their consent says so.

    Parameters
    ----------
    id
        The public id.
    name
        The display name, or empty where none was given or allowed.
    motif_name, title, story, credit
        Their own words for the cloth.
    numbers
        Whether measured numbers may be shown.
    """

    id: str
    name: str
    motif_name: str
    title: str
    story: Words
    credit: str
    numbers: bool


@dataclass(frozen=True)
class Member:
    """Hold one person's part of a job."""

    shown: Shown
    design: Design
    portrait: Portrait


@dataclass(frozen=True)
class Job:
    """Hold one thing to be made: for a person (one member) or a group (those who allow it, by id).

    Parameters
    ----------
    deliverable
        What is made.
    members
        Whose it is.
    lang
        Language of its words; ``en`` where it has none.
    brand
        What is on everything.
    folder
        Where files are written, empty when the maker begins; the runner moves them to their place when all are whole.
    stem
        Beginning of every file's name.
    """

    deliverable: Deliverable
    members: tuple[Member, ...]
    lang: str
    brand: Brand
    folder: Path
    stem: str


Maker = Callable[[Job], tuple[str, ...]]
"""Makes a job and returns the names of its files in ``job.folder``; raises BatikGenError."""

"""The plan of a campaign: what campaign.toml and participants.csv say, checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from batik_gen.campaign.values.deliverable import Deliverable
from batik_gen.campaign.values.participant import Participant
from batik_gen.values.words import Words


@dataclass(frozen=True)
class Brand:
    """Hold what a campaign puts on all it shows.

    Parameters
    ----------
    campaign
        Its name.
    client
        Who it is for, or empty.
    hashtags
        For captions, each with its ``#``.
    logos
        PNG or SVG files, in order.
    disclaimer
        The line that a cloth is no diagnosis; may be reworded, never empty.
    contact
        Where to ask or withdraw, as shown on cards and in the report, or empty.
    texts
        Texts of the team's own by key, as ``campaign.texts.table.text`` takes them.
    """

    campaign: str
    client: str
    hashtags: tuple[str, ...]
    logos: tuple[Path, ...]
    disclaimer: Words
    contact: str
    texts: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """Hold all that a run needs to know.

    Parameters
    ----------
    folder
        The campaign's folder; what is made goes to ``folder / "output"``.
    brand
        What is on everything.
    deliverables
        Those that were chosen, with what the plan changes of each.
    people
        In the order of their rows.
    langs
        Languages in which texts are made, of ``en`` and ``id``.
    seed, voice, whisper, size_mm
        As the command ``make`` takes them; the size is that of the cloth which pictures are taken of.
    numbers
        Whether measured numbers may be shown.
    """

    folder: Path
    brand: Brand
    deliverables: tuple[Deliverable, ...]
    people: tuple[Participant, ...]
    langs: tuple[str, ...]
    seed: int
    voice: float
    whisper: bool
    size_mm: tuple[float, float]
    numbers: bool = False

"""The plan of a campaign: what campaign.toml and participants.csv say, checked."""

from dataclasses import dataclass
from pathlib import Path

from batik_gen.campaign.values.participant import Participant
from batik_gen.deliverables.values.brand import Brand
from batik_gen.deliverables.values.deliverable import Deliverable


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

"""One person of a campaign: what their row of participants.csv says."""

from dataclasses import dataclass
from pathlib import Path

from batik_gen.campaign.values.consent import Consent
from batik_gen.values.reading import Reading
from batik_gen.values.words import Words


@dataclass(frozen=True)
class Participant:
    """Hold what is told of a person.

    Parameters
    ----------
    id
        The public id: random, never derived from name or recording; the only thing that names files.
    files
        Their recordings; several are averaged.
    name
        As they want to be called in public, or empty.
    motif, variant, process
        What is drawn; each falls back to the plan's.
    motif_name, title, story, credit
        The person's own words for it.
    lang
        Language of what is made for them, or empty for those of the plan.
    condition
        What the recording was of, as ``measure`` takes it.
    reading
        How the files are read: rate, channels, device.
    consent
        What they allow, or None where nothing was signed: then no file of theirs is opened.
    row
        Line of participants.csv, for messages.
    """

    id: str
    files: tuple[Path, ...]
    name: str
    motif: str
    variant: str
    process: str
    motif_name: str
    title: str
    story: Words
    credit: str
    lang: str
    condition: str
    reading: Reading
    consent: Consent | None
    row: int

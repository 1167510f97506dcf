"""What a team puts on everything it hands over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

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
        Texts of the team's own by key, as ``deliverables.texts.table.text`` takes them.
    """

    campaign: str
    client: str
    hashtags: tuple[str, ...]
    logos: tuple[Path, ...]
    disclaimer: Words
    contact: str
    texts: Mapping[str, Words] = field(default_factory=dict)

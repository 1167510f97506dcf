"""What every task of a run shares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from batik_gen.campaign.values.plan import Plan
from batik_gen.deliverables.values.job import Maker

MakerOf = Callable[[str], Maker]
"""Returns the maker of a kind of deliverable; raises UnknownName."""


@dataclass(frozen=True)
class Setting:
    """Hold what every task of a run shares; it travels to other processes.

    Parameters
    ----------
    plan
        The plan, without its people where it travels.
    today
        The day, as ``2026-11-29``.
    maker_of
        Who makes each kind.
    keys
        Digest of each deliverable, by id.
    output, portraits
        Where what is made goes, and where Portraits are kept.
    retry
        Whether what failed is tried again.
    """

    plan: Plan
    today: str
    maker_of: MakerOf
    keys: Mapping[str, str]
    output: Path
    portraits: Path
    retry: bool = False

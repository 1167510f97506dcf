"""What a run tells while it goes; who shows it, and how, is another's."""

from collections.abc import Mapping
from dataclasses import dataclass

from batik_gen.campaign.values.piece import Piece


@dataclass(frozen=True)
class Began:
    """Tell what there is to do.

    Parameters
    ----------
    people
        In the plan.
    due
        People of whom something is due.
    pieces
        How many pieces are due of each deliverable, those of groups not counted.
    standing
        Pieces that are made already.
    left_out
        Pieces that are not allowed, by what the consent lacks.
    taken_away
        Files that were taken away, because the plan or a consent no longer has them.
    """

    people: int
    due: int
    pieces: Mapping[str, int]
    standing: int
    left_out: Mapping[str, int]
    taken_away: int


@dataclass(frozen=True)
class PersonDone:
    """Tell that all due of a person was tried."""

    person: str
    pieces: tuple[Piece, ...]
    seconds: float


@dataclass(frozen=True)
class GroupsBegan:
    """Tell that everybody is done, and how many things of groups come next."""

    count: int


@dataclass(frozen=True)
class GroupDone:
    """Tell that a thing of a group was tried, and of how many people it is."""

    piece: Piece
    people: int

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """That thing, where it does not matter whose it is."""
        return (self.piece,)


@dataclass(frozen=True)
class Ended:
    """Tell how it went: pieces made now, failed now, and whether the run stopped at the first that failed."""

    made: int
    failed: int
    stopped: bool


Event = Began | PersonDone | GroupsBegan | GroupDone | Ended

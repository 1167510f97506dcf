"""Everything batik-gen refuses to do, one class a cause, and what a refusal offers instead."""

import difflib
from collections.abc import Iterable, Sequence

from batik_gen.values.words import sentence


class BatikGenError(Exception):
    """Say in one sentence what was found, what was expected and what to do next.

    Every failure that a user can cause or mend is raised as a subclass, so that
    the command line shows a sentence and never a traceback. Whatever a sentence quotes, it
    is one line that steers no terminal.
    """

    def __init__(self, why: str = "") -> None:
        super().__init__(sentence(why))


class UnreadableRecording(BatikGenError):
    """Signal that a file is not a recording this version can read rightly."""


class NotEnoughEEG(BatikGenError):
    """Signal that a recording holds too little clean EEG to draw from."""


class UnknownName(BatikGenError):
    """Signal a family, process or parameter name that no table declares."""


class BadDesign(BatikGenError):
    """Signal a Design that cannot be drawn as written."""


class BadMapping(BatikGenError):
    """Signal a table of rules from features to parameters that cannot be used as written."""


class BadProcess(BatikGenError):
    """Signal a declaration of a process, a dye or a colour that cannot be used as written."""


class BadSettings(BatikGenError):
    """Signal a file of settings that cannot be used as written."""


class BadPortrait(BatikGenError):
    """Signal a Portrait that is none, or was not measured as those it is brought together with."""


class BadPicture(BatikGenError):
    """Signal a picture file that cannot be opened, or does not tell how it was made."""


class BadValue(BatikGenError):
    """Signal a value asked for, beside those of a Design, that nothing can be made with."""


class BadSize(BatikGenError):
    """Signal a size that no cloth, block, page or picture can have, or that a format or memory cannot hold."""


class BadFormat(BatikGenError):
    """Signal a file name that says no format to write in, or a format that has no place for what is to be written."""


class CannotRepeat(BatikGenError):
    """Signal a pattern that has no seamless block, or none of the size asked for."""


class MissingPackage(BatikGenError):
    """Signal a package that is not installed and is needed for what was asked."""


class UnreadableSound(BatikGenError):
    """Signal a file that was given as music and holds no sound that can be read."""


class NoStream(BatikGenError):
    """Signal a stream of EEG that is not there, or not the one that was meant."""


class BrokenPlugin(BatikGenError):
    """Signal that something another package adds failed where it was used."""


class TooLittleMemory(BatikGenError):
    """Signal that this machine has not the memory that the work needs."""


class LostWorker(BatikGenError):
    """Signal that a process that shared the work ended before it was done."""


class CannotWrite(BatikGenError):
    """Signal an output that exists already or a place that cannot be written."""


class BadNorms(BatikGenError):
    """Signal a table of norms, or a list of recordings for one, that cannot be used as written."""


class SkippedPlugin(UserWarning):
    """Say which addition of another package was passed over, and why."""


_MOST_LISTED = 600
"""Characters of a list of names in a sentence."""


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return the end of a refusal of a word: the known ones most like it, else ``otherwise`` or all that are known."""
    names = list(known)
    near = most_like(word, names)
    if near or otherwise:
        return f"did you mean {' or '.join(near)}?" if near else otherwise
    return f"known are {listed(names)}"


def most_like(word: str, known: Iterable[str]) -> list[str]:
    """Return up to three known words that are most like one, the most alike first."""
    return difflib.get_close_matches(word, list(known), n=3, cutoff=0.4)


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them, no more of them than it can hold."""
    count = len(names)
    while len(", ".join(names[:count])) > _MOST_LISTED:
        count -= 1
    more = f" and {len(names) - count} more" if count < len(names) else ""
    return f"{', '.join(names[:count])}{more}"

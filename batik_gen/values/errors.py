"""The one base class of everything batik-gen refuses to do, and what a refusal offers instead."""

import difflib
from collections.abc import Iterable


class BatikGenError(Exception):
    """Say in one sentence what was found, what was expected and what to do next.

    Every failure that a user can cause or mend is raised as a subclass, so that
    the command line shows a sentence and never a traceback.
    """


class UnreadableRecording(BatikGenError):
    """Signal that a file is not a recording this version can read rightly."""


class NotEnoughEEG(BatikGenError):
    """Signal that a recording holds too little clean EEG to draw from."""


class UnknownName(BatikGenError):
    """Signal a family, process or parameter name that no table declares."""


class BadDesign(BatikGenError):
    """Signal a Design, mapping or size that cannot be drawn as written."""


class CannotWrite(BatikGenError):
    """Signal an output that exists already or a place that cannot be written."""


class BadNorms(BatikGenError):
    """Signal a table of norms, or a list of recordings for one, that cannot be used as written."""


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return the end of a refusal of a word: the known ones most like it, else ``otherwise`` or all that are known."""
    names = list(known)
    near = difflib.get_close_matches(word, names, n=3, cutoff=0.4)
    return f"did you mean {' or '.join(near)}?" if near else otherwise or f"known are {', '.join(names)}"

"""How a run ends: exit codes, and the one sentence that explains a refusal."""

from batik_gen.cli.running.terminal import tell
from batik_gen.running.unforeseen import Unforeseen
from batik_gen.values.errors import (
    BatikGenError,
    CannotWrite,
    LostWorker,
    NoStream,
    NotEnoughEEG,
    TooLittleMemory,
    UnreadableRecording,
)
from batik_gen.values.words import sentence

DONE, FAILED, USAGE, NOTHING_USABLE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes. USAGE: what was asked for, or a file that was named, has to be mended first, this installation
included. FAILED: it was rightly asked and did not succeed, for some of the recordings or on this machine.
NOTHING_USABLE: no recording was one to draw from."""


def complain(why: str) -> None:
    """Say on stderr, as one line, why something was not done."""
    tell(f"batik-gen: {sentence(why)}", err=True)


_CODES: tuple[tuple[type[BatikGenError], int], ...] = (
    (UnreadableRecording, NOTHING_USABLE),
    (NotEnoughEEG, NOTHING_USABLE),
    (CannotWrite, FAILED),
    (TooLittleMemory, FAILED),
    (LostWorker, FAILED),
    (NoStream, FAILED),
    (Unforeseen, FAILED),
)
"""What each class of refusal ends with; any other is USAGE."""


def exit_code(error: BatikGenError) -> int:
    """Return the exit code that tells which kind of refusal this is."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), USAGE)

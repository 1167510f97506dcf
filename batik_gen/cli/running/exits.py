"""How a run ends: exit codes, and the one sentence that explains a refusal."""

import errno
import os

from batik_gen.cli.running.terminal import tell
from batik_gen.values.errors import (
    BatikGenError,
    CannotWrite,
    LostWorker,
    NotEnoughEEG,
    TooLittleMemory,
    UnreadableRecording,
)
from batik_gen.values.words import sentence

DONE, FAILED, USAGE, NOTHING_USABLE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes. USAGE: what was asked for, or a file that was named, has to be mended first, this installation
included. FAILED: it was rightly asked and did not succeed, for some of the recordings or on this machine.
NOTHING_USABLE: no recording was one to draw from."""


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What a system says of a disk that is full, or of which no more may be used."""


def complain(why: str) -> None:
    """Say on stderr, as one line, why something was not done."""
    tell(f"batik-gen: {sentence(why)}", err=True)


class Unforeseen(BatikGenError):
    """Signal an error nobody thought of, without the paths its own text may hold."""


def refusal_of(error: Exception) -> BatikGenError:
    """Put an error that is no refusal into one sentence; raise it as it is where BATIK_GEN_DEBUG is set."""
    if wants_traceback():
        raise error
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return CannotWrite(f"cannot write: {error.strerror}; free some space, or write to another disk")
    if isinstance(error, MemoryError):
        return TooLittleMemory("the picture does not fit into memory; ask for a smaller size or a lower --dpi")
    return Unforeseen(
        f"something unforeseen went wrong ({type(error).__name__}); "
        "run it again with BATIK_GEN_DEBUG=1 to see where, and report it"
    )


def wants_traceback() -> bool:
    """Tell whether the person wants to see where an error came from."""
    return bool(os.environ.get("BATIK_GEN_DEBUG"))


_CODES: tuple[tuple[type[BatikGenError], int], ...] = (
    (UnreadableRecording, NOTHING_USABLE),
    (NotEnoughEEG, NOTHING_USABLE),
    (CannotWrite, FAILED),
    (TooLittleMemory, FAILED),
    (LostWorker, FAILED),
    (Unforeseen, FAILED),
)
"""What each class of refusal ends with; any other is USAGE."""


def exit_code(error: BatikGenError) -> int:
    """Return the exit code that tells which kind of refusal this is."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), USAGE)

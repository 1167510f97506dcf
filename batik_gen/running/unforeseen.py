"""Errors nobody thought of, put into one sentence."""

import errno
import os

from batik_gen.values.errors import BatikGenError, CannotWrite, TooLittleMemory

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What a system says of a disk that is full, or of which no more may be used."""


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

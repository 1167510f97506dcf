"""The one way to open a file that somebody names: a regular file, or a sentence that says why not.

A pipe waits for ever, a device such as ``/dev/zero`` never ends: what is no regular file is told before
a byte of it is read.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from batik_gen.values.errors import BatikGenError

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that nobody writes to would else be waited for while it is opened."""

MOST_TABLE_BYTES = 20_000_000
"""Of a table that a person keeps, as one of norms."""


def open_input(path: Path, give: str, *, refusal: type[BatikGenError]) -> BinaryIO:
    """Open a regular file to read its bytes.

    Parameters
    ----------
    path
        The file.
    give
        What to give instead of a file that cannot be read.
    refusal
        Class of the errors.

    Raises
    ------
    FileNotFoundError
        If there is no such file, which may be no mistake.
    BatikGenError
        Of the class ``refusal``, if it is a folder, a pipe, a device or a socket, or cannot be opened.
    """
    try:
        # A folder cannot be opened everywhere, a socket nowhere: what they are is asked by name first.
        _check_regular(path.stat().st_mode, path, give, refusal)
        handle = os.open(path, os.O_RDONLY | _AT_ONCE)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise refusal(f"{path.name} cannot be read ({error.strerror}); {give}") from None
    except ValueError:
        raise refusal(f"a name with a null character is that of no file; {give}") from None
    try:
        _check_regular(os.fstat(handle).st_mode, path, give, refusal)
    except BatikGenError:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def input_bytes(path: Path, most: int, give: str, *, refusal: type[BatikGenError]) -> bytes:
    """Return the bytes of a regular file that has no more than ``most``.

    Raises
    ------
    BatikGenError
        Of the class ``refusal``, as ``open_input``, if it is not there or if it is larger.
    """
    try:
        with open_input(path, give, refusal=refusal) as file:
            content = file.read(most + 1)
    except FileNotFoundError:
        raise refusal(f"{path.name} is not there; {give}") from None
    except OSError as error:
        raise refusal(f"{path.name} cannot be read ({error.strerror}); {give}") from None
    if len(content) > most:
        raise refusal(f"{path.name} holds more than {most:,} bytes, far more than it can need; {give}")
    return content


def _check_regular(mode: int, path: Path, give: str, refusal: type[BatikGenError]) -> None:
    if stat.S_ISDIR(mode):
        raise refusal(f"{path.name} is a folder; {give}")
    if not stat.S_ISREG(mode):
        raise refusal(f"{path.name} is no regular file but a pipe, a device or a socket; {give}")

"""Files written whole: what stands there stays until the new file is complete."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from batik_gen.values.errors import CannotWrite


def write_whole(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file so that its final name never holds half of it.

    Parameters
    ----------
    path
        The final name. What stands there stays until the new file is complete.
    write
        Called with a binary file opened in the same folder.

    Raises
    ------
    CannotWrite
        If the folder is missing, not writable, or full.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".batik-gen-", suffix=path.suffix)
    except OSError as error:
        raise CannotWrite(
            f"cannot write {path.name}: {error.strerror}; choose a folder that exists and is writable"
        ) from None
    try:
        with os.fdopen(handle, "w+b") as file:
            write(file)
        # mkstemp makes private files; a picture gets the rights any new file would get.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise CannotWrite(
                f"cannot write {path.name}: {error.strerror or error}; free some space or choose another folder"
            ) from None
        raise

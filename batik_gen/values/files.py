"""Files written whole: what stands there stays until the new file is complete."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

from batik_gen.values.errors import CannotWrite
from batik_gen.values.unfinished import begin_file


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
        handle, begun = begin_file(path.parent, path.suffix)
    except OSError as error:
        raise CannotWrite(
            f"cannot write {path.name}: {error.strerror}; choose a folder that exists and is writable"
        ) from None
    try:
        # The file stays open, and with it locked, until it has its final name.
        with os.fdopen(handle, "w+b") as file:
            write(file)
            file.flush()
            # Unfinished files are private; a picture gets the rights any new file would get.
            mask = os.umask(0)
            os.umask(mask)
            begun.chmod(0o666 & ~mask)
            if os.name != "nt":
                begun.replace(path)
        if os.name == "nt":  # where an open file cannot be renamed
            begun.replace(path)
    except BaseException as error:
        begun.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise CannotWrite(
                f"cannot write {path.name}: {error.strerror or error}; free some space or choose another folder"
            ) from None
        raise

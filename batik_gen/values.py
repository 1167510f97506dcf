"""What the four values share: arrays that never change, equality, files written whole."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from batik_gen.errors import CannotWrite

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


def frozen(array: object) -> FloatArray:
    """Return a read-only float64 copy, so that a value cannot change after it is made."""
    copy = np.array(array, dtype=np.float64)
    copy.setflags(write=False)
    return copy


def same(one: Any, other: Any) -> bool:
    """Compare two values field by field; arrays by content, NaN equal to NaN."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return bool(np.array_equal(one, other, equal_nan=one.dtype.kind == "f"))
    if is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


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

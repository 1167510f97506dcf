"""One run of a campaign at a time: a lock that the system takes away when its process ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from batik_gen.campaign.running.places import writing_there
from batik_gen.values.errors import BatikGenError


class AtWork(BatikGenError):
    """Signal that another run of the same campaign is at work."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock in a folder, which is made if missing.

    Raises
    ------
    AtWork
        If another process holds it.
    CannotWrite
        If there can be no such folder.
    """
    with writing_there():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise AtWork("this campaign is at work already, in another window or on another machine; wait for it") from None

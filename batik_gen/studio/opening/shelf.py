"""The shelf: what was opened, by a hash of its content; measured numbers and Designs, never signals."""

import hashlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from batik_gen.values.design import Design
from batik_gen.values.errors import BadValue
from batik_gen.values.portrait import Portrait

_CHUNK = 1 << 20
_MOST = 64
"""Recordings and Designs that are kept at hand; beyond that the first ones go."""


@dataclass(frozen=True, eq=False)
class Opened:
    """Hold one thing on the shelf.

    Parameters
    ----------
    id
        Hash of its content.
    name
        What its owner calls the file; shown on the page and in the command line, never written anywhere.
    content
        What was measured of a recording, or a Design.
    file
        The file, where it can still be read, as for a few seconds of the wave.
    """

    id: str
    name: str
    content: Portrait | Design
    file: Path | None = None

    @property
    def portrait(self) -> Portrait | None:
        """What was measured, or None for a Design."""
        return self.content if isinstance(self.content, Portrait) else None


class Shelf:
    """Keep what was opened; pages in several windows share it."""

    def __init__(self) -> None:
        self._held: dict[str, Opened] = {}
        self._lock = threading.Lock()

    def put(self, opened: Opened) -> Opened:
        """Put something on the shelf, in the place of the same thing."""
        with self._lock:
            self._held.pop(opened.id, None)
            self._held[opened.id] = opened
            while len(self._held) > _MOST:
                self._held.pop(next(iter(self._held)))
        return opened

    def take(self, id: str) -> Opened:
        """Return what has that id; raises BadValue where it is not there any more."""
        with self._lock:
            opened = self._held.get(id)
        if opened is None:
            raise BadValue("that recording is not open any more; open it again")
        return opened

    def all(self) -> tuple[Opened, ...]:
        """Return everything, in the order in which it was opened."""
        with self._lock:
            return tuple(self._held.values())

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._held.clear()


def hash_of(files: Iterable[Path]) -> str:
    """Return an id made from the content of files, whatever they are called."""
    whole = hashlib.sha256()
    for path in files:
        whole.update(b"\0file\0")
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                whole.update(chunk)
    return whole.hexdigest()[:24]

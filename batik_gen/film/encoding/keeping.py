"""Scenes of a long film that are kept beside it while it is made, so that it goes on where it was interrupted."""

import shutil
from contextlib import suppress
from pathlib import Path

RESUMED_S = 20.0
"""Films of so many seconds or more keep their scenes; a shorter one is made again as quickly."""


class Kept:
    """Keep finished scenes in a hidden folder that only its owner reads, as ``.part`` files.

    Parameters
    ----------
    film
        Where the film will be.
    key
        Of all that its frames depend on: scenes of another film are not taken.
    """

    def __init__(self, film: Path, key: str) -> None:
        self.folder = film.parent / f".{film.name}.parts"
        self._key = key[:20]

    def take(self, number: int, to: Path) -> bool:
        """Copy a scene that was finished before; return False where there is none."""
        try:
            shutil.copyfile(self._path(number), to)
        except OSError:
            return False
        return True

    def keep(self, number: int, part: Path) -> None:
        """Keep a finished scene, if the disk has room for it."""
        # Under its name it is whole or not there; where it cannot be kept the film is made all the same.
        begun = part.with_suffix(".kept")
        with suppress(OSError):
            self.folder.mkdir(0o700, exist_ok=True)
            shutil.copyfile(part, begun)
            begun.chmod(0o600)
            begun.replace(self._path(number))

    def forget(self) -> None:
        """Take all away, also what is left of another film of that name."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number}-{self._key}.part"

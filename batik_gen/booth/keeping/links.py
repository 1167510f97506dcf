"""What visitors take home: their files for a while, behind links that nobody can guess and that end."""

import hashlib
import shutil
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from batik_gen.studio.safety.tokens import new_token

CLOTH, CARD, FILM = "cloth.png", "card.pdf", "film.mp4"
NAMES = (CLOTH, CARD, FILM)
"""What a link can give, by its last part; none says whose it is."""


@dataclass
class Home:
    """Hold what a visitor takes home.

    Parameters
    ----------
    person
        The public id.
    lang
        Language of the page behind the link.
    folder
        Private, and theirs alone.
    ends
        When it is taken away, in seconds of the booth's clock.
    files
        What is there, by the name in ``NAMES``.
    film
        ``no``, ``making`` or ``done``.
    """

    person: str
    lang: str
    folder: Path
    ends: float
    files: dict[str, Path] = field(default_factory=dict)
    pages: list[bytes] = field(default_factory=list)
    film: str = "no"
    gone: threading.Event = field(default_factory=threading.Event)

    def take_away(self) -> None:
        """Take all of it away."""
        self.gone.set()
        self.files.clear()
        self.pages.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


class Links:
    """Hold the homes that can be asked for; a token is held as its digest alone."""

    def __init__(self) -> None:
        self._homes: dict[str, Home] = {}
        self._lock = threading.Lock()

    def offer(self, home: Home) -> str:
        """Return the token by which a home can be asked for."""
        token = new_token()
        with self._lock:
            self._homes[_digest(token)] = home
        return token

    def find(self, token: str, now: float) -> Home | None:
        """Return a home, while its link holds."""
        with self._lock:
            home = self._homes.get(_digest(token))
        return home if home is not None and now < home.ends and not home.gone.is_set() else None

    def sweep(self, now: float) -> None:
        """Take away every home whose link has ended."""
        with self._lock:
            ended = [key for key, home in self._homes.items() if now >= home.ends or home.gone.is_set()]
            homes = [self._homes.pop(key) for key in ended]
        for home in homes:
            home.take_away()

    def held(self) -> Mapping[str, Home]:
        """Return every home that is held."""
        with self._lock:
            return dict(self._homes)

    def close(self) -> None:
        """Take all away."""
        for home in self.held().values():
            home.take_away()
        with self._lock:
            self._homes.clear()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

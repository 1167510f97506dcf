"""The room: all that one run of the studio holds, given to whoever answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from batik_gen.studio.keeping.jobs import Jobs
from batik_gen.studio.keeping.session import Session
from batik_gen.studio.looks.designing import Designer
from batik_gen.studio.opening.opening import Measure, open_file
from batik_gen.studio.opening.shelf import Shelf
from batik_gen.studio.opening.uploads import Uploads
from batik_gen.studio.painting.apart import Apart
from batik_gen.studio.painting.making import Making
from batik_gen.studio.painting.painter import Painter
from batik_gen.studio.painting.turns import Turns
from batik_gen.studio.safety.tokens import Password

MOST_BYTES = 2_000_000_000
"""Bytes of all files that are dropped in one run."""


@dataclass(frozen=True)
class Wishes:
    """Hold how the studio was started.

    Parameters
    ----------
    root
        The folder that the file chooser never leaves.
    measure
        Reads and measures a file.
    hosts
        ``host:port`` by which it may be called.
    token
        What the link carries.
    cookie
        Name of the cookie that takes its place.
    lang
        Language of the page at first.
    password
        Asked of others, or None.
    state
        Folder of the page's state, or None to keep nothing.
    most_bytes
        Bytes of all files that are dropped.
    """

    root: Path
    measure: Measure
    hosts: tuple[str, ...]
    token: str
    cookie: str = "batik-gen"
    lang: str = "en"
    password: Password | None = None
    state: Path | None = None
    most_bytes: int = MOST_BYTES


@dataclass
class Room:
    """Hold what a run of the studio works with."""

    wishes: Wishes
    shelf: Shelf = field(default_factory=Shelf)
    painter: Painter = field(default_factory=Painter)
    turns: Turns = field(default_factory=Turns)

    def __post_init__(self) -> None:
        self.uploads = Uploads(self.wishes.most_bytes)
        self.designer = Designer(self.shelf, self.uploads.folder)
        self.apart = Apart()
        self.making = Making(self.painter.cloths)
        self.jobs = Jobs(self.uploads.folder)
        self.session = Session(self.wishes.state)
        self.session.restore(self.shelf)

    def open(self, recordings: Sequence[Path]) -> None:
        """Put the recordings of the command line on the shelf; raises BatikGenError."""
        for path in recordings:
            open_file(path, str(path), self.wishes.measure, self.shelf)

    def forget(self) -> None:
        """Forget every recording, every cloth and the state."""
        self.shelf.clear()
        self.designer.clear()
        self.painter.clear()
        self.apart.clear()
        self.uploads.clear()
        self.session.forget()

    def close(self) -> None:
        """End all work and take away what was dropped."""
        self.jobs.close()
        self.turns.close()
        self.apart.close()
        self.uploads.close()

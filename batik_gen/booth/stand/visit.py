"""One visit: all that is held of a visitor between their yes and their leaving."""

import shutil
import threading
from dataclasses import dataclass, field
from pathlib import Path

from batik_gen.booth.asking.answers import Agreed
from batik_gen.booth.keeping.links import Home
from batik_gen.booth.stand.stages import Stage
from batik_gen.deliverables.values.job import Member
from batik_gen.live.values import Grip
from batik_gen.values.portrait import Portrait


@dataclass
class Visit:
    """Hold a visit.

    Parameters
    ----------
    number
        Of this run of the booth, so that a page tells one visit from the next.
    agreed
        What was agreed to.
    folder
        Private; goes with the visit.
    stage
        Where it is.
    channels, grips
        Electrodes, and how each holds.
    left_s, done_s, of_s
        Seconds until the rest begins, of the rest that are done, and its length.
    lost
        Whether nothing arrives.
    cloth, drawn
        The newest picture, and how many there were.
    choices
        Motif and picture of each cloth to choose from.
    why
        Class and sentence of what refused.
    """

    number: int
    agreed: Agreed
    folder: Path
    stage: Stage = Stage.JOINING
    channels: tuple[str, ...] = ()
    grips: tuple[Grip, ...] = ()
    left_s: int = 0
    done_s: float = 0.0
    of_s: float = 0.0
    lost: bool = False
    cloth: bytes = b""
    drawn: int = 0
    recording: Path | None = None
    portrait: Portrait | None = None
    choices: list[tuple[Member, bytes]] = field(default_factory=list)
    chosen: int = -1
    person: str = ""
    home: Home | None = None
    link: str = ""
    printed: bool = False
    why: tuple[str, str] = ("", "")
    over: threading.Event = field(default_factory=threading.Event)

    def show(self, picture: bytes) -> None:
        """Show a new picture of the cloth."""
        self.cloth, self.drawn = picture, self.drawn + 1

    def end(self) -> None:
        """End it, and take away all that lies in its folder."""
        self.over.set()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.choices.clear()
        self.cloth, self.portrait, self.recording = b"", None, None

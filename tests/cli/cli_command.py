"""What the tests of the command line share: samples, and what a run left behind."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cli_short import SHORT

CALM = SHORT / "person-one-calm.edf"
PIXELS = ("--px", "240x240")
SMALL = ("--size", "100x100mm", *PIXELS)


@dataclass(frozen=True)
class Ended:
    """What a run left on the terminal."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, by name, hidden ones too."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

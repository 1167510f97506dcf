"""Where a campaign's things lie in its folder, and what is said where nothing can be written there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from batik_gen.values.errors import CannotWrite

OUTPUT, WORK, REPORT, RECEIPTS = "output", "work", "report", "receipts"


@contextmanager
def writing_there() -> Iterator[None]:
    """Say in a sentence what the system has against writing into a campaign's folder; raises CannotWrite."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(f"cannot write into the campaign's folder: {error.strerror}; check its rights") from None


def output_of(folder: Path) -> Path:
    """Return where what is made goes, in a folder for each deliverable."""
    return folder / OUTPUT


def work_of(folder: Path) -> Path:
    """Return where a run keeps what it needs to go on; it may be deleted when the campaign is over."""
    return folder / WORK


def portraits_of(folder: Path) -> Path:
    """Return where Portraits are kept."""
    return folder / WORK / "portraits"


def manifest_of(folder: Path) -> Path:
    """Return the manifest's file."""
    return folder / WORK / "manifest.sqlite"

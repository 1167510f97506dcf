"""Where a campaign's things lie in its folder."""

from pathlib import Path

OUTPUT, WORK = "output", "work"


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

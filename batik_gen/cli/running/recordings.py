"""Which recordings a command line names: files, and every recording in a folder."""

from collections.abc import Sequence
from pathlib import Path

from batik_gen.values.errors import UnreadableRecording


def recordings_of(given: Sequence[Path]) -> tuple[Path, ...]:
    """Return every recording once, with folders opened.

    Raises
    ------
    UnreadableRecording
        If a folder holds no recording.
    """
    found: dict[Path, Path] = {}
    for path in given:
        for recording in _inside(path) if _is_plain_folder(path) else (path,):
            found.setdefault(recording.resolve(), recording)
    return tuple(found.values())


def _is_plain_folder(path: Path) -> bool:
    return path.is_dir() and path.suffix.lower() not in (".mff", ".ds")


def _inside(folder: Path) -> list[Path]:
    from batik_gen.eeg.reading.recognising import known_formats

    endings = tuple({ending for known in known_formats() for ending in known.endings} - {".txt", ".json"})
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name.lower().endswith(endings))
    files = [p for p in files if not any(part.startswith(".") for part in p.relative_to(folder).parts)]
    if not files:
        raise UnreadableRecording(f"the folder {folder.name} holds no recording; choose another one, or files")
    return files

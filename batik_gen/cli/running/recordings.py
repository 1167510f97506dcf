"""Which recordings a command line names: files, and every recording in a folder."""

import os
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
    found: dict[str, Path] = {}
    for path in given:
        for recording in _inside(path) if _is_plain_folder(path) else (path,):
            # Path.resolve raises where links go round in a circle, which the reader tells better.
            found.setdefault(os.path.realpath(recording), recording)
    return tuple(found.values())


def _inside(folder: Path) -> tuple[Path, ...]:
    from batik_gen.eeg.reading.folders import recordings_in

    files = recordings_in(folder)
    if not files:
        raise UnreadableRecording(f"the folder {folder.name} holds no recording; choose another one, or files")
    return files


def _is_plain_folder(path: Path) -> bool:
    from batik_gen.eeg.reading.folders import is_folder_of_one

    return path.is_dir() and not is_folder_of_one(path)

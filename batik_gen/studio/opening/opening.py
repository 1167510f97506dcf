"""From files to what stands on the shelf: recordings are measured, Designs are read."""

from collections.abc import Callable
from pathlib import Path

from batik_gen.eeg.reading.folders import is_folder_of_one, recordings_in
from batik_gen.running.unforeseen import refusal_of
from batik_gen.studio.opening.shelf import Opened, Shelf, hash_of
from batik_gen.values.design import Design
from batik_gen.values.errors import BatikGenError
from batik_gen.values.portrait import Portrait
from batik_gen.values.words import sentence

Measure = Callable[[Path], Portrait]
"""Reads and measures a file; refuses in the words of the command line."""

_DESIGN = ".toml"


def open_file(path: Path, name: str, measure: Measure, shelf: Shelf) -> Opened:
    """Put one file on the shelf; raises BatikGenError as ``read``, ``measure`` and ``Design.load``."""
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    if path.suffix.lower() == _DESIGN:
        return shelf.put(Opened(hash_of(files), name, Design.load(path)))
    return shelf.put(Opened(hash_of(_with_companions(path, files)), name, measure(path), path))


def open_folder(folder: Path, measure: Measure, shelf: Shelf) -> tuple[list[Opened], list[str]]:
    """Put all that was dropped together on the shelf; return it, and the refusals of what could not be."""
    dropped = [path for path in sorted(folder.iterdir()) if path.suffix.lower() == _DESIGN]
    found = [*dropped, *recordings_in(folder)]
    # What is no recording is opened all the same: its refusal tells what it is.
    found = found or sorted(path for path in folder.iterdir() if path.is_file())[:1]
    opened, refused = [], []
    for path in found:
        try:
            opened.append(open_file(path, path.name, measure, shelf))
        except BatikGenError as error:
            refused.append(sentence(str(error)))
        except Exception as error:
            refused.append(sentence(str(refusal_of(error))))
    return opened, refused


def _with_companions(path: Path, files: list[Path]) -> list[Path]:
    """Return the files whose content makes a recording: those beside it that share its name belong to it."""
    if is_folder_of_one(path):
        return files
    beside = [p for p in path.parent.iterdir() if p.is_file() and p.stem == path.stem and p != path]
    return [path, *sorted(beside)]

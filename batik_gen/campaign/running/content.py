"""What a person's recordings hold, as a digest; and the stamp by which files are known again without being read."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from batik_gen.values.errors import UnreadableRecording

_BESIDE = {
    ".vhdr": (".eeg", ".vmrk", ".dat"), ".ahdr": (".eeg", ".amrk"), ".set": (".fdt",), ".cdt": (".dpa", ".dpo", ".ceo"),
    ".dat": (".rs3", ".dap"), ".easy": (".info",), ".eeg": (".pnt", ".21e"),
}  # fmt: skip
"""What belongs to a recording of several files, by the ending of its main file."""
_CHUNK = 1 << 20


def stamp_of(files: Sequence[Path]) -> str:
    """Return sizes, times and places on the disk of recordings; empty where one is not there."""
    try:
        stats = [part.stat() for file in files for part in parts_of(file)]
    except OSError:
        return ""
    return " ".join(f"{each.st_size}:{each.st_mtime_ns}:{each.st_ino}" for each in stats)


def content_of(files: Sequence[Path]) -> str:
    """Return the SHA-256 of all bytes of recordings; raises UnreadableRecording."""
    digest = hashlib.sha256()
    try:
        for file in files:
            for part in parts_of(file):
                digest.update(f"{part.suffix} {part.stat().st_size} ".encode())
                digest.update(bytes.fromhex(sha256_of(part)))
    except OSError as error:
        said = os.strerror(error.errno).lower() if error.errno else "an error of the disk"
        raise UnreadableRecording(f"a recording cannot be opened ({said}); check its name and its rights") from None
    return digest.hexdigest()


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def parts_of(file: Path) -> Iterator[Path]:
    """Yield every file of a recording, the main one first."""
    if file.is_dir():
        yield from sorted(path for path in file.rglob("*") if path.is_file())
        return
    yield file
    for ending in _BESIDE.get(file.suffix.lower(), ()):
        for beside in (file.with_suffix(ending), file.with_suffix(ending.upper())):
            if beside != file and beside.is_file():
                yield beside
                break

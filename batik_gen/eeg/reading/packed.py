"""Recordings inside .zip and .gz: unpacked into a private folder that is deleted again."""

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from batik_gen.values.errors import UnreadableRecording

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_MOST_BYTES = 8 * 2**30
_FREE_BYTES = 64 * 2**20
_MOST_RATIO = 100
"""Text of digits packs to a tenth; what grows more than a hundredfold is no recording."""
_MOST_FILES = 2000
_CHUNK = 2**20
_SHEETS = {"xl/workbook.xml", "xl/workbook.bin", "word/document.xml", "Index/Document.iwa"}
"""What only the packed files of office programs hold."""
_MOST_TYPE = 256
_ENDING = ".unpacked"


@contextmanager
def unpacked(path: Path, head: bytes, is_recording: Callable[[Path], bool]) -> Iterator[Path]:
    """Give the recording itself: the file, or what lies inside it where it is packed.

    Parameters
    ----------
    path, head
        The file and its first bytes.
    is_recording
        Tells whether an unpacked file is the main file of a recording.

    Raises
    ------
    UnreadableRecording
        Where the archive is damaged, far too large, or holds no or several recordings.
    """
    if not head.startswith((_GZIP, _ZIP)):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="batik-gen-") as name:
        folder = Path(name)
        try:
            held = _gunzip(path, folder) if head.startswith(_GZIP) else _unzip(path, folder)
        # Besides its own error, zipfile raises NotImplementedError and RuntimeError (a password).
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, ValueError, UnicodeError):
            raise UnreadableRecording(
                f"{path.name} is a damaged or locked archive; unpack it yourself and choose the recording in it"
            ) from None
        found = [file for file in held if is_recording(file)]
        if len(found) == 1:
            yield found[0]
        elif len(held) == 1:
            yield held[0]
        else:
            raise UnreadableRecording(
                f"{path.name} holds {len(found)} recordings, where one was expected; "
                "unpack it and choose the recording in it"
            )


def _gunzip(path: Path, folder: Path) -> list[Path]:
    inside = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    target = _ended(folder / (inside or "recording"))
    with path.open("rb") as source:
        _copy(_gunzipped(source), target, _allowed(path), path)
    return [target]


def _gunzipped(source: IO[bytes]) -> Iterator[bytes]:
    """Yield what gzip packed, one member after the other (RFC 1952), up to the first long run of zeros between them.

    The standard library passes over zeros byte by byte, of which a damaged disk leaves gigabytes.
    """
    held = source.read(_CHUNK)
    while held:
        member = zlib.decompressobj(wbits=31)
        while not member.eof:
            if not held:
                raise EOFError
            yield member.decompress(held, _CHUNK)
            held = member.unconsumed_tail or (b"" if member.eof else source.read(_CHUNK))
        held = (member.unused_data or source.read(_CHUNK)).lstrip(b"\0")
        if not held:
            held = source.read(_CHUNK).lstrip(b"\0")


def _unzip(path: Path, folder: Path) -> list[Path]:
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if names & _SHEETS or (
            names & {"mimetype"}
            and archive.getinfo("mimetype").file_size < _MOST_TYPE
            and b"opendocument" in archive.read("mimetype")
        ):
            raise UnreadableRecording(
                f"{path.name} is a spreadsheet or document, where a recording was expected; "
                "save the sheet as CSV and read that"
            )
        members = [m for m in archive.infolist() if not m.is_dir() and _wanted(m.filename)]
        allowed = _allowed(path)
        if len(members) > _MOST_FILES or sum(m.file_size for m in members) > allowed:
            raise _too_large(path)
        held = []
        for member in members:
            target = folder.joinpath(*PurePosixPath(member.filename.replace("\\", "/")).parts)
            if not member.filename.isprintable() or not target.resolve().is_relative_to(folder.resolve()):
                raise ValueError
            target.parent.mkdir(parents=True, exist_ok=True)
            target = _ended(target)
            with archive.open(member) as source:
                allowed -= _copy(iter(partial(source.read, _CHUNK), b""), target, allowed, path)
            held.append(target)
    return held


def _ended(target: Path) -> Path:
    """Give a name without an ending one, so that it is no word that a sentence may hold."""
    return target if target.suffix else target.with_name(target.name + _ENDING)


def _wanted(name: str) -> bool:
    """Leave out what file managers add."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return bool(parts) and parts[0] != "__MACOSX" and not any(p.startswith(".") and p != ".." for p in parts)


def _allowed(path: Path) -> int:
    packed = path.stat().st_size
    return min(_MOST_BYTES, _FREE_BYTES + _MOST_RATIO * packed, shutil.disk_usage(tempfile.gettempdir()).free // 2)


def _copy(source: Iterable[bytes], target: Path, allowed: int, path: Path) -> int:
    """Copy until the end or the bound, whatever the archive says of its size."""
    written = 0
    with target.open("xb") as file:
        for chunk in source:
            written += len(chunk)
            if written > allowed:
                raise _too_large(path)
            file.write(chunk)
    return written


def _too_large(path: Path) -> UnreadableRecording:
    return UnreadableRecording(
        f"{path.name} grows far too large when it is unpacked; unpack it yourself and choose the recording in it"
    )

"""A search through every byte of a folder, with what is packed unpacked: texts of pictures, pages, archives."""

import base64
import binascii
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_SHORT = 6
"""Fewer bytes come together by chance in packed pixels; such a word is looked for in texts alone."""
_DEEPEST = 3
_PNG = b"\x89PNG\r\n\x1a\n"
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_DATA = re.compile(rb"data:[\w/+.\-]+;base64,([A-Za-z0-9+/=\s]{64,})")
_HEX = re.compile(rb"[0-9A-Fa-f]{64,}")
_CONTROL = re.compile(rb"[\0-\x08\x0e-\x1f]")
_MOST_UNPACKED = 1 << 30


@dataclass(frozen=True)
class Needle:
    """Hold what is looked for.

    Parameters
    ----------
    what
        ``id``, ``name``, ``file`` or ``hash``.
    text
        The text of it.
    apart
        Longer texts that hold it and are others', as the name of somebody else.
    ordinary
        Whether it is a word that stands in texts that are not about the person, as Melati is a flower too.
    """

    what: str
    text: str
    apart: tuple[str, ...] = ()
    ordinary: bool = False


@dataclass(frozen=True)
class Hit:
    """Hold where something was found, and whether it may be no more than a word like it."""

    file: Path
    what: str
    ordinary: bool = False


def search(folder: Path, needles: Sequence[Needle]) -> Iterator[Path | Hit]:
    """Yield every file below a folder as it has been looked through, before it a hit for each needle in it."""
    words = [Word(needle) for needle in needles if needle.text and needle.what != "hash"]
    hashes = frozenset(bytes.fromhex(needle.text) for needle in needles if needle.text and needle.what == "hash")
    for path in sorted(folder.rglob("*")):
        spoken = str(path.relative_to(folder)).encode("utf-8", "surrogateescape")
        found = _found(spoken, True, words, hashes)
        if path.is_file() and not path.is_symlink():
            for content, is_text in _contents(path.read_bytes(), 0):
                found |= _found(content, is_text, words, hashes)
        yield from (Hit(path, what, ordinary) for what, ordinary in sorted(found))
        yield path


def _found(content: bytes, is_text: bool, words: Sequence["Word"], hashes: frozenset[bytes]) -> set[tuple[str, bool]]:
    """Return what of the needles is in some bytes, and whether it is an ordinary word."""
    small = content.lower()
    found = {(word.what, word.ordinary) for word in words if (is_text or not word.short) and word.is_in(content, small)}
    if hashes and (_told_hashes(content) & hashes or any(raw in content for raw in hashes)):
        found.add(("hash", False))
    return found


def _told_hashes(content: bytes) -> set[bytes]:
    """Return every hash that is written in letters, also within a longer run of them."""
    runs = (match[0] for match in _HEX.finditer(content))
    return {bytes.fromhex(run[at : at + 64].decode()) for run in runs for at in range(len(run) - 63)}


class Word:
    """Look for a word, however it is written, but for where it is part of a longer one."""

    def __init__(self, needle: Needle) -> None:
        self.what, self.short, self.ordinary = needle.what, len(needle.text) < _SHORT, needle.ordinary
        ways = _ways(needle.text)
        self._small = needle.what == "name"
        self._ways = [way.lower() for way in ways] if self._small else ways
        # Ana is not in banana, 1.edf not in 21.edf.
        found = rb"(?<![A-Za-z0-9])(" + b"|".join(map(re.escape, ways)) + rb")(?![A-Za-z0-9])"
        longer = [re.escape(way) for other in needle.apart for way in _ways(other)]
        self._pattern = re.compile(b"|".join([*longer, found]), re.IGNORECASE if self._small else 0)

    def is_in(self, content: bytes, small: bytes) -> bool:
        """Tell whether it is in some bytes, given in small letters too: a search for all ways at once is slow."""
        if not any(way in (small if self._small else content) for way in self._ways):
            return False
        return any(match[1] for match in self._pattern.finditer(content))


def _ways(text: str) -> list[bytes]:
    """Return how a text may be written: UTF-8, UTF-16, Windows' letters, escaped in XML, HTML or JSON."""
    spelled = {text, text.encode("unicode_escape").decode(), text.encode("ascii", "xmlcharrefreplace").decode()}
    spelled.add(text.replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;"))
    ways = {each.encode() for each in spelled} | {text.encode("utf-16-le"), text.encode("utf-16-be")}
    with suppress(UnicodeEncodeError):
        ways.add(text.encode("cp1252"))
    return sorted(ways, key=lambda way: (-len(way), way))


def _contents(content: bytes, depth: int) -> Iterator[tuple[bytes, bool]]:
    """Yield a file's bytes and all that is packed in it, each with whether it is a text."""
    is_text = _is_text(content)
    if depth >= _DEEPEST:
        yield content, is_text
        return
    # What is packed in letters is looked through unpacked: among so many, short words come together by chance.
    yield (_DATA.sub(b" ", content) if is_text else content), is_text
    for inner in _inside(content):
        yield from _contents(inner, depth + 1)


def _inside(content: bytes) -> Iterator[bytes]:
    if content.startswith(_PNG):
        yield from _of_png(content)
    elif content.startswith(b"%PDF"):
        for stream in _STREAM.finditer(content):
            # Streams are packed, and often written in letters besides (ISO 32000-1, 7.4).
            yield from _inflated(_of_letters(stream[1]))
    elif content.startswith(b"\x1f\x8b"):
        with suppress(OSError, EOFError, zlib.error):
            yield gzip.GzipFile(fileobj=io.BytesIO(content)).read(_MOST_UNPACKED)
    elif content.startswith(b"PK\x03\x04"):
        damaged = (zipfile.BadZipFile, RuntimeError, zlib.error, OSError)
        with suppress(*damaged), zipfile.ZipFile(io.BytesIO(content)) as kept:
            for member in kept.infolist():
                if member.file_size <= _MOST_UNPACKED:
                    yield kept.read(member)
    elif _is_text(content[:4096]):
        for data in _DATA.finditer(content):
            try:
                yield base64.b64decode(re.sub(rb"\s", b"", data[1]))
            except binascii.Error:
                yield data[0]


def _of_png(content: bytes) -> Iterator[bytes]:
    """Yield the texts of a PNG (W3C, Portable Network Graphics, 11.3.3), unpacked, each as a text."""
    place = len(_PNG)
    while place + 8 <= len(content):
        length, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        data = content[place + 8 : place + 8 + length]
        if kind in (b"tEXt", b"eXIf"):
            yield data.replace(b"\0", b" ")
        elif kind in (b"zTXt", b"iCCP"):
            yield from _inflated(data.partition(b"\0")[2][1:])
        elif kind == b"iTXt":
            packed, rest = data.partition(b"\0")[2][:1], data.partition(b"\0")[2][2:]
            text = rest.partition(b"\0")[2].partition(b"\0")[2]
            yield from _inflated(text) if packed == b"\1" else [text]
        place += 12 + length


def _of_letters(stream: bytes) -> bytes:
    """Return the bytes of a stream that ASCII85 writes in letters; any other as it is."""
    if stream.rstrip().endswith(b"~>"):
        with suppress(ValueError):
            return base64.a85decode(b"<~" + stream.strip().removeprefix(b"<~"), adobe=True)
    return stream


def _inflated(packed: bytes) -> Iterator[bytes]:
    with suppress(zlib.error):
        yield zlib.decompressobj().decompress(packed, _MOST_UNPACKED)


def _is_text(content: bytes) -> bool:
    """Tell whether bytes are a text; a page description is none, as it holds what is packed in letters."""
    if _CONTROL.search(content) or content.startswith(b"%PDF"):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        # A text that is cut in the middle of a letter, or one in Windows' letters.
        return error.start > len(content) - 4 or sum(byte > 127 for byte in content) < len(content) / 10
    return True

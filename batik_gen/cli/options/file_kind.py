"""A file given to a command that takes another kind: what it is, and which command takes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from batik_gen.values.errors import BadDesign, BadPicture, BatikGenError, UnreadableRecording
from batik_gen.values.files import open_input


@dataclass(frozen=True)
class FileKind:
    """Hold what a kind of file is called, and what to do with one."""

    name: str
    advice: str


PICTURE = FileKind("a picture", "'batik-gen redraw' and 'batik-gen inspect' take it")
DESIGN = FileKind("a Design", "'batik-gen draw' takes it")
RECORDING = FileKind("a recording", "'batik-gen make' takes it")
_PORTRAIT = FileKind("a Portrait, what was measured of a recording", "give that recording to 'batik-gen make'")
_TABLE = FileKind("a table of what was measured of a recording", "give that recording to 'batik-gen make'")

_PICTURE_MARKS = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"\xff\x0a", b"\0\0\0\x0cJXL ", b"%PDF-", b"<svg")


@contextmanager
def explaining(path: Path, wanted: FileKind) -> Iterator[None]:
    """Put into the sentence of a refusal which other kind of file was given, where it is one that is known."""
    try:
        yield
    except (BadDesign, BadPicture, UnreadableRecording) as error:
        kind = _kind_of(path)
        # That a picture is no recording is told by the reader of recordings itself.
        if kind in (None, wanted) or (kind, wanted) == (PICTURE, RECORDING):
            raise
        raise type(error)(f"{path.name} is {kind.name}, where {wanted.name} was expected; {kind.advice}") from None


def _kind_of(path: Path) -> FileKind | None:
    from batik_gen.eeg.reading.recognising import HEAD_BYTES, is_recording

    try:
        with open_input(path, "", refusal=BatikGenError) as file:
            head = file.read(HEAD_BYTES)
    except (OSError, BatikGenError):
        return None
    if head.startswith(_PICTURE_MARKS) or (head[8:12] == b"WEBP" and head.startswith(b"RIFF")) or b"<svg " in head:
        return PICTURE
    if head.lstrip().startswith(b"{") and (b'"features"' in head or path.name.endswith(".portrait.json")):
        return _PORTRAIT
    if head.startswith(b"what,channel,start_s,value,unit,percentile"):
        return _TABLE
    if path.suffix.lower() == ".toml":
        return DESIGN if head.startswith(b"motif = ") or b"\nmotif = " in head else None
    return RECORDING if is_recording(path, head) else None

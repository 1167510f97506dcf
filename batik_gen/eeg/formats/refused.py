"""Files that are known by sight and hold no recording this tool reads."""

from collections.abc import Callable
from pathlib import Path

from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.values.errors import UnreadableRecording


def _refused(
    name: str, recognise: Callable[[bytes], bool], instead: str, endings: tuple[str, ...] = ()
) -> RecordingFormat:
    def refuse(path: Path, _told: Told) -> Loaded:
        raise UnreadableRecording(f"{path.name} is {name}, where a recording was expected; {instead}")

    return RecordingFormat(name, recognise, refuse, endings)


_EXPORT = "export it as EDF in the program it was recorded with"
_AS_CSV = "save its numbers as CSV and read that"
_CHOOSE = "choose the file with the EEG"

FORMATS = (
    _refused("a picture", lambda head: head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")), _CHOOSE),
    _refused("a PDF document", lambda head: head.startswith(b"%PDF"), _CHOOSE),
    _refused("a sound file", lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE", _CHOOSE),
    _refused(
        "a text in UTF-16",
        lambda head: head.startswith((b"\xff\xfe", b"\xfe\xff")),
        "save it again as CSV in UTF-8",
    ),
    _refused("a Micromed recording", lambda head: head.startswith(b"* MICROMED"), _EXPORT),
    _refused("a Neuralynx recording", lambda head: head.startswith(b"######## Neuralynx"), _EXPORT),
    _refused("a Blackrock recording", lambda head: head.startswith((b"NEURAL", b"BRSMPGRP", b"BREVENTS")), _EXPORT),
    _refused("a Plexon recording", lambda head: head.startswith(b"PLEX"), _EXPORT),
    _refused("an Axon recording", lambda head: head.startswith((b"ABF ", b"ABF2")), _EXPORT),
    _refused("a BCI2000 recording", lambda head: head.startswith((b"BCI2000V=", b"HeaderLen=")), _EXPORT),
    _refused("an old spreadsheet or document", lambda head: head.startswith(b"\xd0\xcf\x11\xe0"), _AS_CSV),
    _refused("a table in a packed format", lambda head: head.startswith((b"PAR1", b"ARROW1", b"FEA1")), _AS_CSV),
    _refused("a file of Python objects", lambda head: head[:1] == b"\x80" and head[1:2] in b"\2\3\4\5", _AS_CSV),
    _refused(
        "a NumPy file",
        lambda head: head.startswith(b"\x93NUMPY"),
        "save the numbers as a CSV table and say --sfreq and --channels",
        (".npy",),
    ),
)

"""Formats that are known by sight and that a later version will read."""

from collections.abc import Callable
from pathlib import Path

from batik_gen.eeg.formats.format import Format, Loaded
from batik_gen.errors import UnreadableRecording


def _later(name: str, recognise: Callable[[bytes], bool], instead: str, endings: tuple[str, ...] = ()) -> Format:
    def refuse(path: Path) -> Loaded:
        raise UnreadableRecording(f"{path.name} is {name}, which a later version will read; until then, {instead}")

    return Format(name, recognise, refuse, endings)


def _first_line(head: bytes) -> bytes:
    return head.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip().lower()


def _is_numbers(head: bytes) -> bool:
    """Tell a table of numbers without words: at least three numbers in each of the first lines."""
    lines = [line for line in head.split(b"\n")[:4] if line.strip()]
    try:
        return len(lines) > 1 and all(
            len([float(v) for v in line.replace(b"\t", b",").strip().strip(b",").split(b",")]) >= 3
            for line in lines[:-1]
        )
    except ValueError:
        return False


_EDF = "export the recording as EDF"

FORMATS = (
    _later("an XDF file of LabRecorder", lambda head: head.startswith(b"XDF:"), _EDF, (".xdf", ".xdfz")),
    _later("a Neuroscan file", lambda head: head.startswith(b"Version 3.0"), _EDF, (".cnt",)),
    _later("an ANT eego file", lambda head: head.startswith((b"RIFF", b"RF64")), _EDF),
    _later(
        "an EEGLAB file of MATLAB 7.3",
        lambda head: head.startswith((b"MATLAB 7.3", b"\x89HDF")),
        "save it from EEGLAB in the version 6 or 7 format",
    ),
    _later("an EmotivPRO CSV", lambda head: b"eeg.af3" in head.lower(), "export the recording as EDF from EmotivPRO"),
    _later(
        "a Muse CSV with columns eeg_1 to eeg_4", lambda head: _first_line(head).startswith(b"timestamps,eeg_1"), _EDF
    ),
    _later("an OpenViBE CSV", lambda head: _first_line(head).startswith((b"time (s),", b"time:")), _EDF),
    _later("a NumPy file", lambda head: head.startswith(b"\x93NUMPY"), _EDF, (".npy",)),
    _later("a zip archive", lambda head: head.startswith(b"PK\x03\x04"), "unpack it", (".zip",)),
    _later("a gzip archive", lambda head: head.startswith(b"\x1f\x8b"), "unpack it", (".gz",)),
    _later(
        "a table of numbers that tells neither its sampling rate nor its channel names",
        lambda head: _is_numbers(head) or _first_line(head).startswith(b"v1,v2,"),
        "choose a file in a format that tells both, such as EDF or muse-lsl CSV",
    ),
)

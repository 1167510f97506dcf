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
    _refused(
        "a NumPy file",
        lambda head: head.startswith(b"\x93NUMPY"),
        "save the numbers as a CSV table and say --sfreq and --channels",
        (".npy",),
    ),
)

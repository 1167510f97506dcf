"""Tables of band powers that do not tell how they were taken: known, so that nobody is asked for their rate."""

import re
from pathlib import Path

from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.layout import is_position, lay_out
from batik_gen.eeg.formats.tables.text_lines import first_lines
from batik_gen.values.errors import UnreadableRecording

_BAND = re.compile(
    r"(?<![a-z])(?:low|high|mid)?[ _-]?(delta|theta|alpha|beta|gamma)(?:[lh]|low|high|mid)?(?![a-z])", re.IGNORECASE
)
_LEAST = 4


def _recognise(head: bytes) -> bool:
    layout = lay_out(first_lines(head))
    if layout is None or any(map(is_position, layout.names)):
        return False
    return len({match[1].lower() for name in layout.names if (match := _BAND.search(name))}) >= _LEAST


def _refuse(path: Path, _told: Told) -> Loaded:
    raise UnreadableRecording(
        f"{path.name} is a table of band powers and no waveform, and does not tell their unit nor the edges of the "
        "bands; export the raw signal with the headset's program and choose that file"
    )


FORMATS = (RecordingFormat("table of band powers", _recognise, _refuse),)

"""A file format: one number a line in microvolts, below a line that tells rate and channel."""

from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.values.errors import UnreadableRecording

_MARK = b"# satu-kolom"


def _read(path: Path, told: Told) -> Loaded:
    """Read ``# satu-kolom 256 Oz`` and the samples below it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        _, _, rate, channel = lines[0].split()
        signals = np.array([float(line) for line in lines[1:] if line.strip()])[None, :]
        return Loaded(signals, float(rate), (channel,), "satu-kolom")
    except ValueError:
        raise UnreadableRecording(
            f"{path.name} is not one number a line below '# satu-kolom RATE CHANNEL'; export it again"
        ) from None


SATU_KOLOM = RecordingFormat("satu-kolom", lambda head: head.startswith(_MARK), _read, (".kolom",))

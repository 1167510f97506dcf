"""Clinical formats that MNE reads without further packages: Neuroscan, Nihon Kohden, Persyst."""

import re
import struct
from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.laboratory.through_mne import damaged, is_beside, load, starts, take
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.files import input_bytes

_SETUP, _PER_CHANNEL = 900, 75
"""Bytes of a Neuroscan header, and of each channel's entry behind it (``sethead.h`` of the SCAN manual)."""
_AT_CHANNELS, _AT_RATE, _AT_SAMPLES, _AT_EVENTS = 370, 376, 864, 886
_MOST_CHANNELS = 1024
_MOST_HEADER = 20 * 10**6
_JUDGED = 20000
_NIHON_BYTES, _UNDERSTOOD = 2, 0.5
"""Bytes a sample, and the share of a file that its blocks must account for."""

_NIHON = (
    b"EEG-1100A V01.00", b"EEG-1100B V01.00", b"EEG-1100C V01.00", b"QI-403A   V01.00", b"QI-403A   V02.00",
    b"EEG-2100  V01.00", b"EEG-2100  V02.00", b"DAE-2100D V01.30", b"DAE-2100D V02.00", b"EEG-1200A V01.00",
)  # fmt: skip


def _read_neuroscan(path: Path, told: Told) -> Loaded:
    width = _sample_width(path)
    raw = load(path, "Neuroscan", "read_raw_cnt", most_bytes=told.most_bytes, data_format=f"int{8 * width}")
    return take(path, raw, "Neuroscan", told)


def _sample_width(path: Path) -> int:
    """Return bytes a sample, 2 or 4: what fills the file exactly, else what makes the smoother signal."""
    with path.open("rb") as file:
        head = file.read(_SETUP)
        if len(head) < _SETUP:
            raise damaged(path, "Neuroscan")
        (channels,) = struct.unpack_from("<H", head, _AT_CHANNELS)
        (rate,) = struct.unpack_from("<H", head, _AT_RATE)
        (samples,) = struct.unpack_from("<i", head, _AT_SAMPLES)
        (events,) = struct.unpack_from("<I", head, _AT_EVENTS)
        start = _SETUP + _PER_CHANNEL * channels
        size = path.stat().st_size
        if not 0 < channels <= _MOST_CHANNELS or rate == 0 or size <= start:
            raise damaged(path, "Neuroscan")
        exact = [b for b in (2, 4) if samples > 0 and start + channels * samples * b == events <= size]
        if exact:
            return exact[0]
        fits = [b for b in (2, 4) if start + channels * max(samples, 1) * b <= size]
        if not fits:
            raise UnreadableRecording(
                f"{path.name} ends before the {samples / rate:.0f} s its header tells; "
                "copy the file again from where it was recorded"
            )
        file.seek(start)
        part = file.read(min(size - start, 2 * channels * min(max(samples, 1), _JUDGED)))
    return min(fits, key=lambda b: _roughness(part, channels, b))


def _roughness(data: bytes, channels: int, width: int) -> float:
    """Return how large steps from sample to sample are against the spread; wrong widths give noise."""
    whole = len(data) // (width * channels) * width * channels
    x = np.frombuffer(data[:whole], dtype=f"<i{width}").reshape(-1, channels).astype(np.float64)
    if len(x) < 3:
        return 0.0
    spread = np.median(np.abs(x - np.median(x, axis=0)), axis=0)
    step = np.median(np.abs(np.diff(x, axis=0)), axis=0)
    # The upper half of a wide number hardly moves, and looks flat.
    return float(np.median(np.divide(step, spread, out=np.full(len(step), np.inf), where=spread > 1.0)))


def _read_nihon(path: Path, told: Told) -> Loaded:
    raw = load(path, "Nihon Kohden", "read_raw_nihon", most_bytes=told.most_bytes)
    # Newer files keep their signals behind a block in the old layout, which alone is understood.
    if _NIHON_BYTES * raw.n_times * len(raw.ch_names) < _UNDERSTOOD * path.stat().st_size:
        with path.open("rb") as file:
            model = file.read(9).decode("latin-1")
        raise UnreadableRecording(
            f"{path.name} is a Nihon Kohden {model} recording of a newer layout that is not read here; "
            "export it as EDF in the Nihon Kohden program"
        )
    return take(
        path,
        raw,
        "Nihon Kohden",
        told,
        device="Nihon Kohden",
    )


def _read_persyst(path: Path, told: Told) -> Loaded:
    content = input_bytes(path, _MOST_HEADER, "export the recording again", refusal=UnreadableRecording)
    text = content.decode("latin-1")
    match = re.search(r"^\s*File\s*=\s*(.+?)\s*$", text, re.MULTILINE | re.IGNORECASE)
    name = Path(match[1].replace("\\", "/")).name if match else ""
    if not is_beside(path, name):
        named = f"the file {name[:80]}" if name.isprintable() and name else "a .dat file"
        raise UnreadableRecording(
            f"{path.name} needs {named} with its signals, which is not beside it; "
            "put all files of the recording in one folder"
        )
    return take(path, load(path, "Persyst", "read_raw_persyst", most_bytes=told.most_bytes), "Persyst", told)


FORMATS = (
    RecordingFormat("Neuroscan", starts(b"Version 3.0"), _read_neuroscan, (".cnt",)),
    RecordingFormat("Nihon Kohden", starts(*_NIHON), _read_nihon),
    RecordingFormat("Persyst", lambda head: head.lstrip().lower().startswith(b"[fileinfo]"), _read_persyst, (".lay",)),
)

"""BrainVision recordings: a header, its signals and its markers, also where they were renamed or the markers are lost.

BrainVision Core Data Format 1.0 (Brain Products, 2019). MNE reads the signals; what it
cannot follow is written anew, as it wants it, in a private folder.
"""

import re
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.laboratory.through_mne import damaged, is_beside, linked, load, starts, take
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.files import input_bytes

_MOST_CHANNELS = 4096
_MOST_TEXT = 600 * 10**6
_MOST_HEADER, _MOST_MARKERS = 20 * 10**6, 100 * 10**6
_WIDTHS = {"INT_16": 2, "UINT_16": 2, "INT_32": 4, "IEEE_FLOAT_32": 4}
_ENDINGS = (".vhdr", ".ahdr")


def _read(path: Path, told: Told) -> Loaded:
    content = input_bytes(path, _MOST_HEADER, "export the recording again", refusal=UnreadableRecording)
    text = content.decode("latin-1")
    channels = _channel_count(path, text)
    data, markers, notes = _companions(path, text)
    in_rows = _entry(text, "DataOrientation").upper() == "VECTORIZED"
    ascii_too = _entry(text, "DataFormat").upper() == "ASCII"
    if in_rows and not ascii_too:
        _check_points(path, text, data, channels)
    plain = (path.parent / _entry(text, "DataFile").replace("$b", path.stem)) == data and path.suffix in _ENDINGS
    marked = markers is not None or not _entry(text, "MarkerFile")
    if plain and marked and not (in_rows and ascii_too) and not notes:
        raw = load(path, "BrainVision", "read_raw_brainvision", most_bytes=told.most_bytes)
        return take(path, raw, "BrainVision", told)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="batik-gen-")))
        ending = path.suffix.lower() if path.suffix.lower() in _ENDINGS else ".vhdr"
        header = folder / f"recording{ending}"
        if in_rows and ascii_too:
            _in_columns(path, text, data, channels).tofile(folder / "signals.eeg")
            text = _as_binary(text)
        else:
            linked(data, folder / "signals.eeg")
        text = _with_entry(text, "DataFile", "signals.eeg")
        if markers is not None:
            linked(markers, folder / "markers.vmrk")
        text = _with_entry(text, "MarkerFile", None if markers is None else "markers.vmrk")
        header.write_bytes(text.encode("latin-1"))
        raw = load(header, "BrainVision", "read_raw_brainvision", most_bytes=told.most_bytes, shown=path, keep=stack)
    return take(path, raw, "BrainVision", told, notes=notes)


def _entry(text: str, key: str) -> str:
    match = re.search(rf"^{key}[ \t]*=[ \t]*(.*?)\s*$", text, re.MULTILINE | re.IGNORECASE)
    return match[1] if match else ""


def _with_entry(text: str, key: str, value: str | None) -> str:
    """Return a header in which an entry has another value, or is gone."""
    line = "" if value is None else f"{key}={value}"
    return re.sub(rf"^{key}[ \t]*=.*?(?=\r?$)", lambda _: line, text, flags=re.MULTILINE | re.IGNORECASE)


def _channel_count(path: Path, text: str) -> int:
    """Return how many channels there are, before anything is made for so many."""
    said = _entry(text, "NumberOfChannels")
    told_of = len(re.findall(r"^Ch\d+[ \t]*=", text.split("[Coordinates]")[0], re.MULTILINE | re.IGNORECASE))
    if not said.isdecimal() or len(said) > 10 or not 0 < int(said) <= min(told_of, _MOST_CHANNELS):
        number = said if said.isdecimal() and len(said) <= 20 else "no number of"
        raise UnreadableRecording(
            f"the header of {path.name} promises {number} channels and describes {told_of}; export the recording again"
        )
    return int(said)


def _companions(path: Path, text: str) -> tuple[Path, Path | None, tuple[str, ...]]:
    """Find signals and markers: by the name in the header, else by the name of the header itself."""
    name = _entry(text, "DataFile").replace("$b", path.stem)
    if not name:
        raise UnreadableRecording(f"{path.name} does not name the file with its signals; export the recording again")
    beside = _beside(path, (".eeg", ".dat", ".seg", ".avg"))
    data = _named(path, name) or beside
    if data is None:
        raise UnreadableRecording(
            f"{path.name} needs the file {_shown(name)} with its signals, which is not beside it; "
            "put all files of the recording in one folder"
        )
    notes = []
    if beside is not None and not beside.samefile(data):
        notes.append("the header names other signals than the file with its own name; those it names were read")
    marker = _entry(text, "MarkerFile").replace("$b", path.stem)
    markers = (_named(path, marker) or _beside(path, (".vmrk", ".amrk"))) if marker else None
    if markers is not None and markers.stat().st_size > _MOST_MARKERS:
        raise UnreadableRecording(
            f"the file with the markers of {path.name} holds {markers.stat().st_size / 1e6:.0f} MB, far more than "
            "it can need; export the recording again"
        )
    if marker and markers is None:
        notes.append("the file with the markers is missing; where the recording paused is not known")
    return data, markers, tuple(notes)


def _named(path: Path, name: str) -> Path | None:
    """Return a file by the name a header tells, which may be a path on another computer."""
    for one in (name, name.replace("\\", "/").rsplit("/", 1)[-1]):
        if is_beside(path, one):
            return path.parent / one
    return None


def _beside(path: Path, endings: Sequence[str]) -> Path | None:
    return next(
        (p for e in endings for p in (path.with_suffix(e), path.with_suffix(e.upper())) if p != path and p.is_file()),
        None,
    )


def _shown(name: str) -> str:
    """Return a file name out of a header, fit to be printed: one line, no folder, not endless."""
    return "".join(filter(str.isprintable, Path(name.replace("\\", "/")).name))[:80]


def _check_points(path: Path, text: str, data: Path, channels: int) -> None:
    """Refuse a header that promises more samples than its file holds."""
    said = _entry(text, "DataPoints")
    width = _WIDTHS.get(_entry(text, "BinaryFormat").upper(), 2)
    if said and (not said.isdecimal() or len(said) > 15 or int(said) * channels * width > data.stat().st_size):
        raise UnreadableRecording(
            f"{path.name} promises more samples than the file with its signals holds; copy the recording again"
        )


def _in_columns(path: Path, text: str, data: Path, channels: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Read text with one channel a line into samples x channels."""
    if data.stat().st_size > _MOST_TEXT:
        raise UnreadableRecording(f"{path.name} is too large as text; export the recording in a binary format")
    skip_lines, skip_columns = (int(_entry(text, key) or 0) for key in ("SkipLines", "SkipColumns"))
    point = _entry(text, "DecimalSymbol") or "."
    lines = data.read_bytes().decode("latin-1").splitlines()[skip_lines:]
    try:
        rows = [
            np.array(line.replace(point, ".").split()[skip_columns:], dtype=np.float32)
            for line in lines
            if line.strip()
        ]
    except ValueError:
        raise damaged(path, "BrainVision") from None
    if len(rows) != channels or not rows[0].size or len({len(row) for row in rows}) != 1:
        raise UnreadableRecording(
            f"{path.name} is BrainVision in ASCII with one channel a line, and its {len(rows)} lines do not hold "
            f"{channels} channels of one length; export the recording in a binary format"
        )
    return np.ascontiguousarray(np.stack(rows, axis=1))


def _as_binary(text: str) -> str:
    text = re.sub(r"^\[ASCII Infos\].*?(?=^\[)", "", text, flags=re.MULTILINE | re.DOTALL | re.IGNORECASE)
    text = _with_entry(_with_entry(text, "DataFormat", "BINARY"), "DataOrientation", "MULTIPLEXED")
    infos = "[Binary Infos]\nBinaryFormat=IEEE_FLOAT_32\n\n"
    return re.sub(r"^(?=\[Channel Infos\])", infos, text, count=1, flags=re.MULTILINE | re.IGNORECASE)


FORMATS = (
    RecordingFormat(
        "BrainVision",
        starts(b"Brain Vision Data Exchange Header", b"BrainVision Data Exchange Header"),
        _read,
        _ENDINGS,
    ),
)

"""JSON of Neurosity's brainwaves: epochs of a few samples, each with its start, its rate and the names of its inputs.

Shapes after the documentation of the brainwaves API: ``{"data": [[...], ...], "info":
{"samplingRate": 256, "startTime": ..., "channelNames": [...]}}``, one channel a list;
one object, a list of them, or one a line.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from batik_gen.eeg.formats.devices import DEVICES
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.tables.stamps import GAP_S
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording

_MOST_BYTES = 200_000_000
_DEPTH = 4
_BANDS = (b'"alpha"', b'"beta"', b'"theta"')
_CROWN = DEVICES["crown"]


def _begins(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))


def _recognise(head: bytes) -> bool:
    return _begins(head) and b'"data"' in head and b'"samplingRate"' in head and b'"alpha"' not in head


def _is_bands(head: bytes) -> bool:
    return _begins(head) and all(word in head for word in _BANDS)


def _refuse_bands(path: Path, _told: Told) -> Loaded:
    raise UnreadableRecording(
        f"{path.name} holds band powers and no waveform, and does not tell over which bands they were taken; "
        "record raw brainwaves and choose that file"
    )


def _read(path: Path, _told: Told) -> Loaded:
    if path.stat().st_size > _MOST_BYTES:
        raise UnreadableRecording(
            f"{path.name} holds more JSON than {_MOST_BYTES / 1e6:.0f} MB, which can be read at once; cut it into parts"
        )
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    try:
        epochs = list(_epochs(_parsed(text), _DEPTH))
        first = epochs[0]["info"]
        rate = float(first["samplingRate"])
        blocks = [_block(epoch["data"]) for epoch in epochs]
        names = tuple(map(str, first.get("channelNames") or _CROWN.channels))
        starts = [float(epoch["info"].get("startTime", "nan")) / 1000.0 for epoch in epochs]
        signals = np.concatenate(blocks, axis=1)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError):
        raise _damaged(path) from None
    if len(names) != len(signals) or not np.isfinite(rate) or rate <= 0.0:
        raise _damaged(path)
    ends = np.cumsum([block.shape[1] for block in blocks])
    lost = np.diff(starts) - np.array([block.shape[1] for block in blocks[:-1]]) / rate
    away = np.abs(np.nan_to_num(lost)) > GAP_S
    pauses = "1 pause" if away.sum() == 1 else f"{away.sum()} pauses"
    total = float(np.maximum(lost[away], 0.0).sum())
    return Loaded(
        signals=signals,
        sfreq=rate,
        names=names,
        format="Neurosity JSON",
        device=_CROWN.label if names == _CROWN.channels else "Neurosity",
        gaps=tuple((at / rate, at / rate) for at in ends[:-1][away]),
        notes=(f"the time stamps show {pauses}, {total:.1f} s in all",) if away.any() else (),
        unit_known=True,
    )


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        # Loggers write one object a line.
        return [json.loads(line.rstrip(", ")) for line in text.splitlines() if line.strip(" ,[]")]


def _epochs(item: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield each object with data and info, however it was wrapped."""
    if isinstance(item, dict) and "data" in item and "info" in item:
        yield item
    elif depth and isinstance(item, dict | list):
        for inner in item.values() if isinstance(item, dict) else item:
            yield from _epochs(inner, depth - 1)


def _block(data: Any) -> FloatArray:
    """Return channels x samples; a single sample of each channel is a plain list."""
    block = np.array(data, dtype=np.float64)
    return block[:, None] if block.ndim == 1 else block.reshape(len(block), -1)


def _damaged(path: Path) -> UnreadableRecording:
    return UnreadableRecording(
        f"{path.name} looks like JSON of a Neurosity headset but is damaged or of a kind that is not known; "
        "export the recording again as CSV"
    )


FORMATS = (
    RecordingFormat("Neurosity JSON", _recognise, _read),
    RecordingFormat("band powers in JSON", _is_bands, _refuse_bands),
)

"""XDF files of LabRecorder, through pyxdf: the EEG among their streams, on the recorder's clock."""

import logging
from pathlib import Path
from typing import Any

import numpy as np

from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.laboratory.through_mne import damaged, need, starts
from batik_gen.eeg.formats.tables.stamps import rate_from_stamps
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

_TO_UV = {"volt": 1e6, "volts": 1e6, "v": 1e6, "millivolts": 1e3, "mv": 1e3, "nanovolts": 1e-3, "nv": 1e-3}
"""Every other unit, and none, is taken as microvolts; a slip shows in the amplitude."""
_NAMES = ("eeg", "muse", "openbci", "emotiv", "biosemi", "eego", "actichamp", "unicorn", "enobio", "smarting")
_TYPES = ("exg", "signal", "biosignal", "")
_RATE_SLACK = 0.02


def _read(path: Path, told: Told) -> Loaded:
    need("pyxdf", path, "an XDF file of LabRecorder")
    stream = _choose(_streams(path), path)
    try:
        return _take(stream, told, path)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        raise damaged(path, "XDF") from None


def _streams(path: Path) -> list[Any]:
    import pyxdf

    log = logging.getLogger("pyxdf")
    # Without a handler of its own Python would print its warnings.
    log.addHandler(logging.NullHandler())
    log.propagate = False
    try:
        return list(pyxdf.load_xdf(path)[0])
    except MemoryError:
        raise UnreadableRecording(
            f"{path.name} is too large for the memory of this computer; record shorter pieces"
        ) from None
    # pyxdf raises whatever its parsers raise, and its messages hold paths.
    except Exception:
        raise damaged(path, "XDF") from None


def _choose(streams: list[Any], path: Path) -> Any:
    """Return the longest stream of type EEG, else one whose name tells a headset."""
    numeric = [s for s in streams if _shape(s)[0] > 1 and _shape(s)[1] > 0]
    groups = (
        [s for s in numeric if _said(s, "type").lower() == "eeg"],
        [
            s
            for s in numeric
            if _said(s, "type").lower() in _TYPES and any(n in _said(s, "name").lower() for n in _NAMES)
        ],
    )
    found = next((group for group in groups if group), None)
    if found is None:
        raise UnreadableRecording(
            f"{path.name} holds {len(streams)} streams and none of type EEG; record the EEG stream of the headset too"
        )
    return max(found, key=lambda s: _shape(s)[0] * _shape(s)[1])


def _shape(stream: Any) -> tuple[int, int]:
    series = stream.get("time_series")
    if not isinstance(series, np.ndarray) or series.ndim != 2 or series.dtype.kind not in "fiu":
        return 0, 0
    return series.shape[0], series.shape[1]


def _said(stream: Any, key: str) -> str:
    value = (stream["info"].get(key) or [""])[0]
    return value if isinstance(value, str) else ""


def _take(stream: Any, told: Told, path: Path) -> Loaded:
    signals = np.array(stream["time_series"].T, dtype=np.float64)
    stamps = np.asarray(stream["time_stamps"], dtype=np.float64)
    rate, seams, notes = rate_from_stamps(stamps)
    nominal = float(_said(stream, "nominal_srate") or 0.0)
    if rate <= 0.0 and nominal <= 0.0:
        raise UnreadableRecording(f"the EEG stream of {path.name} tells no sampling rate; record it again")
    if nominal > 0.0 and (rate <= 0.0 or abs(rate - nominal) <= _RATE_SLACK * nominal):
        rate = nominal
    elif nominal > 0.0:
        notes = (*notes, f"the stream promises {nominal:g} samples a second and came with {rate:.4g}")
    labels, units, types = (_of_channels(stream, key, len(signals)) for key in ("label", "unit", "type"))
    names = tuple(label or f"channel {i + 1}" for i, label in enumerate(labels))
    eeg = [i for i, kind in enumerate(types) if kind.lower() in ("", "eeg") or names[i] in told.channels]
    scale = np.array([_TO_UV.get(unit.strip().lower(), 1.0) for unit in units])
    return Loaded(
        signals=signals[eeg] * scale[eeg, None],
        sfreq=rate,
        names=tuple(names[i] for i in eeg),
        format="XDF",
        gaps=seams,
        dropped=tuple(Dropped(names[i], "not EEG by its type") for i in range(len(names)) if i not in eeg),
        notes=notes,
    )


def _of_channels(stream: Any, key: str, count: int) -> list[str]:
    """Return one entry of the description of every channel, empty where there is none."""
    try:
        channels = stream["info"]["desc"][0]["channels"][0]["channel"]
        found = [(channel.get(key) or [""])[0] or "" for channel in channels]
    except (KeyError, TypeError, IndexError, AttributeError):
        found = []
    return [str(f) for f in found] if len(found) == count else [""] * count


FORMATS = (RecordingFormat("XDF", starts(b"XDF:"), _read, (".xdf", ".xdfz")),)

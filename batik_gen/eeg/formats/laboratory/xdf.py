"""XDF files of LabRecorder, through pyxdf: the EEG among their streams, on the recorder's clock."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from batik_gen.eeg.channels.names import known
from batik_gen.eeg.formats.kind import Loaded, RecordingFormat, Told
from batik_gen.eeg.formats.laboratory.through_mne import damaged, need, starts
from batik_gen.eeg.formats.laboratory.xdf_chunks import len_after_damage
from batik_gen.eeg.formats.laboratory.xdf_streams import choose_stream, list_several, said
from batik_gen.eeg.formats.tables.stamps import rate_from_stamps
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

_TO_UV = {"volt": 1e6, "volts": 1e6, "v": 1e6, "millivolts": 1e3, "mv": 1e3, "nanovolts": 1e-3, "nv": 1e-3}
"""Every other unit, and none, is taken as microvolts; a slip shows in the amplitude."""
_RATE_SLACK = 0.02
_MOST_SEARCHED = 256 * 2**20
"""Bytes behind a damaged place that pyxdf may search for one that is sound, some hundred megabytes a second."""


def _read(path: Path, told: Told) -> Loaded:
    need("pyxdf", path, "an XDF file of LabRecorder")
    streams = _streams(path)
    try:
        stream, notes = choose_stream(streams, path, told.stream)
        loaded = _take(stream, told, path)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        raise damaged(path, "XDF") from None
    return replace(loaded, notes=(*notes, *loaded.notes))


def _list(path: Path) -> tuple[str, ...]:
    need("pyxdf", path, "an XDF file of LabRecorder")
    return list_several(_streams(path))


def _streams(path: Path) -> list[Any]:
    import pyxdf

    if len_after_damage(path) > _MOST_SEARCHED:
        raise damaged(path, "XDF")
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


def _take(stream: Any, told: Told, path: Path) -> Loaded:
    signals = np.array(stream["time_series"].T, dtype=np.float64)
    stamps = np.asarray(stream["time_stamps"], dtype=np.float64)
    rate, seams, notes = rate_from_stamps(stamps)
    nominal = float(said(stream, "nominal_srate") or 0.0)
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
        dropped=tuple(
            Dropped(known(names[i], i + 1), "not EEG by its type") for i in range(len(names)) if i not in eeg
        ),
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


FORMATS = (RecordingFormat("XDF", starts(b"XDF:"), _read, (".xdf", ".xdfz"), streams=True, list_streams=_list),)

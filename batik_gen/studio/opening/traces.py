"""The whole recording as lines to draw: of each channel how far it swings, piece by piece, and what was kept."""

from pathlib import Path
from typing import Any

import numpy as np

from batik_gen.eeg.formats.kind import LARGE_BYTES
from batik_gen.eeg.reading.read import InPart, read_in_part
from batik_gen.values.arrays import FloatArray
from batik_gen.values.portrait import Portrait
from batik_gen.values.reading import Reading
from batik_gen.values.recording import Recording

_COLUMNS = 600
"""Pieces of a line at most."""
_MOST_CHANNELS = 64


def traces(path: Path, portrait: Portrait) -> dict[str, Any]:
    """Return the least and the most of each channel along a recording, and of each second whether it was kept.

    Of a file too large to be loaded, and of one that holds no waveform, there are no lines.

    Raises
    ------
    BatikGenError
        As ``read``.
    """
    with read_in_part(path, Reading(), LARGE_BYTES) as recording:
        if isinstance(recording, InPart) or not isinstance(recording, Recording):
            return {"channels": []}
        seconds = recording.signals.shape[1] / recording.sfreq
        lines = [_line(name, recording, portrait, seconds) for name in recording.channels[:_MOST_CHANNELS]]
    return {"seconds": round(seconds, 1), "channels": lines}


def _line(name: str, recording: Recording, portrait: Portrait, seconds: float) -> dict[str, Any]:
    signal = recording.signals[recording.channels.index(name)]
    cuts = np.linspace(0, len(signal), min(_COLUMNS, len(signal)) + 1).astype(int)
    filled = np.nan_to_num(signal - np.nanmedian(signal) if np.isfinite(signal).any() else signal)
    least, most = np.minimum.reduceat(filled, cuts[:-1]), np.maximum.reduceat(filled, cuts[:-1])
    usual = float(np.percentile(np.concatenate([-least, most]), 90)) or 1.0
    return {
        "name": name,
        "low": np.round(np.clip(least / usual, -1.6, 1.6), 2).tolist(),
        "high": np.round(np.clip(most / usual, -1.6, 1.6), 2).tolist(),
        "uv": round(usual, 1),
        "kept": _kept(name, portrait, seconds),
    }


def _kept(name: str, portrait: Portrait, seconds: float) -> list[list[float]]:
    """Return the stretches of a channel that were kept, as shares of the whole; none of one that was left out."""
    if name not in portrait.channels or not len(portrait.epoch_start_s):
        return []
    starts: FloatArray = portrait.epoch_start_s
    clean = ~np.isnan(portrait.bands[:, portrait.channels.index(name), 0])
    length = float(np.median(np.diff(starts))) if len(starts) > 1 else seconds
    stretches: list[list[float]] = []
    for start in starts[clean].tolist():
        first, last = start / seconds, min((start + length) / seconds, 1.0)
        if stretches and first - stretches[-1][1] < 0.01 * length / seconds:
            stretches[-1][1] = round(last, 5)
        else:
            stretches.append([round(first, 5), round(last, 5)])
    return stretches

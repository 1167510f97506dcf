"""Ten seconds of a recording as they were measured, to be shown to the person whose they are."""

from pathlib import Path

import numpy as np

from batik_gen.eeg.cleaning.epochs import band_pass
from batik_gen.eeg.formats.kind import LARGE_BYTES
from batik_gen.eeg.reading.read import InPart, read_in_part
from batik_gen.values.portrait import Portrait
from batik_gen.values.reading import Reading
from batik_gen.values.recording import Excerpt, Recording

EXCERPT_S = 10.0
_BESIDE_S = 2.0
"""So much more on either side is filtered, that the ends are no worse than the rest."""
_LOW_HZ, _HIGH_HZ = 1.0, 40.0
_BACK = 0.7
"""Channels behind this place show alpha best (0 brow, 1 back of the head)."""


def excerpt(path: Path, portrait: Portrait, reading: Reading | None = None) -> Excerpt | None:
    """Return the ten clean seconds of a recording in which alpha shows most, or None where there are none.

    Parameters
    ----------
    path
        The recording.
    portrait
        What was measured of it: which epochs are clean, and how strong alpha is in them.
    reading
        Options of ``read``.

    Raises
    ------
    BatikGenError
        As ``read`` does.
    """
    place = _where(portrait)
    if place is None:
        return None
    channel, start = place
    with read_in_part(path, reading or Reading(), LARGE_BYTES) as recording:
        # Of a file too large to be loaded nothing is shown: it was measured in two walks, and is not walked again.
        if isinstance(recording, InPart) or not isinstance(recording, Recording):
            return None
        if channel not in recording.channels:
            return None
        return _cut(recording, channel, start)


def _where(portrait: Portrait) -> tuple[str, float] | None:
    """Return the channel and the start of the excerpt, by the clean epochs and their alpha."""
    if not portrait.spectrum.size or len(portrait.epoch_start_s) < 2:
        return None
    epoch = float(np.median(np.diff(portrait.epoch_start_s)))
    count = max(1, round(EXCERPT_S / epoch))
    alpha = portrait.bands[:, :, [band.name for band in portrait.edges].index("alpha")]
    known = np.isfinite(portrait.place)
    behind = np.flatnonzero(known & (portrait.place >= _BACK))
    among = behind if len(behind) else np.arange(len(portrait.channels))
    best: tuple[float, str, float] | None = None
    for at in among:
        for first in range(len(alpha) - count + 1):
            here = alpha[first : first + count, at]
            start = float(portrait.epoch_start_s[first])
            whole = float(portrait.epoch_start_s[first + count - 1]) - start < (count - 0.5) * epoch
            if whole and np.isfinite(here).all() and (best is None or here.mean() > best[0]):
                best = float(here.mean()), portrait.channels[at], start
    return None if best is None else best[1:]


def _cut(recording: Recording, channel: str, start: float) -> Excerpt | None:
    sfreq = recording.sfreq
    first, last = round(start * sfreq), round((start + EXCERPT_S) * sfreq)
    signal = recording.signals[recording.channels.index(channel)]
    if last > len(signal):
        return None
    before, after = min(first, round(_BESIDE_S * sfreq)), min(len(signal) - last, round(_BESIDE_S * sfreq))
    part = signal[first - before : last + after]
    passed = band_pass(part[None], sfreq, _LOW_HZ, min(_HIGH_HZ, 0.45 * sfreq))[0]
    return Excerpt(channel, start, sfreq, passed[before : before + last - first])

"""What potentials are measured against: the average of the head where it is covered, else as recorded."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from batik_gen.eeg.channels.names import place
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.errors import UnknownName
from batik_gen.values.recording import Dropped
from batik_gen.values.words import shown

LEAST_RECORDED = 19
"""The electrodes of the 10-20 system; with fewer the average is that of one place. Bad ones and those left out by hand
count: one electrode that comes off must not change what all others are measured against."""
LEAST_USABLE = 16
"""As many of them as the norm class of the whole head asks for."""
_LEAST_TOGETHER = 1.0 / 3.0

_Waves = TypeVar("_Waves", FloatArray, NDArray[np.complex128])


KINDS = ("average", "recorded")


def check_reference(kind: str) -> None:
    """Raise UnknownName where there is no such choice of reference."""
    if kind not in KINDS:
        raise UnknownName(f"there is no reference {shown(kind)}; choose one of {', '.join(KINDS)}")


def averaged_channels(
    kind: str, channels: tuple[str, ...], dropped: tuple[Dropped, ...], good: IntArray
) -> IntArray | None:
    """Return over which channels to average, or None where signals stay as they were recorded.

    Nineteen EEG channels or more must have been recorded, and sixteen of them be
    good. Differences between two named electrodes have no common reference to change.

    Parameters
    ----------
    kind
        ``average``, where there are enough channels, or ``recorded``.
    channels
        All names.
    dropped
        Channels of the file that were left out while reading; those at a known place of the head were EEG.
    good
        Those that are fit for use.
    """
    recorded = len(channels) + sum(not np.isnan(place(d.channel)) for d in dropped)
    bipolar = sum("-" in channels[i] and not np.isnan(place(channels[i])) for i in good)
    enough = recorded >= LEAST_RECORDED and len(good) >= LEAST_USABLE
    return good if kind == "average" and enough and 2 * bipolar < len(good) else None


def enough_together(clean: BoolArray, over: IntArray | None) -> BoolArray:
    """Leave out epochs in which most channels move at once: what few are clean there make no average.

    Parameters
    ----------
    clean
        Channels x epochs.
    over
        The channels to average, or None.
    """
    return clean if over is None else np.asarray(clean & (clean[over].mean(axis=0) >= _LEAST_TOGETHER))


def subtract_average(epochs: _Waves, clean: BoolArray, over: IntArray) -> _Waves:
    """Refer epochs to the mean of those channels that are clean in them.

    Parameters
    ----------
    epochs
        Channels x epochs x samples, real or complex.
    clean
        Channels x epochs.
    over
        The channels to average.
    """
    weight = clean[over].astype(epochs.real.dtype)
    weight /= np.maximum(weight.sum(axis=0), 1.0)
    average = np.sum(epochs[over] * weight[:, :, None], axis=0, dtype=epochs.dtype)
    referred: _Waves = epochs - average
    return referred


def told(over: IntArray | None) -> str:
    """Return the note on the reference, or an empty string where nothing was changed."""
    return "" if over is None else f"the signals were referred to the average of {len(over)} channels"

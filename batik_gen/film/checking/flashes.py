"""Counting flashes, which must stay rare: films are seen by people with photosensitive epilepsy, and made by them."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import uniform_filter

from batik_gen.values.arrays import FloatArray

MOST = 3
"""General flashes within one second that are allowed (WCAG 2.2, criterion 2.3.1; ITU-R BT.1702-3)."""
_CHANGE, _DARKER = 0.10, 0.80
"""A change of relative luminance by so much counts, where the darker of the two is below this."""
_CELLS, _FIELD, _SHARE = 24, 8, 0.25
"""Cells on either side of a picture; of those a field of 10 degrees has so many, of which a quarter must flash."""


def flashes_in(frames: Iterable[Image.Image], fps: float) -> int:
    """Return the most general flashes that are seen within one second of a film.

    A flash is a pair of opposing changes of relative luminance by a tenth or more, the darker state below 0.80, over
    a quarter of any field of 10 degrees: a third of the picture's width and height (docs/sources.md#film).

    Parameters
    ----------
    frames
        In order.
    fps
        Frames a second.
    """
    light = np.stack([_luminance(frame) for frame in frames])
    changes = _changes(light)
    window = max(round(fps), 1)
    reached = np.cumsum(changes, axis=0, dtype=np.int64)
    within = reached.copy()
    within[window:] -= reached[:-window]
    flashes = within // 2
    for count in range(int(flashes.max()), 0, -1):
        shares = uniform_filter((flashes >= count).astype(np.float64), (0, _FIELD, _FIELD), mode="constant")
        if (shares >= _SHARE).any():
            return count
    return 0


def _luminance(frame: Image.Image) -> FloatArray:
    """Return the relative luminance of each cell (sRGB, IEC 61966-2-1)."""
    small = np.asarray(frame.convert("RGB").resize((_CELLS, _CELLS), Image.Resampling.BOX), np.float64) / 255.0
    linear = np.where(small <= 0.04045, small / 12.92, ((small + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def _changes(light: FloatArray) -> NDArray[np.bool_]:
    """Return where a change that counts is completed: frames x cells x cells, each opposed to the one before."""
    low, high = light[0].copy(), light[0].copy()
    way = np.zeros(light[0].shape, np.int8)
    out = np.zeros(light.shape, bool)
    for number, now in enumerate(light):
        rises = (now - low >= _CHANGE) & (low < _DARKER) & (way <= 0)
        falls = (high - now >= _CHANGE) & (now < _DARKER) & (way >= 0) & ~rises
        out[number] = rises | falls
        way[rises], way[falls] = 1, -1
        # After a change only what opposes it is looked for, from the furthest that it goes.
        low = np.where(rises | falls, now, np.minimum(low, now))
        high = np.where(rises | falls, now, np.maximum(high, now))
        low, high = np.where(way > 0, now, low), np.where(way < 0, now, high)
    return out

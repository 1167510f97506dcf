"""From sRGB to the planes of video: BT.709, studio range, a quarter of the places in colour."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Plane = NDArray[np.uint8]

_KR, _KB = 0.2126, 0.0722
_KG = 1.0 - _KR - _KB
_LUMA, _CHROMA = 219.0 / 255.0, 112.0 / 255.0
"""Shares of red and blue in luma, and the studio range of luma and chroma (ITU-R BT.709-6, docs/sources.md#film)."""

_MATRIX = (
    _LUMA * _KR, _LUMA * _KG, _LUMA * _KB, 16.0,
    -_CHROMA * _KR / (1.0 - _KB), -_CHROMA * _KG / (1.0 - _KB), _CHROMA, 128.0,
    _CHROMA, -_CHROMA * _KG / (1.0 - _KR), -_CHROMA * _KB / (1.0 - _KR), 128.0,
)  # fmt: skip


def planes_of(image: Image.Image) -> tuple[Plane, Plane, Plane]:
    """Return luma and both chroma planes of a picture whose sides are even, the latter of half its size."""
    luma, blue, red = image.convert("RGB", _MATRIX).split()
    return np.asarray(luma), np.asarray(blue.reduce(2)), np.asarray(red.reduce(2))

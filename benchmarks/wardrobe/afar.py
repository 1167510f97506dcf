"""What is seen of a cloth from across the room: balance, detail, symmetry, repeat, holes."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from scipy import fft, ndimage

from batik_gen.values.arrays import FloatArray
from benchmarks.wardrobe.showing import lab
from benchmarks.wardrobe.subject import Subject
from tests import measuring

ALL = tuple(measuring.TRANSFORMS)
SYMMETRY: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        "p4m": (ALL, ()),
        "p2mm": (("turn", "left-right", "up-down"), ("quarter", "diagonal")),
        "cmm": (("turn", "left-right", "up-down"), ("quarter",)),
        "p2": (("turn",), ("left-right", "up-down")),
        "pm": (("left-right",), ("quarter", "diagonal")),
        "cm": (("left-right",), ("quarter", "diagonal")),
        "p1": ((), ("left-right", "up-down")),
    }
)
"""Wallpaper group of a family to the motions its picture must and must not allow."""

FREE = ("mega-mendung", "sekar-jagad")
"""Families without a repeat."""


def dark_share(subject: Subject) -> float:
    """Return the share of the cloth darker than Otsu's threshold."""
    return measuring.dark_share(subject.grey)


def box_dimension(subject: Subject) -> float:
    """Return the box dimension of the outlines of light and dark."""
    return measuring.box_dimension(subject.grey)


def right_symmetry(subject: Subject) -> float | None:
    """Return the worst likeness under the motions of the family's group."""
    has, _ = SYMMETRY[subject.family.symmetry]
    return min((measuring.likeness(subject.grey, t) for t in has), default=None)


def wrong_symmetry(subject: Subject) -> float | None:
    """Return the best likeness under motions that the family must not have."""
    _, lacks = SYMMETRY[subject.family.symmetry]
    return max((measuring.likeness(subject.grey, t) for t in lacks), default=None)


def repeat_strength(subject: Subject) -> float | None:
    """Return the height of the strongest repeat of the picture, as seen from 3 m."""
    return None if subject.family.name in FREE else strongest_repeat(subject.grey)


def free_repeat(subject: Subject) -> float | None:
    """Return the same of a family that must not repeat."""
    return strongest_repeat(subject.grey) if subject.family.name in FREE else None


def strongest_repeat(grey: FloatArray) -> float:
    """Return the height of the highest peak of the autocorrelation beyond the middle's own, 0 where there is none."""
    return max((height for height, _, _ in repeats(grey)), default=0.0)


def repeats(grey: FloatArray) -> list[tuple[float, int, int]]:
    """Return the peaks of the autocorrelation beyond the middle's own: height, and shift right and down in px.

    The picture is softened to what an eye resolves at 3 m (one minute of arc,
    0.9 mm, here 1.5 px) and each shift is normalised by its own overlap.
    """
    soft = ndimage.gaussian_filter(grey, 1.5)
    soft = soft - soft.mean()
    h, w = soft.shape
    shape = (2 * h, 2 * w)

    def correlate(a: FloatArray, b: FloatArray) -> FloatArray:
        found: FloatArray = fft.irfft2(fft.rfft2(a, shape) * np.conj(fft.rfft2(b, shape)), shape)
        return found

    ones = np.ones_like(soft)
    overlap = np.maximum(correlate(ones, ones), 1.0)
    mean_a, mean_b = correlate(soft, ones) / overlap, correlate(ones, soft) / overlap
    square = soft * soft
    power = np.sqrt(
        np.maximum(correlate(square, ones) / overlap - mean_a**2, 1e-9)
        * np.maximum(correlate(ones, square) / overlap - mean_b**2, 1e-9)
    )
    likeness = (correlate(soft, soft) / overlap - mean_a * mean_b) / power
    # Shifts down to half the picture, to the right or the left; one of each opposite pair.
    rows, columns = h // 2, w // 2
    half = np.concatenate([likeness[:rows, -columns:], likeness[:rows, :columns]], axis=1)
    y, x = np.mgrid[:rows, -columns:columns]
    peak = (half == ndimage.maximum_filter(half, 5)) & (half > -1)
    middle = ndimage.label(half > 0.2)[0]
    peak &= middle != middle[0, columns]
    peak &= x * x + y * y > 36
    return [(float(h), int(dx), int(dy)) for h, dx, dy in zip(half[peak], x[peak], y[peak], strict=True)]


def emptiness(subject: Subject) -> float:
    """Return the width of the widest plate without an edge in it, in per cent of the picture's side."""
    return 100 * widest_plate(subject.far.rgb, subject.far.scale) / subject.side_mm


def widest_plate(rgb: FloatArray, scale: float) -> float:
    """Return the diameter, mm, of the largest circle in which nothing is drawn."""
    light = ndimage.gaussian_filter(lab(rgb)[..., 0], 0.7)
    edge = np.hypot(ndimage.sobel(light, 0), ndimage.sobel(light, 1)) / 8 > 1.6
    # Specks of mottling are no drawing.
    tags, count = ndimage.label(edge, np.ones((3, 3)))
    large = np.bincount(tags.ravel(), minlength=count + 1) >= 4
    large[0] = False
    away = ndimage.distance_transform_edt(~large[tags])
    return float(2 * away.max() / scale)

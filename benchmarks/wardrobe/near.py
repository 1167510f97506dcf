"""What is seen of a cloth held in the hand: lines, dots, filled shapes, tones."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage

from batik_gen.values.arrays import FloatArray
from benchmarks.wardrobe.showing import Shown, lab, nearest
from benchmarks.wardrobe.subject import LINE_SCALE, NEAR_SCALE, Subject

_LINE_PX = 3
"""Half the width of what is a line and not yet a plate, in px of a piece seen from near: 0.75 mm across."""


def outline_width(subject: Subject) -> float | None:
    """Return the median width of the lines that go round shapes, mm."""
    widths, _ = _lines(subject.outlines)
    return float(np.median(widths)) if len(widths) > 300 else None


def outline_spread(subject: Subject) -> float | None:
    """Return how the width of these lines varies, per cent, from quartiles, each against the same line of a still hand.

    One shape may be drawn with a finer canting than another; that is no unevenness.
    """
    widths, at = _lines(subject.outlines)
    planned, there = _lines(subject.planned_outlines)
    if len(widths) <= 300 or len(planned) <= 300:
        return None
    gap, same = nearest(there, at, 1)
    ratio = (widths / planned[same[:, 0]])[gap[:, 0] < 1.0]
    low, middle, high = np.percentile(ratio, [25, 50, 75])
    return float(100 * (high - low) / 1.349 / middle) if len(ratio) > 300 else None


def _lines(picture: Shown) -> tuple[FloatArray, FloatArray]:
    """Return widths along the middle of lines, and where, mm."""
    light = lab(picture.rgb)[..., 0]
    low, high = light.min(), light.max()
    if high - low < 8:
        return np.zeros(0), np.zeros((0, 2))
    share = (light - low) / (high - low)
    line = share > 0.5
    deep = ndimage.distance_transform_edt(line)
    ridge = line & (deep == ndimage.maximum_filter(deep, 5)) & (deep > 1.5)
    # A line of an odd number of pixels is twice the depth less one wide, of an even number twice the depth.
    widths: FloatArray = (2 * deep[ridge] - 0.5) / LINE_SCALE
    at = np.argwhere(ridge) / LINE_SCALE
    # Where two lines meet there is no width of one.
    kept = widths < 2 * np.median(widths) if len(widths) else np.zeros(0, np.bool_)
    return widths[kept], at[kept]


def filled(subject: Subject) -> float | None:
    """Return the share of shapes larger than 1 cm2, per cent, in which something is drawn."""
    # By colour, not by lightness alone: neighbouring blues of a cloud differ by 7 L*, to the eye by more.
    seen = subject.colour
    found = []
    for layer in subject.near_cloth.layers:
        areas = layer.areas
        for a, b in pairwise(areas.offsets):
            ring = areas.points[a:b] * NEAR_SCALE
            x, y = ring[:, 0], ring[:, 1]
            area = 0.5 * abs(float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())) / NEAR_SCALE**2
            (left, top), (right, bottom) = np.floor(ring.min(axis=0)), np.ceil(ring.max(axis=0))
            if area < 100 or left < 0 or top < 0 or right >= seen.shape[1] or bottom >= seen.shape[0]:
                continue
            size = (int(right - left) + 1, int(bottom - top) + 1)
            mask = Image.new("1", size)
            ImageDraw.Draw(mask).polygon([tuple(p) for p in ring - (left, top)], fill=1)
            inside = ndimage.distance_transform_edt(np.pad(np.asarray(mask), 1))[1:-1, 1:-1] > 1.6 * NEAR_SCALE
            here = seen[int(top) : int(top) + size[1], int(left) : int(left) + size[0]][inside]
            if len(here) > 200:
                off = np.sqrt(((here - np.median(here, axis=0)) ** 2).sum(axis=1))
                found.append(float((off > 8).mean()) > 0.015)
    return 100 * float(np.mean(found)) if found else None


def dot_size(subject: Subject) -> float | None:
    """Return the coefficient of variation of cecek diameters, per cent, each against the same dot of a still hand."""
    wide, centres = _dots(subject.dots)
    planned, at = _dots(subject.planned_dots)
    if len(wide) < 80 or len(planned) < 80:
        return None
    gap, same = nearest(at, centres, 1)
    ratio = np.log(wide / planned[same[:, 0]])[gap[:, 0] < 0.45]
    low, high = np.percentile(ratio, [25, 75])
    return float(100 * (high - low) / 1.349) if len(ratio) >= 80 else None


def dot_spacing(subject: Subject) -> float | None:
    """Return the same of the distance between cecek, for dots that stand in a row between two others."""
    wide, centres = _dots(subject.dots)
    if len(wide) < 80:
        return None
    gap, near = nearest(centres, centres, 3)
    one, other = centres[near[:, 1]] - centres, centres[near[:, 2]] - centres
    cosine = (one * other).sum(axis=1) / np.maximum(gap[:, 1] * gap[:, 2], 1e-9)
    row = (cosine < -0.75) & (gap[:, 2] < 4.0)
    if row.sum() < 60:
        return None
    # Two gaps of one row differ by the deviation times the root of two. From the median, so that the few
    # dots at the end of a row, whose second neighbour stands in another, do not count.
    return float(100 * np.median(np.log(gap[row, 2] / gap[row, 1])) / 0.6745 / np.sqrt(2))


def _dots(picture: Shown) -> tuple[FloatArray, FloatArray]:
    """Return diameters and centres, mm, of dots that stand alone."""
    light = lab(picture.rgb)[..., 0]
    low, high = light.min(), light.max()
    if high - low < 8:
        return np.zeros(0), np.zeros((0, 2))
    share = (light - low) / (high - low)
    tags, count = ndimage.label(ndimage.grey_dilation(share, (3, 3)) > 0.25)
    mass = np.bincount(tags.ravel(), share.ravel(), count + 1)[1:].astype(np.float64)
    wide: FloatArray = 2 * np.sqrt(mass / np.pi) / NEAR_SCALE
    boxes = ndimage.find_objects(tags)
    sides = np.array([[s.stop - s.start for s in box] for box in boxes], np.float64).reshape(-1, 2)
    at = np.array(ndimage.center_of_mass(share, tags, np.arange(1, count + 1))).reshape(-1, 2) / NEAR_SCALE
    inside = ((at > 1) & (at < light.shape[0] / NEAR_SCALE - 1)).all(axis=1)
    alone = (sides.max(axis=1, initial=0) < 1.35 * sides.min(axis=1, initial=1e9) + 1) & (wide > 0.3) & (wide < 2.5)
    kept = inside & alone
    return wide[kept], at[kept]


def unlike(subject: Subject) -> float | None:
    """Return the share of shapes, per cent, that are no exact copy of one elsewhere."""
    shapes = {}
    for layer in subject.near_cloth.layers:
        for a, b in pairwise(layer.areas.offsets):
            ring = layer.areas.points[a:b]
            # One outline may be waxed twice, its plate and its filling.
            shapes[ring.tobytes()] = (ring - ring[0]).tobytes()
    return 100 * len(set(shapes.values())) / len(shapes) if shapes else None


def brown_between(subject: Subject) -> float | None:
    """Return the share of borders between white plates and dark, per cent, that carry the brown line."""
    if not subject.family.process.startswith("sogan"):
        return None
    # Cream and white, and both blacks, lie beyond these; every brown lies between.
    light, dark = _plates(subject.lightness > 62), _plates(subject.lightness < 20)
    rim = ndimage.binary_dilation(light, iterations=3) & ~ndimage.binary_dilation(light, iterations=2)
    return 100 - 100 * float((dark & rim).sum()) / float(rim.sum()) if rim.any() else None


def _plates(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the pieces larger than 12 mm2: isen and lines drawn on them in the other tone need no brown between."""
    y, x = np.mgrid[-_LINE_PX : _LINE_PX + 1, -_LINE_PX : _LINE_PX + 1]
    tags, count = ndimage.label(ndimage.binary_opening(mask, x * x + y * y <= _LINE_PX * _LINE_PX))
    large = np.bincount(tags.ravel(), minlength=count + 1) > 12 * NEAR_SCALE**2
    large[0] = False
    found: NDArray[np.bool_] = large[tags]
    return found


def lightest(subject: Subject) -> float:
    """Return L* of the lightest tone."""
    return float(np.percentile(subject.lightness, 99.5))


def darkest(subject: Subject) -> float:
    """Return L* of the darkest tone."""
    return float(np.percentile(subject.lightness, 0.5))

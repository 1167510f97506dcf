"""The stem of a lung gelombang: what runs down its middle, dots and the larger seeds of bursts."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from batik_gen.pattern.motifs.gelombang.lung.pens import BEGINS
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, PITCH, RISE
from batik_gen.pattern.motifs.gelombang.lung.stem import bend
from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.values.arrays import FloatArray

_PX_MM, _MOST_LARGER = 8.0, 2.5
"""Pixels a millimetre in which marks are looked for, and how much larger the picture is made for it at most."""
_NOT_WHITE = 0.75
"""Edges of a dot count as well as its middle, of small ones as of large ones."""
_AREAS = (0.12, 22.0)
"""Marks of the stem are so large, mm2."""
_REACH, _WINDOW_MM, _SPREAD_MM = 7.0, 26.0, 0.4
"""The row of marks is looked for so far off the stem that was followed, by those within so much of it, mm."""
_ON_ROW = 0.9
"""So near the row a mark stands on it, mm."""
_LARGER, _SMALLER = 1.65, 0.35
"""A seed has so many times the area of the usual dot; what has less than a part of it is none."""
_USUAL_APART, _STRAY = (1.2, 3.8), 1.35
_NEAR_MM, _BELL_MM, _SWING_MM = 26.0, 13.0, 12.0
_SAME_MM = 0.9
"""Seeds of two copies of the line so near each other are one."""
_LEAST_GAPS = 30


@dataclass(frozen=True, eq=False)
class Marks:
    """Hold the marks of one piece of stem in the order of the line, mm: where on it, how far off its column, area."""

    s: FloatArray
    off: FloatArray
    area: FloatArray


def pieces(size_mm: tuple[float, float]) -> Iterator[tuple[float, FloatArray, FloatArray]]:
    """Yield the pieces of stem on a picture: x of their column, places on the line and their heights, mm."""
    width, height = size_mm
    s = np.arange(int(LINE), dtype=np.float64) + 0.5
    for column in range(-int(width / PITCH) - 1, int(width / PITCH) + 2):
        beginning = 0.5 * height + 0.5 * LINE - BEGINS * PITCH + column * RISE
        for turn in range(-2, 3):
            y = beginning + turn * LINE - s
            seen = (y > 0.5) & (y < height - 0.5)
            if seen.any():
                yield 0.5 * width + column * PITCH, s[seen], y[seen]


def marks_of(picture: ClothPicture, px_mm: float, swing: FloatArray) -> list[Marks]:
    """Return what stands in the middle of every piece of stem, near where it was followed at each mm of the line."""
    found, areas = _spots(picture, px_mm)
    step = np.gradient(swing * bend(np.arange(len(swing), dtype=np.float64) + 0.5))
    out = []
    for middle, s, y in pieces((picture.size[0] / px_mm, picture.size[1] / px_mm)):
        # Height and place on the line run against each other, a millimetre a millimetre.
        own_s = s[0] + y[0] - found[:, 1]
        near = (own_s > s[0] - 0.5) & (own_s < s[-1] + 0.5) & (np.abs(found[:, 0] - middle) < 0.5 * PITCH)
        own_s, off, area = own_s[near], found[near, 0] - middle, areas[near]
        at = np.arange(len(swing)) + 0.5
        slope = np.interp(own_s, at, step)
        aside = (off - np.interp(own_s, at, swing) * bend(own_s)) / np.sqrt(1.0 + slope * slope)
        kept = np.abs(aside) < _REACH
        own_s, off, area, aside = own_s[kept], off[kept], area[kept], aside[kept]
        kept = _on_row(own_s, aside)
        order = np.argsort(own_s[kept])
        if len(order):
            out.append(Marks(own_s[kept][order], off[kept][order], area[kept][order]))
    return out


def _spots(picture: ClothPicture, px_mm: float) -> tuple[FloatArray, FloatArray]:
    """Return the middles, n x 2 mm, and areas, mm2, of all small places that are not white but lie in white."""
    factor = float(np.clip(_PX_MM / px_mm, 1.0, _MOST_LARGER))
    white = picture.scaled(factor).white
    tags, count = ndimage.label(white < _NOT_WHITE)
    # By how far each pixel is brown: the edge of a small dot lies between pixels.
    mass = np.bincount(tags.ravel(), (1.0 - white).ravel(), count + 1)[1:] / (px_mm * factor) ** 2
    small = np.flatnonzero((mass > _AREAS[0]) & (mass < _AREAS[1])) + 1
    y, x = np.nonzero(np.isin(tags, small)) if len(small) else (np.zeros(0, int), np.zeros(0, int))
    own = tags[y, x]
    many = np.bincount(own, minlength=count + 1)[small]
    at = [np.bincount(own, v + 0.5, count + 1)[small] / many / (px_mm * factor) for v in (x, y)]
    return np.stack(at, axis=-1), mass[small - 1]


def _on_row(s: FloatArray, aside: FloatArray) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Tell which marks stand on the row: about each, on that line beside the stem on which most stand."""
    if len(s) < 5:
        return np.zeros(len(s), np.bool_)
    grid = np.arange(-_REACH, _REACH + 0.01, 0.2)
    bells = np.exp(-0.5 * ((aside[:, None] - grid) / _SPREAD_MM) ** 2)
    close = np.exp(-0.5 * ((s[:, None] - s) / (0.5 * _WINDOW_MM)) ** 2)
    # Veins of leaves stand in rows as well, further off.
    row = grid[np.argmax((close @ bells) * np.exp(-0.5 * (grid / _REACH) ** 2), axis=1)]
    return np.asarray(np.abs(aside - row) < _ON_ROW)


def swing_of(marks: list[Marks], swing: FloatArray) -> FloatArray:
    """Return the swing at each mm of the line by which marks stand where they do; as it was where none do."""
    s, off = (np.concatenate([getattr(one, name) for one in marks]) for name in ("s", "off"))
    where = np.clip(s, 0, len(swing) - 1).astype(np.int64)
    way = bend(s)
    told, sure = (np.bincount(where, weight, len(swing)) for weight in (way * off, way * way))
    told, sure = (ndimage.gaussian_filter1d(v, _SWING_MM, mode="wrap") for v in (told, sure))
    return np.where(sure > 1e-3, told / np.maximum(sure, 1e-3), swing)


def usual_area(marks: list[Marks]) -> float:
    """Return the area of the usual dot, mm2."""
    return float(np.median(np.concatenate([one.area for one in marks])))


def spacing(marks: list[Marks], at: FloatArray) -> FloatArray | None:
    """Return how far dots are apart about places of the line, mm; None where there are too few."""
    usual = usual_area(marks)
    where, gaps = [np.zeros(0)], [np.zeros(0)]
    for one in marks:
        real = one.area > _SMALLER * usual
        s, off, dot = one.s[real], one.off[real], one.area[real] < _LARGER * usual
        both = dot[1:] & dot[:-1]
        gaps.append(np.sqrt(np.diff(s) ** 2 + np.diff(off) ** 2)[both])
        where.append(0.5 * (s[1:] + s[:-1])[both])
    gap, s = np.concatenate(gaps), np.concatenate(where)
    kept = (gap > _USUAL_APART[0]) & (gap < _USUAL_APART[1])
    gap, s = gap[kept], s[kept]
    if len(gap) < _LEAST_GAPS:
        return None
    # A dot that was overlooked doubles a gap: what is far from the usual one about it does not count.
    near = np.abs(np.mod(s[:, None] - s[None] + 0.5 * LINE, LINE) - 0.5 * LINE) < _NEAR_MM
    middle = np.array([np.quantile(gap[own], 0.4) for own in near])
    kept = (gap < _STRAY * middle) & (gap * _STRAY > middle)
    gap, s = gap[kept], s[kept]
    aside = np.mod(at[:, None] - s[None] + 0.5 * LINE, LINE) - 0.5 * LINE
    # Where seeds leave few dots a wider bell still finds some.
    weight = np.exp(-0.5 * (aside / _BELL_MM) ** 2) + 1e-3 * np.exp(-0.5 * (aside / (4 * _BELL_MM)) ** 2)
    apart: FloatArray = (weight * gap).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-9)
    return apart


def seeds(marks: list[Marks]) -> FloatArray:
    """Return seeds n x 2: where on the line, mm, and how many times the usual dot; the same of all copies are one."""
    usual = usual_area(marks)
    found = np.concatenate([np.stack([one.s, one.area], axis=-1)[one.area >= _LARGER * usual] for one in marks])
    found = found[np.argsort(found[:, 0])]
    if not len(found):
        return np.zeros((0, 2))
    ends = [(float(one.s[0]), float(one.s[-1])) for one in marks]
    out = []
    for group in np.split(found, np.flatnonzero(np.diff(found[:, 0]) > _SAME_MM) + 1):
        s = float(np.median(group[:, 0]))
        copies = sum(low + 1.0 < s < high - 1.0 for low, high in ends)
        if len(group) >= 0.4 * copies:
            # A leaf may lie on part of a copy: the largest is the seed.
            out.append((s, float(np.quantile(group[:, 1], 0.75)) / usual))
    return np.array(out).reshape(-1, 2)

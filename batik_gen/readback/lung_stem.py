"""The stem of a lung gelombang: what runs down its middle, dots at even steps and the seeds of bursts between them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from batik_gen.pattern.motifs.gelombang.lung.pens import BEGINS
from batik_gen.pattern.motifs.gelombang.lung.pulse import CLOSER, FAR, walk
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, PITCH, RISE
from batik_gen.pattern.motifs.gelombang.lung.stem import bend
from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.readback.repeats import top_aside
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

_PX_MM, _MOST_LARGER = 8.0, 2.5
"""Pixels a millimetre in which marks are looked for, and how much larger the picture is made for it at most."""
_NOT_WHITE = 0.75
"""Edges of a dot count as well as its middle, of small ones as of large ones."""
_EDGE_MM = 0.25
_AREAS = (0.12, 22.0)
"""Marks of the stem are so large, mm2."""
_REACH, _WINDOW_MM, _SPREAD_MM = 7.0, 26.0, 0.4
"""The row of marks is looked for so far off the stem that was followed, by those within so much of it, mm."""
_ON_ROW = 0.9
"""So near the row a mark stands on it, mm."""
_SWING_MM = 12.0
_LARGER, _SMALLER = 1.65, 0.35
"""A seed has so many times the area of the usual dot; what has less than a part of it is none."""
_HARDLY, _OFF_BEAT = 1.3, 0.17
"""What is hardly larger than a dot is a seed too, where it stands so far off the beat of the dots, in steps of it."""
_SAME_MM = 0.8
"""Marks of two copies of the line so near each other are one."""
_SEEN_IN = 0.4
"""In so large a part of the copies that show its place a mark has to be seen."""
_LEAST_DOTS = 40
_PLACES, _STEP_HZ, _BELL_MM, _STEADY = 250, 0.003, 16.0, 0.1
"""So many places of the line at which dots are counted, dots a mm told apart, by the dots in so wide a bell, and what
it costs to count another number at the next place."""
_MARGIN = 0.02
_BEATS = np.arange(1.0 / FAR - _MARGIN, 1.0 / (FAR - CLOSER) + _MARGIN, _STEP_HZ)
"""Dots a mm that there may be."""


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


def marks_of(picture: ClothPicture, px_mm: float, swing: FloatArray) -> tuple[list[Marks], FloatArray]:
    """Return what stands in the middle of every piece of stem, and the swing at each mm of the line that it tells.

    Parameters
    ----------
    swing
        Of the stem as it was followed: its white says roughly where its middle is, and the row of marks exactly.
    """
    spots = _spots(picture, px_mm)
    size_mm = (picture.size[0] / px_mm, picture.size[1] / px_mm)
    for rough in (True, False):
        marks = list(_rows(spots, size_mm, swing, rough))
        if not marks:
            break
        swing = _swing_of(marks, swing)
    return marks, swing


def _rows(
    spots: tuple[FloatArray, FloatArray], size_mm: tuple[float, float], swing: FloatArray, rough: bool
) -> Iterator[Marks]:
    """Yield the marks of each piece of stem that shows any; ``rough`` where the swing is off by some mm."""
    found, areas = spots
    at = np.arange(len(swing), dtype=np.float64) + 0.5
    step = np.gradient(np.asarray(swing * bend(at)))
    for middle, s, y in pieces(size_mm):
        # Height and place on the line run against each other, a millimetre a millimetre.
        own_s = s[0] + y[0] - found[:, 1]
        near = (own_s > s[0] - 0.5) & (own_s < s[-1] + 0.5) & (np.abs(found[:, 0] - middle) < 0.5 * PITCH)
        own_s, off, area = own_s[near], found[near, 0] - middle, areas[near]
        slope = np.interp(own_s, at, step)
        aside = (off - np.interp(own_s, at, swing) * bend(own_s)) / np.sqrt(1.0 + slope * slope)
        if rough:
            kept = np.abs(aside) < _REACH
            own_s, off, area, aside = own_s[kept], off[kept], area[kept], aside[kept]
            aside = aside - _row(own_s, aside)
        kept = np.abs(aside) < _ON_ROW
        order = np.argsort(own_s[kept])
        if len(order):
            yield Marks(own_s[kept][order], off[kept][order], area[kept][order])


def _spots(picture: ClothPicture, px_mm: float) -> tuple[FloatArray, FloatArray]:
    """Return the middles, n x 2 mm, and areas, mm2, of all small places that are not white but lie in white."""
    factor = float(np.clip(_PX_MM / px_mm, 1.0, _MOST_LARGER))
    white = picture.scaled(factor).white
    tags, count = ndimage.label(white < _NOT_WHITE)
    # By how far each pixel is brown, out to where it is white: of a small dot half is edge.
    around = np.where(tags > 0, tags, ndimage.maximum_filter(tags, 2 * round(_EDGE_MM * px_mm * factor) + 1))
    mass = np.bincount(around.ravel(), (1.0 - white).ravel(), count + 1)[1:] / (px_mm * factor) ** 2
    small = np.flatnonzero((mass > _AREAS[0]) & (mass < _AREAS[1])) + 1
    y, x = np.nonzero(np.isin(tags, small)) if len(small) else (np.zeros(0, int), np.zeros(0, int))
    own = tags[y, x]
    many = np.bincount(own, minlength=count + 1)[small]
    at = [np.bincount(own, v + 0.5, count + 1)[small] / many / (px_mm * factor) for v in (x, y)]
    return np.stack(at, axis=-1), mass[small - 1]


def _row(s: FloatArray, aside: FloatArray) -> FloatArray:
    """Return where the row is about each mark: on that line beside the stem on which most stand."""
    if len(s) < 5:
        return np.full(len(s), 2 * _REACH)
    grid = np.arange(-_REACH, _REACH + 0.01, 0.2)
    bells = np.exp(-0.5 * ((aside[:, None] - grid) / _SPREAD_MM) ** 2)
    close = np.exp(-0.5 * ((s[:, None] - s) / (0.5 * _WINDOW_MM)) ** 2)
    # Veins of leaves stand in rows as well, further off.
    row: FloatArray = grid[np.argmax((close @ bells) * np.exp(-0.5 * (grid / _REACH) ** 2), axis=1)]
    return row


def _swing_of(marks: list[Marks], swing: FloatArray) -> FloatArray:
    """Return the swing at each mm of the line by which marks stand where they do; as it was where none do."""
    s, off = (np.concatenate([getattr(one, name) for one in marks]) for name in ("s", "off"))
    where = np.clip(s, 0, len(swing) - 1).astype(np.int64)
    way = bend(s)
    told, sure = (np.bincount(where, weight, len(swing)) for weight in (way * off, way * way))
    told, sure = (ndimage.gaussian_filter1d(v, _SWING_MM, mode="wrap") for v in (told, sure))
    return np.where(sure > 1e-3, told / np.maximum(sure, 1e-3), swing)


def followed(likely: FloatArray, steady: float) -> IntArray:
    """Return which column is taken in each row, so that the sum of what is likely is largest.

    The line runs on into its beginning: it is followed around twice, and of each half the round is taken that lies
    further from an end.

    Parameters
    ----------
    likely
        Rows (places in the order of a closed line) x columns (choices in the order of their size).
    steady
        What it costs to take the next column, rather than the same, a row on.
    """
    twice = np.concatenate([likely, likely])
    best = twice[0].copy()
    back = np.zeros(twice.shape, dtype=np.int64)
    wide = likely.shape[1]
    for k in range(1, len(twice)):
        stay = best
        out = np.concatenate([[-np.inf], best[:-1]]) - steady
        inward = np.concatenate([best[1:], [-np.inf]]) - steady
        choice = np.argmax([stay, out, inward], axis=0)
        back[k] = np.arange(wide) + np.array([0, -1, 1])[choice]
        best = np.max([stay, out, inward], axis=0) + twice[k]
    path = np.zeros(len(twice), dtype=np.int64)
    path[-1] = int(best.argmax())
    for k in range(len(twice) - 1, 0, -1):
        path[k - 1] = back[k, path[k]]
    # Neither end of both rounds is as sure as what lies between them.
    half, n = len(likely) // 2, len(likely)
    return np.concatenate([path[n : n + half], path[half:n]])


@dataclass(frozen=True, eq=False)
class Beat:
    """Hold the marks of a stem and the beat of its dots.

    Parameters
    ----------
    marks
        Of all copies, n x 3: mm of line, mm along the winding stem, area in usual dots.
    dots
        Which of them are as small as a dot.
    ends
        Where each piece of stem begins and ends, mm of line.
    around
        Length of the stem, mm.
    along
        How far along the stem each mm of the line lies.
    """

    marks: FloatArray
    dots: BoolArray
    ends: tuple[tuple[float, float], ...]
    along: FloatArray

    @classmethod
    def of(cls, marks: list[Marks], swing: FloatArray) -> "Beat | None":
        """Lay the marks out along a stem of which the swing is known at each mm of its line; None if they are few."""
        s = np.arange(len(swing) + 1, dtype=np.float64)
        wide = np.interp(s, s[:-1] + 0.5, swing)
        along = walk(np.stack([wide * bend(s), s], axis=-1))
        areas = np.concatenate([one.area for one in marks])
        usual = float(np.median(areas))
        place = np.concatenate([one.s for one in marks])
        far = np.interp(np.mod(place, LINE), s, along)
        table = np.stack([place, far, areas / usual], axis=-1)
        dots = (table[:, 2] > _SMALLER) & (table[:, 2] < _LARGER)
        if dots.sum() < _LEAST_DOTS:
            return None
        return cls(table, dots, tuple((float(one.s[0]), float(one.s[-1])) for one in marks), along)

    def _turns(self, far: FloatArray, beat: FloatArray, own: FloatArray) -> FloatArray:
        """Return the sum of dots about places, each turned by how far it is off the beat, and of their weights."""
        around = float(self.along[-1])
        aside = np.mod(self.marks[self.dots, 1] - far[:, None] + 0.5 * around, around) - 0.5 * around
        weight = np.exp(-0.5 * (aside / _BELL_MM) ** 2) * (np.abs(aside) > own[:, None])
        turn = 2 * np.pi * beat[:, None] * aside
        return np.stack(
            [(weight * np.cos(turn)).sum(axis=1), (weight * np.sin(turn)).sum(axis=1), weight.sum(axis=1)], axis=-1
        )

    def apart(self) -> FloatArray:
        """Return how far dots are apart at evenly spaced places of the line, mm.

        Dots stand at even steps, and go on beneath a seed or a leaf: no two neighbours need be seen.
        """
        far = np.interp((np.arange(_PLACES) + 0.5) / _PLACES * LINE, np.arange(len(self.along)), self.along)
        likely = []
        for beat in _BEATS:
            x, y, weight = self._turns(far, np.full(_PLACES, beat), np.full(_PLACES, -1.0)).T
            likely.append(np.sqrt(x * x + y * y) / np.maximum(weight, 1.0))
        table = np.stack(likely, axis=-1)
        way = np.clip(followed(table, _STEADY), 1, len(_BEATS) - 2)
        near = [table[row, k - 1 : k + 2] for row, k in enumerate(way)]
        beat = _BEATS[way] + _STEP_HZ * np.clip([top_aside(*three) for three in near], -1.0, 1.0)
        return np.asarray(1.0 / beat, dtype=np.float64)

    def seeds(self, apart: FloatArray) -> FloatArray:
        """Return seeds n x 2: where on the line, mm, and how many times the usual dot; the same of all copies are one.

        Parameters
        ----------
        apart
            How far dots are apart at evenly spaced places, mm.
        """
        s = np.mod(self.marks[:, 0], LINE)
        places = (np.arange(len(apart)) + 0.5) / len(apart) * LINE
        beat = 1.0 / np.interp(s, places, apart)
        x, y, _ = self._turns(self.marks[:, 1], beat, np.full(len(s), _SAME_MM)).T
        off = np.abs(np.arctan2(y, x)) / (2 * np.pi)
        out = []
        for group in self._groups():
            copies = sum(low + 1.0 < self.marks[group[0], 0] < high - 1.0 for low, high in self.ends)
            # A leaf may lie on part of a copy: the largest is the seed.
            area = float(np.quantile(self.marks[group, 2], 0.75))
            seed = area >= _LARGER or (area >= _HARDLY and float(np.median(off[group])) > _OFF_BEAT)
            if seed and len(group) >= _SEEN_IN * copies:
                out.append((float(np.median(self.marks[group, 0])), area))
        return np.array(out).reshape(-1, 2)

    def _groups(self) -> list[IntArray]:
        """Return which marks are one, seen in several copies."""
        order = np.argsort(self.marks[:, 0], kind="stable")
        return np.split(order, np.flatnonzero(np.diff(self.marks[order, 0]) > _SAME_MM) + 1)

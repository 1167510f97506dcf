"""Parang gelombang: the rows laid level one after the other, and what the size, lean and discs of blades tell."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from batik_gen.pattern.motifs.gelombang.parang_letter import CLOSER, ROW, SCALES, SIZE, SIZE_VOICE, SLIDE, SLIDE_VOICE
from batik_gen.pattern.motifs.gelombang.parang_lines import FIRST
from batik_gen.pattern.motifs.parang.blades import HALF, MIDDLE, leaves
from batik_gen.pattern.wave.levels import unsoft
from batik_gen.pattern.wave.smoothing import at_share, smooth
from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.readback.curves import COURSE, Agreement, Curve, Readback, correlation
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.errors import BadPicture
from batik_gen.values.features import BAND_WORDS
from batik_gen.values.wave import MOST_SLICES, Wave
from batik_gen.values.words import Words

_USUAL_ROW = 40.0
"""Distance of rows at a usual slope, mm: by it the scale is told."""
_VOICE = 0.6
"""As loud as letters are written where nobody chose otherwise."""
_DISTANCES = (0.05, 0.36)
"""Distances of rows that are looked for, in shorter sides of the picture."""
_LEAST_ROWS = 0.3
"""How much whiter white rows are than what lies between them, at least."""
_LEAST_PX = 60.0
"""Pixels from row to row with fewer of which blades run together."""
_PX_ROW = 150.0
_POINTS = 120
_LEAF = leaves(np.array([0.35]))[0] - MIDDLE
_LEAF_TALL = float(np.ptp(_LEAF.sum(axis=1))) * HALF
"""From the head of a leaf to its foot across the row, in blade heights."""
_LEAF_LEAN = float((_LEAF[:, 0] * _LEAF.sum(axis=1)).sum() / (_LEAF.sum(axis=1) ** 2).sum())
"""How far a leaf of the traced blade moves along while it moves across."""
_LEAST_OVER, _ALIKE = 14, 0.6
"""So many blades of two letters are compared, and so much alike they are when one is the other."""
_NEAR, _TALLER, _LEAST_LEAVES = 0.45, 1.2, 6
"""A piece that far off stands beside another; a band is so much taller than a leaf; so many leaves are read."""
_NOTE = Words(
    "taken for granted: the picture is a whole cloth, the letter begins in its upper left corner and is read upwards",
    "dianggap pasti: gambar ini satu kain utuh, suratnya mulai di sudut kiri atas dan dibaca ke atas",
)
_PART = Words(
    "the end of the letter is not in the picture: the courses are those of its beginning",
    "akhir surat tidak ada dalam gambar: yang terbaca hanya bagian awalnya",
)


@dataclass(frozen=True, eq=False)
class _Pieces:
    """Hold the pieces along the middle of white rows, in the order of the letter; lengths in distances of rows.

    Parameters
    ----------
    place
        How far along the letter each lies.
    tall
        How far it reaches across its row.
    lean
        How far it moves along the row while it moves across it.
    """

    place: FloatArray
    tall: FloatArray
    lean: FloatArray

    def at(self, kept: BoolArray) -> "_Pieces":
        """Return some of them."""
        return _Pieces(self.place[kept], self.tall[kept], self.lean[kept])


def read_parang(picture: ClothPicture) -> Readback | None:
    """Read courses from the blades of the white rows; None where there are no rows of blades.

    Raises
    ------
    BadPicture
        If the blades are too small in the picture.
    """
    found = _rows(picture)
    if found is None:
        return None
    distance, poles = found
    if distance < _LEAST_PX:
        raise BadPicture(
            f"the rows are {distance:.0f} pixels apart, and at least {_LEAST_PX:.0f} are needed to read their blades; "
            "give a larger picture"
        )
    even = picture.scaled(_PX_ROW / distance)
    pieces, marks = _letter(even, poles)
    leaves = _leaves(pieces)
    return _told(leaves, marks, distance) if len(leaves.place) >= _LEAST_LEAVES else None


def agree_parang(readback: Readback, wave: Wave) -> list[Agreement]:
    """Tell how far each course read agrees with that of a recording, of the left half of the head where it is known."""
    side = "left" if {"left", "right"} <= set(wave.sides) else "all"
    told = []
    for curve in readback.curves:
        calm = smooth(wave.course(side, curve.name), 1)
        # Of a letter without its end, blades say how much of the recording it is.
        part = min(1.0, readback.numbers["blades"] / len(calm)) if _PART in readback.notes else 1.0
        told.append(Agreement(curve.name, correlation(curve.values, at_share(calm, part * curve.at))))
    return told


def _rows(picture: ClothPicture) -> tuple[float, int] | None:
    """Return the distance of rows in pixels, and of how many kinds they are; None where there are none."""
    factor = min(1.0, 900 / max(picture.size))
    white = picture.scaled(factor).white
    height, width = white.shape
    y, x = np.mgrid[0:height, 0:width]
    across = ((x + 0.5 - 0.5 * width) + (y + 0.5 - 0.5 * height)) * HALF
    low = int(np.floor(across.min()))
    line = (across - low).astype(np.int64).ravel()
    count = np.bincount(line)
    profile = np.bincount(line, white.ravel()) / np.maximum(count, 1)
    at = np.arange(len(count)) + low + 0.5
    good = count > 0.2 * count.max()
    best, found = _LEAST_ROWS, None
    for distance in np.arange(_DISTANCES[0] * min(white.shape), _DISTANCES[1] * min(white.shape), 0.5):
        for poles in (1, 2):
            off = (at / distance - FIRST) / poles
            off = np.abs(off - np.rint(off)) * poles
            on, between = good & (off < 0.3), good & (off > (0.42 if poles == 1 else 0.55))
            if on.any() and between.any():
                whiter = np.average(profile[on], weights=count[on]) - np.average(
                    profile[between], weights=count[between]
                )
                if whiter > best:
                    best, found = float(whiter), (float(distance) / factor, poles)
    return found


def _letter(even: ClothPicture, poles: int) -> tuple[_Pieces, FloatArray]:
    """Lay the white rows level and gather their pieces; also where the letter begins, in distances of rows."""
    width, height = even.size
    half_x, half_y = 0.5 * width / _PX_ROW, 0.5 * height / _PX_ROW
    most = int((half_x + half_y) * HALF / 2) * 2 + 4
    written = 0.0
    gathered, marks = [], []
    for line in range(-most, most + 1):
        row = line * poles + FIRST
        low, high = _chord(half_x, half_y, row + 0.5 * (poles - 1))
        own_low, own_high = _chord(half_x, half_y, row)
        start = low - written
        written += high - low
        if own_high - own_low < 0.5:
            continue
        along = np.arange(own_low - 0.7, own_high + 0.7, 1 / _PX_ROW)
        off = np.arange(-0.62, 0.62, 1 / _PX_ROW)[:, None]
        x = (along * HALF + (row + off) * HALF + half_x) * _PX_ROW
        y = (-along * HALF + (row + off) * HALF + half_y) * _PX_ROW
        inside = (x > 1) & (x < width - 1) & (y > 1) & (y < height - 1)
        white, waxed = (ndimage.map_coordinates(v, [y - 0.5, x - 0.5], order=1) for v in (even.white, even.waxed))
        gathered.append(_pieces(white > 0.5, inside, along - start))
        marks += _marks(white, waxed, inside, along - start)
    joined = [np.concatenate([getattr(part, name) for part in gathered]) for name in ("place", "tall", "lean")]
    order = np.argsort(joined[0])
    return _Pieces(*(values[order] for values in joined)), np.array(sorted(marks))


def _chord(half_x: float, half_y: float, across: float) -> tuple[float, float]:
    """Return from where to where a line across lies on the cloth, along it and read upwards."""
    low = max(-half_x / HALF - across, across - half_y / HALF)
    high = min(half_x / HALF - across, across + half_y / HALF)
    return (low, high) if high > low else (low, low)


def _pieces(white: BoolArray, inside: BoolArray, place: FloatArray) -> _Pieces:
    """Measure the white pieces about the middle of a row that the picture's edge does not cut."""
    tags, count = ndimage.label(ndimage.binary_fill_holes(white & inside))
    found = []
    edge = ~ndimage.binary_erosion(inside, iterations=2, border_value=1)
    cut = set(np.unique(tags[edge])) | set(np.unique(tags[0])) | set(np.unique(tags[-1]))
    for number, box in enumerate(ndimage.find_objects(tags, count), 1):
        if number in cut:
            continue
        mask = tags[box] == number
        tall = mask.shape[0] / _PX_ROW
        rows, columns = np.nonzero(mask)
        middle = (box[0].start + rows.mean()) / _PX_ROW - 0.62
        if mask.sum() < 0.01 * _PX_ROW**2 or tall < 0.2 or abs(middle) > 0.12:
            continue
        lean = float(np.cov(rows, columns)[0, 1] / max(rows.var(), 1.0))
        found.append((float(place[int(box[1].start + columns.mean())]), tall, lean))
    return _Pieces(*(np.array(found).reshape(-1, 3).T))


def _marks(white: FloatArray, waxed: FloatArray, inside: BoolArray, place: FloatArray) -> list[float]:
    """Return where a leaf of the other colour stands: brown all over, and as large as a leaf."""
    brown = ndimage.binary_opening((white < 0.4) & (waxed > 0.6) & inside, iterations=round(0.04 * _PX_ROW))
    tags, count = ndimage.label(brown)
    found = []
    for number, box in enumerate(ndimage.find_objects(tags, count), 1):
        mask = tags[box] == number
        rows, columns = np.nonzero(mask)
        middle = (box[0].start + rows.mean()) / _PX_ROW - 0.62
        if mask.shape[0] > 0.24 * _PX_ROW and abs(middle) < 0.12 and mask.sum() > 0.014 * _PX_ROW**2:
            found.append(float(place[int(box[1].start + columns.mean())]))
    return found


def _leaves(pieces: _Pieces) -> _Pieces:
    """Return the leaves: each stands between two S-bands, which are half as tall again."""
    n = len(pieces.place)
    taller = np.zeros(n, dtype=bool)
    for beside in (-1, 1):
        other = np.clip(np.arange(n) + beside, 0, n - 1)
        near = np.abs(pieces.place[other] - pieces.place) < _NEAR
        taller |= near & (pieces.tall[other] > _TALLER * pieces.tall)
    return pieces.at(taller)


def _numbers(leaves: _Pieces, places: FloatArray) -> FloatArray:
    """Return the numbers of blades at places along the letter: 0 at its beginning, whole at leaves."""
    closer = 1.0 + CLOSER * (leaves.tall / leaves.tall.mean() - 1.0)
    between = np.diff(leaves.place) / (0.5 * (closer[1:] + closer[:-1]))
    usual = float(np.median(between[between < 1.5 * np.median(between)]))
    steps = np.maximum(np.rint(between / usual), 1.0)
    # The letter is written from half a blade before its mark.
    first = max(1.0, float(np.rint(leaves.place[0] / usual - 0.5)))
    number = first + np.concatenate([[0.0], np.cumsum(steps)])
    before, after = leaves.place[0] - first * usual, leaves.place[-1] + 3 * usual
    return np.asarray(np.interp(places, [before, *leaves.place, after], [0.0, *number, number[-1] + 3]))


def _again(number: FloatArray, leaves: _Pieces) -> float | None:
    """Return after how many blades the same heights and leans come again; None where the picture holds too few."""
    n = int(number.max()) + 1
    values = np.full((2, n), np.nan)
    values[:, number.astype(np.int64)] = leaves.tall, leaves.lean
    likeness = np.zeros(MOST_SLICES + 2)
    for lag in range(_LEAST_LEAVES + 1, min(n - _LEAST_OVER, MOST_SLICES + 2)):
        one, other = values[:, :-lag], values[:, lag:]
        both = np.isfinite(one[0]) & np.isfinite(other[0])
        if both.sum() >= _LEAST_OVER:
            likeness[lag] = np.mean([correlation(a[both], b[both]) for a, b in zip(one, other, strict=True)])
    best = float(likeness.max())
    # No letter has more blades than a Wave has slices, and its mark: so many are surely of several.
    least = _ALIKE if n <= MOST_SLICES + _LEAST_OVER else 0.0
    return float(np.flatnonzero(likeness > best - 0.08)[0]) if best > least else None


def _marked(number: FloatArray, leaves: _Pieces, marks: FloatArray) -> float | None:
    """Return at which blade the first mark after the beginning stands; None where none is in the picture."""
    ends = np.rint(_numbers(leaves, marks))
    ends = ends[(ends > _LEAST_LEAVES) & (ends <= MOST_SLICES + 1) & ~np.isin(ends, number)]
    return float(ends[0]) if len(ends) else None


def _told(leaves: _Pieces, marks: FloatArray, distance: float) -> Readback:
    """Turn leaves into courses over the recording: blade n, of N with the mark, is slice n of N - 1."""
    number = np.rint(_numbers(leaves, leaves.place))
    blades = _again(number, leaves) or _marked(number, leaves, marks)
    ended = blades is not None
    blades = blades or float(number.max() + 1)
    slices = int(blades) - 1
    own = np.mod(number, blades)
    kept = own > 0
    at = (np.arange(_POINTS) + 0.5) / _POINTS

    def course(values: FloatArray) -> FloatArray:
        count = np.bincount(own[kept].astype(np.int64), minlength=int(blades) + 1)
        total = np.bincount(own[kept].astype(np.int64), values[kept], int(blades) + 1)
        seen = np.flatnonzero(count)
        return np.asarray(np.interp(at, (seen - 0.5) / slices, total[seen] / count[seen]))

    pitch = float(np.median(np.diff(leaves.place)))
    upright = _LEAF_LEAN * pitch * np.sqrt(2.0) / (HALF * leaves.tall / _LEAF_TALL)
    levels = {
        "alpha": 0.5 + (course(leaves.tall) * ROW / _LEAF_TALL - SIZE) / (SIZE_VOICE[0] + SIZE_VOICE[1] * _VOICE),
        "beta": 0.5 + (course(upright - leaves.lean) * HALF - SLIDE) / (SLIDE_VOICE[0] + SLIDE_VOICE[1] * _VOICE),
    }
    curves = tuple(
        Curve(
            name, COURSE, SCALES[name].centre + SCALES[name].moments * unsoft(level, 0.0, 1.0), "dB", BAND_WORDS[name]
        )
        for name, level in levels.items()
    )
    notes = (_NOTE,) if ended else (_NOTE, _PART)
    return Readback("parang-gelombang", distance / _USUAL_ROW, curves, {"blades": float(slices)}, notes)

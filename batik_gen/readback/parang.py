"""Parang gelombang: the rows laid level one after the other, and what the size, lean and discs of blades tell."""

import numpy as np

from batik_gen.pattern.motifs.gelombang.parang.letter import CLOSER, ROW, SCALES, SIZE, SIZE_VOICE, SLIDE, SLIDE_VOICE
from batik_gen.pattern.motifs.gelombang.parang.lines import FIRST
from batik_gen.pattern.motifs.parang.blades import HALF, MIDDLE, leaves
from batik_gen.pattern.wave.smoothing import at_share, smooth
from batik_gen.readback.blades import PX_ROW, Pieces, leaves_among, pieces_of_letter
from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.readback.curves import COURSE, Agreement, Curve, Readback, correlation
from batik_gen.values.arrays import FloatArray
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
_POINTS = 120
_LEAF = leaves(np.array([0.35]))[0] - MIDDLE
_LEAF_TALL = float(np.ptp(_LEAF.sum(axis=1))) * HALF
"""From the head of a leaf to its foot across the row, in blade heights."""
_SLIDE_OF = (-0.247, 0.282, 0.577, -0.636)
"""How far a blade slides, by one, pitch over height, height and lean of its leaf (distances of rows): fitted to 3000
leaves of cloths whose letters are known."""
_LEAST_LEAVES = 6
"""So many leaves are read, at least."""
_LEAST_OVER, _ALIKE = 14, 0.6
"""So many blades of two letters are compared, and so much alike they are when one is the other."""
_FINE, _MEETS, _ASIDE = 0.02, 0.12, 3.0
"""Steps in which the length of a letter is looked for, how near a blade of the next copy lies, in blades, and how much
likeness counts less for each blade that it lies aside."""
_HOLLOW = 0.22
"""The leaf of the mark holds a brown one that fills more of it than any dots do."""
_NOTE = Words(
    "taken for granted: the picture is a whole cloth, the letter begins in its upper left corner and is read upwards",
    "dianggap pasti: gambar ini satu kain utuh, suratnya mulai di sudut kiri atas dan dibaca ke atas",
)
_PART = Words(
    "the end of the letter is not in the picture: the courses are those of its beginning",
    "akhir surat tidak ada dalam gambar: yang terbaca hanya bagian awalnya",
)


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
    even = picture.scaled(PX_ROW / distance)
    leaves = leaves_among(pieces_of_letter(even, poles))
    return _told(leaves, distance) if len(leaves.place) >= _LEAST_LEAVES else None


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
                    best, found = float(whiter), (float(distance), poles)
    if found is None:
        return None
    # The wave of that length which the rows are most like tells the distance more exactly than their breadth does.
    distance, poles = found
    near = distance * np.linspace(0.97, 1.03, 601)
    like = [float((profile * count * np.cos(2 * np.pi * (at / one - FIRST) / poles)).sum()) for one in near]
    return float(near[int(np.argmax(like))]) / factor, poles


def _numbers(leaves: Pieces, places: FloatArray) -> FloatArray:
    """Return the numbers of blades at places along the letter: 0 at its beginning, whole at leaves."""
    closer = 1.0 + CLOSER * (leaves.tall / leaves.tall.mean() - 1.0)
    between = np.diff(leaves.place) / (0.5 * (closer[1:] + closer[:-1]))
    usual = float(np.median(between[between < 1.5 * np.median(between)]))
    steps = np.maximum(np.rint(between / usual), 1.0)
    # The letter is written from half a blade before its mark.
    first = max(0.0, float(np.rint(leaves.place[0] / usual - 0.5)))
    number = first + np.concatenate([[0.0], np.cumsum(steps)])
    before, after = leaves.place[0] - first * usual, leaves.place[-1] + 3 * usual
    return np.asarray(np.interp(places, [before, *leaves.place, after], [0.0, *number, number[-1] + 3]))


def _again(leaves: Pieces) -> float | None:
    """Return how far along the letter the same heights and leans come again; None where the picture holds too few."""
    place, reach = leaves.place, float(np.ptp(leaves.place))
    pitch = float(np.median(np.diff(place)))
    lengths = np.arange(_LEAST_LEAVES * pitch, min(reach, 1.3 * MOST_SLICES * pitch), _FINE * pitch)
    likeness = np.zeros(len(lengths))
    for k, length in enumerate(lengths):
        after = np.clip(np.searchsorted(place, place + length), 1, len(place) - 1)
        nearest = after - (place[after] - place - length > place + length - place[after - 1])
        aside = np.abs(place[nearest] - place - length) / pitch
        both = aside < _MEETS
        if both.sum() >= _LEAST_OVER:
            alike = [correlation(values[both], values[nearest[both]]) for values in (leaves.tall, leaves.lean)]
            likeness[k] = np.mean(alike) - _ASIDE * aside[both].mean()
    best = float(likeness.max(initial=0.0))
    # No letter has more blades than a Wave has slices, and its mark: so many are surely of several.
    if best <= (_ALIKE if reach <= (MOST_SLICES + _LEAST_OVER) * pitch else 0.0):
        return None
    # Two or three letters come again as one does: the shortest that fits nearly as well is one.
    for letters in (3, 2):
        part = lengths / lengths[likeness.argmax()] * letters
        near = np.flatnonzero(np.abs(part - 1.0) < 0.5 / MOST_SLICES)
        if len(near) and likeness[near].max() > best - 0.08:
            return float(lengths[near[likeness[near].argmax()]])
    return float(lengths[likeness.argmax()])


def _folded(leaves: Pieces, length: float) -> Pieces:
    """Return the blades of one letter, each the mean of all its copies, and the first one once more at the end."""
    place = np.mod(leaves.place, length)
    order = np.argsort(place)
    gaps = np.diff(place[order])
    pitch = float(np.median(np.diff(leaves.place)))
    which = np.concatenate([[0], np.cumsum(gaps > 0.5 * pitch)])
    count = np.bincount(which)
    own = (place, leaves.tall, leaves.lean, leaves.hollow)
    place, *others = (np.bincount(which, values[order]) / count for values in own)
    return Pieces(np.append(place, place[0] + length), *(np.append(values, values[0]) for values in others))


def _marked(number: FloatArray, leaves: Pieces) -> float | None:
    """Return at which blade the first mark after the beginning stands; None where none is in the picture."""
    ends = number[leaves.hollow > _HOLLOW]
    ends = ends[(ends > _LEAST_LEAVES) & (ends <= MOST_SLICES + 1)]
    return float(ends[0]) if len(ends) else None


def _told(leaves: Pieces, distance: float) -> Readback:
    """Turn leaves into courses over the recording: blade n, of N with the mark, is slice n of N - 1."""
    length = _again(leaves)
    if length is not None:
        leaves = _folded(leaves, length)
    number = np.rint(_numbers(leaves, leaves.place))
    if length is None:
        blades = _marked(number, leaves)
    else:
        leaves, (number, blades) = leaves.at(number < number[-1]), (number[:-1], number[-1] - number[0])
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

    slide = _slides(leaves, number)
    levels = {
        "alpha": 0.5 + (course(leaves.tall) * ROW / _LEAF_TALL - SIZE) / (SIZE_VOICE[0] + SIZE_VOICE[1] * _VOICE),
        "beta": 0.5 + (course(slide) - SLIDE) / (SLIDE_VOICE[0] + SLIDE_VOICE[1] * _VOICE),
    }
    curves = tuple(
        Curve(name, COURSE, SCALES[name].read(level), "dB", BAND_WORDS[name]) for name, level in levels.items()
    )
    notes = (_NOTE,) if ended else (_NOTE, _PART)
    return Readback("parang-gelombang", distance / _USUAL_ROW, curves, {"blades": float(slices)}, notes)


def _slides(leaves: Pieces, number: FloatArray) -> FloatArray:
    """Return how far each blade slides along its row with its height.

    A leaf leans by its own form, the more the further blades stand apart for their height and the broader it is.
    """
    pitch = np.gradient(leaves.place, number)
    own = np.stack([np.ones(len(number)), pitch / leaves.tall, leaves.tall, leaves.lean])
    slides: FloatArray = (np.array(_SLIDE_OF)[:, None] * own).sum(axis=0)
    return slides

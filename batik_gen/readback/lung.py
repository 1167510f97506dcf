"""Lung gelombang: how far the stem swings along its line, and the course of alpha that tells."""

import numpy as np
from scipy import ndimage

from batik_gen.pattern.motifs.gelombang.lung.course import (
    STEPS,
    SWING,
    SWING_PASSES,
    UNREST,
    UNREST_PASSES,
    LungCourse,
)
from batik_gen.pattern.motifs.gelombang.lung.pulse import (
    CLOSER,
    DOT,
    FAR,
    MORE_SEED,
    SEED,
    SLENDER,
    WIDEST,
    crowding,
    lasting,
)
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, PITCH
from batik_gen.pattern.motifs.gelombang.lung.stem import LEAST_SWING, MORE_SWING, WINDING, bend
from batik_gen.pattern.wave.smoothing import at_share, smooth
from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.readback.curves import COURSE, Agreement, Curve, Readback, correlation
from batik_gen.readback.lung_stem import Beat, followed, marks_of, pieces
from batik_gen.readback.repeats import paces
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BadPicture
from batik_gen.values.features import BAND_WORDS
from batik_gen.values.wave import Wave
from batik_gen.values.words import Words

_COARSE = 640
_LEAST_PX = 1.5
_UNLIKE = 0.04
"""How far columns and windings may be from the places of a lung gelombang, as a share."""
_SWINGS = np.arange(LEAST_SWING, LEAST_SWING + MORE_SWING + 2.0, 0.25)
_ASIDE = (-1.5, 0.0, 1.5)
"""The stem is looked for on its middle and to either side of it, mm."""
_SOFT_MM = 1.2
"""The stem is blurred so far, mm: it is whitest in its middle."""
_STEADY = 0.1
"""What it costs the stem, of 1 for being white, to swing a quarter of a millimetre wider a millimetre on."""
_CALM_MM = 35.0
"""A bell over which the swing is averaged, mm of line: half as wide as that by which it is drawn."""
_LEAST_WHITE = 0.5
_MOST = 0.92
"""No seed counts for more than this, of the largest."""
_NEAR_STEPS, _SAME_PLACE = 1.0, 0.0016
"""A bell over which bursts are told as a course, and how near a leaf read is the one drawn, of the recording."""
_UNREST = Words("beta against alpha", "beta dibanding alfa")
_BURSTS = Words("bursts of alpha", "letupan alfa")
_NO_DOTS = Words(
    "the picture is too coarse for the dots in the stem: beta against alpha and bursts are not told",
    "gambar terlalu kasar untuk titik dalam batang: beta dibanding alfa dan letupan tidak terbaca",
)
_NOTE = Words(
    "taken for granted: the picture is a whole cloth, so that the stem begins where it stands on one",
    "dianggap pasti: gambar ini satu kain utuh, sehingga batang mulai di tempatnya pada kain utuh",
)


def read_lung(picture: ClothPicture) -> Readback | None:
    """Read the course of alpha from the swing of the stem; None where no stem winds up the picture.

    Raises
    ------
    BadPicture
        If the stem is too thin in the picture.
    """
    factor = min(1.0, _COARSE / max(picture.size))
    across, down = paces(picture.scaled(factor).white, 0.7)
    if across is None or down is None:
        return None
    # Where columns differ much the picture comes again only two or three of them further on.
    columns = across / down * WINDING / PITCH
    if not 1 <= round(columns) <= 3 or abs(columns / round(columns) - 1.0) > _UNLIKE:
        return None
    px_mm = down / WINDING / factor
    if px_mm < _LEAST_PX:
        raise BadPicture(
            f"the picture has {px_mm:.1f} pixels a millimetre of its stem, and at least {_LEAST_PX:g} are needed to "
            "read it; give a larger picture"
        )
    white = _whiteness(picture, px_mm)
    way = followed(white, _STEADY)
    if float(white[np.arange(len(way)), way].mean()) < _LEAST_WHITE:
        return None
    swing = _SWINGS[way]
    at = (np.arange(STEPS) + 0.5) / STEPS * LINE
    marks, swing = marks_of(picture, px_mm, swing)
    # Where the stem crosses its middle any swing would do: there it is as beside it.
    sure = bend(np.arange(len(swing), dtype=np.float64) + 0.5) ** 2
    calm = [ndimage.gaussian_filter1d(v, _CALM_MM, mode="wrap") for v in (swing * sure, sure)]
    level = (np.interp(at, np.arange(len(swing)) + 0.5, calm[0] / calm[1]) - LEAST_SWING) / MORE_SWING
    curves = [Curve("alpha", COURSE, SWING.read(level), "dB", BAND_WORDS["alpha"])]
    beat = Beat.of(marks, swing) if marks else None
    if beat is None:
        return Readback("lung-gelombang", px_mm, tuple(curves), notes=(_NOTE, _NO_DOTS))
    apart = beat.apart()
    far = at_share(apart, at / LINE, closed=True)
    curves.append(Curve("unrest", COURSE, UNREST.read((FAR - far) / CLOSER), "dB", _UNREST))
    bursts = _bursts(beat.seeds(apart))
    curves.append(Curve("bursts", COURSE, _strength(bursts), "s", _BURSTS))
    return Readback("lung-gelombang", px_mm, tuple(curves), {"bursts": float(len(bursts))}, (_NOTE,), bursts)


def _bursts(found: FloatArray) -> FloatArray:
    """Turn seeds into bursts n x 2: where in the recording, 0..1, and seconds."""
    # In dots, which are as long as wide: the area is length times width, and no seed is wider than the widest.
    widest = WIDEST / DOT
    long = DOT * np.where(found[:, 1] < SLENDER * widest * widest, np.sqrt(SLENDER * found[:, 1]), found[:, 1] / widest)
    share = np.clip((long / crowding(len(found)) - SEED) / MORE_SEED, 0.1, _MOST)
    return np.stack([found[:, 0] / LINE, lasting(share)], axis=-1)


def _strength(bursts: FloatArray) -> FloatArray:
    """Return how many seconds of burst lie about each step of the recording."""
    which = np.clip(bursts[:, 0] * STEPS, 0, STEPS - 1).astype(np.int64)
    total: FloatArray = np.bincount(which, bursts[:, 1], STEPS).astype(np.float64)
    calm: FloatArray = ndimage.gaussian_filter1d(total, _NEAR_STEPS, mode="wrap")
    return calm


def _likeness(read: FloatArray, drawn: FloatArray) -> float:
    """Return the correlation of seconds of bursts, read and drawn at one place; what is there once only has none."""
    pairs = []
    left = np.ones(len(read), dtype=bool)
    for place, seconds in drawn:
        aside = np.where(left, np.abs(np.mod(read[:, 0] - place + 0.5, 1.0) - 0.5), np.inf)
        nearest = int(aside.argmin()) if len(aside) else 0
        there = len(aside) > 0 and float(aside[nearest]) < _SAME_PLACE
        pairs.append((float(seconds), float(read[nearest, 1]) if there else 0.0))
        if there:
            left[nearest] = False
    pairs += [(0.0, float(seconds)) for seconds in read[left, 1]]
    table = np.array(pairs, dtype=np.float64).reshape(-1, 2)
    return correlation(table[:, 0], table[:, 1]) if len(table) > 2 else 0.0


def agree_lung(readback: Readback, wave: Wave) -> list[Agreement]:
    """Tell how far courses agree with those of a recording, as calm as they are drawn, and leaves with its bursts."""
    own = LungCourse.of(wave)

    def calm(course: FloatArray, passes: int) -> FloatArray:
        return smooth(at_share(course, (np.arange(STEPS) + 0.5) / STEPS, closed=True), passes, closed=True)

    alpha, beta = wave.course("all", "alpha"), wave.course("all", "beta")
    known = {"alpha": calm(alpha, SWING_PASSES), "unrest": calm(beta - alpha, UNREST_PASSES)}
    told = [
        Agreement(one.name, correlation(one.values, known[one.name])) for one in readback.curves if one.name in known
    ]
    if readback.bursts.size or own.leaves:
        told.append(Agreement("bursts", _likeness(readback.bursts, np.array(own.leaves).reshape(-1, 2))))
    return told


def _whiteness(picture: ClothPicture, px_mm: float) -> FloatArray:
    """Return how white the stem would be at each millimetre of its line, for each swing; what is not seen is even."""
    width, height = (side / px_mm for side in picture.size)
    total, count = np.zeros((int(LINE), len(_SWINGS))), np.zeros((int(LINE), 1))
    # Seeds in the stem are brown: what is not dark counts as well as what is white.
    white = ndimage.gaussian_filter(0.4 * picture.white + 0.6 * picture.waxed, _SOFT_MM * px_mm)
    for middle, s, y in pieces((width, height)):
        x = middle + _SWINGS * bend(s)[:, None]
        within = (x.min(axis=1) > 2.0) & (x.max(axis=1) < width - 2.0)
        if not within.any():
            continue
        rows = s[within].astype(np.int64)
        at = x[within]
        down = np.broadcast_to(y[within, None], at.shape)
        for aside in _ASIDE:
            total[rows] += ndimage.map_coordinates(
                white, [down * px_mm - 0.5, (at + aside) * px_mm - 0.5], order=1, mode="nearest"
            )
        count[rows] += len(_ASIDE)
    return np.where(count > 0, total / np.maximum(count, 1), 0.5)

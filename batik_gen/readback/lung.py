"""Lung gelombang: how far the stem swings along its line, and the course of alpha that tells."""

import numpy as np
from scipy import ndimage

from batik_gen.pattern.motifs.gelombang.lung.course import ALPHA_SPAN_DB, STEPS, SWING_PASSES
from batik_gen.pattern.motifs.gelombang.lung.pens import BEGINS
from batik_gen.pattern.motifs.gelombang.lung.room import LINE, PITCH, RISE
from batik_gen.pattern.motifs.gelombang.lung.stem import LEAST_SWING, MORE_SWING, WINDING, bend
from batik_gen.pattern.wave.levels import LEVELS, unsoft
from batik_gen.pattern.wave.smoothing import at_share, smooth
from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.readback.curves import COURSE, Agreement, Curve, Readback, correlation
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
    swing, white = _followed(_whiteness(picture, px_mm))
    if white < _LEAST_WHITE:
        return None
    at = (np.arange(STEPS) + 0.5) / STEPS * LINE
    # Where the stem crosses its middle any swing would do: there it is as beside it.
    sure = bend(np.arange(len(swing), dtype=np.float64) + 0.5) ** 2
    calm = [ndimage.gaussian_filter1d(v, _CALM_MM, mode="wrap") for v in (swing * sure, sure)]
    level = (np.interp(at, np.arange(len(swing)) + 0.5, calm[0] / calm[1]) - LEAST_SWING) / MORE_SWING
    half = unsoft(level, LEVELS["alpha"].centre, ALPHA_SPAN_DB)
    # Half of what is drawn is the moment, half the whole recording, whose mean both share.
    course = 2.0 * half - float(half.mean())
    return Readback(
        "lung-gelombang", px_mm, (Curve("alpha", COURSE, course, "dB", BAND_WORDS["alpha"]),), notes=(_NOTE,)
    )


def agree_lung(readback: Readback, wave: Wave) -> list[Agreement]:
    """Tell how far the course read agrees with that of a recording, as calm as it is drawn: a bell of a tenth of it."""
    even = at_share(wave.course("all", "alpha"), (np.arange(STEPS) + 0.5) / STEPS, closed=True)
    calm = smooth(even, SWING_PASSES, closed=True)
    return [Agreement(curve.name, correlation(curve.values, calm)) for curve in readback.curves]


def _whiteness(picture: ClothPicture, px_mm: float) -> FloatArray:
    """Return how white the stem would be at each millimetre of its line, for each swing; what is not seen is even."""
    width, height = (side / px_mm for side in picture.size)
    total, count = np.zeros((int(LINE), len(_SWINGS))), np.zeros((int(LINE), 1))
    s = np.arange(int(LINE), dtype=np.float64) + 0.5
    white = ndimage.gaussian_filter(picture.white, _SOFT_MM * px_mm)
    for column in range(-int(width / PITCH) - 1, int(width / PITCH) + 2):
        beginning = 0.5 * height + 0.5 * LINE - BEGINS * PITCH + column * RISE
        for turn in range(-2, 3):
            y = beginning + turn * LINE - s
            seen = (y > 0.5) & (y < height - 0.5)
            x = 0.5 * width + column * PITCH + _SWINGS * bend(s[seen])[:, None]
            within = (x.min(axis=1) > 2.0) & (x.max(axis=1) < width - 2.0)
            if not within.any():
                continue
            rows = np.flatnonzero(seen)[within]
            at = x[within]
            down = np.broadcast_to(y[rows, None], at.shape)
            for aside in _ASIDE:
                total[rows] += ndimage.map_coordinates(
                    white, [down * px_mm - 0.5, (at + aside) * px_mm - 0.5], order=1, mode="nearest"
                )
            count[rows] += len(_ASIDE)
    return np.where(count > 0, total / np.maximum(count, 1), 0.5)


def _followed(white: FloatArray) -> tuple[FloatArray, float]:
    """Return the swing at each millimetre that is whitest all along the line and changes little, and how white it is.

    The line runs on into its beginning: it is followed around twice, and the second time is taken.
    """
    twice = np.concatenate([white, white])
    best = twice[0].copy()
    back = np.zeros(twice.shape, dtype=np.int64)
    wide = white.shape[1]
    for k in range(1, len(twice)):
        stay = best
        out = np.concatenate([[-np.inf], best[:-1]]) - _STEADY
        inward = np.concatenate([best[1:], [-np.inf]]) - _STEADY
        choice = np.argmax([stay, out, inward], axis=0)
        back[k] = np.arange(wide) + np.array([0, -1, 1])[choice]
        best = np.max([stay, out, inward], axis=0) + twice[k]
    path = np.zeros(len(twice), dtype=np.int64)
    path[-1] = int(best.argmax())
    for k in range(len(twice) - 1, 0, -1):
        path[k - 1] = back[k, path[k]]
    # Neither end of both rounds is as sure as what lies between them.
    half, n = len(white) // 2, len(white)
    round_ = np.concatenate([path[n : n + half], path[half:n]])
    return _SWINGS[round_], float(white[np.arange(n), round_].mean())

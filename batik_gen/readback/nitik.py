"""Nitik gelombang: how full each dab of a diamond is, and the courses of the five bands that they tell."""

import numpy as np
from scipy import ndimage

from batik_gen.pattern.motifs.gelombang.nitik.raster import HALF, RINGS, SPAN, Diamond, diamond, seen
from batik_gen.pattern.wave.levels import LEVELS, unsoft
from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.readback.curves import COURSE, Agreement, Curve, Readback, correlation
from batik_gen.readback.repeats import mirror_at, paces
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BadPicture
from batik_gen.values.features import BAND_WORDS
from batik_gen.values.wave import Wave
from batik_gen.values.words import Words

_SQUARE_PX = 8.0
"""Pixels a square of the raster in the picture that is measured."""
_CELL_PX = round(2 * HALF * _SQUARE_PX)
_LEAST_SQUARE = 2.8
"""Pixels a square with fewer of which full and empty dabs are not told apart."""
_USUAL_CELL = 84.0
"""mm, from which pixels a millimetre are told: a picture tells squares, not millimetres."""
_COARSE = 640
_MOST_CELLS = 5
_POINTS = 120
_LEAST_CROSS = 0.12
"""How much more brown and less white lies on the diagonals of a crossing than on those of a heart, at least."""
_DABS, _BARE = (14, 16, 18, 20, 22), (15, 17, 21, 23)
"""Rings of dabs, and rings between them on which nothing lies."""
_LEAST_RASTER = 2.0
"""So many times as white the former are, at least: 2.7 to 9 in nitik gelombang, up to 1.2 in any other family."""
_CORNERS = 3.77
"""Area of a dab with its corners rounded off, where a whole square of the same half side has 4."""
_EMPTY = 0.3
"""Side of the emptiest dab against the fullest, as it is drawn."""
_FULLEST = 99.0
"""Percentile of all dabs that is taken for a full one: every person fills the innermost ring of a band somewhere."""
_BOTH = Words("both halves of the head were read together", "kedua belahan kepala dibaca bersama")


def read_nitik(picture: ClothPicture) -> Readback | None:
    """Read courses from the dabs of all diamonds; None where there are none.

    Raises
    ------
    BadPicture
        If the dabs are too small in the picture.
    """
    factor = min(1.0, _COARSE / max(picture.size))
    across, down = paces(picture.scaled(factor).waxed, 0.8)
    if across is None or down is None or abs(across / down - 1.0) > 0.03:
        return None
    cell = 0.5 * (across + down) / factor
    even = picture.middle(*(2 * [int(_MOST_CELLS * cell)])).scaled(_CELL_PX / cell)
    heart = _heart(even) if min(even.size) > _CELL_PX else None
    if heart is None:
        return None
    of = diamond()
    full = [_fullness(even, of, heart[0] + shift, heart[1] + shift) for shift in (0.0, 0.5 * _CELL_PX)]
    if not _on_raster(full, of):
        return None
    square = cell / (2 * HALF)
    if square < _LEAST_SQUARE:
        raise BadPicture(
            f"the dabs are {square:.1f} pixels apart, and at least {_LEAST_SQUARE:g} are needed to read them; "
            "give a larger picture"
        )
    most = max(float(np.percentile(np.concatenate(full), _FULLEST)), 1e-6)
    courses = [_courses(np.clip((half / most - _EMPTY) / (1.0 - _EMPTY), 0.0, 1.0), of) for half in full]
    curves = tuple(
        Curve(band, COURSE, 0.5 * (courses[0][band] + courses[1][band]), "dB", BAND_WORDS[band]) for band in RINGS
    )
    return Readback("nitik-gelombang", cell / _USUAL_CELL, curves, notes=(_BOTH,))


def agree_nitik(readback: Readback, wave: Wave) -> list[Agreement]:
    """Tell how far each course read agrees with that of a recording, seen in as many moments as its rings have."""
    told = []
    for curve in readback.curves:
        rings = RINGS[curve.name]
        course = wave.course("all", curve.name)
        calm = np.mean([_stretched(seen(course, ring)) for ring in rings], axis=0)
        told.append(Agreement(curve.name, correlation(curve.values, calm)))
    return told


def _on_raster(full: list[FloatArray], of: Diamond) -> bool:
    """Tell whether white lies on every second square, as on a raster of dabs, and little on those between."""
    white = np.mean(full, axis=0) ** 2
    dabs, bare = np.isin(of.ring, _DABS), np.isin(of.ring, _BARE)
    return bool(white[dabs].mean() > _LEAST_RASTER * white[bare].mean())


def _courses(full: FloatArray, of: Diamond) -> dict[str, FloatArray]:
    """Turn the fullness of all dabs of a diamond into a course a band, dB."""
    courses = {}
    for band, rings in RINGS.items():
        shares = []
        for ring in rings:
            here = of.ring == ring
            number = np.floor(of.moment[here] * (ring // 2 + 1)).astype(np.int64)
            shares.append(_stretched(np.bincount(number, full[here]) / np.bincount(number)))
        level = LEVELS[band]
        courses[band] = unsoft(np.mean(shares, axis=0), level.centre, SPAN * level.people)
    return courses


def _stretched(moments: FloatArray) -> FloatArray:
    """Return what was told of a few moments at each of ``_POINTS`` shares of the recording."""
    at = (np.arange(_POINTS) + 0.5) / _POINTS
    stretched: FloatArray = np.interp(at, (np.arange(len(moments)) + 0.5) / len(moments), moments)
    return stretched


def _fullness(even: ClothPicture, of: Diamond, x: float, y: float) -> FloatArray:
    """Return half the side of the dab on each square of a diamond, in squares: the middle one of all its copies."""
    width, height = even.size
    # The white of a square is all that lies within half a square of its middle.
    white = ndimage.uniform_filter(even.white, int(_SQUARE_PX), mode="nearest")
    reach = HALF * _SQUARE_PX
    centres = [
        (cx, cy)
        for cy in np.arange(y % _CELL_PX - _CELL_PX, height + _CELL_PX, _CELL_PX)
        for cx in np.arange(x % _CELL_PX - _CELL_PX, width + _CELL_PX, _CELL_PX)
    ]
    seen_in = []
    for cx, cy in centres:
        px, py = cx + of.places[:, 0] * _SQUARE_PX - 0.5, cy + of.places[:, 1] * _SQUARE_PX - 0.5
        inside = (px > 0.5 * _SQUARE_PX) & (px < width - 0.5 * _SQUARE_PX)
        inside &= (py > 0.5 * _SQUARE_PX) & (py < height - 0.5 * _SQUARE_PX)
        if np.hypot(max(0.0, -cx, cx - width), max(0.0, -cy, cy - height)) > reach or not inside.any():
            continue
        seen_in.append(np.where(inside, ndimage.map_coordinates(white, [py, px], order=1, mode="nearest"), np.nan))
    share = np.nanmean(np.array(seen_in), axis=0)
    return np.asarray(np.sqrt(np.maximum(share, 0.0) / _CORNERS), dtype=np.float64)


def _heart(even: ClothPicture) -> tuple[float, float] | None:
    """Return where the heart of a diamond lies, in pixels; None where no diamonds are."""
    across, down = mirror_at(even.waxed, _CELL_PX, 1), mirror_at(even.waxed, _CELL_PX, 0)
    half = 0.5 * _CELL_PX
    brown = even.waxed * (1.0 - even.white)
    scores = [_crossing(brown, across + shift, down) for shift in (0.0, half)]
    if abs(scores[0] - scores[1]) < _LEAST_CROSS:
        return None
    return across + (half if scores[0] > scores[1] else 0.0), down


def _crossing(brown: FloatArray, x: float, y: float) -> float:
    """Return how brown the diagonals are that run through a place and all like it."""
    height, width = brown.shape
    run = np.arange(4.0, HALF - 4.0, 0.25) * _SQUARE_PX
    found = []
    for cy in np.arange(y % _CELL_PX, height, _CELL_PX):
        for cx in np.arange(x % _CELL_PX, width, _CELL_PX):
            for sx, sy in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
                at = np.stack([cy + sy * run, cx + sx * run]) - 0.5
                inside = (at > 0).all(axis=0) & (at[0] < height - 1) & (at[1] < width - 1)
                found.append(ndimage.map_coordinates(brown, at[:, inside], order=1))
    values = np.concatenate(found) if found else np.zeros(0)
    return float(values.mean()) if len(values) else 0.0

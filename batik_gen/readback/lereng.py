"""Lereng gelombang: the five friezes laid level, and the courses that their heights tell."""

import numpy as np
from scipy import ndimage

from batik_gen.pattern.motifs.gelombang.lereng import CYCLE, FRIEZES, SPAN
from batik_gen.pattern.motifs.gelombang.lereng_frame import CALM, HALF, LOWEST, Measure
from batik_gen.pattern.motifs.gelombang.lereng_widths import MOMENT, as_broad
from batik_gen.pattern.wave.levels import unsoft
from batik_gen.pattern.wave.smoothing import at_share, smooth
from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.readback.curves import COURSE, Agreement, Curve, Readback, correlation
from batik_gen.readback.lereng_bars import DRIFT, drift_of, friezes_in, levelled
from batik_gen.readback.lereng_friezes import Unrolled, heights
from batik_gen.readback.repeats import paces
from batik_gen.values.errors import BadPicture
from batik_gen.values.features import BAND_WORDS
from batik_gen.values.wave import Wave
from batik_gen.values.words import Words

_PX = 6.0
"""Pixels a millimetre in the picture that is measured."""
_FINE = 10.0
"""Pixels a millimetre along a frieze laid level, so that a height is told to less than a pixel of the picture."""
_LEAST_PX = 1.9
_MOST_MM = 340.0
"""So much of a cloth is measured, from its upper left corner, where the recording begins."""
_COARSE = 600
_POINTS = 120
_FROM_THE_LEFT = Words(
    "taken for granted: the recording begins at the left edge of the picture and fills 25 cm of cloth",
    "dianggap pasti: rekaman mulai di tepi kiri gambar dan memenuhi 25 cm kain",
)


def read_lereng(picture: ClothPicture) -> Readback | None:
    """Read courses from the heights of ornaments; None where there are no five friezes.

    Raises
    ------
    BadPicture
        If the friezes are too small in the picture.
    """
    factor = min(1.0, _COARSE / max(picture.size))
    _, pace = paces(picture.scaled(factor).waxed, 0.8)
    if pace is None:
        return None
    px_mm = pace / factor * HALF / CYCLE
    most = round(_MOST_MM * px_mm)
    corner = ClothPicture(picture.lightness[:most, :most], picture.levels)
    fine = _PX if px_mm >= _LEAST_PX else _LEAST_PX
    even = corner.scaled(fine / px_mm)
    friezes = friezes_in(even, fine)
    if friezes is None:
        return None
    if px_mm < _LEAST_PX:
        raise BadPicture(
            f"the picture has {px_mm:.1f} pixels a millimetre of its friezes, and at least {_LEAST_PX:g} are needed to "
            "read them; give a larger picture"
        )
    curves = [
        _course(as_broad(measure, height), even, top + 0.5 * height)
        for (measure, _), top, height in zip(FRIEZES, friezes.tops.tolist(), friezes.heights.tolist(), strict=True)
    ]
    return Readback("lereng-gelombang", px_mm, tuple(curves), notes=(_FROM_THE_LEFT,))


def agree_lereng(readback: Readback, wave: Wave) -> list[Agreement]:
    """Tell how far each course read agrees with that of a recording, as calm as it is drawn."""
    told = []
    for curve in readback.curves:
        calm = at_share(smooth(wave.course("all", curve.name), CALM), curve.at)
        told.append(Agreement(curve.name, correlation(curve.values, calm)))
    return told


def _course(measure: Measure, even: ClothPicture, middle: float) -> Curve:
    """Measure one frieze wherever it lies in the picture.

    Parameters
    ----------
    measure
        How its band became a height.
    even
        The picture.
    middle
        How far across its middle line lies from the upper left corner, mm, in the first group.
    """
    width, height = (side / _PX for side in even.size)
    half = 0.5 * measure.height
    v = np.arange(-half, half, 1.0 / _FINE) + 0.5 / _FINE
    beside = np.arange(1, round(DRIFT * _FINE) + 1) / _FINE
    v = np.concatenate([v[0] - beside[::-1], v, v[-1] + beside])
    across = np.arange(middle % CYCLE, (width + height) * HALF, CYCLE)
    read = []
    for line in across:
        # Where the middle line lies within the picture, and most of the ornament.
        x = np.arange(0.0, width, HALF / _FINE)
        y = line / HALF - x
        lost = 0.4 * half * HALF
        x = x[(x > lost) & (x < width - lost) & (y > lost) & (y < height - lost)]
        if len(x) < 4 * measure.step * _FINE:
            continue
        at = np.stack([line / HALF - x + v[:, None] * HALF, x + v[:, None] * HALF]) * _PX - 0.5
        waxed, white = (ndimage.map_coordinates(v, at, order=1, mode="nearest") for v in (even.waxed, even.white))
        drift = drift_of(np.stack([waxed, white]), _FINE)
        frieze = Unrolled(levelled(waxed, drift, _FINE), levelled(white, drift, _FINE), _FINE)
        high = heights(measure, frieze)
        # Ornaments at the ends are cut.
        inside = slice(int(0.7 * measure.step * _FINE), -int(0.7 * measure.step * _FINE))
        point = (np.floor(x / SPAN * _POINTS).astype(np.int64) % _POINTS)[inside]
        good = np.isfinite(high[inside])
        weight = np.bincount(point[good], minlength=_POINTS)
        total = np.bincount(point[good], high[inside][good], _POINTS)
        read.append(np.where(weight, total / np.maximum(weight, 1), np.nan))
    at_all = np.arange(_POINTS)
    share = np.full(_POINTS, 0.5)
    seen = np.isfinite(read).any(axis=0) if read else np.zeros(_POINTS, dtype=bool)
    # The last ornament has what is left of its place, and is smaller for it.
    step = measure.step * HALF / SPAN * _POINTS
    seen &= (at_all >= 0.5 * step) & (at_all < _POINTS - 1.2 * step)
    if seen.any():
        share = np.interp(at_all, at_all[seen], np.nanmedian(np.array(read)[:, seen], axis=0))
    level = (share - measure.least) / (1 - measure.least)
    off = unsoft((level - LOWEST) / (1 - LOWEST), 0.0, measure.span)
    # Heights tell a part of how far the whole stands from what is usual.
    db = measure.centre + off + off.mean() * MOMENT / (1 - MOMENT)
    return Curve(measure.band, COURSE, db, "dB", BAND_WORDS[measure.band])

"""Where the bars between the friezes of a lereng gelombang lie in its picture: so broad is each band's frieze.

A hand's rows rise and sink over a hand's breadth: friezes are laid level before heights are told from them.
"""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from batik_gen.pattern.motifs.gelombang.lereng import BAR, CYCLE, FRIEZES
from batik_gen.pattern.motifs.gelombang.lereng_frame import HALF
from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.values.arrays import FloatArray, IntArray

_LEAST_BARS = 4.0
"""How far the bars between friezes stand out of what else the cloth has across, when they are there."""
_NARROWEST = 0.15
"""No frieze is narrower than so much of its usual breadth."""
_EDGE = 1.0
"""What lies so far within a frieze beside its bars tells which band's it is, mm."""
_EDGES = {
    "delta": (np.array([0.0, 0.6]), np.array([0.0, 0.6])),
    "theta": (np.array([0.0, 1.0]), np.array([0.0, 1.0])),
    "alpha": (np.array([-1.0, -0.5]), np.array([0.3, 0.8])),
    "beta": (np.array([0.8, -1.6]), np.array([0.8, -1.6])),
    "gamma": (np.array([0.0, 1.0]), np.array([0.0, 1.0])),
}
"""How much waxed and white beside its upper and its lower bar speak for a band: fruits stand on both bars, leaves and
rain on white, flames on the lower one under a dark sky, rhombs on brown."""

DRIFT = 1.2
"""How far, mm, a row may lie beside where a ruler would have it."""
_OVER = 12.0
"""Standard deviation, mm, of the part of a row that is compared with the whole of it."""
_STEP = 0.1
"""Shifts are tried so far apart, mm."""


@dataclass(frozen=True, eq=False)
class Friezes:
    """Hold where the friezes of the first group lie across a picture.

    Parameters
    ----------
    tops
        How far from the upper left corner each frieze begins, below its bar, mm across.
    heights
        Clear height of each, mm.
    """

    tops: FloatArray
    heights: FloatArray


def friezes_in(even: ClothPicture, px: float) -> Friezes | None:
    """Find the five friezes of a group; None where there are no bars.

    Parameters
    ----------
    even
        A picture of ``px`` pixels a millimetre.
    """
    waxed, white = _across(even, px)
    period = len(waxed)

    def part(values: FloatArray, low: float, high: float) -> FloatArray:
        """Return the mean over a part, mm, below every place."""
        at = np.arange(int(low * px), max(int(low * px) + 1, int(high * px)))
        return np.asarray(values[(np.arange(period)[:, None] + at) % period].mean(axis=1))

    bar = part(waxed, 0.05 * BAR, 0.22 * BAR) + part(waxed, 0.78 * BAR, 0.95 * BAR)
    bar = bar - part(waxed, 0.34 * BAR, 0.66 * BAR) - part(white, 0.0, BAR)
    above, below = (
        np.stack([part(values, *at) for values in (waxed, white)]) for at in ((-_EDGE, 0.0), (BAR, BAR + _EDGE))
    )
    bands = [measure.band for measure, _ in FRIEZES]
    gains = [
        bar + _EDGES[band][0] @ below + _EDGES[before][1] @ above
        for band, before in zip(bands, [bands[-1], *bands[:-1]], strict=True)
    ]
    least = [int((BAR + _NARROWEST * measure.height) * px) for measure, _ in FRIEZES]
    begins = _best_places(np.array(gains), least)
    if bar[begins % period].sum() - len(begins) * np.median(bar) < _LEAST_BARS:
        return None
    tops = begins / px + BAR
    return Friezes(tops, np.diff([*begins, begins[0] + period]) / px - BAR)


def _across(even: ClothPicture, px: float) -> tuple[FloatArray, FloatArray]:
    """Return how far each place across a group is waxed, and white, over all the picture."""
    height, width = even.waxed.shape
    y, x = np.mgrid[0:height, 0:width]
    period = round(CYCLE * px)
    line = (((x + y) * HALF).astype(np.int64) % period).ravel()
    count = np.maximum(np.bincount(line, minlength=period), 1)
    waxed, white = (np.bincount(line, values.ravel(), period) / count for values in (even.waxed, even.white))
    return waxed, white


def _best_places(gains: FloatArray, least: list[int]) -> IntArray:
    """Return the places one after the other, in a circle, that gain most: each so far before the next at least.

    Parameters
    ----------
    gains
        What each of m things gains at each of n places, m x n.
    least
        How far from each to the one after it, at least; from the last one to the first, round the circle.
    """
    count, period = gains.shape
    rows = np.arange(period)
    # Seen from where the first one lies, row by row.
    seen = gains[:, (rows[:, None] + rows) % period]
    total = np.full((count, period, period), -np.inf)
    total[0, :, 0] = gains[0]
    for k in range(1, count):
        so_far = np.maximum.accumulate(total[k - 1], axis=1)
        total[k, :, least[k - 1] :] = seen[k, :, least[k - 1] :] + so_far[:, : period - least[k - 1]]
    total[-1, :, period - least[-1] :] = -np.inf
    first, at = np.unravel_index(int(total[-1].argmax()), (period, period))
    places = [int(at)]
    for k in range(count - 1, 0, -1):
        places.append(int(total[k - 1, first, : places[-1] - least[k - 1] + 1].argmax()))
    return np.asarray(first + np.array(places[::-1]), np.int64)


def drift_of(parts: FloatArray, px: float) -> FloatArray:
    """Return how far, mm, a frieze lies below its usual place at each column.

    Parameters
    ----------
    parts
        Pictures of it, of one kind or another, p x rows x columns, with ``DRIFT`` more rows at either side.
    px
        Pixels a millimetre.

    Notes
    -----
    What is seen about a column, on the average along the row, is laid over what is seen in the whole row where both
    agree best; twice, since the whole is itself blurred by what drifts.
    """
    margin = round(DRIFT * px)
    seen = _averaged(parts, _OVER * px)
    rows, columns = seen.shape[1] - 2 * margin, np.arange(seen.shape[2])
    tried = np.unique(np.round(np.arange(-DRIFT, DRIFT + 0.5 * _STEP, _STEP) * px).astype(np.int64))
    tried = tried[np.abs(tried) <= margin]
    drift = np.zeros(len(columns))
    for _ in range(2):
        at = np.arange(rows)[:, None] + margin + np.round(drift * px).astype(np.int64)
        usual = seen[:, at, columns].mean(axis=2)
        apart = [
            ((seen[:, margin + shift : margin + shift + rows] - usual[:, :, None]) ** 2).sum(axis=(0, 1))
            for shift in tried
        ]
        drift = ndimage.gaussian_filter1d(tried[np.argmin(apart, axis=0)] / px, 0.5 * _OVER * px, mode="nearest")
    return drift


def _averaged(parts: FloatArray, sigma: float) -> FloatArray:
    """Average along rows as a Gaussian of ``sigma`` px does, but in a time that does not grow with it.

    Three running means come as near to a Gaussian of their variance as is needed here (Wells 1986,
    docs/sources.md#lereng).
    """
    wide = max(1, round(np.sqrt(4.0 * sigma * sigma + 1.0)))
    for _ in range(3):
        parts = ndimage.uniform_filter1d(parts, wide, axis=2, mode="nearest")
    return parts


def levelled(part: FloatArray, drift: FloatArray, px: float) -> FloatArray:
    """Return a picture of a frieze, less ``DRIFT`` at either side, with every column where the row usually lies."""
    margin = round(DRIFT * px)
    rows = np.arange(part.shape[0] - 2 * margin, dtype=np.float64)[:, None] + margin + drift * px
    columns = np.broadcast_to(np.arange(part.shape[1]), rows.shape)
    laid: FloatArray = ndimage.map_coordinates(part, [rows, columns], order=1, mode="nearest")
    return laid

"""How high the ornaments of each frieze of a lereng gelombang stand, measured in its picture."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.signal import find_peaks

from batik_gen.pattern.motifs.gelombang.lereng_frame import Measure
from batik_gen.pattern.motifs.gelombang.lereng_quick import OUTLINE, RHOMB, SKY
from batik_gen.pattern.motifs.gelombang.lereng_slow import FOOT, SPREAD, THICKEST
from batik_gen.readback.cloth_picture import disc
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

BASE = 0.2
"""How far within a frieze flames and fruits begin, mm."""
_NIB = 0.9
"""Thickness of outlines with a usual nib, mm: half of it stands over what it surrounds."""
_ODD = 0.15
_CUT = 0.45
"""Radius, mm, within which what hangs together by less is cut apart: stars and cecek beside an ornament."""


@dataclass(frozen=True, eq=False)
class Unrolled:
    """Hold one frieze laid level: rows across from its upper line to its lower one, columns along.

    Parameters
    ----------
    waxed, white
        How far each place is not dark, and how far it is white, 0..1.
    px
        Pixels a millimetre, both ways.
    """

    waxed: FloatArray
    white: FloatArray
    px: float


def heights(measure: Measure, frieze: Unrolled) -> FloatArray:
    """Return how high ornaments stand in each column, as shares of their height at level 1: NaN where there is none."""
    return _TELLERS[measure.band](measure, frieze)


def _alpha(measure: Measure, frieze: Unrolled) -> FloatArray:
    """Flames: how high their tips reach into the sky."""
    fire = _standing(frieze.waxed[::-1] > 0.5, frieze.px)
    tip = float(OUTLINE[OUTLINE[:, 1].argmax(), 0])
    tall = _tops(fire, measure.step * frieze.px, tip * measure.step * frieze.px) / frieze.px - BASE - 0.7 * _NIB
    return np.asarray(tall / (measure.height - SKY))


def _delta(measure: Measure, frieze: Unrolled) -> FloatArray:
    """Half fruits: how far the outlines of their crowns reach from both lines, over where their white reaches most.

    A flower may touch an outline beside the crown, and cecek the white at the crown.
    """
    half, middle = 0.5 * measure.height, len(frieze.white) // 2
    nib, step = min(_NIB, THICKEST * half), measure.step * frieze.px
    # The outline along the line itself parts the white from it.
    foot = np.arange(middle)[:, None] < (BASE + 0.8 * nib) * frieze.px
    sides = []
    for side in (slice(None, middle), slice(None, -middle - 1, -1)):
        white, waxed = (
            _standing((rows[side] > 0.5) | foot, frieze.px, 0.5 * _CUT) for rows in (frieze.white, frieze.waxed)
        )
        tops, _ = _peaks(white, step)
        if len(tops) < 2:
            return np.full(frieze.white.shape[1], np.nan)
        solid = np.where(waxed.all(axis=0), middle, np.argmin(waxed, axis=0))
        near = round(0.12 * step)
        high = np.array([float(np.median(solid[max(0, top - near) : top + near + 1])) for top in tops.tolist()])
        sides.append(np.interp(np.arange(len(solid)), tops, _calm(high, 1)))
    tall = np.mean(sides, axis=0) / frieze.px - BASE - 0.5 * nib
    return np.asarray(tall / (half * measure.full))


def _theta(measure: Measure, frieze: Unrolled) -> FloatArray:
    """Leaves: how far their tips reach from the rib, on both sides."""
    middle = len(frieze.white) // 2
    step = measure.step * frieze.px
    sides = [_standing(rows < 0.5, frieze.px, 0.6 * _CUT) for rows in (frieze.white[middle::-1], frieze.white[middle:])]
    tall = np.mean([_tops(side, step) for side in sides], axis=0) / frieze.px - 0.3 * _NIB
    # A tip lies ahead of its place.
    ahead = float(np.median(tall)) / np.tan(SPREAD) - FOOT * measure.step
    tall = ndimage.shift(tall, -ahead * frieze.px, order=1, mode="nearest")
    return np.asarray(tall / (0.5 * measure.height * measure.full))


def _beta(measure: Measure, frieze: Unrolled) -> FloatArray:
    """Rhombs: the half height of each light one about the middle line."""
    light = ndimage.binary_closing(frieze.white > 0.4, iterations=round(0.3 * frieze.px))
    tall = _crossing(light, 0.3 * measure.step * frieze.px) / frieze.px + 0.3 * _NIB
    return np.asarray(tall / (RHOMB * 0.5 * measure.height * measure.full))


def _gamma(measure: Measure, frieze: Unrolled) -> FloatArray:
    """Rain: half the height of each stroke through the middle line, from how far its ink is spread across."""
    edge = round(0.3 * frieze.px)
    ink = 1.0 - frieze.white[edge:-edge]
    middle = len(ink) // 2
    tags, _ = ndimage.label(ink > 0.5)
    strokes = np.setdiff1d(np.unique(tags[middle - 2 : middle + 3]), [0])
    if len(strokes) < 2:
        return np.full(ink.shape[1], np.nan)
    across = np.broadcast_to(np.arange(len(ink))[:, None] - middle + 0.5, ink.shape)
    spread = (
        np.asarray(ndimage.mean(across * across, tags, strokes)) - np.asarray(ndimage.mean(across, tags, strokes)) ** 2
    )
    along = np.asarray(ndimage.mean(np.broadcast_to(np.arange(ink.shape[1]), ink.shape), tags, strokes))
    order = np.argsort(along)
    # Ink that is even along a line has a standard deviation of its half length over the root of three.
    long = _calm(np.sqrt(3.0 * spread)[order], 5) / frieze.px - 0.3
    read = np.interp(np.arange(ink.shape[1]), along[order], long)
    return np.asarray(read / (0.5 * measure.height * measure.full))


_TELLERS = {"delta": _delta, "theta": _theta, "alpha": _alpha, "beta": _beta, "gamma": _gamma}


def _standing(lit: BoolArray, px: float, cut: float = _CUT) -> BoolArray:
    """Return what stands on the first row: holes filled, what is beside it cut off."""
    reach = max(1, round(cut * px))
    ground = np.ones((2 * reach + 2, lit.shape[1]), dtype=bool)
    filled = ndimage.binary_fill_holes(np.concatenate([ground, lit]))
    opened = ndimage.binary_opening(filled, disc(cut * px, reach))
    tags, _ = ndimage.label(opened)
    body = ndimage.binary_dilation(tags == tags[reach, lit.shape[1] // 2], iterations=reach, mask=filled)
    return np.asarray(body[len(ground) :])


def _tops(body: BoolArray, step: float, ahead: float = 0.0) -> FloatArray:
    """Return how high ornaments stand at each column, pixels, read between their tops.

    Parameters
    ----------
    body
        What stands on the first row.
    step
        Usual distance of two ornaments, pixels.
    ahead
        How far tops lie before the places of their ornaments, pixels.
    """
    tops, reach = _peaks(body, step)
    if len(tops) < 2:
        return np.full(len(reach), np.nan)
    high = [reach[max(0, top - int(0.15 * step)) : top + int(0.15 * step) + 1].max() for top in tops]
    return np.asarray(np.interp(np.arange(len(reach)), tops - ahead, high))


def _peaks(body: BoolArray, step: float) -> tuple[IntArray, FloatArray]:
    """Return at which columns ornaments stand highest, and how high, pixels, they stand at each column."""
    reach = np.where(body, np.arange(1, len(body) + 1)[:, None], 0).max(axis=0).astype(np.float64)
    even = ndimage.gaussian_filter1d(reach, 0.06 * step)
    return find_peaks(even, distance=max(1.0, 0.55 * step))[0], reach


def _crossing(shapes: BoolArray, least: float) -> FloatArray:
    """Return half the height of shapes that cross the middle row, pixels, at each column, read between them.

    Parameters
    ----------
    shapes
        Where they are.
    least
        A shape less wide than this, pixels, is none.
    """
    middle = len(shapes) // 2
    tags, count = ndimage.label(shapes)
    inside = set(np.unique(tags[middle - 2 : middle + 3])) - {0}
    boxes = [box for number, box in enumerate(ndimage.find_objects(tags, count), 1) if number in inside]
    found = sorted(
        (0.5 * (across.start + across.stop), 0.5 * (down.stop - down.start))
        for down, across in boxes
        if across.stop - across.start > least
    )
    if len(found) < 2:
        return np.full(shapes.shape[1], np.nan)
    places, high = np.array(found).T
    return np.asarray(np.interp(np.arange(shapes.shape[1]), places, _calm(high, 1)))


def _calm(high: FloatArray, over: int) -> FloatArray:
    """Return heights as a mean of so many beside each other; one that dye got into is first made as its neighbours."""
    usual = ndimage.median_filter(high, 5, mode="nearest")
    even = np.where(np.abs(high - usual) > _ODD * usual, usual, high)
    return np.asarray(ndimage.uniform_filter1d(even, over, mode="nearest"))

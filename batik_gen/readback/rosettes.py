"""Rosettes in a picture: where they lie, how far each reaches in every direction, and the nib that drew them."""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from batik_gen.pattern.motifs.gelombang.sekar.form import NOMINAL, SECTORS, TURNS, core_about
from batik_gen.readback.cloth_picture import ClothPicture, disc
from batik_gen.readback.repeats import mirror_at
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.wave import POINTS

PX_PITCH = 400.0
"""Pixels from a rosette to the next in the picture that is measured."""
_PX_MM = PX_PITCH / NOMINAL
_BEAD = 0.5
"""Radius, mm, within which what hangs together by less is cut apart: the white cecek beside an outline."""
_MOST_NIB = 1.6
"""The outline is no thicker than this, mm; dots begin further in."""
_STEP = 0.05
"""Step along a ray, mm."""
_MOST_MM = 44.0
"""A rosette ends at the latest at the corner of its square."""
_LEAST_EYE = 0.4
"""How much darker an eye is than what is about it, at least."""


@dataclass(frozen=True, eq=False)
class RosetteRow:
    """Hold what is measured of one row of rosettes.

    Parameters
    ----------
    middle
        Where its centres lie, in pitches below the middle of the picture.
    sectors
        Radius of the rim in each of the eight sectors of each copy, mirrored alike, mm of a rosette whose square is
        62.5 mm wide.
    """

    middle: float
    sectors: FloatArray


def measured_rosettes(even: ClothPicture, x0: float, y0: float) -> tuple[list[RosetteRow], float, float | None]:
    """Measure all rosettes that lie whole in the picture: rows from above, half the nib, and the round body, mm."""
    waxed, white = even.waxed, even.white
    bodies = _bodies(waxed > 0.5)
    width, height = even.size
    rows, nibs, centres = [], [], []
    for y in _places(y0, height):
        found = []
        for x in _places(x0, width):
            body = _body_at(bodies, waxed, white, x, y)
            if body is not None:
                found.append(_radii(body))
                nibs.append(_nib(body))
                centres.append((x, y))
        if found:
            sectors = np.concatenate([radii.reshape(SECTORS, POINTS) for radii in found])
            sectors[1::2] = sectors[1::2, ::-1]
            rows.append(RosetteRow((y - 0.5 * height) / PX_PITCH, sectors))
    eye = _eye(waxed, centres) if rows else None
    # One hand draws with one nib: what all rosettes tell of it is surer.
    return rows, 0.5 * float(np.median(nibs)) if nibs else 0.0, None if eye is None else core_about(eye)


def first_centre(waxed: FloatArray) -> tuple[float, float] | None:
    """Return where the first rosette is; None where nothing has a large dark eye within a light ring."""
    pitch = int(PX_PITCH)
    across, down = mirror_at(waxed, pitch, 1), mirror_at(waxed, pitch, 0)
    half = 0.5 * PX_PITCH
    side = int(9.0 * _PX_MM)
    grid = np.arange(-side, side + 1)
    away = np.sqrt(grid[:, None] ** 2 + grid**2) / _PX_MM
    eye, ring = away < 3.0, (away > 5.5) & (away < 9.0)

    def seen(x: float, y: float) -> float:
        scores = [-np.inf]
        for cy in _places(y, waxed.shape[0], side + 1):
            for cx in _places(x, waxed.shape[1], side + 1):
                box = waxed[int(cy) - side : int(cy) + side + 1, int(cx) - side : int(cx) + side + 1]
                scores.append(float(box[ring].mean() - box[eye].mean()))
        return float(np.median(scores[1:])) if len(scores) > 1 else -np.inf

    crossings = [(x, y) for x in (across, across + half) for y in (down, down + half)]
    scores = [seen(*at) for at in crossings]
    best = int(np.argmax(scores))
    return crossings[best] if scores[best] > _LEAST_EYE else None


def _places(first: float, length: int, edge: float = 0.0) -> FloatArray:
    """Return each place a pitch from the one before it, so far from both ends of a length at least."""
    places = np.arange(first % PX_PITCH, length, PX_PITCH)
    kept: FloatArray = places[(places >= edge) & (places < length - edge)]
    return kept


def _bodies(lit: BoolArray) -> BoolArray:
    """Return whole shapes without what lies beside them: holes filled, cecek and thin bridges cut."""
    filled = ndimage.binary_fill_holes(lit)
    reach = round(_BEAD * _PX_MM)
    opened = ndimage.binary_opening(filled, disc(_BEAD * _PX_MM, reach))
    # Tips that the disc does not enter grow again, but no further than it is wide.
    bodies: BoolArray = ndimage.binary_dilation(opened, iterations=reach, mask=filled)
    return bodies


@dataclass(frozen=True, eq=False)
class _Body:
    """Hold one rosette cut out of the picture: its shape, what is not dark, what is white, and where its centre is."""

    shape: BoolArray
    waxed: FloatArray
    white: FloatArray
    centre: tuple[float, float]


def _body_at(bodies: BoolArray, waxed: FloatArray, white: FloatArray, x: float, y: float) -> _Body | None:
    """Return the shape about a centre; None where the picture's edge cuts it."""
    height, width = bodies.shape
    reach = 0.5 * PX_PITCH - 0.2 * _PX_MM
    if not (reach <= x <= width - reach and reach <= y <= height - reach):
        return None
    side = int(0.5 * PX_PITCH) + 2
    top, left = max(0, int(y) - side), max(0, int(x) - side)
    cut = np.s_[top : int(y) + side, left : int(x) + side]
    tags, _ = ndimage.label(bodies[cut])
    tag = tags[int(y) - top, int(x) - left]
    return _Body(tags == tag, waxed[cut], white[cut], (x - left, y - top)) if tag else None


def _radii(body: _Body) -> FloatArray:
    """Return where a shape ends in each direction of ``TURNS``, mm."""
    within = ndimage.binary_erosion(body.shape, iterations=2, border_value=1)
    near = ndimage.binary_dilation(body.shape, iterations=2)
    share = np.where(within, 1.0, np.where(near, body.waxed, 0.0))
    r = (np.arange(int(_MOST_MM / _STEP)) + 0.5) * _STEP * _PX_MM
    x, y = body.centre
    # The middle of a pixel is half a pixel beyond its number.
    rays = np.stack([y + np.sin(TURNS)[:, None] * r, x + np.cos(TURNS)[:, None] * r]) - 0.5
    radii: FloatArray = ndimage.map_coordinates(share, rays, order=1).sum(axis=1) * _STEP
    return radii


def _eye(waxed: FloatArray, centres: list[tuple[float, float]]) -> float | None:
    """Return the radius of the dark eyes about some centres, mm; None where they are not dark."""
    r = np.arange(0.0, 8.0, _STEP)
    way = np.stack([np.sin(TURNS[::8]), np.cos(TURNS[::8])])[:, :, None] * (r * _PX_MM)
    rays = np.concatenate(
        [ndimage.map_coordinates(waxed, way + np.array([[[y]], [[x]]]) - 0.5, order=1) for x, y in centres]
    )
    share = np.median(rays, axis=0)
    lit = np.flatnonzero((share > 0.5) & (r > 2.5))
    if not len(lit):
        return None
    k = int(lit[0])
    return float(r[k] - _STEP * (share[k] - 0.5) / (share[k] - share[k - 1]))


def _nib(body: _Body) -> float:
    """Return how thick the line about a shape is, mm: where white begins within."""
    deep = ndimage.distance_transform_edt(np.pad(body.shape, 1))[1:-1, 1:-1][body.shape] - 0.5
    step = 0.5
    at = np.arange(0.0, _MOST_NIB * _PX_MM, step)
    number = np.minimum((deep / step).astype(np.int64), len(at))
    total = np.bincount(number, body.white[body.shape], len(at) + 1)[:-1]
    share = ndimage.gaussian_filter1d(total / np.maximum(np.bincount(number, minlength=len(at) + 1)[:-1], 1), 1.0)
    # Where the band within is narrow no white is seen at any depth: the steepest rise tells, not a height.
    return float((at[int(np.diff(share).argmax())] + step) / _PX_MM)

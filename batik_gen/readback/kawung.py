"""Kawung: nine of its measures, by which its numbers are set, from light fruits that lie apart on a dark ground.

In Yogyakarta sogan. What a measure means:

- ``pitch``: distance of the nodes, from the strongest repeat
- ``fruit width``, ``fruit length``: axes of the light fruits, as shares of the pitch
- ``outline``: thickness of the brown line between a fruit and the dark ground
- ``brown``: how much red light the brown fillings take away, from their colour
- ``blue``: how many times more the dark ground takes away than the brown
- ``dots``: diameter of the brown cecek in the fruits
- ``marks``: how close cecek stand along the rim of a fruit, for their size
- ``fine lines``: thickness of the sawut
"""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.readback.curves import Readback
from batik_gen.readback.repeats import paces
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.errors import BadPicture
from batik_gen.values.words import Words

_LEAST_FRUITS, _LEAST_RIM = 4, 20
_LEAST_PX = 4.0
"""Pixels a millimetre with fewer of which cecek and sawut are not told apart."""
_COARSE = 600
_USUAL_PITCH = 48.0
"""About the distance of nodes, mm, where it is not known yet."""
_LIGHT = 140.0
_RIM_MM = 2.6
"""Cecek no deeper than this in a fruit stand along its rim."""
_BROWN = 38.0
"""Blue light that the brown of Yogyakarta leaves, of 255."""
_NOTE = Words(
    "measures are those of the sogan of Yogyakarta, in mm by the resolution of the file; outlines are a little broad",
    "ukuran berlaku untuk sogan Yogyakarta, dalam mm menurut resolusi berkas; garis luar terukur sedikit lebih lebar",
)


def read_kawung(picture: ClothPicture) -> Readback | None:
    """Read nine measures of a kawung; None where there are no light fruits on dark.

    Raises
    ------
    BadPicture
        If the file does not tell its resolution, or the fruits are too small in it.
    """
    if picture.rgb is None or not _has_fruits(picture.rgb):
        return None
    if picture.px_mm is None:
        raise BadPicture(
            "the picture looks like kawung, whose size says how a background falls, but does not tell its resolution; "
            "give it as it was saved, with its dpi"
        )
    if picture.px_mm < _LEAST_PX:
        raise BadPicture(
            f"the picture has {picture.px_mm:.1f} pixels a millimetre, and at least {_LEAST_PX:g} are needed to read "
            "the isen of kawung; give one of more dpi"
        )
    measures = kawung_measures(picture.rgb, picture.px_mm)
    if not all(np.isfinite(value) for value in measures.values()):
        return None
    return Readback("kawung", picture.px_mm, (), measures, (_NOTE,))


def _has_fruits(rgb: FloatArray) -> bool:
    """Tell whether the picture comes again to the right as it does downwards, and holds a few light fruits."""
    across, down = _paces_px(rgb)
    if across is None or down is None or abs(across / down - 1.0) > 0.03:
        return False
    # In units of the pitch the scale does not matter.
    return len(_fruits(rgb[..., 2] > _LIGHT, across / _USUAL_PITCH, _USUAL_PITCH).axes) >= _LEAST_FRUITS


def kawung_measures(rgb: FloatArray, scale: float) -> dict[str, float]:
    """Measure a picture of kawung.

    Parameters
    ----------
    rgb
        sRGB 0..255, rows x columns x 3.
    scale
        Pixels a millimetre.
    """
    light = rgb[..., 2] > _LIGHT
    dark = rgb[..., 0] < 52
    brown = ~light & ~dark
    pitch = _pitch(rgb, scale)
    fruits = _fruits(light, scale, pitch)
    wide, long = np.median(fruits.axes, axis=0) if len(fruits.axes) else (np.nan, np.nan)
    red = _linear(rgb[..., 0])
    thickness = _rim(fruits.filled, dark, scale)
    isen = _isen(rgb, fruits.filled, scale)
    deep_brown = ndimage.binary_erosion(brown, iterations=2)
    deep_dark = ndimage.binary_erosion(dark, iterations=3)
    browned, darkened = _taken(red[deep_brown]), _taken(red[deep_dark])
    return {
        "pitch": pitch,
        # An outline lies half inside and half outside the shape it was drawn around.
        "fruit width": (wide + thickness) / pitch,
        "fruit length": (long + thickness) / pitch,
        "outline": thickness,
        "brown": browned,
        "blue": darkened / browned,
        "dots": isen.dot,
        "marks": isen.dot / isen.apart,
        "fine lines": isen.fine,
    }


@dataclass(frozen=True)
class _Isen:
    """Hold how far apart cecek along the rims of fruits are, their diameter, and the thickness of sawut, mm."""

    apart: float
    dot: float
    fine: float


def _isen(rgb: FloatArray, fruits: BoolArray, scale: float) -> _Isen:
    """Measure brown marks in fruits: round ones are cecek, long straight ones sawut."""
    deep = ndimage.distance_transform_edt(fruits) / scale
    within = deep > 2.0 / scale
    blue = rgb[..., 2]
    white = float(np.median(blue[within & (blue > _LIGHT)])) if within.any() else 255.0
    share = np.clip((white - blue) / (white - _BROWN), 0, 1) * within
    tags, count = ndimage.label(share > 0.4)
    if not count:
        return _Isen(np.nan, np.nan, np.nan)
    numbers = np.arange(1, count + 1)
    near = ndimage.grey_dilation(tags, size=(3, 3)) * (share > 0.05)

    def total(values: FloatArray) -> FloatArray:
        return np.asarray(ndimage.sum(values * share, near, numbers), dtype=np.float64)

    y, x = np.mgrid[0 : rgb.shape[0], 0 : rgb.shape[1]] / scale
    mass = np.maximum(total(np.ones_like(x)), 1e-9)
    mx, my = total(x) / mass, total(y) / mass
    xx, yy, xy = total(x * x) / mass - mx * mx, total(y * y) / mass - my * my, total(x * y) / mass - mx * my
    root = np.sqrt(np.maximum((xx - yy) ** 2 / 4 + xy * xy, 0.0))
    # What is even along a line has a twelfth of its length squared for variance.
    long = np.sqrt(12.0 * np.maximum((xx + yy) / 2 + root, 1e-9))
    thin = np.sqrt(12.0 * np.maximum((xx + yy) / 2 - root, 1e-9))
    area = mass / scale**2
    depth = np.asarray(ndimage.mean(deep, tags, numbers))
    wide = 2.0 * np.sqrt(area / np.pi)
    cecek = (long < 1.45 * thin) & (wide > 0.25) & (wide < 1.3)
    rim = cecek & (depth < _RIM_MM)
    sawut = (long > 1.6) & (thin < 0.3 * long) & (depth > 1.2)
    if rim.sum() < _LEAST_RIM or not sawut.any():
        return _Isen(np.nan, np.nan, np.nan)
    places = np.stack([mx, my], axis=-1)[rim]
    one, other = np.asarray(cKDTree(places).query(places, k=[2, 3])[0]).T
    # Where one is lost, the next but one is far.
    row = other < 1.5 * one
    apart = float(np.median(0.5 * (one + other)[row])) if row.any() else np.nan
    return _Isen(apart, float(np.median(wide[rim])), float(np.median((area / long)[sawut])))


@dataclass(frozen=True, eq=False)
class _Fruits:
    """Hold the light fruits that lie whole in the picture: their filled places, and their axes in mm."""

    filled: BoolArray
    axes: FloatArray


def _fruits(light: BoolArray, scale: float, pitch: float) -> _Fruits:
    """Find light shapes of the size of a fruit and turn their second moments into the axes of an ellipse."""
    closed = ndimage.binary_fill_holes(ndimage.binary_closing(light, iterations=int(0.35 * scale)))
    opened = ndimage.binary_opening(closed, iterations=int(0.06 * pitch * scale))
    tags, _ = ndimage.label(opened)
    axes, kept = [], np.zeros_like(light)
    for number, box in enumerate(ndimage.find_objects(tags), 1):
        (top, left), (bottom, right) = (s.start for s in box), (s.stop for s in box)
        mask = tags[box] == number
        area = mask.sum() / scale**2
        # Opening leaves the cut shapes of the rim a little away from it.
        whole = min(top, left) > 4 and bottom < light.shape[0] - 4 and right < light.shape[1] - 4
        if not whole or not 0.06 * pitch**2 < area < 0.2 * pitch**2:
            continue
        spread = np.linalg.eigvalsh(np.cov(np.argwhere(mask).T))
        axes.append(4 * np.sqrt(spread) / scale)
        kept[box] |= mask
    return _Fruits(kept, np.array(axes).reshape(-1, 2))


def _pitch(rgb: FloatArray, scale: float) -> float:
    """Return by how many mm the picture comes again to the right."""
    across, _ = _paces_px(rgb)
    return float("nan") if across is None else across / scale


def _paces_px(rgb: FloatArray) -> tuple[float | None, float | None]:
    """Return by how many pixels the picture comes again to the right and downwards."""
    factor = _COARSE / max(rgb.shape[:2])
    across, down = paces(ndimage.zoom(rgb.mean(axis=2), factor, order=1), 0.9)
    return None if across is None else across / factor, None if down is None else down / factor


def _linear(channel: FloatArray) -> FloatArray:
    c = channel / 255
    linear: FloatArray = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return linear


def _taken(reflected: FloatArray) -> float:
    """Return the dye in a cloth of this reflectance (Kubelka-Munk K/S, which adds up over dyes)."""
    r = max(float(np.mean(reflected)), 1e-4) if len(reflected) else 1.0
    return (1 - r) ** 2 / (2 * r)


def _rim(plates: BoolArray, dark: BoolArray, scale: float) -> float:
    """Return how far the dark begins beyond a plate, mm, the median around all plates."""
    away = ndimage.distance_transform_edt(~plates) / scale
    edge = dark & ~ndimage.binary_erosion(dark) & (away < 3.0)
    return float(np.median(away[edge])) if edge.any() else float("nan")

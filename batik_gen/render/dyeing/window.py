"""A rectangle out of the picture of a cloth, dyed without the rest."""

from dataclasses import replace

import numpy as np
from PIL import Image

from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.dyeing.dye import raw_image
from batik_gen.render.raster.frame import Frame
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Strokes
from batik_gen.values.errors import BadSize

Box = tuple[int, int, int, int]


def dyed_window(cloth: Cloth, frame: Frame, box: Box) -> Image.Image:
    """Dye a rectangle of a cloth; its pixels are those of the whole picture.

    Parameters
    ----------
    cloth
        A cloth that does not repeat, with at least what lies up to ``bands.reach_mm`` around the rectangle.
    frame
        The size of the whole picture.
    box
        Left, top, right and bottom of the rectangle in px.

    Raises
    ------
    BadSize
        If it does not lie inside the picture, or the cloth repeats.
    """
    left, top, right, bottom = box
    if not (0 <= left < right <= frame.width and 0 <= top < bottom <= frame.height) or cloth.period is not None:
        raise BadSize(f"{left}, {top}, {right}, {bottom} is no rectangle inside {frame.width} x {frame.height} px")
    halo = Dyer(cloth, frame, columns=(left, left + 1)).halo
    first, last = max(0, left - halo), min(frame.width, right + halo)
    pixels = Dyer(cloth, frame, columns=(first, last)).band(top, bottom)
    return raw_image(np.ascontiguousarray(pixels[:, left - first : right - first]))


def around(cloth: Cloth, box_mm: tuple[float, float, float, float]) -> Cloth:
    """Return a cloth without what misses a rectangle (left, top, right, bottom, mm)."""
    low, high = np.array(box_mm[:2]), np.array(box_mm[2:])
    return replace(cloth, layers=tuple(_around(layer, low, high) for layer in cloth.layers))


def _around(layer: Layer, low: FloatArray, high: FloatArray) -> Layer:
    dots = layer.dots.points
    half = 0.5 * dots[:, 2:]
    near = ((dots[:, :2] + half >= low) & (dots[:, :2] - half <= high)).all(axis=1)
    return replace(
        layer,
        areas=Areas(*_touching(layer.areas.points, layer.areas.offsets, low, high)),
        strokes=Strokes(*_touching(layer.strokes.points, layer.strokes.offsets, low, high)),
        dots=Dots(dots[near]),
    )


def _touching(points: FloatArray, offsets: IntArray, low: FloatArray, high: FloatArray) -> tuple[FloatArray, IntArray]:
    """Return the shapes that reach into a rectangle, by the box around each."""
    counts = np.diff(offsets)
    if not len(points):
        return points, offsets
    begin = offsets[:-1][counts > 0]
    wide = 0.5 * points[:, 2:] if points.shape[1] == 3 else 0.0
    least = np.minimum.reduceat(points[:, :2] - wide, begin, axis=0)
    most = np.maximum.reduceat(points[:, :2] + wide, begin, axis=0)
    near = np.zeros(len(counts), bool)
    near[counts > 0] = ((most >= low) & (least <= high)).all(axis=1)
    kept = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts[near])])
    return points[np.repeat(near, counts)], kept

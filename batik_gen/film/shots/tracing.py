"""The pattern as it is traced on the cloth with a pencil before it is waxed (molani)."""

import numpy as np
from PIL import Image

from batik_gen.render.raster.shapes import prepare
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Cloth, Dots, Layer, Strokes, Wax

GRAPHITE = (96, 90, 84)
_NIB_MM, _FIRM = 0.34, 0.72
"""Width of a pencil line on the cloth, and how much of the cloth it covers."""
_MOST_PX = 9_000_000


def traced(cloth: Cloth, box: tuple[float, float, float, float], scale: float) -> tuple[Image.Image, float]:
    """Return the pencil lines of a part of a cloth, and how many px a mm they have.

    Parameters
    ----------
    cloth
        The waxed cloth: its outlines and lines are traced, dots are left to the canting.
    box
        Left, top, right and bottom of the part, mm.
    scale
        Px a mm that are wanted; fewer where the part is large.
    """
    left, top, right, bottom = box
    fitting = float(np.sqrt(_MOST_PX / max((right - left) * (bottom - top), 1e-9)))
    scale = min(scale, fitting)
    size = max(round((right - left) * scale), 1), max(round((bottom - top) * scale), 1)
    lines = [_line(points - np.array([left, top])) for layer in cloth.layers if layer.wax is not Wax.OPEN
             for points in _outlines(layer)]  # fmt: skip
    if not lines:
        return Image.new("L", size), scale
    strokes = Strokes(np.concatenate(lines), np.cumsum([0, *map(len, lines)]))
    cover = prepare(Layer("traced", Wax.KLOWONG, 1, strokes=strokes, dots=Dots()), scale).cover(0, size[1], size[0])
    mask = Image.new("L", size) if cover is None else Image.fromarray(cover)
    return mask.point([round(_FIRM * value) for value in range(256)]), scale


def _line(points: FloatArray) -> FloatArray:
    return np.column_stack([points, np.full(len(points), _NIB_MM)])


def _outlines(layer: Layer) -> list[FloatArray]:
    """Return lines as they are; shapes only where no line goes around them is left to see."""
    parts = zip(layer.strokes.offsets[:-1].tolist(), layer.strokes.offsets[1:].tolist(), strict=True)
    return [layer.strokes.points[first:last, :2] for first, last in parts if last > first]

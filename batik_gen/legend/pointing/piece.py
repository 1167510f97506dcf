"""A small piece of a Design: its middle, waxed and dyed without the rest."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PIL import Image, ImageDraw

from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.designing.plan_of_design import plan_of, waxed
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.geometry.clipping import Ragged
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Strokes, Wax
from batik_gen.values.design import Design

_SMALL_MM2 = 200_000.0
"""A cloth up to this size is waxed whole for a square of it."""
_UNEVEN = ("mottling", "seepage", "remukan")
_TONES = {Wax.OPEN: 20, Wax.KLOWONG: 110, Wax.TEMBOK: 240, Wax.CECEK: 240, Wax.BIRON: 70}
_OTHER = 160
"""Tones of a sketch, by what the wax leaves on the cloth: enough to see what moves."""


def middle_of(design: Design, side_mm: float) -> Cloth:
    """Wax the square in the middle of a cloth, with no moment and no place of the recording in it.

    A motif stands on the middle of every cloth, so that a small one is the middle of a large one. A family whose
    form is the recording lies by the size of its cloth: of that the whole is waxed, and cut.
    """
    whole = replace(design, legend={}, local={}, cloth="", patches=(), repeat=None)
    if not family_named(design.motif).reading:
        return draw(replace(whole, size_mm=(side_mm, side_mm)))
    width, height = design.size_mm
    cloth = draw(whole, (0.5 * (height - side_mm), 0.5 * (height + side_mm)))
    return cut(cloth, (0.5 * (width - side_mm), 0.5 * (height - side_mm)), side_mm)


def square_at(design: Design, at: tuple[float, float], side_mm: float) -> Cloth:
    """Wax a square about a place of a cloth whose family draws what is near, moved inwards where it would reach out."""
    near = family_named(design.motif).near
    assert near is not None, "only such families are asked"
    left, top = (min(max(v - 0.5 * side_mm, 0.0), most - side_mm) for v, most in zip(at, design.size_mm, strict=True))
    plan, bath = plan_of(design.for_drawing())
    layers = near(plan, (left, top, left + side_mm, top + side_mm))
    return cut(waxed(design.for_drawing(), bath, layers), (left, top), side_mm)


def cut(cloth: Cloth, corner: tuple[float, float], side_mm: float) -> Cloth:
    """Return a square of a Cloth: what touches it, moved to its corner (left, top), mm."""
    off = np.array(corner)
    return replace(
        cloth,
        size_mm=(side_mm, side_mm),
        layers=tuple(_cut(layer, off, side_mm) for layer in cloth.layers),
        recipe="",
    )


def _cut(layer: Layer, off: FloatArray, side: float) -> Layer:
    dots, moved = layer.dots.points, np.array([off[0], off[1], 0.0])
    rings = _touching(Ragged(layer.areas.points, layer.areas.offsets), 0.0, off, side)
    lines = _touching(Ragged(layer.strokes.points, layer.strokes.offsets), 2.0, off, side)
    near = (np.abs(dots[:, :2] - off - 0.5 * side) <= 0.5 * side + dots[:, 2:]).all(axis=1)
    return replace(
        layer,
        areas=Areas(rings.points - off, rings.starts),
        strokes=Strokes(lines.points - moved, lines.starts),
        dots=Dots(dots[near] - moved),
    )


def _touching(shapes: Ragged, beyond: float, off: FloatArray, side: float) -> Ragged:
    """Return the shapes that reach into the square, by the box around each."""
    if not len(shapes):
        return shapes
    low, high = shapes.least(shapes.points[:, :2]) - off, shapes.most(shapes.points[:, :2]) - off
    reaches: BoolArray = np.asarray(((high >= -beyond) & (low <= side + beyond)).all(axis=1))
    return shapes.picked(reaches)


def sharp(design: Design, corner: tuple[float, float], side_mm: float, px: int) -> Image.Image | None:
    """Wax and dye a square of a cloth anew, for a picture that shows it too coarsely; None where that takes long.

    Parameters
    ----------
    design
        The cloth.
    corner
        Left and top of the square, mm.
    side_mm, px
        Its side, on the cloth and in the picture.
    """
    by_place = family_named(design.motif).by_place
    if design.cloth or design.patches or design.repeat or not (by_place or _area(design) <= _SMALL_MM2):
        return None
    cloth = draw(design, (corner[1], corner[1] + side_mm)) if by_place else draw(design)
    return dye(cut(cloth, corner, side_mm), px=(px, px)).image.convert("RGB")


def _area(design: Design) -> float:
    return design.size_mm[0] * design.size_mm[1]


def dyed(cloth: Cloth, px: int) -> Image.Image:
    """Dye a square piece of cloth evenly, ``px`` wide."""
    even = tuple((name, 0.0 if name in _UNEVEN else value) for name, value in cloth.bath)
    return dye(replace(cloth, bath=even), px=(px, px)).image.convert("RGB")


def sketch(cloth: Cloth, px: int, of: Callable[[str], bool] = lambda name: True) -> FloatArray:
    """Return tones of a square piece: wax alone, undyed, many times as quick as dyeing it.

    Parameters
    ----------
    cloth
        The piece.
    px
        How wide the sketch is.
    of
        Tells by its name whether a layer is drawn.
    """
    scale = px / cloth.size_mm[0]
    image = Image.new("L", (px, px), _TONES[Wax.OPEN])
    pen = ImageDraw.Draw(image)
    for layer in (layer for layer in cloth.layers if of(layer.name)):
        tone = _TONES.get(layer.wax, _OTHER)
        areas = (layer.areas.points * scale).tolist()
        for first, last in zip(layer.areas.offsets[:-1].tolist(), layer.areas.offsets[1:].tolist(), strict=True):
            pen.polygon([(x, y) for x, y in areas[first:last]], tone)
        lines = (layer.strokes.points * scale).tolist()
        for first, last in zip(layer.strokes.offsets[:-1].tolist(), layer.strokes.offsets[1:].tolist(), strict=True):
            part = lines[first:last]
            pen.line([(x, y) for x, y, _ in part], tone, max(round(part[len(part) // 2][2]), 1))
        for x, y, size in (layer.dots.points * scale).tolist():
            pen.ellipse((x - size / 2, y - size / 2, x + size / 2, y + size / 2), tone)
    return np.asarray(image, dtype=np.float64)

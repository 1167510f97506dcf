"""Pointing: where on a cloth each number shows, and which lines a parameter moves."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from batik_gen.film.telling.numbers import numbers_of
from batik_gen.legend.page import THUMB, examples_of
from batik_gen.legend.pointing.piece import cut, dyed, sketch
from batik_gen.legend.pointing.pins import find_spots, window_of
from batik_gen.legend.pointing.places import layers_of
from batik_gen.legend.pointing.shown import shown_on
from batik_gen.legend.pointing.specimens import specimens_of
from batik_gen.legend.pointing.spread import fullest_window, seats_of, spread
from batik_gen.pattern.cloths.fitting import upright_body
from batik_gen.pattern.declaring.registry import family_named, parameters_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.studio.painting.cloths import Box, Cloths
from batik_gen.values.design import Design
from batik_gen.values.errors import BadValue

_SEEN_MM, _MOST_MM, _PX_A_MM = 84.0, 200.0, 4.0
"""Side of the cloth on which places are looked for, and of one that is drawn for it."""
_GLOW_MM, _GLOW_PX = 220.0, 640
_MOVED = 0.08
"""Share of its range by which a parameter is moved either way to see what follows."""
_SHOWN, _DIM = 24.0, 150
"""A change of so many tones is a full glow; all else is darkened by so much of 255."""


@dataclass(frozen=True)
class Pin:
    """Hold where a number shows: a place in mm, or both ends of a distance; none where it is seen all over.

    Parameters
    ----------
    parameter
        What it sets; empty where the form itself is read.
    value, head, text
        The number, what was measured, and what it does.
    ends
        Places on the cloth, mm.
    """

    parameter: str
    value: str
    head: str
    text: str
    ends: tuple[tuple[float, float], ...]


def pins_of(design: Design, mapping: Path | None, lang: str) -> list[Pin]:
    """Return a pin for each number that set a line, and on a cloth whose form is the recording where it is read."""
    read = [Pin("", "", "", one.told.say(lang), (one.at,)) for one in examples_of(design)]
    numbers = numbers_of(design, lang)
    body, (left, top) = upright_body(design)
    covered = body == design and (design.cloth or design.patches)
    at_home = {} if covered or family_named(design.motif).reading else _spots(body, mapping)
    spots = {name: tuple((x + left, y + top) for x, y in ends) for name, ends in at_home.items()}
    return read + [Pin(one.parameter, one.value, one.what, one.reason, spots.get(one.parameter, ())) for one in numbers]


def _spots(design: Design, mapping: Path | None) -> dict[str, tuple[tuple[float, float], ...]]:
    """Return places in mm: looked for on a small cloth where the middle of every cloth is the same."""
    shown = shown_on(design)
    if shown is not None:
        window = fullest_window(shown, design.size_mm, min(_SEEN_MM, *design.size_mm))
        return {**{name: (at,) for name, at in seats_of(shown, design.size_mm).items()}, **spread(shown, window)}
    small = replace(design, size_mm=(min(design.size_mm[0], _MOST_MM), min(design.size_mm[1], _MOST_MM)), repeat=None)
    picture = dye(draw(small), dpi=_PX_A_MM * 25.4)
    specimens = specimens_of(small, mapping, THUMB, here=False)
    found = find_spots(picture, window_of(picture, _SEEN_MM, specimens), specimens)
    right, down = (0.5 * (whole - part) for whole, part in zip(design.size_mm, small.size_mm, strict=True))
    return {name: tuple((x + right, y + down) for x, y in spot.ends) for name, spot in found.items()}


def glow(
    cloths: Cloths, design: Design, name: str, middle: tuple[float, float], still: Callable[[], None]
) -> tuple[bytes, Box]:
    """Return a picture that darkens all but the lines a parameter moves, and where on the cloth it lies, mm.

    Raises
    ------
    BadValue
        If the motif has no such parameter.
    BatikGenError
        As ``draw``.
    """
    declared = parameters_of(family_named(design.motif), design.variant)
    if name not in declared:
        raise BadValue("this motif has no such line; reload the page")
    p = declared[name]
    side = min(_GLOW_MM, *design.size_mm)
    left, top = (
        float(np.clip(at - side / 2, 0.0, whole - side)) for at, whole in zip(middle, design.size_mm, strict=True)
    )
    box = (left, top, left + side, top + side)
    now, step = design.parameters.get(name, p.default), 1.0 if p.choice else _MOVED * (p.high - p.low)
    local = {key: value for key, value in design.local.items() if key != name}
    ends = [min(now + step, p.high), max(now - step, p.low)]
    moved = [replace(design, parameters={**design.parameters, name: value}, local=local) for value in ends]
    tones = []
    for one in moved:
        still()
        piece = cut(cloths.part(one, box, quick=True), (left, top), side)
        if name.startswith("bath."):
            tones.append(np.asarray(dyed(piece, _GLOW_PX // 2).convert("L"), dtype=np.float64))
        else:
            tones.append(sketch(piece, _GLOW_PX, layers_of(name)))
    full = _SHOWN / 4 if name.startswith("bath.") else _SHOWN
    lit = Image.fromarray((np.clip(np.abs(tones[0] - tones[1]) / full, 0.0, 1.0) * 255).astype(np.uint8))
    lit = lit.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2.0))
    return _darkened(lit), box


def _darkened(lit: Image.Image) -> bytes:
    """Return a PNG: night with holes where it is lit, each with a warm rim."""
    out = np.zeros((lit.height, lit.width, 4), dtype=np.uint8)
    light = np.asarray(lit, dtype=np.float64) / 255.0
    rim = 4.0 * light * (1.0 - light)
    out[..., 0], out[..., 1], out[..., 2] = 255 * rim, 196 * rim, 64 * rim
    out[..., 3] = np.clip(_DIM * (1.0 - light) + 110 * rim, 0, 255)
    held = io.BytesIO()
    Image.fromarray(out, "RGBA").save(held, "PNG", compress_level=1)
    return held.getvalue()

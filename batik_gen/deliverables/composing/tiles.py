"""Tiles that close: a block of the pattern, or the block and its mirror images where the pattern has none."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from PIL import Image

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.repeating.layouts import layout_named
from batik_gen.pattern.repeating.repeat import suited
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.dyeing.proof import mirrored
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design
from batik_gen.values.errors import CannotRepeat

STRAIGHT, MIRROR = "straight", "mirror"
_TRIES = (1.0, 0.92, 1.09, 0.85, 1.18, 0.78, 1.28)
"""Sizes of a square that are tried, as shares of the one asked for, until whole cells fill it nearly."""
_NEARLY = 1.03
_MOST_STRETCH = 1.08
"""A block this much longer than broad is made a square without anybody seeing it; a longer one is mirrored."""
_WRAP = 16


@dataclass(frozen=True)
class Block:
    """Hold the Design of a block, and whether it closes with its mirror images alone."""

    design: Design
    mirrored: bool

    @cached_property
    def cloth(self) -> Cloth:
        """The block, waxed once for all its resolutions."""
        return draw(self.design)

    def dyed(self, dpi: float) -> Image.Image:
        """Return the block as pixels that close when laid side by side."""
        image = dye(self.cloth, dpi=dpi).image.convert("RGB")
        return Image.fromarray(mirrored(np.asarray(image), 2, 2)) if self.mirrored else image


def block_of(design: Design, layout: str, size_mm: tuple[float, float]) -> Block:
    """Return the block of a pattern in a layout, or mirrored where it has none.

    Raises
    ------
    UnknownName
        If there is no such layout.
    CannotRepeat
        If it has no block in a layout other than the straight one.
    """
    try:
        return Block(suited(design, layout_named(layout), size_mm)[0], False)
    except CannotRepeat:
        if layout != STRAIGHT:
            raise
    half = 0.5 * size_mm[0], 0.5 * size_mm[1]
    return Block(suited(design, layout_named(MIRROR), half)[0], True)


def square_of(design: Design, side_mm: float) -> Block:
    """Return a block that is square, or so nearly that it can be made so."""
    best: tuple[float, Block] | None = None
    for share in _TRIES:
        block = block_of(design, STRAIGHT, (share * side_mm, share * side_mm))
        width, height = block.design.size_mm
        ratio = max(width / height, height / width)
        if best is None or ratio < best[0]:
            best = (ratio, block)
        if ratio <= _NEARLY:
            break
    assert best is not None
    if best[0] <= _MOST_STRETCH:
        return best[1]
    half = 0.5 * side_mm
    return Block(replace(suited(design, layout_named(MIRROR), (half, half))[0], size_mm=(half, half)), True)


def square(image: Image.Image, side: int) -> Image.Image:
    """Return a tile as a square of so many px, resized around its seams so that it still closes."""
    wide, tall = image.size
    wrapped = Image.fromarray(np.pad(np.asarray(image), ((_WRAP, _WRAP), (_WRAP, _WRAP), (0, 0)), mode="wrap"))
    box = (_WRAP, _WRAP, _WRAP + wide, _WRAP + tall)
    return wrapped.resize((side, side), Image.Resampling.LANCZOS, box)

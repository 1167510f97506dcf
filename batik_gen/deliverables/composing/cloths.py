"""Pieces of a person's cloth as pictures, and the colours that words beside them are set in."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from PIL import Image

from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.processes.table import find_process, state_colours
from batik_gen.typesetting.colours import INK, PAPER
from batik_gen.typesetting.contrast import LEAST, contrast, most_legible
from batik_gen.typesetting.inking import Colour
from batik_gen.values.design import Design


@dataclass(frozen=True)
class Tones:
    """Hold two dyed colours of a cloth, of which each can be read on the other; ``accent`` is between them."""

    dark: Colour
    light: Colour
    accent: Colour


@dataclass(frozen=True)
class _Wish:
    """Hold what shall be dyed, told apart by the text of the Design."""

    text: str
    design: Design = field(compare=False)
    size_mm: tuple[float, float]
    px: tuple[int, int]


def piece(design: Design, size_mm: tuple[float, float], px: tuple[int, int]) -> Image.Image:
    """Wax and dye the motif of a Design anew on a cloth of another size."""
    plain = motif_of(design, size_mm)
    return _dyed(_Wish(plain.for_drawing().to_toml(), plain, size_mm, px))


def motif_of(design: Design, size_mm: tuple[float, float]) -> Design:
    """Return the motif of a Design alone, on a cloth of another size.

    A motif stands on the middle of every cloth; a family whose form is the recording lies by the size of its cloth,
    so that it is whole on each.
    """
    # Of a cloth of several parts only the body is shown; the patches of a cloth of many persons stay.
    plain = replace(design, cloth="", patches=()) if design.cloth else design
    return replace(plain, size_mm=size_mm, legend={}, repeat=None)


@lru_cache(maxsize=3)
def _dyed(wish: _Wish) -> Image.Image:
    """Return the picture, which pages in both languages show one after the other; nobody draws on it."""
    return dye(draw(wish.design), px=wish.px).image.convert("RGB")


def across(design: Design, across_mm: float, px: tuple[int, int]) -> Image.Image:
    """Return a picture of so many mm of cloth across its shorter side."""
    share = across_mm / min(px)
    return piece(design, (share * px[0], share * px[1]), px)


def tones_of(design: Design) -> Tones:
    """Return the colours of the words beside a cloth: its own darkest and lightest, and one between that is seen."""
    colours = sorted(set(state_colours(find_process(design.process, design.declaration)).values()), key=sum)
    dark = most_legible((colours[0], INK), PAPER)
    light = colours[-1] if contrast(colours[-1], dark) >= LEAST else PAPER
    between = [one for one in colours[1:-1] if contrast(one, PAPER) >= LEAST]
    return Tones(dark, light, max(between, key=lambda one: max(one) - min(one), default=dark))

"""Text of pages in columns: wrapped, measured, drawn."""

import re
import unicodedata
from dataclasses import dataclass, replace

from PIL import Image, ImageFont

from batik_gen.typesetting.faces import Face, composed, drawn_with, lacking, letters
from batik_gen.typesetting.inking import Colour, ink

NO_BREAK = "\u00a0"
"""A space at which no line is broken."""
BREAKS = re.compile(rf"[^\S{NO_BREAK}]+")
_DOUBT = 0.03
"""Letters that draw together across a space change the width of a line by less than this share."""
_FACE, _AS_LARGE = Face.SANS, 1.03
"""The face of all columns, whose small letters are so much smaller than its size promises."""


@dataclass(frozen=True)
class Style:
    """Hold size in px, colour, and the distance of lines as a share of the size."""

    size: int
    colour: Colour
    leading: float = 1.36

    @property
    def line(self) -> int:
        """Distance from one line to the next, in px."""
        return round(self.size * self.leading)

    def scaled(self, share: float) -> "Style":
        """Return the style in letters of another size."""
        return replace(self, size=max(round(self.size * share), 8))


@dataclass(frozen=True)
class Block:
    """Hold text that was broken into lines."""

    lines: tuple[str, ...]
    style: Style

    @property
    def height(self) -> int:
        """Height of all lines, in px."""
        return len(self.lines) * self.style.line

    def draw(self, page: Image.Image, x: float, y: float, *, anchor: str = "left") -> None:
        """Draw the block with its top at ``y``; ``x`` is its left edge, its middle or its right edge."""
        for number, line in enumerate(self.lines):
            # On the base line, so that lines of different letters keep one distance.
            base = y + number * self.style.line + round(self.style.size * 1.02)
            write_line(page, line, x, base, self.style, anchor)


def set_block(text: str, style: Style, width: int) -> Block:
    """Break a text into lines no wider than ``width`` px; a word that is wider is broken itself."""
    lines: list[str] = []
    reached, space = 0.0, width_of(" ", style)
    for word in filter(None, map(legible, BREAKS.split(text))):
        long = width_of(word, style)
        if lines and _fits(lines[-1], word, reached + space + long, style, width):
            lines[-1] = f"{lines[-1]} {word}"
            reached += space + long
            continue
        while long > width:
            fits = _fitting(word, style, width)
            lines.append(word[:fits])
            word = word[fits:]
            long = width_of(word, style)
        lines.append(word)
        reached = long
    return Block(tuple(lines), style)


def _fits(line: str, word: str, about: float, style: Style, width: int) -> bool:
    """Tell whether a word fits behind a line; measured where the sum of its words' widths leaves a doubt."""
    if abs(about - width) > _DOUBT * width:
        return about < width
    return width_of(f"{line} {word}", style) <= width


def _fitting(word: str, style: Style, width: int) -> int:
    """Return how many letters of a word fit, one at least."""
    fits, over = 1, len(word)
    while over - fits > 1:
        middle = (fits + over) // 2
        fits, over = (middle, over) if width_of(word[:middle], style) <= width else (fits, middle)
    return fits


def write_line(page: Image.Image, line: str, x: float, base: float, style: Style, anchor: str = "left") -> None:
    """Write one line on its base line; ``x`` is its left end, its middle or its right end."""
    shift = {"left": 0.0, "middle": 0.5, "right": 1.0}[anchor]
    ink(page, line, (x - shift * width_of(line, style), base), _FACE, _AS_LARGE * style.size, style.colour)


def width_of(text: str, style: Style) -> float:
    """Return the width of one line in px."""
    return _AS_LARGE * style.size * letters(text, _FACE)[1]


def legible(text: str) -> str:
    """Return a text in which signs that the font lacks are what they are made of, where it has that."""
    whole = composed(text)
    missing = lacking(whole, _FACE)
    if not missing:
        return whole
    return "".join(_taken_apart(sign) if sign in missing else sign for sign in whole)


def _taken_apart(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in parts if not unicodedata.combining(part))


def sized(size: int) -> ImageFont.FreeTypeFont:
    """Return the font of numbers on pins in a size, px."""
    return drawn_with(Face.SANS_STRONG, size)

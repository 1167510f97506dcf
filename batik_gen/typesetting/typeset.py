"""Text set in the font that Pillow carries: wrapped, measured, drawn."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from PIL import ImageDraw, ImageFont

Colour = tuple[int, int, int]

NO_BREAK = "\u00a0"
"""A space at which no line is broken."""
_BREAKS = re.compile(rf"[^\S{NO_BREAK}]+")
_DOUBT = 0.03
"""Letters that draw together across a space change the width of a line by less than this share."""
_PLAIN = str.maketrans({"–": "-", "—": "-", "−": "-", "µ": "u", "²": "2", "°": " deg", "½": "1/2", "≥": ">="})
"""Signs that the font lacks, by something that says the same."""


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

    def draw(self, pen: ImageDraw.ImageDraw, x: int, y: int, *, anchor: str = "ls") -> None:
        """Draw the block with its upper left corner at (x, y); ``anchor`` rs sets it from the right."""
        for number, line in enumerate(self.lines):
            # On the baseline, so that lines of different letters keep one distance.
            base = y + number * self.style.line + round(self.style.size * 1.02)
            pen.text((x, base), line, fill=self.style.colour, font=sized(self.style.size), anchor=anchor)


def set_block(text: str, style: Style, width: int) -> Block:
    """Break a text into lines no wider than ``width`` px; a word that is wider is broken itself."""
    lines: list[str] = []
    reached, space = 0.0, width_of(" ", style)
    for word in filter(None, map(legible, _BREAKS.split(text))):
        long = _word_width(word, style.size)
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


@lru_cache(maxsize=8192)
def _word_width(word: str, size: int) -> float:
    """Return the width of a word, which comes again in every layout of a page."""
    return sized(size).getlength(word)


def _fitting(word: str, style: Style, width: int) -> int:
    """Return how many letters of a word fit, one at least."""
    fits, over = 1, len(word)
    while over - fits > 1:
        middle = (fits + over) // 2
        fits, over = (middle, over) if width_of(word[:middle], style) <= width else (fits, middle)
    return fits


def width_of(text: str, style: Style) -> float:
    """Return the width of one line in px."""
    return sized(style.size).getlength(text)


def legible(text: str) -> str:
    """Return a text without the signs that the font lacks."""
    kept = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c if not unicodedata.combining(c) else "" for c in kept)


@cache
def sized(size: int) -> ImageFont.FreeTypeFont:
    """Return the font in a size, px."""
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("this Pillow was built without FreeType; install the wheel of Pillow")
    return font

"""Paragraphs and titles: type, lines, and what is done with words that are longer than their place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from batik_gen.typesetting.breaking import broken, pieces_of
from batik_gen.typesetting.faces import check_signs
from batik_gen.typesetting.scene import Run
from batik_gen.typesetting.type import Type
from batik_gen.typesetting.typeset import NO_BREAK
from batik_gen.values.errors import BadValue
from batik_gen.values.words import shown

_ABOVE, _BELOW = 0.80, 0.25
"""From the top of a block to its first base line, and from its last to the bottom, em: letters with accents above
capitals (0.95 em in Source Serif) reach into the space that every block has around it."""
_SHRINK, SMALL_SHRINK, _STEPS = 0.62, 0.88, 9
"""A title shrinks to the first share of its size before it takes another line, small words to the second; in so many
steps."""


@dataclass(frozen=True)
class Paragraph:
    """Hold text that was broken into lines."""

    lines: tuple[str, ...]
    type: Type

    @property
    def height(self) -> float:
        """Height of all lines."""
        if not self.lines:
            return 0.0
        return self.type.size * (_ABOVE + _BELOW + self.type.leading * (len(self.lines) - 1))

    @property
    def width(self) -> float:
        """Width of the longest line."""
        return max(map(self.type.wide, self.lines), default=0.0)

    def runs(self, x: float, y: float, anchor: str = "left") -> tuple[Run, ...]:
        """Place it with its top at ``y``; ``x`` is its left edge, its middle or its right edge."""
        shift = {"left": 0.0, "middle": -0.5, "right": -1.0}[anchor]
        size = self.type.size
        return tuple(
            Run(line, x + shift * self.type.wide(line), y + size * (_ABOVE + self.type.leading * number), self.type)
            for number, line in enumerate(self.lines)
        )


def set_text(text: str, type_: Type, width: float, lang: str | None, what: str = "a text") -> Paragraph:
    """Break a text into lines.

    Parameters
    ----------
    text
        What is set.
    type_
        How.
    width
        Of its column.
    lang
        Language by whose rules words are divided, or None to divide none.
    what
        What refusals call it.

    Raises
    ------
    BadValue
        If a word is wider than the column, or has signs that the font lacks.
    """
    check_signs(text, type_.face, what)
    lines = broken(pieces_of(text, lang), width, type_.wide)
    if lines is None:
        longest = max(text.split(), key=type_.wide)
        raise BadValue(f"{what} holds the word {shown(longest)}, which is wider than its place; shorten it")
    return Paragraph(lines, type_)


def set_title(
    text: str, type_: Type, width: float, most_lines: int, what: str, least: float = 0.5, shrink: float = _SHRINK
) -> Paragraph:
    """Set a title or a name as large as its place allows: it shrinks, then takes another line, then is refused.

    Parameters
    ----------
    text
        What is set; no word of it is divided.
    type_
        How, in the largest size.
    width
        Of its place.
    most_lines
        So many lines have room.
    what
        What refusals call it, as ``the name of the motif of a1b2c3``.
    least
        Smallest share of the size that can be read.
    shrink
        Share of the size down to which it shrinks before it takes another line.

    Raises
    ------
    BadValue
        If it does not fit in the smallest letters, or has signs that the font lacks.
    """
    check_signs(text, type_.face, what)
    pieces = pieces_of(text.replace(NO_BREAK, " "), None)
    for lines in range(1, most_lines + 1):
        lowest = least if lines == most_lines else max(shrink, least)
        for step in range(_STEPS):
            smaller = replace(type_, size=type_.size * (1.0 - (1.0 - lowest) * step / (_STEPS - 1)))
            found = broken(pieces, width, smaller.wide, even=True)
            if found is not None and len(found) <= lines:
                return Paragraph(found, smaller)
    raise BadValue(
        f"{what} is too long for its place: {shown(text)} ({len(text)} characters) does not fit in {most_lines} "
        f"line{'s' * (most_lines > 1)} of the smallest letters that can be read; shorten it"
    )


def stacked(blocks: Sequence[tuple[Paragraph, float]], x: float, y: float, anchor: str = "left") -> tuple[Run, ...]:
    """Place paragraphs one below the other, each with the space before it."""
    runs: list[Run] = []
    for block, before in blocks:
        runs += block.runs(x, y + before, anchor)
        y += before + block.height
    return tuple(runs)


def height_of(blocks: Sequence[tuple[Paragraph, float]]) -> float:
    """Return the height of paragraphs with the space before each."""
    return sum(block.height + before for block, before in blocks)

"""Pages on paper: margins, blocks of words, logos at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass

from batik_gen.campaign.values.plan import Brand
from batik_gen.typesetting.faces import Face
from batik_gen.typesetting.inking import Colour
from batik_gen.typesetting.logos import in_a_row, read_logo
from batik_gen.typesetting.paragraphs import Paragraph, set_text
from batik_gen.typesetting.scene import Fill, Shown, Thing
from batik_gen.typesetting.type import Type

Blocks = list[tuple[Paragraph, float]]
"""Paragraphs, each with the space before it."""


@dataclass(frozen=True)
class Hand:
    """Set words of one size of paper: ``unit`` is a point of it, mm; ``whose`` they are, refusals say."""

    unit: float
    ink: Colour
    soft: Colour
    lang: str
    whose: str

    def text(self, words: str, width: float, points: float = 9.0, face: Face = Face.SANS) -> Paragraph:
        """Set running words, divided by their language."""
        return set_text(
            words, Type(face, points * self.unit, self.ink, 1.36), width, self.lang, f"a text of {self.whose}"
        )

    def head(self, words: str, width: float, points: float = 8.0) -> Paragraph:
        """Set the head of a paragraph."""
        return set_text(
            words, Type(Face.SANS_STRONG, points * self.unit, self.soft, 1.25), width, None, f"a text of {self.whose}"
        )

    def small(self, words: str, width: float, points: float = 6.5) -> Paragraph:
        """Set small print."""
        return set_text(
            words, Type(Face.SANS, points * self.unit, self.soft, 1.32), width, self.lang, f"a text of {self.whose}"
        )

    def parts(self, told: Sequence[tuple[str, str]], width: float, points: float, gap: float) -> Blocks:
        """Set what has a head and words, one below the other; what has no words is left out."""
        blocks: Blocks = []
        for head, words in told:
            if words:
                before = gap * self.unit if blocks else 0.0
                blocks += [(self.head(head, width, 0.86 * points), before)]
                blocks += [(self.text(words, width, points), 1.2 * self.unit)]
        return blocks


def logos_of(brand: Brand, x: float, y: float, height: float, width: float) -> tuple[Shown, ...]:
    """Return the campaign's logos in a row; raises BadPicture, MissingPackage."""
    return in_a_row([read_logo(path) for path in brand.logos], x, y, height, width)


def line(x: float, y: float, width: float, thick: float, colour: Colour) -> Thing:
    """Return a line from left to right."""
    return Fill((x, y, width, thick), colour)

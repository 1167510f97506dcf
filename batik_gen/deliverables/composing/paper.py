"""Pages on paper: margins, blocks of words, logos at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass

from batik_gen.deliverables.composing.saying import Saying
from batik_gen.deliverables.values.brand import Brand
from batik_gen.typesetting.faces import Face
from batik_gen.typesetting.inking import Colour
from batik_gen.typesetting.logos import in_a_row, read_logo
from batik_gen.typesetting.paragraphs import SMALL_SHRINK, Paragraph, set_text, set_title
from batik_gen.typesetting.scene import Fill, Shown, Thing
from batik_gen.typesetting.type import Type

POINT = 25.4 / 72.0
"""A point of letters, mm."""
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

    def text(self, words: str, width: float, points: float = 9.0) -> Paragraph:
        """Set running words, divided by their language."""
        return self._set(words, Type(Face.SANS, points * self.unit, self.ink, 1.36), width, self.lang)

    def head(self, words: str, width: float, points: float = 8.0) -> Paragraph:
        """Set the head of a paragraph."""
        return self._set(words, Type(Face.SANS_STRONG, points * self.unit, self.soft, 1.25), width, None)

    def small(self, words: str, width: float, points: float = 6.5) -> Paragraph:
        """Set small print."""
        return self._set(words, Type(Face.SANS, points * self.unit, self.soft, 1.32), width, self.lang)

    def _set(self, words: str, type_: Type, width: float, lang: str | None) -> Paragraph:
        return set_text(words, type_, width, lang, f"a text of {self.whose}")

    def naming(
        self, saying: Saying, width: float, points: tuple[float, float, float], gaps: tuple[float, float], lines: int
    ) -> Blocks:
        """Set what a cloth is called and whose it is.

        Parameters
        ----------
        saying
            The words.
        width
            Of their place.
        points
            Largest letters of the heading, of the title below it, and of whose it is.
        gaps
            Space before the title, and before whose it is, in points.
        lines
            So many has each of them at most.

        Raises
        ------
        BadValue
            If one is too long for its place.
        """
        heading = Type(Face.SERIF_STRONG, points[0] * self.unit, self.ink, 1.06)
        title = Type(Face.SANS_ITALIC, points[1] * self.unit, self.ink, 1.21)
        born = Type(Face.SANS, points[2] * self.unit, self.ink, 1.25)
        called = f"the name of the motif of {self.whose}"
        blocks: Blocks = [(set_title(saying.heading, heading, width, lines, called, 0.43), 0.0)]
        if saying.title:
            block = set_title(saying.title, title, width, lines, f"the title of {self.whose}", 0.75, SMALL_SHRINK)
            blocks.append((block, gaps[0] * self.unit))
        block = set_title(saying.born, born, width, lines, f"the name of {self.whose}", 0.78, SMALL_SHRINK)
        return [*blocks, (block, gaps[1] * self.unit)]

    def parts(self, told: Sequence[tuple[str, str]], width: float, points: float, gap: float) -> Blocks:
        """Set what has a head and words, one below the other; what has no words is left out."""
        blocks: Blocks = []
        for head, words in told:
            if words:
                before = gap * self.unit if blocks else 0.0
                blocks += [(self.head(head, width, 0.86 * points), before)]
                blocks += [(self.text(words, width, points), 1.2 * self.unit)]
        return blocks


def logos_of(brand: Brand, left: float, y: float, height: float, width: float) -> tuple[Shown, ...]:
    """Return the campaign's logos in a row from the left; raises BadPicture, MissingPackage."""
    return in_a_row([read_logo(path) for path in brand.logos], left, y, height, width)


def logos_ending_at(right: float, brand: Brand, y: float, height: float, width: float) -> tuple[Shown, ...]:
    """Return the campaign's logos in a row that ends at the right; raises as ``logos_of``."""
    row = logos_of(brand, 0.0, y, height, width)
    shift = right - max((one.box[0] + one.box[2] for one in row), default=0.0)
    return tuple(Shown(one.image, (one.box[0] + shift, *one.box[1:])) for one in row)


def line(x: float, y: float, width: float, thick: float, colour: Colour) -> Thing:
    """Return a line from left to right."""
    return Fill((x, y, width, thick), colour)

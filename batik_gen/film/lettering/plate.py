"""A plate of paper with words on it, laid over a picture in the safe area of a film."""

from dataclasses import dataclass

from PIL import Image

from batik_gen.film.wishes.shapes import Shape
from batik_gen.typesetting.colours import HAIR, PAPER
from batik_gen.typesetting.painting import paint
from batik_gen.typesetting.paragraphs import Paragraph, height_of, stacked
from batik_gen.typesetting.scene import Fill, Scene
from batik_gen.values.errors import BadSize

_PHONE = 1080.0
_PAD, _INSET = 30.0, 9.0
"""Space around the words, and how far inside its edge a plate has a line, in px of a picture 1080 px wide."""

Blocks = list[tuple[Paragraph, float]]


@dataclass(frozen=True, eq=False)
class Plate:
    """Hold a plate and the place of its upper left corner."""

    image: Image.Image
    at: tuple[int, int]

    def laid(self, picture: Image.Image, share: float) -> Image.Image:
        """Return a picture with the plate on it, so much of which is seen."""
        if share <= 0.0:
            return picture
        out = picture.copy()
        out.paste(self.image, self.at, Image.new("L", self.image.size, round(255.0 * share)))
        return out


@dataclass(frozen=True, eq=False)
class Tag:
    """Hold a small plate that moves over a picture."""

    image: Image.Image

    def over(self, picture: Image.Image, middle: tuple[float, float], share: float) -> None:
        """Lay it on a picture with its middle at a place, so much of which is seen."""
        at = round(middle[0] - 0.5 * self.image.width), round(middle[1] - 0.5 * self.image.height)
        picture.paste(self.image, at, Image.new("L", self.image.size, round(255.0 * share)))


def unit_of(shape: Shape) -> float:
    """Return px for each of 1080 across the shorter side, by which letters are measured."""
    return min(shape.px) / _PHONE


def width_within(shape: Shape, most: float) -> float:
    """Return how wide words on a plate may be: ``most`` of 1080, and no more than the safe area."""
    left, _, right, _ = shape.room
    return min(most * unit_of(shape), right - left - 2.0 * _PAD * unit_of(shape))


def plate_of(blocks: Blocks, shape: Shape, place: str = "high") -> Plate:
    """Put words on a plate.

    Parameters
    ----------
    blocks
        Paragraphs with the space before each.
    shape
        Of the film.
    place
        ``high``: at the upper left of the safe area; ``middle``: in its middle.

    Raises
    ------
    BadSize
        If they are higher than the safe area.
    """
    unit, (left, top, right, bottom) = unit_of(shape), shape.room
    pad = _PAD * unit
    wide, tall = max(block.width for block, _ in blocks) + 2.0 * pad, height_of(blocks) + 2.0 * pad
    if tall > bottom - top:
        raise BadSize(
            f"the words do not fit on a film of {shape.px[0]} x {shape.px[1]} px; shorten them, or use --words none"
        )
    inset, rule = _INSET * unit, max(1.6 * unit, 1.0)
    frame = (
        Fill((inset, inset, wide - 2 * inset, rule), HAIR),
        Fill((inset, tall - inset - rule, wide - 2 * inset, rule), HAIR),
        Fill((inset, inset, rule, tall - 2 * inset), HAIR),
        Fill((wide - inset - rule, inset, rule, tall - 2 * inset), HAIR),
    )
    image = paint(Scene(wide, tall, PAPER, (*frame, *stacked(blocks, pad, pad))))
    if place == "middle":
        return Plate(image, (round(0.5 * (left + right - wide)), round(0.5 * (top + bottom - tall))))
    return Plate(image, (round(left), round(top)))

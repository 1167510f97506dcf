"""A page as things at places: fills, pictures and runs of words; painted in pixels or set as PDF."""

from dataclasses import dataclass

from PIL import Image

from batik_gen.typesetting.inking import Colour
from batik_gen.typesetting.type import Type

Box = tuple[float, float, float, float]
"""Left, top, width and height, in units of the page."""


@dataclass(frozen=True)
class Fill:
    """A rectangle of one colour."""

    box: Box
    colour: Colour


@dataclass(frozen=True)
class Shown:
    """A picture; where it has transparent places, what lies below shows."""

    image: Image.Image
    box: Box


@dataclass(frozen=True)
class Run:
    """Words on one line: their left end and their base line."""

    text: str
    x: float
    base: float
    type: Type


Thing = Fill | Shown | Run


@dataclass(frozen=True)
class Scene:
    """Hold a page.

    Parameters
    ----------
    width, height
        In units of one's own: px for a screen, mm for paper.
    ground
        Colour of the paper.
    things
        From the lowest to the topmost.
    """

    width: float
    height: float
    ground: Colour
    things: tuple[Thing, ...]

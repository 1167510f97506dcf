"""What every shot is made from, and what it is."""

from dataclasses import dataclass
from typing import Protocol

from PIL import Image

from batik_gen.film.telling.material import Material
from batik_gen.film.wishes.shapes import Shape
from batik_gen.render.dyeing.partway import Partway
from batik_gen.render.raster.frame import Frame
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design


class Shot(Protocol):
    """A scene as it is seen."""

    def picture(self, at: float) -> Image.Image:
        """Return what is seen at a moment, 0 the first and 1 the last, the same object where nothing changed.

        It is a pure function of the moment; nobody draws on what it returns.
        """


@dataclass(frozen=True, eq=False)
class Stage:
    """Hold what the shots of one film share.

    Parameters
    ----------
    cloth
        The waxed cloth, in the shape of the film.
    frame
        The film's size in px, and with it the scale of the whole cloth.
    dyeing
        The cloth at that size, dyed as far as is wanted.
    design
        What the cloth was drawn from.
    material
        What is at hand of the recording.
    shape
        The film's size and safe area.
    lang
        Language of its words; empty for none.
    seconds
        How long the scene is that a shot is made for.
    """

    cloth: Cloth
    frame: Frame
    dyeing: Partway
    design: Design
    material: Material
    shape: Shape
    lang: str = ""
    seconds: float = 3.0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in px."""
        return self.frame.width, self.frame.height

    @property
    def bare(self) -> Image.Image:
        """The cloth before anything is done to it; nobody draws on it."""
        return self.dyeing.bare

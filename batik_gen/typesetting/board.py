"""A board to draw on as a hand waxes: lines that swell a little, filled shapes, dots, and words."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from batik_gen.typesetting.colours import INK, PAPER
from batik_gen.typesetting.inking import Colour
from batik_gen.typesetting.typeset import Style, legible, width_of, write_line
from batik_gen.values.arrays import FloatArray

_FINE = 2
"""It is drawn so many times larger and scaled down, for a smooth edge."""
_RUN = 6
"""Points of a line that are drawn with one width."""
_SWELL = 0.16
"""A line of the hand is by so much broader here and narrower there."""


@dataclass(frozen=True)
class Board:
    """Hold a drawing in the making; places and widths are px of what comes out of it."""

    image: Image.Image
    pen: ImageDraw.ImageDraw

    @classmethod
    def of(cls, width: int, height: int) -> "Board":
        """Return an empty board."""
        image = Image.new("RGB", (width * _FINE, height * _FINE), PAPER)
        return cls(image, ImageDraw.Draw(image))

    def stroke(self, points: FloatArray, width: float, colour: Colour) -> None:
        """Draw a line n x 2, broader and narrower by turns as a nib draws it."""
        at = [(float(x) * _FINE, float(y) * _FINE) for x, y in points]
        if not at:
            return
        for run, first in enumerate(range(0, max(len(at) - 1, 1), _RUN)):
            swell = 1.0 + _SWELL * float(np.sin(1.9 * run) * np.sin(0.37 * run + 1.0))
            part = at[first : first + _RUN + 1]
            wide = max(round(width * swell * _FINE), 1)
            self.pen.line(part, colour, wide, joint="curve")
            # Round ends hide where one run meets the next.
            for x, y in (part[0], part[-1]):
                self._round(x, y, 0.5 * wide, colour)

    def area(self, points: FloatArray, colour: Colour) -> None:
        """Fill a shape n x 2."""
        self.pen.polygon([(float(x) * _FINE, float(y) * _FINE) for x, y in points], colour)

    def dots(self, points: FloatArray, diameter: float, colour: Colour) -> None:
        """Set dots n x 2."""
        for x, y in points:
            self._round(float(x) * _FINE, float(y) * _FINE, 0.5 * diameter * _FINE, colour)

    def rhombs(self, points: FloatArray, size: float, colour: Colour) -> None:
        """Set small rhombs n x 2, as the mlinjon between rows of parang."""
        for x, y in points:
            shape = np.array([[x - size, y], [x, y - 0.7 * size], [x + size, y], [x, y + 0.7 * size]])
            self.area(shape, colour)

    def _round(self, x: float, y: float, radius: float, colour: Colour) -> None:
        self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), colour)

    def say(self, x: float, y: float, text: str, size: int, colour: Colour = INK, anchor: str = "left") -> None:
        """Write a line of words with its base at ``y``; ``x`` is its left end, its middle or its right end."""
        write_line(self.image, legible(text), x * _FINE, y * _FINE, Style(size * _FINE, colour), anchor)

    def done(self) -> Image.Image:
        """Return the drawing."""
        return self.image.reduce(_FINE)


def wide(text: str, size: int) -> float:
    """Return how wide a line of words is."""
    return width_of(legible(text), Style(size, INK))

"""Marks in the margin of a plate, by which every plate is laid on the one before it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Plate = NDArray[np.uint8]

MARGIN_MM = 12.0
"""Width of the margin around the cloth."""

_CIRCLE_MM, _CROSS_MM, _LINE_MM, _TEXT_MM = 2.5, 4.5, 0.15, 3.2
"""Radius of a mark's circle, half length of its cross, width of its lines, height of the words."""


@dataclass(frozen=True)
class PlateSheet:
    """Hold the place of the cloth on a plate.

    Parameters
    ----------
    width, height
        The cloth in px.
    scale
        Px per mm.
    """

    width: int
    height: int
    scale: float

    @property
    def margin(self) -> int:
        """Width of the margin in px."""
        return round(MARGIN_MM * self.scale)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole plate in px."""
        return self.width + 2 * self.margin, self.height + 2 * self.margin

    def mark(self, plates: NDArray[np.uint8], top: int, words: tuple[str, ...]) -> None:
        """Print marks and words on bands of plates (plates x rows x width, 255 is empty), whose first row is ``top``.

        Marks stand at the corners and in the middle of every side: black cross in a
        circle, at the same place on every plate.
        """
        tile = _tile(self.scale)
        wide, tall = self.size
        m = self.margin // 2
        for x in (m, wide // 2, wide - m):
            for y in (m, tall // 2, tall - m):
                if (x, y) != (wide // 2, tall // 2):
                    _lay(plates, tile, x - tile.shape[1] // 2, y - tile.shape[0] // 2 - top)
        if top < self.margin:
            room = max(wide // 2 - self.margin - tile.shape[1], 1)
            for plate, text in zip(plates, words, strict=True):
                label = _words(text, self.scale)[:, :room]
                _lay(plate[None], label, self.margin, m - label.shape[0] // 2 - top)


def _tile(scale: float) -> Plate:
    half = max(round(_CROSS_MM * scale), 2)
    image = Image.new("L", (2 * half + 1, 2 * half + 1), 255)
    pen = ImageDraw.Draw(image)
    line, radius = max(round(_LINE_MM * scale), 1), _CIRCLE_MM * scale
    pen.line((0, half, 2 * half, half), fill=0, width=line)
    pen.line((half, 0, half, 2 * half), fill=0, width=line)
    pen.ellipse((half - radius, half - radius, half + radius, half + radius), outline=0, width=line)
    return np.asarray(image)


def _words(text: str, scale: float) -> Plate:
    font = ImageFont.load_default(max(_TEXT_MM * scale, 6.0))
    left, upper, right, lower = font.getbbox(text)
    image = Image.new("L", (int(right - left) + 2, int(lower - upper) + 2), 255)
    ImageDraw.Draw(image).text((1 - left, 1 - upper), text, fill=0, font=font)
    return np.asarray(image)


def _lay(plates: NDArray[np.uint8], tile: Plate, left: int, upper: int) -> None:
    """Darken the band by a tile, as far as the tile lies on it."""
    rows, columns = plates.shape[1:]
    x0, x1 = max(left, 0), min(left + tile.shape[1], columns)
    y0, y1 = max(upper, 0), min(upper + tile.shape[0], rows)
    if x0 < x1 and y0 < y1:
        part = plates[:, y0:y1, x0:x1]
        np.minimum(part, tile[y0 - upper : y1 - upper, x0 - left : x1 - left], out=part)

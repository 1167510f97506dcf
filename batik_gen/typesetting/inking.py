"""Words on a picture: letter by letter, smooth, at any place between two pixels."""

from math import ceil, floor

from PIL import Image, ImageDraw

from batik_gen.typesetting.faces import Face, drawn_with, letters

Colour = tuple[int, int, int]
"""sRGB, 0..255."""

_FINE = 4
"""Letters are drawn so many times larger and scaled down: smooth, and placed to a quarter of a pixel."""
_ROOM = 1.2
"""Room around a line in which its letters are drawn, em."""


def ink(
    page: Image.Image,
    text: str,
    at: tuple[float, float],
    face: Face,
    size: float,
    colour: Colour,
    tracking: float = 0.0,
) -> None:
    """Write a line on a picture.

    Parameters
    ----------
    page
        The picture.
    text
        The line.
    at
        Its left end on its base line, px.
    face, size, colour
        Of the letters; the size in px.
    tracking
        More space behind each letter, em.
    """
    placed, width = letters(text, face)
    font = drawn_with(face, max(round(size * _FINE), 1))
    room = ceil(_ROOM * size) + 1
    left, top = floor(at[0]) - room, floor(at[1]) - room
    wide = ceil(size * (width + tracking * len(placed))) + 2 * room + 1
    mask = Image.new("L", (wide * _FINE, 2 * room * _FINE))
    pen = ImageDraw.Draw(mask)
    x, base = (at[0] - left) * _FINE, round((at[1] - top) * _FINE)
    for number, letter in enumerate(placed):
        if not letter.sign.isspace():
            pen.text((round(x + _FINE * size * (letter.at + tracking * number)), base), letter.sign, 255, font, "ls")
    page.paste(colour, (left, top), mask.reduce(_FINE))

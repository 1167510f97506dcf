"""Painting a page in pixels."""

from math import ceil, floor

from PIL import Image, ImageDraw

from batik_gen.typesetting.faces import drawn_with, letters
from batik_gen.typesetting.scene import Box, Fill, Run, Scene, Shown

_FINE = 4
"""Letters are drawn so many times larger and scaled down: smooth, and placed to a quarter of a pixel."""
_ROOM = 1.2
"""Room above and below a base line in which letters are drawn, em."""


def paint(scene: Scene, scale: float = 1.0) -> Image.Image:
    """Paint a page, ``scale`` px for each of its units."""
    page = Image.new("RGB", (round(scene.width * scale), round(scene.height * scale)), scene.ground)
    for thing in scene.things:
        if isinstance(thing, Fill):
            left, top, right, bottom = _whole(thing.box, scale)
            # A hairline is never lost between two pixels.
            page.paste(thing.colour, (left, top, max(right, left + 1), max(bottom, top + 1)))
        elif isinstance(thing, Shown):
            _show(page, thing, scale)
        else:
            _letter(page, thing, scale)
    return page


def _whole(box: Box, scale: float) -> tuple[int, int, int, int]:
    left, top, width, height = box
    return round(left * scale), round(top * scale), round((left + width) * scale), round((top + height) * scale)


def _show(page: Image.Image, thing: Shown, scale: float) -> None:
    left, top, right, bottom = _whole(thing.box, scale)
    image = thing.image
    if image.size != (right - left, bottom - top):
        image = image.resize((right - left, bottom - top), Image.Resampling.LANCZOS)
    page.paste(image, (left, top), image if image.mode == "RGBA" else None)


def _letter(page: Image.Image, run: Run, scale: float) -> None:
    size = run.type.size * scale
    font = drawn_with(run.type.face, max(round(size * _FINE), 1))
    placed, _ = letters(run.text, run.type.face)
    room = ceil(_ROOM * size) + 1
    left, top = floor(run.x * scale) - room, floor(run.base * scale) - room
    wide = ceil(run.type.wide(run.text) * scale) + 2 * room + 1
    mask = Image.new("L", (wide * _FINE, 2 * room * _FINE))
    pen = ImageDraw.Draw(mask)
    x, base = (run.x * scale - left) * _FINE, round((run.base * scale - top) * _FINE)
    for number, letter in enumerate(placed):
        at = x + _FINE * size * (letter.at + run.type.tracking * number)
        if not letter.sign.isspace():
            pen.text((round(at), base), letter.sign, 255, font, "ls")
    page.paste(run.type.colour, (left, top), mask.reduce(_FINE))

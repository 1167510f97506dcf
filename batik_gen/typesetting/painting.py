"""Painting a page in pixels."""

from PIL import Image

from batik_gen.typesetting.inking import ink
from batik_gen.typesetting.scene import Box, Fill, Scene, Shown


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
            type_ = thing.type
            ink(
                page,
                thing.text,
                (thing.x * scale, thing.base * scale),
                type_.face,
                type_.size * scale,
                type_.colour,
                type_.tracking,
            )
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

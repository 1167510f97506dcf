"""Small pictures of a report: square, as large as so many of them may be."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

_SIDES = ((60, 480), (400, 320), (2000, 200), (10_000, 120))
"""Up to so many pictures they are so many px wide; a page of 10,000 people then holds about 40 MB."""
_LEAST = 72
_QUALITY = 76


def side_for(count: int) -> int:
    """Return how wide each of so many pictures is, px."""
    return next((side for most, side in _SIDES if count <= most), _LEAST)


def thumbnail(path: Path, side: int) -> Image.Image:
    """Return the middle square of a picture, ``side`` px wide, and no word that it carried; raises OSError."""
    with Image.open(path) as picture:
        picture.draft("RGB", (2 * side, 2 * side))
        small = ImageOps.fit(picture.convert("RGB"), (side, side), Image.Resampling.LANCZOS)
    bare = Image.new("RGB", small.size)
    bare.paste(small)
    return bare


def webp_of(image: Image.Image) -> bytes:
    """Return a picture as WebP."""
    held = BytesIO()
    image.save(held, "WEBP", quality=_QUALITY, method=4)
    return held.getvalue()

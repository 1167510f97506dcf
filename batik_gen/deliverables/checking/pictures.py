"""Looking into picture files: what they are, tell, and whether they close when laid side by side."""

from pathlib import Path

import numpy as np
from PIL import Image

from batik_gen.render.picture.marking import SOURCE_TYPE
from batik_gen.render.picture.recipe import open_picture, packet_in
from batik_gen.values.errors import BadPicture

_SEAM, _LEVEL = 1.6, 2.0
"""Pixels across a seam may differ so many times as much as neighbours elsewhere do, and by so many levels more."""


def whole(path: Path) -> Image.Image | None:
    """Return a picture with all its pixels and its format, or None where it cannot be read to its end."""
    try:
        with open_picture(path) as image:
            image.load()
            image.getexif()
            return image
    except BadPicture:
        return None


def tells_provenance(path: Path) -> bool:
    """Tell whether a picture or a PDF says how it came to be."""
    if path.suffix.lower() in (".pdf", ".svg"):
        return SOURCE_TYPE.encode() in path.read_bytes()
    with open_picture(path) as image:
        return SOURCE_TYPE.encode() in packet_in(image)


def is_whole_pdf(path: Path) -> bool:
    """Tell whether a file begins and ends as a PDF."""
    data = path.read_bytes()
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]


def closes(image: Image.Image) -> bool:
    """Tell whether a tile closes: no row or column differs from the one across its seam more than neighbours do."""
    pixels = np.asarray(image.convert("RGB"), dtype=np.int16)
    for axis in (0, 1):
        inside = np.abs(np.diff(pixels, axis=axis)).mean(axis=(1 - axis, 2))
        seam = float(np.abs(pixels.take(0, axis) - pixels.take(-1, axis)).mean())
        if seam > _SEAM * float(np.quantile(inside, 0.9)) + _LEVEL:
            return False
    return True


def colours_in(image: Image.Image) -> int:
    """Return how many colours a picture holds, at most 257."""
    found = image.convert("RGB").getcolors(256)
    return 257 if found is None else len(found)

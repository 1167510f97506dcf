"""Dye a waxed cloth into a picture, band by band, in one process or several."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.dyeing.bands import Bands, ClothOf, Painter, Rows
from batik_gen.render.picture.picture import Picture
from batik_gen.render.raster.frame import Frame, choose_frame
from batik_gen.values.cloth import Cloth
from batik_gen.values.errors import TooLittleMemory


def dye(
    cloth: Cloth,
    *,
    dpi: float | None = None,
    px: tuple[int, int] | None = None,
    jobs: int = 1,
    band_rows: int | None = None,
) -> Picture:
    """Dye a cloth.

    Parameters
    ----------
    cloth
        The waxed cloth.
    dpi
        Resolution in px per inch of cloth; 300 if neither it nor ``px`` is given.
    px
        Width and height of the picture, in the shape of the cloth.
    jobs
        Processes to work in; pictures below 8 megapixels are made in one.
    band_rows
        Rows made at once. Neither this nor ``jobs`` changes a single pixel.

    Returns
    -------
    Picture
        The picture, with the cloth's recipe.

    Raises
    ------
    BadSize, BadDesign, BadValue
        If the size, the bath values, or ``jobs`` or ``band_rows`` cannot be used.
    TooLittleMemory, LostWorker
        If memory does not suffice, or one of the ``jobs`` ended early.
    UnknownName
        If the cloth's process is not declared.
    """
    frame = choose_frame(cloth.size_mm, dpi, px)
    return Picture(image_of(cloth, frame, jobs, band_rows), frame.dpi, cloth.recipe)


def image_of(
    source: Cloth | ClothOf,
    frame: Frame,
    jobs: int,
    rows: int | None,
    said: Callable[[int, int], None] | None = None,
    painter: Callable[[Cloth, Frame], Painter] = Dyer,
    beyond_mm: float = 0.0,
) -> Image.Image:
    """Make the whole image; arguments as of ``Bands``, raises as ``dye``."""
    return assembled(Bands(source, frame, raw, jobs, rows, painter, beyond_mm), frame, said)


def assembled(
    bands: Iterable[tuple[Rows, bytes]], frame: Frame, said: Callable[[int, int], None] | None = None
) -> Image.Image:
    """Put the whole image together from its bands, as ``raw`` finished them; raises as ``dye``."""
    try:
        image = Image.new("RGB", (frame.width, frame.height))
    except MemoryError:
        raise TooLittleMemory(
            f"{frame.width} x {frame.height} px need {frame.width * frame.height * 4 / 1e9:.1f} GB of memory, "
            "which is not free; choose a lower dpi"
        ) from None
    for (top, bottom), pixels in bands:
        image.paste(Image.frombuffer("RGB", (frame.width, bottom - top), pixels, "raw", "RGBX", 0, 1), (0, top))
        if said is not None:
            said(bottom, frame.height)
    return image


def raw_image(pixels: NDArray[np.uint8]) -> Image.Image:
    """Return a band, rows x width x 4, as an image."""
    return Image.frombytes("RGB", pixels.shape[1::-1], pixels.tobytes(), "raw", "RGBX")


def raw(pixels: NDArray[np.uint8], last: bool) -> bytes:
    """Return a band's bytes as they are."""
    return pixels.tobytes()

"""Write a picture to a file, with its resolution, its colours and its recipe."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from batik_gen.render.dyeing.bands import band_height
from batik_gen.render.files import formats, png, tiff
from batik_gen.render.files.pdf import write_pdf
from batik_gen.render.files.tiff_gaps import zero_gaps
from batik_gen.render.picture.marking import Marking, carried
from batik_gen.render.picture.picture import Picture
from batik_gen.values.errors import CannotWrite
from batik_gen.values.files import write_whole


def save(
    picture: Picture, path: str | Path, *, force: bool = False, recipe: bool | str = True, compression: str = "deflate"
) -> None:
    """Write a picture in the format that the file name's ending says.

    Parameters
    ----------
    picture
        What to write.
    path
        Ends in .png, .jpg, .jpeg, .tif, .tiff, .webp, .pdf or .jxl.
    force
        Replace a file that is there already.
    recipe
        Let the file carry the recipe; a text stands in its place.
    compression
        Of a TIFF: deflate, lzw, zstd or none.

    Raises
    ------
    BadFormat, BadSize, MissingPackage
        If the ending is none of these, the picture too large for the format, or what it needs not installed.
    CannotWrite
        If the file exists and ``force`` is not set, or cannot be written.
    """
    path = Path(path)
    width, height = picture.image.size
    # The picture is in memory already, so its size is no reason to refuse it.
    found = formats.check_fits(path, width, height, memory_mb=10**9)
    check_free(path, force)
    marking = Marking(width, height, picture.dpi, carried(picture.recipe, recipe))
    if found.streamed or formats.streams_tiff(found, width, height, formats.MEMORY_MB):
        write_whole(path, lambda file: _in_bands(file, found, marking, picture.image, compression), over=force)
    else:
        write_with_pillow(path, found, marking, picture.image, compression, over=force)


def write_with_pillow(
    path: Path,
    found: formats.PictureFormat,
    marking: Marking,
    image: Image.Image,
    compression: str = "deflate",
    over: bool = True,
) -> None:
    """Let Pillow write a whole picture, a TIFF in that compression; raises as ``save``."""
    options = formats.pillow_options(found, marking, compression)

    def write(file: IO[bytes]) -> None:
        if found.name != "TIFF":
            image.save(file, found.name, **options)
            return
        # To a file its library writes itself, and tells of a full disk on the terminal instead of in an error.
        packed = BytesIO()
        image.save(packed, found.name, **options)
        file.write(zero_gaps(packed.getvalue()))

    write_whole(path, write, over=over)


def check_free(path: Path, force: bool) -> None:
    """Raise CannotWrite where a file is that must not be replaced."""
    if path.exists() and not force:
        raise CannotWrite(f"{path.name} exists already; choose another name, or allow it to be replaced")


def _in_bands(
    file: IO[bytes], found: formats.PictureFormat, marking: Marking, image: Image.Image, compression: str
) -> None:
    rows = band_height(marking.width)
    bands = _bands(image, rows)
    if found.name == "TIFF":
        pack = tiff.packer(compression)
        tiff.write_tiff(file, marking, (pack(*band) for band in bands), rows, compression)
    else:
        write = png.write_png if found.name == "PNG" else write_pdf
        write(file, marking, (png.pack(*band) for band in bands))


def _bands(image: Image.Image, rows: int) -> Iterator[tuple[NDArray[np.uint8], bool]]:
    width, height = image.size
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        yield np.asarray(image.crop((0, top, width, bottom)).convert("RGB")), bottom == height

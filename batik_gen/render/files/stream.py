"""From a cloth straight to a file, band by band, so that memory does not grow with the cloth."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.dyeing.bands import Bands, ClothOf, Finish, Rows, band_height
from batik_gen.render.dyeing.dye import assembled, raw
from batik_gen.render.files import formats, png, tiff
from batik_gen.render.files.pdf import write_pdf
from batik_gen.render.files.save import check_free, write_with_pillow
from batik_gen.render.files.trim import Trim, Trimmed, TrimmedSheet
from batik_gen.render.picture.marking import Marking, carried
from batik_gen.render.picture.picture import Picture
from batik_gen.render.processes.steps import Process
from batik_gen.render.raster.frame import Frame, choose_frame
from batik_gen.values.cloth import Cloth
from batik_gen.values.files import write_whole

Said = Callable[[int, int], None]
"""Called after each band with the rows made so far and the rows of the picture."""

Made = TypeVar("Made")

PLAIN = Trim()
"""Nothing around the picture."""


def stream(
    source: Cloth | ClothOf,
    path: str | Path,
    *,
    dpi: float | None = None,
    px: tuple[int, int] | None = None,
    jobs: int = 1,
    force: bool = False,
    recipe: bool | str = True,
    memory_mb: int = formats.MEMORY_MB,
    compression: str = "deflate",
    trim: Trim = PLAIN,
    said: Said | None = None,
) -> Frame:
    """Dye a cloth into a file.

    Parameters
    ----------
    source
        The waxed cloth, or a callable that draws what touches a strip of it, given the
        strip's edges in mm (``pattern.draw.Strips``); then no more than a strip is in memory.
    path
        Its ending says the format. PNG and PDF are streamed at any size; the others are
        written by Pillow while they fit ``memory_mb``, beyond it TIFF by tifffile.
    dpi, px
        Resolution or size, as for ``dye``.
    jobs
        Processes to work in. It does not change a byte of the file.
    force
        Replace a file that is there already.
    recipe
        Let the file carry the recipe; a text stands in its place.
    memory_mb
        Most memory for a whole picture, where the format needs one.
    compression
        Of a TIFF: deflate, lzw, zstd or none.
    trim
        What is put around the picture.
    said
        Told how far the work has come.

    Returns
    -------
    Frame
        The size of the picture with what is around it.

    Raises
    ------
    BadSize, BadFormat, BadValue, MissingPackage
        If the size, the format or a value cannot be used, or a package is missing; before any work.
    TooLittleMemory, LostWorker
        If memory does not suffice, or one of the ``jobs`` ended early.
    CannotWrite
        If the file exists and ``force`` is not set, or cannot be written.
    UnknownName
        If the cloth's process is not declared.
    """
    path = Path(path)
    # A strip of no height tells the cloth's size and recipe.
    cloth = source if isinstance(source, Cloth) else source(0.0, 0.0)
    sheet = TrimmedSheet(choose_frame(cloth.size_mm, dpi, px), trim)
    frame = sheet.frame
    found = formats.check_fits(path, frame.width, frame.height, memory_mb)
    check_free(path, force)
    marking = _marking(sheet, carried(cloth.recipe, recipe))
    del cloth
    painter, beyond = (Dyer, 0.0) if trim.plain else (sheet.painter(), sheet.beyond_mm)

    def banded(finish: Finish[Made]) -> Bands[Made]:
        return Bands(source, frame, finish, jobs, None, painter, beyond)

    _write(path, found, marking, banded, memory_mb, compression, said, over=force)
    return frame


def save_trimmed(
    picture: Picture,
    process: Process,
    path: Path,
    *,
    trim: Trim,
    recipe: bool | str = True,
    memory_mb: int = formats.MEMORY_MB,
    compression: str = "deflate",
) -> None:
    """Write a picture that is dyed already with what is around it, to the byte as ``stream`` writes its cloth.

    Parameters
    ----------
    picture
        The picture after trimming.
    process
        Its process, whose colours the control strip shows.
    path, trim, recipe, memory_mb, compression
        As for ``stream``; what stands there is replaced.

    Raises
    ------
    BatikGenError
        As ``stream``.
    """
    image = picture.image
    sheet = TrimmedSheet(Frame(image.width, image.height, picture.dpi), trim)
    frame = sheet.frame
    found = formats.check_fits(path, frame.width, frame.height, memory_mb)
    marking = _marking(sheet, carried(picture.recipe, recipe))
    painter = Trimmed(sheet, _Dyed(image), process)

    def banded(finish: Finish[Made]) -> Iterator[tuple[Rows, Made]]:
        height = band_height(frame.width)
        for top in range(0, frame.height, height):
            bottom = min(top + height, frame.height)
            yield (top, bottom), finish(painter.band(top, bottom), bottom == frame.height)

    _write(path, found, marking, banded, memory_mb, compression, None)


class _Dyed:
    """Paint any rows of a picture that is there already."""

    def __init__(self, image: Image.Image) -> None:
        self._image = image

    def band(self, top: int, bottom: int) -> NDArray[np.uint8]:
        return np.asarray(self._image.crop((0, top, self._image.width, bottom)).convert("RGBX"))


class _Banded(Protocol):
    """Make the bands of a picture from the top, each as ``finish`` turns it out."""

    def __call__(self, finish: Finish[Made], /) -> Iterable[tuple[Rows, Made]]: ...


def _marking(sheet: TrimmedSheet, recipe: str) -> Marking:
    frame, trim = sheet.frame, sheet.trim
    told = "" if trim.plain or not recipe else trim.text()
    return Marking(frame.width, frame.height, frame.dpi, recipe, told, sheet.margin, sheet.bleed)


def _write(
    path: Path,
    found: formats.PictureFormat,
    marking: Marking,
    banded: _Banded,
    memory_mb: int,
    compression: str,
    said: Said | None,
    over: bool = True,
) -> None:
    if found.streamed:
        pieces = banded(png.pack)
        write = png.write_png if found.name == "PNG" else write_pdf
        write_whole(path, lambda file: write(file, marking, _told(pieces, marking.height, said)), over=over)
    elif formats.streams_tiff(found, marking.width, marking.height, memory_mb):
        strips = banded(tiff.packer(compression))

        def write_strips(file: IO[bytes]) -> None:
            told = _told(strips, marking.height, said)
            tiff.write_tiff(file, marking, told, band_height(marking.width), compression)

        write_whole(path, write_strips, over=over)
    else:
        image = assembled(banded(raw), Frame(marking.width, marking.height, marking.dpi), said)
        write_with_pillow(path, found, marking, image, compression, over=over)


def _told(bands: Iterable[tuple[Rows, Made]], height: int, said: Said | None) -> Iterator[Made]:
    for (_, bottom), made in bands:
        yield made
        if said is not None:
            said(bottom, height)

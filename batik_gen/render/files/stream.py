"""From a cloth straight to a file, band by band, so that memory does not grow with the cloth."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TypeVar

from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.dyeing.bands import Bands, ClothOf
from batik_gen.render.dyeing.dye import image_of
from batik_gen.render.files import formats, png, tiff
from batik_gen.render.files.pdf import write_pdf
from batik_gen.render.files.save import check_free, write_with_pillow
from batik_gen.render.files.trim import Trim, TrimmedSheet
from batik_gen.render.picture.marking import Marking
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
    recipe: bool = True,
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
        Let the file carry the recipe.
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
    BadDesign
        If the size, the format or a value cannot be used; before any work.
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
    told = "" if trim.plain or not recipe else trim.text()
    text = cloth.recipe if recipe else ""
    marking = Marking(frame.width, frame.height, frame.dpi, text, told, sheet.margin, sheet.bleed)
    del cloth
    painter, beyond = (Dyer, 0.0) if trim.plain else (sheet.painter(), sheet.beyond_mm)
    if found.streamed:
        packed = Bands(source, frame, png.pack, jobs, None, painter, beyond)
        write = png.write_png if found.name == "PNG" else write_pdf
        write_whole(path, lambda file: write(file, marking, _told(packed, frame, said)))
    elif formats.streams_tiff(found, frame.width, frame.height, memory_mb):
        strips = Bands(source, frame, tiff.packer(compression), jobs, None, painter, beyond)

        def write_strips(file: IO[bytes]) -> None:
            tiff.write_tiff(file, marking, _told(strips, frame, said), strips.rows, compression)

        write_whole(path, write_strips)
    else:
        image = image_of(source, frame, jobs, None, said, painter, beyond)
        write_with_pillow(path, found, marking, image, compression)
    return frame


def _told(bands: Bands[Made], frame: Frame, said: Said | None) -> Iterator[Made]:
    for (_, bottom), made in bands:
        yield made
        if said is not None:
            said(bottom, frame.height)

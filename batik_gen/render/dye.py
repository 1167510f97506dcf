"""Dye a waxed cloth into a picture, band by band, in one process or several."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from PIL import Image

from batik_gen.cloth import Cloth
from batik_gen.errors import BadDesign
from batik_gen.render.band import Dyer
from batik_gen.render.frame import Frame, choose_frame
from batik_gen.render.picture import Picture

_BAND_PIXELS = 1_500_000
_BAND_ROWS = (256, 1024)
"""Bands of about that many pixels, within these heights: lower ones draw their surroundings too
often, higher ones need more memory."""

_WORTH_WORKERS = 8_000_000
"""Pixels from which several processes are quicker than one: starting them takes about a second."""

Rows = tuple[int, int]


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
    BadDesign
        If size, bath values, ``jobs`` or ``band_rows`` cannot be used, or
        memory does not suffice.
    UnknownName
        If the cloth's process is not declared.
    """
    if jobs < 1:
        raise BadDesign(f"{jobs} processes cannot work; give at least 1")
    if band_rows is not None and band_rows < 1:
        raise BadDesign(f"bands of {band_rows} rows cannot be made; give at least 1")
    frame = choose_frame(cloth.size_mm, dpi, px)
    rows = band_rows or min(max(_BAND_PIXELS // frame.width, _BAND_ROWS[0]), _BAND_ROWS[1])
    bands = [(top, min(frame.height, top + rows)) for top in range(0, frame.height, rows)]
    try:
        image = Image.new("RGB", (frame.width, frame.height))
    except MemoryError:
        raise BadDesign(
            f"{frame.width} x {frame.height} px need {frame.width * frame.height * 4 / 1e9:.1f} GB of memory, "
            "which is not free; choose a lower dpi"
        ) from None
    alone = jobs == 1 or frame.width * frame.height < _WORTH_WORKERS
    for (top, bottom), pixels in _here(cloth, frame, bands) if alone else _in_workers(cloth, frame, bands, jobs):
        image.paste(Image.frombuffer("RGB", (frame.width, bottom - top), pixels, "raw", "RGBX", 0, 1), (0, top))
    return Picture(image, frame.dpi, cloth.recipe)


def _here(cloth: Cloth, frame: Frame, bands: list[Rows]) -> Iterator[tuple[Rows, bytes]]:
    dyer = Dyer(cloth, frame)
    for band in bands:
        yield band, dyer.band(*band).tobytes()


def _in_workers(cloth: Cloth, frame: Frame, bands: list[Rows], jobs: int) -> Iterator[tuple[Rows, bytes]]:
    # spawn works alike on Linux, macOS and Windows; a forked copy of a threaded parent may hang.
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(cloth, frame)) as pool:
        try:
            yield from zip(bands, pool.map(_work, bands), strict=True)
        except BrokenProcessPool:
            raise BadDesign(
                f"one of {jobs} processes ended early, most often for want of memory; use jobs=1 or a lower dpi"
            ) from None


_DYERS: list[Dyer] = []


def _start(cloth: Cloth, frame: Frame) -> None:
    """Give a worker process its own dyer, made once for all its bands."""
    _DYERS[:] = [Dyer(cloth, frame)]


def _work(band: Rows) -> bytes:
    return _DYERS[0].band(*band).tobytes()

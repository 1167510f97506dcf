"""Separations: a plate for every waxing, bath and scraping of a cloth, or for every colour of a screen print."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.dyeing.bands import Bands, ClothOf, band_height
from batik_gen.render.picture.marking import carried
from batik_gen.render.plates.plate_files import PlateMarking, Spool, check_pages, packer, write_pages, write_plate
from batik_gen.render.plates.plate_words import file_stem, plate_words
from batik_gen.render.plates.platemaker import Plate, Platemaker
from batik_gen.render.plates.registration import PlateSheet
from batik_gen.render.processes.inks import inks
from batik_gen.render.processes.table import find_process
from batik_gen.render.processes.working import Job, working_order
from batik_gen.render.raster.frame import Frame, choose_frame
from batik_gen.values.cloth import Cloth
from batik_gen.values.errors import BadSize, BadValue, CannotWrite

LARGEST_SPREAD_MM = 5.0
_ENOUGH = 255 * 0.05
"""Ink of a plate, in px times 255, below which it counts as empty: a twentieth of one pixel."""


@dataclass(frozen=True)
class DoneJob:
    """Tell what became of one job.

    Parameters
    ----------
    job
        What is done.
    number
        Its place in the working order.
    file
        Name of its plate, or None where a job needs none.
    share
        Share of the cloth that is covered, 0..1.
    """

    job: Job
    number: int
    file: str | None
    share: float


def separate(
    source: Cloth | ClothOf,
    folder: str | Path,
    *,
    dpi: float = 300.0,
    bits: int = 8,
    spot: bool = False,
    spread_mm: float = 0.0,
    tiff: bool = False,
    lang: str = "en",
    jobs: int = 1,
    recipe: bool | str = True,
    said: Callable[[int, int], None] | None = None,
) -> tuple[DoneJob, ...]:
    """Write the plates of a cloth into a folder, numbered in working order.

    On a plate black is where wax, dye or ink goes; around the cloth runs a margin with
    registration marks. All plates are drawn band by band in one go.

    Parameters
    ----------
    source
        The waxed cloth, or what draws strips of it (``pattern.draw.Strips``).
    folder
        Where to; it must exist.
    dpi
        Resolution.
    bits
        8, from which the picture can be put together again, or 1, black and white.
    spot
        One plate for every colour of the finished cloth but that of the bare cloth, light
        to dark, for a screen printer.
    spread_mm
        With ``spot``: widens every colour but the last, darkest one; less than 0 narrows.
    tiff
        One TIFF of many pages instead of a PNG for each plate.
    lang
        ``en`` or ``id``, of file names and of the words on the plates.
    jobs
        Processes to work in. It does not change a byte.
    recipe
        Let the files carry the recipe; a text stands in its place.
    said
        Told how far the work has come.

    Returns
    -------
    tuple of DoneJob
        Every job in working order. A waxing with nothing to wax is left out.

    Raises
    ------
    BadSize, BadValue, MissingPackage
        If the size or a value cannot be used, or a package is missing; before any work.
    LostWorker
        If one of the ``jobs`` ended early.
    CannotWrite
        If the folder cannot be written.
    UnknownName
        If the cloth's process is not declared.
    """
    folder = Path(folder)
    cloth = source if isinstance(source, Cloth) else source(0.0, 0.0)
    frame = choose_frame(cloth.size_mm, dpi, None)
    _check(bits, spot, spread_mm, tiff)
    order = inks(cloth) if spot else working_order(cloth)
    plates = _plates(order, spread_mm, lang)
    sheet = PlateSheet(frame.width, frame.height, frame.scale)
    whole = Frame(*sheet.size, frame.dpi)
    text = carried(cloth.recipe, recipe)
    marking = PlateMarking(*sheet.size, frame.dpi, text, cloth_px=(frame.width, frame.height))
    bands = Bands(
        source if isinstance(source, Cloth) else _Lower(source, sheet.margin / frame.scale),
        whole,
        packer(bits, tiff),
        jobs,
        # A band of many plates is held at once, hence lower ones.
        max(32, band_height(whole.width) // (1 + len(plates) // 4) // 32 * 32),
        painter=partial(Platemaker, plates=plates, sheet=sheet),
    )
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            spool = Spool(file, len(plates))
            for (_, bottom), packed in bands:
                spool.add(packed)
                if said is not None:
                    said(bottom, whole.height)
            made = _number(order, plates, spool, 255.0 * frame.width * frame.height, lang, tiff)
            _write(folder, made, plates, spool, marking, bits, lang, tiff)
    except OSError as error:
        raise CannotWrite(
            f"cannot write the plates: {error.strerror or error}; free some space or choose another folder"
        ) from None
    return made


def _check(bits: int, spot: bool, spread_mm: float, tiff: bool) -> None:
    if bits not in (1, 8):
        raise BadValue(f"plates of {bits} bits cannot be made; choose 1 or 8")
    if spread_mm and not spot:
        raise BadValue("wax and baths are not spread; a spread belongs to the colours of a screen print (spot)")
    if not abs(spread_mm) <= LARGEST_SPREAD_MM:
        raise BadValue(f"a spread of {spread_mm:g} mm cannot be made; it must lie within {LARGEST_SPREAD_MM:g} mm")
    if tiff:
        check_pages()


def _plates(order: tuple[Job, ...], spread_mm: float, lang: str) -> tuple[Plate, ...]:
    shown = [job for job in order if job.has_plate]
    return tuple(Plate(job, plate_words(job, lang), spread_mm if job is not shown[-1] else 0.0) for job in shown)


def _number(
    order: tuple[Job, ...], plates: tuple[Plate, ...], spool: Spool, whole: float, lang: str, tiff: bool
) -> tuple[DoneJob, ...]:
    """Count the jobs for which there is something to do."""
    ink = {plate.job: amount for plate, amount in zip(plates, spool.ink, strict=True)}
    made: list[DoneJob] = []
    for job in order:
        if job.has_plate and ink[job] <= _ENOUGH:
            continue
        number = len(made) + 1
        file = None
        if job.has_plate:
            file = f"{file_stem('plates', lang)}.tif" if tiff else f"{number:02d}-{file_stem(job, lang)}.png"
        made.append(DoneJob(job, number, file, ink.get(job, 0) / whole))
    return tuple(made)


def _write(
    folder: Path,
    made: tuple[DoneJob, ...],
    plates: tuple[Plate, ...],
    spool: Spool,
    marking: PlateMarking,
    bits: int,
    lang: str,
    tiff: bool,
) -> None:
    place = {plate.job: number for number, plate in enumerate(plates)}
    held = [one for one in made if one.file is not None]
    if tiff and held:
        pages = [(place[one.job], f"{one.number:02d}-{file_stem(one.job, lang)}") for one in held]
        write_pages(folder / str(held[0].file), marking, spool, pages, bits)
        return
    for one in held:
        write_plate(folder / str(one.file), marking, spool, place[one.job], bits)


class _Lower:
    """Draw strips of a cloth that lies so many mm below the upper edge of its plate."""

    def __init__(self, source: ClothOf, margin_mm: float) -> None:
        self._source, self._margin = source, margin_mm

    def __call__(self, top: float, bottom: float) -> Cloth:
        return self._source(top - self._margin, bottom - self._margin)


def recombine(
    baths: Mapping[int, NDArray[np.uint8]], cloth: Cloth, dpi: float, band_rows: int | None = None
) -> Image.Image:
    """Put the picture of a cloth together again from the plates of its baths.

    No drawing is needed: process, depths of the baths, mottling, seepage and seed say how
    the masks were dyed. In the declared order: each bath's edge wanders among the fibres
    (``edge``), dye seeps under the wax (``seepage``) and through its cracks (``remukan``),
    the bath takes unevenly (``mottling``), dyes mix to a colour (``vat``), threads show
    through (``weave``). From plates of 8 bits the picture has every pixel that ``dye`` gives it.

    Parameters
    ----------
    baths
        By number of the bath its plate without margins, rows x columns, 0 where it dyes.
        One that is left out dyes nothing.
    cloth
        The cloth; its layers are not looked at. Where its wax broke (``breaking.broken``), it
        holds the cracks.
    dpi
        Resolution of the plates.
    band_rows
        Rows made at once; changes no pixel.

    Raises
    ------
    BadSize
        If a plate has not the cloth's size.
    """
    frame = choose_frame(cloth.size_mm, dpi, None)
    bare = replace(cloth, layers=())
    dyer = Dyer(bare, frame)
    process = find_process(cloth.process, cloth.declaration)
    needed = [bath for bath, states in enumerate(process.resists()) if states]
    for bath, plate in baths.items():
        if plate.shape != (frame.height, frame.width):
            raise BadSize(
                f"the plate of bath {bath + 1} has {plate.shape[1]} x {plate.shape[0]} px where the cloth "
                f"has {frame.width} x {frame.height}; cut its margins off, or give its own dpi"
            )
    nothing = np.full((frame.height, frame.width), 255, np.uint8)
    image = Image.new("RGB", (frame.width, frame.height))
    rows = band_rows or band_height(frame.width)
    for top in range(0, frame.height, rows):
        bottom = min(frame.height, top + rows)
        above, below = dyer.around(top, bottom)
        reached = {bath: 255 - baths.get(bath, nothing)[above:below] for bath in needed}
        if process.ladder:
            # Each dip holds its own 255 of the mask, see ``bath_masks``.
            dips = sum(mask.astype(np.int32) for mask in reached.values()) // len(process.dips)
            masks: list[Image.Image | None] = [Image.fromarray(np.asarray(dips).astype(np.uint8))]
        else:
            masks = [Image.fromarray(reached[n]) if n in reached else None for n in range(len(process.dips))]
        pixels = dyer.dye(masks, top, bottom)
        image.paste(
            Image.frombuffer("RGB", (frame.width, bottom - top), pixels.tobytes(), "raw", "RGBX", 0, 1), (0, top)
        )
    return image

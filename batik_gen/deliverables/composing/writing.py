"""Files of makers: pictures under a platform's limit, pages as PDF, words as text; each tells its provenance."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from batik_gen.deliverables.values.job import Job
from batik_gen.render.files.formats import format_of, pillow_options
from batik_gen.render.files.pdf_metadata import tell_making
from batik_gen.render.files.save import save
from batik_gen.render.picture.marking import XMP_KEY, Marking
from batik_gen.render.picture.picture import Picture
from batik_gen.typesetting.painting import paint
from batik_gen.typesetting.pdf_pages import write_pages
from batik_gen.typesetting.scene import Scene
from batik_gen.values.errors import BadSize
from batik_gen.values.files import write_whole

POINTS_A_MM = 72.0 / 25.4
MM_PER_INCH = 25.4
_QUALITIES = (95, 92, 88, 84, 80, 74, 68, 60)
"""Of JPEG and WebP, the best that stays under a limit."""
_PREVIEW_PX = 1600
"""Longer side of a picture of a printed page."""


def write_picture(
    image: Image.Image, path: Path, dpi: float, most_bytes: int = 0, recipe: str = "", first: int = 0
) -> None:
    """Write a picture; as JPEG or WebP in the best quality that stays under a limit of bytes.

    Raises
    ------
    BadSize
        If it is larger than the limit all the same.
    """
    found = format_of(path)
    if found.name not in ("JPEG", "WEBP"):
        save(Picture(image, dpi, recipe), path, force=True)
        check_bytes(path, most_bytes)
        return
    options = pillow_options(found, Marking(image.width, image.height, dpi, recipe))
    for quality in _QUALITIES[first:]:
        held = BytesIO()
        image.save(held, found.name, **(options | {"quality": quality}))
        if not most_bytes or held.tell() <= most_bytes:
            break
    write_whole(path, lambda file: file.write(held.getvalue()))
    check_bytes(path, most_bytes)


def check_bytes(path: Path, most_bytes: int) -> None:
    """Raise BadSize where a file is larger than a limit."""
    size = path.stat().st_size
    if most_bytes and size > most_bytes:
        path.unlink()
        raise BadSize(
            f"{path.name} would be {size / 1e6:.1f} MB, and {most_bytes / 1e6:.1f} MB are allowed; "
            "choose a lower dpi, a smaller size or a JPEG"
        )


def until_small(tries: Sequence[int], write: Callable[[int], None]) -> None:
    """Write a file with the first of several numbers with which it stays under its limit of bytes.

    Raises
    ------
    BadSize
        If it is larger with the last one too.
    """
    for number in tries[:-1]:
        with suppress(BadSize):
            write(number)
            return
    write(tries[-1])


def write_palette(image: Image.Image, path: Path, most_bytes: int) -> None:
    """Write a picture of few colours as PNG with its provenance; raises BadSize."""
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_itxt(XMP_KEY, Marking(image.width, image.height, 96.0).xmp().decode("utf-8"))
    held = BytesIO()
    # The last level takes five times as long for a hundredth.
    image.save(held, "PNG", compress_level=6, pnginfo=told)
    write_whole(path, lambda file: file.write(held.getvalue()))
    check_bytes(path, most_bytes)


def write_words(path: Path, words: str) -> None:
    """Write words as text, with one line end at the end."""
    write_whole(path, lambda file: file.write(f"{words.strip()}\n".encode()))


def write_paper(job: Job, scenes: Sequence[Scene], title: str) -> tuple[str, ...]:
    """Write pages in mm as one PDF, and a picture of each page where the deliverable wants them."""
    name = f"{job.stem}.pdf"
    dpi = job.deliverable.dpi or 200.0
    marking = Marking(round(scenes[0].width / MM_PER_INCH * dpi), round(scenes[0].height / MM_PER_INCH * dpi), dpi)
    held = BytesIO()
    tell: Any = partial(tell_making, marking=marking)
    write_pages(held, scenes, POINTS_A_MM, title, tell, job.lang)
    write_whole(job.folder / name, lambda file: file.write(held.getvalue()))
    check_bytes(job.folder / name, job.deliverable.most_bytes)
    names = [name]
    if job.deliverable.settings.get("preview"):
        for number, scene in enumerate(scenes, 1):
            scale = _PREVIEW_PX / max(scene.width, scene.height)
            page = f"{job.stem}.page-{number}.jpg" if len(scenes) > 1 else f"{job.stem}.page.jpg"
            write_picture(paint(scene, scale), job.folder / page, scale * MM_PER_INCH, first=1)
            names.append(page)
    return tuple(names)

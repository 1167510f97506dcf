"""How pictures go into files: the options that say so, and the writing itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import click

from batik_gen.cli.options import recipe as recipes
from batik_gen.cli.options.recipe import recipe_text
from batik_gen.cli.running.progress import rows_told

if TYPE_CHECKING:
    from batik_gen.render.files.trim import Trim
    from batik_gen.render.picture.picture import Picture
    from batik_gen.values.design import Design

FORMATS = ("png", "tiff", "jpeg", "webp", "pdf", "jxl")
_ENDINGS = {"tiff": ".tif", "jpeg": ".jpg"}

_SHOWN = 24_000_000
"""Most pixels of the picture that a legend is laid out with, where the cloth itself is larger than memory."""

_LENGTH = {"": 1.0, "mm": 1.0, "cm": 10.0, "in": 25.4}


class WritingOptions(TypedDict):
    """Name those options of ``stream`` that say how a file is written."""

    memory_mb: int
    recipe: str
    compression: str
    trim: "Trim"


@dataclass(frozen=True)
class Printing:
    """Hold how a picture is written.

    Parameters
    ----------
    memory
        Megabytes that a whole picture may take.
    recipe
        Which recipe it carries (``options.recipe``); None for the usual one.
    compression
        Of a TIFF.
    bleed_mm, marks
        What is put around it; None to keep to what a file had.
    """

    memory: int
    recipe: str | None
    compression: str
    bleed_mm: float | None
    marks: bool | None

    @property
    def trim(self) -> "Trim":
        """What is put around the picture."""
        from batik_gen.render.files.trim import Trim

        return Trim(self.bleed_mm or 0.0, bool(self.marks))

    def keeping(self, trim: "Trim", recipe: str) -> "Printing":
        """Return it with what a file had around it and its kind of recipe, where nothing else was asked for."""
        return replace(
            self,
            bleed_mm=trim.bleed_mm if self.bleed_mm is None else self.bleed_mm,
            marks=trim.marks if self.marks is None else self.marks,
            recipe=self.recipe or recipe,
        )

    def asked(self, design: "Design") -> WritingOptions:
        """Return it as the options of ``stream`` for the picture of a Design."""
        return {
            "memory_mb": self.memory,
            "recipe": recipe_text(design, self.recipe),
            "compression": self.compression,
            "trim": self.trim,
        }


def _read_bleed(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    if value is None:
        return None
    number = value.strip().lower().rstrip("cimn").strip()
    unit = value.strip().lower()[len(number) :].strip()
    try:
        return float(number) * _LENGTH[unit]
    except (KeyError, ValueError):
        raise click.UsageError(f"'{value}' is not a width of bleed; write it as 3mm", ctx) from None


_OPTIONS = (
    click.option(
        "--memory",
        type=click.IntRange(1),
        default=400,
        show_default=True,
        metavar="MB",
        help="Most memory for a whole picture; beyond it PNG, PDF and TIFF are written band by band.",
    ),
    recipes.option,
    click.option(
        "--compression",
        type=click.Choice(["deflate", "lzw", "zstd", "none"]),
        default="deflate",
        show_default=True,
        help="Of a TIFF.",
    ),
    click.option(
        "--bleed", "bleed_mm", callback=_read_bleed, metavar="3mm", help="Let the cloth go on so far beyond its edges."
    ),
    click.option(
        "--marks/--no-marks", default=None, help="Trim marks, a scale bar and a control strip around the picture."
    ),
)


def printed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of this module, and hand them to the command as ``printing``."""

    @wraps(command)
    def gathered(
        *args: object,
        memory: int,
        recipe: str | None,
        compression: str,
        bleed_mm: float | None,
        marks: bool | None,
        **others: object,
    ) -> Any:
        return command(*args, printing=Printing(memory, recipe, compression, bleed_mm, marks), **others)

    wrapped = gathered
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


picture_format = click.option(
    "--format",
    "ending",
    type=click.Choice(FORMATS),
    default="png",
    show_default=True,
    callback=lambda ctx, param, value: _ENDINGS.get(value, f".{value}"),
    help="Of the cloth's picture.",
)


def check_printable(path: Path, size_mm: tuple[float, float], px: tuple[int, int], printing: Printing) -> None:
    """Say before any work where a picture cannot be written; raises BadSize, BadFormat or MissingPackage."""
    from batik_gen.render.files.formats import check_fits
    from batik_gen.render.files.trim import TrimmedSheet
    from batik_gen.render.raster.frame import choose_frame

    whole = TrimmedSheet(choose_frame(size_mm, None, px), printing.trim).frame
    check_fits(path, whole.width, whole.height, printing.memory)


def write_cloth(
    design: "Design", path: Path, px: tuple[int, int], printing: Printing, jobs: int, say: Callable[[str], None]
) -> "Picture":
    """Draw, dye and write a Design's picture.

    Returns
    -------
    The picture itself, without what is around it in the file; or a smaller one of the same cloth, drawn for
    that, where it is too large for memory.
    """
    from batik_gen.pattern.drawing.draw import Strips
    from batik_gen.render.dyeing.dye import image_of
    from batik_gen.render.files.formats import fits_memory
    from batik_gen.render.files.save import save
    from batik_gen.render.files.stream import save_trimmed, stream
    from batik_gen.render.picture.picture import Picture
    from batik_gen.render.processes.table import find_process
    from batik_gen.render.raster.frame import choose_frame

    say("drawing")
    strips = Strips(design)
    told = rows_told(say)
    frame = choose_frame(design.size_mm, None, px)
    whole = fits_memory(*px, printing.memory)
    if not whole:
        smaller = (_SHOWN / (px[0] * px[1])) ** 0.5
        frame = choose_frame(design.size_mm, frame.dpi * min(smaller, 1.0), None)
    asked = printing.asked(design)
    picture = Picture(image_of(strips, frame, jobs, None, told), frame.dpi)
    say("writing")
    if not whole:
        stream(strips, path, px=px, jobs=jobs, said=told, **asked)
    elif printing.trim.plain:
        save(picture, path, recipe=asked["recipe"], compression=printing.compression)
    else:
        save_trimmed(picture, find_process(design.process, design.declaration), path, **asked)
    return picture

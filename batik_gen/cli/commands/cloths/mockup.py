"""``batik-gen mockup``: a quick look at a cloth as it hangs and as it lies folded."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.options import common
from batik_gen.cli.options.design_file import read_design
from batik_gen.cli.options.file_kind import PICTURE, explaining
from batik_gen.cli.options.sizes import read_px
from batik_gen.cli.running.outputs import check_picture_free
from batik_gen.cli.running.progress import Progress
from batik_gen.cli.running.terminal import tell

if TYPE_CHECKING:
    from batik_gen.render.picture.picture import Picture

_LONGER_PX = 1600
"""Longer side of the flat cloth that is draped."""
_MOST_PX = 200_000_000
"""Pixels of a picture that is opened whole, at four bytes each."""


@click.command("mockup", short_help="Show a cloth hanging and folded.")
@click.argument("file", type=click.Path(path_type=Path), metavar="DESIGN.toml|PICTURE")
@common.picture_out
@click.option(
    "--px",
    callback=read_px,
    metavar="WxH",
    help="Size of the mock-up in pixels, 1600x1100 by default; 1.2 to 2 times as wide as high.",
)
@common.jobs
@common.force
def command(file: Path, out: Path, px: tuple[int, int] | None, jobs: int, force: bool) -> None:
    """Show the cloth of a Design or picture hanging in folds, and folded with a corner turned over.

    No photograph: folds and light are simple arithmetic, for a quick look. The back is the
    mirrored front at 90 % of its contrast, as on waxed cloth. A mock-up carries no recipe.
    """
    from batik_gen.render.files.formats import check_fits
    from batik_gen.render.files.save import save
    from batik_gen.render.mockup.mockup import SHAPE_PX, check_shape, mockup

    size = px or SHAPE_PX
    check_shape(size)
    check_picture_free(out, force)
    check_fits(out, *size)
    progress = Progress(1)
    say = progress.of(file.name)
    say("drawing")
    flat = _drawn(file, jobs) if file.suffix.lower() == ".toml" else _opened(file)
    say("draping")
    save(mockup(flat, size), out, force=force)
    progress.clear()
    tell(f"{out}: {file.name} hanging and folded, {size[0]} x {size[1]} pixels")


def _drawn(file: Path, jobs: int) -> "Picture":
    from batik_gen import draw, dye

    design = read_design(file)
    wide, tall = design.size_mm
    scale = _LONGER_PX / max(wide, tall)
    return dye(draw(design), px=(max(round(wide * scale), 1), max(round(tall * scale), 1)), jobs=jobs)


def _opened(file: Path) -> "Picture":
    from batik_gen.render.picture.picture import Picture
    from batik_gen.render.picture.recipe import open_picture
    from batik_gen.values.errors import BadPicture

    with explaining(file, PICTURE), open_picture(file) as image:
        if image.width * image.height > _MOST_PX:
            raise BadPicture(
                f"{file.name} is {image.width} x {image.height} pixels, too many to be opened at once; "
                "give its Design (.toml), or draw it at a lower --dpi"
            )
        # Finer than this nothing of it could be seen.
        image.thumbnail((2 * _LONGER_PX, 2 * _LONGER_PX))
        return Picture(image.convert("RGB"), 150.0)

"""``batik-gen redraw``: a picture is made again from the recipe inside its own file."""

from pathlib import Path

import click

from batik_gen.cli.options import common
from batik_gen.cli.options.file_kind import PICTURE, explaining
from batik_gen.cli.options.printing import Printing, check_printable, printed
from batik_gen.cli.options.recipe import DRAW, kind_of
from batik_gen.cli.running.exits import complain
from batik_gen.cli.running.outputs import check_picture_free
from batik_gen.cli.running.progress import Progress, rows_told
from batik_gen.cli.running.terminal import tell
from batik_gen.version import __version__


@click.command("redraw", short_help="Make a picture again from its own recipe.")
@click.argument("picture_file", type=click.Path(path_type=Path), metavar="PICTURE")
@common.picture_out
@click.option("--dpi", type=float, help="Pixels an inch of cloth, to make it larger or smaller; as it was by default.")
@common.jobs
@printed
@common.force
def command(picture_file: Path, out: Path, dpi: float | None, jobs: int, force: bool, printing: Printing) -> None:
    """Make the cloth of PICTURE again, byte for byte or at another size, from the recipe it carries."""
    from batik_gen import Design
    from batik_gen.pattern.designing.adapting import adapted
    from batik_gen.pattern.drawing.draw import Strips
    from batik_gen.render.files.stream import stream
    from batik_gen.render.files.trim import Trim
    from batik_gen.render.picture.recipe import read_recipe
    from batik_gen.render.raster.frame import choose_frame

    check_picture_free(out, force)
    with explaining(picture_file, PICTURE):
        held = read_recipe(picture_file)
    design = Design.from_toml(held.text, f"the recipe in {picture_file.name}")
    if held.version != __version__:
        design, changed = adapted(design)
        complain(f"{picture_file.name} was made by version {held.version}, this is {__version__}; it may differ")
        for change in changed:
            complain(change)
    # The resolution gives the very scale; a height rounded by a hand needs the pixels themselves.
    frame = choose_frame(design.size_mm, held.dpi if dpi is None else dpi, None)
    exact = dpi is not None or (frame.width, frame.height) == held.px
    # Version 0.1 put all of a Design into every picture, unasked.
    printing = printing.keeping(Trim.of(held.trim), kind_of(design) if held.version == __version__ else DRAW)
    check_printable(out, design.size_mm, (frame.width, frame.height) if exact else held.px, printing)
    progress = Progress(1)
    say = progress.of(picture_file.name)
    say("drawing")
    strips = Strips(design)
    told = rows_told(say)
    stream(
        strips,
        out,
        dpi=None if not exact else held.dpi if dpi is None else dpi,
        px=None if exact else held.px,
        jobs=jobs,
        force=force,
        said=told,
        **printing.asked(design),
    )
    progress.clear()
    tell(f"{out}: made again from {picture_file.name}")

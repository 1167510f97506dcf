"""``batik-gen redraw``: a picture is made again from the recipe inside its own file."""

from pathlib import Path

import click

from batik_gen.cli import options
from batik_gen.cli.exits import complain
from batik_gen.cli.outputs import check_picture_free
from batik_gen.cli.progress import Progress, rows_told
from batik_gen.version import __version__


@click.command("redraw", short_help="Make a picture again from its own recipe.")
@click.argument("picture_file", type=click.Path(path_type=Path), metavar="PICTURE")
@options.picture_out
@click.option("--dpi", type=float, help="Pixels an inch of cloth, to make it larger or smaller; as it was by default.")
@options.jobs
@options.memory
@options.recipe
@options.force
def command(
    picture_file: Path, out: Path, dpi: float | None, jobs: int, memory: int, recipe: bool, force: bool
) -> None:
    """Make the cloth of PICTURE again, byte for byte or at another size, from the recipe it carries."""
    from batik_gen import Design
    from batik_gen.pattern.draw import Strips
    from batik_gen.render.frame import choose_frame
    from batik_gen.render.recipe import read_recipe
    from batik_gen.render.stream import stream

    check_picture_free(out, force)
    held = read_recipe(picture_file)
    if held.version != __version__:
        complain(f"{picture_file.name} was made by version {held.version}, this is {__version__}; it may differ")
    progress = Progress(1)
    say = progress.of(picture_file.name)
    say("drawing")
    design = Design.from_toml(held.text)
    strips = Strips(design)
    # The resolution gives the very scale; a height rounded by a hand needs the pixels themselves.
    frame = choose_frame(design.size_mm, dpi or held.dpi, None)
    exact = dpi is not None or (frame.width, frame.height) == held.px
    told = rows_told(say)
    stream(
        strips,
        out,
        dpi=(dpi or held.dpi) if exact else None,
        px=None if exact else held.px,
        jobs=jobs,
        force=force,
        recipe=recipe,
        memory_mb=memory,
        said=told,
    )
    progress.clear()
    click.echo(f"{out}: made again from {picture_file.name}")

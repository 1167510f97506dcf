"""``batik-gen draw``: a Design, edited by hand, becomes a cloth with no recording at hand."""

from pathlib import Path

import click

from batik_gen.cli import options
from batik_gen.cli.outputs import check_picture_free
from batik_gen.cli.progress import Progress
from batik_gen.cli.sizes import choose_format


@click.command("draw", short_help="Draw a Design that you edited.")
@click.argument("design_file", type=click.Path(path_type=Path), metavar="DESIGN.toml")
@options.picture_out
@options.px
@options.dpi
@options.jobs
@options.force
def command(
    design_file: Path, out: Path, px: tuple[int, int] | None, dpi: float | None, jobs: int, force: bool
) -> None:
    """Draw a DESIGN.toml that 'make' wrote and you edited."""
    if px is not None and dpi is not None:
        raise click.UsageError("--px and --dpi say one thing twice, since the Design fixes the size; give one of them")
    from batik_gen import Design, draw, dye, save
    from batik_gen.render.process import find_process

    check_picture_free(out, force)
    design = Design.load(design_file)
    find_process(design.process)
    format = choose_format(design.size_mm, px, dpi)
    progress = Progress(1)
    say = progress.of(design_file.name)
    say("drawing")
    cloth = draw(design)
    say("dyeing")
    picture = dye(cloth, px=format.px, jobs=jobs)
    say("writing")
    save(picture, out, force=force)
    progress.clear()
    click.echo(f"{out}: {design.motif} in {design.process}, {format.px[0]} x {format.px[1]} pixels")

"""``batik-gen draw``: a Design, edited by hand, becomes a cloth with no recording at hand."""

from pathlib import Path

import click

from batik_gen.cli import options
from batik_gen.cli.outputs import check_picture_free
from batik_gen.cli.printing import Printing, check_printable, printed
from batik_gen.cli.progress import Progress, rows_told
from batik_gen.cli.sizes import DEFAULT_DPI, choose_format


@click.command("draw", short_help="Draw a Design that you edited.")
@click.argument("design_file", type=click.Path(path_type=Path), metavar="DESIGN.toml")
@options.picture_out
@options.px
@options.dpi
@options.jobs
@printed
@options.force
def command(
    design_file: Path,
    out: Path,
    px: tuple[int, int] | None,
    dpi: float | None,
    jobs: int,
    force: bool,
    printing: Printing,
) -> None:
    """Draw a DESIGN.toml that 'make' wrote and you edited."""
    if px is not None and dpi is not None:
        raise click.UsageError("--px and --dpi say one thing twice, since the Design fixes the size; give one of them")
    from batik_gen import Design
    from batik_gen.pattern.draw import Strips
    from batik_gen.render.process import find_process
    from batik_gen.render.stream import stream

    check_picture_free(out, force)
    design = Design.load(design_file)
    process = find_process(design.process)
    format = choose_format(design.size_mm, px, dpi)
    check_printable(out, design.size_mm, format.px, printing)
    progress = Progress(1)
    say = progress.of(design_file.name)
    say("drawing")
    strips = Strips(design)
    told = rows_told(say)
    # Where no pixels were asked for, the resolution is kept to the dot, and so is the size on paper.
    resolution = None if px else (dpi or DEFAULT_DPI)
    stream(strips, out, px=px, dpi=resolution, jobs=jobs, force=force, said=told, **printing.asked())
    progress.clear()
    click.echo(f"{out}: {design.motif} in {process.name}, {format.px[0]} x {format.px[1]} pixels")

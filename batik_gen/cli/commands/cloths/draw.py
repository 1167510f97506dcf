"""``batik-gen draw``: a Design, edited by hand, becomes a cloth with no recording at hand."""

from pathlib import Path

import click

from batik_gen.cli.options import common
from batik_gen.cli.options.design_file import read_design
from batik_gen.cli.options.printing import Printing, check_printable, printed
from batik_gen.cli.options.sizes import DEFAULT_DPI, choose_format
from batik_gen.cli.running.outputs import check_picture_free
from batik_gen.cli.running.progress import Progress, rows_told
from batik_gen.cli.running.terminal import tell


@click.command("draw", short_help="Draw a Design that you edited.")
@click.argument("design_file", type=click.Path(path_type=Path), metavar="DESIGN.toml")
@common.picture_out
@common.px
@common.dpi
@common.jobs
@printed
@common.force
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
    from batik_gen.pattern.drawing.draw import Strips
    from batik_gen.render.files.stream import stream

    check_picture_free(out, force)
    design = read_design(design_file)
    format = choose_format(design.size_mm, px, dpi)
    check_printable(out, design.size_mm, format.px, printing)
    progress = Progress(1)
    say = progress.of(design_file.name)
    say("drawing")
    strips = Strips(design)
    told = rows_told(say)
    # Where no pixels were asked for, the resolution is kept to the dot, and so is the size on paper.
    resolution = None if px else (dpi or DEFAULT_DPI)
    stream(strips, out, px=px, dpi=resolution, jobs=jobs, force=force, said=told, **printing.asked(design))
    progress.clear()
    tell(f"{out}: {design.motif} in {design.process}, {format.px[0]} x {format.px[1]} pixels")

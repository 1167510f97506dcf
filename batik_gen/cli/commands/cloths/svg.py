"""``batik-gen svg``: a Design as layered lines, for plotters, lasers, cap makers and drawing programs."""

from pathlib import Path

import click

from batik_gen.cli.options import common
from batik_gen.cli.options.design_file import read_design
from batik_gen.cli.options.recipe import option as recipe_option
from batik_gen.cli.options.recipe import recipe_text
from batik_gen.cli.running.outputs import check_picture_free
from batik_gen.cli.running.progress import Progress
from batik_gen.cli.running.terminal import tell


@click.command("svg", short_help="Draw a Design as layered lines (SVG, DXF).")
@click.argument("design_file", type=click.Path(path_type=Path), metavar="DESIGN.toml")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="File to write: .svg or .dxf.")
@click.option(
    "--detail",
    type=float,
    default=0.05,
    show_default=True,
    metavar="MM",
    help="How far edges may lie from the true ones; 0.2 makes a file a third as large.",
)
@click.option(
    "--outlines", is_flag=True, help="Outlines of what is waxed instead of lines with a width, for laser and cap."
)
@recipe_option
@common.force
def command(design_file: Path, out: Path, detail: float, outlines: bool, recipe: str | None, force: bool) -> None:
    """Draw DESIGN.toml as lines in millimetres, one group a layer of wax, each in a short order.

    Lines of wax are strokes as wide as the nib; an SVG carries its Design, and 'redraw' makes
    the picture from it.
    """
    from batik_gen.pattern.drawing.draw import draw
    from batik_gen.render.vectors.formats import write_vectors, writer_for

    writer_for(out)
    check_picture_free(out, force)
    design = read_design(design_file)
    progress = Progress(1)
    say = progress.of(design_file.name)
    say("drawing")
    cloth = draw(design)
    say("putting lines in order")
    written = write_vectors(
        cloth, out, detail=detail, outlines=outlines, force=force, recipe=recipe_text(design, recipe)
    )
    progress.clear()
    tell(
        f"{out}: {written.lines} lines, outlines and dots; lifted the pen goes {written.travel_mm / 1000:.1f} m, "
        f"{written.drawn_travel_mm / 1000:.1f} m in the order of drawing"
    )

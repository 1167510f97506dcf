"""``batik-gen cap``: a Design stamped with one copper block, print by print."""

from dataclasses import replace
from pathlib import Path

import click

from batik_gen.cli.options import common
from batik_gen.cli.options.design_file import read_design
from batik_gen.cli.options.printing import Printing, check_printable, printed
from batik_gen.cli.options.sizes import DEFAULT_DPI, choose_format, read_size
from batik_gen.cli.running.outputs import check_picture_free
from batik_gen.cli.running.progress import Progress, rows_told
from batik_gen.cli.running.terminal import tell

_BLOCK = (200.0, 200.0)
"""The usual cap, 20 x 20 cm (docs/sources.md#cap)."""


@click.command("cap", short_help="Stamp a Design with a copper block (cap).")
@click.argument("design_file", type=click.Path(path_type=Path), metavar="DESIGN.toml")
@common.picture_out
@click.option(
    "--way", default="tubrukan", show_default=True,
    help="How prints follow one another: tubrukan, onda-ende, parang, mubeng or mlampah.",
)  # fmt: skip
@click.option(
    "--block", "block_mm", callback=read_size, metavar="WxHmm",
    help="About how large the block is; whole cells of the pattern decide. 200x200mm by default.",
)  # fmt: skip
@click.option(
    "--size", "size_mm", callback=read_size, metavar="WxHmm", help="Size of the cloth; the Design's own if none."
)
@click.option(
    "--misfit", type=float, metavar="MM", help="How far a print lies beside its place at most; 0.7 by default."
)
@click.option("--pressure", type=float, metavar="0-1", help="How unequally hard prints are; 0.5 by default.")
@common.px
@common.dpi
@common.jobs
@printed
@common.force
def command(
    design_file: Path,
    out: Path,
    way: str,
    block_mm: tuple[float, float] | None,
    size_mm: tuple[float, float] | None,
    misfit: float | None,
    pressure: float | None,
    px: tuple[int, int] | None,
    dpi: float | None,
    jobs: int,
    force: bool,
    printing: Printing,
) -> None:
    """Stamp the DESIGN.toml that 'make' wrote with one block, as cap makers do.

    The same print comes again and again, a little beside its place and never as hard as the last.
    """
    if px is not None and dpi is not None:
        raise click.UsageError("--px and --dpi say one thing twice, since the cloth has a size; give one of them")
    from batik_gen.pattern.drawing.draw import Strips
    from batik_gen.pattern.repeating.cap import MISFIT_MM, PRESSURE
    from batik_gen.pattern.repeating.layouts import layout_named, stepping_named
    from batik_gen.pattern.repeating.repeat import suited
    from batik_gen.render.files.stream import stream
    from batik_gen.values.design import Repeat

    check_picture_free(out, force)
    chosen = stepping_named(way)
    design = read_design(design_file)
    format = choose_format(size_mm or design.size_mm, px, dpi)
    check_printable(out, format.size_mm, format.px, printing)
    progress = Progress(1)
    say = progress.of(design_file.name)
    say("finding whole cells")
    block, _ = suited(design, layout_named(chosen.layout), block_mm or _BLOCK)
    repeat = Repeat(
        chosen.name,
        block.size_mm,
        MISFIT_MM if misfit is None else misfit,
        PRESSURE if pressure is None else pressure,
    )
    say("drawing")
    stamped = replace(block, size_mm=format.size_mm, repeat=repeat)
    strips = Strips(stamped)
    told = rows_told(say)
    resolution = None if px else (dpi or DEFAULT_DPI)
    stream(strips, out, px=px, dpi=resolution, jobs=jobs, force=force, said=told, **printing.asked(stamped))
    progress.clear()
    tell(
        f"{out}: {design.motif} stamped {chosen.name}, {chosen.use.en}; a cap of "
        f"{repeat.block_mm[0]:.0f} x {repeat.block_mm[1]:.0f} mm, {format.px[0]} x {format.px[1]} pixels"
    )

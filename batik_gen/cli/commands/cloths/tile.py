"""``batik-gen tile``: the block of a pattern that a fabric printer repeats, proven seamless."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.options import common
from batik_gen.cli.options.design_file import read_design
from batik_gen.cli.options.recipe import option as recipe_option
from batik_gen.cli.options.recipe import recipe_text
from batik_gen.cli.options.sizes import read_size
from batik_gen.cli.running.exits import complain
from batik_gen.cli.running.outputs import hidden_folder, make_folder, place
from batik_gen.cli.running.progress import Progress, rows_told
from batik_gen.cli.running.terminal import tell
from batik_gen.running.unforeseen import Unforeseen
from batik_gen.values.errors import CannotWrite

if TYPE_CHECKING:
    from batik_gen.values.design import Design

_LONGEST = 2400
"""Most pixels on the longer side of the proof."""
_SCREEN_DPI = 96.0
_CORNER = (0.3819660112501051, 0.5857864376269049)
"""From where, in blocks, the block is drawn a second time: off every fold and mirror of a lattice."""


@click.command("tile", short_help="Make the seamless repeat of a Design, for fabric printers.")
@click.argument("design_file", type=click.Path(path_type=Path), metavar="DESIGN.toml")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), default=Path("output"), show_default=True,
    help="Folder for the files; made if missing.",
)  # fmt: skip
@click.option("--layout", default="straight", show_default=True, help="straight, half-drop, half-brick or mirror.")
@click.option(
    "--size", "size_mm", callback=read_size, metavar="WxHmm",
    help="About how large the block shall be, as 30x30cm; whole cells of the pattern decide. 300x300mm by default.",
)  # fmt: skip
@click.option(
    "--dpi", "resolutions", type=int, multiple=True, default=(150, 300), show_default=True,
    help="Pixels an inch, a multiple of 75; may be given more than once.",
)  # fmt: skip
@common.jobs
@recipe_option
@common.force
def command(
    design_file: Path,
    out: Path,
    layout: str,
    size_mm: tuple[float, float] | None,
    resolutions: tuple[int, ...],
    jobs: int,
    recipe: str | None,
    force: bool,
) -> None:
    """Make the seamless repeat of a DESIGN.toml that 'make' wrote.

    It writes STEM.LAYOUT.150dpi.png and STEM.LAYOUT.300dpi.png (one block, to be repeated in that layout),
    STEM.LAYOUT.proof.png (three by three blocks) and STEM.LAYOUT.design.toml, and draws every block a second
    time from another corner: not a pixel may differ.
    """
    from batik_gen.pattern.designing.design import check_size
    from batik_gen.pattern.repeating.layouts import layout_named
    from batik_gen.pattern.repeating.period import STEP_DPI
    from batik_gen.pattern.repeating.repeat import suited

    for dpi in resolutions:
        if dpi < STEP_DPI or dpi % STEP_DPI:
            raise click.UsageError(
                f"--dpi {dpi} cuts a block between two pixels; give a multiple of {STEP_DPI}, as 150"
            )
    chosen = layout_named(layout)
    asked = size_mm or (300.0, 300.0)
    check_size(asked)
    design = read_design(design_file)
    make_folder(out)
    stem = f"{design_file.name.removesuffix('.toml').removesuffix('.design')}.{chosen.name}"
    names = [*(f"{stem}.{dpi}dpi.png" for dpi in resolutions), f"{stem}.proof.png", f"{stem}.design.toml"]
    there = [name for name in names if (out / name).exists()]
    if there and not force:
        raise CannotWrite(f"{there[0]} exists already; add --force to replace it, or choose another -o")
    progress = Progress(1)
    say = progress.of(design_file.name)
    say("finding whole cells")
    block, stretch = suited(design, chosen, asked)
    with hidden_folder(out) as hidden:
        told = _write(block, hidden, names, resolutions, jobs, recipe, say)
        place(hidden, names, force)
    progress.clear()
    moved = [name for name, value in block.parameters.items() if design.parameters.get(name, value) != value]
    if moved:
        complain(f"{', '.join(moved)} moved a little, so that whole cells fill the block; see {names[-1]}")
    tell(
        f"{stem}: {chosen.label.en}, a block of {block.size_mm[0]:.1f} x {block.size_mm[1]:.1f} mm, "
        f"its cells stretched by {100 * stretch:.2f} %"
    )
    for name, words in zip(names, told, strict=False):
        tell(f"{out / name}: {words}")
    tell(f"{out / names[-2]}: three by three blocks")


def _write(
    block: "Design",
    hidden: Path,
    names: list[str],
    resolutions: tuple[int, ...],
    jobs: int,
    recipe: str | None,
    say: Callable[[str], None],
) -> list[str]:
    """Write the blocks, the proof and the Design, and return what was proven of each block."""
    import numpy as np

    from batik_gen.pattern.drawing.draw import draw
    from batik_gen.render.dyeing.proof import differing, laid_out, mirrored, proof, whole_block
    from batik_gen.render.files.save import save
    from batik_gen.render.files.stream import stream
    from batik_gen.render.picture.picture import Picture
    from batik_gen.render.picture.recipe import open_picture

    say("drawing")
    cloth = draw(block)
    told = []
    for number, (name, dpi) in enumerate(zip(names, resolutions, strict=False)):
        if cloth.period is not None:
            whole_block(cloth, dpi)
        stream(cloth, hidden / name, dpi=float(dpi), jobs=jobs, recipe=recipe_text(block, recipe), said=rows_told(say))
        with open_picture(hidden / name) as image:
            tile = np.asarray(image.convert("RGB"))
        if cloth.period is None:
            told.append(f"{tile.shape[1]} x {tile.shape[0]} pixels; every seam is a mirror")
        else:
            say(f"drawing {dpi} dpi again from another corner")
            frame, tiling = whole_block(cloth, dpi)
            corner = (int(_CORNER[0] * frame.width), int(_CORNER[1] * frame.height))
            if off := differing(cloth, frame, tile, corner):
                raise Unforeseen(f"{off} pixels of {name} differ at its seams; that is our fault, please report it")
            told.append(
                f"{frame.width} x {frame.height} pixels, of which 0 differ where it is drawn from another corner"
            )
        if number == 0:
            shown = mirrored(tile, 3, 3) if cloth.period is None else laid_out(tile, tiling, 3, 3)
            save(Picture(proof(shown, _LONGEST), _SCREEN_DPI), hidden / names[-2])
    block.save(hidden / names[-1])
    return told

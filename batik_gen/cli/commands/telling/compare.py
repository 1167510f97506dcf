"""``batik-gen compare``: two recordings or two Designs beside each other."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.options import common as options
from batik_gen.cli.options import measuring
from batik_gen.cli.options.measuring import MeasuringOptions
from batik_gen.cli.running.outputs import check_picture_free
from batik_gen.cli.running.progress import Progress
from batik_gen.cli.running.terminal import tell
from batik_gen.cli.running.wrapping import wrap
from batik_gen.values.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from batik_gen.cli.pages.comparison import Difference
    from batik_gen.values.design import Design

_MM = 160.0


@click.command("compare", short_help="Tell how two recordings or two Designs differ.")
@click.argument("first", type=click.Path(path_type=Path), metavar="A")
@click.argument("second", type=click.Path(path_type=Path), metavar="B")
@click.option("--motif", default="truntum", show_default=True, help="Motif family, to draw two recordings in.")
@options.voice
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Also draw both cloths beside each other, as a picture."
)
@measuring.options
@options.reading
@options.lang
@options.force
def command(
    first: Path,
    second: Path,
    motif: str,
    voice: float,
    out: Path | None,
    lang: str,
    force: bool,
    reading: Reading,
    wishes: MeasuringOptions,
) -> int:
    """Tell how A and B differ, in numbers and words: two recordings, or two Designs (.toml).

    Two recordings are compared by what was measured, and by the Designs it becomes.
    """
    from batik_gen.cli.pages.comparison import MOST, compare_designs, compare_portraits, sentence
    from batik_gen.values.design import Design

    if out is not None:
        check_picture_free(out, force)
    both = [path.suffix.lower() == ".toml" for path in (first, second)]
    if both[0] != both[1]:
        raise click.UsageError(
            f"{first.name} and {second.name} are not alike; give two recordings, or two Designs (.toml)"
        )
    if both[0]:
        designs = [Design.load(path) for path in (first, second)]
    else:
        from batik_gen import design

        wishes, progress = wishes.checked(), Progress(2)
        portraits = [measuring.measured(path, reading, wishes, progress.of(path.name)) for path in (first, second)]
        progress.clear()
        said, differences = compare_portraits(portraits[0], portraits[1], lang)
        tell(wrap(said))
        _echo(differences)
        if len(differences) < MOST:
            tell(wrap(sentence("alike", lang)))
        tell()
        designs = [design(portrait, motif=motif, size_mm=(_MM, _MM), voice=voice) for portrait in portraits]
    moved = compare_designs(designs[0], designs[1], lang)
    _echo(moved) if moved else tell(sentence("same", lang))
    if out is not None:
        _draw(designs, out, force)
        tell(f"{out}: A and B beside each other")
    return 0


def _echo(differences: "Sequence[Difference]") -> None:
    """Print a table of differences, its columns as wide as they need to be."""
    rows = [(d.what, d.first, d.second, d.said) for d in differences]
    wide = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for what, one, other, said in rows:
        tell(f"  {what:{wide[0]}}  {one:>{wide[1]}} -> {other:{wide[2]}}  {said}".rstrip())


def _draw(designs: "Sequence[Design]", out: Path, force: bool) -> None:
    """Draw the same stretch of both cloths on a sheet for a phone."""
    from PIL import Image

    from batik_gen import draw, dye
    from batik_gen.cli.pages.sheet_layout import PAGES, lay_out
    from batik_gen.render.files.save import save
    from batik_gen.render.picture.picture import Picture

    def cloth(row: int, column: int, side: int) -> "Image.Image":
        held = designs[column]
        wide, tall = held.size_mm
        scale = side / max(wide, tall)
        px = (max(1, round(wide * scale)), max(1, round(tall * scale)))
        return dye(draw(held), px=px).image

    image = lay_out(PAGES["phone"], "A / B", "", [""], ["A", "B"], cloth)
    save(Picture(image, PAGES["phone"].dpi), out, force=force)

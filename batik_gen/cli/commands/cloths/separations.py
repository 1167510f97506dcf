"""``batik-gen separations``: plates for every waxing and bath, or for a screen print, and the maker's page."""

from pathlib import Path

import click

from batik_gen.cli.options import common
from batik_gen.cli.options.design_file import read_design
from batik_gen.cli.options.recipe import option as recipe_option
from batik_gen.cli.options.recipe import recipe_text
from batik_gen.cli.running.outputs import hidden_folder, make_folder, place
from batik_gen.cli.running.progress import Progress, rows_told
from batik_gen.cli.running.terminal import tell
from batik_gen.values.errors import CannotWrite
from batik_gen.values.words import Words

_PAGE = Words("00-steps.pdf", "00-langkah.pdf")


@click.command("separations", short_help="Plates of wax, baths or inks for the workshop.")
@click.argument("design_file", type=click.Path(path_type=Path), metavar="DESIGN.toml")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for the plates, made if missing; by default STEM-separations here.",
)
@click.option("--dpi", type=float, default=300.0, show_default=True, help="Pixels an inch of cloth.")
@click.option(
    "--bits",
    type=click.Choice(["8", "1"]),
    default="8",
    show_default=True,
    help="8 keeps soft edges, from which the picture comes back exactly; 1 is black and white.",
)
@click.option("--spot", is_flag=True, help="One plate a colour for screen printing, light to dark, instead of wax.")
@click.option(
    "--spread",
    type=float,
    default=0.0,
    show_default=True,
    metavar="MM",
    help="With --spot: widen every colour but the darkest; less than 0 chokes.",
)
@click.option("--tiff", is_flag=True, help="One TIFF of many pages instead of a PNG a plate.")
@common.lang
@common.jobs
@recipe_option
@common.force
def command(
    design_file: Path,
    out: Path | None,
    dpi: float,
    bits: str,
    spot: bool,
    spread: float,
    tiff: bool,
    lang: str,
    jobs: int,
    recipe: str | None,
    force: bool,
) -> None:
    """Write plates of DESIGN.toml, numbered in working order, and a page of all steps for the maker.

    On a plate black is where wax, dye or ink goes; crosses in the margin lay one plate on
    the other. The page (PDF, A4) shows each step at true size, with nibs, lengths and dips.
    """
    from batik_gen.pattern.drawing.draw import Strips
    from batik_gen.render.plates.maker_page import write_maker_page
    from batik_gen.render.plates.separations import separate

    design = read_design(design_file)
    folder = out or Path(f"{design_file.name.removesuffix('.toml').removesuffix('.design')}-separations")
    make_folder(folder)
    _check_empty(folder, force)
    progress = Progress(1)
    say = progress.of(design_file.name)
    say("drawing")
    strips = Strips(design)
    with hidden_folder(folder) as hidden:
        made = separate(
            strips,
            hidden,
            dpi=dpi,
            bits=int(bits),
            spot=spot,
            spread_mm=spread,
            tiff=tiff,
            lang=lang,
            jobs=jobs,
            recipe=recipe_text(design, recipe),
            said=rows_told(say),
        )
        say("setting the page")
        write_maker_page(strips, made, hidden / _PAGE.say(lang), title=design.motif, dpi=dpi, lang=lang)
        written = sorted(path.name for path in hidden.iterdir())
        place(hidden, written, force)
    progress.clear()
    tell(f"{folder}: " + ", ".join(written))


def _check_empty(folder: Path, force: bool) -> None:
    """Refuse a folder in which old plates could be taken for new ones."""
    if folder.is_dir() and any(folder.iterdir()) and not force:
        raise CannotWrite(f"{folder.name} holds files already; add --force to write among them, or choose another -o")

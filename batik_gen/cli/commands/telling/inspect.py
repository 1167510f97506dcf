"""``batik-gen inspect``: what a picture tells of its own making."""

from pathlib import Path

import click

from batik_gen.cli.options.file_kind import PICTURE, explaining
from batik_gen.cli.running.terminal import tell


@click.command("inspect", short_help="Print the recipe inside a picture.")
@click.argument("picture_file", type=click.Path(path_type=Path), metavar="PICTURE")
def command(picture_file: Path) -> None:
    """Print the Design that PICTURE carries, after a line of what it is."""
    from batik_gen.render.picture.recipe import read_recipe

    with explaining(picture_file, PICTURE):
        held = read_recipe(picture_file)
    width, height = held.px
    tell(f"# {picture_file.name}: {width} x {height} pixels, {held.dpi:g} dpi, batik-gen {held.version}")
    tell(held.text, nl=False)

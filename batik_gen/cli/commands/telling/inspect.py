"""``batik-gen inspect``: what a picture tells of its own making."""

from pathlib import Path

import click

from batik_gen.cli.options import common
from batik_gen.cli.options.file_kind import PICTURE, explaining
from batik_gen.cli.options.recipe import DRAW, FULL, kind_of
from batik_gen.cli.running.terminal import tell
from batik_gen.values.errors import BadDesign
from batik_gen.values.words import Words

_WAVE = "wave"
"""A recipe of a motif whose form is the recording, without anything else of it."""

_KINDS = {
    DRAW: Words(
        "its recipe is 'draw': what it takes to draw it again, without what was measured",
        "resepnya 'draw': yang diperlukan untuk menggambarnya lagi, tanpa hasil ukur",
    ),
    _WAVE: Words(
        "its recipe is 'draw': what it takes to draw it again, of what was measured the form that the cloth shows",
        "resepnya 'draw': yang diperlukan untuk menggambarnya lagi, dari hasil ukur hanya bentuk yang tampak pada kain",
    ),
    FULL: Words(
        "its recipe is 'full': also what was measured; 'redraw --recipe draw' makes a picture without it",
        "resepnya 'full': juga hasil ukur; 'redraw --recipe draw' membuat gambar tanpa hasil ukur itu",
    ),
    "": Words(
        "its recipe is none that this version can draw",
        "resepnya bukan yang dapat digambar oleh versi ini",
    ),
}


@click.command("inspect", short_help="Print the recipe inside a picture.")
@click.argument("picture_file", type=click.Path(path_type=Path), metavar="PICTURE")
@common.lang
def command(picture_file: Path, lang: str) -> None:
    """Print the Design that PICTURE carries, after two lines of what the picture and its recipe are."""
    from batik_gen.render.picture.recipe import read_recipe
    from batik_gen.values.design import Design

    with explaining(picture_file, PICTURE):
        held = read_recipe(picture_file)
    try:
        design = Design.from_toml(held.text)
        kind = kind_of(design)
        if kind == DRAW and design.wave is not None:
            kind = _WAVE
    except BadDesign:
        kind = ""
    width, height = held.px
    tell(f"# {picture_file.name}: {width} x {height} pixels, {held.dpi:g} dpi, batik-gen {held.version}")
    tell(f"# {_KINDS[kind].say(lang)}")
    tell(held.text, nl=False)

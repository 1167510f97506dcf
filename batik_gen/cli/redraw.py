"""``batik-gen redraw``: a picture is made again from the recipe inside its own file."""

from pathlib import Path

import click

from batik_gen.cli import options
from batik_gen.cli.exits import complain
from batik_gen.cli.outputs import check_picture_free
from batik_gen.cli.progress import Progress
from batik_gen.version import __version__


@click.command("redraw", short_help="Make a picture again from its own recipe.")
@click.argument("picture_file", type=click.Path(path_type=Path), metavar="FILE.png")
@options.picture_out
@options.jobs
@options.force
def command(picture_file: Path, out: Path, jobs: int, force: bool) -> None:
    """Make the cloth of FILE.png again, byte for byte, from the recipe it carries."""
    from batik_gen import Design, draw, dye, save
    from batik_gen.render.frame import choose_frame
    from batik_gen.render.recipe import read_recipe

    check_picture_free(out, force)
    recipe = read_recipe(picture_file)
    if recipe.version != __version__:
        complain(f"{picture_file.name} was made by version {recipe.version}, this is {__version__}; it may differ")
    progress = Progress(1)
    say = progress.of(picture_file.name)
    say("drawing")
    cloth = draw(Design.from_toml(recipe.text))
    say("dyeing")
    # The resolution gives the very scale; a height rounded by a hand needs the pixels themselves.
    frame = choose_frame(cloth.size_mm, recipe.dpi, None)
    same = (frame.width, frame.height) == recipe.px
    picture = dye(cloth, dpi=recipe.dpi, jobs=jobs) if same else dye(cloth, px=recipe.px, jobs=jobs)
    say("writing")
    save(picture, out, force=force)
    progress.clear()
    click.echo(f"{out}: made again from {picture_file.name}")

"""Whether what a folder holds already is what would be made: by content, never by name alone."""

import filecmp
from collections.abc import Sequence
from pathlib import Path

from batik_gen.cli.options.printing import Printing
from batik_gen.cli.options.recipe import recipe_text
from batik_gen.cli.running.outputs import Outputs
from batik_gen.values.errors import BadPicture, CannotWrite


def missing(
    outputs: Outputs, hidden: Path, px: tuple[int, int], printing: Printing, measured: Sequence[Path] | None = None
) -> tuple[Path, ...]:
    """Return which files of a recording are not there yet.

    Parameters
    ----------
    outputs
        Their names.
    hidden
        Where the Design and what was measured were just written under the same names.
    px, printing
        How large the picture would be, and what is around it.
    measured
        The files of what was measured, where they are several persons'.

    Raises
    ------
    CannotWrite
        If one that is there is not what would be made: of other settings, another version or another recording.
    """
    left = []
    for path in outputs.all() if measured is None else (*outputs.of_cloth(), *measured):
        if not path.exists():
            left.append(path)
        elif path == outputs.cloth:
            if not _is_cloth(path, hidden / outputs.design.name, px, printing):
                raise _other(path, "picture")
        elif path != outputs.legend and not filecmp.cmp(path, hidden / path.name, shallow=False):
            raise _other(path, "Design" if path == outputs.design else "measurement")
    return tuple(left)


def _other(path: Path, what: str) -> CannotWrite:
    return CannotWrite(
        f"{path.name} is there, but is another {what} than would be made now: other settings, version or recording; "
        "add --force to replace it, or give another -o or --output-name"
    )


def _is_cloth(path: Path, design: Path, px: tuple[int, int], printing: Printing) -> bool:
    """Tell whether a picture was drawn from a Design, as large as asked for; without a recipe, by its pixels alone."""
    from batik_gen.render.picture.recipe import open_picture, read_recipe
    from batik_gen.values.design import Design

    wanted = recipe_text(Design.load(design), printing.recipe)
    try:
        recipe = read_recipe(path)
    except BadPicture:
        if wanted or not printing.trim.plain:
            return False
        try:
            with open_picture(path) as image:
                return image.size == px
        except BadPicture:
            return False
    trim = "" if printing.trim.plain else printing.trim.text()
    return recipe.text == wanted and recipe.px == px and recipe.trim == trim

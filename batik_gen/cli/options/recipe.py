"""Which recipe goes into a file: all of the Design, what it takes to draw it again, or none."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from batik_gen.values.design import Design

FULL, DRAW, NONE = "full", "draw", "none"

option = click.option(
    "--recipe",
    type=click.Choice([FULL, DRAW, NONE]),
    help="What the file carries of its Design: draw, what it takes to make it again, without what was measured; "
    "full, all of it; or none. By default draw, and of a picture made again what it had.",
)


def recipe_text(design: "Design", kind: str | None) -> str:
    """Return what a file shall carry; by default what it takes to draw the Design again."""
    if kind == NONE:
        return ""
    return (design if kind == FULL else design.for_drawing()).to_toml()


def kind_of(design: "Design") -> str:
    """Return which recipe a Design out of a file is."""
    return FULL if design.tells_measured else DRAW

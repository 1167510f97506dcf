"""What a person calls a cloth: its motif, its title, its story, who made it; and whether it may be read back."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click

from batik_gen.values.words import Words

_OPTIONS = (
    click.option("--motif-name", metavar="NAME", default="", help='What you call this motif, as "Biparang".'),
    click.option("--title", metavar="TEXT", default="", help="Title of this cloth."),
    click.option(
        "--story",
        metavar="TEXT|FILE",
        default="",
        help="Its story: words, a .txt file, or a .toml file with en = and id = for both languages.",
    ),
    click.option("--credit", metavar="TEXT", default="", help="Who is named as its maker."),
    click.option(
        "--whisper",
        is_flag=True,
        help="Of motifs that can be read: draw from rough amounts alone, so that the recording cannot be read back.",
    ),
)


def options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options, and hand the first four to the command as ``naming``, a ``Naming``."""

    @wraps(command)
    def gathered(*args: object, motif_name: str, title: str, story: str, credit: str, **others: object) -> int:
        from batik_gen.values.design_fields import MOST_CREDIT, MOST_NAME, MOST_STORY, Naming

        told = _story(story)
        given = (
            ("--motif-name", motif_name, MOST_NAME), ("--title", title, MOST_NAME), ("--credit", credit, MOST_CREDIT),
            ("--story", told.en, MOST_STORY), ("--story", told.id, MOST_STORY),
        )  # fmt: skip
        for option, text, most in given:
            if len(text) > most:
                raise click.UsageError(f"{option} has {len(text)} characters; at most {most} fit, so shorten it")
        return command(*args, naming=Naming(motif_name, title, told, credit), **others)

    wrapped = gathered
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def _story(given: str) -> Words:
    """Return a story in both languages, from words or a file; raises BadDesign for a file that cannot be used."""
    from batik_gen.values.errors import BadDesign
    from batik_gen.values.files import input_bytes
    from batik_gen.values.toml_table import read_toml, toml_text

    path = Path(given)
    if given.endswith(".toml"):
        text = toml_text(path, "give a .toml file with en = and id =", refusal=BadDesign)
        table = read_toml(text, path.name, refusal=BadDesign).allow(("en", "id"))
        return Words(table.text("en").strip(), table.text("id").strip())
    if given.endswith(".txt"):
        content = input_bytes(path, 100_000, "give a text file with the story", refusal=BadDesign)
        given = content.decode("utf-8", "replace").strip()
    return Words(given, given)

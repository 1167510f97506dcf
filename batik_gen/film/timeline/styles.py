"""The table of styles: one TOML file each in ``declared``, with its scenes in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from batik_gen.values.errors import BadSettings, UnknownName, nearest
from batik_gen.values.toml_table import TomlTable, read_toml
from batik_gen.values.words import Words

NEEDS = ("samples", "spectrum", "numbers")
_DECLARED = Path(__file__).parent / "declared"


@dataclass(frozen=True)
class Scene:
    """Declare one scene.

    Parameters
    ----------
    id
        Its name, which is that of the shot it shows.
    share
        Its length as a share of the film, beside the shares of the others.
    fade_s
        Seconds over which it takes the place of the scene before; 0 where the one goes on as the other ends.
    words
        What is said of it, on the picture and as a subtitle.
    told
        What is seen, for those who do not see it.
    needs
        What of the recording must be at hand: ``samples``, ``spectrum``, ``numbers``, or nothing.
    """

    id: str
    share: float
    fade_s: float
    words: Words
    told: Words
    needs: str = ""


@dataclass(frozen=True)
class Style:
    """Declare one kind of film: what it is called and its scenes in order."""

    id: str
    meaning: Words
    scenes: tuple[Scene, ...]


def style_named(name: str) -> Style:
    """Return a style; raises UnknownName, which offers the nearest."""
    if name not in styles():
        raise UnknownName(f"no style of film is called '{name}'; {nearest(name, styles())}")
    return styles()[name]


@cache
def styles() -> Mapping[str, Style]:
    """Return all styles by name, the usual one first."""
    read = [_style(path) for path in sorted(_DECLARED.glob("*.toml"))]
    return MappingProxyType({style.id: style for style in read})


def _style(path: Path) -> Style:
    table = read_toml(path.read_text(encoding="utf-8"), path.name, refusal=BadSettings).allow(("meaning", "scenes"))
    return Style(path.stem, table.words("meaning"), tuple(map(_scene, table.tables("scenes"))))


def _scene(table: TomlTable) -> Scene:
    table.allow(("id", "share", "fade_s", "words", "told", "needs"))
    return Scene(
        table.text("id"),
        table.number("share", 0.1, 100.0),
        table.number("fade_s", 0.0, 3.0),
        table.words("words"),
        table.words("told"),
        table.text("needs", NEEDS) if "needs" in table else "",
    )

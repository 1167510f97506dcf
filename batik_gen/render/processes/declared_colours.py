"""Colours in a declaration: as ``#rrggbb``, or as a spectrophotometer gives them."""

import re

from batik_gen.render.processes.srgb import hex_from_lab
from batik_gen.values.toml_table import TomlTable
from batik_gen.values.words import shown

_COLOUR = re.compile(r"#[0-9a-f]{6}")


def colour_in(table: TomlTable, key: str) -> str:
    """Return the colour ``#rrggbb`` under a key; raises BadProcess with file, line and key."""
    return table.parsed(key, _colour)


def colours_in(table: TomlTable, key: str) -> tuple[str, ...]:
    """Return the list of colours under a key; raises BadProcess with file, line and key."""
    return table.parsed(key, lambda value: tuple(_colour(entry) for entry in _list(value)))


def shade_in(table: TomlTable) -> tuple[str, str]:
    """Return the colour under ``colour``, or under ``lab`` as a spectrophotometer gives it, and a note.

    The note tells if L*a*b* (D65) lies outside sRGB, so that the screen shows less than
    the cloth; else it is empty.

    Raises
    ------
    BadProcess
        With file, line and key, if there is no usable colour, or two.
    """
    if "lab" not in table:
        return colour_in(table, "colour"), ""
    if "colour" in table:
        raise table.wrong("lab", "the colour is given twice; keep either 'colour' or 'lab'")
    lab = table.numbers("lab")
    if len(lab) != 3 or not 0 < lab[0] < 100 or max(abs(lab[1]), abs(lab[2])) > 150:
        raise table.wrong("lab", f"expected [L*, a*, b*] with L* between 0 and 100, found {shown(list(lab))}")
    colour, inside = hex_from_lab(lab[0], lab[1], lab[2])
    note = "" if inside else f"L*a*b* {lab[0]:g}, {lab[1]:g}, {lab[2]:g} lies outside sRGB; screens show {colour}"
    return colour, note


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"expected a list of colours, each as #rrggbb, found {shown(value)}")
    return value


def _colour(value: object) -> str:
    colour = value.lower() if isinstance(value, str) else ""
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"{shown(value)} is not a colour; write it as #rrggbb, for example #7a4526")
    if colour in {"#000000", "#ffffff"}:
        raise ValueError(f"no dye or cloth is {colour}; real cloth stays off pure black and pure white")
    return colour

"""The declared dyes: the colour each gives after so many dips, and what a fixer makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import pairwise

import numpy as np

from batik_gen.render.processes.declared_colours import colour_in, shade_in
from batik_gen.render.processes.kubelka import absorbed, reflected
from batik_gen.render.processes.srgb import encode, linear_from_hex
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BadProcess
from batik_gen.values.toml_table import TomlTable, read_toml
from batik_gen.values.words import Words

_MORI = "#f1ebde"
"""Bleached cotton that the dyes' colours are declared on (docs/sources.md#process-colours)."""

MOST_DIPS = 60


@dataclass(frozen=True)
class Fixer:
    """Hold what fixes a dye: its names, and the factor on K/S in red, green and blue."""

    name: str
    title: Words
    factor: tuple[float, float, float]


FIXERS: Mapping[str, Fixer] = {
    fixer.name: fixer
    for fixer in (
        Fixer("tawas", Words("alum", "tawas"), (1.0, 1.0, 1.0)),
        Fixer("kapur", Words("lime", "kapur"), (1.25, 1.4, 1.6)),
        Fixer("tunjung", Words("iron", "tunjung"), (3.2, 2.3, 1.8)),
    )
}
"""Alum leaves a dye lightest and true, lime makes it deeper and warmer, iron darkest and greyish
(docs/sources.md#dyes); the factors are fitted to the ketapang and jolawe there."""


@dataclass(frozen=True)
class Dye:
    """Hold a declared dye.

    Parameters
    ----------
    name
        Key, as a process writes it.
    title
        What it is called.
    plant
        What it is made of; empty for a bought dye.
    kin
        ``indigo`` or ``soga``: whose depth in a Design governs it.
    colours
        Dips -> colour ``#rrggbb`` on bleached cotton with alum, rising.
    fixed
        Fixer -> colour after as many dips as the last of ``colours``, where it is known better
        than by the fixer's own factor.
    source
        Where the colours come from.
    notes
        Which of the colours no screen can show.
    """

    name: str
    title: Words
    plant: str
    kin: str
    colours: tuple[tuple[int, str], ...]
    fixed: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    notes: tuple[str, ...] = ()

    def taken_up(self, dips: int, fixer: str = "") -> FloatArray:
        """Return the K/S (3) that so many dips add to the cloth.

        Between the declared dips K/S is taken as straight, before the first as
        proportional, and beyond the last as standing still: the fibre is full.

        Raises
        ------
        BadProcess
            If the dye declares no colour of its own.
        """
        if not self.colours:
            raise BadProcess(f"the dye '{self.name}' comes in every colour; say which with colour = \"#rrggbb\"")
        knots = [(0, np.zeros(3)), *((count, _added(colour)) for count, colour in self.colours)]
        ks: FloatArray = knots[-1][1]
        for (low, under), (high, over) in pairwise(knots):
            if low <= dips < high:
                ks = under + (over - under) * ((dips - low) / (high - low))
                break
        if fixer in self.fixed:
            factor: FloatArray = _added(self.fixed[fixer]) / np.maximum(knots[-1][1], 1e-3)
        else:
            factor = np.array(FIXERS[fixer].factor) if fixer else np.ones(3)
        return ks * factor

    def on(self, cloth: str, dips: int, fixer: str = "") -> str:
        """Return the colour ``#rrggbb`` of finished cloth after so many dips."""
        ks = absorbed(np.array(linear_from_hex(cloth))) + self.taken_up(dips, fixer)
        codes = np.floor(encode(reflected(ks)) + 0.5).astype(int).tolist()
        return "#" + "".join(f"{code:02x}" for code in codes)


def _added(colour: str) -> FloatArray:
    bare, dyed = (absorbed(np.array(linear_from_hex(shade))) for shade in (_MORI, colour))
    return np.maximum(dyed - bare, 0.0)


def dye_of(table: TomlTable) -> Dye:
    """Read a dye from its declaration; raises BadProcess with file, line and key."""
    table.allow(("name", "title", "plant", "kin", "source", "colours", "fixed"))
    title = table.words("title")
    entries = [entry.allow(("dips", "colour", "lab")) for entry in table.tables("colours")]
    shades = [shade_in(entry) for entry in entries]
    colours = [(entry.whole("dips", 1, MOST_DIPS), colour) for entry, (colour, _) in zip(entries, shades, strict=True)]
    if any(b[0] <= a[0] for a, b in pairwise(colours)):
        raise table.wrong("colours", "the dips must rise from one colour to the next")
    fixed = table.table("fixed").allow(FIXERS) if "fixed" in table else None
    return Dye(
        name=table.text("name"),
        title=title,
        plant=table.text("plant") if "plant" in table else "",
        kin=table.text("kin", ("indigo", "soga")),
        colours=tuple(colours),
        fixed={} if fixed is None else {fixer: colour_in(fixed, fixer) for fixer in fixed.values},
        source=table.text("source") if "source" in table else "",
        notes=tuple(note for _, note in shades if note),
    )


@cache
def dyes() -> dict[str, Dye]:
    """Return every dye by name."""
    folder = resources.files("batik_gen.render.processes") / "dyes"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    read = [dye_of(read_toml(file.read_text(encoding="utf-8"), file.name, refusal=BadProcess)) for file in files]
    return {dye.name: dye for dye in read}

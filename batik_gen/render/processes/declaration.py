"""Reading a declared table from TOML, with the line and the key of whatever is wrong in it."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from batik_gen.render.processes.srgb import hex_from_lab
from batik_gen.values.errors import BadDesign, nearest

_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Table:
    """Hold one table of a declaration and find what was asked of it.

    Parameters
    ----------
    held
        The values by key.
    place
        Where the table is, as ``steps[2]``; empty for the whole text.
    text
        The whole declaration, to find lines in.
    """

    held: dict[str, Any]
    place: str
    text: str

    def wrong(self, key: str, problem: str) -> BadDesign:
        """Return the refusal of a key, with its line where that can be told."""
        where = f"{self.place}.{key}" if self.place else key
        line = self._line(key)
        return BadDesign(f"line {line}, {where}: {problem}" if line else f"{where}: {problem}")

    def allow(self, keys: Iterable[str]) -> "Table":
        """Refuse any key but these, offering the nearest one."""
        known = list(keys)
        for key in self.held:
            if key not in known:
                raise self.wrong(key, f"this key is not known; {nearest(key, known)}")
        return self

    def words(self, key: str, choices: Iterable[str] | None = None) -> str:
        """Return a text, one of ``choices`` if they are given."""
        value = self._get(key)
        if not isinstance(value, str):
            raise self.wrong(key, f"expected text in quotes, found {value!r}")
        if choices is not None:
            self._one_of(key, value, list(choices))
        return value

    def listed(self, key: str, choices: Iterable[str] | None = None) -> tuple[str, ...]:
        """Return a list of texts, each one of ``choices`` if they are given."""
        value = self._get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, f"expected a list of texts in quotes, found {value!r}")
        if choices is not None:
            known = list(choices)
            for item in value:
                self._one_of(key, item, known)
        return tuple(value)

    def colour(self, key: str) -> str:
        """Return a colour ``#rrggbb``."""
        value = self.words(key).lower()
        if not _COLOUR.fullmatch(value):
            raise self.wrong(key, f"'{value}' is not a colour; write it as #rrggbb, for example #7a4526")
        if value in {"#000000", "#ffffff"}:
            raise self.wrong(key, f"no dye or cloth is {value}; real cloth stays off pure black and pure white")
        return value

    def shade(self) -> tuple[str, str]:
        """Return the colour under ``colour``, or under ``lab`` as a spectrophotometer gives it, and a note.

        The note tells if L*a*b* (D65) lies outside sRGB, so that the screen shows less than
        the cloth; else it is empty.
        """
        if "lab" not in self.held:
            return self.colour("colour"), ""
        if "colour" in self.held:
            raise self.wrong("lab", "the colour is given twice; keep either 'colour' or 'lab'")
        lab = self.numbers("lab")
        if len(lab) != 3 or not 0 < lab[0] < 100 or max(abs(lab[1]), abs(lab[2])) > 150:
            raise self.wrong("lab", f"expected [L*, a*, b*] with L* between 0 and 100, found {list(lab)}")
        colour, inside = hex_from_lab(lab[0], lab[1], lab[2])
        shown = "" if inside else f"L*a*b* {lab[0]:g}, {lab[1]:g}, {lab[2]:g} lies outside sRGB; screens show {colour}"
        return colour, shown

    def colours(self, key: str) -> tuple[str, ...]:
        """Return a list of colours."""
        values = self.listed(key)
        return tuple(Table({key: value}, self.place, self.text).colour(key) for value in values)

    def whole(self, key: str, low: int, high: int) -> int:
        """Return a whole number of that range."""
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.wrong(key, f"expected a whole number from {low} to {high}, found {value!r}")
        return value

    def share(self, key: str) -> float:
        """Return a number from 0 to 1."""
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.wrong(key, f"expected a number from 0 to 1, found {value!r}")
        return float(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """Return a list of numbers."""
        value = self._get(key)
        good = isinstance(value, list) and all(isinstance(x, int | float) and not isinstance(x, bool) for x in value)
        if not good:
            raise self.wrong(key, f"expected a list of numbers, found {value!r}")
        return tuple(float(number) for number in value)

    def table(self, key: str) -> "Table":
        """Return the table under a key."""
        value = self._get(key)
        if not isinstance(value, dict):
            raise self.wrong(key, f"expected a table [{key}], found {value!r}")
        return Table(value, f"{self.place}.{key}" if self.place else key, self.text)

    def tables(self, key: str) -> Sequence["Table"]:
        """Return the list of tables under a key; none if it is not there."""
        value = self.held.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, f"expected tables [[{key}]], found {value!r}")
        return [Table(item, f"{key}[{number}]", self.text) for number, item in enumerate(value, 1)]

    def _get(self, key: str) -> Any:
        if key not in self.held:
            raise BadDesign(f"{self.place or 'the declaration'} lacks '{key}'; add it")
        return self.held[key]

    def _one_of(self, key: str, value: str, known: list[str]) -> None:
        if value not in known:
            raise self.wrong(key, f"'{value}' is not known; {nearest(value, known)}")

    def _line(self, key: str) -> int:
        """Return the line on which the key of this table stands, or 0."""
        lines = self.text.splitlines()
        name, _, number = self.place.removesuffix("]").partition("[")
        opening = f"[[{name}]]" if number else f"[{name}]"
        starts = [n for n, line in enumerate(lines) if line.replace(" ", "").startswith(opening)] if name else [-1]
        wanted = int(number) - 1 if number else 0
        if wanted >= len(starts):
            return 0
        for n in range(starts[wanted] + 1, len(lines)):
            line = lines[n].strip()
            if re.match(rf"['\"]?{re.escape(key)}['\"]?\s*=|\[+\s*{re.escape(key)}\b", line):
                return n + 1
            if name and line.startswith("["):
                return 0
        return 0


def declared(text: str) -> Table:
    """Read a declaration from TOML.

    Raises
    ------
    BadDesign
        If the text is not TOML, naming the line.
    """
    try:
        return Table(tomllib.loads(text), "", text)
    except tomllib.TOMLDecodeError as error:
        raise BadDesign(f"not valid TOML: {error}; mend that place") from None

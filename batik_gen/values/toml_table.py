"""A table of a TOML file, asked for what it must hold; what is wrong is told by file, line and key.

Every TOML that is read goes through here: Designs, mappings, processes, dyes and settings.
"""

import io
import math
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from batik_gen.values.errors import BatikGenError, nearest
from batik_gen.values.files import open_input
from batik_gen.values.toml_text import MOST_CHARACTERS, KeyPath, lines_of, too_much
from batik_gen.values.words import Words, shown

Value = TypeVar("Value")
_SHOWN = 60


@dataclass(frozen=True)
class TomlSource:
    """Hold a text of TOML, and how to speak of it.

    Parameters
    ----------
    name
        What refusals call it, as ``mine.toml``.
    text
        The whole text.
    advice
        What to do about a key that is not there.
    refusal
        Class of the errors.
    """

    name: str
    text: str
    advice: str
    refusal: type[BatikGenError]

    @cached_property
    def lines(self) -> Mapping[KeyPath, int]:
        """Line of every table and key."""
        return lines_of(self.text)

    def place(self, path: KeyPath) -> str:
        """Return file, line and key of a place, as ``mine.toml, line 12, 'steps[2].dye'``."""
        return f"{self.name}, line {self.line(path)}, '{_place(path)}'"

    def line(self, path: KeyPath) -> int:
        """Return the line of a place."""
        # A key that is not written, or written with an escape, is where the table around it begins.
        return next((self.lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self.lines), 1)


@dataclass(frozen=True)
class TomlTable:
    """Hold one table of a TOML text.

    Parameters
    ----------
    values
        The values by key, as ``tomllib`` gives them.
    path
        The keys that lead to the table; none for the whole text.
    source
        The text it stands in.
    """

    values: Mapping[str, Any]
    path: KeyPath
    source: TomlSource

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def wrong(self, key: str, problem: str) -> BatikGenError:
        """Return the refusal of a key, with file and line."""
        return self.source.refusal(f"{self.source.place((*self.path, key))}: {problem}")

    def allow(self, keys: Iterable[str]) -> "TomlTable":
        """Refuse any key but these, offering the nearest one."""
        known = list(keys)
        for key in self.values:
            if key not in known:
                raise self.wrong(key, f"this key is not known; {nearest(key, known)}")
        return self

    def value(self, key: str) -> Any:
        """Return whatever stands under a key."""
        if key not in self.values:
            if not self.path:
                raise self.source.refusal(f"{self.source.name} lacks '{key}'; {self.source.advice}")
            raise self.source.refusal(f"{self.source.place(self.path)} lacks '{key}'; {self.source.advice}")
        return self.values[key]

    def text(self, key: str, choices: Iterable[str] | None = None) -> str:
        """Return a text, one of ``choices`` if they are given."""
        value = self.value(key)
        if not isinstance(value, str):
            raise self.wrong(key, f"expected text in quotes, found {shown(value)}")
        if choices is not None:
            self._one_of(key, value, list(choices))
        return value

    def texts(self, key: str, choices: Iterable[str] | None = None) -> tuple[str, ...]:
        """Return a list of texts, each one of ``choices`` if they are given."""
        value = self.value(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, f"expected a list of texts in quotes, found {shown(value)}")
        known = None if choices is None else list(choices)
        for item in value if known is not None else ():
            self._one_of(key, item, known or [])
        return tuple(value)

    def words(self, key: str) -> Words:
        """Return a text in both languages, from a table of ``en`` and ``id``."""
        table = self.table(key).allow(("en", "id"))
        return Words(table.text("en"), table.text("id"))

    def number(self, key: str, low: float = -math.inf, high: float = math.inf) -> float:
        """Return a number of that range."""
        value = self.value(key)
        if not is_number(value) or not low <= value <= high:
            span = f" from {low:g} to {high:g}" if math.isfinite(low) and math.isfinite(high) else ""
            raise self.wrong(key, f"expected a number{span}, found {shown(value)}")
        return float(value)

    def numbers(self, key: str, what: str = "a list of numbers", count: int | None = None) -> tuple[float, ...]:
        """Return a list of numbers, so many if ``count`` is given; ``what`` says what is expected."""
        value = self.value(key)
        good = isinstance(value, list) and all(map(is_number, value)) and count in (None, len(value))
        if not good:
            raise self.wrong(key, f"expected {what}, found {shown(value)}")
        return tuple(float(number) for number in value)

    def whole(self, key: str, low: int, high: int) -> int:
        """Return a whole number of that range."""
        value = self.value(key)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.wrong(key, f"expected a whole number from {low} to {high}, found {shown(value)}")
        return value

    def truth(self, key: str) -> bool:
        """Return ``true`` or ``false``."""
        value = self.value(key)
        if not isinstance(value, bool):
            raise self.wrong(key, f"expected true or false, found {shown(value)}")
        return value

    def parsed(self, key: str, parse: Callable[[Any], Value]) -> Value:
        """Return what ``parse`` makes of the value; a ValueError of it says what is wrong."""
        value = self.value(key)
        try:
            return parse(value)
        except ValueError as error:
            raise self.wrong(key, str(error)) from None

    def table(self, key: str) -> "TomlTable":
        """Return the table under a key."""
        value = self.value(key)
        if not isinstance(value, dict):
            raise self.wrong(key, f"expected a table [{key}], found {shown(value)}")
        return TomlTable(value, (*self.path, key), self.source)

    def tables(self, key: str) -> Sequence["TomlTable"]:
        """Return the list of tables under a key; none if it is not there."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, f"expected tables [[{key}]], found {shown(value)}")
        return [TomlTable(item, (*self.path, key, number), self.source) for number, item in enumerate(value, 1)]

    def _one_of(self, key: str, value: str, known: list[str]) -> None:
        if value not in known:
            raise self.wrong(key, f"{shown(value)} is not known; {nearest(value, known)}")


def read_toml(text: str, name: str, *, refusal: type[BatikGenError], advice: str = "add it") -> TomlTable:
    """Read a text of TOML.

    Parameters
    ----------
    text
        The text.
    name
        What refusals call it.
    refusal
        Class of the errors.
    advice
        What to do about a key that is not there.

    Raises
    ------
    BatikGenError
        Of the class ``refusal``, if the text is not TOML, or more than any file of batik-gen holds.
    """
    text = text.replace("\r\n", "\n")
    if much := too_much(text):
        raise refusal(f"{name} holds {much}, more than anything here has a use for; take that away")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise refusal(f"{name} is not valid TOML: {error}; mend that place") from None
    return TomlTable(values, (), TomlSource(name, text, advice, refusal))


def toml_text(path: Path, give: str, *, refusal: type[BatikGenError], otherwise: str | None = None) -> str:
    """Return the text of a TOML file, no more of it than ``read_toml`` would take.

    Parameters
    ----------
    path
        The file.
    give
        What to give instead of a file that cannot be read.
    refusal
        Class of the errors.
    otherwise
        What to return where there is no such file, if that is no mistake.

    Raises
    ------
    BatikGenError
        Of the class ``refusal``, if it is not there, is no regular file, or is no text.
    """
    try:
        # Notepad puts a byte order mark before its texts.
        with io.TextIOWrapper(open_input(path, give, refusal=refusal), encoding="utf-8-sig") as file:
            return file.read(MOST_CHARACTERS + 1)
    except FileNotFoundError:
        if otherwise is not None:
            return otherwise
        raise refusal(f"{path.name} is not there; {give}") from None
    except UnicodeDecodeError:
        raise refusal(f"{path.name} is not text; {give}") from None
    except OSError as error:
        raise refusal(f"{path.name} cannot be read ({error.strerror}); {give}") from None


def is_number(value: object) -> bool:
    """Tell whether a value of TOML is a number that can be reckoned with."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _place(path: KeyPath) -> str:
    """Return a path as ``steps[2].dye``."""
    place = ""
    for key in path:
        if isinstance(key, int):
            place += f"[{key}]"
        else:
            place += f"{'.' if place else ''}{key if key.isprintable() and len(key) <= _SHOWN else shown(key)}"
    return place

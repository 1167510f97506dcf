"""A table of campaign.toml, asked for what it must hold; what is wrong is noted and the asking goes on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from batik_gen.campaign.plan.names import near_or_known
from batik_gen.campaign.plan.problems import Problems
from batik_gen.values.errors import most_like
from batik_gen.values.toml_table import TomlTable, is_number
from batik_gen.values.words import Words, shown


@dataclass(frozen=True)
class Keys:
    """Hold a table, and where problems with it are noted."""

    table: TomlTable
    problems: Problems

    def allow(self, *known: str) -> "Keys":
        """Note every key but these."""
        for key in self.table.values:
            if key not in known:
                near = " / ".join(most_like(key, known))
                self.wrong(key, "near_key" if near else "unknown_key", found=key, near=near, known=", ".join(known))
        return self

    def wrong(self, key: str, problem: str, /, *, grave: bool = True, **values: object) -> None:
        """Note a problem of a key, on its line."""
        path = (*self.table.path, key)
        self.problems.add(self.table.source.line(path), ".".join(map(str, path)), problem, grave=grave, **values)

    def inside(self, key: str) -> "Keys":
        """Return the table under a key, an empty one where there is none."""
        value = self.table.values.get(key, {})
        if not isinstance(value, dict):
            self.wrong(key, "no_table", found=shown(value))
            value = {}
        return Keys(TomlTable(value, (*self.table.path, key), self.table.source), self.problems)

    def text(self, key: str, otherwise: str = "") -> str:
        """Return a text."""
        value = self.table.values.get(key, otherwise)
        if isinstance(value, str):
            return value.strip()
        self.wrong(key, "no_text", found=shown(value))
        return otherwise

    def texts(self, key: str, choices: Iterable[str] = (), otherwise: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of texts, of which those that are not among the choices are noted and left out."""
        value = self.table.values.get(key, list(otherwise))
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.wrong(key, "no_texts", found=shown(value))
            return otherwise
        known = list(choices)
        for item in value if known else ():
            if item not in known:
                self.wrong(key, "unknown_choice", found=item, near=near_or_known(item, known))
        return tuple(dict.fromkeys(item for item in value if not known or item in known))

    def words(self, key: str, otherwise: Words) -> Words:
        """Return a text in both languages, from a table of ``en`` and ``id`` or one text for both."""
        value = self.table.values.get(key)
        if isinstance(value, dict):
            inside = self.inside(key).allow("en", "id")
            return Words(inside.text("en", otherwise.en), inside.text("id", otherwise.id))
        said = self.text(key)
        return Words(said, said) if value is not None else otherwise

    def truth(self, key: str, otherwise: bool) -> bool:
        """Return ``true`` or ``false``."""
        value = self.table.values.get(key, otherwise)
        if isinstance(value, bool):
            return value
        self.wrong(key, "no_truth", found=shown(value))
        return otherwise

    def number(self, key: str, otherwise: float, low: float, high: float) -> float:
        """Return a number of that range."""
        value = self.table.values.get(key, otherwise)
        if is_number(value) and low <= value <= high:
            return float(value)
        self.wrong(key, "no_number", found=shown(value), low=f"{low:g}", high=f"{high:g}")
        return otherwise

    def pair(self, key: str, otherwise: tuple[float, float], low: float, high: float) -> tuple[float, float]:
        """Return width and height, both of that range."""
        value = self.table.values.get(key, list(otherwise))
        if isinstance(value, list) and len(value) == 2 and all(is_number(n) and low <= n <= high for n in value):
            return float(value[0]), float(value[1])
        self.wrong(key, "no_pair", found=shown(value), low=f"{low:g}", high=f"{high:g}")
        return otherwise

    def like(self, key: str, usual: Any) -> Any:
        """Return a value of the kind that the usual one is of."""
        value = self.table.values.get(key, usual)
        alike = is_number(value) if is_number(usual) else isinstance(value, type(usual))
        if alike:
            return value
        self.wrong(key, "other_kind", found=shown(value), usual=shown(usual))
        return usual

"""The mapping table: which measured number sets which parameter, how far, and why.

A table is a TOML file. Each ``[[rule]]`` names a feature, a parameter and the
values at the low and the high end of the population; each ``[[local]]`` lets a
parameter follow a band over time and place. Unknown keys are refused by file,
line and key, so that a typo never passes in silence.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.plugins import added
from batik_gen.values.errors import BadDesign, nearest
from batik_gen.values.portrait import BANDS
from batik_gen.values.words import Words

CURVES = ("linear", "ease")
"""``linear`` is even over the population, ``ease`` is flat at both ends; both never turn back."""

_RULE_KEYS = ("parameter", "feature", "at_low", "at_high", "curve", "en", "id")
_LOCAL_KEYS = ("parameter", "band", "amount")


@dataclass(frozen=True)
class Rule:
    """Set ``parameter`` from ``feature``: ``at_low`` where few have less, ``at_high`` where few have more."""

    parameter: str
    feature: str
    at_low: float
    at_high: float
    curve: str
    reason: Words

    def value(self, share: float, ends: tuple[float, float] | None = None) -> float:
        """Return the parameter's value for a share 0..1 of the population below.

        Between its own ends, or from the lower to the higher of ``ends``, the same way round.
        """
        u = share * share * (3 - 2 * share) if self.curve == "ease" else share
        one, other = self.at_low, self.at_high
        if ends is not None:
            one, other = ends if one <= other else ends[::-1]
        return one + (other - one) * u


@dataclass(frozen=True)
class LocalRule:
    """Let ``parameter`` follow ``band`` over the cloth by at most ``amount`` either way."""

    parameter: str
    band: str
    amount: float


@dataclass(frozen=True)
class Mapping:
    """Hold one mapping table."""

    name: str
    rules: tuple[Rule, ...]
    local: tuple[LocalRule, ...]


GROUP = "batik_gen.mappings"
"""Entry-point group through which another package adds a mapping: the ``Path`` of its TOML file."""


@cache
def added_mappings() -> tuple[dict[str, Path], dict[str, str]]:
    """Return the mappings of other packages by entry point, and why any was skipped."""
    return added(GROUP, lambda item: item if isinstance(item, Path) and item.is_file() else None)


def load_mapping(file: str | Path | None, declared: dict[str, Parameter], features: tuple[str, ...]) -> Mapping:
    """Read a mapping table, or the shipped one where no file is given.

    Parameters
    ----------
    file
        Path of a TOML file, the name of a mapping of another package, or None.
    declared
        Every parameter that any family declares, by name.
    features
        Names of the features that can be measured.

    Raises
    ------
    BadDesign
        With file, line and key, where something in the table cannot be meant.
    """
    if file is None:
        name = "default.toml"
        text = resources.files("batik_gen.pattern.designing").joinpath("mappings", name).read_text(encoding="utf-8")
    elif (shared := added_mappings()[0].get(str(file))) is not None:
        name, text = str(file), shared.read_text(encoding="utf-8")
    else:
        name = Path(file).name
        try:
            text = Path(file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise BadDesign(f"the mapping {name} cannot be read; give a TOML file, or leave --mapping out") from None
    return read_mapping(text, name, declared, features)


def read_mapping(text: str, name: str, declared: dict[str, Parameter], features: tuple[str, ...]) -> Mapping:
    """Read a mapping table from its TOML; ``name`` is what refusals call it. Otherwise as ``load_mapping``."""
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadDesign(f"{name} is not valid TOML: {error}; mend that place") from None
    check = _Checker(name, text.splitlines())
    check.keys(held, ("name", "rule", "local"), "", 0)
    rules = tuple(_rule(check, entry, i, declared, features) for i, entry in enumerate(check.entries(held, "rule")))
    local = tuple(_local(check, entry, i, declared) for i, entry in enumerate(check.entries(held, "local")))
    return Mapping(str(held.get("name", Path(name).stem)), rules, local)


def _rule(
    check: "_Checker", entry: dict[str, Any], i: int, declared: dict[str, Parameter], features: tuple[str, ...]
) -> Rule:
    check.keys(entry, _RULE_KEYS, "rule", i)
    parameter = check.chosen(entry, declared, "rule", i)
    ends = [check.within(entry, key, declared[parameter], "rule", i) for key in ("at_low", "at_high")]
    curve = check.name({"curve": "linear", **entry}, "curve", CURVES, "rule", i)
    words = Words(check.text(entry, "en", i), check.text(entry, "id", i))
    return Rule(parameter, check.name(entry, "feature", features, "rule", i), ends[0], ends[1], curve, words)


def _local(check: "_Checker", entry: dict[str, Any], i: int, declared: dict[str, Parameter]) -> LocalRule:
    check.keys(entry, _LOCAL_KEYS, "local", i)
    parameter = check.chosen(entry, declared, "local", i)
    band = check.name(entry, "band", tuple(b.name for b in BANDS), "local", i)
    amount = check.number(entry, "amount", "local", i)
    span = declared[parameter].high - declared[parameter].low
    if abs(amount) > span:
        raise check.error("local", i, "amount", f"is {amount:g}, more than the whole range of {parameter} ({span:g})")
    return LocalRule(parameter, band, amount)


@dataclass(frozen=True)
class _Checker:
    """Say where in a mapping file something is wrong."""

    file: str
    lines: list[str]

    def error(self, table: str, i: int, key: str, problem: str) -> BadDesign:
        line = self._line(table, i, key)
        return BadDesign(f"{self.file}, line {line}: '{key}' {problem}")

    def _line(self, table: str, i: int, key: str) -> int:
        count, start = -1, 0
        for at, line in enumerate(self.lines):
            if table and line.strip().startswith(f"[[{table}]]"):
                count += 1
                start = at
            if (not table or count == i) and line.split("=")[0].strip() == key:
                return at + 1
        return start + 1

    def entries(self, held: dict[str, Any], table: str) -> list[dict[str, Any]]:
        entries = held.get(table, [])
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise BadDesign(f"{self.file}: '{table}' must be written as [[{table}]] tables")
        return entries

    def keys(self, entry: dict[str, Any], known: tuple[str, ...], table: str, i: int) -> None:
        for key in entry:
            if key not in known:
                raise self.error(table, i, key, f"is not a key here; {nearest(key, known)}")

    def text(self, entry: dict[str, Any], key: str, i: int) -> str:
        value = entry.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error("rule", i, key, "must tell the reason in words")
        return value

    def name(self, entry: dict[str, Any], key: str, known: tuple[str, ...], table: str, i: int) -> str:
        value = entry.get(key)
        if not isinstance(value, str) or value not in known:
            raise self.error(table, i, key, f"is {value!r}, which is not known; {nearest(str(value), known)}")
        return value

    def chosen(self, entry: dict[str, Any], declared: dict[str, Parameter], table: str, i: int) -> str:
        name = self.name(entry, "parameter", tuple(declared), table, i)
        if declared[name].choice:
            raise self.error(table, i, "parameter", f"is {name}, a choice between kinds; set it in the Design by hand")
        return name

    def number(self, entry: dict[str, Any], key: str, table: str, i: int) -> float:
        value = entry.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.error(table, i, key, f"must be a number, not {value!r}")
        return float(value)

    def within(self, entry: dict[str, Any], key: str, parameter: Parameter, table: str, i: int) -> float:
        value = self.number(entry, key, table, i)
        if not parameter.low <= value <= parameter.high:
            raise self.error(
                table, i, key,
                f"is {value:g}, outside {parameter.low:g} to {parameter.high:g} {parameter.unit}".rstrip()
                + f", the range of {parameter.name}",
            )  # fmt: skip
        return value

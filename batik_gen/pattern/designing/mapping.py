"""The mapping table: which measured number sets which parameter, how far, and why.

A table is a TOML file. Each ``[[rule]]`` names a feature, a parameter and the
values at the low and the high end of the population, once for a cloth that
speaks quietly and once for a loud one; each ``[[local]]`` lets a parameter
follow a band over time and place. Unknown keys are refused by file, line and
key, so that a typo never passes in silence.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.plugins import added
from batik_gen.values.errors import BadMapping
from batik_gen.values.portrait import BANDS
from batik_gen.values.toml_table import TomlTable, read_toml, toml_text
from batik_gen.values.words import Words, shown

CURVES = ("linear", "ease")
"""``linear`` is even over the population, ``ease`` is flat at both ends; both never turn back."""

_RULE_KEYS = ("parameter", "feature", "quiet", "loud", "at_low", "at_high", "curve", "en", "id")
_ENDS = "two numbers, at the low and at the high end"
_LOCAL_KEYS = ("parameter", "band", "amount")
_SHIPPED = "default.toml"
_GIVE = "give a TOML file, or leave --mapping out"


Ends = tuple[float, float]


@dataclass(frozen=True)
class Rule:
    """Set a parameter from a feature.

    Parameters
    ----------
    parameter, feature
        What is set, and from what.
    quiet
        The parameter where few have less of the feature and where few have more, at voice 0.
    loud
        The same at voice 1.
    curve
        One of ``CURVES``.
    reason
        Why, in words.
    """

    parameter: str
    feature: str
    quiet: Ends
    loud: Ends
    curve: str
    reason: Words

    def ends(self, voice: float, kept: Ends | None = None) -> Ends:
        """Return the parameter where the feature is least and where it is most.

        Parameters
        ----------
        voice
            How far people stand apart, 0..1: between the quiet ends and the loud ones.
        kept
            Lower and higher value that a variant keeps to. Its whole range is then used at any voice,
            the same way round.
        """
        if kept is not None:
            return kept if self.quiet[0] <= self.quiet[1] else kept[::-1]
        (low, high), (lower, higher) = self.quiet, self.loud
        return low + (lower - low) * voice, high + (higher - high) * voice

    def value(self, share: float, ends: Ends) -> float:
        """Return the parameter's value between two ends for a share 0..1 of the population below."""
        u = share * share * (3 - 2 * share) if self.curve == "ease" else share
        return ends[0] + (ends[1] - ends[0]) * u


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
    BadMapping
        With file, line and key, where something in the table cannot be meant.
    """
    if file is None:
        name, text = _SHIPPED, _shipped_text()
    elif (shared := added_mappings()[0].get(str(file))) is not None:
        name, text = str(file), shared.read_text(encoding="utf-8")
    else:
        name, text = Path(file).name, toml_text(Path(file), _GIVE, refusal=BadMapping)
    return read_mapping(text, name, declared, features)


def shipped_mapping(declared: dict[str, Parameter], features: tuple[str, ...]) -> Mapping:
    """Read those rules of the shipped table that set a parameter of one family.

    The others are passed over unread: to know that they can be meant, every family would
    have to be imported. That of each rule is held by a test.

    Parameters
    ----------
    declared
        The parameters of the family, by name.
    features
        Names of the features that can be measured.
    """
    table = _shipped()
    rules, local = (
        [entry for entry in table.tables(key) if entry.text("parameter") in declared] for key in ("rule", "local")
    )
    return Mapping(
        table.text("name"),
        tuple(_rule(entry, declared, features) for entry in rules),
        tuple(_local(entry, declared) for entry in local),
    )


@cache
def _shipped() -> TomlTable:
    return read_toml(_shipped_text(), _SHIPPED, refusal=BadMapping)


def _shipped_text() -> str:
    return resources.files("batik_gen.pattern.designing").joinpath("mappings", _SHIPPED).read_text(encoding="utf-8")


def read_mapping(text: str, name: str, declared: dict[str, Parameter], features: tuple[str, ...]) -> Mapping:
    """Read a mapping table from its TOML; ``name`` is what refusals call it. Otherwise as ``load_mapping``."""
    table = read_toml(text, name, refusal=BadMapping).allow(("name", "rule", "local"))
    rules = tuple(_rule(entry, declared, features) for entry in table.tables("rule"))
    local = tuple(_local(entry, declared) for entry in table.tables("local"))
    return Mapping(table.text("name") if "name" in table else Path(name).stem, rules, local)


def _rule(entry: TomlTable, declared: dict[str, Parameter], features: tuple[str, ...]) -> Rule:
    entry.allow(_RULE_KEYS)
    parameter = _moved(entry, declared)
    quiet = _quiet(entry, declared[parameter])
    loud = _both(entry, "loud", declared[parameter]) if "loud" in entry else quiet
    curve = entry.text("curve", CURVES) if "curve" in entry else "linear"
    words = Words(_reason(entry, "en"), _reason(entry, "id"))
    return Rule(parameter, entry.text("feature", features), quiet, loud, curve, words)


def _local(entry: TomlTable, declared: dict[str, Parameter]) -> LocalRule:
    entry.allow(_LOCAL_KEYS)
    parameter = _moved(entry, declared)
    band = entry.text("band", tuple(b.name for b in BANDS))
    amount = entry.number("amount")
    span = declared[parameter].high - declared[parameter].low
    if abs(amount) > span:
        raise entry.wrong("amount", f"{amount:g} is more than the whole range of {parameter} ({span:g})")
    return LocalRule(parameter, band, amount)


def _moved(entry: TomlTable, declared: dict[str, Parameter]) -> str:
    """Return the parameter that a rule sets."""
    name = entry.text("parameter", declared)
    if declared[name].choice:
        raise entry.wrong("parameter", f"{name} is a choice between kinds; set it in the Design by hand")
    return name


def _quiet(entry: TomlTable, parameter: Parameter) -> Ends:
    """Return the quiet ends: in one, or as ``at_low`` and ``at_high``."""
    if "quiet" in entry:
        for key in ("at_low", "at_high"):
            if key in entry:
                raise entry.wrong(key, "says the same as quiet; take one of them out")
        return _both(entry, "quiet", parameter)
    low, high = (_within(entry, key, entry.number(key), parameter) for key in ("at_low", "at_high"))
    return low, high


def _both(entry: TomlTable, key: str, parameter: Parameter) -> Ends:
    """Return two values of a parameter."""
    low, high = (_within(entry, key, value, parameter) for value in entry.numbers(key, _ENDS, 2))
    return low, high


def _within(entry: TomlTable, key: str, value: float, parameter: Parameter) -> float:
    """Return a value that a parameter may have; raises BadMapping."""
    if not parameter.low <= value <= parameter.high:
        span = f"{parameter.low:g} to {parameter.high:g} {parameter.unit}".rstrip()
        raise entry.wrong(key, f"{value:g} is outside {span}, the range of {parameter.name}")
    return value


def _reason(entry: TomlTable, key: str) -> str:
    """Return the reason in one language."""
    words = entry.text(key)
    if not words.strip():
        raise entry.wrong(key, f"expected the reason in words, found {shown(words)}")
    return words

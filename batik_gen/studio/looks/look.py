"""A look: all that a person chose of one cloth, as a value that a page can send and a file can hold."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from batik_gen.values.errors import BadValue
from batik_gen.values.words import shown
from batik_gen.voice import DEFAULT_VOICE

_MOST_SEED = 2**63 - 1
_MOST_NAME = 80
_MOST_VALUES = 200
_MOST_STEPS = 40
_AGAIN = "reload the page, or take another look"


@dataclass(frozen=True)
class OwnStep:
    """Hold one step of a process that a hand changed, as a declaration has it; what it does not need is empty."""

    do: str
    states: tuple[str, ...] = ()
    dye: str = ""
    dips: int = 1
    fixer: str = ""
    colour: str = ""


@dataclass(frozen=True)
class OwnRule:
    """Hold a row of the mapping that a hand changed: which number sets a parameter (none if empty), and how far."""

    parameter: str
    feature: str
    low: float
    high: float


@dataclass(frozen=True)
class Look:
    """Hold what a cloth shall be.

    Parameters
    ----------
    source
        The id of the recording or the Design on the shelf from which it is made.
    motif, variant, process, size_mm, seed, voice, whisper
        As in ``design``; of a Design that was opened only process, size and seed count. An empty process is the usual
        one.
    cloth, parts
        The format of a cloth of several parts, or empty, and the motif of each part that is not the usual one.
    values, locked
        What was set by hand, and what keeps to tradition.
    steps
        The steps of a process of one's own, in their order; empty for those of ``process``.
    rules
        The rows of the mapping that were changed.
    """

    source: str
    motif: str = "truntum"
    variant: str = ""
    process: str = ""
    size_mm: tuple[float, float] = (400.0, 400.0)
    seed: int = 1
    voice: float = DEFAULT_VOICE
    whisper: bool = False
    cloth: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, float], ...] = ()
    locked: tuple[str, ...] = ()
    steps: tuple[OwnStep, ...] = ()
    rules: tuple[OwnRule, ...] = ()

    @property
    def untouched(self) -> "Look":
        """The same, as the wave alone would have it."""
        return replace(self, values=(), locked=())

    def written(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        rules = {rule.parameter: [rule.feature, rule.low, rule.high] for rule in self.rules}
        return {**asdict(self), "parts": dict(self.parts), "values": dict(self.values), "rules": rules}


def look_in(data: object) -> Look:
    """Return the look that a page sent; raises BadValue where it is none."""
    if not isinstance(data, Mapping):
        raise _wrong("look", data, "the choices for one cloth")
    known = set(Look.__dataclass_fields__)
    if unknown := sorted(str(key) for key in set(data) - known):
        raise BadValue(f"a look has no {shown(unknown[0])}; {_AGAIN}")
    size = data.get("size_mm", [400.0, 400.0])
    if not isinstance(size, Sequence) or isinstance(size, str) or len(size) != 2:
        raise _wrong("size_mm", size, "width and height in mm")
    values = _table(data, "values")
    return Look(
        source=_word(data, "source", None),
        motif=_word(data, "motif", "truntum"),
        variant=_word(data, "variant", ""),
        process=_word(data, "process", ""),
        size_mm=(_number("size_mm", size[0]), _number("size_mm", size[1])),
        seed=_whole("seed", data.get("seed", 1)),
        voice=_number("voice", data.get("voice", DEFAULT_VOICE)),
        whisper=_flag("whisper", data.get("whisper", False)),
        cloth=_word(data, "cloth", ""),
        parts=tuple(sorted((_name("parts", k), _name("parts", v)) for k, v in _table(data, "parts").items())),
        values=tuple(sorted((_name("values", k), _number("values", v)) for k, v in values.items())),
        locked=tuple(sorted({_name("locked", name) for name in _list(data, "locked")})),
        steps=_steps(data),
        rules=tuple(_rule(*row) for row in sorted(_table(data, "rules").items())),
    )


def _steps(data: Mapping[Any, Any]) -> tuple[OwnStep, ...]:
    steps = _list(data, "steps")
    if len(steps) > _MOST_STEPS:
        raise BadValue(f"a process of {len(steps)} steps is longer than {_MOST_STEPS}; take some out")
    return tuple(_step(step) for step in steps)


def _step(data: object) -> OwnStep:
    if not isinstance(data, Mapping) or set(data) - set(OwnStep.__dataclass_fields__):
        raise _wrong("steps", data, "a step of a process")
    dips = data.get("dips", 1)
    return OwnStep(
        _word(data, "do", None),
        tuple(_name("states", state) for state in _list(data, "states")),
        _word(data, "dye", ""),
        _whole("dips", dips),
        _word(data, "fixer", ""),
        _word(data, "colour", ""),
    )


def _rule(parameter: object, row: object) -> OwnRule:
    if not isinstance(row, list) or len(row) != 3:
        raise _wrong("rules", row, "a number of the wave and two ends")
    return OwnRule(
        _name("rules", parameter), _name("rules", row[0]), _number("rules", row[1]), _number("rules", row[2])
    )


def _wrong(key: str, value: object, expected: str) -> BadValue:
    return BadValue(f"'{key}' of a look is {shown(value)}, where {expected} was expected; {_AGAIN}")


def _word(data: Mapping[Any, Any], key: str, usual: str | None) -> str:
    return _name(key, data.get(key, usual))


def _name(key: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > _MOST_NAME:
        raise _wrong(key, value, "a name")
    return value


def _number(key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _wrong(key, value, "a number")
    return float(value)


def _whole(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST_SEED:
        raise _wrong(key, value, "a whole number from 0")
    return value


def _flag(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(key, value, "yes or no")
    return value


def _table(data: Mapping[Any, Any], key: str) -> Mapping[Any, Any]:
    value = data.get(key, {})
    if not isinstance(value, Mapping) or len(value) > _MOST_VALUES:
        raise _wrong(key, value, "values by name")
    return value


def _list(data: Mapping[Any, Any], key: str) -> Sequence[Any]:
    value = data.get(key, [])
    if not isinstance(value, list) or len(value) > _MOST_VALUES:
        raise _wrong(key, value, "a list of names")
    return value

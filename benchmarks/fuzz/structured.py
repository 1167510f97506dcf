"""Damage to what a TOML or JSON file says, which stays sound TOML or JSON: what comes behind the parser is reached."""

import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import numpy as np
import tomli_w

_DEEP: list[Any] = []
for _ in range(60):
    _DEEP = [_DEEP]

ABSURD: tuple[Any, ...] = (
    float("nan"), float("inf"), float("-inf"), -1, 0, -0.0, 1, 2, 0.5, 1e308, -1e308, 1e-320, 1e9, 1e5, 5000,
    2**31, 2**63, 10**30, True, False, "", "x", "0", "nan", "\x00", "\x1b[2J", "é" * 400, "a" * 200_000,
    "../../x", "%s{0}", "kawung", "batik_gen", "TP9", "en\nid", "#000000", "\u202e", date(2020, 1, 1),
    [], {}, [1, 2], [0.0, 0.0], [1e9, 1e9], ["x"], [[]], {"x": 1}, {"": {}}, [{}], [0.5] * 20_000, _DEEP,
)  # fmt: skip
"""What stands where a value stood; times a thousand and the like are drawn beside it."""


def restated(text: str, rng: np.random.Generator) -> str | None:
    """Return a text of TOML or JSON with up to three values changed, or None where it is neither."""
    try:
        held: Any = json.loads(text)
        write: Callable[[Any], str] = _json
    except ValueError:
        try:
            held, write = tomllib.loads(text), tomli_w.dumps
        except tomllib.TOMLDecodeError:
            return None
    for _ in range(int(rng.choice([1, 1, 1, 2, 3]))):
        places = list(_places(held))
        named = [place for place in places if isinstance(place[0], dict)]
        some = named if rng.random() < 0.7 else places
        if some:
            holder, key = some[int(rng.integers(len(some)))]
            _change(holder, key, rng, places)
    try:
        return write(held)
    except (TypeError, ValueError, RecursionError):
        return None


def _places(held: Any) -> Iterator[tuple[Any, Any]]:
    """Go through every place of a value: its holder and key."""
    keys = list(held) if isinstance(held, dict) else range(min(len(held), 50)) if isinstance(held, list) else ()
    for key in keys:
        yield held, key
        yield from _places(held[key])


def _change(holder: Any, key: Any, rng: np.random.Generator, places: list[tuple[Any, Any]]) -> None:
    """Change, take away, or exchange what stands at a place."""
    turn, old = rng.random(), holder[key] if not isinstance(holder, list) or key < len(holder) else None
    if turn < 0.5:
        new = ABSURD[int(rng.integers(len(ABSURD)))]
        if isinstance(holder, list) and key >= len(holder):
            return
        holder[key] = new
    elif turn < 0.7 and isinstance(old, int | float):
        holder[key] = old * float(rng.choice([-1.0, 0.001, 0.5, 1.5, 10.0, 1000.0]))
    elif turn < 0.8 and isinstance(holder, dict):
        del holder[key]
    elif turn < 0.87 and isinstance(holder, dict):
        holder[f"{key}{'.x' if rng.random() < 0.5 else '2'}"] = old
    elif old is not None:
        other, at = places[int(rng.integers(len(places)))]
        if isinstance(other, dict) and at in other and not isinstance(other[at], dict | list):
            holder[key] = other[at]


def _json(held: Any) -> str:
    return json.dumps(held, default=str)

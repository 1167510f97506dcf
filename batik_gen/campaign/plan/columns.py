"""The columns of participants.csv and what their cells may say: declared tables in both languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from batik_gen.values.errors import BadSettings
from batik_gen.values.toml_table import TomlTable, read_toml, toml_text
from batik_gen.values.words import Words

_DECLARED = Path(__file__).parent / "declared"


@dataclass(frozen=True)
class Column:
    """Hold one column: its key here, its names, and what it is for."""

    key: str
    names: Words
    meaning: Words


@cache
def columns() -> tuple[Column, ...]:
    """Return all columns in their order."""
    table = _read("columns.toml")
    return tuple(
        Column(key, table.table(key).words("names"), table.table(key).words("meaning")) for key in table.values
    )


@cache
def keys_by_name() -> Mapping[str, str]:
    """Return the key of each column by its names in both languages, plain as ``plain`` makes them."""
    return {plain(name): column.key for column in columns() for name in (column.names.en, column.names.id)}


@cache
def answers(kind: str) -> Mapping[str, str]:
    """Return what each answer of a kind means, by the answer in small letters."""
    table = _read("answers.toml").table(kind)
    return {answer: meant for meant in table.values for answer in table.texts(meant)}


def plain(name: str) -> str:
    """Return a header without capitals and what stands between its words, as nobody writes these alike."""
    return re.sub(r"[\s_\-]+", "", name).lower()


@cache
def _read(name: str) -> TomlTable:
    return read_toml(toml_text(_DECLARED / name, "", refusal=BadSettings), name, refusal=BadSettings)

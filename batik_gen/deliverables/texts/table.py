"""The table of texts: one file a subject in ``declared``, each text in both languages, with ``{placeholders}``.

A key is ``file.name``. A team replaces texts by a file of its own, which names the keys in full.
"""

import string
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from batik_gen.values.errors import BadSettings, UnknownName, nearest
from batik_gen.values.toml_table import TomlTable, read_toml, toml_text
from batik_gen.values.words import Words

LANGS = ("en", "id")
DECLARED = Path(__file__).parent / "declared"
NO_OWN: Mapping[str, Words] = MappingProxyType({})
"""A plan that replaces no text."""


def text(key: str, lang: str, own: Mapping[str, Words] = NO_OWN, /, **values: object) -> str:
    """Return a text with its placeholders filled.

    Parameters
    ----------
    key
        Its name, as ``report.title``.
    lang
        ``en`` or ``id``.
    own
        Texts of the team's own by key, as ``own_texts`` reads them.
    values
        What stands in place of each placeholder; numbers are written as the language has them.

    Raises
    ------
    UnknownName
        If no text has that key.
    """
    written = own.get(key) or words(key)
    filled = {name: _written(value, lang) for name, value in values.items()}
    return written.say(lang).format_map(filled)


def words(key: str) -> Words:
    """Return a shipped text in both languages, placeholders unfilled; raises UnknownName."""
    if key not in shipped():
        raise UnknownName(f"no text is called '{key}'; {nearest(key, shipped())}")
    return shipped()[key]


@cache
def shipped() -> Mapping[str, Words]:
    """Return all shipped texts by key."""
    return {
        f"{path.stem}.{name}": said
        for path in sorted(DECLARED.glob("*.toml"))
        for name, said in _said(read_toml(toml_text(path, "", refusal=BadSettings), path.name, refusal=BadSettings))
    }


def own_texts(path: Path) -> Mapping[str, Words]:
    """Read a team's own texts, which replace shipped ones.

    Parameters
    ----------
    path
        A TOML file with a table for each text, as ``[card.diagnosis]``, that holds ``en`` and ``id``.

    Raises
    ------
    BadSettings
        If it cannot be read, names a key that no text has, lacks a language, or has a placeholder that
        the shipped text has not; with file, line and key.
    """
    source = read_toml(
        toml_text(path, "give a file of texts, or leave 'texts' out", refusal=BadSettings),
        path.name,
        refusal=BadSettings,
        advice="give the text in both languages",
    )
    out = {}
    for subject in source.values:
        table = source.table(subject)
        for name, said in _said(table):
            key = f"{subject}.{name}"
            if key not in shipped():
                raise table.wrong(name, f"no text is called '{key}'; {nearest(key, shipped())}")
            allowed = placeholders(shipped()[key].en)
            for lang in LANGS:
                for placeholder in sorted(placeholders(said.say(lang)) - allowed):
                    known = ", ".join(f"{{{each}}}" for each in sorted(allowed)) or "none at all"
                    raise table.table(name).wrong(
                        lang, f"{{{placeholder}}} is nothing that this text can hold; it can hold {known}"
                    )
            out[key] = said
    return out


def placeholders(written: str) -> frozenset[str]:
    """Return the names of a text's placeholders; raises ValueError where one is more than a name in braces."""
    names = set()
    for _, name, spec, conversion in string.Formatter().parse(written):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"'{{{name}}}' is no placeholder; write a name in braces, and {{{{ and }}}} for braces")
        names.add(name)
    return frozenset(names)


def number(value: float, lang: str, digits: int = 1) -> str:
    """Return a number with so many digits after the comma, in Indonesian a comma and in English a point."""
    written = f"{value:,.{digits}f}"
    return written.translate(str.maketrans(",.", ".,")) if lang == "id" else written


def day(told: str, lang: str) -> str:
    """Return a day such as ``2026-11-29`` as it is said: 29 November 2026."""
    year, month, number_ = told.split("-")
    return f"{int(number_)} {words('common.months').say(lang).split()[int(month) - 1]} {year}"


def _written(value: object, lang: str) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return number(value, lang, 0 if isinstance(value, int) else 1)


def _said(table: TomlTable) -> Iterator[tuple[str, Words]]:
    """Yield each text of a table by name, its placeholders looked at."""
    for name in table.values:
        said = table.words(name)
        for lang in LANGS:
            try:
                placeholders(said.say(lang))
            except ValueError as error:
                raise table.table(name).wrong(lang, f"{error}") from None
        yield name, said

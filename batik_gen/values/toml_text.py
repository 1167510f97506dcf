"""The text of a TOML file: what is too much to be parsed at all, and the line on which each key stands.

``tomllib`` trusts its text: one key of 100,000 levels (200 kB) takes it 18 GB, and a whole number of 5,000
digits ends in an error that is no ``TOMLDecodeError``. So the text is looked through first, in one pass.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_CHARACTERS = 4_000_000
"""A Design has about 10,000; that of a patchwork has as many for each person."""
MOST_KEYS = 50_000
"""A Design has about 100; that of a patchwork has as many for each person."""
MOST_LEVELS = 16
"""No table that is read goes deeper than five."""
MOST_LETTERS = 200
"""A whole number of 64 bits has 19 digits, the longest name some forty letters."""

KeyPath = tuple[str | int, ...]
"""Keys from the outermost table inwards; in a list, the number of its entry from 1."""

_PART = r"""(?:[A-Za-z0-9_+\-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_NUMBER = r"[+\-]?[0-9]{1,19}(?:\.[0-9]{1,19})?(?:e[+\-]?[0-9]{1,3})?"
# Everything is matched possessively, and what is no token ends the pass: its time is linear in any text.
# Numbers before commas are taken together, as almost all of a Design are those of its field.
_TOKEN = re.compile(
    r"(?:[ \t\r]|\#[^\n]*+)*+(?:"
    rf"(?P<numbers>(?:{_NUMBER}[ \t]*+,[ \t\n]*+)++)"
    r'''|(?P<long>"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}|\'\'\'(?:[^']|'{1,2}(?!'))*+'{3,5})'''
    rf"|(?P<word>{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+)(?P<key>[ \t]*+=)?"
    r"|(?P<mark>[\[\]{},=\n])|(?P<other>.)|(?P<end>\Z))",
    re.DOTALL,
)
_PARTS = re.compile(_PART, re.DOTALL)
_ENDLESS = (('"""', "'''"), ('"', "'"))
"""How a text in quotes begins that is no token of its own; of several lines, of one."""


def too_much(text: str) -> str:
    """Say what in a text is more than any file of batik-gen holds, with its line; empty where nothing is."""
    if len(text) > MOST_CHARACTERS:
        return f"more than {MOST_CHARACTERS} characters"
    keys = inside = 0
    for line, kind, word in _tokens(text):
        if kind in ("word", "key"):
            parts = _PARTS.findall(word)
            longest = max((len(part) for part in parts if part[0] not in "\"'"), default=0)
            if len(parts) > MOST_LEVELS:
                return f"a key of {len(parts)} levels in line {line}"
            if longest > MOST_LETTERS:
                return f"a number or name of {longest} characters in line {line}"
            keys += kind == "key"
        elif word in ("[", "{"):
            inside += 1
        elif word in ("]", "}"):
            inside = max(inside - 1, 0)
        if inside > MOST_LEVELS:
            return f"more than {MOST_LEVELS} brackets inside each other in line {line}"
        if keys > MOST_KEYS:
            return f"more than {MOST_KEYS} keys"
    return ""


def lines_of(text: str) -> dict[KeyPath, int]:
    """Return the line on which each table, each key, and each table or list in a list begins.

    Parameters
    ----------
    text
        A text that ``tomllib`` could read.
    """
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    opened: list[_Bracket] = []
    table: KeyPath = ()
    key: KeyPath = ()
    header, fresh = 0, True
    for line, kind, word in _tokens(text):
        inner = opened[-1] if opened else None
        if kind == "key":
            above = inner.path if inner else table
            key = (*above, *_names(word))
            for depth in range(len(above) + 1, len(key) + 1):
                lines.setdefault(key[:depth], line)
        elif kind == "word" and header:
            table = _opened(_names(word), counts, listed=header == 2)
            for depth in range(1, len(table) + 1):
                lines.setdefault(table[:depth], line)
        elif word == "[" and inner is None and fresh:
            header += 1
        elif word == "]" and header:
            header -= 1
        elif word in ("[", "{"):
            if inner and inner.listed:
                key = (*inner.path, inner.number)
                lines[key] = line
            opened.append(_Bracket(key, listed=word == "["))
        elif word in ("]", "}"):
            opened.pop()
        elif (word == "," or kind == "numbers") and inner and inner.listed:
            inner.number += word.count(",")
        fresh = word == "\n" or header > 0
    return lines


@dataclass
class _Bracket:
    """Hold an opened ``[`` or ``{``: where it is, and the number of the entry at hand."""

    path: KeyPath
    listed: bool
    number: int = 1


def _opened(names: list[str], counts: dict[KeyPath, int], listed: bool) -> KeyPath:
    """Return the path that a header opens; in a list of tables that is the entry opened last."""
    path: KeyPath = ()
    for at, name in enumerate(names, 1):
        path = (*path, name)
        if listed and at == len(names):
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _names(word: str) -> list[str]:
    """Return the keys of a dotted key, without their quotes."""
    return [part[1:-1] if part[0] in "\"'" else part for part in _PARTS.findall(word)]


def _tokens(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, kind and text of each token but spaces and comments, as far as the text can be TOML.

    A ``key`` is a word before a ``=``; a text in quotes over several lines is ``long``, any other a ``word``.
    """
    line, at = 1, 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or ""
        start = token.start("word" if kind == "key" else kind)
        if kind != "long" and text.startswith(_ENDLESS[kind == "other"], start):
            return  # A text in quotes that never ends; tomllib goes no further either.
        line, at = line + text.count("\n", at, start), start
        yield line, kind, token["word" if kind == "key" else kind]

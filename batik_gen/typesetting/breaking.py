"""Words into lines: where a line may end, by the rules of a language, and where it had best end."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import pyphen

from batik_gen.typesetting.typeset import BREAKS

_WORD = re.compile(r"[^\W\d_]{6,}")
_LANGS = {"id": "id_ID", "en": "en_GB"}
_LEAST_LEFT, _LEAST_RIGHT = 2, 3
"""A word is divided into two letters before the hyphen at least and three after it (docs/sources.md#dividing-words)."""
_HYPHEN, _HYPHENS_IN_A_ROW, _ALONE = 0.09, 0.4, 0.6
"""What a divided word costs, two below each other, and a short last word; a line half empty costs 0.25."""
_DOUBT = 0.97
"""Letters that draw together between pieces change the width of a line by less than this share leaves."""
_SHORT = 0.3
"""A last line of one word is a widow below this share of the width."""


@dataclass(frozen=True)
class Piece:
    """Hold what is never divided: part of a word, whether a space stands before it, and what ends a line behind it."""

    text: str
    spaced: bool
    hyphen: str = ""


def pieces_of(text: str, lang: str | None) -> list[Piece]:
    """Divide a text where lines may end; without a language no word is divided but at its own hyphens."""
    out: list[Piece] = []
    begins = True
    for word in filter(None, BREAKS.split(text)):
        parts = [part for part in re.split(r"(?<=\w-)(?=\w)", word) if part]
        divided = [(part, "") for part in parts]
        if lang is not None and not re.search(r"\d|[@#/]|\w\.\w", word):
            # What begins with a capital may be a name, which is not divided; at the begin of a sentence any word does.
            kept = word[0].isupper() and not begins
            divided = divided if kept else [entry for part in parts for entry in _divided(part, lang)]
        begins = word[-1] in ".!?"
        out += [Piece(part, number == 0, hyphen) for number, (part, hyphen) in enumerate(divided)]
    return out


def _divided(word: str, lang: str) -> list[tuple[str, str]]:
    """Return the parts of a word by syllables, each with the hyphen that a line ends with there."""
    found = _WORD.search(word)
    if found is None:
        return [(word, "")]
    at = [found.start() + place for place in _hyphenator(lang).positions(found[0])]
    cuts = [0, *at, len(word)]
    return [(word[a:b], "-" if b < len(word) else "") for a, b in pairwise(cuts)]


@cache
def _hyphenator(lang: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=_LANGS[lang], left=_LEAST_LEFT, right=_LEAST_RIGHT)


def broken(
    pieces: list[Piece], width: float, wide: Callable[[str], float], *, even: bool = False
) -> tuple[str, ...] | None:
    """Return the lines of least cost, after Knuth and Plass (1981) for a ragged edge; None where a piece is too wide.

    Parameters
    ----------
    pieces
        Of the text.
    width
        Of a line.
    wide
        Returns how wide a text is.
    even
        Whether the last line shall be as long as the others, as in titles.
    """
    count, space = len(pieces), wide(" ")
    each = [wide(piece.text) for piece in pieces]
    hyphened = [wide(piece.text + piece.hyphen) if piece.hyphen else each[n] for n, piece in enumerate(pieces)]
    best: list[tuple[float, int, bool]] = [(0.0, 0, False)] + [(float("inf"), 0, False)] * count
    for end in range(1, count + 1):
        divided, taken = bool(pieces[end - 1].hyphen) and end < count, 0.0
        for begin in range(end - 1, -1, -1):
            taken += hyphened[begin] if begin == end - 1 else each[begin]
            if begin < end - 1 and pieces[begin + 1].spaced:
                taken += space
            # Summed by pieces; where that leaves a doubt, kerning between them decides.
            if taken > _DOUBT * width and (taken > width / _DOUBT or wide(_joined(pieces[begin:end])) > width):
                break
            cost = best[begin][0] + _cost(pieces, begin, end, min(taken / width, 1.0), best[begin][2], even)
            if cost < best[end][0]:
                best[end] = (cost, begin, divided)
    if best[count][0] == float("inf"):
        return None
    lines, at = [], count
    while at:
        lines.append(_joined(pieces[best[at][1] : at]))
        at = best[at][1]
    return tuple(reversed(lines))


def _joined(pieces: list[Piece]) -> str:
    text = "".join(f" {piece.text}" if piece.spaced and n else piece.text for n, piece in enumerate(pieces))
    return text + pieces[-1].hyphen


def _cost(pieces: list[Piece], begin: int, end: int, filled: float, before: bool, even: bool) -> float:
    last = end == len(pieces)
    cost = 0.0 if last and not even else (1.0 - filled) * (1.0 - filled)
    if not last:
        cost += _HYPHEN * bool(pieces[end - 1].hyphen)
        cost += _HYPHENS_IN_A_ROW * (bool(pieces[end - 1].hyphen) and before)
    elif begin and filled < _SHORT and not any(piece.spaced for piece in pieces[begin + 1 : end]):
        cost += _ALONE
    return cost

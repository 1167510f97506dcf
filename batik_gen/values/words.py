"""Texts: ours in two languages, and what others wrote as our own sentences may hold it.

Of others at most a line, and nothing that steers a terminal: file names, keys, channel names and notes
come from anywhere; a terminal takes some characters in them for orders, and a value of ten megabytes for
a sentence.
"""

import re
import unicodedata
from dataclasses import dataclass

_QUOTED = 80
_WORD = 200
_SENTENCE = 1000
_SHOWN = 60
"""Most characters of a quotation, of one word without quotes, as a path, of a sentence, and of a value."""

_LONG_QUOTATION = re.compile(rf"(?<!\w)'([^']{{{_QUOTED}}})[^']+'(?!\w)")
_LONG_WORD = re.compile(rf"(\S{{{_WORD}}})\S*[^\s;:,.)]")


@dataclass(frozen=True)
class Words:
    """Hold one text in English and in Indonesian."""

    en: str
    id: str

    def say(self, lang: str) -> str:
        """Return the text in ``en`` or ``id``."""
        return self.id if lang == "id" else self.en


def clock(seconds: float) -> str:
    """Return a time of a recording as a clock says it: 1:12, or 1:02:10."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def capital(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def visible(text: str) -> str:
    r"""Return a text in which every character that prints nothing is written out, as ``\x1b``, but line ends and tabs.

    That includes what turns the direction of text, and halves of characters, which no terminal takes.
    """
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c in "\n\t" or unicodedata.category(c) == "Zs" else c.encode("unicode_escape").decode()
        for c in text
    )


def shown(value: object) -> str:
    """Return a value as TOML writes it, or nearly so, cut short where it is long."""
    if isinstance(value, bool):
        return str(value).lower()
    said = visible(repr(value[: _SHOWN + 1] if isinstance(value, str) else value))
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}..."


def sentence(text: str) -> str:
    """Return a text as one line that can be shown anywhere, of which no quotation and no word is longer than a line."""
    if len(text) > 10 * _SENTENCE:
        text = _without_middle(text, 10 * _SENTENCE)
    line = " ".join(visible(text).split())
    line = _LONG_WORD.sub(r"\1...", _LONG_QUOTATION.sub(r"'\1...'", line))
    return _without_middle(line, _SENTENCE)


def _without_middle(text: str, most: int) -> str:
    """Return the beginning and the end of a text that is longer: what was found, and what to do next."""
    return text if len(text) <= most else f"{text[: most // 2]}...{text[-most // 2 :]}"

"""Refusals in Indonesian: the commonest sentence by sentence, the others by their cause, with the sentence quoted.

A refusal is raised in English, where its cause is. Its Indonesian is found by the text that the English was written
from: what that quotes is taken over.
"""

import re
from collections.abc import Sequence
from functools import cache

from batik_gen.deliverables.texts.table import shipped, text, words
from batik_gen.values.words import Words, capital

_SUBJECT = "refusals."
_THE_RECORDING = {"the recording": "rekaman ini"}
"""Stands in refusals for a file whose name is not to be told."""
_TELLING = 20
"""Characters of its own by which a text is known."""
_NUMBER = re.compile(r"(?<![\w.,])(\d+)\.(\d+)(?![\w.])")


def refusal_in_both(kind: str, said: str) -> Words:
    """Return a refusal in both languages; one that was said in Indonesian stays so in both.

    Parameters
    ----------
    kind
        Name of its class, as ``NotEnoughEEG``.
    said
        Its sentence.
    """
    for key, pattern in _patterns():
        if match := pattern.fullmatch(said):
            quoted = {name: _quoted(part) for name, part in match.groupdict().items()}
            told = words(key).id.format_map(quoted)
            return Words(said, capital(told))
    if any(pattern.fullmatch(said) for pattern in _indonesian()):
        return Words(said, said)
    if f"causes.{kind}" in shipped():
        return Words(said, text(f"causes.{kind}", "id", said=said))
    return Words(said, said)


def kind_in_both(kind: str) -> Words:
    """Return why something is not made: what a consent lacks, or which class of refusal it was."""
    key = f"run.kind_{kind}"
    return words(key if key in shipped() else "run.kind_other")


@cache
def _patterns() -> Sequence[tuple[str, re.Pattern[str]]]:
    """Return what each declared sentence looks like, the longest first: a shorter one may begin alike."""
    keys = sorted((key for key in shipped() if key.startswith(_SUBJECT)), key=lambda key: -len(shipped()[key].en))
    return [(key, pattern_of(shipped()[key].en)) for key in keys]


@cache
def _indonesian() -> Sequence[re.Pattern[str]]:
    """Return what texts look like in Indonesian, but those that are little more than what they quote."""
    return [pattern_of(said.id) for said in shipped().values() if len(re.sub(r"\{\w+\}", "", said.id)) > _TELLING]


def pattern_of(written: str) -> re.Pattern[str]:
    """Return what fits a text with anything in place of its placeholders."""
    parts = re.split(r"\{(\w+)\}", written)
    told = [
        (f"(?P={part})" if part in parts[1:at:2] else f"(?P<{part}>.+?)") if at % 2 else re.escape(part)
        for at, part in enumerate(parts)
    ]
    return re.compile("".join(told))


def _quoted(part: str) -> str:
    """Return what a refusal quotes, as an Indonesian sentence holds it."""
    return _THE_RECORDING.get(part) or _NUMBER.sub(r"\1,\2", part)

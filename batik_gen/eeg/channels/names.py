"""Channel names: which are EEG, how they are spelled, where they lie on the head, what of them may be told.

Laboratories write into labels what they like, also who was recorded. What a label may tell is
what ``known`` leaves of it, and every label goes through it before it is kept or shown.
"""

import math
import re
from functools import lru_cache

from batik_gen.eeg.channels.not_eeg import REFERENCE, WORDS, inputs_beside, reason

_OLD_NAMES = {"T3": "T7", "T4": "T8", "T5": "P7", "T6": "P8"}
"""Old 10-20 names and their 10-10 successors (Jasper 1958; ACNS guideline 2)."""

_PLACE = {
    "N": 0.0, "FP": 0.0, "AFP": 0.06, "AF": 0.12, "AFF": 0.18, "F": 0.25, "FFT": 0.31, "FFC": 0.31, "FT": 0.38,
    "FC": 0.38, "T": 0.5, "C": 0.5, "TP": 0.62, "CP": 0.62, "P": 0.75, "PO": 0.88, "O": 1.0, "I": 1.0,
}  # fmt: skip
_CASE = {"FP": "Fp", "AFP": "AFp"}
_POSITION = re.compile(r"([A-Z]+?)(Z|10|[1-9])H?", re.IGNORECASE)
_BIOSEMI = re.compile(r"[A-H]([1-9]|[12]\d|3[0-2])")
_BEHIND = re.compile(
    r"\s*[\[({][^\])}]*[\])}]\s*$|[_\s](?:uv|\u00b5v|\u03bcv|mv|microvolts?|millivolts?)\s*$", re.IGNORECASE
)
"""What tables put behind a name: its unit, or where it lies in words."""
_BEFORE = re.compile(r"^(?:eeg|raw|exg|ch(?:an(?:nel)?)?)[\s._:-]*\d{0,3}[\s._:-]+", re.IGNORECASE)
"""What tables put before a name: that it is EEG, and which input it came from."""
_PREFIX = re.compile(r"^(?:eeg|pol)[ :_.-]+", re.IGNORECASE)
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\W\d_]+")
_MOST_LABEL = 200
"""Characters of a label that are looked at: a damaged file may hold one of a whole line."""
_MOST_DIGITS = 3
"""Numbers of channels; longer ones may be of a telephone or a ward."""
_REFERENCE = re.compile(r"[-_ ](ref|le|re|avg?|car|[am][12]|a1\+?a2|m1\+?m2|linked)$", re.IGNORECASE)


def spell(name: str) -> str:
    """Return a channel name in 10-10 spelling, or trimmed as it stands where it is no position.

    ``Fc5.`` becomes FC5, ``EEG Fp1-Ref`` Fp1, ``EEG Fpz-Cz`` Fpz-Cz, ``TP9 (left ear)``
    TP9, ``Fp1 [uV]`` and ``Ch1_Fp1`` Fp1, and the old names T3, T4, T5, T6 become T7,
    T8, P7, P8.
    """
    label = "".join(filter(str.isprintable, name[:_MOST_LABEL])).strip(" '\"")
    plain = _PREFIX.sub("", label)
    inner = _BEFORE.sub("", _BEHIND.sub("", label))
    # What stands around a position is taken away only where a position is left.
    return _lead(plain) or _lead(inner) or _REFERENCE.sub("", plain.rstrip(". ")).strip()[:32]


def _lead(name: str) -> str | None:
    """Return a position, or a pair of them, in 10-10 spelling; None where the name is neither."""
    name = _REFERENCE.sub("", name.rstrip(". ")).strip()
    ends = [_position(end) for end in name.split("-")]
    return "-".join(map(str, ends)) if len(ends) == 2 and all(ends) else _position(name)


@lru_cache(maxsize=8192)
def known(name: str, number: int | None = None) -> str:
    """Return what a label may tell: a position, or words that are known to name no person.

    ``Siti Rahma Fp1`` becomes Fp1, ``EEG C3-SITIREF`` C3, ``ECG Siti`` ECG; of ``Siti`` nothing is left.

    Parameters
    ----------
    name
        The label as a file has it.
    number
        Which channel of the file it is, from 1: it is called by that where nothing is left of its label.
    """
    label = "".join(c if c.isprintable() else " " for c in name[:_MOST_LABEL]).strip(" '\"")
    spelled = spell(label)
    words = [w for w in re.split(r"[\W_]+", _PREFIX.sub("", label)) if w]
    if _lead(spelled):
        return spelled
    if words and all(map(_is_known, words)):
        return spelled
    kinds = [w for w in words if _is_known(w) and not w.isdecimal() and not _position(w)]
    if any(reason(w) not in ("", REFERENCE) for w in kinds):
        return " ".join(kinds)[:32]
    for pieces in (re.split(r"[\s_,;:()\[\]]+", label), words):
        places = [at for at in map(_lead, pieces) if at]
        if len(places) == 1:
            return places[0]
    if any(map(reason, kinds)):
        return " ".join(kinds)[:32]
    return f"channel {number}" if number else ""


def _is_known(word: str) -> bool:
    if word.isdecimal():
        return len(word) <= _MOST_DIGITS
    parts = _PARTS.findall(word)
    return bool(
        _position(word)
        or _BIOSEMI.fullmatch(word)
        or word.lower() in WORDS
        or all(p.lower() in WORDS or (p.isdecimal() and len(p) <= _MOST_DIGITS + 1) for p in parts)
    )


def printable(name: str) -> str:
    """Return a channel name fit for one line of text."""
    return "".join(filter(str.isprintable, name)).strip()[:32]


def same_name(one: str, other: str) -> bool:
    """Tell whether two spellings mean one channel, as ``Fp1.``, ``FP1`` and ``EEG Fp1`` do."""
    if one.strip().lower() == other.strip().lower() or spell(one).lower() == spell(other).lower():
        return True
    label = known(one).lower()
    return bool(label) and label == known(other).lower()


def _position(name: str) -> str | None:
    name = name.strip(" .")
    match = _POSITION.fullmatch(name)
    if match is None or match[1].upper() not in _PLACE:
        return None
    front = match[1].upper()
    tail = name[len(match[1]) :].lower()
    canonical = _CASE.get(front, front) + tail
    return _OLD_NAMES.get(canonical, canonical)


def reasons_not_eeg(names: tuple[str, ...]) -> dict[str, str]:
    """Return the names that are no EEG, each with what the channel is."""
    numbered = _is_biosemi(names)
    # A word within a name of a person may look like one for a muscle; the position beside it counts.
    at_place = tuple(not math.isnan(place(known(name))) for name in names)
    found = {name: "" if at else reason(name) for name, at in zip(names, at_place, strict=True)}
    found = inputs_beside(names, at_place) | {name: why for name, why in found.items() if why}
    return {n: why for n, why in found.items() if not (numbered and _BIOSEMI.fullmatch(n.strip()))}


def _is_biosemi(names: tuple[str, ...]) -> bool:
    """Tell BioSemi's numbered inputs, whose A1 or C3 are no positions of the 10-20 system."""
    return {"A10", "A20", "A30"} <= {name.strip() for name in names}


def place(name: str) -> float:
    """Return where a channel lies, 0 at the brow to 1 at the back of the head; NaN where unknown.

    A bipolar lead such as ``Fpz-Cz`` lies midway between its two ends.
    """
    ends = [_POSITION.fullmatch(end) for end in name.split("-")]
    places = [_PLACE.get(end[1].upper(), math.nan) if end else math.nan for end in ends]
    return sum(places) / len(places)


def side(name: str) -> float:
    """Return on which side of the head a channel lies: -1 left, 0 between, 1 right; NaN where unknown.

    Odd numbers of the 10-20 system are on the left, even ones on the right; a bipolar lead from one side to
    the other lies between.
    """
    ends = [_POSITION.fullmatch(end) for end in name.split("-")]
    if not all(ends):
        return math.nan
    numbers = [end[2].upper() for end in ends if end]
    return sum(0.0 if n == "Z" else 1.0 if int(n) % 2 == 0 else -1.0 for n in numbers) / len(numbers)


def spell_all(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Spell every name, keep them distinct, and say in a note where old names were changed.

    Returns
    -------
    names, notes
        Names in the same order, and at most one sentence.
    """
    if _is_biosemi(names):
        numbered = tuple(f"input {n.strip()}" if _BIOSEMI.fullmatch(n.strip()) else spell(n) for n in names)
        return numbered, ("the channels are numbered inputs of a BioSemi cap; their places are not known",)
    spelled = [known(name, i + 1) for i, name in enumerate(names)]
    # Two inputs may carry one label; a number keeps them apart as EDF writers do.
    distinct = [
        name if spelled.count(name) == 1 else f"{name} ({spelled[: i + 1].count(name)})"
        for i, name in enumerate(spelled)
    ]
    old = [o for o in _OLD_NAMES if any(re.search(rf"\b{o}\b", name, re.IGNORECASE) for name in names)]
    if not old:
        return tuple(distinct), ()
    new = [_OLD_NAMES[o] for o in old]
    return tuple(distinct), (f"the old channel names {', '.join(old)} are given as {', '.join(new)}",)

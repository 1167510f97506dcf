"""Channel names: which are EEG, how they are spelled, where they lie on the head."""

import math
import re

# Everything that laboratory and consumer files store beside EEG. MNE types nearly all of it "eeg".
_NOT_EEG = (
    (r"eog|^[vh]eo", "eye movements (EOG)"),
    (r"emg|chin|^leg|^arm", "muscle (EMG)"),
    (r"ecg|ekg|^hr$|pulse|pleth|ppg|spo2|sao2|optic", "heart or blood"),
    (r"resp|airflow|^flow|thor|abdo|snor|nasal", "breathing"),
    (r"\btemp(?!oral)|rectal|gsr|\beda\b", "skin or temperature"),
    (r"trig|status|mark|^sti|event|annotation|digital|photic", "trigger or marker"),
    (r"acc(el)?\b|accel|gyro|^mag[xyz]?$|quat", "movement sensor"),
    (r"^cq[ _.]|^eq[ _.]|counter|interpolated|battery|timestamp|time ?stamp|^index$|sample index", "device status"),
    (r"^(attention|meditation|mellow|concentration|delta|theta)$", "value computed by the device"),
    (r"^((low|high)?[ _-]?(alpha|beta)|(low|mid|high)?[ _-]?gamma)$", "value computed by the device"),
    (r"^bip|aux|^dc ?\d|analog|not used", "auxiliary input"),
    (r"^(m1|m2|a1|a2|ref|vref|vertex reference|gnd|cms|drl|exg[1-8])$", "reference or external electrode"),
)

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
_REFERENCE = re.compile(r"[-_ ](ref|le|re|avg?|car|[am][12]|a1\+?a2|m1\+?m2|linked)$", re.IGNORECASE)


def spell(name: str) -> str:
    """Return a channel name in 10-10 spelling, or trimmed as it stands where it is no position.

    ``Fc5.`` becomes FC5, ``EEG Fp1-Ref`` Fp1, ``EEG Fpz-Cz`` Fpz-Cz, ``TP9 (left ear)``
    TP9, ``Fp1 [uV]`` and ``Ch1_Fp1`` Fp1, and the old names T3, T4, T5, T6 become T7,
    T8, P7, P8.
    """
    label = "".join(filter(str.isprintable, name)).strip(" '\"")
    plain = re.sub(r"^eeg[ :_.-]+", "", label, flags=re.IGNORECASE)
    inner = _BEFORE.sub("", _BEHIND.sub("", label))
    # What stands around a position is taken away only where a position is left.
    return _lead(plain) or _lead(inner) or _REFERENCE.sub("", plain.rstrip(". ")).strip()[:32]


def _lead(name: str) -> str | None:
    """Return a position, or a pair of them, in 10-10 spelling; None where the name is neither."""
    name = _REFERENCE.sub("", name.rstrip(". ")).strip()
    ends = [_position(end) for end in name.split("-")]
    return "-".join(map(str, ends)) if len(ends) == 2 and all(ends) else _position(name)


def printable(name: str) -> str:
    """Return a channel name fit for one line of text."""
    return "".join(filter(str.isprintable, name)).strip()[:32]


def same_name(one: str, other: str) -> bool:
    """Tell whether two spellings mean one channel, as ``Fp1.``, ``FP1`` and ``EEG Fp1`` do."""
    return one.strip().lower() == other.strip().lower() or spell(one).lower() == spell(other).lower()


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
    found = {name: _reason(name) for name in names}
    return {n: why for n, why in found.items() if why and not (numbered and _BIOSEMI.fullmatch(n.strip()))}


def _reason(name: str) -> str:
    plain = re.sub(r"^eeg[ :_-]+", "", name.strip(), flags=re.IGNORECASE).lower().rstrip(". ")
    return next((reason for pattern, reason in _NOT_EEG if re.search(pattern, plain)), "")


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
    spelled = [spell(name) for name in names]
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

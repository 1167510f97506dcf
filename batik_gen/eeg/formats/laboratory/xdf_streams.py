"""Which stream of an XDF file is the recording: the only one of EEG, or the one that is told; never one in silence.

Two persons, or two headsets, may be recorded into one file.
"""

import re
from pathlib import Path
from typing import Any

import numpy as np

from batik_gen.values.errors import UnreadableRecording

_HEADSETS = (
    "eeg", "muse", "openbci", "obci", "emotiv", "epoc", "insight", "biosemi", "eego", "actichamp",
    "brainamp", "liveamp",
    "unicorn", "enobio", "starstim", "smarting", "crown", "neurosity", "dsi", "gtec", "nautilus", "cyton", "ganglion",
    "mindwave", "neurosky", "brainflow", "explore", "mentalab", "quickamp", "ant", "cgx", "bitbrain", "versus",
)  # fmt: skip
"""Words in names of streams that are of EEG; more of a name is not shown, for it may be of a person."""
_TYPES = ("exg", "signal", "biosignal", "")
_MOST_DIGITS = 3


def said(stream: Any, key: str) -> str:
    """Return an entry of what a stream tells of itself, or an empty string."""
    value = (stream["info"].get(key) or [""])[0]
    return value if isinstance(value, str) else ""


def choose_stream(streams: list[Any], path: Path, told: str) -> tuple[Any, tuple[str, ...]]:
    """Return the stream to read, and what is to be noted of others.

    Parameters
    ----------
    streams
        As pyxdf returns them.
    path
        The file, for sentences.
    told
        Which stream the user names: its name, the name it is listed by, or its number; empty for the only one.

    Raises
    ------
    UnreadableRecording
        Where there is none, where there are several and none is told, or no such one.
    """
    typed, named = _of_eeg(streams)
    found = [*typed, *named]
    if not found:
        raise UnreadableRecording(
            f"{path.name} holds {len(streams)} streams and none of type EEG; record the EEG stream of the headset too"
        )
    labels = _labels(found)
    listed = ", ".join(f"{label} ({_about(s)})" for label, s in zip(labels, found, strict=True))
    if told:
        return found[_meant(told, found, labels, path, listed)], (f"the stream was chosen by hand, of {len(found)}",)
    if len(typed or named) > 1:
        raise UnreadableRecording(
            f"{path.name} holds {len(found)} EEG streams, as of two people or two headsets: {listed}; "
            f"choose one, for example --stream '{labels[0]}'"
        )
    other = f"{len(found) - 1} other streams that may be EEG were left: {listed}; --stream chooses"
    return found[0], (other,) if len(found) > 1 else ()


def list_several(streams: list[Any]) -> tuple[str, ...]:
    """Return a name for each stream of EEG where there are several, as of two people; none where one is the recording.

    Parameters
    ----------
    streams
        As pyxdf returns them.
    """
    typed, named = _of_eeg(streams)
    count = len(typed or named)
    return tuple(_labels([*typed, *named])[:count]) if count > 1 else ()


def _of_eeg(streams: list[Any]) -> tuple[list[Any], list[Any]]:
    """Return the streams that say they are EEG, and those that a headset's name shows to be so."""
    numeric = [s for s in streams if _shape(s)[0] > 1 and _shape(s)[1] > 0]
    typed = [s for s in numeric if said(s, "type").lower() == "eeg"]
    named = [
        s
        for s in numeric
        if said(s, "type").lower() in _TYPES and any(word in said(s, "name").lower() for word in _HEADSETS)
    ]
    return typed, named


def _meant(told: str, found: list[Any], labels: list[str], path: Path, listed: str) -> int:
    """Return which stream is told: by the name listed, by its own name, by that and a number, or by the number."""
    wish = " ".join(told.split()).lower()
    own = [" ".join(said(s, "name").split()).lower() for s in found]
    numbered = [f"{name} {own[: i + 1].count(name)}" for i, name in enumerate(own)]
    for names in ([label.lower() for label in labels], own, numbered, [str(i + 1) for i in range(len(found))]):
        if names.count(wish) == 1:
            return names.index(wish)
    why = "several streams of this name" if wish in own else "no such stream"
    raise UnreadableRecording(f"{path.name} holds {why}; choose one of {listed}")


def _labels(found: list[Any]) -> list[str]:
    """Return a name for each stream that tells no more than the headset, with a number where two are alike."""
    names = []
    for stream in found:
        words = [w for w in re.split(r"[^\w]+", said(stream, "name")) if w]
        parts = [p for w in words for p in re.findall(r"[^\W\d_]+|\d+", w)]
        kept = [p for p in parts if p.lower() in _HEADSETS or (p.isdecimal() and len(p) <= _MOST_DIGITS)]
        # The name as it stands where every part of it is known.
        whole = " ".join(words) if len(kept) == len(parts) else " ".join(p for p in kept if not p.isdecimal())
        names.append(whole or "EEG")
    return [n if names.count(n) == 1 else f"{n} {names[: i + 1].count(n)}" for i, n in enumerate(names)]


def _about(stream: Any) -> str:
    samples, channels = _shape(stream)
    stamps = np.asarray(stream["time_stamps"], dtype=np.float64)
    seconds = float(stamps[-1] - stamps[0]) if len(stamps) > 1 else 0.0
    rate = f", {(samples - 1) / seconds:.0f} Hz, {seconds:.0f} s" if seconds > 0.0 else ""
    return f"{channels} channels{rate}"


def _shape(stream: Any) -> tuple[int, int]:
    series = stream.get("time_series")
    if not isinstance(series, np.ndarray) or series.ndim != 2 or series.dtype.kind not in "fiu":
        return 0, 0
    return series.shape[0], series.shape[1]

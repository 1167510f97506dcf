"""MATLAB files that hold a matrix of signals: plain, of FieldTrip, of Brainstorm; numbers only, nothing is ever run.

What was read of a file, by SciPy or by h5py, comes here as a dictionary.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from batik_gen.eeg.channels.names import known
from batik_gen.eeg.formats.kind import Loaded, Told
from batik_gen.eeg.formats.tables.columns import look
from batik_gen.eeg.formats.tables.stamps import rate_from_stamps
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Dropped

_LEAST_SAMPLES, _MOST_CHANNELS = 200, 1024
_RATES = (
    "fs",
    "srate",
    "sfreq",
    "fsample",
    "samplingrate",
    "samplerate",
    "samplingfrequency",
    "rate",
    "freq",
    "sr",
    "hz",
)
_LABELS = ("label", "labels", "channels", "channelnames", "chnames", "channames", "electrodes", "chanlabels", "names")
_TIMES = ("time", "times", "t", "timestamps", "timestamp")
_SAID = """
data eeg x y z rest task open closed eyes baseline matrix val values raw signal signals f trial sig rec filtered ec eo
ref before after run
"""
_WORDS = frozenset(_SAID.split())
"""Parts of names of variables that are shown; more of a name may be of a person."""
_VOLTS = 1e6


@dataclass(frozen=True, eq=False)
class _Matrix:
    """Hold signals as channels x samples, and where in a file they are."""

    name: str
    signals: FloatArray
    pieces: tuple[int, ...] = ()


def is_eeglab(names: set[str]) -> bool:
    """Tell by the names of its variables whether a MATLAB file is one of EEGLAB."""
    return "EEG" in names or {"nbchan", "srate"} <= names


def take_matrix(path: Path, told: Told, variables: Mapping[str, Any]) -> Loaded:
    """Find the matrix of signals among variables, with its rate and names as far as the file tells them.

    Parameters
    ----------
    path, told
        As for every reader; ``told.stream`` names the variable where several fit.
    variables
        Arrays, texts, lists and dictionaries by name.

    Raises
    ------
    UnreadableRecording
        Where no matrix or several are signals, or nothing tells the rate.
    """
    flat = dict(_flat(variables))
    matrix = _choose(path, told, _matrices(flat))
    beside = {k.rsplit(".", 1)[-1].lower().replace("_", ""): v for k, v in flat.items() if _is_beside(k, matrix.name)}
    brainstorm = matrix.name == "F" and "Time" in variables
    rate = _rate(beside, matrix.signals.shape[1] if not matrix.pieces else matrix.pieces[0])
    if not rate and not told.sfreq:
        raise UnreadableRecording(
            f"{path.name} is a MATLAB file that does not tell its sampling rate; add it, for example --sfreq 256"
        )
    signals = matrix.signals * (_VOLTS if brainstorm else 1.0)
    names = _names(beside, len(signals))
    dropped: tuple[Dropped, ...] = ()
    if not names:
        good = [i for i in range(len(signals)) if look(signals[i]).is_signal]
        count = len(told.channels)
        every = list(range(len(signals)))
        used = good if good and (not count or count == len(good) or count != len(every)) else every
        dropped = tuple(Dropped(f"channel {i + 1}", "no signal by what it holds") for i in every if i not in used)
        names, signals = tuple(f"channel {i + 1}" for i in used), signals[used]
    edges = np.cumsum(matrix.pieces)[:-1] if matrix.pieces else ()
    sfreq = rate or float(told.sfreq or 0.0)
    fieldtrip = "fsample" in beside or "trialinfo" in beside
    return Loaded(
        signals=signals,
        sfreq=sfreq,
        names=names,
        format="FieldTrip" if fieldtrip else "Brainstorm" if brainstorm else "MATLAB",
        gaps=tuple((float(at) / sfreq,) * 2 for at in edges),
        dropped=dropped,
    )


def _flat(variables: Mapping[str, Any], before: str = "", depth: int = 0) -> list[tuple[str, Any]]:
    """Return what is in variables and, three structures deep, within them."""
    found: list[tuple[str, Any]] = []
    for name, value in variables.items():
        if isinstance(value, Mapping):
            found += _flat(value, f"{before}{name}.", depth + 1) if depth < 3 else []
        elif not name.startswith("__"):
            found.append((before + name, value))
    return found


def _is_beside(name: str, other: str) -> bool:
    """Tell whether a variable stands in the same structure as another, or around it."""
    return other.startswith(name.rpartition(".")[0]) or "." not in name


def _matrices(flat: Mapping[str, Any]) -> list[_Matrix]:
    found = []
    for name, value in flat.items():
        pieces = value if isinstance(value, list) else [value]
        # A cell of matrices of as many channels, as FieldTrip keeps its trials.
        if isinstance(value, np.ndarray) and value.dtype == object:
            pieces = list(value.ravel())
        if isinstance(value, np.ndarray) and value.dtype != object and value.ndim == 3:
            pieces = [value[:, :, i] for i in range(value.shape[2])]
        if not pieces or not all(_is_matrix(p) for p in pieces):
            continue
        upright = [_upright(p) for p in pieces]
        total = sum(p.shape[1] for p in upright)
        if len({len(p) for p in upright}) == 1 and total >= _LEAST_SAMPLES and len(upright[0]) <= _MOST_CHANNELS:
            lengths = tuple(p.shape[1] for p in upright) if len(upright) > 1 else ()
            found.append(_Matrix(name, np.concatenate(upright, axis=1), lengths))
    return found


def _is_matrix(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind in "fiu" and value.ndim in (1, 2) and value.size > 1


def _upright(value: Any) -> FloatArray:
    """Return channels x samples: there are fewer channels than samples."""
    x = np.atleast_2d(np.asarray(value, dtype=np.float64))
    return x if x.shape[0] <= x.shape[1] else x.T


def _choose(path: Path, told: Told, matrices: list[_Matrix]) -> _Matrix:
    several = [m for m in matrices if len(m.signals) > 1]
    single = [m for m in matrices if len(m.signals) == 1 and look(m.signals[0]).is_signal]
    fitting = several or single
    labels = [_shown(m.name, i + 1) for i, m in enumerate(fitting)]
    listed = ", ".join(
        f"{label} ({len(m.signals)} x {m.signals.shape[1]})" for label, m in zip(labels[:8], fitting, strict=False)
    )
    if not fitting:
        raise UnreadableRecording(
            f"{path.name} is a MATLAB file without a matrix of signals (channels x samples); save the signals as one"
        )
    if told.stream:
        for names in ([m.name for m in fitting], [m.name.rsplit(".", 1)[-1] for m in fitting], labels):
            if names.count(told.stream) == 1:
                return fitting[names.index(told.stream)]
        raise UnreadableRecording(f"{path.name} is a MATLAB file without that variable; choose one of {listed}")
    if len(fitting) > 1:
        raise UnreadableRecording(
            f"{path.name} is a MATLAB file with several matrices: {listed}; "
            f"choose one, for example --stream '{labels[0]}'"
        )
    return fitting[0]


def _shown(name: str, number: int) -> str:
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", name)
    plain = all(p.lower() in _WORDS or known(p) for p in parts) and len(name) <= 40
    return name if parts and plain else f"variable {number}"


def _rate(beside: Mapping[str, Any], samples: int) -> float:
    """Return samples a second as a number or a time vector tells them, else 0."""
    for key in _RATES:
        value = beside.get(key)
        if value is not None and not isinstance(value, str | list) and np.size(value) == 1:
            try:
                rate = float(np.ravel(value)[0])
            except (TypeError, ValueError):
                continue
            if np.isfinite(rate) and rate > 0.0:
                return rate
    for key in _TIMES:
        value = beside.get(key)
        if isinstance(value, list | np.ndarray) and len(value) and isinstance(value[0], np.ndarray):
            value = value[0]
        if isinstance(value, np.ndarray) and value.dtype.kind in "fiu" and value.size == samples:
            stamps = np.asarray(value, dtype=np.float64).ravel()
            # Time in milliseconds where seconds would be too slow for EEG.
            return next((r for unit in (1.0, 1e-3) if (r := rate_from_stamps(stamps * unit)[0]) > 60.0), 0.0)
    return 0.0


def _names(beside: Mapping[str, Any], count: int) -> tuple[str, ...]:
    for key in _LABELS:
        value = beside.get(key)
        if isinstance(value, np.ndarray) and value.dtype.kind in "UO":
            value = list(value.ravel())
        if isinstance(value, list) and len(value) == count and all(isinstance(v, str) for v in value):
            return tuple(str(v).strip() for v in value)
    return ()

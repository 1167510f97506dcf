"""Distances between persons, and what a poorer recording changes, on real recordings.

Run ``python -m benchmarks.measure_real``; the recordings are taken from BATIK_GEN_RECORDINGS.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from batik_gen.eeg.measure import measure
from batik_gen.eeg.norms import shipped
from batik_gen.eeg.read import read
from batik_gen.portrait import Portrait
from batik_gen.recording import Recording
from batik_gen.values import FloatArray
from benchmarks.evidence import RECORDINGS, table, tell

CLIP = 4.0
PERSONS = tuple(f"person_{p}_rest_{k}.edf" for p in "abc" for k in (1, 2))
MUSE = ("person_d_muse_session1.csv", "person_d_muse_session2.csv")


def scores(portrait: Portrait, condition: str) -> dict[str, float]:
    """Return robust z of each feature that has norms."""
    rows = shipped().rows
    out = {}
    for f in portrait.features:
        norm = rows.get((portrait.montage, condition, f.name))
        if norm and f.value is not None:
            out[f.name] = float(np.clip((f.value - norm.median) / norm.robust_sd, -CLIP, CLIP))
    return out


def distance(one: dict[str, float], other: dict[str, float]) -> float:
    """Return the root mean square difference over shared features."""
    return float(np.sqrt(np.mean([(one[n] - other[n]) ** 2 for n in one.keys() & other.keys()])))


def persons() -> None:
    """Write the table of distances."""
    held = {
        n: scores(measure(read(RECORDINGS / "persons" / n), condition="eyes_closed"), "eyes_closed") for n in PERSONS
    }
    rows = [[a[7] + a[-5], *(f"{distance(held[a], held[b]):.2f}" for b in PERSONS)] for a in PERSONS]
    text = table(["", *(n[7] + n[-5] for n in PERSONS)], rows)
    d1, d2 = (scores(measure(read(RECORDINGS / "persons" / n), condition="eyes_open"), "eyes_open") for n in MUSE)
    text += f"\n\nThe two Muse sessions of person d: {distance(d1, d2):.2f} (README of the set: 1.00)."
    text += "\nREADME: a 0.39, b 0.49, c 0.84 within a person; 0.96 to 2.49 between persons."
    tell("persons", text)


def fewer(recording: Recording) -> Recording:
    """Leave out every tenth channel, two of nineteen."""
    keep = [i for i in range(len(recording.channels)) if i not in (4, 13)]
    return replace(recording, signals=recording.signals[keep], channels=tuple(recording.channels[i] for i in keep))


def half(recording: Recording) -> Recording:
    """Keep the first half."""
    return replace(recording, signals=recording.signals[:, : recording.signals.shape[1] // 2])


def slower(recording: Recording) -> Recording:
    """Resample from 250 to 128 Hz."""
    from scipy.signal import resample_poly

    return replace(recording, signals=np.asarray(resample_poly(recording.signals, 64, 125, axis=1)), sfreq=128.0)


def average(recording: Recording) -> Recording:
    """Refer to the mean of all channels instead of the ears."""
    return replace(recording, signals=recording.signals - recording.signals.mean(axis=0))


def central(recording: Recording) -> Recording:
    """Refer to Cz, which is then left out."""
    at = recording.channels.index("Cz")
    keep = [i for i in range(len(recording.channels)) if i != at]
    signals: FloatArray = np.asarray(recording.signals[keep] - recording.signals[at])
    return replace(recording, signals=signals, channels=tuple(recording.channels[i] for i in keep))


CHANGES: dict[str, Callable[[Recording], Recording]] = {
    "10 % of channels removed": fewer,
    "half the length (45 s)": half,
    "250 -> 128 Hz": slower,
    "average reference": average,
    "reference Cz": central,
}


def robustness() -> None:
    """Write the table of shifts."""
    rows_of = shipped().rows
    shifts: dict[str, dict[str, list[float]]] = {}
    for name in PERSONS:
        recording = read(RECORDINGS / "persons" / name)
        assert isinstance(recording, Recording)
        before = measure(recording)
        for change, make in CHANGES.items():
            after = measure(make(recording))
            for f in before.features:
                norm = rows_of.get(("full_head_19ch_mean", "eyes_closed", f.name))
                g = after.feature(f.name)
                if norm and f.value is not None and g and g.value is not None:
                    shift = abs(g.value - f.value) / norm.robust_sd
                    shifts.setdefault(f.name, {}).setdefault(change, []).append(shift)
    rows = [[name, *(f"{np.median(of[c]):.2f}" if c in of else "-" for c in CHANGES)] for name, of in shifts.items()]
    tell("robustness", table(["feature", *CHANGES], rows))


if __name__ == "__main__":
    persons()
    robustness()

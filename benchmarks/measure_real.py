"""Distances between persons, and what a poorer recording changes, on real recordings.

Run ``python -m benchmarks.measure_real``; the recordings are taken from BATIK_GEN_RECORDINGS.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import combinations

import numpy as np

from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.norms.table import shipped
from batik_gen.eeg.portraits.distance import distance
from batik_gen.eeg.reading.read import read
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import NotEnoughEEG
from batik_gen.values.portrait import Portrait
from batik_gen.values.recording import Dropped, Recording
from benchmarks.evidence import RECORDINGS, table, tell

PERSONS = tuple(f"person_{p}_rest_{k}.edf" for p in "abc" for k in (1, 2))
MUSE = ("person_d_muse_session1.csv", "person_d_muse_session2.csv")
WHOLE = ("edf_plus_64ch_motor_imagery.edf", "eeglab_32ch.set")
"""Recordings of others with a whole head."""
FEW = ("muse_lsl_120s.csv",)


def portrait_of(recording: Recording, condition: str = "unknown") -> Portrait:
    """Measure with little clean EEG too."""
    return measure(recording, condition=condition, min_clean_s=8.0)


def loaded(name: str) -> Recording:
    """Read a recording that has a waveform."""
    folder = RECORDINGS / "persons" if name.startswith("person") else RECORDINGS
    recording = read(folder / name)
    assert isinstance(recording, Recording)
    return recording


def persons() -> None:
    """Write the table of distances, and how often two of one person lie nearer than two of different ones."""
    held = {n: portrait_of(loaded(n), "eyes_closed") for n in PERSONS}
    rows = [[a[7] + a[-5], *(f"{distance(held[a], held[b]).value:.2f}" for b in PERSONS)] for a in PERSONS]
    text = table(["", *(n[7] + n[-5] for n in PERSONS)], rows)
    d1, d2 = (portrait_of(loaded(n), "eyes_open") for n in MUSE)
    text += f"\n\nThe two Muse sessions of person d: {distance(d1, d2).value:.2f} (README of the set: 1.00)."
    text += "\nREADME: a 0.39, b 0.49, c 0.84 within a person; 0.96 to 2.49 between persons."
    tell("persons", text)
    rows = []
    whole = {"a": PERSONS[0:2], "b": PERSONS[2:4], "c": PERSONS[4:6]} | {n[:6]: (n,) for n in WHOLE}
    for what, of, single in (
        ("whole head, 19 to 64 channels", whole, ""),
        ("one frontal channel, Fp1", whole, "Fp1"),
        ("Muse, four channels", {"d1": MUSE[:1], "d2": MUSE[1:], **{n[:8]: (n,) for n in FEW}}, ""),
    ):
        for share, cut in (("halves", 2), ("thirds", 3)):
            rows.append(_separation(f"{what}, {share}", of, single, cut))
    head = ["pieces of one recording", "pieces", "within, median", "between, median", "AUC"]
    tell("halves", table(head, rows))


def _separation(what: str, of: Mapping[str, Sequence[str]], single: str, cut: int) -> list[str]:
    """Cut recordings and compare pieces of one recording with pieces of other persons'."""
    pieces = []
    for person, name in ((p, n) for p, names in of.items() for n in names):
        for part in parts(alone(loaded(name), single), cut):
            # Of some, one channel alone is not clean enough.
            with suppress(NotEnoughEEG):
                pieces.append((person, name, portrait_of(part)))
    within, between = [], []
    for (p, n, one), (q, m, other) in combinations(pieces, 2):
        if n == m:
            within.append(distance(one, other).value)
        elif p[0] != q[0]:
            between.append(distance(one, other).value)
    auc = float(np.mean([w < b for w in within for b in between]))
    return [what, str(len(pieces)), f"{np.median(within):.2f}", f"{np.median(between):.2f}", f"{auc:.3f}"]


def alone(recording: Recording, channel: str) -> Recording:
    """Keep one channel, or all where none is named."""
    if not channel:
        return recording
    at = recording.channels.index(channel if channel in recording.channels else "Fpz")
    return replace(recording, signals=recording.signals[at : at + 1], channels=(channel,))


def parts(recording: Recording, count: int) -> list[Recording]:
    """Cut a recording into so many equal pieces."""
    return [replace(recording, signals=part) for part in np.array_split(recording.signals, count, axis=1)]


def fewer(recording: Recording) -> Recording:
    """Leave out every tenth channel, two of nineteen."""
    return without(recording, 4, 13)


def without(recording: Recording, *out: int) -> Recording:
    """Leave out channels by number, as ``read`` does where they are dead or excluded by hand."""
    keep = [i for i in range(len(recording.channels)) if i not in out]
    names = recording.channels
    dropped = (*recording.dropped, *(Dropped(names[i], "left out by hand") for i in out))
    return replace(recording, signals=recording.signals[keep], channels=tuple(names[i] for i in keep), dropped=dropped)


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
    """Refer to Cz, which is then all zero and left out."""
    at = recording.channels.index("Cz")
    signals: FloatArray = recording.signals - recording.signals[at]
    return without(replace(recording, signals=signals), at)


CHANGES: dict[str, Callable[[Recording], Recording]] = {
    "10 % of channels removed": fewer,
    "half the length (45 s)": half,
    "250 -> 128 Hz": slower,
    "average reference": average,
    "reference Cz": central,
}


def robustness() -> None:
    """Write the table of shifts, of the numbers told and of the places they are given."""
    rows_of = shipped().rows
    shifts: dict[str, dict[str, list[float]]] = {}
    places: dict[str, dict[str, list[float]]] = {}
    for name in PERSONS:
        recording = loaded(name)
        before = portrait_of(recording)
        for change, make in CHANGES.items():
            after = portrait_of(make(recording))
            for f in before.features:
                norm = rows_of.get(("full_head_19ch_mean", "eyes_closed", f.name))
                g = after.feature(f.name)
                if norm and f.value is not None and g and g.value is not None:
                    shift = abs(g.value - f.value) / norm.robust_sd
                    shifts.setdefault(f.name, {}).setdefault(change, []).append(shift)
                    if f.percentile is not None and g.percentile is not None:
                        places.setdefault(f.name, {}).setdefault(change, []).append(abs(g.percentile - f.percentile))
    rows = [
        [name, *(f"{np.median(of[c]):.2f} ({np.median(places[name][c]):.0f} %)" if c in of else "-" for c in CHANGES)]
        for name, of in shifts.items()
    ]
    tell("robustness", table(["feature", *CHANGES], rows))


if __name__ == "__main__":
    persons()
    robustness()

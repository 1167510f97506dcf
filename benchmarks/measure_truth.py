"""Measure simulated recordings of known truth: bias and spread of each feature.

Run ``python -m benchmarks.measure_truth``; some minutes. One thing at a time is
changed from a middle case (19 channels, 250 Hz, two minutes, alpha at 10 Hz 8 dB
over a background of exponent 1.3, no blinks), each case ten times with other noise.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from batik_gen.eeg.channels.montage import choose_montage
from batik_gen.eeg.measuring.measure import measure
from batik_gen.values.errors import BatikGenError
from batik_gen.values.portrait import BANDS
from batik_gen.values.recording import Recording, Source
from benchmarks.bench_long import POSITIONS
from benchmarks.evidence import maker, table, tell

REPEATS = 10
SHOWN = (
    "exponent", "offset", "alpha_peak_hz", "alpha_cog", "alpha_height_db", "rel_delta", "rel_theta", "rel_alpha",
    "rel_beta", "rel_gamma", "front_back", "asym_post",
)  # fmt: skip
FRONT_BACK = (
    (("Fp1", "Fp2", "F3", "F4", "F7", "F8", "Fz"), ("O1", "O2", "P3", "P4", "Pz", "P7", "P8")),
    (("AF7", "AF8"), ("TP9", "TP10")),
)


@dataclass(frozen=True)
class Case:
    """Say what is planted."""

    name: str
    alpha_hz: float = 10.0
    exponent: float = 1.3
    height: float = 8.0
    seconds: int = 120
    channels: tuple[str, ...] = ()
    rate: int = 250
    blinks: float = 0.0
    hum: float = 0.0
    gaps: int = 0


def cases(make: Any) -> list[Case]:
    """Return the grid."""
    middle = Case("middle case", channels=make.POSITIONS_19)
    out = [middle]
    out += [replace(middle, name=f"alpha at {hz:g} Hz", alpha_hz=hz) for hz in (7.0, 8.0, 9.0, 11.0, 12.0, 13.0)]
    out += [replace(middle, name=f"exponent {e:g}", exponent=e) for e in (0.5, 1.0, 1.5, 2.0, 2.5)]
    out += [replace(middle, name=f"alpha {h:g} dB high", height=h) for h in (3.5, 4.0, 12.0, 16.0)]
    out += [replace(middle, name=f"{s} s long", seconds=s) for s in (20, 30, 60, 300)]
    sets = {1: ("O1",), 4: make.MUSE_4, 8: make.OPENBCI_8, 64: POSITIONS}
    out += [replace(middle, name=f"{n} channel{'s' if n > 1 else ''}", channels=c) for n, c in sets.items()]
    out += [replace(middle, name=f"{r} Hz sampling", rate=r) for r in (128, 160, 512)]
    out += [replace(middle, name=f"{b:g} blinks a minute", blinks=b) for b in (6.0, 20.0)]
    out += [replace(middle, name=f"hum of {h:g} µV", hum=h) for h in (20.0, 100.0)]
    out += [replace(middle, name=f"{g} gaps", gaps=g) for g in (3, 10)]
    hard = replace(middle, name="Muse, 30 s, 4 dB, blinks, hum, gaps", channels=make.MUSE_4, height=4.0)
    return [*out, replace(hard, seconds=30, blinks=15.0, hum=50.0, gaps=2)]


def planted(make: Any, case: Case, channels: tuple[str, ...]) -> dict[str, float]:
    """Return the true features, of the planted spectra before any filter."""
    person, mood = _person(make, case)
    f = np.arange(1.0, 45.0, 0.01)
    background = (f / 10.0) ** -case.exponent
    bump = np.exp(-0.5 * ((f - case.alpha_hz) / make.ALPHA_SD_HZ) ** 2) * (case.alpha_hz / 10.0) ** -case.exponent
    heights = {c: make.height_at(person, mood, c) for c in channels}
    spectra = {c: background + (10 ** (h / 10) - 1) * bump for c, h in heights.items()}
    shares = np.array([[s[(f >= b.low) & (f < b.high)].sum() / s.sum() for b in BANDS] for s in spectra.values()])
    true = {f"rel_{b.name}": float(v) for b, v in zip(BANDS, shares.mean(axis=0), strict=True)}
    alpha = {c: float(np.log10(s[(f >= 8) & (f < 13)].sum())) for c, s in spectra.items()}
    for sides in FRONT_BACK:
        ahead, behind = ([alpha[c] for c in side if c in alpha] for side in sides)
        if ahead and behind:
            true["front_back"] = float(np.mean(behind) - np.mean(ahead))
            break
    inside = (f >= 7) & (f <= 14)
    excess = [10 * np.log10(s[inside] / background[inside]) for s in spectra.values()]
    return true | {
        "exponent": case.exponent,
        "offset": case.exponent,
        "alpha_peak_hz": case.alpha_hz,
        "alpha_cog": float(np.mean([e @ f[inside] / e.sum() for e in excess])),
        "alpha_height_db": float(np.mean(list(heights.values()))),
        "asym_post": 0.0,
    }


def _person(make: Any, case: Case) -> tuple[Any, Any]:
    person = make.Person(exponent=case.exponent, at_10_hz=1.0, alpha_hz=case.alpha_hz, alpha_height_db=case.height)
    return person, make.Mood(alpha_change_db=0.0, burst_depth=0.5, beta_height_db=0.0, blinks=case.blinks)


def simulate(make: Any, case: Case, number: int) -> Recording:
    """Return one recording of a case."""
    person, mood = _person(make, case)
    signals = make.simulate(person, mood, case.channels, case.rate, case.seconds, 1000 + number)
    t = np.arange(signals.shape[1]) / case.rate
    signals = signals + case.hum * np.sin(2 * np.pi * 50.0 * t)
    starts = np.sort(np.random.default_rng(number).uniform(2.0, case.seconds - 4.0, case.gaps))
    gaps = tuple((float(s), float(s) + 1.0) for s in starts)
    for start, stop in gaps:
        signals[:, int(start * case.rate) : int(stop * case.rate)] = 300.0
    return Recording(signals, float(case.rate), tuple(case.channels), Source("simulated"), gaps=gaps)


def main() -> None:
    """Measure the grid and write the tables."""
    make = maker()
    rows, white = [], []
    for case in cases(make):
        errors: dict[str, list[float]] = {name: [] for name in SHOWN}
        clean = []
        for number in range(REPEATS):
            # Planted are the spectra of single channels, which an average of all would mix.
            portrait = measure(simulate(make, case, number), reference="recorded")
            clean.append(portrait.quality.clean_s / case.seconds)
            true = planted(make, case, choose_montage(portrait.channels, "").channels)
            for name in SHOWN:
                feature = portrait.feature(name)
                if feature and feature.value is not None and name in true:
                    errors[name].append(feature.value - true[name])
        cells = [f"{np.mean(e):+.3f} ± {np.std(e):.3f}" if e else "-" for e in errors.values()]
        rows.append([case.name, f"{100 * np.mean(clean):.0f} %", *cells])
        print(rows[-1], flush=True)
    for seconds in (10, 15, 20, 30, 60, 120, 300, 600):
        said = {"refused": 0, "flagged": 0, "let through": 0}
        for number in range(40):
            noise = np.random.default_rng(number).standard_normal((1 + number % 4, 250 * seconds)) * 15.0
            names = ("O1", "O2", "Fp1", "Fp2")[: len(noise)]
            try:
                portrait = measure(Recording(noise, 250.0, names, Source("simulated")))
            except BatikGenError:
                said["refused"] += 1
            else:
                said["flagged" if any("white noise" in note for note in portrait.notes) else "let through"] += 1
        white.append([f"{seconds} s", *map(str, said.values())])
    tell("simulated", table(["case", "clean", *SHOWN], rows))
    tell(
        "white noise", table(["length of white noise, 40 recordings each", "refused", "flagged", "let through"], white)
    )


if __name__ == "__main__":
    main()

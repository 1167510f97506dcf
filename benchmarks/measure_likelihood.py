"""Hold the declared calibration of distances against its sources and against real recordings.

Run ``python -m benchmarks.measure_likelihood``; the recordings are taken from BATIK_GEN_RECORDINGS. The first
table reckons each declared number anew from the areas of docs/sources.md#identity and the shipped norms; the second
holds the medians that follow from it against pieces of the recordings here, which had no part in it.
"""

import csv
import math
from collections.abc import Sequence
from contextlib import suppress
from importlib.resources import files
from itertools import combinations
from statistics import NormalDist, geometric_mean

import numpy as np
from scipy.special import digamma, polygamma

from batik_gen.eeg.norms.places import CLIP
from batik_gen.eeg.portraits.distance import distance
from batik_gen.eeg.portraits.likelihood import CALIBRATIONS, Calibration, likelihood
from batik_gen.values.errors import NotEnoughEEG
from batik_gen.values.portrait import Portrait
from benchmarks.evidence import table, tell
from benchmarks.measure_real import FEW, MUSE, PERSONS, WHOLE, alone, loaded, parts, portrait_of

HALVES: dict[str, tuple[float, tuple[tuple[float, float], ...], tuple[str, ...], str]] = {
    # class: independent axes, (seconds, area of halves of one recording), classes of the norms and their condition
    "full_head": (
        4.0, ((16, 0.92), (30, 0.92), (45, 0.97), (60, 0.995), (90, 0.997)), ("full_head_19ch_mean",), "eyes_closed"
    ),
    "muse_4ch": (2.4, ((16, 0.64), (30, 0.69), (60, 0.77), (100, 0.85), (120, 0.903)), ("muse_4ch_mean",), "eyes_open"),
    "frontal_single_muse": (
        3.1, ((120, 0.831), (120, 0.859)), ("frontal_single_muse_AF7", "temporal_single_muse_TP9"), "eyes_open"
    ),
    "frontal_pair": (3.1, ((16, 0.862),), ("frontal_pair_openbci_Fp1Fp2",), "eyes_closed"),
    "frontal_single": (3.1, ((16, 0.88), (60, 0.96), (90, 0.977)), ("frontal_single_openbci_Fp1",), "eyes_closed"),
}  # fmt: skip
_LEVELS = (0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99)


def apart(montage: str, condition: str) -> float:
    """Return the root mean square distance of two persons drawn from the shipped quantiles of each feature."""
    squares = []
    text = files("batik_gen.eeg.norms").joinpath("norms.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if (row["montage"], row["condition"]) == (montage, condition):
            quantiles = [float(row[f"q{round(100 * level):02d}"]) for level in _LEVELS]
            values = np.interp((np.arange(2000) + 0.5) / 2000, _LEVELS, quantiles)
            score = (values - float(row["median"])) / float(row["robust_sd"])
            squares.append(2.0 * np.clip(score, -CLIP, CLIP).var())
    return math.sqrt(float(np.mean(squares)))


def settling(axes: float, areas: Sequence[tuple[float, float]]) -> float:
    """Return the seconds after which chance weighs as much as persons, from areas of halves by length."""
    spread = 0.5 * math.sqrt(polygamma(1, axes / 2.0))
    ratios = [(s, math.exp(2.0 * spread * math.sqrt(2.0) * NormalDist().inv_cdf(area))) for s, area in areas]
    return geometric_mean(s / (ratio - 1.0) for s, ratio in ratios)


def sources() -> None:
    """Write each declared number beside what its sources give."""
    rows = []
    for c in CALIBRATIONS:
        axes, areas, classes, condition = HALVES[c.montages[0]]
        found = geometric_mean(apart(montage, condition) for montage in classes)
        middle = math.exp(0.5 * (digamma(axes / 2.0) - math.log(axes / 2.0)))
        spread = 0.5 * math.sqrt(polygamma(1, axes / 2.0))
        one, two = c.medians(60.0, 60.0)
        rows.append([
            c.what.en, f"{c.persons}", f"{axes}", f"{c.apart:.2f} ({found:.2f})", f"{c.middle} ({middle:.3f})",
            f"{c.spread} ({spread:.3f})", f"{c.settling_s:g} s ({settling(axes, areas):.1f})",
            f"{c.area} [{c.area_low}, {c.area_high}], {c.seconds:g} s", f"{one:.2f}", f"{two:.2f}",
        ])  # fmt: skip
    head = ["measured on", "persons", "axes", "persons apart", "median of it", "spread of its logarithm", "settling",
            "area, of so many seconds", "one person at two times, 60 s", "two persons, 60 s"]  # fmt: skip
    tell("calibration", table(head, rows))


def pieces() -> None:
    """Write what the calibration foretells of pieces of recordings, what was found, and how likely each pair was."""
    whole = {"a": PERSONS[0:2], "b": PERSONS[2:4], "c": PERSONS[4:6]} | {n[:6]: (n,) for n in WHOLE}
    muse = {"d1": MUSE[:1], "d2": MUSE[1:], **{n[:8]: (n,) for n in FEW}}
    rows = []
    for what, of, single in (("whole head", whole, ""), ("Fp1 alone", whole, "Fp1"), ("Muse", muse, "")):
        for share, cut in (("halves", 2), ("thirds", 3)):
            measured = []
            for person, name in ((p, n) for p, names in of.items() for n in names):
                for part in parts(alone(loaded(name), single), cut):
                    with suppress(NotEnoughEEG):
                        measured.append((person, name, portrait_of(part)))
            within = [(p, q) for (_, n, p), (_, m, q) in combinations(measured, 2) if n == m]
            between = [(p, q) for (a, _, p), (b, _, q) in combinations(measured, 2) if a[0] != b[0]]
            rows.append([f"{what}, {share}", *_row(within, True), *_row(between, False)])
    both = ["pairs", "median, foretold", "median, found", "ratio: middle half of them"]
    head = ["pieces", *(f"{who}: {x}" for who in ("one recording", "two persons") for x in both)]
    tell("likelihood", table(head, rows))


def _row(pairs: Sequence[tuple[Portrait, Portrait]], within: bool) -> list[str]:
    apart_by = [(p, q, distance(p, q)) for p, q in pairs]
    told = [found for p, q, d in apart_by if (found := likelihood(p, q, d)) is not None]
    foretold = [_foretold(f.calibration, p, q, within) for f, (p, q) in zip(told, pairs, strict=True)]
    low, middle, high = np.percentile([f.ratio for f in told], [25, 50, 75])
    values = f"{np.median(foretold):.2f}", f"{np.median([d.value for _, _, d in apart_by]):.2f}"
    return [f"{len(pairs)}", *values, f"{middle:.2g} ({low:.2g} to {high:.2g})"]


def _foretold(c: Calibration, one: Portrait, other: Portrait, within: bool) -> float:
    """Return the median distance of two pieces of one recording, or of two persons."""
    seconds = one.quality.clean_s, other.quality.clean_s
    return c.middle * c.chance(*seconds) if within else c.medians(*seconds)[1]


if __name__ == "__main__":
    sources()
    pieces()

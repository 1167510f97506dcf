"""Whether a cloth moves without a jump: ``python -m benchmarks.steps [FAMILY ...]``.

One measured number at a time goes from least to most in 200 equal steps, all else held, and the pictures of
neighbours are compared: no step may be more than 4 times the median step, unless it is so small that no eye sees it.
Parameters are stepped themselves, since a percentile sets them in whole percents only. Of families whose form is the
recording one band becomes up to 6 dB stronger. Not every step is drawn: the cloth is looked at in a few places, the
widest gaps are halved down to the step that is the widest, and the median is that of steps here and there; ``--all``
draws every step.

Where every step is a jump none is wider than the others. So it is also told how much steps come to nothing: the
median step over the part of a wide gap that each of its steps would have if they added up. It is 1 where the cloth
moves one way, 10 where each step draws all luck anew (of gaps of ten steps).
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import numpy as np
from scipy.ndimage import gaussian_filter

from batik_gen import design, draw, dye
from batik_gen.pattern.declaring.registry import families
from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.values.arrays import FloatArray
from batik_gen.values.design import Design
from batik_gen.values.features import PLACED
from batik_gen.values.portrait import BANDS
from batik_gen.values.wave import Wave, hertz
from benchmarks.evidence import table
from benchmarks.wardrobe.showing import lab, plant
from benchmarks.wardrobe.subject import Subject

STEPS = 200
MOST, UNSEEN = 4.0, 0.5
"""Widest step allowed, in median steps; one narrower than this, root mean square of L*, no eye sees."""
LEAST_SIDE_MM, COPIES = 150.0, 2.5
"""A cloth is so large, and holds so many of the family's own measure."""
PX_PER_MM = 1.4
LOUDER_DB = 6.0
_GAPS, _WIDEST, _SAMPLED = 10, 2, 6


@dataclass(frozen=True)
class Stepped:
    """Hold how evenly a cloth moved.

    Parameters
    ----------
    median, widest
        Median and widest step, root mean square of L*.
    at
        Where the widest step begins, in per cent of the way.
    restless
        Median step over what steps of a gap would each have if they added up; 1 or a little more is steady.
    """

    median: float
    widest: float
    at: float
    restless: float

    @property
    def ratio(self) -> float:
        """The widest step in median steps."""
        return self.widest / max(self.median, 1e-9)

    @property
    def holds(self) -> bool:
        """Tell whether no step is a jump that can be seen."""
        return self.ratio <= MOST or self.widest <= UNSEEN


def numbers_of(name: str) -> tuple[str, ...]:
    """Return what can be stepped in a family: features that move more than its baths, or bands."""
    if families()[name].reading:
        return tuple(band.name for band in BANDS)
    still = design(plant(), motif=name, size_mm=(100.0, 100.0)).parameters

    def moves(feature: str) -> bool:
        ends = _ends(name, feature, 100.0)
        return any(low != still[key] and not key.startswith("bath.") for key, (low, _) in ends.items())

    return tuple(filter(moves, PLACED))


@cache
def _ends(name: str, feature: str, side: float) -> dict[str, tuple[float, float]]:
    """Return every parameter that a feature moves, with its values where the feature is least and most."""
    low, high = (design(plant({feature: place}), motif=name, size_mm=(side, side)).parameters for place in (0.0, 100.0))
    return {key: (low[key], high[key]) for key in low if low[key] != high[key]}


def side_of(name: str) -> float:
    """Return the side of the cloth that is looked at, mm."""
    measure = next((p.default for p in families()[name].parameters if p.unit == "mm"), 0.0)
    return max(LEAST_SIDE_MM, COPIES * measure)


def at_share(name: str, number: str, share: float, seed: int = 1) -> Design:
    """Return a family's Design with one number so far on its way, 0..1."""
    family, side = families()[name], side_of(name)
    if family.reading:
        made = Subject(family, seed).design(side)
        return replace(made, wave=louder(usual_wave(), number, LOUDER_DB * share))
    made = design(plant(), motif=name, size_mm=(side, side), seed=seed)
    moved = {key: low + (high - low) * share for key, (low, high) in _ends(name, number, side).items()}
    return replace(made, parameters={**made.parameters, **moved})


def louder(wave: Wave, band: str, db: float) -> Wave:
    """Return a Wave with one band stronger, in its courses and in its spectra."""
    courses, spectra = np.array(wave.courses), np.array(wave.spectra)
    courses[..., wave.bands.index(band)] += db
    low, high = next((b.low, b.high) for b in BANDS if b.name == band)
    spectra[:, (hertz() >= low) & (hertz() < high)] += db
    return replace(wave, courses=courses, spectra=spectra)


def seen(asked: Design) -> FloatArray:
    """Return the lightness of a Design's cloth, blurred by one pixel."""
    px = round(asked.size_mm[0] * PX_PER_MM)
    picture = np.asarray(dye(draw(asked), px=(px, px)).image, dtype=np.float64)
    return np.asarray(gaussian_filter(lab(picture)[..., 0], 1.0), dtype=np.float64)


def apart(one: FloatArray, other: FloatArray) -> float:
    """Return the root mean square difference of two pictures."""
    return float(np.sqrt(((one - other) ** 2).mean()))


def stepped(look: Callable[[int], FloatArray], steps: int = STEPS, every: bool = False) -> Stepped:
    """Find the median and the widest of the steps between neighbours.

    Parameters
    ----------
    look
        Returns the picture of a place 0..``steps``.
    steps
        Number of steps.
    every
        True to look at all of them.
    """
    places: dict[int, FloatArray] = {}

    def between(a: int, b: int) -> float:
        for place in (a, b):
            if place not in places:
                places[place] = look(place)
        return apart(places[a], places[b])

    marks = np.unique(np.linspace(0, steps, min(_GAPS, steps) + 1).astype(int)).tolist()
    gaps = {(a, b): between(a, b) for a, b in pairwise(marks)}
    chosen = np.unique(np.linspace(0, len(marks) - 2, _SAMPLED).astype(int)).tolist()
    starts = range(steps) if every else [marks[k] for k in chosen]
    found = {a: between(a, a + 1) for a in starts}
    median = float(np.median(list(found.values())))
    for a, b in sorted(gaps, key=lambda gap: -gaps[gap])[: 0 if every else _WIDEST]:
        while b - a > 1:
            middle = (a + b) // 2
            a, b = (a, middle) if between(a, middle) >= between(middle, b) else (middle, b)
        found[a] = between(a, b)
    widest = max(found, key=lambda at: found[at])
    adding = float(np.median([wide / (b - a) for (a, b), wide in gaps.items()]))
    return Stepped(median, found[widest], 100 * widest / steps, median / max(adding, 1e-9))


def measured(name: str, number: str, steps: int = STEPS, every: bool = False) -> Stepped:
    """Step one number of a family."""
    return stepped(lambda place: seen(at_share(name, number, place / steps)), steps, every)


def pairs_of(names: Sequence[str], numbers: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each family with each number that is to be stepped in it."""
    for name in names:
        for number in numbers_of(name):
            if not numbers or number in numbers:
                yield name, number


def main() -> None:
    """Print one line for each family and number, and a table of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="*", default=list(families()), metavar="FAMILY")
    parser.add_argument("--numbers", nargs="+", default=[], metavar="FEATURE|BAND", help="only these")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--all", action="store_true", help="draw every step")
    parser.add_argument("--jobs", type=int, default=1, help="processes at once")
    asked = parser.parse_args()
    pairs = list(pairs_of(asked.families, asked.numbers))
    rows: dict[str, dict[str, str]] = {name: {} for name in asked.families}
    with ProcessPoolExecutor(asked.jobs) as pool:
        waiting = [pool.submit(measured, *pair, asked.steps, asked.all) for pair in pairs]
        for (name, number), done in zip(pairs, waiting, strict=True):
            found = done.result()
            said = f"{found.ratio:.1f}" + ("" if found.ratio <= MOST else f" at {found.at:g} %")
            said = said if found.holds else f"**{said}**"
            rows[name][number] = said
            figures = f"{found.median:8.4f} {found.widest:8.4f} {found.restless:5.1f}"
            print(f"{name:18} {number:16} {figures}  {said}", flush=True)
    shown = [number for number in (*PLACED, *(b.name for b in BANDS)) if any(number in row for row in rows.values())]
    print("\n" + table(["family", *shown], [[name, *(row.get(n, "") for n in shown)] for name, row in rows.items()]))


if __name__ == "__main__":
    main()

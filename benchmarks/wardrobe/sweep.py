"""Monotone and visible: each measured number is swept over all people, all else held, and the pictures compared."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.stats import spearmanr

from batik_gen import design
from batik_gen.pattern.declaring.registry import all_parameters, families, parameters_of
from batik_gen.pattern.designing.mapping import load_mapping
from batik_gen.values.features import PLACED
from benchmarks.evidence import table
from benchmarks.wardrobe.looks import SCALE, SIDE_MM, Eye, Look, look_at, used_to
from benchmarks.wardrobe.showing import plant, show

STEPS = 7
HANDS = 6
STEADY, VISIBLE = 0.95, 3.0
"""Least Spearman correlation, and least distance end to end in units of what another seed alone does."""

FIRST = ("alpha_height_db", "alpha_beta", "exponent", "front_back")
"""Features that move what is seen first."""


@dataclass(frozen=True)
class Swept:
    """Hold what one feature does to one family.

    Parameters
    ----------
    steady
        Spearman correlation of the step with the distance from the middle picture,
        counted negative below the middle.
    apart
        Distance of the two ends over the median distance of two seeds.
    """

    steady: float
    apart: float

    @property
    def holds(self) -> bool:
        """Tell whether it is both steady and visible."""
        return self.steady >= STEADY and self.apart >= VISIBLE


def moved(family: str) -> tuple[str, ...]:
    """Return the features that the shipped mapping lets move a family."""
    declared = parameters_of(families()[family])
    rules = load_mapping(None, all_parameters(), PLACED).rules
    return tuple(f for f in PLACED if any(r.feature == f and r.parameter in declared for r in rules))


def look(family: str, places: dict[str, float | None] | None = None, seed: int = 1) -> Look:
    """Look at a family drawn for a planted Portrait."""
    made = design(plant(places), motif=family, size_mm=(SIDE_MM, SIDE_MM), seed=seed)
    return look_at(show(made, SCALE))


def hand_of(family: str, hands: int = HANDS) -> tuple[Eye, float, Look]:
    """Return an Eye used to the family's hand, what two seeds are apart in it, and the middle picture."""
    looks = [look(family, seed=seed) for seed in range(1, hands + 1)]
    eye = used_to(looks)
    pairs = [eye.between(a, b) for i, a in enumerate(looks) for b in looks[:i]]
    return eye, float(np.median(pairs)), looks[0]


def sweep(family: str, features: Sequence[str], steps: int = STEPS, hands: int = HANDS) -> dict[str, Swept]:
    """Sweep features over 0 to 100 per cent of the population."""
    eye, seeds, middle = hand_of(family, hands)
    places = np.linspace(0, 100, steps)
    found = {}
    for name in features:
        looks = [middle if place == 50 else look(family, {name: float(place)}) for place in places]
        away = [eye.between(one, middle) * np.sign(place - 50) for one, place in zip(looks, places, strict=True)]
        steady = float(spearmanr(places, away).statistic) if np.ptp(away) > 0 else 0.0
        found[name] = Swept(steady, eye.between(looks[0], looks[-1]) / seeds)
    return found


def report(names: Sequence[str], jobs: int = 1, steps: int = STEPS, hands: int = HANDS) -> str:
    """Return the section on sweeps; families are swept in so many processes."""
    rows, weak, first = [], 0, 0
    with ProcessPoolExecutor(jobs) as pool:
        for family, found in zip(names, pool.map(partial(sweep_all, steps=steps, hands=hands), names), strict=True):
            weak += sum(not s.holds for s in found.values())
            first += sum(not s.holds for name, s in found.items() if name in FIRST)
            rows.append([family, *(_cell(found.get(name)) for name in _SHOWN)])
            print(" | ".join(rows[-1]), flush=True)
    total = sum(cell != "" for row in rows for cell in row[1:])
    return (
        f"{total} pairs of family and feature; {weak} fall short, {first} of them among the features that move what is "
        f"seen first ({', '.join(FIRST)}).\n\n" + table(["family", *_SHOWN], rows)
    )


def sweep_all(family: str, steps: int = STEPS, hands: int = HANDS) -> dict[str, Swept]:
    """Sweep every feature that moves a family."""
    return sweep(family, moved(family), steps, hands)


_SHOWN = (*FIRST, "alpha_cog", "rel_alpha", "theta_beta", "rel_beta", "rel_theta", "entropy", "rel_delta", "burstiness",
          "rel_gamma", "alpha_width_hz")  # fmt: skip


def _cell(swept: Swept | None) -> str:
    if swept is None:
        return ""
    said = f"{swept.apart:.1f}"
    if swept.steady < STEADY:
        said += f" ({swept.steady:.2f})"
    return said if swept.holds else f"**{said}**"

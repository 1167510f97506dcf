"""Write docs/wardrobe.md: ``python -m benchmarks.wardrobe [SECTION ...] [--only FAMILY ...] [--n 2000]``."""

import argparse
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from batik_gen.pattern.declaring.registry import families
from benchmarks.evidence import ROOT, table, tell
from benchmarks.wardrobe import kinship, read_back, speed, sweep, wild
from benchmarks.wardrobe.bounds import ALLOWED, BOUNDS
from benchmarks.wardrobe.checks import CHECKS, Check
from benchmarks.wardrobe.subject import Subject

DOCUMENT = ROOT / "docs" / "wardrobe.md"


def checked(names: list[str], seeds: list[int], jobs: int, voice: float | None) -> str:
    """Return the section on the checklist: worst figure over the seeds."""
    rows, failed, n = [], 0, len(names)
    of = "" if voice is None else f", of a person each at voice {voice:g}"
    with ProcessPoolExecutor(jobs) as pool:
        for name, figures in zip(names, pool.map(_figures, names, [seeds] * n, [voice] * n), strict=True):
            cells = [_cell(check, name, found, voice is not None) for check, found in zip(CHECKS, figures, strict=True)]
            failed += sum(cell.startswith("*") for cell in cells)
            rows.append([name, *cells])
            print(" | ".join(rows[-1]), flush=True)
    meanings = [[c.name, c.meaning, _said(*BOUNDS[c.name])] for c in CHECKS]
    reasons = [[family, name, f"{low:g} to {high:g}", why] for (family, name), (low, high, why) in ALLOWED.items()]
    return "\n\n".join(
        [
            table(["check", "what is measured", "bounds"], meanings),
            f"Worst of the seeds {', '.join(map(str, seeds))}{of}; {failed} figures outside their bounds, in bold:",
            table(["family", *(c.name for c in CHECKS)], rows),
            "Bounds of their own:",
            table(["family", "check", "bounds", "because"], reasons),
        ]
    )


def _figures(name: str, seeds: list[int], voice: float | None) -> list[list[float]]:
    """Return for each check its figures over the seeds, none where it does not apply."""
    subjects = [Subject(families()[name], seed, voice) for seed in seeds]
    return [[v for v in map(check.measure, subjects) if v is not None] for check in CHECKS]


def _said(low: float, high: float) -> str:
    return f"{low:g} to {high:g}" if low > -1 else f"up to {high:g}"


def _cell(check: Check, family: str, found: list[float], scattered: bool) -> str:
    """Return the figure farthest from the middle of the bounds, in bold where it lies outside.

    Figures of cloths that are each another person's may scatter as those of a single cloth.
    """
    if not found:
        return ""
    low, high = check.bounds(family)
    worst = max(found, key=lambda v: max(low - v, v - high))
    said = f"{worst:.{check.digits}f}"
    within = check.holds(family, worst) if scattered else low <= worst <= high
    return said if within else f"**{said}**"


def main() -> None:
    """Measure the sections named, or all, and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION")
    parser.add_argument("--only", nargs="+", metavar="FAMILY", default=list(families()))
    parser.add_argument("--n", type=int, default=2000, help="random Designs")
    parser.add_argument("--steps", type=int, default=sweep.STEPS, help="pictures of a sweep")
    parser.add_argument("--hands", type=int, default=sweep.HANDS, help="seeds that tell what a hand does in a sweep")
    parser.add_argument("--voice", type=float, help="checks: cloths of made-up people at this voice, not the defaults")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once, except for speed")
    parser.add_argument("--seed", type=int, default=int(np.random.default_rng().integers(2**31)))
    chosen = parser.parse_args()
    seeds = [int(s) for s in np.random.default_rng(chosen.seed).integers(0, 2**31, 3)]
    sections: dict[str, Callable[[], str]] = {
        "checks": lambda: checked(chosen.only, seeds, chosen.jobs, chosen.voice),
        "sweep": lambda: sweep.report(chosen.only, chosen.jobs, chosen.steps, chosen.hands),
        "readback": lambda: read_back.report(seed=chosen.seed),
        "kinship": lambda: kinship.report(chosen.only, chosen.jobs),
        "wild": lambda: wild.report(chosen.n, chosen.seed, chosen.jobs),
        "speed": lambda: speed.report(chosen.only),
    }
    for name in chosen.sections or sections:
        tell(name, sections[name](), DOCUMENT)


if __name__ == "__main__":
    main()

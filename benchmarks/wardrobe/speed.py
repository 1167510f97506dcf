"""Seconds to draw a whole cloth of each family, geometry alone, and whether they grow with its area."""

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from batik_gen import design
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.drawing.draw import draw
from benchmarks.evidence import table
from benchmarks.wardrobe.showing import plant
from benchmarks.wardrobe.subject import Subject

CLOTH_MM = (2500.0, 1050.0)
SHARES = (0.125, 0.25, 0.5, 1.0)
"""Pieces of that cloth, by length."""


def seconds(family: str, size_mm: tuple[float, float]) -> float:
    """Return the CPU seconds of one drawing."""
    if family_named(family).reading:
        # Families whose form is the recording are drawn from a usual one.
        made = replace(Subject(family_named(family), 3).design(200.0), size_mm=size_mm)
    else:
        made = design(plant(), motif=family, size_mm=size_mm, seed=3)
    start = time.process_time()
    draw(made)
    return time.process_time() - start


def report(names: Sequence[str]) -> str:
    """Return the section on speed."""
    rows = []
    for name in names:
        seconds(name, (200.0, 200.0))
        took = [seconds(name, (CLOTH_MM[0] * share, CLOTH_MM[1])) for share in SHARES]
        power = float(np.polyfit(np.log(SHARES), np.log(took), 1)[0])
        rows.append([name, *(f"{t:.1f}" for t in took), f"{power:.2f}"])
        print(" | ".join(rows[-1]), flush=True)
    head = ["family", *(f"{CLOTH_MM[0] / 10 * share:.0f} x {CLOTH_MM[1] / 10:.0f} cm, s" for share in SHARES), "power"]
    return table(head, rows)

"""Tumpal: facing rows of tall triangles with every mirror, a sprout inside each."""

import looks
import numpy as np
import seeds
from portraits import plain

from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.motifs.tumpal.tumpal import FAMILY

SEEDS = [int(s) for s in seeds.rng(__name__).integers(0, 2**31, 2)]
"""Drawn anew by each run; a failure names its seed."""
DEFAULT = {p.name: p.default for p in FAMILY.parameters}


def test_sprouts_stay_inside_their_triangles():
    """The growth at its widest reaches no rim."""
    held = plain(
        "tumpal", SEEDS[0], 300.0, hand__wobble=0.0, growth__repetition=3.4, growth__length=1.5, growth__angle=76,
        growth__curl=0.4,
    )  # fmt: skip
    base = DEFAULT["tumpal.base"]
    height, module = (
        base * DEFAULT["tumpal.height"],
        base * (2 * DEFAULT["tumpal.height"] + 0.28 + DEFAULT["tumpal.band"]),
    )
    grown = [x for x in draw(held).layers if x.name.startswith("sulur tembok")]
    runs = [run[:, :2] for x in grown for run in (*looks.shapes(x.strokes), *looks.shapes(x.areas))]
    inside = 0
    for run in runs:
        y = np.abs((run[:, 1] - 150) - module * np.rint((run[:, 1] - 150) / module))
        if y.max() > 0.14 * base + height:
            continue
        x = (run[:, 0] - 150) - base * (np.floor((run[:, 0].mean() - 150) / base) + 0.5)
        up = 0.14 * base + height - y
        within = np.abs(x) <= 0.5 * base * (1 - up / height)
        # What grows between the triangles touches none of them either.
        assert within.all() or not within.any(), SEEDS
        inside += within.all()
    assert inside > 0.3 * len(runs)

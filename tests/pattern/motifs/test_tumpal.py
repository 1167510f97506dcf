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
    layer = next(x for x in draw(held).layers if x.name == "tembok")
    for run in looks.shapes(layer.strokes):
        y = np.abs((run[:, 1] - 150) - module * np.rint((run[:, 1] - 150) / module))
        x = (run[:, 0] - 150) - base * (np.floor((run[:, 0] - 150) / base) + 0.5)
        up = 0.14 * base + height - y
        assert (np.abs(x) + 0.5 * run[:, 2] <= 0.5 * base * (1 - up / height)).all(), SEEDS

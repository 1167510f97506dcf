"""An isen: three dots in a row, strewn over any shape."""

import numpy as np

from batik_gen.pattern.geometry.shape.points import strewn
from batik_gen.pattern.isen.kind import Bed, Filling
from batik_gen.values.words import Words


def _draw(bed: Bed) -> None:
    """Strew short rows of dots; every place keeps clear of the outline by the margin."""
    wide = bed.touch.dot
    # A recording sets how many: more isen stand closer.
    pitch, margin = 4.4 * wide / bed.touch.count, bed.touch.edge + 1.7 * wide
    seeds = bed.along(pitch, margin, 0.15, 733)
    middles, _ = strewn(bed.room, pitch, margin, bed.hand, salt=733, near=0.9, seeds=seeds)
    for step in (-1.2, 0.0, 1.2):
        bed.canting.dots.dot(middles + np.array([step * wide, 0.0]), wide)


TITIK_TIGA = Filling(
    "titik-tiga",
    Words("titik tiga: three dots in a row", "titik tiga: tiga titik sebaris"),
    Words("leaves and frames", "daun dan bingkai"),
    "an example of a package", 0.6, 0.75, 1.0, Words("diameter of a dot", "garis tengah titik"), _draw,
)  # fmt: skip

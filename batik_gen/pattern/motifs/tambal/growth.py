"""The growth in a triangle of a tambal: from a flower in its middle into each of the three corners."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.growth.personal import lung_at
from batik_gen.pattern.motifs.tambal import layout
from batik_gen.pattern.patchwork.fillings import Growing
from batik_gen.pattern.patchwork.growth import RIM, Spray, grown_into, wax_sprays
from batik_gen.pattern.patchwork.people import Person
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.cloth import Layer

HALF = 0.7071067811865476
INCENTRE = 0.2928932188134524
"""Distance of a triangle's incentre from its short sides, in squares."""

LONG = 0.75
"""Width of the seams along the long sides, against the others."""

_KITES = ((-0.125, 0.77), (0.625, 0.77), (1.25, 0.41))
"""Where growths go from the incentre: directions in half turns, distances of the corners in squares."""
_LONGER = 0.6
"""By so many shoots they are longer than growths elsewhere: they fill a patch."""
_SECTOR = 1.42
"""Half width of the sector of each by the distance from the incentre, a little less than to midway between two."""


def growths(person: Person, grid: layout.Grid, which: IntArray, cloth: Plan, seam: float, kind: Growing) -> list[Layer]:
    """Let the growth fill triangles: from a flower in the middle into each of the three corners."""
    n, side, plan, fullness = len(which), grid.side, person.plan, person.share("patch.fullness")
    if not n:
        return []
    corners, angle = grid.corner[which], grid.angle[which]
    dot = plan.value("isen.size")
    rim = 0.5 * seam + 1.8 * dot
    far = side - rim - (rim - 0.5 * (1 - LONG) * seam) / HALF
    ring = turn(np.array([[rim, rim], [far, rim], [rim, far]]), angle[:, None]) + corners[:, None]
    heart = corners + turn(np.full((n, 2), INCENTRE * side), angle)
    radius = side * (0.072 + 0.026 * fullness)
    form, foot = lung_at(plan, heart, longer=_LONGER), 1.2 * radius
    clear = 0.5 * seam + RIM * dot
    growths = []
    for way, reach in _KITES:

        def fits(run: FloatArray, way: float = way) -> BoolArray:
            off = turn(run - heart[:, None], -(angle[:, None] + way * np.pi))
            beside = np.abs(off[..., 1]) < _SECTOR * off[..., 0]
            own = turn(run - corners[:, None], -angle[:, None])
            deep = np.minimum(own.min(axis=-1), HALF * (side - own.sum(axis=-1)) + 0.5 * (1 - LONG) * seam)
            inside: BoolArray = (beside & (deep > clear)).all(axis=1)
            return inside

        turned = angle + way * np.pi
        feet = heart + foot * np.stack([np.cos(turned), np.sin(turned)], axis=-1)
        growths.append(grown_into(form, feet, turned, np.full(n, side * reach), fits))
    plates = list(turn(inner(side, seam), angle[:, None]) + corners[:, None])
    spray = Spray(heart, np.full(n, radius), angle, growths, list(ring), plates)
    return wax_sprays(plan, spray, cloth.size_mm, kind)


def inner(side: float, seam: float) -> FloatArray:
    """Return the outline of what a triangle holds between its seams, from its right corner, 3 x 2."""
    least = 0.5 * seam
    most = side - least - 0.5 * LONG * seam / HALF
    return np.array([[least, least], [most, least], [least, most]])

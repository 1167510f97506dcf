"""The growth as what fills an island of a sekar jagad: it rises from a flower the way in which it has most room."""

import numpy as np

from batik_gen.cloth import Layer
from batik_gen.pattern.clipping import BoolArray
from batik_gen.pattern.curves import turn
from batik_gen.pattern.motifs.sekar_jagad_cells import Islands
from batik_gen.pattern.motifs.sekar_jagad_seams import Contours
from batik_gen.pattern.patch_growth import RIM, Spray, grown_into, growth_at, wax_sprays
from batik_gen.pattern.patches import Bend, Patch, straight
from batik_gen.pattern.plan import Plan
from batik_gen.values import FloatArray, IntArray

_HEART = 0.31
"""Radius of the flower that a growth rises from, in the depth of its island."""
_STALK = 1.3
"""Distance of the growth's foot from the middle of the flower, in the flower's radii."""
_LEAVES = 1.25
"""Directions of the flower's two leaves, radians to either side of the growth."""
_LONGER = 1.4
"""So many shoots more than elsewhere: an island is large."""
_WAYS = 24
_OUTLINE = np.array([[0.0, 0.4], [0.25, 0.48], [0.5, 0.42], [0.8, 0.25], [1.0, 0.0], [0.8, -0.25], [0.5, -0.42],
                     [0.25, -0.48], [0.0, -0.4]])  # fmt: skip
"""About which room a tendril of unit length takes."""
_SHORE = 3.5
"""What stays free along the shore, mm."""


def growths(
    plan: Plan, islands: Islands, contours: Contours, which: IntArray, size_mm: tuple[float, float], light: bool
) -> list[Layer]:
    """Let growths fill the islands of these numbers on a cloth of ``size_mm``, on a light or a dark ground."""
    if not len(which):
        return []
    dot = plan.value("isen.size")
    patches = [contours.patches[k] for k in which]
    rooted = np.array([_rooted(islands, contours, int(k)) for k in which])
    hearts, ways, radius, long = rooted[:, :2], rooted[:, 2], rooted[:, 3], rooted[:, 4]

    def fits(run: FloatArray) -> BoolArray:
        deep = [float(p.depth(islands.bend(r)).min()) for p, r in zip(patches, run, strict=True)]
        clear: BoolArray = np.array(deep) > RIM * dot
        return clear

    out = np.stack([np.cos(ways), np.sin(ways)], axis=-1)
    feet = hearts + _STALK * radius[:, None] * out
    grown = grown_into(growth_at(plan, feet, _LONGER), feet, ways, 1.5 * long, fits)
    spray = Spray(
        hearts,
        radius,
        ways,
        (grown,),
        np.arange(len(which))[:, None],
        [contours.inset(islands, int(k), 1.8 * dot) for k in which],
        [contours.rings[k] for k in which] if light else (),
        np.array([-_LEAVES, _LEAVES]),
        np.stack([hearts + 0.95 * radius[:, None] * out, feet], axis=1),
    )
    return wax_sprays(plan, spray, size_mm, light)


def free(islands: Islands, patch: Patch, middle: FloatArray, ways: FloatArray, most: float) -> FloatArray:
    """Return how far an island reaches from its middle in some directions, mm, ``most`` at most."""
    return _reached(patch, islands.bend, middle, ways, most)


def _reached(patch: Patch, bend: Bend, middle: FloatArray, ways: FloatArray, most: float) -> FloatArray:
    far = np.linspace(0.0, most, 80)
    run = middle + far[:, None, None] * np.stack([np.cos(ways), np.sin(ways)], axis=-1)
    out = patch.depth(bend(run)).min(axis=-1) < 0
    reached: FloatArray = far[np.where(out.any(axis=0), np.maximum(out.argmax(axis=0) - 1, 0), len(far) - 1)]
    return reached


def _rooted(islands: Islands, contours: Contours, at: int) -> tuple[float, float, float, float, float]:
    """Return where a growth is rooted in an island: its flower's middle, x and y, its direction, radius and length."""
    patch, middle, most = contours.patches[at], contours.middles[at], float(contours.reach[at])
    radius = _HEART * float(patch.depth(islands.bend(middle)).min())
    ways = np.arange(_WAYS, dtype=np.float64) * (2 * np.pi / _WAYS)
    # As the island lies before its shores are bent: growths do not turn round when these swing further.
    _, long = _roomiest(patch, straight, islands.sites[at], ways, radius, most)
    ways = ways[int(long.argmax())][None]
    hearts, long = _roomiest(patch, islands.bend, middle, ways, radius, most)
    return float(hearts[0, 0]), float(hearts[0, 1]), float(ways[0]), radius, max(float(long[0]), most)


def _roomiest(
    patch: Patch, bend: Bend, middle: FloatArray, ways: FloatArray, radius: float, most: float
) -> tuple[FloatArray, FloatArray]:
    """Return for each direction where the flower stands and how long a tendril of the usual outline has room to be."""
    out = np.stack([np.cos(ways), np.sin(ways)], axis=-1)
    back = _reached(patch, bend, middle, ways + np.pi, 1.2 * most)
    hearts = middle - np.maximum(back - 1.25 * radius - _SHORE, 0.0)[:, None] * out
    long = 2.2 * most * np.arange(30, 5, -1) / 30.0
    run = turn(_OUTLINE * long[:, None, None, None], ways[:, None]) + (hearts + _STALK * radius * out)[:, None]
    clear = (patch.depth(bend(run)).min(axis=-1) > _SHORE).all(axis=-1)
    return hearts, np.where(clear.any(axis=0), long[clear.argmax(axis=0)], 0.0)

"""The growth as what fills an island of a sekar jagad: tendrils from a flower in its middle all the way round."""

import numpy as np

from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.growth.personal import lung_at
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.motifs.sekar_jagad.cells import Islands
from batik_gen.pattern.motifs.sekar_jagad.seams import Contours
from batik_gen.pattern.patchwork.fillings import Growing
from batik_gen.pattern.patchwork.growth import RIM, Spray, grown_into, wax_sprays
from batik_gen.pattern.patchwork.patches import Outlined
from batik_gen.pattern.patchwork.people import Person
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.cloth import Layer

_HEART = (0.16, 0.09)
"""Radius of the flower that a growth rises from, in the depth of its island: at the least, and what fullness adds."""
_LONG = (0.36, 0.64)
"""Length of the tendrils, in the way to the shore: at the least, and what reach adds where there is room."""
_FOOT = 1.35
"""Distance of the tendrils' feet from the middle of the flower, in the flower's radii."""
_TENDRILS = 3
"""So many tendrils share an island."""
_LONGER = 1.0
"""So many shoots more than elsewhere: an island is large."""
_NODES = 25
"""The deepest place is looked for on so many lines either way."""
_SPARSE = 3
"""Every so manieth place of a tendril is asked whether it lies within the shores."""


def growths(
    person: Person, islands: Islands, contours: Contours, which: IntArray, size_mm: tuple[float, float], kind: Growing
) -> list[Layer]:
    """Let a person's growths of a kind fill the islands of these numbers on a cloth of ``size_mm``."""
    if not len(which):
        return []
    plan, dot = person.plan, person.plan.value("isen.size")
    full, reach = person.share("patch.fullness"), person.share("patch.reach")
    patches = [contours.patches[k] for k in which]
    rooted = np.array([_deepest(islands, contours, int(k)) for k in which])
    hearts, radius = rooted[:, :2], (_HEART[0] + _HEART[1] * full) * rooted[:, 2]
    first = 2 * np.pi * uniform(0, salts.SEKAR_SPRAY, *islands.key[which].T)
    spread = 0.96 * np.tan(np.pi / _TENDRILS)
    form = lung_at(plan, hearts, longer=_LONGER)
    grown, feet = [], []
    for number in range(_TENDRILS):
        ways = first + number * (2 * np.pi / _TENDRILS)

        def fits(run: FloatArray, ways: FloatArray = ways) -> BoolArray:
            off = turn(run - hearts[:, None], -ways[:, None])
            beside = (np.abs(off[..., 1]) < spread * off[..., 0]).all(axis=1)
            within = [p.depth(islands.bend(r[::_SPARSE])).min() for p, r in zip(patches, run, strict=True)]
            clear: BoolArray = beside & (np.array(within) > RIM * dot)
            return clear

        feet.append(hearts + _FOOT * radius[:, None] * np.stack([np.cos(ways), np.sin(ways)], axis=-1))
        most = [
            float(free(islands, patch, at, way, 2.0 * far)[0]) * (_LONG[0] + _LONG[1] * reach)
            for patch, at, way, far in zip(patches, hearts, ways[:, None], contours.reach[which], strict=True)
        ]
        grown.append(grown_into(form, feet[-1], ways, np.array(most), fits))
    spray = Spray(
        hearts,
        radius,
        first,
        grown,
        [contours.inset(islands, int(k), 1.8 * dot) for k in which],
        [contours.rings[k] for k in which],
        [np.stack([hearts, foot], axis=1) for foot in feet],
    )
    return wax_sprays(plan, spray, size_mm, kind)


def _deepest(islands: Islands, contours: Contours, at: int) -> tuple[float, float, float]:
    """Return the place of an island that lies deepest within its shores, and how deep, mm."""
    share = np.linspace(-0.6, 0.6, _NODES)
    off = np.stack(np.meshgrid(share, share), axis=-1).reshape(-1, 2)
    places = contours.middles[at] + float(contours.reach[at]) * off
    deep = contours.patches[at].coast.depth(islands.bend(places))
    # Midway between all that are nearly as deep, so that it moves as the island does and never from bay to bay.
    weight = np.maximum(deep - 0.9 * float(deep.max()), 0.0)
    middle = (places * weight[:, None]).sum(axis=0) / weight.sum()
    return float(middle[0]), float(middle[1]), float(contours.patches[at].coast.depth(islands.bend(middle[None]))[0])


def free(islands: Islands, patch: Outlined, middle: FloatArray, ways: FloatArray, most: float) -> FloatArray:
    """Return how far an island reaches from its middle in some directions, mm, ``most`` at most."""
    far = np.linspace(0.0, most, 80)
    run = middle + far[:, None, None] * np.stack([np.cos(ways), np.sin(ways)], axis=-1)
    deep = patch.depth(islands.bend(run)).min(axis=-1)
    out = deep < 0
    first = np.where(out.any(axis=0), np.maximum(out.argmax(axis=0), 1), len(far) - 1)
    each = np.arange(len(ways))
    before, after = deep[first - 1, each], deep[first, each]
    part = np.clip(before / np.maximum(before - after, 1e-9), 0.0, 1.0)
    reached: FloatArray = far[first - 1] + np.where(after < 0, part, 1.0) * (far[first] - far[first - 1])
    return reached

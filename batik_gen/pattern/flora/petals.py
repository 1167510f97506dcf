"""Flowers of many copies, petal by petal: no two are drawn alike, the nearer petals lie over the farther.

A flower is told in its own measure: it stands on the origin and looks up, x right and y down, about one high. Species
are tables of petals; one seen in three-quarter view is turned out of the plane by ``three_quarter``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.flora import blades as form
from batik_gen.pattern.flora.blades import POINTS, Blades
from batik_gen.pattern.flora.sheet import Pens, profile
from batik_gen.pattern.flora.stack import Stack
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.values.arrays import FloatArray

_T = np.arange(POINTS) / (POINTS - 1)
OUTLINES = {
    "leaf": profile(0.4, 0.16, True, POINTS),
    "lance": profile(0.32, 0.3, True, POINTS),
    "round": profile(0.66, 0.34, False, POINTS),
    "broad": profile(0.74, 0.5, False, POINTS) * (1 + 0.05 * np.sin(9 * _T)),
    "ogee": profile(0.48, 0.5, True, POINTS) * np.where(_T > 0.8, 0.55 + 0.45 * (1 - _T) / 0.2, 1.0),
}
"""Half breadth along a petal, 1 where it is broadest."""

_BARE = 1.6
"""Blades narrower than this, mm, hold no isen."""

LIGHT = ("plate", "red", "green", "azure", "yellow")


@dataclass(frozen=True)
class Petal:
    """Hold one petal of a species.

    Parameters
    ----------
    level
        What it lies over.
    x, y
        Its foot.
    lean
        Its way from upright, radians, to the right.
    long, wide, bend
        Its length and breadth, and by how many radians it bends towards its tip.
    outline, kind, filling
        Its form, its wax and its isen (``fill``).
    """

    level: int
    x: float
    y: float
    lean: float
    long: float
    wide: float
    bend: float = 0.0
    outline: str = "ogee"
    kind: str = "plate"
    filling: str = "galaran"


def three_quarter(
    many: int, flat: float, inner: float, outer: float, wide: float, level: int, kind: str, filling: str,
    outline: str = "broad", turned: float = 0.0, lift: float = 0.0, middle: float = 0.0,
) -> tuple[Petal, ...]:  # fmt: skip
    """Return a ring of petals about a heart that is seen aslant: the far ones low, the near ones bent over, by level.

    Parameters
    ----------
    many, turned
        How many petals, and where the first stands, in petals.
    flat
        How high the ring is seen for its breadth: 1 from above, 0 from the side.
    inner, outer, wide
        Where petals begin and end, and how broad they are.
    level
        The lowest; side petals lie one above it, the near ones on ``level + 3``, so that a heart may lie on ``level +
        2``.
    lift
        How far tips are raised: the flower is a bowl.
    middle
        Height of the heart.
    """
    petals = []
    for n in range(many):
        phi = 2 * np.pi * (n + turned) / many
        across, near = float(np.cos(phi)), float(np.sin(phi))
        foot = np.array([inner * across, middle + inner * flat * near])
        tip = np.array([outer * across, middle + outer * flat * near - lift * (1.0 - 0.45 * (near > 0.3) * near)])
        way = tip - foot
        far = float(np.sqrt(way @ way))
        # A petal that comes at the eye is short and broad, and rolls over.
        broad = wide * (1.0 - 0.28 * abs(across) * (1 - flat))
        depth = 0 if near < -0.25 else 1 if near < 0.45 else 3
        lean = float(np.arctan2(way[0], -way[1]))
        petals.append(
            Petal(
                level + depth, float(foot[0]), float(foot[1]), lean, max(far, 0.16), broad, -0.5 * across * (1 - flat),
                outline, kind, filling,
            )
        )  # fmt: skip
    return tuple(petals)


def flowers(
    stack: Stack, level: int, hand: Hand, feet: FloatArray, angle: FloatArray | float, size: FloatArray | float,
    petals: Sequence[Petal], pens: Pens, shade: FloatArray | float = 1.0,
) -> list[FloatArray]:  # fmt: skip
    """Draw flowers on feet n x 2 that look along ``angle`` (upright is -pi/2), ``size`` mm; return where they stand."""
    n = len(feet)
    angle, size, shade = (np.broadcast_to(np.asarray(x, np.float64), (n,)) for x in (angle, size, shade))
    turned = angle + 0.5 * np.pi
    taken = []
    for petal in petals:
        foot = feet + turn(np.array([petal.x, petal.y]) * size[:, None], turned)
        luck = [np.clip(hand.normal(salts.ISEN_BLADE_PETAL + i, foot), -2.2, 2.2) for i in range(3)]
        blades = form.grown(
            foot, turned - 0.5 * np.pi + petal.lean + 0.04 * luck[0], petal.long * size * (1 + 0.045 * luck[1]),
            petal.wide * size * (1 + 0.05 * luck[2]), petal.bend + 0.1 * luck[2], OUTLINES[petal.outline],
            0.12 * luck[0],
        )  # fmt: skip
        taken.append(fill(stack, level + petal.level, hand, blades, petal.kind, petal.filling, pens, shade))
    return taken


def fill(
    stack: Stack, level: int, hand: Hand, blades: Blades, kind: str, filling: str, pens: Pens,
    shade: FloatArray | float = 1.0,
) -> FloatArray:  # fmt: skip
    """Draw blades with their outline and what fills them; return their rings.

    ``filling`` is sawut (from the rib), half (sawut on one side, cecek on the dark other), galaran (from the foot),
    rim (galaran and cecek before the rim), cecek (along the outline), spine (cecek on the spine), or nothing.
    """
    ring = blades.ring
    if not len(ring):
        return ring
    shade = np.broadcast_to(np.asarray(shade, np.float64), blades.long.shape)
    nib = pens.nib * np.minimum(1.0, 0.105 * blades.wide + 0.25)
    stack.pen(level, kind).area(ring)
    if filling == "half":
        k = blades.spine.shape[1]
        stack.pen(level, "dark").area(np.concatenate([blades.spine, ring[:, k - 1 :: -1]], axis=1))
    stack.pen(level, stack.outline).stroke(ring, nib[:, None], closed=True)
    _isen(stack, level, hand, blades.picked(blades.wide > _BARE), kind, filling, pens, shade[blades.wide > _BARE])
    return ring


def _isen(
    stack: Stack, level: int, hand: Hand, blades: Blades, kind: str, filling: str, pens: Pens, shade: FloatArray
) -> None:
    """Draw what fills blades; see ``fill``."""
    isen = stack.pen(level, "isen" if kind in LIGHT else "white")
    dots = stack.pen(level, "cecek" if kind not in LIGHT else "isen")
    fine, dot = pens.fine, np.minimum(pens.dot, 0.2 * blades.wide)
    apart = max(1.9 * fine, 0.8) / pens.count
    if filling in ("sawut", "half"):
        rib = blades.at(np.array([0.02, 0.35, 0.66, 0.9]), np.zeros(4))
        isen.stroke(rib, fine * np.array([1.35, 1.2, 0.95, 0.6]))
        sides = (-1.0,) if filling == "half" else (1.0, -1.0)
        form.sawut(isen, hand, blades, 1.25 * apart, 0.85 * fine, sides, 0.68)
        if filling == "half":
            form.cecek(stack.pen(level, "cecek"), hand, blades, 2.2 / pens.count, dot, 0.52)
    if filling in ("galaran", "rim"):
        far = (0.84 if filling == "galaran" else 0.7) * shade
        form.galaran(isen, hand, blades, 1.1 * apart, 0.85 * fine, far, 0.76)
    if filling == "rim":
        rim = blades.at(np.array([0.62, 0.78, 0.86, 0.86, 0.78, 0.62]), np.array([-0.6, -0.55, -0.2, 0.2, 0.55, 0.6]))
        dots.dot(rim, 0.75 * dot[:, None])
    if filling == "cecek":
        for v in (-0.55, 0.55):
            form.cecek(dots, hand, blades, 2.7 / pens.count, 0.85 * dot, v)
    if filling == "spine":
        form.cecek(dots, hand, blades, 2.2 / pens.count, dot, 0.0, (0.2, 0.8))

"""Tendrils of many copies: a shoot that swells and tapers, rolls up in an ukel, and bears leaves on both its sides."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.flora import blades as form
from batik_gen.pattern.flora.lung import Border, cleared
from batik_gen.pattern.flora.petals import OUTLINES, fill
from batik_gen.pattern.flora.sheet import Pens
from batik_gen.pattern.flora.stack import Stack
from batik_gen.pattern.geometry.curves import along, length
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.values.arrays import FloatArray

SHORTEST = 2.0
"""A leaf shorter than this, mm, has not begun to grow."""


def stem(
    stack: Stack, level: int, line: FloatArray, width: FloatArray | float, pens: Pens, kind: str = "plate"
) -> None:
    """Draw stems n x k x 2 in a light colour between two lines, ``width`` mm (scalar, k or n x k)."""
    wide = np.broadcast_to(np.asarray(width, np.float64), line.shape[:2])
    stack.pen(level, stack.outline).stroke(line, wide + 1.1 * pens.nib)
    stack.pen(level + 1, kind).stroke(line, wide)


def swelling(count: int, thick: float, foot: float = 1.5, tip: float = 0.45) -> FloatArray:
    """Return the width along a shoot of ``count`` points: broad at its foot, fuller where it bends, drawn out."""
    t = np.arange(count) / (count - 1)
    wide: FloatArray = thick * (tip + (foot - tip) * (1 - t) * (1 - t) + 0.35 * np.sin(np.pi * t) * (1 - 0.5 * t))
    return wide


@dataclass(frozen=True)
class Foliage:
    """Say how leaves stand along a shoot: how many, along which part, how long (mm), broad (a share), open and bent."""

    count: float
    part: tuple[float, float]
    long: FloatArray | float
    broad: FloatArray | float
    open_by: FloatArray | float
    gap: float
    sides: tuple[float, ...] = (1.0, -1.0)
    taper: float = 0.35


def leaves(
    hand: Hand, line: FloatArray, there: list[FloatArray], borders: list[Border], how: Foliage, at: FloatArray
) -> list[form.Blades]:
    """Let leaves stand along shoots n x k x 2, each as large as its room; to both sides in turn, none like another.

    ``there`` is what stands about, n x m x 2; ``borders`` are told about the places ``at`` of the copies.
    """
    found: list[form.Blades] = []
    taken = [part - at[:, None] for part in there]
    for i in range(int(np.ceil(how.count))):
        for side in how.sides:
            share = (i + (0.3 if side > 0 else 0.78)) / (how.count + 0.3)
            own = how.part[0] + (how.part[1] - how.part[0]) * share
            points, way = along(line, np.array([own]), False)
            foot = points[:, 0]
            luck = [np.clip(hand.normal(salts.ISEN_BLADE_LEAF + n, foot), -2.0, 2.0) for n in range(3)]
            long = how.long * (1 - how.taper * share) * min(how.count - i, 1.0) * (1 + 0.09 * luck[0])
            angle = np.arctan2(way[:, 0, 1], way[:, 0, 0]) + side * (how.open_by + 0.1 * luck[1])
            # A leaf swings back towards the way its shoot goes, or hangs over.
            bend = -side * (0.55 if (i + (side > 0)) % 3 else -0.35) + 0.15 * luck[2]
            full = form.grown(foot, angle, long, how.broad * long, bend, OUTLINES["leaf"], 0.16 * side + 0.05 * luck[1])
            ring = full.ring - at[:, None]
            # Nothing stands so far away.
            about = np.concatenate([*taken, np.full((len(at), 1, 2), 1e6)], axis=1)
            small = cleared(ring, about, borders, how.gap)
            shrunk = length(small - small[:, :1]).max(axis=1) / np.maximum(length(ring - ring[:, :1]).max(axis=1), 1e-9)
            own_feet = full.spine[:, :1]
            blade = form.Blades(
                own_feet + (full.spine - own_feet) * shrunk[:, None, None], full.sides * shrunk[:, None, None]
            )
            found.append(blade)
            taken.append(blade.ring[:, ::2] - at[:, None])
    return found


def wax_leaves(
    stack: Stack, level: int, hand: Hand, found: list[form.Blades], pens: Pens, kind: str = "plate",
    fillings: tuple[str, ...] = ("sawut", "half"),
) -> list[FloatArray]:  # fmt: skip
    """Draw leaves, filled in turn in one of the ways told; return their rings."""
    taken = []
    for number, blade in enumerate(found):
        kept = blade.long > SHORTEST
        fill(stack, level, hand, blade.picked(kept), kind, fillings[number % len(fillings)], pens)
        taken.append(blade.ring)
    return taken

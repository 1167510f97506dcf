"""What grows from a stem: leaves, bunches, curls, buds and blossoms, first planned in one repeat, then waxed."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.hand import Hand
from batik_gen.pattern.motifs import flora
from batik_gen.pattern.motifs.flora_repeat import Repeat
from batik_gen.values import FloatArray

GAP = 1.25
"""What stays clear between what grows, mm."""
_LEAST = {"leaf": 7.0, "bunch": 12.0, "curl": 5.5, "bud": 8.0}
"""A berry needs room for its eye, a leaf for its rib: what would stay shorter, mm, is not drawn."""


@dataclass(frozen=True)
class Part:
    """Hold one thing that grows from a shoot: what it is, where, which way, how long, how it bends."""

    kind: str
    foot: FloatArray
    angle: float
    long: float
    side: float
    sort: int = 0


def heading(way: FloatArray) -> float:
    """Return the direction of a vector in radians."""
    # atan2 differs in its last bit between machines; the grid of the Cloth takes that away.
    return float(np.rint(np.arctan2(way[1], way[0]) * 2.0**30) * 2.0**-30)


def grow_part(
    repeat: Repeat, parts: list[Part], kind: str, foot: FloatArray, angle: float, long: float, side: float, full: float,
    start: float, sort: int = 0, room: float = 0.4,
) -> None:  # fmt: skip
    """Let one thing grow to its length or until it meets something, and let it stand."""
    c, s = np.cos(angle), np.sin(angle)
    if kind == "leaf":
        rib0 = flora.rib_of(np.array([long]), 0.3 * side)
        ring0 = flora.leaf_ring(rib0, np.array([full * long]))[0][0]
        core0 = np.concatenate([rib0[0], rib0[0][-2:0:-1]])
    elif kind == "bunch":
        ring0 = flora.bunch_ring() * (long / flora.BUNCH_LONG)
        core0 = np.broadcast_to(np.array([0.55 * long, 0.0]), ring0.shape)
    elif kind == "curl":
        ring0 = flora.curl(1.15)[1:] * np.array([1.0, side]) * long
        core0 = ring0
    else:
        ring0 = np.array([[0.02, 0.1], [0.3, 0.36], [0.62, 0.38], [1.03, 0.05], [1.03, -0.05], [0.62, -0.38],
                          [0.3, -0.36], [0.02, -0.1]]) * long  # fmt: skip
        core0 = np.broadcast_to(np.array([0.5 * long, 0.0]), ring0.shape)

    def placed(shape: FloatArray) -> FloatArray:
        return np.stack([shape[:, 0] * c - shape[:, 1] * s, shape[:, 0] * s + shape[:, 1] * c], axis=-1)

    ring, core = placed(ring0), placed(core0)
    scale = repeat.fit(ring, foot, GAP, start, room)
    if scale * long < _LEAST[kind]:
        return
    if kind == "curl":
        repeat.add_line(foot + ring * scale)
    else:
        repeat.add_solid(foot + ring * scale, foot + core * scale)
    parts.append(Part(kind, foot, angle, long * scale, side, sort))


def wax_parts(
    hand: Hand, to: flora.Brushes, parts: tuple[Part, ...], where: FloatArray, full: FloatArray, grown: FloatArray,
    thick: float,
) -> None:  # fmt: skip
    """Draw what was planned about every site.

    ``full`` is the width of leaves per length and ``grown`` the share of their
    planned length, one a site; both may shrink what was planned, never enlarge it.
    """
    kinds = (0, 2, 0, 0, 4, 1)
    for number, part in enumerate(parts):
        feet = where + part.foot
        angle = part.angle + 0.025 * hand.normal(351 + number, feet)
        # The hand may draw smaller than planned, hardly larger: nothing touches.
        size = part.long * (hand.size(401 + number, feet, 0.35) - 0.02)
        if part.kind == "leaf":
            long = size * (0.4 + 0.6 * grown)
            flora.leaves(to, hand, feet, angle, long, full * part.long, 0.3 * part.side, kinds[part.sort])
        elif part.kind == "bunch":
            flora.bunches(to, hand, feet, angle, size / flora.BUNCH_LONG)
        elif part.kind == "curl":
            flora.tendrils(to, feet, angle, size * 0.97, part.side, flora.curl(1.15), 0.7 + 0.45 * thick)
        elif part.kind == "bud":
            flora.buds(to, hand, feet, angle, size, 1)
        else:
            star = part.kind == "star"
            flora.blossoms(to, hand, feet, angle, size, 8 if star else 7, 0 if star else 2)

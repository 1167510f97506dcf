"""What stands between the rosettes of sekar gelombang: a flower of eight leaves, stars of truntum, sprigs."""

import numpy as np

from batik_gen.pattern.geometry.curves import ellipse, leaf, place
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.gelombang.sekar.ground import Cell
from batik_gen.pattern.motifs.gelombang.sekar.wax import SekarPens
from batik_gen.values.arrays import FloatArray

_SPRIG = ((0.0, 3.0, 1.4), (0.95, 2.3, 1.1), (-0.95, 2.3, 1.1))
"""Leaves of a sprig: how far from its way they turn, radians; length and breadth, mm."""


def wax_gap_flower(
    to: SekarPens, hand: Hand, long: list[float], across: list[float], full: float, hearts: FloatArray
) -> list[FloatArray]:
    """Wax the flower between four rosettes: four brown leaves on the diagonals, four cream ones on the axes.

    Parameters
    ----------
    to
        Pens.
    hand
        Draws each cream leaf anew.
    long, across
        Lengths of the leaves on the diagonals and of those on the axes, mm, four each.
    full
        Breadth of the brown leaves as a share of their length.
    hearts
        Where flowers stand, n x 2.

    Returns
    -------
    Its leaves about the origin, each 1 x k x 2.
    """
    heart = 2.6
    origin = np.zeros((1, 2))
    leaves = []
    for turn, far in enumerate(across):
        angle = turn * np.pi / 2
        way = np.array([np.cos(angle), np.sin(angle)])
        own = hand.size(salts.SEKAR_GELOMBANG_LEAF + turn, hearts, 0.5, wanders=False)
        blade = leaf(max(far - heart, 0.1) * np.minimum(own, 1.06), 0.36 * far, 40, 0.48)
        foot = hearts + heart * way
        leaves.append(place(leaf(1.06 * max(far - heart, 0.1), 0.36 * far, 40, 0.48), origin + heart * way, angle))
        to.white.area(place(blade, foot, angle))
        to.rims.stroke(place(blade, foot, angle), 0.75 * to.nib, closed=True)
        _vein(to.isen, to.isen, foot, angle, far - heart, 0.36 * far, to)
    for turn, far in enumerate(long):
        angle = (turn + 0.5) * np.pi / 2
        way = np.array([np.cos(angle), np.sin(angle)])
        wide = full * (far - heart)
        blade = leaf(far - heart, wide, 48, 0.46)
        leaves.append(place(blade, origin + heart * way, angle))
        to.brown.area(place(blade, hearts + heart * way, angle))
        _fill(to, far - heart, wide, angle, hearts + heart * way)
    ring = place(ellipse(heart, heart, 48), hearts)
    to.plates.area(ring)
    to.rims.stroke(ring, 0.75 * to.nib, closed=True)
    to.eye.area(place(ellipse(0.5 * heart, 0.5 * heart, 32), hearts))
    spin = np.arange(5) * (2 * np.pi / 5)
    five = 0.29 * heart * np.stack([np.cos(spin), np.sin(spin)], axis=-1)
    to.dots.dot(hearts[:, None] + five, 0.5 * to.dot + 0.12)
    return leaves


def _vein(rib: Waxing, side: Waxing, foot: FloatArray, angle: float, long: float, wide: float, to: SekarPens) -> None:
    """Draw the rib of leaves and strokes that leave it forward to either side, as long as the leaf is broad there."""
    way = np.array([np.cos(angle), np.sin(angle)])
    aside = np.array([-way[1], way[0]])
    spine = foot[:, None] + way * (long * np.linspace(0.1, 0.84, 8))[:, None]
    rib.stroke(spine, to.fine * np.linspace(1.25, 0.6, 8))
    count = max(2, int(0.56 * long * to.close / 1.25))
    for share in np.linspace(0.2, 0.74, count).tolist():
        half = 0.5 * wide * float(np.interp(share, [0.0, 0.2, 0.48, 0.78, 1.0], [0.0, 0.72, 1.0, 0.62, 0.0])) - 0.75
        if half < 0.55:
            continue
        for over in (-1.0, 1.0):
            ahead = (0.62 * way + over * aside) * half
            start = foot + way * share * long + 0.12 * ahead
            line = start[:, None] + np.linspace(0.1, 0.86, 4)[:, None] * ahead
            side.stroke(line, 0.8 * to.fine * np.linspace(1.1, 0.6, 4))


def _fill(to: SekarPens, long: float, wide: float, angle: float, foot: FloatArray) -> None:
    """Fill brown leaves: a pale rib, rows of white cecek that run beside it and narrow with the leaf."""
    way = np.array([np.cos(angle), np.sin(angle)])
    side = np.array([-way[1], way[0]])
    spine = foot[:, None] + way * (long * np.linspace(0.06, 0.88, 8))[:, None]
    to.dots.stroke(spine, to.fine * np.linspace(1.2, 0.55, 8))
    step = 1.7 / to.close
    share = np.arange(0.9 * step, 0.95 * long, step) / long
    half = 0.5 * wide * np.interp(share, [0.0, 0.2, 0.46, 0.75, 1.0], [0.0, 0.74, 1.0, 0.64, 0.0]) - 0.45
    rows = max(1, int((0.5 * wide - 0.6) / 1.5))
    for row in range(rows):
        # Rows part the half leaf evenly wherever they are, so that they run along its edge.
        out = half * (row + 0.62) / (rows + 0.12)
        size = np.minimum(to.dot, 0.9 * half / (rows + 0.12))
        kept = (size > 0.38) & (out > 0.5 * size + 0.45)
        for over in (-1.0, 1.0):
            at = (share * long)[kept, None] * way + over * out[kept, None] * side
            to.dots.dot(foot[:, None] + at, size[kept])


def wax_small_flower(to: SekarPens, radius: float, centres: FloatArray) -> list[FloatArray]:
    """Wax the star midway between two rosettes, of the room that they leave; return what it takes.

    Four petals with a rib and, between them, rays that end in a cecek: a flower of truntum.
    """
    petals = []
    for turn in range(4):
        angle = turn * np.pi / 2
        way = np.array([np.cos(angle), np.sin(angle)])
        blade = leaf(radius, 0.56 * radius, 28, 0.56)
        petals.append(place(blade, np.zeros((1, 2)), angle))
        shape = place(blade, centres, angle)
        to.plates.area(shape)
        to.rims.stroke(shape, 0.7 * to.nib, closed=True)
        rib = centres[:, None] + way * (radius * np.linspace(0.3, 0.72, 5))[:, None]
        to.isen.stroke(rib, to.fine * np.linspace(1.15, 0.6, 5))
        slant = angle + np.pi / 4
        ray = np.array([np.cos(slant), np.sin(slant)])
        if radius > 4.0:
            line = centres[:, None] + ray * (radius * np.linspace(0.34, 0.58, 4))[:, None]
            to.dots.stroke(line, 0.7 * to.fine)
            to.dots.dot(centres + 0.82 * radius * ray, 1.05 * to.dot)
            petals.append(place(ellipse(0.6 * to.dot, 0.6 * to.dot, 12), 0.82 * radius * ray[None]))
    to.eye.area(place(ellipse(0.24 * radius, 0.24 * radius, 20), centres))
    to.dots.dot(centres, 1.0 * to.dot)
    return petals


def wax_sprigs(to: SekarPens, hand: Hand, cell: Cell, middles: FloatArray, sites: FloatArray) -> list[FloatArray]:
    """Lay three brown leaves in the roomiest clearings, away from the nearest rosette; return what they take."""
    taken = []
    ways = cell.away(middles)
    for turned, long, wide in _SPRIG:
        angles = np.arctan2(ways[:, 1], ways[:, 0]) + turned
        blade = leaf(long, wide, 16, 0.5)
        foot = middles - 1.2 * ways + 0.45 * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
        shapes = np.concatenate([place(blade, at[None], float(way)) for at, way in zip(foot, angles, strict=True)])
        taken.append(shapes)
        placed = cell.placed(shapes, sites)
        own = hand.size(salts.SEKAR_GELOMBANG_SPRIG, placed.mean(axis=1), 0.8, wanders=False)
        feet = placed[:, :1]
        to.brown.area(feet + (placed - feet) * own[:, None, None])
    to.dots.dot(cell.placed(middles - 1.2 * ways, sites), 0.9 * to.dot)
    return taken

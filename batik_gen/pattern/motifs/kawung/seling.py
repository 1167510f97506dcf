"""Kawung with seling: groups of four fruits in turn with star flowers, lung from flower to flower."""

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, leaf, place
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import GrowthPens, rib_lengths, wax_growth
from batik_gen.pattern.growth.personal import lung_at
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.kawung.fruits import OUT
from batik_gen.values.arrays import BoolArray, FloatArray

SMALLER = 0.74
"""A group of four fruits is so much smaller against its lattice than in plain kawung, which leaves room for flowers."""
_HALF = 0.7071067811865476
_PETALS = 8
_FLOWER = 0.155
"""Reach of a flower, in pitches."""
_ROWS = 14
"""Dots of the ground along the side of a cell."""


def flowers_of(nodes: FloatArray, pitch: float) -> FloatArray:
    """Return the middles of the flowers, one to each node."""
    return nodes + 0.5 * pitch


def growths(plan: Plan, flowers: FloatArray, pitch: float) -> list[Growth]:
    """Return the lung from each flower towards each of its four neighbours; two of them meet half way."""
    n = len(flowers)
    foot = 0.9 * _FLOWER * pitch
    form, _ = lung_at(plan, flowers).fitted(np.full(n, 0.485 * pitch - foot), np.full(n, 0.13 * pitch), 0.2)
    grown = []
    for quarter in range(4):
        angle = quarter * (np.pi / 2)
        way = np.array([np.cos(angle), np.sin(angle)])
        grown.append(form.placed(flowers + foot * way, angle))
    return grown


def wax_seling(
    plan: Plan, pens: GrowthPens, isen: Waxing, core: Waxing, flowers: FloatArray, pitch: float, nib: float,
    fine: float,
) -> None:  # fmt: skip
    """Wax the flowers and the lung between them, and cecek over the dark ground that is left.

    Parameters
    ----------
    plan, pens
        What is drawn, and what gathers the growth.
    isen, core
        Gather the lines of the flowers, and their dark hearts.
    flowers
        Middles of the flowers, n x 2.
    pitch, nib, fine
        Distance of two nodes, nibs of outlines and of isen, mm.
    """
    hand, dot = plan.hand, min(plan.value("isen.size"), 0.017 * pitch)
    reach = _FLOWER * pitch * hand.size(salts.KAWUNG_FLOWER, flowers, 0.3)
    taken = [place(ellipse(reach, reach, 24), flowers).reshape(-1, 2)]
    taken += [place(ellipse(0.5 * reach, 0.5 * reach, 16), flowers).reshape(-1, 2)]
    thick = min(plan.value("growth.thickness"), 0.016 * pitch)
    for quarter, grown in enumerate(growths(plan, flowers, pitch)):
        typical = plan.typical_of(f"leaf {quarter}", rib_lengths(grown))
        wax_growth(pens, hand, grown, thick, 1.3 * dot, fine, typical=typical)
        taken.append(grown.points.reshape(-1, 2))
    for petal in (1, 3, 5, 7, 0, 2, 4, 6):
        angle = petal * (2 * np.pi / _PETALS) + 0.03 * hand.normal(salts.KAWUNG_PETAL + petal, flowers)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        long = reach * (0.8 if petal % 2 else 1.0) * (0.74 if petal % 2 else 0.78)
        foot = flowers + (0.22 * reach)[:, None] * way
        blade = place(leaf(long, 0.42 * reach, 10, 0.55), foot, angle)
        pens.plates.area(blade)
        isen.stroke(blade, 0.62 * nib, closed=True)
        rib = foot[:, None] + (long[:, None] * np.array([0.25, 0.45, 0.66]))[..., None] * way[:, None]
        isen.stroke(rib, 0.8 * fine)
    heart = 0.26 * reach
    pens.plates.area(place(ellipse(heart, heart, 20), flowers))
    isen.stroke(place(ellipse(heart, heart, 20), flowers), 0.6 * nib, closed=True)
    core.dot(flowers, 0.8 * heart)
    share = (np.arange(_ROWS) + 0.5) / _ROWS - 0.5
    u, v = (part.ravel() * pitch for part in np.meshgrid(share, share, indexing="ij"))
    free = _beside_fruits(plan, u, v, pitch, 0.5 * nib + 1.2 * dot)
    spots = (flowers[:, None] + np.stack([u[free], v[free]], axis=-1)).reshape(-1, 2)
    spots = spots + 0.1 * (pitch / _ROWS) * hand.stray(salts.KAWUNG_GROUND, spots)
    away, _ = cKDTree(np.concatenate(taken)).query(spots, distance_upper_bound=0.5 * thick + 1.5 * dot)
    pens.dots.dot(spots[~np.isfinite(away)], 0.75 * dot)


def _beside_fruits(plan: Plan, u: FloatArray, v: FloatArray, pitch: float, clear: float) -> BoolArray:
    """Tell which places u, v mm beside a flower lie ``clear`` mm and more from the fruits about it."""
    far = (0.5 - OUT * SMALLER * _HALF) * pitch
    long = 0.5 * plan.declared["kawung.fruit_length"].high * SMALLER * pitch + clear
    wide = 0.5 * plan.declared["kawung.fruit_width"].high * SMALLER * pitch + clear
    free = np.ones(u.shape, np.bool_)
    for sx in (-1.0, 1.0):
        for sy in (-1.0, 1.0):
            x, y = sx * u - far, sy * v - far
            along, across = (x + y) * (_HALF / long), (x - y) * (_HALF / wide)
            free &= along * along + across * across > 1.0
    return free

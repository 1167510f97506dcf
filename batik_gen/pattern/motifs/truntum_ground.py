"""The ground of truntum, full of cecek in threes, fives and sevens; truntum on white, in the colours of sogan."""

from collections.abc import Sequence

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, leaf, place
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.truntum_tendrils import sprouting, wax_tendrils
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax

_HALF = 0.7071067811865476
_EIGHTH = np.pi / 4

_TELU = ((0.375, 0.15), (0.15, 0.375))
"""Where three dots gather beside a flower, in pitches along the two ways of its lattice, in every quarter of it."""

_ROUND = np.stack([np.cos(np.arange(6) * np.pi / 3), np.sin(np.arange(6) * np.pi / 3)], axis=-1)
_ACROSS = 11
"""Dots of the ground along the side of a cell."""


def gathered(plan: Plan, pen: Waxing, flowers: FloatArray, pitch: float, dot: float) -> list[FloatArray]:
    """Set cecek telu about each flower and five dots half way to its neighbours; return their places."""
    hand, places = plan.hand, []
    for quarter in range(4):
        for u, v in _TELU:
            angle = _EIGHTH + quarter * (np.pi / 2)
            c, s = np.cos(angle), np.sin(angle)
            at = flowers + pitch * np.array([u * c - v * s, u * s + v * c])
            turned = 2 * np.pi * hand.at(salts.TRUNTUM_TELU, at)
            for third in range(3):
                way = turned + third * (2 * np.pi / 3)
                pen.dot(at + 0.86 * dot * np.stack([np.cos(way), np.sin(way)], axis=-1), 0.95 * dot)
            places.append(at)
    for side in (1.0, -1.0):
        at = flowers + 0.5 * pitch * np.array([_HALF, side * _HALF])
        cecek.seven(pen, hand, at, 0.95 * dot, 4)
        places.append(at)
    return places


def strewn(
    plan: Plan, pen: Waxing, flowers: FloatArray, pitch: float, dot: float, taken: Sequence[FloatArray], clear: float
) -> None:
    """Strew single cecek in rows over the ground, ``clear`` mm and more from all that stands there."""
    share = (np.arange(_ACROSS) + 0.5) / _ACROSS - 0.5
    u, v = (part.ravel() * pitch for part in np.meshgrid(share, share, indexing="ij"))
    spots = (flowers[:, None] + _HALF * np.stack([u + v, u - v], axis=-1)).reshape(-1, 2)
    spots = spots + 0.1 * (pitch / _ACROSS) * plan.hand.stray(salts.TRUNTUM_GROUND, spots)
    tree = cKDTree(np.concatenate([part.reshape(-1, 2) for part in taken]), balanced_tree=False)
    away, _ = tree.query(spots, distance_upper_bound=clear)
    pen.dot(spots[~np.isfinite(away)], dot)


def fill(
    plan: Plan, stems: Waxing, blades: Waxing, pen: Waxing, taken: Sequence[FloatArray], flowers: FloatArray,
    pitch: float, dot: float,
) -> None:  # fmt: skip
    """Fill the ground: tendrils about cecek pitu, gatherings of three and five, single cecek clear of ``taken``."""
    hearts = flowers + np.array([_HALF * pitch, 0.0])
    cecek.seven(pen, plan.hand, hearts, 1.05 * dot, 6)
    standing = list(taken)
    for grown in sprouting(plan, hearts, 2.7 * dot, 0.31 * pitch):
        thickness = min(plan.value("growth.thickness"), 0.021 * pitch)
        wax_tendrils(stems, blades, grown, thickness, min(plan.value("nib.isen"), 0.018 * pitch))
        standing += grown.points
    for at in [hearts, *gathered(plan, pen, flowers, pitch, dot)]:
        standing.append((at[:, None] + 1.9 * dot * _ROUND).reshape(-1, 2))
    strewn(plan, pen, flowers, pitch, 0.64 * dot, standing, 1.5 * dot)


def on_white(plan: Plan, flowers: FloatArray, pitch: float) -> tuple[Layer, ...]:
    """Wax a truntum on white: brown and dark petals, shoots and cecek in brown lines on a ground that stays light."""
    hand = plan.hand
    ground, brown = Waxing("tembok latar", Wax.TEMBOK, 5), Waxing("klowong bawah", Wax.KLOWONG, 1)
    dark, over = Waxing("isi terbuka", Wax.OPEN, 2), Waxing("klowong", Wax.KLOWONG, 1)
    plates, lines = Waxing("tembok", Wax.TEMBOK, 5), Waxing("isen", Wax.KLOWONG, 2)
    core, dots = Waxing("isen terbuka", Wax.OPEN, 2), Waxing("cecek", Wax.CECEK, 4)
    nib = min(0.62 * plan.value("nib.klowong"), 0.024 * pitch)
    dot = min(plan.value("isen.size"), 0.03 * pitch)
    # Cells of the lattice, a little larger than they are apart, leave no seam between them.
    cell = 0.5 * pitch + 0.6
    edge = np.linspace(-cell, cell, 7)[:-1]
    side = np.full(6, cell)
    rim = np.concatenate([np.stack(xy, -1) for xy in ((edge, -side), (side, edge), (-edge, side), (-side, -edge))])
    ground.area(place(rim, flowers, _EIGHTH))
    heart = plan.value("truntum.heart") * pitch * hand.size(salts.TRUNTUM_FLOWER, flowers, 0.4)
    long = pitch * (plan.at("truntum.petal_length", flowers) + 0.082 - plan.value("truntum.heart"))
    wide = pitch * plan.at("truntum.petal_width", flowers)
    turned = 0.02 * hand.normal(salts.TRUNTUM_TURN, flowers)
    taken: list[FloatArray] = []
    for petal in (1, 3, 5, 7, 0, 2, 4, 6):
        angle = turned + petal * _EIGHTH + 0.025 * hand.normal(salts.TRUNTUM_PETAL_TURN + petal, flowers)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        foot = flowers + way * (0.9 * heart)[:, None]
        far = long * hand.size(salts.TRUNTUM_PETAL_LONG + petal, flowers, 0.5)
        if petal % 2:
            # The short petals are brown, with light cecek along them.
            far = far * plan.at("truntum.petal_ratio", flowers)
            blade = place(leaf(far, 0.86 * wide, 12, 0.55), foot, angle)
            brown.area(blade)
            for share, big in ((0.36, 0.75), (0.52, 0.9), (0.68, 0.7)):
                dots.dot(foot + way * (share * far)[:, None], big * dot)
        else:
            blade = place(leaf(far, wide, 12, 0.52), foot, angle)
            over.area(blade)
            # Inside its brown line the long petal is dark, parted by a light rib of dots.
            inner = np.maximum(wide - 2.6 * nib, 0.3 * wide)
            core.area(place(leaf(0.82 * far, inner, 12, 0.5), foot + way * (0.07 * far)[:, None], angle))
            for share, big in ((0.28, 0.6), (0.4, 0.72), (0.52, 0.78), (0.64, 0.6)):
                dots.dot(foot + way * (share * far)[:, None], big * dot)
        lines.dot(foot + way * (far + 1.5 * dot)[:, None], 0.95 * dot)
        taken += [blade, foot[:, None] + way[:, None] * far[:, None, None] * np.linspace(0, 1.1, 7)[:, None]]
    ring = place(ellipse(1.12 * heart, 1.12 * heart, 28), flowers, turned)
    plates.area(ring)
    lines.stroke(ring, nib, closed=True)
    lines.area(place(ellipse(0.6 * heart, 0.6 * heart, 20), flowers, turned))
    dots.dot(flowers, 0.62 * heart)
    fill(plan, lines, lines, lines, taken, flowers, pitch, dot)
    return plan.layers(ground, brown, dark, over, plates, core, lines, dots)

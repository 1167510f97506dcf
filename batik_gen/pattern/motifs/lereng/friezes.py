"""What fills the narrow bands of a lereng: friezes between straight lines at 45 degrees (docs/sources.md#lereng)."""

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.geometry.curves import leaf, length, spline, turn
from batik_gen.pattern.growth.running import strip_tendrils
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.lereng.frame import Frieze
from batik_gen.values.arrays import FloatArray


def fire(band: Frieze) -> None:
    """Lidah api: tongues of fire, white on black, all bent one way."""
    lean = band.plan.value("lereng.lean")
    pieces = max(3, round(band.period / (1.55 * band.half)))
    step = band.period / pieces
    cells = band.cells(pieces)
    h, w = 1.9 * band.half - 1.2 * band.nib, 0.48 * step
    # From the foot up one side to the tip, which bends over, and down the other.
    body = np.array(
        [
            [-0.7 * w, 0.5],
            [-w, 0.2],
            [-0.62 * w, -0.1],
            [-0.05 * w, -0.3],
            [lean * w, -0.48],
            [0.5 * w, -0.24],
            [0.55 * w, -0.05],
            [w, 0.22],
            [0.7 * w, 0.5],
        ]
    ) * np.array([1.0, h])
    ring = spline(body, 5, closed=False)
    grown = band.grown(salts.LERENG_FLAME, cells)
    foot = np.array([0.0, 0.5 * h])
    low = np.array([0.1 * w, 0.22 * h])

    def risen(local: FloatArray) -> FloatArray:
        return band.shape(foot + (local - foot) * grown + np.array([0.0, band.half - 0.5 * h - 0.5 * band.nib]), cells)

    flame = risen(ring)
    band.pens.plates.area(flame)
    band.pens.lines.stroke(flame, band.nib, closed=True)
    inner = low + (ring - low) * band.plan.value("lereng.ember")
    core = risen(inner)
    band.pens.dark.area(core)
    band.pens.lines.stroke(core, 0.8 * band.fine + 0.1, closed=True)
    band.pens.dots.dot(risen(np.array([[0.1 * w, 0.28 * h]]))[:, 0], 0.9 * band.dot)
    rays = np.array([[-0.82, 0.3], [-0.76, 0.1], [-0.42, -0.12], [0.7, 0.05], [0.82, 0.28]]) * np.array([w, h])
    starts, goal = risen(rays), risen(low + (rays - low) * 0.62)
    way = goal - starts
    sawut.fan(band.pens.lines, band.hand, starts, way / length(way)[..., None], length(way), 0.8 * band.fine)
    # Between two tips, on the black.
    gap = band.shape(np.array([[0.5 * step, -0.22 * h], [0.5 * step, -0.4 * h], [0.5 * step, -0.02 * h]]), cells)
    band.pens.dots.dot(gap, band.dot * np.array([1.1, 0.85, 0.85]))


def half_kawung(band: Frieze) -> None:
    """Half kawung: halves of fruits along both lines on black, a star with a dot between four of them."""
    pieces = max(2, round(band.period / (1.95 * band.half)))
    step = band.period / pieces
    cells = band.cells(pieces)
    t = np.linspace(0.0, np.pi, 19)
    for side in (-1.0, 1.0):
        a, b = 0.47 * step, 0.8 * band.half
        base = side * (band.half - 0.5 * band.nib)
        arc = np.stack([-a * np.cos(t), base - side * b * np.sin(t)], axis=-1)
        middle = np.array([0.0, base])
        grown = band.grown(salts.LERENG_FRUIT + int(side), cells, 0.35)
        fruit = band.shape(middle + (arc - middle) * grown, cells)
        band.pens.plates.area(fruit)
        band.pens.lines.stroke(fruit, band.nib, closed=True)
        # A row of cecek along the rim, a seed of four points, sawut from the line.
        rim = band.shape(middle + (arc[2:-2] - middle) * 0.76 * grown, cells)
        cecek.row(
            band.pens.lines, band.hand, rim, 0.8 * band.dot, 2.3 * band.dot / band.plan.value("isen.count"), False
        )
        eye = band.shape(np.array([[0.0, base - side * 0.36 * b]]), cells)[:, 0]
        band.pens.dark.dot(eye, 1.5 * band.dot)
        for u in (-0.34, 0.34):
            seed = leaf(0.4 * a, 0.2 * a, 5, 0.5)
            aim = 0.0 if u > 0 else np.pi
            band.pens.dark.area(band.shape(turn(seed, aim) + np.array([0.5 * u * a, base - side * 0.36 * b]), cells))
        feet = np.stack([np.linspace(-0.5, 0.5, 7) * a, np.full(7, base - side * 0.08 * b)], axis=-1)
        starts = band.shape(feet, cells)
        way = np.broadcast_to(band.xy(np.array([0.0, -side])), starts.shape)
        sawut.fan(band.pens.lines, band.hand, starts, way, 0.13 * b, 0.8 * band.fine)
    star = band.shape(np.array([[0.5 * step, 0.0]]), cells)[:, 0]
    cecek.seven(band.pens.dots, band.hand, star, 0.8 * band.dot)
    between = band.shape(np.array([[0.0, 0.0], [0.5 * step, 0.55 * band.half], [0.5 * step, -0.55 * band.half]]), cells)
    band.pens.lines.dot(between, 1.15 * band.dot)


def tendril(band: Frieze) -> None:
    """The growth: a winding tendril on white, cecek all round it; it has the place of banji sawut."""
    plan, pens, hand = band.plan, band.pens, band.hand
    band.strip(pens.white, -band.half, band.half)
    step = band.period / 2
    cells = band.cells(2)
    room = band.half - 0.9 * band.dot - 0.3
    foot = 0.34 * band.half
    grown = strip_tendrils(plan, cells, step - 2 * foot, room)
    angle = float(np.arctan2(*band.xy(np.array([1.0, 0.0]))[::-1]))
    placed = grown.placed(cells + band.xy(np.array([foot - 0.5 * step, 0.0])), angle, mirror=band.flip < 0)
    thick = min(1.25 * plan.value("growth.thickness"), 0.125 * band.half)
    taken = []
    for stem in placed.stems:
        pens.lines.stroke(stem, thick * np.linspace(1.0, 0.72, stem.shape[1]))
        taken.append(spline(stem, 3, closed=False).reshape(-1, 2))
    for ring, rib in zip(placed.leaves, placed.ribs, strict=True):
        long = length(rib[:, 1] - rib[:, 0])
        kept = long > 1.2
        pens.dark.area(ring[kept])
        pens.lines.stroke(ring[kept], 0.8 * band.nib, closed=True)
        row = rib[kept][:, :1] + (rib[kept][:, 1:] - rib[kept][:, :1]) * np.array([0.3, 0.55, 0.8])[:, None]
        pens.dots.dot(row[long[kept] > 2.6], 0.75 * band.dot)
        taken.append(ring.reshape(-1, 2))
    for eye, size in placed.berries:
        pens.lines.dot(eye, 2.2 * band.dot * size)
        pens.dark.dot(eye, 1.2 * band.dot * size)
        taken.append(eye)
    # A flower where one tendril ends and the next begins.
    ends = cells - band.xy(np.array([0.5 * step, 0.0]))
    t = np.arange(24) * (np.pi / 12)
    edge = (0.2 + 0.045 * np.cos(6 * t)) * band.half
    flower = band.shape(np.stack([edge * np.cos(t), edge * np.sin(t)], axis=-1), ends)
    pens.dark.area(flower)
    pens.lines.stroke(flower, 0.8 * band.nib, closed=True)
    pens.dots.dot(ends, 1.2 * band.dot)
    taken.append(flower.reshape(-1, 2))
    # Cecek over what is left, staggered.
    pitch = max(2.5 * band.dot, 1.4) / plan.value("isen.count")
    counts = hand.count(np.array([room / (0.87 * pitch) - 0.5, step / pitch]), cells[:, None])
    parts = []
    for rows, many in np.unique(counts, axis=0).tolist():
        j, i = np.arange(-rows, rows + 1, dtype=np.float64)[:, None], np.arange(many, dtype=np.float64)[None]
        u = ((i + 0.5 * (np.abs(j) % 2)) / many - 0.5) * step
        v = np.broadcast_to(j * (room / (rows + 0.2)), u.shape)
        alike = cells[(counts == [rows, many]).all(axis=1)]
        parts.append(band.shape(np.stack([u, v], axis=-1).reshape(-1, 2), alike).reshape(-1, 2))
    at = np.concatenate(parts)
    at = at + 0.1 * pitch * hand.stray(salts.LERENG_RAIN, at)
    free = cKDTree(np.concatenate(taken)).query(at)[0] > 0.5 * thick + 1.0 * band.dot
    pens.lines.dot(at[free], 0.72 * band.dot)


def rhombs(band: Frieze) -> None:
    """Mlinjon: rhombs of rings on brown, dots above and below between two."""
    band.strip(band.pens.ground, -band.half, band.half)
    half = 0.66 * band.half
    pieces = max(3, round(band.period / (2.25 * half * 1.414)))
    step = band.period / pieces
    cells = band.cells(pieces)
    corners = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    t = (np.arange(4) / 4)[:, None]
    square = (corners[:, None] + (np.roll(corners, -1, axis=0) - corners)[:, None] * t).reshape(-1, 2)
    grown = half * band.grown(salts.LERENG_TOOTH, cells)
    core = band.plan.value("lereng.core")
    line = min(1.1 * band.fine + 0.1, 0.17 * half)
    band.pens.ground.area(cells[:, None] + 1.1 * square * grown)
    band.pens.plates.area(cells[:, None] + (core - 0.02) * square * grown)
    for share in (1.0, 0.46 * core):
        band.pens.cuts.stroke(cells[:, None] + share * square * grown, 1.35 * line, closed=True)
    band.pens.lines.stroke(cells[:, None] + core * square * grown, band.nib, closed=True)
    band.pens.dots.dot(cells, 1.1 * line)
    dots = np.array([[0.5 * step, 0.6 * band.half], [0.5 * step, -0.6 * band.half], [0.5 * step, 0.0]])
    band.pens.dots.dot(band.shape(dots, cells), band.dot * np.array([1.0, 1.0, 0.8]))


def drizzle(band: Frieze) -> None:
    """Tritis: slanting strokes of rain on brown, a drop of white at the end of each."""
    band.strip(band.pens.ground, -band.half, band.half)
    cells, step = band.shared_out(band.period / 2.6 * band.plan.value("isen.count"), 6)
    cells = band.strayed(salts.LERENG_PLACE, cells, step)
    t = np.linspace(-1.0, 1.0, 5)[:, None]
    across = np.full(len(step), -0.62 * band.half)
    slant = np.stack([band.plan.value("lereng.slant") * step, across], axis=-1)[:, None]
    band.pens.cuts.stroke(band.shape(slant * t * 0.86, cells), 1.5 * band.fine * np.array([1.2, 1.1, 1.0, 0.9, 0.7]))
    for end, wide in ((1.3, 1.0), (-1.3, 0.9)):
        band.pens.dots.dot(band.shape(slant * end, cells)[:, 0], wide * band.dot)


def ribs(band: Frieze) -> None:
    """Ada-ada: pairs of leaves in a frond along a rib, white on black."""
    pieces = max(4, round(band.period / (0.85 * band.half)))
    step = band.period / pieces
    cells = band.cells(pieces)
    band.line(band.pens.lines, 0.0, 1.15 * band.nib)
    spread = band.plan.value("lereng.spread") * (np.pi / 180)
    # Leaves that lie closer to the rib are longer and slimmer, so that they reach as far and never touch.
    rise = np.sin(spread) / np.sin(0.87)
    for side in (-1.0, 1.0):
        foot = np.array([-0.3 * step, side * 0.16 * band.half])
        long = 1.06 * (band.half * 0.84) / rise
        grown = band.grown(salts.LERENG_SPROUT + int(side), cells)
        aim = side * spread
        petal = turn(leaf(long, 0.6 * rise * step, 8, 0.5), aim)
        ring = band.shape(foot + petal * grown, cells)
        band.pens.plates.area(ring)
        band.pens.lines.stroke(ring, 0.62 * band.nib, closed=True)
        spine = foot + turn(np.stack([np.linspace(0.12, 0.72, 4) * long, np.zeros(4)], axis=-1), aim)
        band.pens.lines.stroke(band.shape(spine, cells), band.fine)
    band.pens.dots.dot(band.shape(np.array([[0.0, 0.0]]), cells)[:, 0], 0.75 * band.dot)


def teeth(band: Frieze) -> None:
    """Untu walang: the grasshopper's teeth, white against black along a brown sawtooth."""
    pieces = max(6, round(band.period / max(1.25 * band.half, 2.6)))
    step = band.period / pieces
    cells = band.cells(pieces)
    top = band.plan.value("lereng.teeth") * band.half * (0.9 + 0.1 * band.plan.value("lereng.fullness"))
    tall = band.hand.size(salts.LERENG_RIB, cells, 0.6)[:, None]
    x = np.broadcast_to(np.array([-0.5, -0.25, 0.0, 0.25, 0.5]) * step, (len(cells), 5))
    # Neighbours meet in one place: only the tips stand unequally high.
    y = np.broadcast_to(np.array([1.0, 0.0, -1.0, 0.0, 1.0]) * top, (len(cells), 5)) * np.where(
        np.arange(5) == 2, tall, 1.0
    )
    saw = band.shape(np.stack([x, y], axis=-1), cells)
    base = np.array([[0.5 * step, band.half], [0.0, band.half], [-0.5 * step, band.half]])
    band.pens.plates.area(np.concatenate([saw, band.shape(base, cells)], axis=1))
    band.pens.lines.stroke(saw, band.nib)
    low = band.shape(np.array([[0.0, 0.1 * band.half], [0.0, 0.55 * band.half]]), cells)
    band.pens.lines.stroke(low, 1.1 * band.fine)
    dots = band.shape(np.array([[0.5 * step, -0.42 * band.half]]), band.strayed(salts.LERENG_RIB_PLACE, cells, step))[
        :, 0
    ]
    band.pens.dots.dot(dots, 1.05 * band.dot)

"""The growth in a sido cloth: a tree of life, or two tendrils, with a leafy trunk that fill their diamond."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.stand import FigurePens
from batik_gen.pattern.geometry.curves import along, leaf, length, place, turn
from batik_gen.pattern.growth.growth import Growth, grow
from batik_gen.pattern.growth.habit import Habit
from batik_gen.pattern.motifs.sido.tendrils import Border, cleared, rib_of, tendril
from batik_gen.values.arrays import FloatArray

_LEAFY = (0.12, 0.8)
"""Part of the trunk that bears leaves, from its foot."""

_FIRST = 4
"""The first shoots leave the stem at this point of it."""

_THICKEST = 0.045
"""A tendril in half a diamond is no thicker than this share of its half height."""


def wax_growth(
    plan: Plan, pens: FigurePens, at: FloatArray, half: tuple[float, float], how: str, taken: list[FloatArray]
) -> None:
    """Let the growth fill its diamonds, whose clear half axes are ``half``, away from the figure."""
    a, b = half
    rhomb: list[Border] = [(sx / a, sy / b, 1.0) for sx in (-1.0, 1.0) for sy in (-1.0, 1.0)]
    thick = 1.9 * plan.value("growth.thickness")
    if how == "tree":
        grown = _tree(plan, at, b, rhomb)
        _wax(plan, pens, grown.placed(at, 0.0), thick * np.ones(len(grown.stems)), 0.68, taken)
        return
    # Two tendrils, one in each half; the second is the first mirrored (pair) or turned (winding).
    grown = tendril(plan, at, half, [*rhomb, (-1.0, 0.0, -0.03 * a)])
    widths = min(thick, _THICKEST * b) * np.array([1.3, 0.9])
    mirror = np.array([-1.0, 1.0 if how == "pair" else -1.0])
    for half_of in (grown, grown.moved(lambda points: points * mirror)):
        _wax(plan, pens, half_of.placed(at, 0.0), widths, 0.34, taken)


def _tree(plan: Plan, at: FloatArray, b: float, rhomb: list[Border]) -> Growth:
    """Return a tree with a leafy trunk that fills a diamond of half height ``b``."""
    angle, length_of, curl = (plan.at(f"growth.{name}", at) for name in ("angle", "length", "curl"))
    form = grow(angle, plan.value("growth.repetition"), length_of, curl, Habit.of(plan), both_sides=True)
    tip = form.stems[0][:, -1]
    form = form.placed(np.zeros_like(tip), -np.arctan2(tip[:, 1], tip[:, 0]))
    feet = np.stack([np.zeros(24), np.linspace(0.12, 0.82, 24) * b], axis=-1)
    placed, foot = _fitted(form, feet, -np.pi / 2, rhomb)
    trunk = foot[:, None] + (np.array([0.0, 0.86 * b]) - foot)[:, None] * np.linspace(1.0, 0.0, 6)[:, None]
    return _leafed(plan, replace(placed, stems=(*placed.stems, trunk)), at, rhomb, 0.3 * b)


def _leafed(plan: Plan, grown: Growth, at: FloatArray, borders: list[Border], long: float) -> Growth:
    """Let leaves stand on the trunk, up to the first shoots: as many, as long and as wide open as the growth above it.

    Each is about ``long`` mm, and less where a shoot, a leaf or a border is near.
    """
    # The trunk is the last stem; the first one goes on from it to the shoots.
    trunk = np.concatenate([grown.stems[-1], grown.stems[0][:, 1 : _FIRST + 1]], axis=1)
    taken = np.concatenate([*grown.stems[1:-1], *grown.leaves, *(c[:, None] for c, _ in grown.berries)], axis=1)
    lean, reach = plan.at("growth.angle", at) * (np.pi / 180), long / 1.1 * plan.at("growth.length", at)
    line = plan.value("nib.klowong")
    count = 0.5 + 0.9 * plan.value("growth.repetition")
    open_by = 0.3 + 0.75 * lean
    apart = length(trunk[:, -1] - trunk[:, 0]) * (_LEAFY[1] - _LEAFY[0]) / (count + 0.5)
    leaves, ribs = list(grown.leaves), list(grown.ribs)
    for i in range(int(np.ceil(count))):
        points, way = along(trunk, _LEAFY[0] + (_LEAFY[1] - _LEAFY[0]) * np.array([(i + 0.5) / (count + 0.5)]), False)
        # The last leaf is grown to the part after the point, so that nothing jumps.
        reached = reach * min(count - i, 1.0)
        # Neighbours are kept apart by their lines.
        free = np.maximum(0.95 * apart * np.sin(open_by) - line, 0.12 * reached)
        wide = np.minimum(0.4 * reached, free)
        for side in (1.0, -1.0):
            angle = np.arctan2(way[:, 0, 1], way[:, 0, 0]) + side * open_by
            ring = place(leaf(reached, wide), points[:, 0], angle)
            ring = cleared(ring, taken, borders, 1.2 + line)
            leaves.append(ring)
            ribs.append(rib_of(ring))
    return replace(grown, leaves=tuple(leaves), ribs=tuple(ribs))


def _fitted(form: Growth, feet: FloatArray, angle: float, borders: list[Border]) -> tuple[Growth, FloatArray]:
    """Make each growth as large as its borders allow, from the best of m feet (m x 2); return it and its foot."""
    turned = turn(form.points, angle)
    scales = np.full((len(turned), len(feet)), np.inf)
    for nx, ny, c in borders:
        reach = np.maximum((nx * turned[..., 0] + ny * turned[..., 1]).max(axis=1), 1e-9)
        room = np.maximum(c - (nx * feet[:, 0] + ny * feet[:, 1]), 0.0)
        scales = np.minimum(scales, room[None] / reach[:, None])
    foot = feet[scales.argmax(axis=1)]
    return form.scaled(scales.max(axis=1)).placed(foot, angle), foot


def _wax(plan: Plan, pens: FigurePens, grown: Growth, widths: FloatArray, tip: float, taken: list[FloatArray]) -> None:
    """Wax a growth in white on its brown line: stems, leaves with a black slip of cecek, berries.

    Stems are ``widths`` mm broad at their feet, and ``tip`` times that at their ends.
    """
    line = 0.62 * plan.value("nib.klowong")
    fine = plan.value("nib.isen")
    dot = plan.value("isen.size")
    for stem, thick in zip(grown.stems, widths.tolist(), strict=True):
        taper = thick * np.linspace(1.0, tip, stem.shape[1]) if stem.shape[1] > 6 else np.full(stem.shape[1], thick)
        pens.brown.stroke(stem, taper + 2 * line)
        pens.plates.stroke(stem, taper)
        taken.append(stem.reshape(-1, 2))
    for ring, rib in zip(grown.leaves, grown.ribs, strict=True):
        long = length(rib[:, 1] - rib[:, 0])
        kept = long > 1.6
        ring, rib, long = ring[kept], rib[kept], long[kept]
        pens.brown.area(ring)
        pens.brown.stroke(ring, 2 * line, closed=True)
        pens.plates.area(ring)
        # Leaves that overlap stay apart by their line.
        pens.marks.stroke(ring, 0.9 * fine, closed=True)
        roomy = long > 5.5
        middle = 0.5 * (ring.min(axis=1) + ring.max(axis=1))[:, None]
        pens.dark.area(middle[roomy] + 0.52 * (ring[roomy] - middle[roomy]))
        pens.marks.stroke(middle[roomy] + 0.52 * (ring[roomy] - middle[roomy]), 0.9 * fine, closed=True)
        for share in (0.38, 0.56, 0.74):
            pens.dots.dot((rib[:, 0] + (rib[:, 1] - rib[:, 0]) * share)[roomy], 0.6 * dot)
        pens.marks.stroke(rib[~roomy] * 0.8 + 0.2 * rib[~roomy][:, :1], 0.8 * fine)
        taken.append(ring.reshape(-1, 2))
    for eye, size in grown.berries:
        wide = 1.9 * dot * size
        pens.brown.dot(eye, wide + 2 * line)
        pens.plates.dot(eye, wide)
        pens.lines.dot(eye, 0.4 * wide)
        taken.append(eye)

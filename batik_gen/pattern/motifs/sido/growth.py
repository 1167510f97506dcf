"""The growth in a sido cloth: a tree of life, or two tendrils, with a leafy trunk that fill their diamond."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.stand import FigurePens
from batik_gen.pattern.geometry.curves import along, leaf, length, place, turn, unit
from batik_gen.pattern.growth.growth import Growth, grow
from batik_gen.pattern.growth.habit import Habit
from batik_gen.values.arrays import FloatArray

_Line = tuple[float, float, float]
"""A border: what lies at (x, y) with nx * x + ny * y <= c is inside."""

_LEAFY = (0.12, 0.8)
"""Part of the trunk that bears leaves, from its foot."""

_FIRST = 4
"""The first shoots leave the stem at this point of it."""

_HALVINGS = 7


def wax_growth(
    plan: Plan, pens: FigurePens, at: FloatArray, half: tuple[float, float], how: str, taken: list[FloatArray]
) -> None:
    """Let the growth fill its diamonds, whose clear half axes are ``half``, away from the figure."""
    a, b = half
    angle, length_of, curl = (plan.at(f"growth.{name}", at) for name in ("angle", "length", "curl"))
    slim = 1.0 if how == "tree" else 0.72
    form = grow(
        angle, plan.value("growth.repetition"), slim * length_of, curl, Habit.of(plan), both_sides=how == "tree"
    )
    tip = form.stems[0][:, -1]
    form = form.placed(np.zeros_like(tip), -np.arctan2(tip[:, 1], tip[:, 0]))
    rhomb: list[_Line] = [(sx / a, sy / b, 1.0) for sx in (-1.0, 1.0) for sy in (-1.0, 1.0)]
    if how == "tree":
        feet = np.stack([np.zeros(24), np.linspace(0.12, 0.82, 24) * b], axis=-1)
        placed, foot = _fitted(form, feet, -np.pi / 2, rhomb)
        trunk = foot[:, None] + (np.array([0.0, 0.86 * b]) - foot)[:, None] * np.linspace(1.0, 0.0, 6)[:, None]
        grown = replace(placed, stems=(*placed.stems, trunk))
        grown = _leafed(plan, grown, at, rhomb, 0.3 * b)
        _wax(plan, pens, grown.placed(at, 0.0), taken)
        return
    # Two tendrils, one in each half; the second is the first mirrored (pair) or turned (winding).
    x, y, tilt = np.meshgrid(np.linspace(0.08, 0.4, 9), np.linspace(0.3, 0.72, 12), (-0.12, 0.0, 0.12), indexing="ij")
    feet = np.stack([x.ravel() * a, y.ravel() * b], axis=-1)
    own = [*rhomb, (-1.0, 0.0, -0.05 * a)]
    placed, foot = _fitted(form, feet, -np.pi / 2 + tilt.ravel(), own)
    low = np.array([0.03 * a, 0.92 * b])
    t = np.linspace(0.0, 1.0, 9)[:, None]
    # The trunk leaves the corner upright and runs on into the tendril.
    first = placed.stems[0][:, 1] - placed.stems[0][:, 0]
    span = length(foot - low)[:, None]
    second, third = low - np.array([0.0, 0.35]) * span, foot - 0.4 * span * unit(first)
    trunk = (
        low * (1 - t) * (1 - t) * (1 - t) + second[:, None] * 3 * t * (1 - t) * (1 - t)
        + third[:, None] * 3 * t * t * (1 - t) + foot[:, None] * t * t * t
    )  # fmt: skip
    grown = replace(placed, stems=(*placed.stems, trunk))
    grown = _leafed(plan, grown, at, own, 0.27 * b)
    mirror = np.array([-1.0, 1.0 if how == "pair" else -1.0])
    for half_of in (grown, grown.moved(lambda points: points * mirror)):
        _wax(plan, pens, half_of.placed(at, 0.0), taken)


def _leafed(plan: Plan, grown: Growth, at: FloatArray, borders: list[_Line], long: float) -> Growth:
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
            ring = _clear(ring, taken, borders, 1.2 + line)
            leaves.append(ring)
            ribs.append(np.stack([ring[:, 0], 0.2 * ring[:, 0] + 0.8 * ring[:, ring.shape[1] // 2]], axis=1))
    return replace(grown, leaves=tuple(leaves), ribs=tuple(ribs))


def _clear(ring: FloatArray, taken: FloatArray, borders: list[_Line], gap: float) -> FloatArray:
    """Shrink leaves (n x k x 2) to their feet until they are ``gap`` mm from what is there and inside their borders."""
    foot = ring[:, :1]
    # Tip and flanks decide.
    probe = ring[:, ring.shape[1] // 4 :: max(ring.shape[1] // 8, 1)] - foot
    low, high = np.zeros(len(ring)), np.ones(len(ring))
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        at = foot + probe * middle[:, None, None]
        away = length(at[:, :, None] - taken[:, None]).min(axis=(1, 2)) >= gap
        for nx, ny, c in borders:
            away &= (nx * at[..., 0] + ny * at[..., 1]).max(axis=1) <= c
        low, high = np.where(away, middle, low), np.where(away, high, middle)
    # What is free at its full length stays at it.
    shrunk: FloatArray = foot + (ring - foot) * np.where(high == 1.0, 1.0, low)[:, None, None]
    return shrunk


def _fitted(
    form: Growth, feet: FloatArray, angle: FloatArray | float, borders: list[_Line]
) -> tuple[Growth, FloatArray]:
    """Make each tendril as large as its borders allow, from the best of m feet (m x 2); return it and its foot."""
    n = len(form.stems[0])
    tilts = np.broadcast_to(np.asarray(angle, np.float64), feet.shape[:1])
    points = form.points
    scales = np.zeros((n, len(feet)))
    for tilt in sorted(set(tilts.tolist())):
        turned = turn(points, tilt)
        own = tilts == tilt
        most = np.full((n, int(own.sum())), np.inf)
        for nx, ny, c in borders:
            reach = np.maximum((nx * turned[..., 0] + ny * turned[..., 1]).max(axis=1), 1e-9)
            room = np.maximum(c - (nx * feet[own, 0] + ny * feet[own, 1]), 0.0)
            most = np.minimum(most, room[None] / reach[:, None])
        scales[:, own] = most
    chosen = scales.argmax(axis=1)
    size, foot, way = scales.max(axis=1), feet[chosen], tilts[chosen]
    return form.scaled(size).placed(foot, way), foot


def _wax(plan: Plan, pens: FigurePens, grown: Growth, taken: list[FloatArray]) -> None:
    """Wax a growth in white on its brown line: stems, leaves with a black slip of cecek, berries."""
    thick = 1.9 * plan.value("growth.thickness")
    line = 0.62 * plan.value("nib.klowong")
    fine = plan.value("nib.isen")
    dot = plan.value("isen.size")
    for stem in grown.stems:
        taper = thick * np.linspace(1.0, 0.68, stem.shape[1]) if stem.shape[1] > 6 else np.full(stem.shape[1], thick)
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

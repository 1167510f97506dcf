"""A cloth of several parts: each drawn by its own Design, turned and cut to where it lies."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from batik_gen.pattern.cloths.fitting import Fit, fit_of, held_by, own_design
from batik_gen.pattern.cloths.kind import BEYOND_MM, ClothFormat, ClothPart, Corner, Line, PlainPlate
from batik_gen.pattern.cloths.table import cloth_named
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.geometry.clipping import Ragged, cut_rings, cut_strokes, dense
from batik_gen.pattern.hand.hand import Hand
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Areas, Dots, Layer, Strokes, Wax
from batik_gen.values.design import Design
from batik_gen.values.errors import BadDesign, BadSize

_PACE = 4.0
"""Distance in mm of the places by which the hand moves a seam."""

_BROAD_NIB = 1.6
"""Width in mm of the line of the broadest nib used for seams."""

_TONGUE_LINE = 1.1
"""Width in mm of the brown line around a tongue of cemukiran."""


def tailored(name: str, body: Design, parts: Sequence[Design] = ()) -> Design:
    """Return the Design of a cloth of that format.

    Parameters
    ----------
    name
        Name of the format.
    body
        The Design of the body, of the size of the whole cloth.
    parts
        A Design for each further part, in the order of the format's roles.

    Raises
    ------
    UnknownName
        If there is no such format.
    BadDesign
        If the number of Designs is not that of its parts.
    BadSize
        If the cloth is too small for them.
    """
    held = replace(body, cloth=name, repeat=None, patches=tuple(replace(p, repeat=None, patches=()) for p in parts))
    check_cloth(held)
    return held


def check_cloth(design: Design) -> ClothFormat:
    """Check the format of a Design and return it; raises as ``tailored``."""
    found = cloth_named(design.cloth)
    if len(design.patches) != len(found.roles):
        names = ", ".join(role.name for role in found.roles) or "none"
        raise BadDesign(
            f"{found.name} has {len(found.roles)} parts beside its body ({names}), not {len(design.patches)}"
        )
    check_room(found, design.size_mm)
    return found


def check_room(cloth: ClothFormat, size_mm: tuple[float, float]) -> None:
    """Refuse a size on which the parts of a cloth have no room; raises BadSize."""
    if any(side < least for side, least in zip(size_mm, cloth.least_mm, strict=True)):
        least = " x ".join(f"{side:g}" for side in cloth.least_mm)
        size = " x ".join(f"{side:g}" for side in size_mm)
        raise BadSize(f"a {cloth.name} of {size} mm has no room for its parts; make it at least {least} mm")


def draw_cloth(design: Design, hand: Hand) -> tuple[Layer, ...]:
    """Wax all parts of a cloth, lowest first.

    Parameters
    ----------
    design
        A Design with a cloth format.
    hand
        The hand that draws the seams.

    Raises
    ------
    UnknownName, BadDesign, BadSize
        As ``draw``, and if the format has no room.
    """
    layout = check_cloth(design).layout(*design.size_mm)
    layers: list[Layer] = []
    for part in layout.parts:
        if isinstance(part, PlainPlate):
            layers.append(Layer("bidang", part.wax, 3, areas=_plate(part.outline, hand)))
            continue
        # What is the whole cloth has nothing below it to cover.
        if part.extent != design.size_mm:
            layers.append(Layer("dasar", Wax.OPEN, 3, areas=_plate(part.outline, hand)))
        layers += _part(design, part)
    layers += _seams(layout.lines, hand)
    if layout.tongues:
        tongues = [np.array(tongue) for tongue in layout.tongues]
        layers.append(Layer("tembok cemukiran", Wax.TEMBOK, 3, areas=_areas(tongues, hand)))
        layers.append(Layer("klowong cemukiran", Wax.KLOWONG, 1, strokes=_around(tongues, hand)))
        layers.append(Layer("isen cemukiran", Wax.KLOWONG, 2, strokes=_ribs(tongues, hand)))
    return tuple(layers)


def _part(design: Design, part: ClothPart) -> list[Layer]:
    fit = fit_of(held_by(design, part), part)
    own = own_design(design, part, fit)
    plan, _ = plan_of(own)
    return [_cut(layer, fit, design.size_mm) for layer in family_named(own.motif).draw(plan)]


def _cut(layer: Layer, fit: Fit, size_mm: tuple[float, float]) -> Layer:
    """Bring a layer to its place on the cloth and cut it at the part's outline, beyond the edge where it lies there."""
    outline = np.array(fit.part.outline)
    after = np.roll(outline, -1, axis=0)
    # Clockwise as seen, y pointing down: the inside lies on the right of each side.
    normals = np.stack([outline[:, 1] - after[:, 1], after[:, 0] - outline[:, 0]], axis=1)
    normals /= np.sqrt((normals * normals).sum(axis=1))[:, None]
    limits = (normals * outline).sum(axis=1)
    on_edge = ((outline == after) & ((outline == 0) | (outline == np.array(size_mm)))).any(axis=1)
    limits[on_edge] -= BEYOND_MM
    wider = math.sqrt(math.sqrt(fit.scale))

    def depth(xy: FloatArray, side: int) -> FloatArray:
        away: FloatArray = xy[:, 0] * normals[side, 0] + xy[:, 1] * normals[side, 1] - limits[side]
        return away

    areas = Ragged(fit.placed(layer.areas.points), layer.areas.offsets)
    lines = layer.strokes.points
    strokes = Ragged(np.column_stack([fit.placed(lines[:, :2]), lines[:, 2] * wider]), layer.strokes.offsets)
    for side in range(len(outline)):
        if len(areas):
            areas = _kept(areas, depth(areas.points, side), closed=True)
        if len(strokes):
            strokes = _kept(strokes, depth(strokes.points, side), closed=False)
    dots = np.column_stack([fit.placed(layer.dots.points[:, :2]), layer.dots.points[:, 2] * wider * wider])
    if len(dots):
        inside = np.min([depth(dots, side) for side in range(len(outline))], axis=0)
        dots = dots[inside > 0.5 * dots[:, 2]]
    return Layer(
        layer.name, layer.wax, layer.step, Areas(areas.points, areas.starts), Strokes(strokes.points, strokes.starts),
        Dots(dots),
    )  # fmt: skip


def _kept(held: Ragged, depth: FloatArray, *, closed: bool) -> Ragged:
    """Return what lies inside one side of an outline."""
    filled = held.counts > 0
    held = held.picked(filled)
    if not len(held):
        return held
    least, most = held.least(depth), held.most(depth)
    across = (least < 0) & (most > 0)
    whole = held.picked(least >= 0)
    if not across.any():
        return whole
    which = np.repeat(across, held.counts)
    cut = cut_rings if closed else cut_strokes
    parts, _ = cut(held.picked(across), depth[which])
    starts: IntArray = np.concatenate([whole.starts, whole.starts[-1] + parts.starts[1:]])
    return Ragged(np.concatenate([whole.points, parts.points]), starts)


def _plate(outline: Sequence[Corner], hand: Hand) -> Areas:
    """Return a plate with a place every few millimetres, so that the hand can move it."""
    corners = Ragged(np.array(outline, float), np.array([0, len(outline)]))
    return _areas([dense(corners, _PACE, True).points], hand)


def _areas(rings: Sequence[FloatArray], hand: Hand) -> Areas:
    points = np.concatenate(rings)
    return Areas(hand.warp(points), np.cumsum([0, *(len(ring) for ring in rings)]))


def _seams(lines: Sequence[Line], hand: Hand) -> list[Layer]:
    """Return the lines, those of one wax in one layer, the brown ones first."""
    layers = []
    for wax, name in ((Wax.KLOWONG, "klowong seret"), (Wax.TEMBOK, "seret")):
        drawn = []
        for line in lines:
            if line.wax is wax:
                path = dense(Ragged(np.array([line.start, line.stop]), np.array([0, 2])), _PACE, False).points
                # What is broader than a nib is laid line beside line: its edges swerve as one line's.
                wide = line.width + min(line.width, _BROAD_NIB) * (hand.width(path) - 1)
                drawn.append(np.column_stack([hand.warp(path), wide]))
        if drawn:
            offsets = np.cumsum([0, *(len(path) for path in drawn)])
            layers.append(Layer(name, wax, 1, strokes=Strokes(np.concatenate(drawn), offsets)))
    return layers


def _around(rings: Sequence[FloatArray], hand: Hand) -> Strokes:
    closed = [np.concatenate([ring, ring[:1]]) for ring in rings]
    points = np.concatenate(closed)
    width = _TONGUE_LINE * hand.width(points)
    return Strokes(np.column_stack([hand.warp(points), width]), np.cumsum([0, *(len(ring) for ring in closed)]))


def _ribs(rings: Sequence[FloatArray], hand: Hand) -> Strokes:
    """Return a rib in each tongue, half way between its two sides, stopping short of foot and tip."""
    ribs = []
    for ring in rings:
        half = len(ring) // 2
        middle = 0.5 * (ring[:half] + ring[::-1][:half])
        ribs.append(middle[0] + (middle[1:-1] - middle[0]) * 0.92 + 0.06 * (middle[-1] - middle[0]))
    points = np.concatenate(ribs)
    width = 0.55 * _TONGUE_LINE * hand.width(points)
    return Strokes(np.column_stack([hand.warp(points), width]), np.cumsum([0, *(len(rib) for rib in ribs)]))


def hand_of(design: Design) -> tuple[Plan, tuple[tuple[str, float], ...]]:
    """Return the Plan of the whole cloth, whose hand draws the seams, and how its baths are taken."""
    return plan_of(replace(design, patches=(), cloth=""))

"""Cap: one copper block set down again and again, never quite beside the last print and never as hard.

The block is drawn once, cut at its edges, and printed exactly; only its places
and the pressure differ (docs/sources.md#cap: seams with 0.3 to 1 mm of misfit,
whole blocks heavier or lighter).
"""

from dataclasses import dataclass, replace

import numpy as np

from batik_gen.pattern.designing.plan_of_design import waxed
from batik_gen.pattern.geometry.clipping import Ragged, cut_rings, cut_strokes, joined
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.repeating.layouts import STEPPINGS, Stepping, layout_named, stepping_named
from batik_gen.pattern.repeating.repeat import draw_block
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Strokes
from batik_gen.values.design import Design, Repeat
from batik_gen.values.errors import BadDesign

MISFIT_MM, PRESSURE = 0.7, 0.5
"""What is usual: the middle of 0.3 to 1 mm, and widths of wax that differ by about 5 % from print to print."""

MOST_MISFIT_MM = 2.0
_HEAVIER = 0.09
"""How much wider the wax is under a print pressed harder by one deviation, at pressure 1."""
_TILT = 0.07
"""How much wider it is at the edge towards which the cap leans, at pressure 1."""
_SKEW = 0.002
"""Radians by which a print is turned at most for each mm of misfit: 0.2 mm over 10 cm."""


def is_stepping(name: str) -> bool:
    """Tell whether a layout is a way of setting down a cap."""
    return any(stepping.name == name for stepping in STEPPINGS)


def draw_stamped(design: Design) -> Cloth:
    """Wax a cloth with a cap.

    Parameters
    ----------
    design
        A Design whose ``repeat`` names a way of setting down.

    Raises
    ------
    UnknownName, BadDesign, BadSize
        If the Design cannot be drawn, or its misfit or pressure leaves its range.
    """
    repeat = design.repeat
    assert repeat is not None
    stepping = stepping_named(repeat.layout)
    _check(repeat)
    layout = layout_named(stepping.layout)
    blocks = [_block(design, repeat, layout.name, number) for number in range(stepping.blocks)]
    size = _size(repeat, stepping)
    cut = [[_cut(layer, block, size) for layer in block.layers] for block in blocks]
    prints = _prints(design, stepping, size, (layout.drop, layout.brick))
    layers = tuple(
        _printed([pieces[number] for pieces in cut], prints, size, repeat.pressure)
        for number in range(len(blocks[0].layers))
    )
    return waxed(design, blocks[0].bath, layers)


def _check(repeat: Repeat) -> None:
    if not 0 <= repeat.misfit_mm <= MOST_MISFIT_MM:
        raise BadDesign(
            f"a misfit of {repeat.misfit_mm:g} mm is no cap's; it must lie between 0 and {MOST_MISFIT_MM:g}"
        )
    if not 0 <= repeat.pressure <= 1:
        raise BadDesign(f"a pressure of {repeat.pressure:g} cannot be printed; it must lie between 0 and 1")


def _block(design: Design, repeat: Repeat, layout: str, number: int) -> Cloth:
    # A second cap is another piece of metalwork: the same pattern by another hand.
    held = replace(design, size_mm=repeat.block_mm, repeat=Repeat(layout, repeat.block_mm), seed=design.seed + number)
    return draw_block(held)


def _size(repeat: Repeat, stepping: Stepping) -> tuple[float, float]:
    """Return the sides of the cap in mm; one that turns about its corner is square."""
    width, height = repeat.block_mm
    return (min(width, height),) * 2 if stepping.turned else (width, height)


@dataclass(frozen=True, eq=False)
class _Pieces:
    """Hold what of one layer is on the cap."""

    layer: Layer
    areas: Ragged
    strokes: Ragged
    dots: FloatArray


def _cut(layer: Layer, block: Cloth, size: tuple[float, float]) -> _Pieces:
    """Cut a layer of the block that repeats to the cap."""
    assert block.period is not None
    (width, height), drop, brick = block.period.block_mm, block.period.drop, block.period.brick
    ways = [
        np.array([i * width + j * brick * width, i * drop * height + j * height])
        for i in range(-2, 3)
        for j in range(-2, 3)
    ]
    areas = Ragged(layer.areas.points, layer.areas.offsets)
    strokes = Ragged(layer.strokes.points, layer.strokes.offsets)
    dots = np.concatenate([_moved(layer.dots.points, way) for way in ways])
    inside = ((dots[:, :2] >= 0) & (dots[:, :2] < np.array(size))).all(axis=1)
    rings = _all_cut([_near(areas, way, size) for way in ways], size, 2, closed=True)
    lines = _all_cut([_near(strokes, way, size) for way in ways], size, 3, closed=False)
    return _Pieces(layer, rings, lines, dots[inside])


def _moved(points: FloatArray, way: FloatArray) -> FloatArray:
    return np.concatenate([points[:, :2] + way, points[:, 2:]], axis=1)


def _near(held: Ragged, way: FloatArray, size: tuple[float, float]) -> Ragged:
    """Move pieces, and leave out those that miss the cap."""
    if not len(held):
        return held
    moved = held.with_points(_moved(held.points, way))
    low, high = moved.least(moved.points[:, :2]), moved.most(moved.points[:, :2])
    touches = (high > 0) & (low < np.array(size))
    return moved.picked(touches[:, 0] & touches[:, 1])


def _all_cut(parts: list[Ragged], size: tuple[float, float], columns: int, *, closed: bool) -> Ragged:
    held = joined([part for part in parts if len(part)], columns)
    for axis in (0, 1):
        for sign, limit in ((-1.0, 0.0), (1.0, size[axis])):
            if len(held):
                depth = limit - sign * held.points[:, axis]
                held = (cut_rings if closed else cut_strokes)(held, depth)[0]
    return held


@dataclass(frozen=True)
class _Print:
    """Hold one print: its corner in mm, quarter turns, skew in radians, which cap, how hard, how it leans."""

    corner: tuple[float, float]
    quarters: int
    skew: float
    block: int
    hard: float
    lean: tuple[float, float]


def _prints(design: Design, stepping: Stepping, size: tuple[float, float], step: tuple[float, float]) -> list[_Print]:
    """Set the cap down over the whole cloth, row by row."""
    repeat, (width, height), (drop, brick) = design.repeat, size, step
    assert repeat is not None
    columns, rows = (int(np.ceil(side / own)) + 2 for side, own in zip(design.size_mm, size, strict=True))
    found = []
    for row in range(-1, rows):
        for column in range(-1, columns):
            luck = [
                float(uniform(design.seed, salts.CAP_PRINT + k, np.array([column]), np.array([row]))[0])
                for k in range(8)
            ]
            # Four even numbers make one that is nearly normal, with deviation 1 and never beyond 3.5.
            hard = (luck[0] + luck[1] + luck[2] + luck[3] - 2.0) * 1.7320508
            angle, far = 2 * np.pi * luck[4], repeat.misfit_mm * (0.3 + 0.7 * luck[5])
            x = (column + (row * brick) % 1) * width + far * float(np.cos(angle))
            y = (row + (column * drop) % 1) * height + far * float(np.sin(angle))
            quarters = (0, 1, 3, 2)[2 * (row % 2) + column % 2] if stepping.turned else 0
            found.append(
                _Print(
                    (x, y), quarters, _SKEW * repeat.misfit_mm * (2 * luck[6] - 1), column % stepping.blocks, hard,
                    (float(np.cos(2 * np.pi * luck[7])), float(np.sin(2 * np.pi * luck[7]))),
                )
            )  # fmt: skip
    return found


def _printed(pieces: list[_Pieces], prints: list[_Print], size: tuple[float, float], pressure: float) -> Layer:
    """Print one layer all over the cloth."""
    middle = 0.5 * np.array(size)
    areas, strokes, dots = [], [], []
    for one in prints:
        held = pieces[one.block]
        corner = np.array(one.corner) + middle

        def placed(points: FloatArray, one: _Print = one, corner: FloatArray = corner) -> FloatArray:
            rel = points[:, :2] - middle
            xy = turn(rel, one.quarters * (0.5 * np.pi) + one.skew) + corner
            wide = _HEAVIER * one.hard + _TILT * (one.lean[0] * rel[:, 0] + one.lean[1] * rel[:, 1]) / middle.max()
            return np.concatenate([xy, points[:, 2:] * (1 + pressure * wide)[:, None]], axis=1)

        areas.append(held.areas.with_points(placed(held.areas.points)))
        strokes.append(held.strokes.with_points(placed(held.strokes.points)))
        dots.append(placed(held.dots))
    rings, lines = joined(areas, 2), joined(strokes, 3)
    return replace(
        pieces[0].layer,
        areas=Areas(rings.points, rings.starts),
        strokes=Strokes(lines.points, lines.starts),
        dots=Dots(np.concatenate(dots)),
    )

"""How a part of a cloth comes to lie on it: the Design that draws it, its size, its place."""

import math
from dataclasses import dataclass, replace

import numpy as np

from batik_gen.pattern.cloths.kind import ClothPart, Corner
from batik_gen.pattern.cloths.table import cloth_named
from batik_gen.pattern.repeating.repeat import lattice_of
from batik_gen.values.arrays import FloatArray
from batik_gen.values.design import Design, Field

_LEAST_SCALE = 0.7
"""Least scale by which a part is drawn smaller so that whole rows fill it, and the most larger the other way."""

_NEXT_HAND = 7919
"""Added to the seed for each further part: no two parts are drawn by the same slips of the hand."""
_NEXT_PANEL = 104729
"""Added to the seed for each further hand within a part."""


@dataclass(frozen=True)
class Fit:
    """Hold how a part's drawing comes to lie on the cloth."""

    part: ClothPart
    size_mm: tuple[float, float]
    above: float
    scale: float

    def placed(self, xy: FloatArray) -> FloatArray:
        """Return places of the drawing on the cloth."""
        u, v = xy[..., 0] * self.scale, (xy[..., 1] - self.above) * self.scale
        deep = self.part.extent[0] if self.part.turns % 2 else self.part.extent[1]
        if self.part.mirrored:
            v = deep - v
        left, top = self.part.corner
        if self.part.turns % 2:
            return np.stack([left + deep - v, top + u], axis=-1)
        return np.stack([left + u, top + v], axis=-1)


def held_by(design: Design, part: ClothPart) -> Design:
    """Return whose parameters draw a part."""
    return design if part.role == 0 else design.patches[part.role - 1]


def own_design(design: Design, part: ClothPart, fit: Fit) -> Design:
    """Return the Design that draws a part."""
    held = held_by(design, part)
    seed = (design.seed + _NEXT_HAND * part.role + _NEXT_PANEL * part.hand) % 2**63
    field = cropped(held.field, part, design.size_mm)
    return replace(held, size_mm=fit.size_mm, seed=seed, field=field, cloth="", patches=(), repeat=None)


def upright_body(design: Design) -> tuple[Design, Corner]:
    """Return the Design of the body's largest part that lies on the cloth as it is drawn, and its upper left corner.

    Of a cloth of one motif, or of which no part lies so, it is the whole; that its middle is then not the motif's
    has to be seen on the cloth.
    """
    whole = (design, (0.0, 0.0))
    if not design.cloth:
        return whole
    parts = (part for part in cloth_named(design.cloth).layout(*design.size_mm).parts if isinstance(part, ClothPart))
    upright = [p for p in parts if not (p.role or p.turns or p.rows or p.mirrored or p.whole_rows or p.hand)]
    if not upright:
        return whole
    largest = max(upright, key=lambda part: part.extent[0] * part.extent[1])
    return own_design(design, largest, fit_of(design, largest)), largest.corner


def fit_of(held: Design, part: ClothPart) -> Fit:
    """Return how the drawing of a part, held by a Design, comes to lie on a cloth."""
    wide, deep = part.extent if part.turns % 2 == 0 else (part.extent[1], part.extent[0])
    rows, row = part.rows, 0.0
    if rows or part.whole_rows:
        lattice = lattice_of(held)
        row = deep / (rows or 1.0) if isinstance(lattice, float) else max(abs(lattice[0][1]), abs(lattice[1][1]))
    if part.whole_rows:
        fewer = max(1, math.floor(deep / row))
        rows = min((fewer, fewer + 1), key=lambda many: abs(math.log(deep / (many * row))))
        # A wave that repeats in half a metre alone is not drawn smaller for it: its lines keep their nibs.
        rows = rows if _LEAST_SCALE <= deep / (rows * row) <= 1 / _LEAST_SCALE else 0.0
    if not rows:
        return Fit(part, (wide, deep), 0.0, 1.0)
    scale = deep / (rows * row)
    return Fit(part, (wide / scale, (part.from_row + rows) * row), part.from_row * row, scale)


def cropped(field: Field, part: ClothPart, size_mm: tuple[float, float]) -> Field:
    """Return the stretch of the local field that a part lies on, turned as the part is."""
    values = field.values
    for axis, at, long, whole in (
        (1, part.corner[0], part.extent[0], size_mm[0]),
        (2, part.corner[1], part.extent[1], size_mm[1]),
    ):
        count = values.shape[axis]
        cells = max(1, round(count * long / whole))
        middle = (at + (np.arange(cells) + 0.5) * long / cells) / whole * count - 0.5
        middle = np.clip(middle, 0, count - 1)
        low = np.minimum(np.floor(middle).astype(np.int64), max(count - 2, 0))
        high, share = np.minimum(low + 1, count - 1), middle - low
        share = share[:, None] if axis == 1 else share[None, :]
        values = values.take(low, axis) + (values.take(high, axis) - values.take(low, axis)) * share
    if part.turns % 2:
        values = np.swapaxes(values, 1, 2)[:, :, ::-1]
    if part.mirrored:
        values = values[:, :, ::-1]
    return Field(field.bands, np.array(values))

"""The triangles of a tumpal: their measures, their rims and fields, what gathers the wax."""

from dataclasses import dataclass, field

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.sheet import Pens
from batik_gen.pattern.flora.stack import Stack
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax

_TAPER = 0.72
"""So much of its breadth a rim loses on its way to the tip."""


@dataclass(frozen=True)
class TumpalPens:
    """Name what gathers the parts, lowest first."""

    ground: Waxing = field(default_factory=lambda: Waxing("bidang klowong", Wax.KLOWONG, 1))
    papan: Waxing = field(default_factory=lambda: Waxing("tembok papan", Wax.WARNA_4, 5))
    rim: Waxing = field(default_factory=lambda: Waxing("tembok tepi", Wax.WARNA_3, 5))
    red: Waxing = field(default_factory=lambda: Waxing("tembok bidang", Wax.WARNA_1, 5))
    yellow: Waxing = field(default_factory=lambda: Waxing("tembok bidang kedua", Wax.WARNA_4, 5))
    lines: Waxing = field(default_factory=lambda: Waxing("klowong tepi", Wax.KLOWONG, 1))
    cuts: Waxing = field(default_factory=lambda: Waxing("isen terbuka", Wax.OPEN, 2))
    grown: Stack = field(default_factory=lambda: Stack("sulur"))
    dots: Waxing = field(default_factory=lambda: Waxing("cecek", Wax.CECEK, 4))

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        """Return the finished layers."""
        gathered = (self.ground, self.papan, self.rim, self.red, self.yellow, self.lines, self.cuts)
        return plan.layers(*gathered, *self.grown.layers, self.dots)


class Shape:
    """Hold the measures of a tumpal, mm."""

    def __init__(self, plan: Plan) -> None:
        self.base = plan.value("tumpal.base")
        self.height = self.base * plan.value("tumpal.height")
        self.rim = self.base * plan.value("tumpal.rim")
        self.gap = 0.28 * self.base
        self.band = self.base * plan.value("tumpal.band")
        self.papan = 0.10 * self.base
        self.module = 2 * self.height + self.gap + self.band
        self.nib = min(0.8 * plan.value("nib.klowong"), 0.045 * self.base)
        self.fine = min(plan.value("nib.isen"), 0.022 * self.base)
        self.dot = min(plan.value("isen.size"), 0.032 * self.base)

    def pens(self, plan: Plan) -> Pens:
        """Return the nibs of what grows: finer than those of the triangles."""
        return Pens(0.74 * self.nib, 0.9 * self.fine, self.dot, plan.value("isen.count"))

    def slant(self) -> float:
        """Return how much wider a triangle is, measured flat, for each mm square to its side."""
        half = 0.5 * self.base / self.height
        return float(np.sqrt(1 + half * half))

    def half_at(self, y: FloatArray, inset: float) -> FloatArray:
        """Return half the width at heights above the foot, ``inset`` mm inside the sides."""
        wide: FloatArray = 0.5 * self.base * (1 - y / self.height) - inset * self.slant()
        return wide

    def tip(self, inset: float) -> float:
        """Return the height of the tip of a triangle ``inset`` mm inside the sides at its foot, as of ``triangle``."""
        share = inset * self.slant() / (0.5 * self.base)
        return self.height * (1 - share) / (1 - _TAPER * share)

    def triangle(self, inset: float, low: float, k: int = 12) -> FloatArray:
        """Return a triangle ``inset`` mm inside the sides at its foot and ``low`` above it; x, y with y to the tip.

        Towards the tip it comes nearer to the sides: a rim tapers, so that what it holds fills the point.
        """
        y = low + (self.tip(inset) - low) * np.arange(k + 1) / k
        x = self.half_at(y, 0.0) - inset * self.slant() * (1 - _TAPER * y / self.height)
        right, left = np.stack([x, y], axis=-1), np.stack([-x, y], axis=-1)[::-1]
        foot = np.stack([np.linspace(-x[0], x[0], 6)[1:-1], np.full(4, low)], axis=-1)
        return np.concatenate([right, left[1:], foot])


@dataclass(frozen=True)
class TriangleRow:
    """Draw triangles whose middles between the facing rows are ``at``; ``side`` 1 stands below, -1 hangs above."""

    plan: Plan
    pens: TumpalPens
    shape: Shape
    at: FloatArray
    side: float
    light: bool

    @property
    def inner(self) -> float:
        """How far inside its sides the field of a triangle begins, mm."""
        return 1.7 * self.shape.nib + 0.85 * self.shape.rim

    def xy(self, local: FloatArray) -> FloatArray:
        """Place points (k, 2) or (n, k, 2), y from the foot to the tip, at every triangle."""
        s = self.shape
        y = self.side * (0.5 * s.gap + s.height - local[..., 1])
        moved = np.stack([local[..., 0], y], axis=-1)
        return np.broadcast_to(moved, (len(self.at), *moved.shape[-2:])) + self.at[:, None]

    def wax(self) -> None:
        """Fill rims and fields: a white rim of seeds about brown, or a brown rim with saw teeth about white."""
        s, p = self.shape, self.pens
        p.ground.area(self.xy(s.triangle(0.0, 0.0)))
        field_of = self.xy(s.triangle(self.inner, self.inner))
        middle = 0.5 * (0.6 * s.nib + self.inner)
        mid = self.xy(s.triangle(middle, middle))
        if self.light:
            p.red.area(field_of)
            self._teeth()
            return
        p.rim.area(self.xy(s.triangle(1.1 * s.nib, 1.1 * s.nib)))
        p.yellow.area(field_of)
        p.lines.stroke(field_of, s.nib, closed=True)
        seed = min(1.15 * s.dot, 0.5 * s.rim)
        cecek.row(p.lines, self.plan.hand, mid, seed, 1.8 * seed / self.plan.value("isen.count"), closed=True)

    def _teeth(self) -> None:
        """Set untu walang on the rim: dark teeth that point outward, smaller towards the tip."""
        s = self.shape
        low, high = 1.0 * s.nib, self.inner - 0.6 * s.nib
        many = round(s.height / (1.05 * s.rim))
        share = (np.arange(many) + 0.5) / many
        y = share * (s.tip(high) - high) + high
        half = 0.42 * s.height / many
        rise = 1 - _TAPER * y / s.height
        for side in (1.0, -1.0):
            corners = [
                np.stack(
                    [side * (s.half_at(y + shift * half, 0.0) - inset * s.slant() * rise), y + shift * half], axis=-1
                )
                for shift, inset in ((-1.0, high), (0.0, low), (1.0, high))
            ]
            teeth = self.xy(np.stack(corners, axis=1).reshape(-1, 2))
            self.pens.cuts.area(teeth.reshape(-1, 3, 2))
        many = round(s.base / (1.05 * s.rim))
        x = (np.arange(many) + 0.5) / many - 0.5
        foot = np.array([[-0.42 / many, high / s.base], [0.0, low / s.base], [0.42 / many, high / s.base]]) * s.base
        inside = np.abs(x) < 0.5 - s.rim / s.base
        teeth = self.xy((foot + np.stack([x * s.base, 0 * x], axis=-1)[inside][:, None]).reshape(-1, 2))
        self.pens.cuts.area(teeth.reshape(-1, 3, 2))

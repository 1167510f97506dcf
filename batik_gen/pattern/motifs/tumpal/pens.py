"""The triangles of a tumpal: their measures, their rims and fields, what gathers the wax."""

from dataclasses import dataclass, field

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax


@dataclass(frozen=True)
class TumpalPens:
    """Name what gathers the parts, lowest first."""

    ground: Waxing = field(default_factory=lambda: Waxing("bidang klowong", Wax.KLOWONG, 1))
    white: Waxing = field(default_factory=lambda: Waxing("tembok bidang", Wax.TEMBOK, 5))
    deep: Waxing = field(default_factory=lambda: Waxing("isi gelap", Wax.OPEN, 2))
    light: Waxing = field(default_factory=lambda: Waxing("isi tembok", Wax.TEMBOK, 5))
    under: Waxing = field(default_factory=lambda: Waxing("klowong sulur", Wax.KLOWONG, 1))
    plates: Waxing = field(default_factory=lambda: Waxing("tembok", Wax.TEMBOK, 5))
    dark: Waxing = field(default_factory=lambda: Waxing("bidang terbuka", Wax.OPEN, 2))
    lines: Waxing = field(default_factory=lambda: Waxing("klowong", Wax.KLOWONG, 1))
    cuts: Waxing = field(default_factory=lambda: Waxing("isen terbuka", Wax.OPEN, 2))
    dots: Waxing = field(default_factory=lambda: Waxing("cecek", Wax.CECEK, 4))

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        """Return the finished layers."""
        gathered = (
            self.ground, self.white, self.deep, self.light, self.under, self.plates, self.dark, self.lines, self.cuts,
            self.dots,
        )  # fmt: skip
        return plan.layers(*gathered)


class Shape:
    """Hold the measures of a tumpal, mm."""

    def __init__(self, plan: Plan) -> None:
        self.base = plan.value("tumpal.base")
        self.height = self.base * plan.value("tumpal.height")
        self.rim = self.base * plan.value("tumpal.rim")
        self.gap = 0.28 * self.base
        self.band = self.base * plan.value("tumpal.band")
        self.papan = 0.12 * self.base
        self.module = 2 * self.height + self.gap + self.band
        self.nib = min(0.8 * plan.value("nib.klowong"), 0.045 * self.base)
        self.fine = min(plan.value("nib.isen"), 0.022 * self.base)
        self.dot = min(plan.value("isen.size"), 0.032 * self.base)

    def slant(self) -> float:
        """Return how much wider a triangle is, measured flat, for each mm square to its side."""
        half = 0.5 * self.base / self.height
        return float(np.sqrt(1 + half * half))

    def half_at(self, y: FloatArray, inset: float) -> FloatArray:
        """Return half the width at heights above the foot, ``inset`` mm inside the sides."""
        wide: FloatArray = 0.5 * self.base * (1 - y / self.height) - inset * self.slant()
        return wide

    def tip(self, inset: float) -> float:
        """Return the height of the tip of a triangle ``inset`` mm inside the sides."""
        return self.height * (1 - inset * self.slant() / (0.5 * self.base))

    def triangle(self, inset: float, low: float, k: int = 12) -> FloatArray:
        """Return a triangle ``inset`` mm inside the sides and ``low`` above the foot; x, y with y to the tip."""
        y = low + (self.tip(inset) - low) * np.arange(k + 1) / k
        x = self.half_at(y, inset)
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
    def rim(self) -> float:
        """The width of the rim, mm: a white one is broader than a brown one, for the dark ground lacks white."""
        return self.shape.rim * (0.85 if self.light else 1.0)

    def xy(self, local: FloatArray) -> FloatArray:
        """Place points (k, 2) or (n, k, 2), y from the foot to the tip, at every triangle."""
        s = self.shape
        y = self.side * (0.5 * s.gap + s.height - local[..., 1])
        moved = np.stack([local[..., 0], y], axis=-1)
        return np.broadcast_to(moved, (len(self.at), *moved.shape[-2:])) + self.at[:, None]

    def wax(self) -> None:
        """Fill rims and fields: a white rim about the dark, or a brown rim about white."""
        s, p = self.shape, self.pens
        p.ground.area(self.xy(s.triangle(0.0, 0.0)))
        inner = s.nib + self.rim
        if not self.light:
            p.white.area(self.xy(s.triangle(s.nib, s.nib)))
            p.deep.area(self.xy(s.triangle(inner, inner)))
            p.under.stroke(self.xy(s.triangle(inner, inner)), s.nib, closed=True)
            gather = p.lines
        else:
            p.light.area(self.xy(s.triangle(inner + 0.6 * s.nib, inner + 0.6 * s.nib)))
            edge = self.xy(s.triangle(0.7 * s.nib, 0.7 * s.nib))
            p.dark.stroke(edge, 1.1 * s.fine, closed=True)
            gather = p.dots
        # Cecek along the middle of the rim, on both sides and the foot.
        mid = s.nib + 0.5 * self.rim
        ring = self.xy(s.triangle(mid, mid))
        spacing = 2.5 * s.dot / self.plan.value("isen.count")
        cecek.row(gather, self.plan.hand, ring, min(0.9 * s.dot, 0.5 * self.rim), spacing, closed=True)

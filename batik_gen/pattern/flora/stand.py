"""What draws a figure: pens in two levels, and a stand that sets its shapes at every place.

Shapes are in units of the figure's own size (x right, y down, about 1 from the
middle to the top) and drawn for all copies at once; lines and dots keep the nib.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import area, inset, leaf, place, spline, turn, unit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax


@dataclass(frozen=True)
class FigurePens:
    """Name what gathers the parts of figures, lowest first."""

    brown: Waxing = field(default_factory=lambda: Waxing("bidang klowong", Wax.KLOWONG, 1))
    wrap: Waxing = field(default_factory=lambda: Waxing("garis bidang", Wax.OPEN, 2))
    plates: Waxing = field(default_factory=lambda: Waxing("tembok", Wax.TEMBOK, 5))
    dark: Waxing = field(default_factory=lambda: Waxing("bidang terbuka", Wax.OPEN, 2))
    lines: Waxing = field(default_factory=lambda: Waxing("klowong", Wax.KLOWONG, 1))
    marks: Waxing = field(default_factory=lambda: Waxing("isen klowong", Wax.KLOWONG, 1))
    cuts: Waxing = field(default_factory=lambda: Waxing("isen terbuka", Wax.OPEN, 2))
    dots: Waxing = field(default_factory=lambda: Waxing("cecek", Wax.CECEK, 4))
    upper: "FigurePens | None" = None

    @classmethod
    def above(cls) -> "FigurePens":
        """Return pens for a second level."""
        brown, wrap, plates, dark, lines, marks, cuts, dots = (
            Waxing(f"{w.name} atas", w.wax, w.step) for w in cls()._gathered()
        )
        return cls(brown, wrap, plates, dark, lines, marks, cuts, dots)

    def _gathered(self) -> tuple[Waxing, ...]:
        return (self.brown, self.wrap, self.plates, self.dark, self.lines, self.marks, self.cuts, self.dots)

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        """Return the finished layers."""
        own = plan.layers(*self._gathered())
        return own if self.upper is None else (*own, *self.upper.layers(plan))


@dataclass(frozen=True)
class Stand:
    """Draw shapes at n places.

    Parameters
    ----------
    plan, pens
        What answers for nibs and the hand, and what gathers the wax.
    centres, size
        The places, n x 2, and the unit of each, mm.
    flip
        -1 mirrors a copy left and right (n).
    taken
        Gathers points of whatever stands there.
    light
        Whether they stand on a light ground.
    """

    plan: Plan
    pens: FigurePens
    centres: FloatArray
    size: FloatArray
    flip: FloatArray
    taken: list[FloatArray]
    light: bool = False

    def over(self) -> "Stand":
        """Return the same places one level higher: what is drawn there covers what lies below."""
        return replace(self, pens=self.pens.upper or self.pens)

    @property
    def nib(self) -> float:
        """The nib of outlines, mm."""
        return min(0.9 * self.plan.value("nib.klowong"), 0.054 * self.least)

    @property
    def fine(self) -> float:
        """The nib of isen, mm."""
        return min(self.plan.value("nib.isen"), 0.024 * self.least)

    @property
    def spot(self) -> float:
        """The diameter of cecek, mm."""
        return min(self.plan.value("isen.size"), 0.036 * self.least)

    @property
    def least(self) -> float:
        """The smallest unit, mm."""
        return float(self.size.min(initial=1e3))

    def at(self, shape: FloatArray) -> FloatArray:
        """Place a shape (k, 2) or shapes (n, k, 2) at every place."""
        tilt = 0.014 * self.plan.hand.normal(salts.FLORA_TILT, self.centres)
        mirrored = (
            np.broadcast_to(shape, (len(self.centres), *shape.shape[-2:]))
            * np.stack([self.flip, np.ones_like(self.flip)], axis=-1)[:, None]
        )
        return place(mirrored * self.size[:, None, None], self.centres, tilt)

    def put(self, shape: FloatArray, gather: Waxing, outline: bool = True) -> FloatArray:
        """Fill a shape, run the klowong line round it, return it placed."""
        ring = self.at(shape)
        gather.area(ring)
        if outline:
            self.pens.lines.stroke(ring, self.nib, closed=True)
        self.taken.append(ring.reshape(-1, 2))
        return ring

    def black(self, shape: FloatArray) -> FloatArray:
        """Fill a shape black, with its brown line."""
        return self.put(shape, self.pens.dark)

    def white(self, shape: FloatArray) -> FloatArray:
        """Fill a shape white, with its brown line."""
        return self.put(shape, self.pens.plates)

    def brown(self, shape: FloatArray) -> FloatArray:
        """Fill a shape brown; a dark line runs just inside it."""
        ring = self.put(shape, self.pens.brown, outline=False)
        self.pens.wrap.stroke(inset(ring, np.full(len(ring), 0.6 * self.fine)), 1.15 * self.fine, closed=True)
        return ring

    def rows(self, curve: FloatArray, wide: float = 0.9, gap: float = 1.9) -> None:
        """Set a row of cecek along an open curve (k, 2)."""
        spacing = gap * self.spot / self.plan.value("isen.count")
        cecek.row(self.pens.dots, self.plan.hand, self.at(curve), wide * self.spot, spacing, closed=False)

    def seven(self, points: FloatArray) -> None:
        """Set cecek pitu at each of a few points (k, 2)."""
        cecek.seven(self.pens.dots, self.plan.hand, self.at(points).reshape(-1, 2), 0.82 * self.spot)

    def strokes(self, starts: FloatArray, ends: FloatArray, gather: Waxing, width: float = 0.9) -> None:
        """Draw sawut from points to points (k, 2 each)."""
        one, other = self.at(starts), self.at(ends)
        step = other - one
        reach = np.sqrt((step * step).sum(axis=-1))
        sawut.fan(gather, self.plan.hand, one, unit(step), reach, width * self.fine)


def clockwise(ring: FloatArray) -> FloatArray:
    """Return a ring (k, 2) so that it runs clockwise on the cloth."""
    turned: FloatArray = ring if float(area(ring)) > 0 else ring[::-1]
    return turned


def smooth(points: list[tuple[float, float]], pieces: int = 5, mirror: bool = False) -> FloatArray:
    """Run a closed curve through a few points; with ``mirror``, through their mirror images as well."""
    run = np.array(points)
    if mirror:
        run = np.concatenate([run, run[::-1] * np.array([-1.0, 1.0])])
        keep = np.ones(len(run), bool)
        # Points on the axis stand once.
        keep[len(points)] = abs(points[-1][0]) > 1e-9
        keep[-1] = abs(points[0][0]) > 1e-9
        run = run[keep]
    ring = spline(run, pieces)
    return clockwise(ring)


def polygon(points: list[tuple[float, float]], pieces: int = 5) -> FloatArray:
    """Return a shape of straight sides, each cut into pieces so that the hand can bend it."""
    run = np.array(points)
    t = (np.arange(pieces) / pieces)[:, None]
    ring = (run[:, None] + (np.roll(run, -1, axis=0) - run)[:, None] * t).reshape(-1, 2)
    return clockwise(ring)


def blade(foot: tuple[float, float], tip: tuple[float, float], wide: float, belly: float = 0.45) -> FloatArray:
    """Return a pointed leaf from one place to another, ``wide`` of its length."""
    step = np.array(tip) - np.array(foot)
    long = float(np.sqrt((step * step).sum()))
    shape: FloatArray = turn(leaf(long, wide * long, 9, belly), float(np.arctan2(step[1], step[0]))) + np.array(foot)
    return shape


def inside(shape: FloatArray, first: float = 0.2, last: float = 0.8, k: int = 7) -> FloatArray:
    """Return a line along a leaf made by ``blade``."""
    foot, tip = shape[0], shape[len(shape) // 2]
    line: FloatArray = foot + (tip - foot) * np.linspace(first, last, k)[:, None]
    return line


def mirrored(shape: FloatArray) -> FloatArray:
    """Return a shape mirrored left and right."""
    other: FloatArray = shape[::-1] * np.array([-1.0, 1.0])
    return other

"""One frieze of lereng gelombang: where its moments lie on the cloth, and what it is waxed with."""

from dataclasses import dataclass, field

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.wave.levels import soft
from batik_gen.pattern.wave.smoothing import at_share, smooth
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Wax

HALF = 0.7071067811865476
LOWEST = 0.1
"""The level of a band without any strength."""
CALM = 3
"""Passes of smoothing over the slices of a course: a bell of a slice and a quarter."""
_NEAR_MM = 45.0
_FINE = 2000


@dataclass(frozen=True)
class LerengPens:
    """Name what gathers the parts, lowest first."""

    ground: Waxing = field(default_factory=lambda: Waxing("latar", Wax.KLOWONG, 3))
    white: Waxing = field(default_factory=lambda: Waxing("tembok latar", Wax.TEMBOK, 5))
    bars: Waxing = field(default_factory=lambda: Waxing("pita", Wax.KLOWONG, 1))
    plates: Waxing = field(default_factory=lambda: Waxing("tembok", Wax.TEMBOK, 5))
    brown: Waxing = field(default_factory=lambda: Waxing("isi cokelat", Wax.KLOWONG, 2))
    dark: Waxing = field(default_factory=lambda: Waxing("bidang terbuka", Wax.OPEN, 2))
    small: Waxing = field(default_factory=lambda: Waxing("tembok kecil", Wax.TEMBOK, 5))
    lines: Waxing = field(default_factory=lambda: Waxing("klowong", Wax.KLOWONG, 1, steady=True))
    isen: Waxing = field(default_factory=lambda: Waxing("isen", Wax.KLOWONG, 2))
    cuts: Waxing = field(default_factory=lambda: Waxing("isen terbuka", Wax.OPEN, 2))
    dots: Waxing = field(default_factory=lambda: Waxing("cecek", Wax.CECEK, 4))

    @property
    def layers(self) -> tuple[Waxing, ...]:
        """Every layer, lowest first."""
        return tuple(vars(self).values())


@dataclass(frozen=True)
class Measure:
    """Say how a band's strength becomes a height.

    Parameters
    ----------
    band
        Which band.
    centre, span
        dB at which an ornament is half as high as it may be; dB more at which it is so by five sixths.
    height
        Clear height of the frieze, mm.
    step
        Usual distance of two ornaments along it, mm.
    closer
        How much closer they stand the stronger the band is.
    least, full
        Height at level 0 as a share of that at level 1, and that at level 1 as a share of the room for it.
    apart
        Power of a frieze's breadth with which its ornaments stand further apart, so that they stay well made.
    """

    band: str
    centre: float
    span: float
    height: float
    step: float
    closer: float
    least: float
    full: float
    apart: float = 0.6

    def share(self, level: FloatArray) -> FloatArray:
        """Return how high an ornament stands at a level, as a share of the height at level 1."""
        return self.least + (1 - self.least) * level


@dataclass(frozen=True, eq=False)
class Strip:
    """Draw one frieze of the group, wherever it comes again.

    Parameters
    ----------
    plan, pens
        What answers for nibs and hand, and what gathers the wax.
    measure
        How its band becomes a height.
    middle
        Where its middle lies within the group, mm across.
    sites
        Where groups begin, n x 2.
    span
        Width of cloth, mm, over which the whole recording lies.
    """

    plan: Plan
    pens: LerengPens
    measure: Measure
    middle: float
    sites: FloatArray
    span: float

    @property
    def half(self) -> float:
        """Half the clear height, mm."""
        return 0.5 * self.measure.height

    @property
    def nib(self) -> float:
        """The nib of outlines, mm."""
        return 0.76 * self.plan.value("nib.klowong")

    @property
    def fine(self) -> float:
        """The nib of isen, mm."""
        return 0.84 * self.plan.value("nib.isen")

    @property
    def dot(self) -> float:
        """The diameter of cecek, mm."""
        return 0.9 * self.plan.value("isen.size")

    @property
    def many(self) -> float:
        """How close isen stand, 1 usual."""
        return self.plan.value("isen.count")

    @property
    def hand(self) -> Hand:
        """The hand."""
        return self.plan.hand

    def level(self, x: FloatArray) -> FloatArray:
        """Return how high the ornament stands at places along the cloth, mm from the beginning: 0.1 to 1."""
        course = smooth(self.plan.wave.course("all", self.measure.band), CALM)
        db = at_share(course, np.mod(x, self.span) / self.span)
        level: FloatArray = LOWEST + (1 - LOWEST) * soft(db, self.measure.centre, self.measure.span)
        return level

    def cells(self, step: float, closer: float = 0.0, shift: float = 0.0) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return where ornaments stand, mm of x from the beginning, and how long each one's place is along the frieze.

        They stand closer where the band is stronger. The last may have a part of its place only, where the recording
        ends: the third array says which share of each one's place there is. ``shift`` is in places.
        """
        grid = np.linspace(0.0, self.span, _FINE + 1)
        level = self.level(grid[:-1] + 0.5 * self.span / _FINE)
        density = (1 + 2 * closer * (level - 0.55)) / (step * HALF)
        reach = np.concatenate([[0.0], np.cumsum(density * self.span / _FINE)])
        edges = np.append(np.arange(max(4.0, np.ceil(reach[-1] - 1e-9))), reach[-1])
        whole = edges[1:] - edges[:-1]
        x = np.interp(np.mod(edges[:-1] + (0.5 + shift) * whole, reach[-1]), reach, grid)
        long = whole / np.interp(x, grid[:-1], density)
        return x, long / HALF, whole

    def xy(self, local: FloatArray) -> FloatArray:
        """Turn places along and across the frieze (..., 2) into the cloth's directions."""
        u, v = local[..., 0] * HALF, local[..., 1] * HALF
        return np.stack([u + v, v - u], axis=-1)

    def middles(self, x: FloatArray) -> tuple[FloatArray, IntArray]:
        """Return where places on the middle line lie on the cloth, n x 2, in every group, and which place each is."""
        along = np.stack([x / HALF - self.middle, np.full(len(x), self.middle)], axis=-1)
        at = (self.sites[:, None] + self.xy(along)).reshape(-1, 2)
        number = np.tile(np.arange(len(x)), len(self.sites))
        width, height = self.plan.size_mm
        view = self.plan.view
        top, bottom = max(view.top, 0.0) - _NEAR_MM, min(view.bottom, height) + _NEAR_MM
        near = (at[:, 0] > -_NEAR_MM) & (at[:, 0] < width + _NEAR_MM) & (at[:, 1] > top) & (at[:, 1] < bottom)
        return at[near], number[near]

    def put(self, x: FloatArray, local: FloatArray) -> FloatArray:
        """Place a shape (k, 2) or one a place (n, k, 2), along and across, wherever its place comes again."""
        at, number = self.middles(x)
        shapes = np.broadcast_to(local, (len(x), *local.shape[-2:]))
        return np.asarray(at[:, None] + self.xy(shapes[number]), dtype=np.float64)

    def dots(self, pen: Waxing, x: FloatArray, local: FloatArray, size: FloatArray | float) -> None:
        """Set dots at (n, 2) along and across, of sizes n, and none where there is no room for one."""
        wide = np.broadcast_to(np.asarray(size, np.float64), x.shape)
        kept = wide > 0.3
        if kept.any():
            at, number = self.middles(x[kept])
            pen.dot(at + self.xy(local[kept][number]), wide[kept][number])

    def fill(self, pen: Waxing, low: float, high: float) -> None:
        """Fill the frieze from ``low`` to ``high`` mm off its middle."""
        count = 24
        x = (np.arange(count) + 0.5) * self.span / count
        far = 0.502 * self.span / count / HALF
        ring = np.array([[-far, low], [0.0, low], [far, low], [far, high], [0.0, high], [-far, high]])
        pen.area(self.put(x, ring))

    def line(self, pen: Waxing, off: float, width: float) -> None:
        """Run a straight line along the frieze."""
        count = 12
        x = (np.arange(count) + 0.5) * self.span / count
        u = np.linspace(-0.505, 0.505, 10) * self.span / count / HALF
        pen.stroke(self.put(x, np.stack([u, np.full(10, off)], axis=-1)), width)


def group_lattice(span: float, cycle: float) -> Lattice:
    """Return the lattice of groups: along the frieze by the whole recording, and down by a group."""
    return (span, -span), (0.0, cycle / HALF)


def both(u: FloatArray | float, v: FloatArray | float) -> FloatArray:
    """Return places along and across as (..., 2)."""
    return np.stack(np.broadcast_arrays(np.asarray(u, np.float64), np.asarray(v, np.float64)), axis=-1)

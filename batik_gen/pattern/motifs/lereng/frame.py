"""One band of a lereng: where its places lie, its nibs, the lines between two bands."""

from dataclasses import dataclass, field

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax

HALF = 0.7071067811865476
_STRAY = 0.055
"""Deviation of one place in a row from its plan, in steps: two neighbours then lie unequally far apart (CV 10 %)."""


@dataclass(frozen=True)
class FriezePens:
    """Name what gathers the parts, lowest first."""

    ground: Waxing = field(default_factory=lambda: Waxing("latar", Wax.KLOWONG, 3))
    white: Waxing = field(default_factory=lambda: Waxing("tembok latar", Wax.TEMBOK, 5))
    bars: Waxing = field(default_factory=lambda: Waxing("pita", Wax.KLOWONG, 1))
    plates: Waxing = field(default_factory=lambda: Waxing("tembok", Wax.TEMBOK, 5))
    dark: Waxing = field(default_factory=lambda: Waxing("bidang terbuka", Wax.OPEN, 2))
    lines: Waxing = field(default_factory=lambda: Waxing("klowong", Wax.KLOWONG, 1))
    cuts: Waxing = field(default_factory=lambda: Waxing("isen terbuka", Wax.OPEN, 2))
    dots: Waxing = field(default_factory=lambda: Waxing("cecek", Wax.CECEK, 4))

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        """Return the finished layers."""
        gathered = (
            self.ground, self.white, self.bars, self.plates, self.dark, self.lines, self.cuts, self.dots,
        )  # fmt: skip
        return plan.layers(*gathered)


@dataclass(frozen=True)
class Frieze:
    """Draw one band of the cycle.

    Parameters
    ----------
    plan, pens
        What answers for nibs and the hand, and what gathers the wax.
    flip
        1 where bands rise to the right (/), -1 where they fall (\\).
    period
        Length along the band after which the whole cloth repeats, mm.
    cycle
        Height across of one whole cycle, mm.
    middle
        Where the band's middle lies within the cycle, mm.
    half
        Half the clear height between the lines, mm.
    """

    plan: Plan
    pens: FriezePens
    flip: float
    period: float
    cycle: float
    middle: float
    half: float

    @property
    def nib(self) -> float:
        """The nib of outlines, mm."""
        return min(0.78 * self.plan.value("nib.klowong"), 0.2 * self.half)

    @property
    def fine(self) -> float:
        """The nib of isen, mm."""
        return min(0.9 * self.plan.value("nib.isen"), 0.11 * self.half)

    @property
    def dot(self) -> float:
        """The diameter of cecek, mm."""
        return min(0.9 * self.plan.value("isen.size"), 0.17 * self.half)

    @property
    def hand(self) -> Hand:
        """The hand."""
        return self.plan.hand

    def xy(self, local: FloatArray) -> FloatArray:
        """Turn places along and across a band (..., 2) into the cloth's directions."""
        u, v = local[..., 0] * HALF, local[..., 1] * HALF
        return np.stack([self.flip * (u + v), v - u], axis=-1)

    def lattice(self, pieces: int = 1) -> Lattice:
        """Return the lattice of ``pieces`` cells in each period; of one, all bands come again by it."""
        a, b = self.xy(np.array([self.period / pieces, 0.0])), self.xy(np.array([0.0, self.cycle]))
        return (float(a[0]), float(a[1])), (float(b[0]), float(b[1]))

    def cells(self, pieces: int, shift: float = 0.0) -> FloatArray:
        """Return the middles of ``pieces`` cells in each period, n x 2; ``shift`` is in cells."""
        at = self.plan.sites(*self.lattice(pieces), self.cycle + self.period)
        return at + self.xy(np.array([shift * self.period / pieces, self.middle]))

    def shared_out(self, wanted: float, least: int) -> tuple[FloatArray, FloatArray]:
        """Return the middles of about ``wanted`` cells in each period, m x 2, and how long each is, mm.

        One period has one more than another, by its luck.
        """
        periods = self.cells(1)
        counts = self.hand.count(wanted, periods, least)
        which = np.repeat(np.arange(len(periods)), counts)
        number = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
        along = ((number + 0.5) / counts[which] - 0.5) * self.period
        return periods[which] + self.xy(np.stack([along, np.zeros_like(along)], axis=-1)), self.period / counts[which]

    def shape(self, local: FloatArray, cells: FloatArray) -> FloatArray:
        """Place a shape (k, 2) or shapes (n, k, 2) at every cell."""
        moved = self.xy(local)
        return np.broadcast_to(moved, (len(cells), *moved.shape[-2:])) + cells[:, None]

    def strip(self, gather: Waxing, low: float, high: float) -> None:
        """Fill the band from ``low`` to ``high`` mm off its middle, cell by cell."""
        u = np.linspace(-0.502, 0.502, 12) * self.period
        ring = np.concatenate(
            [np.stack([u, np.full(12, low)], axis=-1), np.stack([u[::-1], np.full(12, high)], axis=-1)]
        )
        gather.area(self.shape(ring, self.cells(1)))

    def grown(self, salt: int, cells: FloatArray, amount: float = 0.4) -> FloatArray:
        """Return how full the copies are, n x 1 x 1: as the person's band says there, a little uneven."""
        full: FloatArray = self.plan.at("lereng.fullness", cells) * self.hand.size(salt, cells, amount)
        return full[:, None, None]

    def strayed(self, salt: int, cells: FloatArray, step: FloatArray | float) -> FloatArray:
        """Move cells ``step`` mm apart a little along the band, as what the hand sets one after another is."""
        if self.hand.wobble_mm == 0:
            return cells
        off = _STRAY * step * self.hand.normal(salt, cells)
        return cells + self.xy(np.stack([off, np.zeros_like(off)], axis=-1))

    def line(self, gather: Waxing, off: float, width: float) -> None:
        """Run a straight line along the band, ``off`` mm from its middle."""
        u = np.linspace(-0.5, 0.5, 14) * self.period
        gather.stroke(self.shape(np.stack([u, np.full(14, off)], axis=-1), self.cells(1)), width)


def double_line(band: Frieze, off: float, bar: float, dotted: bool) -> None:
    """Part two bands by a double line: two brown lines, between them dark, or dark with cecek."""
    band.strip(band.pens.bars, off - 0.5 * bar, off + 0.5 * bar)
    thin = 0.46 if dotted else 0.24
    band.strip(band.pens.dark, off - 0.5 * thin * bar, off + 0.5 * thin * bar)
    if dotted:
        u = np.linspace(-0.5, 0.5, 14) * band.period
        run = band.shape(np.stack([u, np.full(14, off)], axis=-1), band.cells(1))
        dot = 0.3 * bar
        cecek.row(band.pens.dots, band.hand, run, dot, 2.1 * dot, closed=False)

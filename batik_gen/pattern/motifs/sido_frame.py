"""The frames of a sido cloth: strips of galaran with black lenses, rosettes at the crossings."""

from dataclasses import dataclass

import numpy as np

from batik_gen.cloth import Layer, Wax
from batik_gen.pattern.curves import leaf, place, spline, unit
from batik_gen.pattern.hand import Hand
from batik_gen.pattern.isen import cecek, galaran
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.wax import Waxing
from batik_gen.values import FloatArray

NECK = 0.5
"""Width of a strip at a crossing, as a share of its widest place."""

LENSES = (0.29, 0.71)
"""Where the lenses lie along a strip."""

COLUMN = 1.55
"""Distance between columns of cecek in a lens, mm."""


@dataclass(frozen=True)
class Mesh:
    """Hold the net of diamonds.

    Parameters
    ----------
    half
        Half the width and half the height of a diamond, mm.
    strip
        Half the width of a strip at its widest, mm.
    waist
        Its width at the middle, as a share of its widest place.
    crossings
        Where the strips meet, n x 2.
    """

    half: tuple[float, float]
    strip: float
    waist: float
    crossings: FloatArray

    def edges(self) -> tuple[FloatArray, FloatArray]:
        """Return the two ends of every strip, m x 2 each, from the left to the right."""
        a, b = self.half
        ends = [self.crossings + np.array([a, side * b]) for side in (-1.0, 1.0)]
        return np.concatenate([self.crossings] * 2), np.concatenate(ends)

    def swell(self, share: FloatArray) -> FloatArray:
        """Return the half width of a strip at shares 0..1 of its length, mm."""
        beside = 0.27 * self.waist + 0.73
        knots = np.array([NECK, 0.72, 1.0, beside, self.waist, beside, 1.0, 0.72, NECK])
        at = np.stack([np.arange(9) / 8, knots], axis=-1)
        curve = spline(at, 8, closed=False)
        wide: FloatArray = np.interp(share, curve[:, 0], curve[:, 1]) * self.strip
        return wide

    def rail(self, out: FloatArray | float, share: FloatArray) -> FloatArray:
        """Return lines along every strip, m x k x 2, ``out`` of its half width (-1..1) to the right."""
        one, other = self.edges()
        way = unit(other - one)
        off = np.stack([-way[:, 1], way[:, 0]], axis=-1)
        run: FloatArray = (
            one[:, None] + (other - one)[:, None] * share[:, None] + off[:, None] * (out * self.swell(share))[:, None]
        )
        return run


@dataclass(frozen=True)
class FramePens:
    """Name what gathers the parts of the frames, lowest first."""

    brown: Waxing
    dark: Waxing
    lines: Waxing
    dots: Waxing

    @classmethod
    def fresh(cls) -> "FramePens":
        """Return empty pens."""
        return cls(
            Waxing("bingkai", Wax.KLOWONG, 1),
            Waxing("galaran", Wax.OPEN, 2),
            Waxing("klowong bingkai", Wax.KLOWONG, 1),
            Waxing("cecek bingkai", Wax.CECEK, 4),
        )

    def layers(self, hand: Hand, size: tuple[float, float]) -> tuple[Layer, ...]:
        """Return the finished layers."""
        return tuple(w.layer(hand, size) for w in (self.brown, self.dark, self.lines, self.dots))


def wax_frames(plan: Plan, mesh: Mesh, style: str, petals: int) -> tuple[FramePens, FloatArray]:
    """Wax strips and rosettes; return the pens and points along every edge of the strips."""
    hand, pens = plan.hand, FramePens.fresh()
    fine = min(plan.value("nib.isen"), 0.1 * mesh.strip)
    dot = min(plan.value("isen.size"), 0.14 * mesh.strip)
    share = np.arange(49) / 48
    upper, lower = mesh.rail(-1.0, share), mesh.rail(1.0, share)
    pens.brown.area(np.concatenate([upper, lower[:, ::-1]], axis=1))
    # Lines of galaran, the outermost a little inside the edge; none runs into a crossing.
    clear = share[5:-5]
    border = 1 - 0.75 / mesh.strip
    if style == "pearls":
        _pearls(plan, pens, mesh, clear, border, fine, dot)
    else:
        count = int(np.clip(np.rint(2 * border * mesh.strip / 1.5), 5, 11))
        galaran.between(pens.dark, hand, mesh.rail(-border, clear), mesh.rail(border, clear), count, 1.1 * fine, True)
        if style == "slanted":
            _slanted(plan, pens, mesh, dot)
        else:
            _leaves(plan, pens, mesh, dot)
    _rosettes(plan, pens, mesh, petals, dot)
    return pens, np.concatenate([upper.reshape(-1, 2), lower.reshape(-1, 2)])


def _slanted(plan: Plan, pens: FramePens, mesh: Mesh, dot: float) -> None:
    """Cut each strip twice by an upright lens: black, with columns of cecek."""
    hand = plan.hand
    one, other = mesh.edges()
    long = float(np.sqrt(((other - one) * (other - one)).sum(axis=1)).max())
    # An upright line crosses a strip that leans by (a, b): so far along it for each step across it.
    rising = other[:, 1] < one[:, 1]
    lean = np.where(rising, 1.0, -1.0) * (-mesh.half[1] / mesh.half[0])
    half = 0.62 * mesh.strip * plan.value("sido.lens")
    thick = half / long
    columns = 2 * int(max(half / COLUMN - 0.5, 0.0)) + 1
    for middle in LENSES:
        across = np.concatenate([np.linspace(-1, 1, 9), np.linspace(1, -1, 9)]) * 0.9
        bulge = np.concatenate([np.full(9, -1.0), np.full(9, 1.0)]) * (1 - 0.35 * across * across)
        ring = _askew(mesh, middle, lean, across, thick * bulge, long)
        pens.dark.area(ring)
        pens.lines.stroke(ring, min(0.9 * plan.value("nib.klowong"), 0.16 * mesh.strip), closed=True)
        column = np.linspace(-0.66, 0.66, 9)
        for c in np.arange(columns) - 0.5 * (columns - 1):
            line = _askew(mesh, middle, lean, column, np.full(9, 1.96 * c / (columns + 1) * thick), long)
            cecek.row(pens.dots, hand, line, 0.82 * dot, 1.75 * dot / plan.value("isen.count"), closed=False)


def _askew(
    mesh: Mesh, middle: float, lean: FloatArray, across: FloatArray, ahead: FloatArray, long: float
) -> FloatArray:
    """Return points across the strips on lines that lean, m x k x 2; ``ahead`` is in shares of the length."""
    one, other = mesh.edges()
    way = unit(other - one)
    off = np.stack([-way[:, 1], way[:, 0]], axis=-1)
    out = across * mesh.swell(middle + ahead)
    run = middle * long + ahead * long + lean[:, None] * out
    placed: FloatArray = one[:, None] + way[:, None] * run[..., None] + off[:, None] * out[:, None]
    return placed


def _leaves(plan: Plan, pens: FramePens, mesh: Mesh, dot: float) -> None:
    """Lay two long black leaves into each strip, tips towards its middle, each with a row of cecek."""
    hand = plan.hand
    nib, lens = min(0.9 * plan.value("nib.klowong"), 0.16 * mesh.strip), plan.value("sido.lens")
    for first, last in ((0.13, 0.13 + 0.33 * (0.7 + 0.3 * lens)), (0.87, 0.87 - 0.33 * (0.7 + 0.3 * lens))):
        line = mesh.rail(0.0, np.array([first, last]))
        step = line[:, 1] - line[:, 0]
        reach = np.sqrt((step * step).sum(axis=1)) * hand.size(211, line[:, 0], 0.3)
        ring = place(leaf(reach, 1.12 * lens * mesh.strip, 10, 0.5), line[:, 0], np.arctan2(step[:, 1], step[:, 0]))
        pens.dark.area(ring)
        pens.lines.stroke(ring, nib, closed=True)
        inside = line[:, :1] + step[:, None] * np.linspace(0.16, 0.84, 7)[:, None]
        off = np.stack([-step[:, 1], step[:, 0]], axis=-1)[:, None] / reach[:, None, None]
        bow = np.sin(np.linspace(0.0, np.pi, 7))[:, None] * (0.22 * lens * mesh.strip)
        for side in (-1.0, 1.0):
            cecek.row(
                pens.dots, hand, inside + side * off * bow, 0.9 * dot, 2.1 * dot / plan.value("isen.count"), False
            )


def _pearls(plan: Plan, pens: FramePens, mesh: Mesh, clear: FloatArray, border: float, fine: float, dot: float) -> None:
    """Run a black band with a row of pearls along the middle; sawut to both sides, black slips at the edge."""
    hand = plan.hand
    core, lens = 0.3, plan.value("sido.lens")
    band = np.concatenate([mesh.rail(-core, clear), mesh.rail(core, clear)[:, ::-1]], axis=1)
    pens.dark.area(band)
    pearl = 0.34 * mesh.strip
    cecek.row(pens.dots, hand, mesh.rail(0.0, clear), pearl, 1.6 * pearl, closed=False)
    for side in (-1.0, 1.0):
        pens.dark.stroke(mesh.rail(side * border, clear), 1.1 * fine)
        for first, last in ((0.13, 0.305), (0.325, 0.485), (0.515, 0.675), (0.695, 0.87)):
            t = np.linspace(0.0, 1.0, 7)
            share = first + (last - first) * t
            swell = 0.17 * lens * np.sqrt(np.sqrt(4 * t * (1 - t)))
            slip = np.concatenate(
                [mesh.rail(side * (0.66 - swell), share), mesh.rail(side * (0.66 + swell), share)[:, ::-1]], axis=1
            )
            pens.dark.area(slip)
            inner = mesh.rail(side * 0.66, share[1:-1])
            cecek.row(pens.dots, hand, inner, 0.8 * dot, 1.8 * dot / plan.value("isen.count"), closed=False)


def _rosettes(plan: Plan, pens: FramePens, mesh: Mesh, petals: int, dot: float) -> None:
    """Set a black rosette on each crossing: a dot in each lobe, cecek pitu in the heart."""
    hand, at = plan.hand, mesh.crossings
    radius = plan.value("sido.rosette") * mesh.strip * hand.size(212, at, 0.4)
    turned = -np.pi / 2 + 0.05 * hand.normal(213, at)
    t = np.arange(petals * 10) * (2 * np.pi / (petals * 10))
    lobe = np.abs(np.cos(0.5 * petals * t))
    edge = 0.8 + 0.3 * np.sqrt(lobe)
    ring = place(np.stack([edge * np.cos(t), edge * np.sin(t)], axis=-1) * radius[:, None, None], at, turned)
    nib = min(0.9 * plan.value("nib.klowong"), 0.17 * mesh.strip)
    pens.brown.area(at[:, None] + (ring - at[:, None]) * 1.36)
    pens.dark.stroke(at[:, None] + (ring - at[:, None]) * 1.28, min(plan.value("nib.isen"), 0.1 * mesh.strip), True)
    pens.dark.area(ring)
    pens.lines.stroke(ring, nib, closed=True)
    cecek.seven(pens.dots, hand, at, 0.85 * dot)
    for petal in range(petals):
        angle = turned + (petal * 2 * np.pi / petals)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        pens.dots.dot(at + way * (0.72 * radius)[:, None], 1.15 * dot)

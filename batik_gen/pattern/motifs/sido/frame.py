"""The net of a sido cloth: bands that swing from crossing to crossing, lines along them, a rosette on each crossing."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import place, spline, unit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax

NECK = 0.7
"""Width of a band at a crossing, as a share of its widest place."""

BORDER_MM = 0.7
"""How far the line that bounds a band lies inside its edge."""


@dataclass(frozen=True)
class Mesh:
    """Hold the net of diamonds.

    Parameters
    ----------
    half
        Half the width and half the height of a diamond, mm.
    strip
        Half the width of a band at its widest, mm.
    waist
        Its width at the middle, as a share of its widest place.
    waves
        How often a band swings between two crossings.
    swing
        How far it swings to either side, mm.
    crossings
        Where the bands meet, n x 2.
    """

    half: tuple[float, float]
    strip: float
    waist: float
    waves: int
    swing: float
    crossings: FloatArray

    @property
    def long(self) -> float:
        """The length of a band from crossing to crossing, mm."""
        return float(np.sqrt(self.half[0] * self.half[0] + self.half[1] * self.half[1]))

    @property
    def border(self) -> float:
        """Where the bounding line runs, as a share of the half width."""
        return 1 - BORDER_MM / self.strip

    @property
    def rising(self) -> FloatArray:
        """Which bands rise from left to right (1) and which fall (-1), m."""
        n = len(self.crossings)
        return np.concatenate([np.ones(n), -np.ones(n)])

    def start(self, out: float, clear: float) -> float:
        """Return where a rail may begin, as a share of the length: ``clear`` mm off the crossing, off the next band.

        Bands that meet are mitred: each keeps to its side of the line between them.
        """
        beside = abs(out) * NECK * self.strip
        rim = float(np.sqrt(max(clear * clear - beside * beside, 0.0)))
        steep = max(self.half[0] / self.half[1], self.half[1] / self.half[0])
        return max(rim, steep * beside + 0.6) / self.long

    def edges(self) -> tuple[FloatArray, FloatArray]:
        """Return the two ends of every band, m x 2 each, from the left to the right."""
        a, b = self.half
        ends = [self.crossings + np.array([a, side * b]) for side in (-1.0, 1.0)]
        return np.concatenate([self.crossings] * 2), np.concatenate(ends)

    def swell(self, share: FloatArray) -> FloatArray:
        """Return the half width of a band at shares 0..1 of its length, mm."""
        beside = 0.4 * self.waist + 0.6
        knots = np.array([NECK, 0.86, 1.0, beside, self.waist, beside, 1.0, 0.86, NECK])
        curve = spline(np.stack([np.arange(9) / 8, knots], axis=-1), 8, closed=False)
        wide: FloatArray = np.interp(share, curve[:, 0], curve[:, 1]) * self.strip
        return wide

    def rail(self, out: FloatArray | float, share: FloatArray) -> FloatArray:
        """Return lines along every band, m x k x 2, ``out`` of its half width (-1..1) downwards.

        ``share`` of the length is k or m x k.
        """
        one, other = self.edges()
        way = unit(other - one)
        off = np.stack([-way[:, 1], way[:, 0]], axis=-1)
        # Bands that rise swing against those that fall, so that the net mirrors itself.
        swung = self.swing * self.rising[:, None] * np.sin(2 * np.pi * self.waves * share)
        # Flat at the crossings, where four of them meet.
        swung = swung * np.clip(8 * share * (1 - share), 0, 1)
        step = swung + out * self.swell(share)
        along = (other - one)[:, None] * np.broadcast_to(share, step.shape)[..., None]
        run: FloatArray = one[:, None] + along + off[:, None] * step[..., None]
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

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        """Return the finished layers."""
        return plan.layers(self.brown, self.dark, self.lines, self.dots)


def wax_bands(pens: FramePens, mesh: Mesh, fine: float, clear: float) -> FloatArray:
    """Fill the bands, run a line inside either edge, ``clear`` mm off the crossings; return points along every edge."""
    share = np.arange(65) / 64
    upper, lower = mesh.rail(-1.0, share), mesh.rail(1.0, share)
    pens.brown.area(np.concatenate([upper, lower[:, ::-1]], axis=1))
    start = mesh.start(mesh.border, clear)
    for side in (-1.0, 1.0):
        pens.dark.stroke(mesh.rail(side * mesh.border, np.linspace(start, 1 - start, 57)), fine)
    return np.concatenate([upper.reshape(-1, 2), lower.reshape(-1, 2)])


def rosette_radius(plan: Plan, mesh: Mesh) -> float:
    """Return the radius of the rosettes, mm, but for what the hand adds."""
    return plan.value("sido.rosette") * mesh.strip


def wax_rosettes(plan: Plan, pens: FramePens, mesh: Mesh, petals: int, dot: float, round_it: float) -> FloatArray:
    """Set a black rosette on each crossing: a dot in each lobe, cecek pitu in the heart.

    A line of ``round_it`` mm goes round it, or none where that is 0. Returns points along their rims.
    """
    hand, at = plan.hand, mesh.crossings
    radius = rosette_radius(plan, mesh) * hand.size(salts.SIDO_PEARL_SIZE, at, 0.4)
    turned = -np.pi / 2 + 0.05 * hand.normal(salts.SIDO_PEARL_TURN, at)
    t = np.arange(petals * 10) * (2 * np.pi / (petals * 10))
    lobe = np.abs(np.cos(0.5 * petals * t))
    edge = 0.78 + 0.32 * np.sqrt(lobe)
    ring = place(np.stack([edge * np.cos(t), edge * np.sin(t)], axis=-1) * radius[:, None, None], at, turned)
    nib = min(0.9 * plan.value("nib.klowong"), 0.17 * mesh.strip)
    rim = at[:, None] + (ring - at[:, None]) * (1.44 if round_it else 1.17)
    pens.brown.area(rim)
    if round_it:
        pens.dark.stroke(at[:, None] + (ring - at[:, None]) * 1.36, round_it, closed=True)
    pens.dark.area(ring)
    pens.lines.stroke(ring, nib, closed=True)
    cecek.seven(pens.dots, hand, at, 0.85 * dot)
    for petal in range(petals):
        angle = turned + (petal * 2 * np.pi / petals)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        pens.dots.dot(at + way * (0.74 * radius)[:, None], 1.15 * dot)
    points: FloatArray = rim.reshape(-1, 2)
    return points

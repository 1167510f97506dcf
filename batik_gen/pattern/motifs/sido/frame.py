"""The net of a sido cloth: bands that swing from crossing to crossing, lines along them, a rosette on each crossing."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import leaf, place, spline, unit
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
    over: Waxing
    heart: Waxing
    pearls: Waxing

    @classmethod
    def fresh(cls) -> "FramePens":
        """Return empty pens."""
        return cls(
            Waxing("bingkai", Wax.KLOWONG, 1),
            Waxing("galaran", Wax.OPEN, 2),
            Waxing("klowong bingkai", Wax.KLOWONG, 1),
            Waxing("cecek bingkai", Wax.CECEK, 4),
            Waxing("klowong atas bingkai", Wax.KLOWONG, 2),
            Waxing("isi bingkai", Wax.OPEN, 2),
            Waxing("cecek roset", Wax.CECEK, 4),
        )

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        """Return the finished layers."""
        return plan.layers(self.brown, self.dark, self.lines, self.dots, self.over, self.heart, self.pearls)


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
    return 1.16 * plan.value("sido.rosette") * mesh.strip


def wax_rosettes(plan: Plan, pens: FramePens, mesh: Mesh, petals: int, dot: float) -> FloatArray:
    """Set a flower on each crossing: pointed dark petals in a ring, round a brown heart with cecek pitu.

    Returns points along their rims.
    """
    hand, at = plan.hand, mesh.crossings
    radius = rosette_radius(plan, mesh) * hand.size(salts.SIDO_PEARL_SIZE, at, 0.4)
    turned = -np.pi / 2 + 0.05 * hand.normal(salts.SIDO_PEARL_TURN, at)
    nib = min(0.8 * plan.value("nib.klowong"), 0.9 / petals * mesh.strip)
    t = np.arange(48) * (np.pi / 24)
    ray = np.stack([np.cos(t), np.sin(t)], axis=-1)
    rim = place(1.13 * ray * radius[:, None, None], at, turned)
    pens.brown.area(rim)
    for number in range(petals):
        # Broad petals and slim ones take turns.
        wide = (1.12 if number % 2 == 0 else 0.98) * 2 * np.pi * 0.86 / petals
        shape = leaf(0.86, min(wide, 0.84), 10, 0.6) * np.array([1.0 if number % 2 == 0 else 0.88, 1.0])
        shape = shape + np.array([0.24, 0.0])
        angle = turned + number * 2 * np.pi / petals
        ring = place(shape * radius[:, None, None], at, angle)
        pens.dark.area(ring)
        pens.lines.stroke(ring, nib, closed=True)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        for out in (0.54, 0.78) if mesh.strip > 4.0 else (0.66,):
            pens.dots.dot(at + way * (out * radius)[:, None], 0.95 * dot)
    heart = place(0.34 * ray * radius[:, None, None], at, turned)
    pens.over.area(heart)
    pens.over.stroke(heart, nib, closed=True)
    pens.heart.area(place(0.25 * ray * radius[:, None, None], at, turned))
    cecek.seven(pens.pearls, hand, at, 0.62 * dot)
    points: FloatArray = rim.reshape(-1, 2)
    return points

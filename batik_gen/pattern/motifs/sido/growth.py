"""The growth in a sido cloth: a tree of life, or two tendrils, with a leafy trunk that fill their diamond."""

from dataclasses import dataclass, field
from functools import partial

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.lung import Border, frond, rib_of
from batik_gen.pattern.geometry.curves import leaf, length, place
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.sido.tendrils import tendril, tree
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax

_THICKEST = 0.045
"""A tendril in half a diamond is no thicker than this share of its half height."""

_TIP = 0.26
"""How broad a stem still is where it is rolled up, of its widest place."""
_LEAST = 2.0
"""A leaf with a shorter rib, mm, would be a blot of its own outlines."""


@dataclass(frozen=True)
class GrowthPens:
    """Name what gathers the parts of a growth, lowest first."""

    brown: Waxing = field(default_factory=lambda: Waxing("bidang klowong", Wax.KLOWONG, 1))
    plates: Waxing = field(default_factory=lambda: Waxing("tembok", Wax.TEMBOK, 5))
    dark: Waxing = field(default_factory=lambda: Waxing("bidang terbuka", Wax.OPEN, 2))
    lines: Waxing = field(default_factory=lambda: Waxing("klowong", Wax.KLOWONG, 1))
    marks: Waxing = field(default_factory=lambda: Waxing("isen klowong", Wax.KLOWONG, 1))
    dots: Waxing = field(default_factory=lambda: Waxing("cecek", Wax.CECEK, 4))

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        """Return the finished layers."""
        return plan.layers(self.brown, self.plates, self.dark, self.lines, self.marks, self.dots)


def wax_growth(
    plan: Plan, pens: GrowthPens, at: FloatArray, half: tuple[float, float], how: str, taken: list[FloatArray]
) -> None:
    """Let the growth fill its diamonds, whose clear half axes are ``half``, away from the figure."""
    a, b = half
    rhomb: list[Border] = [(sx / a, sy / b, 1.0) for sx in (-1.0, 1.0) for sy in (-1.0, 1.0)]
    thick = 1.9 * plan.value("growth.thickness")
    thick = min(thick, _THICKEST * b)
    if how == "tree":
        boughs, trunk = tree(plan, at, half, [*rhomb, (-1.0, 0.0, -0.03 * a)])
        _crown(plan, pens, at, b, trunk, thick, taken)
        for side in (1.0, -1.0):
            flip = np.array([side, 1.0])
            _wax(
                plan,
                pens,
                boughs.moved(partial(np.multiply, flip)).placed(at, 0.0),
                thick * np.array([0.95, 0.75]),
                _TIP,
                taken,
            )
        return
    # Two tendrils, one in each half and its mirror image; hanging ones come from the upper corner.
    grown = tendril(plan, at, half, [*rhomb, (-1.0, 0.0, -0.03 * a)])
    widths = min(thick, _THICKEST * b) * np.array([1.0, 0.72])
    up = 1.0 if how == "pair" else -1.0
    for side in (1.0, -1.0):
        half_of = grown.moved(partial(np.multiply, np.array([side, up])))
        _wax(plan, pens, half_of.placed(at, 0.0), widths, _TIP, taken)


def _crown(
    plan: Plan, pens: GrowthPens, at: FloatArray, b: float, trunk: FloatArray, thick: float, taken: list[FloatArray]
) -> None:
    """Draw the trunks of trees, a bud between two leaves on each, roots at its foot."""
    line, fine = 0.62 * plan.value("nib.klowong"), plan.value("nib.isen")
    run = at[:, None] + trunk
    taper = thick * np.interp(np.linspace(0, 1, trunk.shape[1]), (0.0, 0.1, 0.6, 1.0), (1.9, 1.35, 1.1, 0.75))
    pens.brown.stroke(run, taper + 2 * line)
    pens.plates.stroke(run, taper)
    taken.append(run.reshape(-1, 2))
    top, still = run[:, -1], np.ones(len(at))
    rings = [
        place(frond(0.27 * b * still, 0.12 * b * still, side), top, np.full(len(at), -0.5 * np.pi - 0.75 * side))
        for side in (1.0, -1.0)
    ]
    rings.append(place(leaf(0.30 * b, 0.17 * b, 12, 0.45) * still[:, None, None], top, np.full(len(at), -0.5 * np.pi)))
    for ring in rings:
        pens.brown.stroke(ring, 2 * line, closed=True)
        pens.plates.area(ring)
        pens.marks.stroke(ring, 0.9 * fine, closed=True)
        _veined(plan, pens, ring, rib_of(ring))
        taken.append(ring.reshape(-1, 2))


def _veined(plan: Plan, pens: GrowthPens, ring: FloatArray, rib: FloatArray) -> None:
    """Draw the rib of leaves, and sawut that run from it to both rims, fewer towards the tip."""
    fine, k = plan.value("nib.isen"), ring.shape[1] // 2
    pens.marks.stroke(rib, fine * np.linspace(1.0, 0.6, rib.shape[1]))
    for share in (0.22, 0.38, 0.54, 0.68):
        foot = rib[:, 0] + (rib[:, -1] - rib[:, 0]) * share
        for rim in (round((share + 0.14) * k), -round((share + 0.14) * k)):
            out = ring[:, rim] - foot
            stroke = foot[:, None] + out[:, None] * np.array([[0.12], [0.40], [0.66]])
            pens.marks.stroke(stroke, 0.75 * fine * np.array([1.0, 0.85, 0.5]))


def _wax(plan: Plan, pens: GrowthPens, grown: Growth, widths: FloatArray, tip: float, taken: list[FloatArray]) -> None:
    """Wax a growth in white on its brown line: stems, leaves with a rib and sawut, berries.

    Stems are ``widths`` mm broad at their feet, and ``tip`` times that at their ends.
    """
    line = 0.62 * plan.value("nib.klowong")
    fine = plan.value("nib.isen")
    dot = plan.value("isen.size")
    for stem, thick in zip(grown.stems, widths.tolist(), strict=True):
        t = np.linspace(0.0, 1.0, stem.shape[1])
        # It swells out of the ground, thins quickly, and is a hair in the roll.
        taper = thick * np.interp(t, (0.0, 0.08, 0.3, 0.62, 1.0), (0.55, 1.0, 0.82, 0.55, tip))
        pens.brown.stroke(stem, taper + 2 * line)
        pens.plates.stroke(stem, taper)
        taken.append(stem.reshape(-1, 2))
    for ring, rib in zip(grown.leaves, grown.ribs, strict=True):
        long = length(rib[:, 1] - rib[:, 0])
        kept = long > _LEAST
        ring, rib, long = ring[kept], rib[kept], long[kept]
        pens.brown.area(ring)
        pens.brown.stroke(ring, 2 * line, closed=True)
        pens.plates.area(ring)
        # Leaves that overlap stay apart by their line.
        pens.marks.stroke(ring, 0.9 * fine, closed=True)
        roomy = long > 5.5
        _veined(plan, pens, ring[roomy], rib[roomy])
        pens.marks.stroke(rib[~roomy] * 0.8 + 0.2 * rib[~roomy][:, :1], 0.8 * fine)
        taken.append(ring.reshape(-1, 2))
    for eye, size in grown.berries:
        wide = 1.9 * dot * size
        pens.brown.dot(eye, wide + 2 * line)
        pens.plates.dot(eye, wide)
        pens.lines.dot(eye, 0.4 * wide)
        taken.append(eye)

"""The fruits of a kawung: where they lie, their outlines, and what they hold."""

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, inset, place
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.kawung.seeds import SEEDS, Fruits
from batik_gen.values.arrays import FloatArray

OUT = 0.344
"""Distance of a fruit's centre from its node, in pitches: measured 0.33-0.354."""

_DIAGONALS = np.array([[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]]) * 0.7071067811865476
_QUARTERS = np.array([0.25, 0.75, 1.25, 1.75]) * np.pi

_GROWN = (0.87, 1.055)
"""How short, and how long, a fruit is drawn at most."""
_FULLER, _LEAN = 0.45, 0.25
"""How much fuller one end is than the other, and how far a fruit leans, radians, in the isen's unevenness."""


def outline_nib(plan: Plan) -> float:
    """Return the nib of the outlines, mm: capped on small fruits, so that nothing clogs."""
    return min(plan.value("nib.klowong"), 0.045 * plan.value("kawung.pitch"))


def places_of_fruits(nodes: FloatArray, pitch: float) -> tuple[FloatArray, FloatArray]:
    """Return the middles of the fruits, four about each node, and how they are turned."""
    return (nodes[:, None] + _DIAGONALS * (OUT * pitch)).reshape(-1, 2), np.tile(_QUARTERS, len(nodes))


def rims(plan: Plan, centres: FloatArray, turned: FloatArray, pitch: float) -> FloatArray:
    """Return the outlines of the fruits."""
    hand = plan.hand
    # Each is drawn again: never so large that two fruits touch.
    long = np.clip(hand.size(salts.KAWUNG_FRUIT, centres, 0.8), *_GROWN)
    wide = np.clip(hand.size(salts.KAWUNG_FORM, centres, 0.35), *_GROWN)
    a = 0.5 * pitch * plan.at("kawung.fruit_length", centres) * long
    b = 0.5 * pitch * plan.at("kawung.fruit_width", centres) * wide
    ring = ellipse(a, b, 44, 0.05)
    fuller = hand.size(salts.KAWUNG_FORM + 1, centres, _FULLER, wanders=False) - 1
    leans = hand.size(salts.KAWUNG_FORM + 2, centres, _LEAN, wanders=False) - 1
    ring[..., 1] *= 1 + fuller[:, None] * ring[..., 0] / a[:, None]
    return place(ring, centres, turned + leans)


def _dot(plan: Plan, pitch: float) -> float:
    return min(plan.value("isen.size"), 0.026 * pitch)


def tips_of(plan: Plan, ring: FloatArray, pitch: float) -> list[FloatArray]:
    """Return the arcs at either tip of the fruits, inside the row of dots."""
    inner = inset(ring, np.full(len(ring), 0.5 * outline_nib(plan) + 2.3 * _dot(plan, pitch)))
    return [np.roll(inner, 6 - first, axis=1)[:, :13] for first in (0, ring.shape[1] // 2)]


def wax_fruits(
    plan: Plan, plates: Waxing, lines: Waxing, isen: Waxing, dark: Waxing, white: Waxing, centres: FloatArray,
    turned: FloatArray, pitch: float, nib: float, fine: float,
) -> None:  # fmt: skip
    """Wax the fruits: outline, a row of cecek, seeds on the long axis, sawut from either tip."""
    hand = plan.hand
    ring = rims(plan, centres, turned, pitch)
    plates.area(ring)
    lines.stroke(ring, nib, closed=True)
    # A row of cecek follows the rim inside, then the two seeds on the long axis.
    dot = _dot(plan, pitch)
    inner = inset(ring, np.full(len(ring), 0.5 * nib + 1.35 * dot))
    cecek.row(isen, hand, inner, 0.82 * dot, 2.35 * dot / plan.at("isen.count", centres), closed=True)
    axis = np.stack([np.cos(turned), np.sin(turned)], axis=-1)
    across = np.stack([-axis[:, 1], axis[:, 0]], axis=-1)
    # The four fruits about a node hold the same; between two kinds its luck says which.
    kinds = np.floor(plan.value("kawung.seeds") + hand.at(salts.KAWUNG_KIND, centres - (OUT * pitch) * axis))
    for kind, fill in enumerate(SEEDS):
        which = kinds == kind
        where = (centres[which], turned[which], axis[which], across[which])
        fill(Fruits(hand, pitch, fine, dot, plan.value("kawung.seed"), *where, isen, dark, white))
    # Sawut from either tip, inside the row of dots, towards the seeds.
    tips = tips_of(plan, ring, pitch)
    for arc, typical in zip(tips, plan.typical_of("tip", [sawut.lengths(arc) for arc in tips]), strict=True):
        sawut.from_rim(
            isen,
            hand,
            arc,
            0.058 * pitch,
            1.5 / plan.value("isen.count"),
            0.85 * fine,
            typical=typical,
        )

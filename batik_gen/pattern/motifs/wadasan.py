"""Wadasan: upright rocks in stacked lobes, banded like mega mendung, with plants growing out (batik reference 1.10)."""

from dataclasses import dataclass

import numpy as np

from batik_gen.cloth import Layer
from batik_gen.pattern.curves import turn
from batik_gen.pattern.hand import uniform
from batik_gen.pattern.motifs.mega_bands import STEPS, Drawn, misses
from batik_gen.pattern.motifs.mega_layout import Rank, Spot, form_of, scatter
from batik_gen.pattern.motifs.mega_sky import Sprouts
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.tables import Family, Parameter, Words
from batik_gen.values import FloatArray

_WIDEST = 0.62
"""Width in heights for which room is kept, at lobes as shallow as they get."""

_RANKS = (
    Rank((0.95, 1.2), 0.05, 150.0),
    Rank((0.6, 0.78), 0.045, 350.0),
    Rank((0.36, 0.46), 0.045, 450.0),
)
_EDGE = 130
"""Points of each side of a rock."""
_ROLL = 90


@dataclass(frozen=True)
class Form:
    """Hold what shapes one rock, 2 high: its width in heights, tiers, how far they jut, lean, rolls and turns."""

    width: float
    tiers: float
    jut: float
    lean: float
    roll: float
    turns: float


def variant(seed: int, number: int, width: float, jut: float, roll: float, turns: float) -> Form:
    """Return the form of rock ``number``."""
    luck = uniform(seed, 841, np.full(5, number), np.arange(5)) * 2 - 1
    tiers = (3.6, 2.8, 2.2)[min(number // 6, 2)]
    return Form(
        width * float(1 + 0.09 * luck[0]),
        tiers + 0.5 * float(luck[1]),
        jut * float(1 + 0.12 * luck[2]),
        0.16 * float(luck[3]),
        roll,
        turns,
    )


def _side(form: Form, phase: float) -> tuple[FloatArray, FloatArray]:
    """Return how far one side stands out, from the foot (0) to the top (1), and where its hollows lie."""
    s = np.arange(_EDGE) / _EDGE
    arch = np.maximum(np.sin(np.pi * (0.21 + 0.79 * s * (1.3 - 0.3 * s))), 0.0)
    swell = np.abs(np.sin(np.pi * (form.tiers * s + phase)))
    # Rounded lobes with narrow hollows; the foot is broad, the top a flame.
    lobes = 1 - form.jut + form.jut * 1.2 * swell * (0.6 + 0.4 * swell)
    out: FloatArray = form.width * arch * (0.32 + 0.68 * arch) * lobes
    first = np.ceil(phase)
    hollows = (np.arange(first, np.floor(form.tiers + phase) + 1) - phase) / form.tiers
    return out, hollows[(hollows > 0.2) & (hollows < 0.72)]


def shape(form: Form) -> tuple[FloatArray, tuple[FloatArray, ...], FloatArray]:
    """Draw a rock 2 high about the origin: its outline, the rolls within, and its top."""
    s = np.arange(_EDGE) / _EDGE
    right, right_hollows = _side(form, 0.0)
    left, left_hollows = _side(form, 0.5)
    up = np.stack([right, 1 - 2 * s], axis=-1)
    top = np.array([[0.0, -1.0]])
    down = np.stack([-left[:0:-1], 1 - 2 * s[:0:-1]], axis=-1)
    t = np.arange(1, 12) / 6 - 1
    foot = np.stack([0.5 * (right[0] - left[1]) + 0.5 * (right[0] + left[1]) * t, 1 + 0.09 * (1 - t * t)], axis=-1)
    outline = np.concatenate([up, top, down, foot])
    rolls = []
    for out, hollows, side in ((right, right_hollows, 1.0), (left, left_hollows, -1.0)):
        for at in hollows[:2].tolist():
            i = round(at * _EDGE)
            rolls.append(_roll(form, np.array([out[i], 1 - 2 * s[i]]), float(out[max(i - 12, 0)])) * [side, 1.0])
    return _leant(outline, form.lean), tuple(_leant(x, form.lean) for x in rolls), _leant(top, form.lean)[0]


def _roll(form: Form, foot: FloatArray, room: float) -> FloatArray:
    """Roll the arc of the lobe below a hollow inward, on the right-hand side."""
    wide = form.roll * min(room, 0.6 / form.tiers * 1.6)
    first = -0.75
    u = np.arange(_ROLL) / (_ROLL - 1)
    left = 1 - u
    radius = wide * (0.16 + 0.84 * left * (0.62 + 0.38 * left))
    angle = first - 2 * np.pi * form.turns * u
    middle = foot - radius[0] * np.array([np.cos(first), np.sin(first)])
    line: FloatArray = middle + radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return line


def _leant(points: FloatArray, lean: float) -> FloatArray:
    """Bend a rock so that its top leans over."""
    high = 0.5 * (1 - points[..., 1])
    return np.stack([points[..., 0] + lean * high * high * (1.6 - high), points[..., 1]], axis=-1)


def rock_at(plan: Plan, spot: Spot) -> tuple[FloatArray, tuple[FloatArray, ...], FloatArray, FloatArray]:
    """Draw one rock as person and place want it; return outline, rolls, top and the way up."""
    at = spot.at[None]
    turns = 0.75 + 0.5 * float(plan.at("growth.curl", at)[0])
    form = variant(
        plan.design.seed, form_of(spot), float(plan.at("wadas.width", at)[0]), float(plan.at("wadas.jut", at)[0]),
        0.52, turns,
    )  # fmt: skip
    outline, rolls, top = shape(form)
    half = 0.5 * spot.wide * float(1 - 0.03 * plan.hand.at(851, at)[0])
    flip = np.array([-half if spot.mirrored else half, half])

    def by(points: FloatArray) -> FloatArray:
        return turn(points * flip, spot.tilt) + spot.at

    ring = by(outline)
    # A roll that no canting could draw is left out.
    drawn = tuple(x for x in map(by, rolls) if float(x[:, 0].max() - x[:, 0].min()) > 5.5)
    return ring[::-1] if spot.mirrored else ring, drawn, by(top), turn(np.array([0.0, -1.0]), spot.tilt)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax rocks in bands from the contour inward, and the plants that grow out of them."""
    hand, size, seed = plan.hand, plan.size_mm, plan.design.seed
    unit = plan.value("wadas.size")
    stencils: dict[int, FloatArray] = {}

    def stencil(number: int) -> FloatArray:
        if number not in stencils:
            stencils[number] = shape(variant(seed, number, 1.05 * _WIDEST, 0.2, 0.5, 1.0))[0]
        return stencils[number]

    rocks = Drawn(plan)
    tops, ways = [], []
    for spot in scatter(size, unit, seed, _RANKS, stencil, 0.10, 1.5):
        if misses(spot.at, 0.5 * spot.wide * np.array([0.8, 1.1]), size):
            continue
        outline, rolls, top, up = rock_at(plan, spot)
        rocks.add(outline, rolls, float(plan.at("wadas.band", spot.at[None])[0]), spot.wide / 120)
        tops.append(top)
        ways.append(up)
    shapes = rocks.wax()
    plants = Sprouts(plan, rocks.rings, rocks.wide, unit)
    plants.from_feet(np.array(tops).reshape(-1, 2), np.array(ways).reshape(-1, 2), 0.34)
    plants.into_gaps(0.045, 0.18)
    bands, lines = shapes[: len(STEPS)], shapes[len(STEPS) :]
    return tuple(pen.layer(hand, size) for pen in (*bands, *plants.waxings, *lines))


FAMILY = Family(
    name="wadasan",
    label=Words("wadasan", "wadasan"),
    region=Words("Courts of Cirebon, West Java", "Keraton-keraton Cirebon, Jawa Barat"),
    meaning=Words(
        "Rocks (wadas) with plants growing out of them, in the banding of mega mendung: firm ground beneath the "
        "rain clouds, on which life takes hold.",
        "Batu cadas (wadas) yang ditumbuhi tanaman, bergaris pita seperti mega mendung: tanah yang teguh di bawah "
        "awan hujan, tempat kehidupan berakar.",
    ),
    rule=Words(
        "A motif of the courts of Cirebon; no restriction is known to us. Ask a maker from Cirebon before you use it "
        "for an occasion of theirs.",
        "Motif keraton Cirebon; kami tidak mengetahui adanya larangan. Bertanyalah kepada pembatik Cirebon sebelum "
        "memakainya untuk acara mereka.",
    ),
    larangan=False,
    symmetry="p1",
    sources=("batik reference 1.10 (general knowledge; to be asked of a maker)",),
    parameters=(
        Parameter(
            "wadas.size", Words("height of a large rock", "tinggi wadas besar"), "mm", 100, 170, 128,
            "house choice, as high as a cloud of mega mendung is wide",
        ),
        Parameter(
            "wadas.width", Words("width of a rock in heights", "lebar wadas terhadap tingginya"), "", 0.46, 0.62, 0.54,
            "house choice: upright",
        ),
        Parameter(
            "wadas.jut", Words("how far the lobes jut out", "tonjolan lekuk wadas"), "", 0.2, 0.42, 0.32,
            "house choice",
        ),
        Parameter(
            "wadas.band", Words("width of a band", "lebar pita warna"), "mm", 2.4, 4.0, 3.0,
            "batik reference 1.10: 3-5 mm, 2-3 times the line",
        ),
    ),
    draw=draw,
    process="mega-mendung",
)  # fmt: skip

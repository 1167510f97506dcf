"""Wadasan: upright rocks in stacked lobes, banded like mega mendung, with growing plants (docs/sources.md#wadasan)."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.mega_mendung.bands import STEPS, Drawn, misses
from batik_gen.pattern.motifs.mega_mendung.layout import Rank, Spot, dealt, form_of, scatter
from batik_gen.pattern.motifs.mega_mendung.rain import drops, strewn
from batik_gen.pattern.motifs.mega_mendung.sky import PARAMETERS, Sprouts, among
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

_WIDEST = 0.63
"""Width in heights for which room is kept, at lobes as shallow as they get."""

_RANKS = (
    Rank((0.9, 1.1), 0.03, 150.0, (1.75, 1.35)),
    Rank((0.66, 0.86), 0.025, 320.0),
    Rank((0.38, 0.5), 0.03, 450.0),
    Rank((0.22, 0.3), 0.035, 500.0),
    Rank((0.15, 0.19), 0.045, 500.0),
)
"""Large rocks in staggered rows, and smaller ones in the room between them."""

_EDGE = 110
"""Points of each side of a column."""
_ROLL = 90
_MEET = 0.42
"""The inner side of a lower column ends on its taller neighbour at this share of its own height."""

_SLIT = 0.085
"""Two columns stay at least this far apart above the place where they part, of heights of 2."""


@dataclass(frozen=True)
class RockForm:
    """Hold what shapes one rock, 2 high.

    Parameters
    ----------
    width
        Width of its tallest column in heights.
    tiers
        How many lobes that column stacks up; need not be whole.
    jut
        How far the lobes stand out.
    lean
        How far the top leans over.
    roll, turns
        Size of the rolls, and in how many turns they roll up.
    flanks
        Heights of the columns that lean against it to the right and to the left, 0 for none.
    """

    width: float
    tiers: float
    jut: float
    lean: float
    roll: float
    turns: float
    flanks: tuple[float, float]


def variant(seed: int, number: int, width: float, jut: float, roll: float, turns: float) -> RockForm:
    """Return the form of rock ``number``: large ones stand between two lower columns, small ones alone."""
    luck = dealt(seed, salts.MEGA_ROCK_FORM, number, 7)
    rank = min(number // 6, 2)
    right, left = 0.54 + 0.1 * float(luck[4]), 0.40 + 0.08 * float(luck[5])
    if luck[6] > 0:
        right, left = left, right
    return RockForm(
        width * (0.92, 1.0, 1.1)[rank] * float(1 + 0.07 * luck[0]),
        (3.4, 2.7, 2.1)[rank] + 0.4 * float(luck[1]),
        jut * float(1 + 0.12 * luck[2]),
        0.14 * float(luck[3]),
        roll,
        turns,
        ((right, left), (right, 0.0), (0.0, 0.0))[rank],
    )


def _side(tiers: float, jut: float, phase: float) -> tuple[FloatArray, FloatArray]:
    """Return how far a side of a column stands out, 1 at most, from foot (0) to top (1), and where its hollows lie."""
    s = np.arange(_EDGE) / _EDGE
    # Nearly upright, the shoulders round, on top a short flame.
    left = np.minimum((1 - s) / 0.3, 1.0)
    body = (1.0 - 0.42 * s * s) * left * (1.75 - 0.75 * left)
    swell = np.abs(np.sin(np.pi * (tiers * s + phase)))
    lobes = 1 - jut + jut * 1.15 * swell * (1.5 - 0.5 * swell)
    out: FloatArray = body * lobes
    hollows = (np.arange(np.ceil(phase), np.floor(tiers + phase) + 1) - phase) / tiers
    return out, hollows[(hollows > 0.16) & (hollows < 0.8)]


def shape(form: RockForm) -> tuple[FloatArray, tuple[FloatArray, ...], FloatArray]:
    """Draw a rock 2 high about the origin: its outline, the rolls within, and its top."""
    right, right_rolls = _flank(form, form.flanks[0], 0.0)
    left, left_rolls = _flank(form, form.flanks[1], 0.5)
    flip = np.array([-1.0, 1.0])
    top = np.array([[0.0, -1.0]])
    t = np.arange(1, 48) / 24 - 1
    middle, half = 0.5 * (right[0, 0] - left[0, 0]), 0.5 * (right[0, 0] + left[0, 0])
    # The foot is scalloped like a bank of stones.
    stones = 2.0 if form.flanks[0] and form.flanks[1] else 1.5
    scallop = np.abs(np.sin(stones * np.pi * (t + 1)))
    foot = np.stack([middle + half * t, 1 + 0.05 * (1 - t * t) + 0.12 * half * scallop], axis=-1)
    outline = np.concatenate([right, top, (left * flip)[::-1], foot])
    rolls = (*right_rolls, *(x * flip for x in left_rolls))
    return _leant(outline, form.lean), tuple(_leant(x, form.lean) for x in rolls), _leant(top, form.lean)[0]


def _flank(form: RockForm, high: float, phase: float) -> tuple[FloatArray, list[FloatArray]]:
    """Draw the right-hand edge of a rock from its foot to below its top, and the rolls there."""
    out, hollows = _side(form.tiers, form.jut, phase)
    s = np.arange(_EDGE) / _EDGE
    edge = np.stack([form.width * out, 1 - 2 * s], axis=-1)
    if not high:
        return edge, _rolls(form, edge, out, form.width, hollows, 2)
    # A lower column in front: its outer side up, its inner side down to where it meets the taller one.
    tiers = max(1.5, 0.95 * form.tiers * high + 0.35)
    side, low_hollows = _side(tiers, form.jut, phase + 0.2)
    wide = 0.8 * form.width * (0.62 + 0.5 * high)
    meet = high * _MEET
    i = round(_MEET * _EDGE)
    axis = float(np.interp(meet, s, edge[:, 0])) + 0.94 * wide * float(side[i]) + 0.02
    up = np.stack([axis + wide * side, 1 - 2 * high * s], axis=-1)
    down = np.stack([axis - 0.94 * wide * side[:i:-1], 1 - 2 * high * s[:i:-1]], axis=-1)
    # Lobes that would meet those of the taller column are held off it, ever farther from where the two part.
    behind = np.interp(0.5 * (1 - down[:, 1]), s, edge[:, 0])
    off = np.minimum(_SLIT, 0.6 * (0.5 * (1 - down[:, 1]) - meet))
    # Downward the gap between the two only narrows: a hollow below would be a black hole shut in by their lines.
    down[:, 0] = behind + np.minimum.accumulate(np.maximum(down[:, 0] - behind, off))
    rest = edge[s > meet + 0.02]
    rolls = _rolls(form, up, side, wide, low_hollows, 1) + _rolls(
        form, edge, out, form.width, hollows[hollows > high + 0.06], 2
    )
    tip = np.array([[axis, 1 - 2 * high]])
    return np.concatenate([up, tip, down, rest]), rolls


def _rolls(
    form: RockForm, edge: FloatArray, out: FloatArray, wide: float, hollows: FloatArray, most: int
) -> list[FloatArray]:
    """Roll the lobes below the hollows of an edge inward."""
    rolls = []
    for at in hollows[:most].tolist():
        i = round(at * _EDGE)
        tall = float(edge[0, 1] - edge[-1, 1])
        rolls.append(_roll(form, edge[i], min(wide * float(out[max(i - 12, 0)]), 0.4 * tall)))
    return rolls


def _roll(form: RockForm, foot: FloatArray, room: float) -> FloatArray:
    """Roll the arc of the lobe below a hollow inward, on the right-hand side."""
    wide = form.roll * min(room, 0.96 / form.tiers)
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
        float(plan.at("wadas.roll", at)[0]), turns,
    )  # fmt: skip
    outline, rolls, top = shape(form)
    half = 0.5 * spot.wide * among(plan, spot) * float(1 - 0.03 * plan.hand.at(salts.MEGA_ROCK_SIZE, at)[0])
    flip = np.array([-half if spot.mirrored else half, half])

    def by(points: FloatArray) -> FloatArray:
        return turn(points * flip, spot.tilt) + spot.at

    ring = by(outline)
    # A roll that no canting could draw is left out.
    drawn = tuple(x for x in map(by, rolls) if float(x[:, 0].max() - x[:, 0].min()) > 5.5)
    return ring[::-1] if spot.mirrored else ring, drawn, by(top), turn(np.array([0.0, -1.0]), spot.tilt)


def least_block(plan: Plan) -> float:
    """Return the least side of a block in mm: a large rock must not meet itself."""
    return 1.6 * plan.value("wadas.size")


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax rocks in bands from the contour inward, and the plants that grow out of them."""
    size, seed = plan.size_mm, plan.design.seed
    unit = plan.value("wadas.size")
    stencils: dict[int, FloatArray] = {}

    def stencil(number: int) -> FloatArray:
        if number not in stencils:
            stencils[number] = shape(variant(seed, number, _WIDEST, 0.28, 0.5, 1.0))[0]
        return stencils[number]

    rocks = Drawn(plan, plan.declared["wadas.band"].default)
    tops, ways = [], []
    for spot in scatter(size, unit, seed, _RANKS, stencil, 0.10, 1.5, plan.torus):
        if misses(spot.at, 0.5 * spot.wide * np.array([1.5, 1.2]), size, plan.torus):
            continue
        outline, rolls, top, up = rock_at(plan, spot)
        rocks.add(outline, rolls, float(plan.at("wadas.band", spot.at[None])[0]), spot.wide * among(plan, spot) / 120)
        tops.append(top)
        ways.append(up)
    shapes = rocks.wax()
    plants = Sprouts(plan, rocks.rings, rocks.wide, unit)
    plants.from_feet(np.array(tops).reshape(-1, 2), np.array(ways).reshape(-1, 2), 0.44)
    plants.into_gaps(0.045, 0.17, upward=True)
    rain = drops(plan, rocks.rings, rocks.wide, plants.free())
    telu = strewn(plan, plants.free(rain), rocks.hearts)
    bands, lines = shapes[: len(STEPS)], shapes[len(STEPS) :]
    return plan.layers(*bands, *plants.waxings, rain, telu, *lines)


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
    sources=("docs/sources.md#wadasan (general knowledge; to be asked of a maker)",),
    specimens=10,
    parameters=(
        Parameter(
            "wadas.size", Words("height of a large rock", "tinggi wadas besar"), "mm", 88, 150, 110,
            "house choice, as high as a cloud of mega mendung is wide",
        ),
        Parameter(
            "wadas.width", Words("width of a rock in heights", "lebar wadas terhadap tingginya"), "", 0.47, 0.63, 0.55,
            "house choice: upright",
        ),
        Parameter(
            "wadas.jut", Words("how far the lobes jut out", "tonjolan lekuk wadas"), "", 0.28, 0.48, 0.38,
            "house choice",
        ),
        Parameter(
            "wadas.band", Words("width of a band", "lebar pita warna"), "mm", 2.2, 4.2, 3.2,
            "docs/sources.md#wadasan: 3-5 mm, 2-3 times the line",
        ),
        Parameter(
            "wadas.roll", Words("size of the rolls within", "besar ukel di dalam wadas"), "", 0.40, 0.60, 0.52,
            "house choice, as the curl of a cloud",
        ),
        *PARAMETERS,
    ),
    draw=draw,
    lattice=least_block,
    drawn_once=True,
    process="mega-mendung",
)  # fmt: skip

"""Mega mendung: rain clouds in bands of deepening blue, dip upon dip (docs/sources.md#mega-mendung)."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.mega_mendung.bands import STEPS, Drawn, misses
from batik_gen.pattern.motifs.mega_mendung.cloud import Cloud, placed, shape, variant, widest
from batik_gen.pattern.motifs.mega_mendung.layout import Rank, Spot, form_of, scatter
from batik_gen.pattern.motifs.mega_mendung.rain import drops, strewn
from batik_gen.pattern.motifs.mega_mendung.sky import PARAMETERS, Sprouts, among, link
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

_FULLEST = 0.46
"""Height in widths for which room is kept, so that fuller clouds do not move their neighbours."""

_SWELL = (0.21, 0.42)
"""Least and greatest swelling: room is kept for both."""

_RANKS = (
    Rank((1.04, 1.3), 0.025, 140.0, (1.54, 0.68)),
    Rank((0.66, 0.95), 0.025, 320.0),
    Rank((0.42, 0.58), 0.025, 550.0),
    Rank((0.25, 0.34), 0.03, 900.0),
    Rank((0.16, 0.21), 0.04, 900.0),
)
"""Large clouds in staggered rows, and smaller ones in the sky between them."""


def _stencil(seed: int, number: int) -> FloatArray:
    one, other = (variant(seed, number, _FULLEST, 0.4, 1.2, _lobes(number // 6), swell) for swell in _SWELL)
    return widest(one, other)


def _lobes(rank: int) -> float:
    """Return how many steps a cloud of that size bears."""
    return max(1.6, 3.6 - 0.7 * rank)


def cloud_at(plan: Plan, spot: Spot) -> Cloud:
    """Draw one cloud as person and place want it."""
    at = spot.at[None]
    full = float(plan.at("mega.fullness", at)[0])
    turns = 0.75 + 0.55 * float(plan.at("growth.curl", at)[0])
    roll = float(plan.at("mega.volute", at)[0])
    swell = float(plan.at("mega.swell", at)[0])
    form = variant(plan.design.seed, form_of(spot), full, roll, turns, _lobes(spot.rank), swell)
    return placed(
        shape(form),
        spot.at,
        spot.wide * among(plan, spot) * float(1 - 0.03 * plan.hand.at(salts.MEGA_SIZE, at)[0]),
        spot.tilt,
        spot.mirrored,
    )


def least_block(plan: Plan) -> float:
    """Return the least side of a block in mm: a large cloud must not meet itself."""
    return 1.6 * plan.value("mega.size")


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a sky of clouds: bands from the contour inward, white contours, links and tendrils between."""
    size = plan.size_mm
    unit = plan.value("mega.size")
    seed = plan.design.seed
    stencils: dict[int, FloatArray] = {}

    def stencil(number: int) -> FloatArray:
        if number not in stencils:
            stencils[number] = _stencil(seed, number)
        return stencils[number]

    sky = Drawn(plan, plan.declared["mega.band"].default)
    for spot in scatter(size, unit, seed, _RANKS, stencil, 0.10, _FULLEST, plan.torus):
        if not misses(spot.at, 0.5 * spot.wide * np.array([1.05, 0.6]), size, plan.torus):
            cloud = cloud_at(plan, spot)
            band = float(plan.at("mega.band", spot.at[None])[0])
            sky.add(cloud.outline, (cloud.volute,), band, spot.wide * among(plan, spot) / 125)
    shapes = sky.wax()
    fine = plan.value("nib.isen") / plan.declared["nib.isen"].default
    links = link(plan, sky.rings, sky.wide, unit, 0.62 * fine * sky.nib(plan.value("mega.band")))
    growth = Sprouts(plan, sky.rings, sky.wide, unit, links)
    growth.into_gaps(0.04, 0.2)
    rain = drops(plan, sky.rings, sky.wide, growth.free())
    telu = strewn(plan, growth.free(rain), sky.hearts)
    bands, lines = shapes[: len(STEPS)], shapes[len(STEPS) :]
    return plan.layers(*bands, links, *growth.waxings, rain, telu, *lines)


FAMILY = Family(
    name="mega-mendung",
    label=Words("mega mendung", "mega mendung"),
    region=Words("Cirebon, on the north coast of West Java", "Cirebon, pesisir utara Jawa Barat"),
    meaning=Words(
        "Clouds heavy with rain: patience and a cool heart, above all in those who lead; rain brings fertility. "
        "The seven blues are spoken of as seven heavens.",
        "Awan pembawa hujan: sabar dan berhati sejuk, terutama bagi pemimpin; hujan membawa kesuburan. "
        "Tujuh birunya disebut sebagai tujuh lapis langit.",
    ),
    rule=Words(
        "Free to all. Batik expert Komarudin Kudiya asks that it be used with dignity, not on throw-away things.",
        "Bebas dikenakan siapa saja. Pakar batik Komarudin Kudiya berpesan agar dipakai dengan hormat, "
        "bukan pada barang sekali pakai.",
    ),
    larangan=False,
    symmetry="p1",
    sources=("docs/sources.md#mega-mendung", "thelanguageofcloth.com, 2012/03 (Batik Cirebon)"),
    specimens=8,
    parameters=(
        Parameter(
            "mega.size", Words("width of a large cloud", "lebar awan besar"), "mm", 88, 180, 118,
            "photographs: the larger clouds 90-300 mm, with many small ones between",
        ),
        Parameter(
            "mega.fullness", Words("height of a cloud in widths", "tinggi awan terhadap lebarnya"), "", 0.34, 0.46, 0.4,
            "docs/sources.md#mega-mendung: wider than high, about 2-3 to 1",
        ),
        Parameter(
            "mega.band", Words("width of a band", "lebar pita warna"), "mm", 2.6, 4.4, 3.4,
            "docs/sources.md#mega-mendung: 3-5 mm, 2-3 times the line",
        ),
        Parameter(
            "mega.volute", Words("size of the curl inside", "besar ukel di dalam awan"), "", 0.2, 0.4, 0.3,
            "photographs: one curl a cloud",
        ),
        Parameter(
            "mega.swell", Words("how far the steps of a cloud billow", "gelembung undak tepi awan"), "", *_SWELL, 0.33,
            "photographs: the edge climbs in rounded steps, with hollows between them",
        ),
        *PARAMETERS,
    ),
    draw=draw,
    lattice=least_block,
    drawn_once=True,
    process="mega-mendung",
)  # fmt: skip

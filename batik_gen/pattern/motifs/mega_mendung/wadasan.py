"""Wadasan: banks of stacked rock in the bands of mega mendung, plants and small clouds (docs/sources.md#wadasan)."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.mega_mendung.arm import Shape
from batik_gen.pattern.motifs.mega_mendung.clouds import Cloud, Pieces, Sky, Stand, nib_of, pieces_of
from batik_gen.pattern.motifs.mega_mendung.forms import form
from batik_gen.pattern.motifs.mega_mendung.layout import SMALL
from batik_gen.pattern.motifs.mega_mendung.links import free_sky
from batik_gen.pattern.motifs.mega_mendung.plants import Plants
from batik_gen.pattern.motifs.mega_mendung.rain import TELU, strewn
from batik_gen.pattern.motifs.mega_mendung.rocks import FORMS, bank, roots
from batik_gen.pattern.motifs.mega_mendung.water import Water
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

_APART, _TALL = 1.07, 1.15
"""Distance of banks across and down, in heights of a bank: a bank stands in every second row's gaps."""

_BESIDE = 0.22
"""How far cecek in hearts stray, mm."""

_STRAY = (0.03, 0.04)
"""Within how broad and tall a part of the cloth a bank stands, in heights of a bank: ranges are no shelves."""

_CLOUDS = (
    (-0.30, 0.84, 20, 0.150),
    (-0.46, 0.66, 22, 0.120),
)
"""Small clouds at the left of a bank, where no plant stands: where, of which form, how wide they are."""


def _lattice(plan: Plan) -> Lattice:
    size = plan.value("wadas.size")
    return (_APART * size, 0.5 * _TALL * size), (0.0, _TALL * size)


def _shape(plan: Plan) -> Shape:
    """Return what the person's numbers make of every rock."""
    return Shape(
        high=plan.value("wadas.width"), lobes=plan.value("wadas.lobes"), swell=plan.value("wadas.jut"),
        volute=plan.value("wadas.roll"), turns=plan.value("wadas.turns"), lift=plan.value("wadas.lift"), nested=0.5,
    )  # fmt: skip


def _cloud_shape(plan: Plan) -> Shape:
    return Shape(
        high=0.24, lobes=2.5, swell=0.75 * plan.value("wadas.jut"), volute=1.1 * plan.value("wadas.roll"),
        turns=plan.value("wadas.turns"), lift=0.04, nested=0.5,
    )  # fmt: skip


def _rocks(plan: Plan, number: int) -> Pieces:
    """Draw one of the banks about the middle of its foot."""
    size, band = plan.value("wadas.size"), plan.value("wadas.band")
    one = bank(plan.design.seed, number, _shape(plan), plan.value("wadas.lean"), plan.value("wadas.stone"))
    nib, cecek = 0.92 * nib_of(plan, 1.2 * band), min(plan.value("isen.size"), 0.9)
    found = pieces_of(Cloud(one.grown(size), band, one.bands, nib, cecek))
    return replace(found, dots=[_dabbed(plan, dots) for dots in found.dots])


def _dabbed(plan: Plan, dots: FloatArray) -> FloatArray:
    """Return dots k x 3 as a hand sets them: a little beside their row, a little unlike in size."""
    at = dots[:, :2]
    beside = at + _BESIDE * plan.hand.stray(salts.WADAS_DOT, at)
    return np.column_stack([beside, dots[:, 2] * plan.hand.size(salts.WADAS_DOT_SIZE, at, 0.5, wanders=False)])


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax banks of rock before plants and small clouds, rain in the sky between."""
    size = plan.value("wadas.size")
    sites = plan.sites(*_lattice(plan), 1.3 * size)
    stray = np.stack([plan.hand.at(salts.WADAS_STRAY + k, sites) - 0.5 for k in (0, 1)], axis=-1)
    sites = sites + size * stray * np.array(_STRAY)
    kind = np.minimum(np.floor(FORMS * plan.hand.at(salts.WADAS_BANK, sites)), FORMS - 1).astype(np.int64)
    side = np.where(plan.hand.at(salts.WADAS_SIDE, sites) < 0.5, -1.0, 1.0)
    plants = Plants(plan)
    for number in range(FORMS):
        here = kind == number
        for x, y, way, long in roots(number):
            feet = sites[here] + size * np.stack([side[here] * x, np.full(int(here.sum()), -y)], axis=-1)
            over = 1.0 if way > 0 else -1.0
            plants.grow(feet, over * way, side[here] * over, long * size)
    rocks, clouds, ground = Sky(), Sky(" awan"), Waxing("dasar", Wax.OPEN, 9)
    for number in range(FORMS):
        here = kind == number
        pieces, many = _rocks(plan, number), int(here.sum())
        stand = Stand(sites[here], np.ones(many), np.zeros(many), side[here])
        rocks.add(pieces, stand)
        for ring in pieces.whole:
            ground.area(stand.put(ring))
    water = Water()
    water.lay(plan, sites, size, 0.8 * nib_of(plan, 1.2 * plan.value("wadas.band")))
    _scatter(plan, clouds, sites, side)
    bands, lines = rocks.wax()
    above, edges = clouds.wax()
    telu = strewn(plan, free_sky(plan, bands[0], lines[0], above[0], edges[0], *plants.waxings, *water.waxings))
    return plan.layers(*above, *edges, telu, *water.waxings, *plants.waxings, ground, *bands, rocks.hearts, *lines)


def _scatter(plan: Plan, sky: Sky, sites: FloatArray, side: FloatArray) -> None:
    """Let small clouds float at the left of every bank."""
    size, band, small, many = plan.value("wadas.size"), plan.value("wadas.band"), plan.value("sky.small"), len(sites)
    for number, (x, y, which, wide) in enumerate(_CLOUDS):
        one = form(plan.design.seed, which, _cloud_shape(plan), 0.09)
        width = min(band * one.band, 0.023 * wide * size + 0.45)
        pieces = pieces_of(Cloud(one.grown(wide * size * small), width, one.bands, 0.7 * nib_of(plan, band)))
        luck = plan.hand.at(salts.WADAS_CLOUD + number, sites)
        at = sites + size * np.stack([side * (x - 0.10 * luck), np.full(many, -y)], axis=-1)
        sky.add(pieces, Stand(at, 0.94 + 0.22 * luck, 0.3 * (luck - 0.5), side))


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
            "wadas.size", Words("height of a bank of rock", "tinggi gugusan wadas"), "mm", 88, 150, 112,
            "house choice, as high as a cloud of mega mendung is wide",
        ),
        Parameter(
            "wadas.width", Words("breadth of a rock in heights", "lebar wadas terhadap tingginya"), "", 0.30, 0.42,
            0.36, "house choice: upright",
        ),
        Parameter(
            "wadas.jut", Words("how far the lobes jut out", "tonjolan lekuk wadas"), "", 0.034, 0.060, 0.047,
            "house choice, in heights of a rock",
        ),
        Parameter(
            "wadas.lobes", Words("how many lobes a rock stacks up", "banyak lekuk bersusun pada wadas"), "", 2.5, 3.9,
            3.2, "house choice: stacked lobes",
        ),
        Parameter(
            "wadas.band", Words("width of a band", "lebar pita warna"), "mm", 1.3, 2.1, 1.7,
            "docs/sources.md#mega-mendung: six of them run round inside a rock",
        ),
        Parameter(
            "wadas.roll", Words("size of the rolls", "besar ukel wadas"), "", 0.84, 1.18, 1.0,
            "house choice, as the roll of a cloud",
        ),
        Parameter(
            "wadas.turns", Words("how far rocks roll up", "berapa putaran wadas menggulung"), "turns", 0.9, 1.4, 1.1,
            "house choice, as the roll of a cloud",
        ),
        Parameter(
            "wadas.lean", Words("how far rocks lean outward", "condong wadas ke luar"), "radian", 0.08, 0.46, 0.27,
            "house choice: a bank opens upward like a hand",
        ),
        Parameter(
            "wadas.lift", Words("how far the tips of rocks are swept", "sapuan ujung wadas"), "", 0.0, 0.10, 0.05,
            "house choice",
        ),
        Parameter(
            "wadas.stone", Words("size of the stones at the foot", "besar batu di kaki wadas"), "", 0.82, 1.14, 0.98,
            "house choice: a foot of lying stones",
        ),
        SMALL,
        TELU,
    ),
    draw=draw,
    lattice=_lattice,
    process="mega-mendung",
)  # fmt: skip

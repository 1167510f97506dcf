"""Lereng: friezes between straight lines at 45 degrees; what udan liris shares with it (docs/sources.md#lereng)."""

from collections.abc import Callable

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.declaring.regions import SURAKARTA
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.motifs.lereng import friezes
from batik_gen.pattern.motifs.lereng.frame import Frieze, FriezePens, double_line
from batik_gen.pattern.motifs.lereng.stretches import middles, own_frieze, stretches_over
from batik_gen.pattern.patchwork.people import people_of
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

Fillers = tuple[tuple[Callable[[Frieze], None], float], ...]
"""What fills each band of the cycle, and its height in shares of the mean band."""

CYCLE: Fillers = (
    (friezes.tendril, 1.9), (friezes.drizzle, 0.62), (friezes.half_kawung, 1.25), (friezes.teeth, 0.62),
)  # fmt: skip


def heights(fillers: Fillers, mean: float, lung: float, bar: float = 0.24) -> tuple[list[float], float]:
    """Return the height of each band and of the bar between two, mm; ``bar`` is its share of the mean band."""
    tall = [mean * (share * lung if fill is friezes.tendril else share) for fill, share in fillers]
    return tall, float(np.clip(bar * mean, 1.5, 3.4))


def period_of(mean: float) -> float:
    """Return the length in mm after which every band repeats: two tendrils."""
    return 5.4 * mean


def bands_of(plan: Plan, fillers: Fillers, pens: FriezePens) -> tuple[list[Frieze], float]:
    """Return the bands of a cycle from its top, and the height of the bar between two, mm."""
    mean = plan.value("lereng.band")
    tall, bar = heights(fillers, mean, plan.value("lereng.lung"), plan.value("lereng.bar"))
    cycle = sum(tall) + bar * len(tall)
    flip = 1.0 if plan.value("lereng.direction") < 0.5 else -1.0
    bands, top = [], -0.5 * cycle
    for height in tall:
        bands.append(Frieze(plan, pens, flip, period_of(mean), cycle, top + bar + 0.5 * height, 0.5 * height))
        top += bar + height
    return bands, bar


def lattice(plan: Plan) -> Lattice:
    """Return the lattice of whole periods of a lereng's bands."""
    return bands_of(plan, CYCLE, FriezePens())[0][0].lattice()


def draw_bands(plan: Plan, fillers: Fillers) -> tuple[Layer, ...]:
    """Wax a cycle of bands."""
    pens = FriezePens()
    bands, bar = bands_of(plan, fillers, pens)
    for number, ((fill, _), band) in enumerate(zip(fillers, bands, strict=True)):
        _line_above(fillers, number, band, bar)
        fill(band)
    return pens.layers(plan)


def _line_above(fillers: Fillers, number: int, band: Frieze, bar: float) -> None:
    """Wax the double line between a band and the one above it."""
    beside = friezes.tendril in (fillers[number][0], fillers[number - 1][0])
    double_line(band, -0.5 * (2 * band.half + bar), bar, beside)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a lereng: a broad tendril band, rain, half kawung, teeth."""
    return _draw_shared(plan) if plan.design.owners else draw_bands(plan, CYCLE)


def _draw_shared(plan: Plan) -> tuple[Layer, ...]:
    """Wax a lereng of several persons: its lines are the cloth's, each stretch of a frieze is someone's."""
    pens = FriezePens()
    bands, bar = bands_of(plan, CYCLE, pens)
    stretches, people = stretches_over(plan, bands), people_of(plan)
    for number, ((fill, _), band) in enumerate(zip(CYCLE, bands, strict=True)):
        _line_above(CYCLE, number, band, bar)
        for who, person in enumerate(people):
            mine = own_frieze(band, person.plan, stretches, number, who)
            if len(mine.cells(1)) and len(mine.cells(2)):
                fill(mine)
    return pens.layers(plan)


def whose(plan: Plan) -> list[tuple[int, FloatArray]]:
    """Return for each stretch of a frieze its person's number, from 0, and its middle in mm."""
    bands, _ = bands_of(plan, CYCLE, FriezePens())
    return middles(bands, stretches_over(plan, bands))


PARAMETERS = (
    Parameter(
        "lereng.band", Words("height of a band", "tinggi lajur"), "mm", 8, 13, 10,
        "estimate: bands of 8-30 mm; udan liris 6-15 mm",
    ),
    Parameter(
        "lereng.fullness", Words("fullness of what fills the bands", "padat isi lajur"), "", 0.82, 1.04, 0.95,
        "house choice: shapes keep clear of the lines",
    ),
    Parameter(
        "lereng.lung", Words("height of the tendril's band", "tinggi lajur sulur"), "", 0.8, 1.25, 1.0,
        "photographs: one band of a cycle is broader than the others",
    ),
    Parameter(
        "lereng.bar", Words("width of the bars between the bands", "lebar garis sela"), "band", 0.18, 0.32, 0.24,
        "house choice: two lines and the dark between them",
    ),
    Parameter(
        "lereng.slant", Words("how far the rain slants", "condong garis hujan"), "", 0.15, 0.95, 0.55,
        "house choice: from nearly upright to half fallen",
    ),
    Parameter(
        "lereng.teeth", Words("height of the teeth (untu walang)", "tinggi untu walang"), "half band", 0.55, 0.89, 0.72,
        "house choice: tips keep clear of the lines",
    ),
    Parameter(
        "lereng.direction", Words("direction: 0 Yogyakarta /, 1 Surakarta \\", "arah: 0 Yogyakarta /, 1 Surakarta \\"),
        "", 0, 1, 0, "docs/sources.md#lereng: Yogyakarta /, Surakarta \\",
    ),
)  # fmt: skip

LEAN = Parameter(
    "lereng.lean", Words("how far the tongues of fire bend", "condong lidah api"), "", 0.2, 1.3, 0.75, "house choice",
)  # fmt: skip
EMBER = Parameter(
    "lereng.ember", Words("size of the dark hearts of the fire", "besar inti gelap lidah api"), "tongue", 0.28, 0.56,
    0.42, "house choice: sawut has room about it",
)  # fmt: skip
"""Of cloths that have a band of fire, with ``LEAN``."""

SPREAD = Parameter(
    "lereng.spread", Words("how far the leaves of ada-ada spread", "bukaan daun ada-ada"), "deg", 34, 66, 50,
    "house choice: a frond, from nearly closed to open",
)  # fmt: skip
"""Of cloths that have a band of ada-ada."""

CORE = Parameter(
    "lereng.core", Words("size of the light squares of mlinjon", "besar kotak terang mlinjon"), "rhomb", 0.5, 0.84,
    0.7, "house choice: between the outer ring and the inner",
)  # fmt: skip
"""Of cloths that have a band of mlinjon."""

CUSTOMS = {name: {"lereng.direction": 1.0} for name in SURAKARTA}
"""Of every cloth of slanting bands: in Surakarta they fall to the lower right."""

FAMILY = Family(
    name="lereng",
    label=Words("lereng", "lereng"),
    region=Words("Yogyakarta and Surakarta", "Yogyakarta dan Surakarta"),
    meaning=Words(
        "Lereng, slope: rain runs down it and what is planted there thrives; steadiness on a steep way. "
        "Here its broad band is grown from the recording.",
        "Lereng, lahan miring: hujan mengalir di atasnya dan tanamannya subur; keteguhan di jalan yang terjal. "
        "Di sini lajur lebarnya ditumbuhkan dari rekaman.",
    ),
    rule=Words(
        "Of the lereng cloths the gazette of Yogyakarta of 1927 names udan riris and rujak sente, with the parang; "
        "inside the palace guests avoid slanting patterns out of respect, outside it anyone may wear a lereng.",
        "Di antara kain lereng, Rijksblad Yogyakarta 1927 menyebut udan riris dan rujak sente, di samping parang; "
        "di dalam keraton tamu menghindari pola miring sebagai tanda hormat, di luar siapa pun boleh memakainya.",
    ),
    larangan=False,
    symmetry="p1",
    sources=("sulisbatik.blogspot.com (2010), pola parang dan lereng", "Rijksblad van Jogjakarta 1927 no. 19"),
    parameters=PARAMETERS,
    draw=draw,
    lattice=lattice,
    customs=CUSTOMS,
    whose=whose,
)

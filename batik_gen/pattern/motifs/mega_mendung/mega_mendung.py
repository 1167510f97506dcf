"""Mega mendung: rain clouds of one waving line each, in bands of deepening blue (docs/sources.md#mega-mendung)."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.motifs.mega_mendung.arm import Shape
from batik_gen.pattern.motifs.mega_mendung.clouds import Cloud, Sky, Stand, nib_of, pieces_of
from batik_gen.pattern.motifs.mega_mendung.forms import form
from batik_gen.pattern.motifs.mega_mendung.layout import SMALL, Rank, Spot, form_of, misses, scatter
from batik_gen.pattern.motifs.mega_mendung.links import free_sky, link
from batik_gen.pattern.motifs.mega_mendung.pointed import on_sky
from batik_gen.pattern.motifs.mega_mendung.rain import TELU, strewn
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

_RANKS = (
    Rank((0.94, 1.14), 0.022, 140.0, (1.26, 0.60)),
    Rank((0.46, 0.66), 0.010, 900.0),
    Rank((0.28, 0.40), 0.011, 1300.0),
    Rank((0.17, 0.23), 0.010, 1700.0),
    Rank((0.11, 0.14), 0.009, 2000.0),
)
"""Large clouds in staggered rows, and smaller ones in the sky between them."""

_LINE = (1.0, 0.95, 0.85, 0.70, 0.60)
"""Width of the line by rank: small clouds are drawn with a finer nib."""

_ALIKE = 2
"""From this rank on clouds of one form are one drawing, set down in many sizes and tilts."""

_REACHED = 0.09
"""Width of all bands together in widths of a large cloud for which room is kept."""

_HIGH, _LOBES, _SWELL, _VOLUTE, _LIFT = (0.20, 0.28), (1.9, 3.1), (0.028, 0.046), (0.95, 1.3), (0.0, 0.08)


def shape_at(plan: Plan, at: FloatArray) -> Shape:
    """Return what the person's numbers make of a cloud at a place."""
    return Shape(
        high=float(plan.at("mega.fullness", at[None])[0]),
        lobes=plan.value("mega.lobes"),
        swell=plan.value("mega.swell"),
        volute=plan.value("mega.volute"),
        turns=plan.value("mega.turns"),
        lift=plan.value("mega.lift"),
        nested=plan.value("mega.nested"),
    )


def _fullest(seed: int, number: int) -> list[FloatArray]:
    """Return the lines of a form wherever the person's numbers may bring them: room is kept for all of these."""
    usual = Shape(_HIGH[1], 0.5 * sum(_LOBES), _SWELL[1], _VOLUTE[1], 1.2, 0.5 * sum(_LIFT), 0.5)
    ends = ((_LOBES[0], _LIFT[0], 0.0), (_LOBES[1], _LIFT[1], 1.0), (usual.lobes, _LIFT[1], 0.0))
    swept = (replace(usual, lobes=lobes, lift=lift, nested=nested) for lobes, lift, nested in ends)
    return [arm.line for one in swept for arm in form(seed, number, one, _REACHED).arms]


def cloud_of(plan: Plan, number: int, at: FloatArray, wide: float) -> Cloud:
    """Draw a cloud of form ``number``, ``wide`` mm from tip to tip, as person and place want it."""
    rank = number // 6
    band, unit = float(plan.at("mega.band", at[None])[0]), plan.value("mega.size")
    one = form(plan.design.seed, number, shape_at(plan, at), min(6 * band / unit, _REACHED))
    # Bands are narrower in small clouds, and never wider than the cloud has room for.
    width = min(band * one.band, 0.023 * wide + 0.45)
    return Cloud(one.grown(wide), width, one.bands, nib_of(plan, band) * _LINE[rank])


def _stands(plan: Plan, spots: list[Spot]) -> Stand:
    """Return where clouds of the same form stand, 1 wide."""
    at = np.array([spot.at for spot in spots])
    small = np.array([plan.value("sky.small") if spot.rank else 1.0 for spot in spots])
    wide = np.array([spot.wide for spot in spots]) * small * (1 - 0.03 * plan.hand.at(salts.MEGA_SIZE, at))
    return Stand(
        at, wide, np.array([spot.tilt for spot in spots]), np.where([spot.mirrored for spot in spots], -1.0, 1.0)
    )


def _set_down(plan: Plan, sky: Sky, spots: list[Spot]) -> None:
    """Draw clouds of the same form: great ones each anew, small ones once for all."""
    stand = _stands(plan, spots)
    number = form_of(spots[0])
    if spots[0].rank < _ALIKE:
        for n, wide in enumerate(stand.size.tolist()):
            pieces = pieces_of(cloud_of(plan, number, stand.at[n], wide))
            sky.add(pieces, Stand(stand.at[n : n + 1], np.ones(1), stand.tilt[n : n + 1], stand.side[n : n + 1]))
        return
    low, high = _RANKS[spots[0].rank].wide
    usual = 0.5 * (low + high) * plan.value("mega.size") * plan.value("sky.small")
    pieces = pieces_of(cloud_of(plan, number, 0.5 * np.array(plan.size_mm), usual))
    sky.add(pieces, replace(stand, size=stand.size / usual))


def least_block(plan: Plan) -> float:
    """Return the least side of a block in mm: a large cloud must not meet itself."""
    return 1.6 * plan.value("mega.size")


@lru_cache(maxsize=4)
def _scattered(size_mm: tuple[float, float], unit: float, seed: int, torus: Torus | None) -> tuple[Spot, ...]:
    """Return where clouds float: by nothing else of a person than the width of a large one."""
    stencils: dict[int, list[FloatArray]] = {}

    def stencil(number: int) -> list[FloatArray]:
        if number not in stencils:
            stencils[number] = _fullest(seed, number)
        return stencils[number]

    return tuple(scatter(size_mm, unit, seed, _RANKS, stencil, 0.10, 0.46, torus))


def _seen(plan: Plan) -> list[Spot]:
    """Return where the clouds float that are seen."""
    every = _scattered(plan.size_mm, plan.value("mega.size"), plan.design.seed, plan.torus)
    reach = np.array([0.56, 0.42])
    return [spot for spot in every if not misses(spot.at, spot.wide * reach, plan.size_mm, plan.torus)]


def shown(plan: Plan, layers: tuple[Layer, ...]) -> Mapping[str, FloatArray]:
    """Return where each number is seen on a sky that was drawn."""
    spots = _seen(plan)
    great = []
    for spot in spots:
        if spot.rank < _ALIKE:
            stand = _stands(plan, [spot])
            cloud = cloud_of(plan, form_of(spot), stand.at[0], float(stand.size[0]))
            great.append((cloud, replace(stand, size=np.ones(1))))
    small = np.array([spot.at for spot in spots if spot.rank >= _ALIKE]).reshape(-1, 2)
    return on_sky(great, small, layers)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a sky of clouds: bands from the deepest outward, white lines, links between neighbours."""
    unit = plan.value("mega.size")
    sky = Sky()
    alike: dict[int, list[Spot]] = {}
    for spot in _seen(plan):
        alike.setdefault(form_of(spot), []).append(spot)
    for spots in alike.values():
        _set_down(plan, sky, spots)
    bands, lines = sky.wax()
    fine = plan.value("nib.isen") / plan.declared["nib.isen"].default
    room = free_sky(plan, bands[0], lines[0])
    links = link(plan, sky.edges(), room, unit, 0.78 * fine, plan.value("mega.hang"))
    telu = strewn(plan, free_sky(plan, bands[0], lines[0], links))
    return plan.layers(*bands, links, telu, *lines)


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
    specimens=18,
    parameters=(
        Parameter(
            "mega.size", Words("width of a large cloud", "lebar awan besar"), "mm", 88, 180, 124,
            "photographs: the larger clouds 90-300 mm, with many small ones between",
        ),
        Parameter(
            "mega.fullness",
            Words("height of a cloud's upper edge in widths", "tinggi tepi atas awan terhadap lebarnya"),
            "", *_HIGH, 0.24, "docs/sources.md#mega-mendung: wider than high, about 2-3 to 1",
        ),
        Parameter(
            "mega.band", Words("width of a band", "lebar pita warna"), "mm", 1.5, 2.5, 1.95,
            "docs/sources.md#mega-mendung: six of them run round inside an arm",
        ),
        Parameter(
            "mega.volute", Words("size of the rolls", "besar ukel awan"), "", *_VOLUTE, 1.12,
            "photographs: every arm rolls up once or more",
        ),
        Parameter(
            "mega.turns", Words("how far arms roll up", "berapa putaran lengan awan menggulung"), "turns", 0.95, 1.5,
            1.18, "photographs: one turn to one and a half",
        ),
        Parameter(
            "mega.lobes", Words("how many swells an edge has", "banyak gelombang pada tepi awan"), "", *_LOBES, 2.5,
            "photographs: two or three on a cloud's back",
        ),
        Parameter(
            "mega.swell", Words("how far the edges billow", "gelembung tepi awan"), "width", *_SWELL, 0.037,
            "photographs: the edge climbs in rounded steps, with hollows between them",
        ),
        Parameter(
            "mega.lift", Words("how far tips are swept up", "angkat ujung awan"), "width", *_LIFT, 0.04,
            "photographs: pointed ends, the right one often higher",
        ),
        Parameter(
            "mega.nested", Words("how far clouds reach into one another", "seberapa dalam awan saling bersarang"), "",
            0.0, 1.0, 0.5, "photographs: arms within arms, clouds before clouds",
        ),
        Parameter(
            "mega.hang", Words("how far the links between clouds hang through", "kendurnya tali antara awan"), "", 0.3,
            1.7, 1.0, "photographs: thin lines tie one cloud to the next",
        ),
        SMALL,
        TELU,
    ),
    draw=draw,
    shown=shown,
    lattice=least_block,
    drawn_once=True,
    process="mega-mendung",
    grows=False,
)  # fmt: skip

"""Sekar jagad: islands like a map, each another motif, in wavy double contours (docs/sources.md#sekar-jagad)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter, Variant
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.hand.view import View
from batik_gen.pattern.motifs.sekar_jagad.cells import Islands, islands_over, lattice_of
from batik_gen.pattern.motifs.sekar_jagad.growth import free, growths
from batik_gen.pattern.motifs.sekar_jagad.island_fillings import COAST, LAYOUT_LUCK, PAIRS, Pairs, filled, fillings_in
from batik_gen.pattern.motifs.sekar_jagad.own import own_of
from batik_gen.pattern.motifs.sekar_jagad.pointed import on_islands
from batik_gen.pattern.motifs.sekar_jagad.seams import Contours, contours_of, seams_over, seams_under
from batik_gen.pattern.patchwork.fillings import (
    PATCH,
    Filling,
    Growing,
    IsenPlate,
    Small,
    settled,
    stamp_family,
)
from batik_gen.pattern.patchwork.owning import all_growths, fillings_owned, owned_by
from batik_gen.pattern.patchwork.patches import Patchwork
from batik_gen.pattern.patchwork.people import Person, fillings_of, people_of, shared_out
from batik_gen.pattern.patchwork.plates import PlateFlower, plated
from batik_gen.pattern.patchwork.shores import Shore
from batik_gen.pattern.patchwork.stamps import Stamp, stamp_of
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words

_LARGER = 1.22
"""Fillings are so much larger than in the smaller patches of a tambal."""
_REACH = 0.9
"""No island reaches further from its middle, in the distance of two."""
_NODE = 0.5
"""Distance in mm of the nodes on which the room in an island is measured."""


@dataclass(frozen=True, eq=False)
class IslandMap:
    """Hold every island with its outline, its person and its filling."""

    islands: Islands
    contours: Contours
    people: tuple[Person, ...]
    given: IntArray
    fillings: list[Filling]


def lay_out(plan: Plan) -> IslandMap:
    """Say which island is whose, and what fills it."""
    islands = islands_over(plan.size_mm, plan.value("sekar.size"), plan.value("sekar.wave"), plan.torus, own_of(plan))
    contours = contours_of(islands, plan.value("sekar.contour"), plan.value("sekar.channel"), plan.value("nib.klowong"))
    people = people_of(plan)
    pairs = _pairs(plan)
    every = fillings_in(pairs)
    usual = [every[k] for k in filled(islands, pairs)]
    if plan.design.owners:
        given = owned_by(plan.design.owners, islands.key)
        return IslandMap(islands, contours, people, given, fillings_owned(people, given, usual))
    given = shared_out(islands.neighbours, _seen(contours.rings, plan.size_mm), len(people))
    return IslandMap(
        islands, contours, people, given, fillings_of(people, given, islands.neighbours, usual, [every] * len(usual))
    )


def _pairs(plan: Plan) -> Pairs:
    return COAST if plan.value("sekar.coast") >= 0.5 else PAIRS


def whose(plan: Plan) -> list[tuple[int, FloatArray]]:
    """Return for each patch its person's number, from 0, and its middle in mm."""
    laid = lay_out(plan)
    return list(zip(laid.given.tolist(), laid.contours.middles, strict=True))


def lattice(plan: Plan) -> Lattice:
    """Return the lattice from which the islands stray."""
    return lattice_of(plan.value("sekar.size"))


def shown(plan: Plan, layers: tuple[Layer, ...]) -> Mapping[str, FloatArray]:
    """Return where each number is seen on islands that were drawn."""
    laid = lay_out(plan)
    return on_islands(laid.islands, laid.contours, laid.fillings, layers)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a sekar jagad: contours, what fills the islands, the growths, lines over all cuts."""
    return near(plan, None)


def near(plan: Plan, box: tuple[float, float, float, float] | None) -> tuple[Layer, ...]:
    """Wax the islands that touch a box, or all."""
    laid = lay_out(plan)
    islands, contours = laid.islands, laid.contours
    mine = _once(contours.middles, plan.torus)
    if box is not None:
        # Contours lie outside of the rings.
        beyond = contours.width + contours.channel
        low = np.array([ring.min(axis=0) for ring in contours.rings]) - beyond
        high = np.array([ring.max(axis=0) for ring in contours.rings]) + beyond
        mine = mine & ((low < box[2:]) & (high > box[:2])).all(axis=1)
    work = Patchwork(islands.bend, islands.unbend, islands.furthest)
    placed = [_placed(laid, at) for at in range(len(islands.sites))]
    stamps: dict[tuple[int, str], Stamp] = {}
    seen = (_seen(contours.rings, plan.size_mm) > 0) & mine
    for at, filling in enumerate(laid.fillings):
        if isinstance(filling, Growing) or not seen[at]:
            continue
        who = int(laid.given[at])
        if isinstance(filling, IsenPlate):
            work.lay(_plated(laid, filling, at), replace(placed[at], at=np.zeros(2), angle=0.0, scale=1.0))
            continue
        if (who, filling.name) not in stamps:
            alike = [k for k, f in enumerate(laid.fillings) if f is filling and laid.given[k] == who and seen[k]]
            # What belongs to an id is drawn alike wherever else that id has islands.
            half = _REACH * islands.size if plan.design.owners else 0.0
            half = max(half, *(contours.reach[k] / placed[k].scale + 2.0 for k in alike))
            stamps[who, filling.name] = _stamp(laid.people[who], filling, half)
        work.lay(stamps[who, filling.name], placed[at])

    def grow(person: Person, which: IntArray, kind: Growing) -> list[Layer]:
        return growths(person, islands, contours, which, plan.size_mm, kind)

    growing = tuple(filling for filling in fillings_in(_pairs(plan)) if isinstance(filling, Growing))
    grown = all_growths(laid.people, growing, partial(_which, laid, mine), grow, bool(plan.design.owners))
    return (
        *seams_under(plan, contours, mine),
        *work.layers(plan.hand, plan.size_mm),
        *grown,
        *seams_over(plan, islands, contours, mine),
    )


def _once(middles: FloatArray, torus: Torus | None) -> BoolArray:
    """Say which islands are drawn: all, but of a cloth that repeats one of each."""
    return np.ones(len(middles), bool) if torus is None else torus.kept(middles)


def _which(laid: IslandMap, mine: BoolArray, who: int, kind: Growing) -> IntArray:
    """Return the islands that a person's growth of some kind fills."""
    growing = np.array([filling == kind for filling in laid.fillings], bool)
    return np.flatnonzero(growing & (laid.given == who) & mine)


def _seen(rings: Sequence[FloatArray], size_mm: tuple[float, float]) -> FloatArray:
    """Return about which share of each island lies on the cloth, by its outline and its middle."""
    size = np.array(size_mm)
    shares = []
    for ring in rings:
        low, high = ring.min(axis=0), ring.max(axis=0)
        part = np.maximum(np.minimum(high, size) - np.maximum(low, 0), 0) / np.maximum(high - low, 1e-9)
        shares.append(float(part[0] * part[1]))
    return np.array(shares)


def _placed(laid: IslandMap, at: int) -> Shore:
    """Say how a family lies in an island: about its middle, turned by some eighths, larger or smaller."""
    person, key = laid.people[int(laid.given[at])], laid.islands.key[at]
    middle, filling = laid.contours.middles[at], laid.fillings[at]
    eighth, lean = (float(uniform(LAYOUT_LUCK, salts.SEKAR_LIE + k, key[0], key[1])[0]) for k in range(2))
    scale = float(person.plan.at("patch.scale", middle)) if "patch.scale" in person.plan.declared else 1.0
    upright = isinstance(filling, Small) and filling.upright
    return replace(
        laid.contours.patches[at],
        at=middle,
        angle=(0.0 if upright else float(np.floor(4 * eighth)) * 0.25 * np.pi) + 0.2 * (lean - 0.5),
        scale=_LARGER * scale * (filling.scale if isinstance(filling, Small) else 1.0),
        dots=float(person.plan.at("isen.size", middle)) / person.plan.value("isen.size"),
    )


def _stamp(person: Person, small: Small, half: float) -> Stamp:
    from batik_gen.pattern.declaring.registry import family_named

    if person.own is small and person.family is not None:
        return stamp_family(person.plan, person.family, person.parameters or {}, (half, half), small)
    family = family_named(small.motif)
    values = settled(small, family, person.share("patch.fullness"), person.share("patch.reach"))
    return stamp_family(person.plan, family, values, (half, half), small)


def _plated(laid: IslandMap, plate: IsenPlate, at: int) -> Stamp:
    """Draw a plate where it lies: its isen stops at the outline by itself."""
    person, patch, ring = laid.people[int(laid.given[at])], laid.contours.patches[at], laid.contours.rings[at]
    low = np.floor((ring.min(axis=0) - 1.0) / _NODE) * _NODE
    w, h = (int(s) for s in np.ceil((ring.max(axis=0) + 1.0 - low) / _NODE) + 1)
    x, y = np.meshgrid(low[0] + np.arange(w) * _NODE, low[1] + np.arange(h) * _NODE)
    depth = patch.coast.depth(laid.islands.bend(np.stack([x, y], axis=-1)))
    room = Room(depth[None], low[None], _NODE)
    full, reach = person.share("patch.fullness"), person.share("patch.reach")
    middle = laid.contours.middles[at]
    deep = float(depth[int((middle[1] - low[1]) / _NODE), int((middle[0] - low[0]) / _NODE)])
    radius = deep * (0.22 + 0.13 * full)
    leaves = plate.flower.leaves
    first = float(uniform(LAYOUT_LUCK, salts.SEKAR_LEAVES, *laid.islands.key[at].tolist())[0])
    ways = (np.arange(leaves, dtype=np.float64) + first) * (2 * np.pi / leaves)
    room_out = free(laid.islands, patch, middle, ways, 1.1 * deep + 30.0)
    long = np.minimum(room_out - 1.1 * radius - 4.0, deep * (0.24 + 0.42 * reach))
    sprig = PlateFlower(middle, radius, ways[long > 5.0], long[long > 5.0])
    # An island that is drawn once for all its copies may reach over the edge of what is drawn.
    view = View(boundless=laid.islands.torus is not None)
    return stamp_of(plated(person.plan, plate, ring, room, sprig, person.share("patch.isen"), view=view), (0.0, 0.0))


FAMILY = Family(
    name="sekar-jagad",
    label=Words("sekar jagad", "sekar jagad"),
    region=Words("Yogyakarta and Surakarta; known all over Java", "Yogyakarta dan Surakarta; dikenal di seluruh Jawa"),
    meaning=Words(
        "Flower of the world, and map of the world (kar jagad): islands of many motifs make one cloth; the beauty of "
        "being different. Each island can be someone's own.",
        "Bunga dunia, juga peta dunia (kar jagad): pulau-pulau beragam motif menjadi sehelai kain; indahnya "
        "keberagaman. Tiap pulau dapat menjadi milik seseorang.",
    ),
    rule=Words(
        "Free to all. Among its islands are kawung and parang, which the court of Yogyakarta once kept for itself; "
        "here they are as small as islands are, yet inside the palace the rule about them is still honoured.",
        "Bebas dipakai siapa saja. Di antara pulaunya ada kawung dan parang, yang dahulu dikhususkan Keraton "
        "Yogyakarta; di sini digambar sekecil pulaunya, namun di dalam keraton aturannya tetap dihormati.",
    ),
    larangan=False,
    symmetry="p1",
    sources=(
        "docs/sources.md#sekar-jagad: organic patches like islands, wavy double contour, each another classic pattern",
        "contours after photographs of cloth",
    ),
    parameters=(
        Parameter(
            "sekar.size", Words("distance of two islands", "jarak antarpulau"), "mm", 90, 210, 112,
            "photographs: islands of 8-20 cm; docs/sources.md#sekar-jagad: 12-30 a square metre are the largest",
        ),
        Parameter(
            "sekar.wave", Words("how far the shores swing", "ayunan garis pantai"), "size", 0.06, 0.12, 0.1,
            "house choice: edges bent to S-curves",
        ),
        Parameter(
            "sekar.contour", Words("width of the contours", "lebar kontur"), "mm", 3, 5, 3.8,
            "docs/sources.md#sekar-jagad: contour band 3-5 mm",
        ),
        Parameter(
            "sekar.channel", Words("width of the channels between islands", "lebar alur antarpulau"), "mm", 2, 5, 3,
            "photographs: dark channels with a row of cecek",
        ),
        Parameter(
            "sekar.rope", Words("distance of the strokes in the contours", "jarak goresan di dalam kontur"), "mm", 1.8,
            3.4, 2.7, "photographs: contours twisted like a rope",
        ),
        Parameter(
            "sekar.coast", Words("islands: 0 of the courts, 1 of the coast", "pulau: 0 keraton, 1 pesisir"),
            "", 0, 1, 0, "docs/sources.md#sekar-jagad: flowers on painted grounds", choice=True,
        ),
        *PATCH,
    ),
    draw=draw,
    shown=shown,
    near=near,
    lattice=lattice,
    drawn_once=True,
    whose=whose,
    variants=(
        Variant(
            "pesisir", Words("sekar jagad of the coast (pesisir)", "sekar jagad pesisir"),
            Words(
                "Islands of flowers on painted grounds, jlamprang and stars in the colours of Pekalongan; neither "
                "kawung nor parang is among them.",
                "Pulau-pulau bunga di atas latar colet, jlamprang, dan bintang dalam warna Pekalongan; tanpa kawung "
                "dan tanpa parang.",
            ),
            {"sekar.coast": (1, 1)},
            process="pekalongan",
        ),
    ),
)  # fmt: skip

"""Tambal: squares halved into triangles, patches of other motifs, light and dark in turn (docs/sources.md#tambal)."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.geometry.shape.room import Room, room_in
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.tambal import layout
from batik_gen.pattern.motifs.tambal.growth import HALF, INCENTRE, LONG, growths, inner
from batik_gen.pattern.patchwork.fillings import (
    PATCH,
    SMALL,
    Filling,
    Flower,
    Growing,
    IsenPlate,
    Small,
    settled,
    stamp_family,
)
from batik_gen.pattern.patchwork.owning import all_growths, fillings_owned, owned_by
from batik_gen.pattern.patchwork.patches import Patch, Patchwork
from batik_gen.pattern.patchwork.people import Person, fillings_of, people_of, shared_out
from batik_gen.pattern.patchwork.plates import PlateFlower, plated
from batik_gen.pattern.patchwork.stamps import Stamp, stamp_of
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.cloth import Layer, Wax
from batik_gen.values.words import Words

LIGHT: tuple[Filling, ...] = (
    SMALL["kawung"],
    IsenPlate("herangan", True, Wax.TEMBOK, Wax.KLOWONG, Flower(8, 2, 3), 6.5),
    SMALL["parang"],
    IsenPlate("gringsing", True, Wax.TEMBOK, Wax.KLOWONG, Flower(8, 1, 0), 5.0),
    Growing(True),
    SMALL["lereng"],
)
DARK: tuple[Filling, ...] = (
    replace(SMALL["truntum"], sogan=True),
    Growing(False),
    SMALL["ceplok"],
    Growing(False, Wax.KLOWONG),
    SMALL["nitik"],
    IsenPlate("sisik-melik", False, Wax.KLOWONG, Wax.OPEN, Flower(6, 0, 3), 4.0),
)
"""Fillings in the order in which they follow one another."""
GROWING = tuple(filling for filling in (*LIGHT, *DARK) if isinstance(filling, Growing))

_KINDS = 3
"""So many drawings of each plate are dealt out among its copies."""


@dataclass(frozen=True, eq=False)
class TambalMap:
    """Hold every triangle with its person and its filling."""

    grid: layout.Grid
    people: tuple[Person, ...]
    given: IntArray
    fillings: list[Filling]


def lay_out(plan: Plan) -> TambalMap:
    """Say which triangle is whose, and what fills it."""
    grid = layout.grid_over(plan.size_mm, plan.value("tambal.square"))
    people = people_of(plan)
    lists = [LIGHT if light else DARK for light in grid.light.tolist()]
    usual = [kinds[number % len(kinds)] for kinds, number in zip(lists, grid.number.tolist(), strict=True)]
    if plan.design.owners:
        given = owned_by(plan.design.owners, grid.keys)
        return TambalMap(grid, people, given, fillings_owned(people, given, usual))
    given = shared_out(grid.neighbours, grid.seen, len(people))
    return TambalMap(grid, people, given, fillings_of(people, given, grid.neighbours, usual, lists))


def whose(plan: Plan) -> list[tuple[int, FloatArray]]:
    """Return for each patch its person's number, from 0, and its middle in mm."""
    laid = lay_out(plan)
    return list(zip(laid.given.tolist(), laid.grid.middle, strict=True))


def lattice(plan: Plan) -> Lattice:
    """Return the lattice by which the fillings come again."""
    return layout.lattice_of(plan.value("tambal.square"))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a tambal: the fillings of its triangles, the growths, the seams over all cuts."""
    laid = lay_out(plan)
    grid, seam = laid.grid, plan.value("tambal.seam")
    work = Patchwork()
    stamps: dict[tuple[int, str, int], Stamp] = {}
    for at, filling in enumerate(laid.fillings):
        if isinstance(filling, Growing):
            continue
        who = int(laid.given[at])
        person = laid.people[who]
        kind = int(_luck(grid, at, plan.torus) * _KINDS) if isinstance(filling, IsenPlate) else 0
        key = (who, filling.name, kind)
        if key not in stamps:
            stamps[key] = _stamp(person, filling, grid.side, seam, kind)
        work.lay(stamps[key], _patch(person, filling, grid, at, seam))

    def grow(person: Person, which: IntArray, kind: Growing) -> list[Layer]:
        return growths(person, grid, which, plan, seam, kind)

    grown = all_growths(laid.people, GROWING, partial(_which, laid), grow, bool(plan.design.owners))
    return (*work.layers(plan.hand, plan.size_mm), *grown, *_seams(plan, grid, seam))


def _luck(grid: layout.Grid, at: int, torus: Torus | None) -> float:
    """Return a number 0..1 for a triangle, on a cloth that repeats the same for all its copies."""
    key = grid.key(at) if torus is None else torus.key(grid.middle[at])
    return float(np.ravel(uniform(0, salts.TAMBAL_PLATE, *key))[0])


def _which(laid: TambalMap, who: int, kind: Growing) -> IntArray:
    """Return the triangles that a person's growth of some kind fills."""
    growing = np.array([filling == kind for filling in laid.fillings], bool)
    return np.flatnonzero(growing & (laid.given == who))


def _patch(person: Person, filling: Small | IsenPlate, grid: layout.Grid, at: int, seam: float) -> Patch:
    corner, angle, side = grid.corner[at], float(grid.angle[at]), grid.side
    normals = turn(np.array([[-1.0, 0.0], [0.0, -1.0], [HALF, HALF]]), angle)
    limits = normals[:, 0] * corner[0] + normals[:, 1] * corner[1]
    limits = limits + np.array([-0.5 * seam, -0.5 * seam, HALF * side - 0.5 * LONG * seam])
    middle = grid.middle[at]
    dots = float(person.plan.at("isen.size", middle)) / person.plan.value("isen.size")
    if isinstance(filling, IsenPlate):
        return Patch(normals, limits, corner, angle, 1.0, dots)
    scale = float(person.plan.at("patch.scale", middle)) if "patch.scale" in person.plan.declared else 1.0
    centre = corner + turn(np.array([0.5, 0.5]) * side, angle)
    angle = 0.0 if filling.upright else angle
    return Patch(normals, limits, centre, angle, filling.scale * scale, dots)


def _stamp(person: Person, filling: Small | IsenPlate, side: float, seam: float, kind: int) -> Stamp:
    """Draw a filling once: a family about the middle of the long side, a plate from the right corner."""
    if isinstance(filling, Small):
        from batik_gen.pattern.declaring.registry import family_named

        half = 0.5 * side / (filling.scale * PATCH[2].low) + 2.0
        if person.own is filling and person.family is not None:
            return stamp_family(person.plan, person.family, person.parameters or {}, (half, half), filling)
        family = family_named(filling.motif)
        values = settled(filling, family, person.share("patch.fullness"), person.share("patch.reach"))
        return stamp_family(person.plan, family, values, (half, half), filling)
    ring = inner(side, seam)
    measured = room_in(ring[None])
    room = Room(measured.values, measured.origin, measured.step)
    deep, leaves = float(measured.deepest[0]), filling.flower.leaves
    spread, full = 0.75 + 0.5 * person.share("patch.reach"), person.share("patch.fullness")
    # Leaves point into the acute corners first; without any the flower is larger.
    sprig = PlateFlower(
        np.full(2, INCENTRE + 0.02 if leaves else 0.29) * side,
        deep * ((0.26 if leaves else 0.32) + 0.16 * full),
        np.array([-0.46, 0.5 * np.pi + 0.46, 1.25 * np.pi])[:leaves],
        np.array([0.2, 0.2, 0.12])[:leaves] * side * spread,
    )
    return stamp_of(plated(person.plan, filling, ring, room, sprig, person.share("patch.isen"), kind), (0.0, 0.0))


def _seams(plan: Plan, grid: layout.Grid, seam: float) -> tuple[Layer, ...]:
    """Cover all cuts: dark seams, cecek along those of the squares, the brown line about each triangle."""
    dark, lines = Waxing("sambungan", Wax.OPEN, 2), Waxing("klowong", Wax.KLOWONG, 1)
    dots, dot = Waxing("cecek sambungan", Wax.CECEK, 4), min(1.28 * plan.value("isen.size"), 0.45 * seam)
    t = np.linspace(0, 1, 12)[:, None]
    square = np.array(plan.size_mm) / 2 + grid.side * grid.cell[grid.upper]
    for way in (np.array([1.0, 0.0]), np.array([0.0, 1.0])):
        run = square[:, None] + t * way * grid.side
        dark.stroke(run, seam)
        cecek.row(dots, plan.hand, run, dot, 2.5 * dot, closed=False)
    across = (np.array([1.0, 0.0]) + t * np.array([-1.0, 1.0])) * grid.side
    dark.stroke(grid.corner[grid.upper][:, None] + turn(across, grid.angle[grid.upper][:, None]), LONG * seam)
    corner = inner(grid.side, seam)
    ring = (corner[:, None] + t[:-1] * (np.roll(corner, -1, axis=0) - corner)[:, None]).reshape(-1, 2)
    placed = grid.corner[:, None] + turn(ring, grid.angle[:, None])
    lines.stroke(placed, plan.value("tambal.line") * plan.value("nib.klowong"), closed=True)
    return plan.layers(dark, lines, dots)


FAMILY = Family(
    name="tambal",
    label=Words("tambal", "tambal"),
    region=Words("Yogyakarta and Surakarta", "Yogyakarta dan Surakarta"),
    meaning=Words(
        "Tambal, to patch: what is torn is made whole. It was laid over the sick in the belief that it helps them "
        "to heal. Many motifs share one cloth, and so may many persons: each patch can be someone's own.",
        "Tambal, menambal: yang robek dipulihkan. Dahulu diselimutkan pada orang sakit karena dipercaya membantu "
        "kesembuhan. Banyak motif berbagi sehelai kain, demikian pula banyak orang: tiap petak dapat menjadi milik "
        "seseorang.",
    ),
    rule=Words(
        "Free to all. Among its patches are kawung and parang, which the court of Yogyakarta once kept for itself; "
        "here they are as small as patches are, yet inside the palace the rule about them is still honoured.",
        "Bebas dipakai siapa saja. Di antara petaknya ada kawung dan parang, yang dahulu dikhususkan Keraton "
        "Yogyakarta; di sini digambar sekecil petaknya, namun di dalam keraton aturannya tetap dihormati.",
    ),
    larangan=False,
    symmetry="p1",
    sources=(
        "docs/sources.md#tambal: squares of 8-12 cm halved into triangles, light and dark in counterchange",
        "laid over the sick: general batik knowledge, to be confirmed by a maker",
        "layout and seams after photographs of cloth",
    ),
    specimens=4,
    parameters=(
        Parameter(
            "tambal.square", Words("side of a square", "sisi kotak"), "mm", 80, 120, 100,
            "docs/sources.md#tambal: squares of 8-12 cm",
        ),
        Parameter(
            "tambal.seam", Words("width of the seams", "lebar sambungan"), "mm", 2.0, 4.8, 3.2,
            "photographs: narrow dark seams with a row of cecek",
        ),
        Parameter(
            "tambal.line", Words("brown lines about the patches", "garis cokelat di tepi petak"), "nibs", 0.7, 1.9,
            1.15, "photographs: from one line of the canting to two side by side",
        ),
        *PATCH,
    ),
    draw=draw,
    lattice=lattice,
    whose=whose,
)  # fmt: skip

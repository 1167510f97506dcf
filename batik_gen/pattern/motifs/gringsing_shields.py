"""The larger scales of gringsing: a rim of sawut, a row of cecek, a brown field that holds the growth."""

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.lung import Border, cleared, frond, rolled
from batik_gen.pattern.geometry.curves import along, inset, leaf, length, perimeter, place, spline
from batik_gen.pattern.growth.habit import Habit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax

_FIELD = (
    (0.97, 0.24, 0.93), (0.8, 0.6, 0.9), (0.4, 0.92, 0.92), (0.0, 1.0, 0.94), (0.93, -0.37, 0.92), (0.8, -0.6, 0.86),
    (0.0, -1.0, 1.25),
)  # fmt: skip
"""Lines that touch a larger scale inside: nx * |x| + ny * y <= c, in half widths."""


_BUD = -0.62
"""The stem of a growth ends in its bud there, in half widths; the tip of the field lies at -1.25."""
_BESIDE = 0.0
"""Leaves keep to their side of the middle, so far off it, in half widths."""
_UKEL = (0.43, 0.53)
"""Middle of the ukel beside its foot, in half widths."""
_LEAF = 2.2
"""A leaf shorter than this, mm, is not drawn; one twice as long has sawut."""
_PRAPAT = 1.1
"""Dots of a prapat for which there must be room, in cecek."""
_LEAST = 0.25
"""What is strewn comes where it has so much of the room that it has its whole size with."""


class ShieldPens:
    """Name what gathers the parts, lowest first."""

    def __init__(self) -> None:
        self.browns = Waxing("sisik klowong", Wax.KLOWONG, 1)
        self.plates = Waxing("tembok", Wax.TEMBOK, 5)
        self.lines = Waxing("klowong", Wax.KLOWONG, 1)
        self.isen = Waxing("isen", Wax.KLOWONG, 2)
        self.dark = Waxing("isen terbuka", Wax.OPEN, 2)
        self.field = Waxing("bidang klowong", Wax.KLOWONG, 1)
        self.white = Waxing("tembok sulur", Wax.TEMBOK, 5)
        self.cuts = Waxing("bidang terbuka", Wax.OPEN, 2)
        self.over = Waxing("klowong sulur", Wax.KLOWONG, 1)
        self.grown = Waxing("sulur", Wax.TEMBOK, 5)
        self.ribs = Waxing("tulang", Wax.KLOWONG, 2)
        self.strewn = Waxing("tanahan", Wax.OPEN, 2)
        self.dots = Waxing("cecek", Wax.CECEK, 4)

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        gathered = (
            self.browns, self.plates, self.lines, self.isen, self.dark, self.field, self.white, self.cuts, self.over,
            self.strewn, self.grown, self.ribs, self.dots,
        )  # fmt: skip
        return plan.layers(*gathered)


def shield(k: int = 6) -> FloatArray:
    """Return a larger scale: round below, drawn up to a point, half as wide as one; closed, from the right."""
    points = np.array(
        [[1.0, 0.0], [0.92, 0.42], [0.64, 0.78], [0.0, 1.0], [-0.64, 0.78], [-0.92, 0.42], [-1.0, 0.0],
         [-0.86, -0.46], [-0.5, -0.86], [-0.16, -1.16], [0.0, -1.46], [0.16, -1.16], [0.5, -0.86], [0.86, -0.46]]
    )  # fmt: skip
    return spline(points, k)


def wax_shields(plan: Plan, pens: ShieldPens, at: FloatArray, half: float, clear: float) -> None:
    """Draw the larger scales, ``clear`` mm dark about them: rims, a brown field, on it a growth in white."""
    hand = plan.hand
    nib = min(0.8 * plan.value("nib.klowong"), 0.075 * half)
    fine = min(plan.value("nib.isen"), 0.045 * half)
    dot = min(plan.value("isen.size"), 0.06 * half)
    half_of = half * hand.size(salts.GRINGSING_LARGE, at, 0.1)

    def rim(share: float, k: int = 5) -> FloatArray:
        return place(shield(k) * (half_of * share)[:, None, None], at)

    pens.dark.area(inset(rim(1.0), -clear))
    pens.field.area(rim(1.0))
    pens.white.area(rim(1.0 - nib / half))
    broad = plan.value("gringsing.rim")
    share = 1.0 - broad
    reach = 0.4 * broad * half
    thin = min(0.9 * fine, 0.32 * reach)
    side = _side(half - 1.2 * nib)
    wanted = float(perimeter(side, closed=False)[0]) / max(1.25 / plan.value("isen.count"), 2 * thin)
    counts = hand.count(wanted, at, 2)
    for count in np.unique(counts).tolist():
        # One larger scale has one stroke more than another, by its luck.
        alike = counts == count
        starts, way, long = _fringe(side, count, reach, thin)
        sawut.fan(
            pens.over, hand, place(starts / half * half_of[alike, None, None], at[alike]),
            np.broadcast_to(way, (int(alike.sum()), *way.shape)),
            np.broadcast_to(long, (int(alike.sum()), len(long))), thin,
        )  # fmt: skip
    pens.cuts.area(rim(share))
    pens.over.stroke(rim(share), nib, closed=True)
    cecek.row(pens.dots, hand, rim(share - 0.5 * (nib + 2.1 * dot) / half - 0.01), dot, 1.9 * dot, closed=True)
    inner = share - (nib + 2.0 * dot) / half
    pens.over.area(rim(inner))
    _growth(plan, pens, at, half * inner - 0.5 * dot, dot, fine)


def _side(half: float) -> FloatArray:
    """Return the right half of a larger scale of half width ``half`` from its foot up, 1 x k x 2."""
    ring = shield(12) * half
    foot, top = int(np.argmax(ring[:, 1])), int(np.argmin(ring[:, 1]))
    return np.concatenate([ring[foot::-1], ring[:top:-1]])[None]


def _fringe(right: FloatArray, count: int, reach: float, width: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Plan sawut all round on the white rim of a larger scale, from its outer line inwards, ``count`` on either side.

    Where the rim bends sharply strokes would run into one another: each keeps its own width clear of
    the ones beside it and across, so that it can be told apart (docs/sources.md#canting).

    Returns
    -------
    Where the m strokes begin, which way they run and how long they are.
    """
    # The left half mirrors the right one.
    points, ways = along(right, (np.arange(count) + 0.5) / count, closed=False)
    starts, way = points[0], np.stack([ways[0, :, 1], -ways[0, :, 0]], axis=-1)
    across = (starts[:, 0] - width) / np.maximum(-way[:, 0], 1e-6)
    kept: list[int] = []
    long = np.minimum(reach, across)
    for i in range(count):
        for _ in range(8):
            end = starts[i] + way[i] * long[i]
            if not kept or length(end - starts[kept[-1]] - way[kept[-1]] * long[kept[-1]]) >= 1.8 * width:
                break
            long[i] *= 0.85
        if long[i] >= max(2 * width, 0.3 * reach):
            kept.append(i)
    flip = np.array([-1.0, 1.0])
    both = np.concatenate([starts[kept], starts[kept] * flip]), np.concatenate([way[kept], way[kept] * flip])
    return *both, np.tile(long[kept], 2)


def _growth(plan: Plan, pens: ShieldPens, at: FloatArray, half: float, dot: float, fine: float) -> None:
    """Let a sprout fill each larger scale, white on brown: leaves along a stem, an ukel beside its foot, a bud."""
    n, thick = len(at), min(1.15 * plan.value("growth.thickness"), 0.06 * half)
    rise = np.linspace(0.9, _BUD, 30)
    stem = np.broadcast_to(np.stack([0.03 * np.sin(5 * rise), rise], axis=-1) * half, (n, 30, 2))
    turns = 0.62 + 0.62 * plan.at("growth.curl", at)
    round_it = (0.15 + 0.06 * plan.at("growth.length", at)) * half
    by = np.broadcast_to(np.array([(0.02, 0.86), (0.24, 0.87), (0.44, 0.80)]) * half, (n, 3, 2))
    ukel = rolled(by, np.array(_UKEL) * half, round_it, -turns, 0.3 * np.pi)
    leaves = _foliage(plan, at, half, [ukel, ukel * np.array([-1.0, 1.0])])
    taken: list[FloatArray] = [at[:, None] + stem]
    t = np.linspace(0.0, 1.0, 30)
    pens.grown.stroke(taken[0], thick * np.interp(t, (0.0, 0.15, 0.6, 1.0), (2.0, 1.35, 1.0, 0.7)))
    t = np.linspace(0.0, 1.0, ukel.shape[1])
    for side in (1.0, -1.0):
        line = at[:, None] + ukel * np.array([side, 1.0])
        pens.grown.stroke(line, thick * np.interp(t, (0.0, 0.3, 0.6, 1.0), (0.9, 0.85, 0.6, 0.3)))
        pens.grown.dot(line[:, -1], 1.2 * dot)
        taken.append(spline(line[:, ::2], 3, closed=False))
    for ring in leaves:
        taken += _blade(pens, at[:, None] + ring, fine)
    still, top = np.ones(n), at + stem[:, -1]
    for lean, long in ((0.75, 0.30), (-0.75, 0.27), (0.0, 0.46)):
        ring = place(leaf(long * half, 0.5 * long * half, 12, 0.42) * still[:, None, None], top, lean - 0.5 * np.pi)
        taken += _blade(pens, ring, fine)
    _strewn(plan, pens, at, half, dot, np.concatenate(taken, axis=1).reshape(-1, 2), 0.5 * thick)


def _foliage(plan: Plan, at: FloatArray, half: float, there: list[FloatArray]) -> list[FloatArray]:
    """Return the leaves of n sprouts about their middles, each as large as what is there before it leaves room."""
    borders: list[Border] = [(s * nx, ny, 0.94 * c * half) for nx, ny, c in _FIELD for s in (1.0, -1.0)]
    lean = plan.at("growth.angle", at) * (np.pi / 180) * (1 + 0.2 * Habit.of(plan).stance)
    reach, broad = plan.at("growth.length", at) / 1.1, 0.42 * plan.value("growth.leaf")
    count = 1.5 + 0.8 * plan.value("growth.repetition")
    leaves: list[FloatArray] = []
    for i in range(int(np.ceil(count))):
        for out in (1.0, -1.0):
            # One side ahead of the other; the last pair comes little by little.
            height = 0.50 - (0.50 - _BUD) * (i + (0.3 if out > 0 else 0.42)) / (count + 0.2)
            foot = np.broadcast_to(np.array([0.03 * float(np.sin(5 * height)), height]) * half, at.shape)
            wanted = (0.80 - 0.22 * i / count) * half * reach * min(count - i, 1.0)
            angle = -0.5 * np.pi + out * (0.5 + 0.65 * lean)
            ring = place(frond(wanted, broad * wanted, out), foot, angle)
            taken = np.concatenate([line[:, ::2] for line in (*there, *leaves)], axis=1)
            beside = (-out, 0.0, -_BESIDE * half)
            leaves.append(cleared(ring, taken, [*borders, beside], 0.055 * half))
    return leaves


def _blade(pens: ShieldPens, ring: FloatArray, fine: float) -> list[FloatArray]:
    """Wax leaves with a rib and sawut that run from it to both rims; return where they stand."""
    k = ring.shape[1] // 2
    way = ring[:, k] - ring[:, 0]
    ring = ring.copy()
    big = length(way) > _LEAF
    # What is too short for its rib has not begun to grow.
    ring[~big] = ring[~big][:, :1]
    pens.grown.area(ring[big])
    rib = ring[:, :1] + way[:, None] * np.array([[0.1], [0.45], [0.8]])
    pens.ribs.stroke(rib[big], 0.9 * fine * np.array([1.0, 0.85, 0.55]))
    roomy = length(way) > 2 * _LEAF
    for share in (0.26, 0.46, 0.64):
        foot = ring[:, 0] + way * share
        for rim in (round((share + 0.15) * k), -round((share + 0.15) * k)):
            stroke = foot[:, None] + (ring[:, rim] - foot)[:, None] * np.array([[0.15], [0.4], [0.66]])
            pens.ribs.stroke(stroke[roomy], 0.7 * fine * np.array([1.0, 0.85, 0.5]))
    return [ring, 0.5 * (ring + ring.mean(axis=1, keepdims=True))]


def _strewn(
    plan: Plan, pens: ShieldPens, at: FloatArray, half: float, dot: float, taken: FloatArray, thick: float
) -> None:
    """Strew what a growth leaves of its field: light prapat wherever there is room, dark cecek between them."""
    hand = plan.hand
    stand = cKDTree(taken) if len(at) else None
    wide = max(plan.value("gringsing.prapat") * dot, 0.45)
    pitch = 0.29 * half / (0.5 + 0.5 * plan.value("isen.count"))
    # Small or large, prapat stand in the same places: none appears or goes at a step.
    usual = max(_PRAPAT * dot, 0.45)
    spots, room = _staggered(half, pitch, 1.5 * usual)
    flowers, room = (at[:, None] + spots).reshape(-1, 2), np.tile(room, len(at))
    if stand is not None:
        room = np.minimum(room, stand.query(flowers)[0] - thick - 2.0 * usual)
    flowers, grown = _coming(flowers, room, usual)
    for way in ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)):
        pens.dots.dot(flowers + 0.86 * wide * grown[:, None] * np.array(way), wide * grown)
    pitch = max(2.3 * dot, 1.3) / plan.value("isen.count")
    spots, room = _staggered(half, pitch, 0.2 * dot)
    dots, room = (at[:, None] + spots).reshape(-1, 2), np.tile(room, len(at))
    dots = dots + 0.08 * pitch * hand.stray(salts.GRINGSING_DOTS, dots)
    if stand is not None:
        room = np.minimum(room, stand.query(dots)[0] - thick - 0.95 * dot)
        if len(flowers):
            away, nearest = cKDTree(flowers).query(dots)
            room = np.minimum(room, away - (1.4 * wide + 0.9 * dot) * grown[nearest])
    dots, grown = _coming(dots, room, 0.5 * dot)
    pens.strewn.dot(dots, max(0.7 * dot, 0.4) * grown)


def _coming(places: FloatArray, room: FloatArray, whole: float) -> tuple[FloatArray, FloatArray]:
    """Return the places where there is room, and their sizes 0..1: whole ones have so much room, mm, others come."""
    kept = room > _LEAST * whole
    return places[kept], np.minimum(room[kept] / whole, 1.0)


def _staggered(half: float, pitch: float, inset_by: float) -> tuple[FloatArray, FloatArray]:
    """Return places ``pitch`` mm apart in staggered rows over the field of a larger scale, m x 2, and their room, mm.

    That is how far within the field they lie, less ``inset_by``.
    """
    rows = int(1.5 * half / (0.87 * pitch)) + 1
    j, i = np.arange(-rows, rows + 1, dtype=np.float64)[:, None], np.arange(-rows, rows + 1, dtype=np.float64)[None]
    spots = np.stack(
        [(i + 0.5 * (np.abs(j) % 2)) * pitch, np.broadcast_to(0.87 * pitch * j, (2 * rows + 1,) * 2)], axis=-1
    ).reshape(-1, 2)
    room = np.full(len(spots), np.inf)
    for nx, ny, c in _FIELD:
        room = np.minimum(room, c * half - inset_by - nx * np.abs(spots[:, 0]) - ny * spots[:, 1])
    return spots[room > 0], room[room > 0]

"""The larger scales of gringsing: a rim of sawut, a row of cecek, a brown field that holds the growth."""

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import along, inset, leaf, length, perimeter, place, spline, turn
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.personal import grown_at
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


_PAIRS = ((0.02, 0.62), (0.32, 0.5), (0.62, 0.4))
"""Pairs of leaves along the bare foot of the growth: how high they leave it, how long they are in half widths."""

_SHARES = np.arange(4, 21) / 20.0
_RIB = np.array([[0.1], [0.8]])
"""The part of a leaf that its rib runs along."""
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
    inner = share - (nib + 2.3 * dot) / half
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
    """Let a sprout stand in each larger scale, white on brown, dark cecek all round it."""
    n = len(at)
    form = grown_at(plan, at)
    grown, foot = _fitted(form, half)
    placed = grown.placed(at + np.stack([np.zeros(n), foot], axis=-1), -np.pi / 2)
    thick = min(1.45 * plan.value("growth.thickness"), 0.075 * half)
    ground = at + np.array([0.0, 0.9 * half])
    trunk = ground[:, None] + (placed.stems[0][:, :1] - ground[:, None]) * np.linspace(0.0, 1.0, 6)[:, None]
    taken: list[FloatArray] = []
    for stem in (trunk, *placed.stems):
        pens.grown.stroke(stem, thick * np.linspace(1.0, 0.75, stem.shape[1]))
        taken.append(spline(stem, 3, closed=False))
    for ring, rib in zip(placed.leaves, placed.ribs, strict=True):
        long = length(rib[:, 1] - rib[:, 0])
        pens.grown.area(ring[long > 1.0])
        pens.ribs.stroke(rib[long > 2.4] * 0.85 + 0.15 * rib[long > 2.4][:, 1:], 0.8 * fine)
        taken += [ring, 0.5 * (ring + ring.mean(axis=1, keepdims=True))]
    for eye, wide in placed.berries:
        pens.grown.dot(eye, 1.6 * dot * wide)
        taken.append(eye[:, None])
    lean = -np.pi / 2 + np.clip(plan.at("growth.angle", at) * (np.pi / 180), 0.6, 1.2)
    reach = half * plan.at("growth.length", at)
    for height, share in _PAIRS:
        feet = ground + (trunk[:, -1] - ground) * height
        leaves = turn(leaf(1.0, 0.5, 10), lean[:, None]) * (share * reach)[:, None, None]
        # The trunk is in nobody's way.
        room = _room(leaves, at, feet, half, np.concatenate(taken[1:], axis=1).reshape(-1, 2))
        right = leaves * np.where(room * share * reach > 2.0, room, 0.0)[:, None, None]
        for flip in (np.array([1.0, 1.0]), np.array([-1.0, 1.0])):
            ring = right * flip + feet[:, None]
            big = length(ring[:, 10] - ring[:, 0]) > 2.0
            pens.grown.area(ring[big])
            pens.ribs.stroke(ring[big][:, :1] + (ring[big][:, 10:11] - ring[big][:, :1]) * _RIB, 0.8 * fine)
            taken += [ring, 0.5 * (ring + ring.mean(axis=1, keepdims=True))]
    _strewn(plan, pens, at, half, dot, np.concatenate(taken, axis=1).reshape(-1, 2), 0.5 * thick)


def _room(leaves: FloatArray, at: FloatArray, feet: FloatArray, half: float, held: FloatArray) -> FloatArray:
    """Return the shares to which n leaves (n x k x 2) may grow from feet in the larger scales at n places.

    They keep off the rim, and off what stands, m x 2.
    """
    if not len(leaves):
        return np.zeros(0)
    grown = leaves[:, None] * _SHARES[:, None, None]
    clear = np.asarray(cKDTree(held).query(grown + feet[:, None, None], distance_upper_bound=0.1 * half)[0])
    spare = np.minimum(clear, 0.1 * half).min(axis=2) - 0.05 * half
    inner = grown + (feet - at)[:, None, None]
    for nx, ny, c in _FIELD:
        spare = np.minimum(spare, c * half - (nx * np.abs(inner[..., 0]) + ny * inner[..., 1]).max(axis=2))
    rows = np.arange(len(leaves))
    best = np.where(spare > 0, np.arange(len(_SHARES)), -1).max(axis=1)
    # Between the last that fits and the next one it ends where nothing is to spare.
    here, beyond = np.maximum(best, 0), np.minimum(best + 1, len(_SHARES) - 1)
    left, lacks = spare[rows, here], np.minimum(spare[rows, beyond], 0.0)
    more = left / np.maximum(left - lacks, 1e-9) * (_SHARES[beyond] - _SHARES[here])
    share: FloatArray = np.where(best >= 0, _SHARES[here] + more, 0.0)
    return share


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


def _fitted(form: Growth, half: float) -> tuple[Growth, FloatArray]:
    """Make each sprout as large as a shield of half width ``half`` allows; return it and the height of its foot."""
    points, rows = form.points, np.arange(len(form.stems[0]))
    reaches = [(nx * np.abs(points[..., 1]) - ny * points[..., 0]).max(axis=1) for nx, ny, _ in _FIELD]

    def room(feet: FloatArray) -> FloatArray:
        """Return how large sprouts may be that stand at heights n x m."""
        most = np.full(feet.shape, np.inf)
        for (_, ny, c), reach in zip(_FIELD, reaches, strict=True):
            most = np.minimum(most, np.maximum(c * half - ny * feet, 0.0) / np.maximum(reach, 1e-9)[:, None])
        return most

    # First nearly, then well: it has one highest place.
    step = 0.04 * half
    feet = np.broadcast_to(np.linspace(0.1, 0.78, 18) * half, (len(points), 18))
    foot = feet[rows, room(feet).argmax(axis=1)]
    feet = np.clip(foot[:, None] + step * np.linspace(-1, 1, 41), 0.1 * half, 0.78 * half)
    size = room(feet)
    chosen = size.argmax(axis=1)

    return form.scaled(size[rows, chosen]), feet[rows, chosen]

"""Gringsing: scales in staggered rows, each with a dot; larger ones hold the growth (batik reference 1.12)."""

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.cloth import Layer, Wax
from batik_gen.pattern.curves import length, place, spline
from batik_gen.pattern.growth import Growth, grow
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.lattice import sites
from batik_gen.pattern.plan import Plan
from batik_gen.pattern.tables import Family, Parameter, Words
from batik_gen.pattern.wax import Waxing
from batik_gen.values import FloatArray

_RISE = 0.56
"""Distance of two rows, in scales."""

_APART = 13
"""Larger scales stand this many scales apart."""


_LIGHT = 1.6
"""Scales nearer than this to a larger one are white, those beyond brown."""

_FIELD = (
    (0.97, 0.24, 0.93), (0.8, 0.6, 0.9), (0.4, 0.92, 0.92), (0.0, 1.0, 0.94), (0.93, -0.37, 0.92), (0.8, -0.6, 0.86),
    (0.0, -1.0, 1.25),
)  # fmt: skip
"""Lines that touch a larger scale inside: nx * |x| + ny * y <= c, in half widths."""


class _Pens:
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
        return tuple(w.layer(plan.hand, plan.size_mm) for w in gathered)


def scale(k: int = 6) -> FloatArray:
    """Return the part of a scale that shows, one wide: round below, between two round neighbours above."""
    t = np.linspace(0.0, np.pi, 2 * k + 1)
    low = np.stack([0.5 * np.cos(t), _RISE * np.sin(t)], axis=-1)
    t = np.linspace(0.0, 0.5 * np.pi, k + 1)
    left = np.stack([-0.5 + 0.5 * np.sin(t), _RISE * (np.cos(t) - 1)], axis=-1)
    ring: FloatArray = np.concatenate([low, left[1:], (left * np.array([-1.0, 1.0]))[::-1][1:-1]])
    return ring


def shield(k: int = 6) -> FloatArray:
    """Return a larger scale: round below, drawn up to a point, half as wide as one; closed, from the right."""
    points = np.array(
        [[1.0, 0.0], [0.92, 0.42], [0.64, 0.78], [0.0, 1.0], [-0.64, 0.78], [-0.92, 0.42], [-1.0, 0.0],
         [-0.86, -0.46], [-0.5, -0.86], [-0.16, -1.16], [0.0, -1.46], [0.16, -1.16], [0.5, -0.86], [0.86, -0.46]]
    )  # fmt: skip
    return spline(points, k)


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a gringsing."""
    size, p = plan.size_mm, plan.value("gringsing.scale")
    pens = _Pens()
    scales = sites(size, (p, 0.0), (0.5 * p, _RISE * p), 2 * p)
    large = sites(size, (_APART * p, 0.0), (0.5 * _APART * p, _APART * _RISE * p), 0.6 * _APART * p)
    half = p * plan.value("gringsing.large")
    away = _away(scales, size, p, half)
    near = (away > 0.64 * p) & (away < _LIGHT * p)
    _scales(plan, pens, scales[near], p, pens.plates)
    _scales(plan, pens, scales[away >= _LIGHT * p], p, pens.browns)
    # Where no whole scale has room, cecek telu.
    rest = scales[(away > 0.26 * p) & (away <= 0.64 * p)]
    for turn_of in (0.5, 1.17, 1.83):
        way = 0.1 * p * np.array([np.cos(turn_of * np.pi), np.sin(turn_of * np.pi)])
        pens.dots.dot(rest + way, min(0.9 * plan.value("isen.size"), 0.13 * p))
    _shields(plan, pens, large, half, p)
    return pens.layers(plan)


def _away(at: FloatArray, size: tuple[float, float], p: float, half: float) -> FloatArray:
    """Return how far places lie from the rim of the nearest larger scale, mm; less than 0 inside it."""
    rel = at - 0.5 * np.array(size)
    # Both rows of the staggered larger scales, each a plain grid.
    step = np.array([_APART * p, 2 * _APART * _RISE * p])
    ring = shield(12) * half
    tree = cKDTree(ring)
    least = np.full(len(at), np.inf)
    for shift in (np.zeros(2), 0.5 * step):
        off = rel - shift
        off = off - np.floor(off / step + 0.5) * step
        away, nearest = tree.query(off)
        rim = ring[nearest]
        outside = ((off - rim) * rim).sum(axis=-1) > 0
        least = np.minimum(least, np.where(outside, away, -away))
    return least


def _scales(plan: Plan, pens: _Pens, at: FloatArray, p: float, gather: Waxing) -> None:
    """Draw small scales, white or brown: its line, a dark eye, cecek along the round of it."""
    hand = plan.hand
    nib = min(0.55 * plan.value("nib.klowong"), 0.1 * p)
    fine = min(0.8 * plan.value("nib.isen"), 0.07 * p)
    middle = np.array([0.0, 0.06])
    full = p * plan.at("gringsing.fullness", at) * hand.size(401, at, 0.3)
    light = gather is pens.plates
    # A brown scale has no line of its own: the dark between two of them is their line.
    full = full if light else plan.value("gringsing.brown") * full
    tilt = 0.03 * hand.normal(402, at)
    ring = place((scale() - middle) * full[:, None, None], at + p * middle, tilt)
    gather.area(ring)
    isen = pens.isen if light else pens.dark
    if light:
        pens.lines.stroke(ring, nib, closed=True)
    eye = p * plan.at("gringsing.dot", at) * hand.size(403, at, 0.2)
    pens.dark.dot(at + np.array([0.0, 0.05 * p]), eye)
    if light:
        pens.isen.dot(at + np.array([0.0, 0.05 * p]), eye + 1.7 * fine)
    else:
        pens.dots.dot(at + np.array([0.0, 0.05 * p]), 0.5 * eye)
    count = int(np.clip(np.rint(5 * plan.value("isen.count")), 3, 7))
    share = (np.arange(count) + 0.5) / count * np.pi
    row = np.stack([0.345 * np.cos(share), 0.03 + 0.36 * np.sin(share)], axis=-1)
    isen.dot(place(row * full[:, None, None], at, tilt), min(0.62 * plan.value("isen.size"), 0.085 * p))
    tip = np.array([[0.0, -0.34], [0.0, plan.value("gringsing.rib") - 0.34]])
    isen.stroke(place(tip * full[:, None, None], at, tilt), fine)


def _shields(plan: Plan, pens: _Pens, at: FloatArray, half: float, p: float) -> None:
    """Draw the larger scales: rims one in the other, a brown field, on it a growth in white."""
    hand = plan.hand
    nib = min(0.8 * plan.value("nib.klowong"), 0.075 * half)
    fine = min(plan.value("nib.isen"), 0.045 * half)
    dot = min(plan.value("isen.size"), 0.06 * half)
    half_of = half * hand.size(411, at, 0.15)

    def rim(share: float, k: int = 5) -> FloatArray:
        return place(shield(k) * (half_of * share)[:, None, None], at)

    pens.field.area(rim(1.0))
    pens.white.area(rim(1.0 - nib / half))
    # Sawut all round on the white rim, from the outer line inwards.
    broad = plan.value("gringsing.rim")
    outer, share = rim(1.0 - 1.2 * nib / half, 4), 1.0 - broad
    for part in range(4):
        arc = np.roll(outer, -14 * part, axis=1)[:, :15]
        sawut.from_rim(pens.over, hand, arc, 0.525 * broad * half, 1.25 / plan.value("isen.count"), 0.9 * fine)
    pens.cuts.area(rim(share))
    pens.over.stroke(rim(share), nib, closed=True)
    cecek.row(pens.dots, hand, rim(share - 0.5 * (nib + 2.1 * dot) / half - 0.01), dot, 1.9 * dot, closed=True)
    inner = share - (nib + 2.3 * dot) / half
    pens.over.area(rim(inner))
    _growth(plan, pens, at, half * inner - 0.5 * dot, dot, fine)


def _growth(plan: Plan, pens: _Pens, at: FloatArray, half: float, dot: float, fine: float) -> None:
    """Let a sprout stand in each larger scale, white on brown, dark cecek all round it."""
    hand = plan.hand
    n = len(at)
    form = grow(
        plan.at("growth.angle", at), plan.value("growth.repetition"), plan.at("growth.length", at),
        plan.at("growth.curl", at), both_sides=True,
    )  # fmt: skip
    grown, foot = _fitted(form, half)
    placed = grown.placed(at + np.stack([np.zeros(n), foot], axis=-1), -np.pi / 2)
    thick = min(1.1 * plan.value("growth.thickness"), 0.075 * half)
    ground = at + np.array([0.0, 0.9 * half])
    trunk = ground[:, None] + (placed.stems[0][:, :1] - ground[:, None]) * np.linspace(0.0, 1.0, 6)[:, None]
    taken = [trunk.reshape(-1, 2)]
    for stem in (trunk, *placed.stems):
        pens.grown.stroke(stem, thick * np.linspace(1.0, 0.75, stem.shape[1]))
        taken.append(spline(stem, 3, closed=False).reshape(-1, 2))
    for ring, rib in zip(placed.leaves, placed.ribs, strict=True):
        long = length(rib[:, 1] - rib[:, 0])
        pens.grown.area(ring[long > 1.0])
        pens.ribs.stroke(rib[long > 2.4] * 0.85 + 0.15 * rib[long > 2.4][:, 1:], 0.8 * fine)
        taken += [ring.reshape(-1, 2), (0.5 * (ring + ring.mean(axis=1, keepdims=True))).reshape(-1, 2)]
    for eye, wide in placed.berries:
        pens.grown.dot(eye, 1.6 * dot * wide)
        taken.append(eye)
    # Tanahan: dark cecek in staggered rows over what is left.
    pitch = max(2.3 * dot, 1.3) / plan.value("isen.count")
    rows = int(1.5 * half / (0.87 * pitch)) + 1
    j, i = np.arange(-rows, rows + 1, dtype=np.float64)[:, None], np.arange(-rows, rows + 1, dtype=np.float64)[None]
    spots = np.stack(
        [(i + 0.5 * (np.abs(j) % 2)) * pitch, np.broadcast_to(0.87 * pitch * j, (2 * rows + 1,) * 2)], axis=-1
    ).reshape(-1, 2)
    inside = np.ones(len(spots), bool)
    for nx, ny, c in _FIELD:
        inside &= nx * np.abs(spots[:, 0]) + ny * spots[:, 1] <= c * half - 0.2 * dot
    strewn = (at[:, None] + spots[inside]).reshape(-1, 2)
    strewn = strewn + 0.08 * pitch * np.stack([hand.normal(421, strewn), hand.normal(422, strewn)], axis=-1)
    free = cKDTree(np.concatenate(taken)).query(strewn)[0] > 0.5 * thick + 0.95 * dot if n else np.ones(0, bool)
    pens.strewn.dot(strewn[free], max(0.7 * dot, 0.4))


def _fitted(form: Growth, half: float) -> tuple[Growth, FloatArray]:
    """Make each sprout as large as a shield of half width ``half`` allows; return it and the height of its foot."""
    points = form.points
    feet = np.linspace(0.1, 0.78, 18) * half
    best = np.zeros((len(points), len(feet)))
    for j, foot in enumerate(feet.tolist()):
        most = np.full(len(points), np.inf)
        for nx, ny, c in _FIELD:
            reach = (nx * np.abs(points[..., 1]) - ny * points[..., 0]).max(axis=1)
            most = np.minimum(most, max(c * half - ny * foot, 0.0) / np.maximum(reach, 1e-9))
        best[:, j] = most
    chosen = best.argmax(axis=1)
    size = best.max(axis=1)

    return form.scaled(size), feet[chosen]


FAMILY = Family(
    name="gringsing",
    label=Words("gringsing", "gringsing"),
    region=Words("Java, among the oldest fillings named", "Jawa, salah satu isian tertua yang disebut"),
    meaning=Words(
        "Read as gring, ill, and sing, not: a wish for health. Each larger scale shelters what the recording grew.",
        "Dibaca gring, sakit, dan sing, tidak: harapan akan kesehatan. Setiap sisik besar menaungi tumbuhan "
        "dari rekaman.",
    ),
    rule=Words("Free to all.", "Bebas dipakai siapa saja."),
    larangan=False,
    symmetry="cm",
    sources=("batik reference 1.12: scales of 3-6 mm", "gring-sing, not ill: a reading in lists of motifs"),
    parameters=(
        Parameter(
            "gringsing.scale", Words("width of a scale", "lebar sisik"), "mm", 6, 9, 7.8,
            "estimate 3-6 mm as a ground; larger where scales are the whole pattern and hold isen",
        ),
        Parameter(
            "gringsing.fullness", Words("fullness of the scales", "padat sisik"), "scale", 0.8, 0.95, 0.88,
            "house choice: dark shows between the scales",
        ),
        Parameter(
            "gringsing.dot", Words("size of the eyes", "besar mata sisik"), "scale", 0.12, 0.24, 0.17,
            "a scale with one dot (sisik melik)",
        ),
        Parameter(
            "gringsing.large", Words("size of the larger scales", "besar sisik sulur"), "scale", 2.6, 3.3, 3.0,
            "house choice: a place for the growth",
        ),
        Parameter(
            "gringsing.brown", Words("fullness of the brown scales", "padat sisik cokelat"), "white scale", 0.88, 1.0,
            0.94, "house choice: the dark between two of them is their line",
        ),
        Parameter(
            "gringsing.rib", Words("length of the stroke in a scale", "panjang guratan sisik"), "scale", 0.05, 0.22,
            0.14, "house choice: from the foot of a scale towards its eye",
        ),
        Parameter(
            "gringsing.rim", Words("breadth of the rim of the larger scales", "lebar tepi sisik sulur"), "half width",
            0.13, 0.27, 0.2, "house choice: one round of sawut",
        ),
    ),
    draw=draw,
)  # fmt: skip

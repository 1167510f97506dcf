"""What fills a tumpal: the sprouts, the flowers between the tips, the band behind the feet."""

from dataclasses import replace

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import leaf, length, place, spline
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import curl_nib
from batik_gen.pattern.growth.personal import grown_at
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.tumpal.pens import Shape, TriangleRow, TumpalPens
from batik_gen.values.arrays import FloatArray

_TIERS = 2
"""Sprouts that stand one on the other."""


def sprout(row: TriangleRow) -> None:
    """Let the growth stand in each triangle, from its foot to its tip, cecek all round it."""
    plan, s, at = row.plan, row.shape, row.at
    n = len(at)
    inner = 2.2 * s.nib + row.rim
    clear = inner + 0.9 * s.dot
    low = inner + 0.06 * s.height
    long = s.tip(clear) - low
    half = float(s.half_at(np.array(low), clear))
    form = grown_at(plan, at, reaching=0.8)
    first, scale = form.fitted(np.full(n, long), np.full(n, half), 1.0)
    thick = min((1.1 if row.light else 1.5) * plan.value("growth.thickness"), 0.045 * s.base)
    # What a sprout leaves of its triangle is a smaller triangle of the same form: on each bud stands the next sprout.
    left = 1 - scale / long
    share, taken = np.ones(n), []
    for tier in range(_TIERS):
        foot = np.stack([np.zeros(n), low + long * (1 - share)], axis=-1)[:, None]
        placed = first.scaled(share).placed(row.xy(foot)[:, 0], -row.side * np.pi / 2)
        if tier == 0:
            trunk = row.xy(np.stack([np.zeros(4), np.linspace(inner + 0.4 * s.nib, low, 4)], axis=-1))
            placed = replace(placed, stems=(*placed.stems, trunk))
        taken += _wax(row, placed, thick * (1.0, 0.85)[tier])
        share = share * left
    # A last bud fills most of what is left.
    rest = long * share
    foot = row.xy(np.stack([np.zeros(n), low + long - rest], axis=-1)[:, None])[:, 0]
    bud = leaf(0.62 * rest, 0.24 * rest, 9, 0.4)
    ring = place(bud, foot, -row.side * np.pi / 2)
    rib = foot[:, None] + np.array([0.0, -row.side]) * (rest[:, None] * np.array([0.08, 0.5]))[..., None]
    last = Growth((rib[:, :1] + (rib - rib[:, :1]) * 0.2,), (ring,), (rib,), ())
    taken += _wax(row, last, 0.8 * thick)
    _strew(row, taken, clear, thick)


def _wax(row: TriangleRow, placed: Growth, thick: float) -> list[FloatArray]:
    """Wax sprouts, brown with black leaves on white, white on brown; return where they stand."""
    s, pens = row.shape, row.pens
    stems, leaves = (pens.lines, pens.dark) if row.light else (pens.plates, pens.plates)
    taken = []
    curls = range(1, 1 + len(placed.berries))
    drawn = [curl_nib(row.plan.hand, placed.stems[i], thick, 0.9 * s.fine) for i in curls]
    for number, stem in enumerate(placed.stems):
        taper = np.linspace(1.0, 0.75, stem.shape[1])
        if number in curls:
            kept, nib = drawn[number - 1]
            stems.stroke(stem[kept], nib[kept] * taper)
        else:
            stems.stroke(stem, thick * taper)
        taken.append(spline(stem, 3, closed=False).reshape(-1, 2))
    for ring, rib in zip(placed.leaves, placed.ribs, strict=True):
        long = length(rib[:, 1] - rib[:, 0])
        kept = long > 0.8
        leaves.area(ring[kept])
        if row.light:
            pens.lines.stroke(ring[kept], 0.75 * s.nib, closed=True)
            line = rib[long > 2.6]
            pens.dots.dot(line[:, :1] + (line[:, 1:] - line[:, :1]) * np.array([[0.35], [0.65]]), 0.7 * s.dot)
        else:
            pens.lines.stroke(rib[long > 2.4], 0.8 * s.fine)
        taken += [ring.reshape(-1, 2), (0.5 * (ring + ring.mean(axis=1, keepdims=True))).reshape(-1, 2)]
    for (eye, wide), (kept, nib) in zip(placed.berries, drawn, strict=True):
        stems.dot(eye[kept], np.minimum(1.5 * s.dot * wide, 1.8 * nib[kept, 0]))
        taken.append(eye)
    return taken


def _strew(row: TriangleRow, taken: list[FloatArray], clear: float, thick: float) -> None:
    """Strew cecek over what the sprout leaves open, in staggered rows."""
    plan, s = row.plan, row.shape
    pitch = max(2.4 * s.dot, 1.4) / plan.value("isen.count")
    rows = int((s.height - clear) / (0.87 * pitch))
    many = int(0.5 * s.base / pitch) + 1
    j, i = np.arange(rows, dtype=np.float64)[:, None], np.arange(-many, many + 1, dtype=np.float64)[None]
    x = (i + 0.5 * (j % 2)) * pitch
    y = np.broadcast_to(clear + 0.87 * pitch * j, x.shape)
    inside = np.abs(x) < s.half_at(y, clear)
    spots = row.xy(np.stack([x[inside], y[inside]], axis=-1)).reshape(-1, 2)
    if not len(spots):
        return
    hand = plan.hand
    spots = spots + 0.09 * pitch * hand.stray(salts.TUMPAL_DOTS, spots)
    free = cKDTree(np.concatenate(taken)).query(spots)[0] > 0.5 * thick + 0.95 * s.dot
    (row.pens.lines if row.light else row.pens.cuts).dot(spots[free], max(0.7 * s.dot, 0.4))


def star(
    plan: Plan, pens: TumpalPens, at: FloatArray, radius: FloatArray, petals: int, s: Shape, turned: float
) -> None:
    """Set an open flower at n places: white petals in their lines with a rib, a dark heart with a dot."""
    hand = plan.hand
    # Around a small petal a bold line would leave nothing white.
    line = min(0.78 * s.nib, 0.25 * s.dot + 0.07 * float(np.median(radius)))
    for petal in range(petals):
        angle = turned + petal * (2 * np.pi / petals) + 0.03 * hand.normal(salts.TUMPAL_PETAL_TURN + petal, at)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        long = 0.76 * radius * hand.size(salts.TUMPAL_PETAL_LONG + petal, at, 0.5)
        foot = at + 0.24 * radius[:, None] * way
        ring = place(leaf(long, 3.6 / petals * radius, 9, 0.6), foot, angle)
        pens.plates.area(ring)
        pens.lines.stroke(ring, line, closed=True)
        rib = foot[:, None] + way[:, None] * long[:, None, None] * np.linspace(0.1, 0.6, 4)[:, None]
        pens.lines.stroke(rib, 0.9 * s.fine)
    pens.lines.dot(at, 0.5 * radius)
    pens.cuts.dot(at, 0.36 * radius)
    pens.dots.dot(at, 0.17 * radius)


def between(plan: Plan, pens: TumpalPens, s: Shape, at: FloatArray) -> None:
    """Fill the dark rhombs between four triangles: flowers, the largest in the middle, and cecek."""
    reach = 0.5 * s.gap + s.height
    radius = s.base * plan.at("tumpal.flower", at)
    star(plan, pens, at, radius, 8, s, 0.0)
    # The space is half the foot wide at the tips and narrows to nothing at the feet.
    for share, size, petals in ((0.37, 0.64, 8), (0.62, 0.44, 6)):
        for side in (1.0, -1.0):
            spot = at + np.array([0.0, side * share * reach])
            star(plan, pens, spot, size * radius, petals, s, side * np.pi / 2)
    for share, ringed in ((0.78, True), (0.89, False)):
        for side in (1.0, -1.0):
            spot = at + np.array([0.0, side * share * reach])
            if ringed:
                cecek.seven(pens.dots, plan.hand, spot, 0.9 * s.dot)
            else:
                pens.dots.dot(spot, s.dot)
    _strew_dark(plan, pens, s, at, radius)
    # A row of dots follows each side of the neighbouring triangles.
    away = 1.5 * s.dot
    y = np.linspace(0.16, 0.97, 14) * s.height
    x = 0.5 * s.base - s.half_at(y, -away)
    spacing = 4.0 * s.dot / plan.value("isen.count")
    for side in (1.0, -1.0):
        for hand_side in (1.0, -1.0):
            line = np.stack([hand_side * x, side * (reach - y)], axis=-1)
            cecek.row(pens.dots, plan.hand, at[:, None] + line, 0.8 * s.dot, spacing, closed=False)
    # Between two facing tips, half a foot to the side, a rhomb.
    tips = at + np.array([0.5 * s.base, 0.0])
    rhomb = np.array([[0.0, -0.105], [0.075, 0.0], [0.0, 0.105], [-0.075, 0.0]]) * s.base
    ring = place(rhomb, tips)
    pens.plates.area(ring)
    pens.lines.stroke(ring, 0.8 * s.nib, closed=True)
    pens.cuts.dot(tips, 1.1 * s.dot)


def _strew_dark(plan: Plan, pens: TumpalPens, s: Shape, at: FloatArray, radius: FloatArray) -> None:
    """Strew cecek telu over the dark between flowers and triangles, the same above and below, left and right."""
    reach = 0.5 * s.gap + s.height
    pitch = max(3.4 * s.dot, 0.125 * s.base)
    rows, many = int(reach / (0.87 * pitch)), int(0.5 * s.base / pitch) + 1
    j = np.arange(-rows, rows + 1, dtype=np.float64)[:, None]
    i = np.arange(-many, many + 1, dtype=np.float64)[None]
    x = (i + 0.5 * (np.abs(j) % 2)) * pitch
    y = np.broadcast_to(0.87 * pitch * j, x.shape)
    height = reach - np.abs(y)
    free = np.abs(x) < 0.5 * s.base - s.half_at(np.minimum(height, s.height), -3.4 * s.dot)
    # Nor beside the facing tips, where the rhombs stand.
    free &= (np.abs(x) < 0.36 * s.base) | (np.abs(y) > 0.5 * s.gap)
    x, y = x[free], y[free]
    spots = (at[:, None] + np.stack([x, y], axis=-1)).reshape(-1, 2)
    widest = np.repeat(radius, len(x))
    off = np.tile(np.stack([x, y], axis=-1), (len(at), 1))
    kept = np.ones(len(spots), bool)
    for share, size in ((0.0, 1.0), (0.37, 0.64), (0.62, 0.44), (0.78, 0.0), (0.89, 0.0)):
        away = off - np.stack([np.zeros(len(off)), np.sign(off[:, 1]) * share * reach], axis=-1)
        kept &= length(away) > size * widest + (1.7 if size else 3.0) * s.dot
    for turned in (0.5, 1.17, 1.83):
        way = 0.7 * s.dot * np.array([np.cos(turned * np.pi), np.sin(turned * np.pi)])
        pens.lines.dot(spots[kept] + way, 0.72 * s.dot)


def band(plan: Plan, pens: TumpalPens, s: Shape, at: FloatArray, second: bool) -> None:
    """Lay the band behind the feet: double lines, cecek, flowers and rhombs in turn."""
    half = 0.5 * s.band
    u = np.linspace(-0.501, 0.501, 8) * s.base

    def strip(low: float, high: float) -> FloatArray:
        one, other = np.stack([u, np.full(8, low)], axis=-1), np.stack([u[::-1], np.full(8, high)], axis=-1)
        ring: FloatArray = at[:, None] + np.concatenate([one, other])
        return ring

    bar = 0.16 * s.band
    for side in (-1.0, 1.0):
        edge = side * half
        pens.ground.area(strip(edge, edge - side * bar))
        middle = np.stack([u, np.full(8, edge - side * 0.5 * bar)], axis=-1)
        pens.dark.area(strip(edge - side * 0.28 * bar, edge - side * 0.72 * bar))
        cecek.row(pens.dots, plan.hand, at[:, None] + middle, 0.3 * bar, 0.66 * bar, closed=False)
    inner = half - bar
    if second:
        star(plan, pens, at, np.full(len(at), 0.84 * inner), 8, s, np.pi / 8)
    else:
        rhomb = np.array([[0.0, -1.0], [1.15, 0.0], [0.0, 1.0], [-1.15, 0.0]]) * inner
        pens.plates.area(place(0.78 * rhomb, at))
        for share in (0.8, 0.42):
            pens.lines.stroke(place(share * rhomb, at), 0.8 * s.nib, closed=True)
        pens.dark.area(place(0.38 * rhomb, at))
        pens.dots.dot(at, 0.18 * inner)
    # Four leaves lean to the neighbour on either side.
    for sx in (-1.0, 1.0):
        for sy in (-1.0, 1.0):
            foot = at + np.array([sx * 0.5 * s.base, 0.0])
            aim = float(np.arctan2(sy * 0.52, -sx * 0.85))
            way = np.array([np.cos(aim), np.sin(aim)])
            ring = place(leaf(1.02 * inner, 0.45 * inner, 9, 0.5), foot + 0.16 * inner * way, aim)
            pens.plates.area(ring)
            pens.lines.stroke(ring, 0.76 * s.nib, closed=True)
            rib = (foot + 0.3 * inner * way)[:, None] + way * (0.5 * inner) * np.linspace(0, 1, 4)[:, None]
            pens.lines.stroke(rib, s.fine)
        pens.dots.dot(at + np.array([sx * 0.5 * s.base, 0.0]), 0.9 * s.dot)
    for sx in (-1.0, 1.0):
        for sy in (-1.0, 1.0):
            pens.dots.dot(at + np.array([sx * 0.26 * s.base, sy * 0.8 * inner]), 0.85 * s.dot)

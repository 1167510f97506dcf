"""What fills a tumpal: the sprouts, the flowers between the tips, the badan behind the feet."""

from dataclasses import replace

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.flora.lung import climbing
from batik_gen.pattern.geometry.curves import leaf, length, place, spline
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import curl_nib
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.tumpal.pens import Shape, TriangleRow, TumpalPens
from batik_gen.values.arrays import FloatArray

_FAN = ((-1.02, 0.27, 0.12), (1.02, 0.25, 0.12), (-0.52, 0.31, 0.13), (0.50, 0.33, 0.13), (-0.02, 0.25, 0.12))
"""Petals at the foot of a triangle: lean, length and breadth, in feet."""


def sprout(row: TriangleRow) -> None:
    """Let a tendril climb in each triangle, from its foot to its tip, cecek all round it."""
    plan, s, at = row.plan, row.shape, row.at
    inner = 2.2 * s.nib + row.rim
    clear = inner + 0.9 * s.dot
    low = inner + 0.115 * s.height
    long = s.tip(clear) - low
    half = float(s.half_at(np.array(low), clear))
    thick = min((0.7 if row.light else 0.58) * plan.value("growth.thickness"), 0.017 * s.base)
    foot = row.xy(np.array([[0.0, low]]))[:, 0]
    placed = climbing(plan, at, long, half, 0.3 * thick + 0.35 * s.nib + 0.35).placed(foot, -row.side * np.pi / 2)
    # Its root comes out of the foot of the triangle.
    trunk = row.xy(np.stack([np.zeros(4), np.linspace(inner + 0.4 * s.nib, low, 4)], axis=-1))
    placed = replace(placed, stems=(*placed.stems, trunk))
    taken = _wax(row, placed, thick)
    _strew(row, [*taken, *_foot(row, inner + 0.4 * s.nib)], clear, thick)


def _foot(row: TriangleRow, low: float) -> list[FloatArray]:
    """Let petals fan out at the foot of a triangle, from which its tendril rises; return where they stand."""
    s, pens, taken = row.shape, row.pens, []
    for lean, long, wide in _FAN:
        own = row.plan.hand.size(salts.TUMPAL_FOOT, row.at, 0.4)
        t = np.linspace(0.0, 1.0, 13)
        # Petals bend outward to their tips, the outer ones the more.
        way = lean + 0.45 * lean * t
        spine = np.cumsum(np.stack([np.sin(way), np.cos(way)], axis=-1) * (long / 13), axis=0)
        half = 0.5 * wide * np.sin(np.pi * np.clip(t, 0.0, 1.0)) * (0.55 + 0.75 * t)
        off = np.stack([np.cos(way), -np.sin(way)], axis=-1) * half[:, None]
        ring = np.concatenate([spine + off, (spine - off)[::-1]])
        local = ring * (s.base * own)[:, None, None] + np.array([0.0, low])
        placed = row.xy(local)
        rib = row.xy(spine[2:10] * (s.base * own)[:, None, None] + np.array([0.0, low]))
        if row.light:
            pens.dark.area(placed)
            pens.lines.stroke(placed, 0.75 * s.nib, closed=True)
            pens.dots.dot(rib[:, 2::2], 0.75 * s.dot)
        else:
            pens.plates.area(placed)
            pens.lines.stroke(placed, 0.6 * s.nib, closed=True)
            pens.lines.stroke(rib, 0.9 * s.fine)
        taken += [placed.reshape(-1, 2), (0.5 * (placed + placed.mean(axis=1, keepdims=True))).reshape(-1, 2)]
    return taken


def _wax(row: TriangleRow, placed: Growth, thick: float) -> list[FloatArray]:
    """Wax tendrils, brown with black leaves on white, white on the dark; return where they stand."""
    s, pens = row.shape, row.pens
    stems, leaves = (pens.lines, pens.dark) if row.light else (pens.plates, pens.plates)
    taken = []
    curls = range(1, 1 + len(placed.berries))
    drawn = [curl_nib(row.plan.hand, placed.stems[i], thick, 0.9 * s.fine) for i in curls]
    for number, stem in enumerate(placed.stems):
        taper = np.linspace(1.0, 0.45, stem.shape[1])
        if number in curls:
            kept, nib = drawn[number - 1]
            stem, broad = stem[kept], nib[kept] * taper
        else:
            broad = np.broadcast_to(thick * taper, stem.shape[:2])
        stems.stroke(stem, broad)
        if not row.light:
            pens.under.stroke(stem, broad + 0.6 * s.nib)
        if len(stem):
            taken.append(spline(stem, 3, closed=False).reshape(-1, 2))
    for ring, rib in zip(placed.leaves, placed.ribs, strict=True):
        long = length(rib[:, 1] - rib[:, 0])
        kept = long > 1.7
        leaves.area(ring[kept])
        if row.light:
            pens.lines.stroke(ring[kept], 0.55 * s.nib, closed=True)
            line = rib[long > 2.6]
            pens.dots.dot(line[:, :1] + (line[:, 1:] - line[:, :1]) * np.array([[0.35], [0.65]]), 0.7 * s.dot)
        else:
            pens.under.stroke(ring[kept], 0.5 * s.nib, closed=True)
            pens.lines.stroke(rib[long > 2.4], 0.8 * s.fine)
        taken += [ring.reshape(-1, 2), (0.5 * (ring + ring.mean(axis=1, keepdims=True))).reshape(-1, 2)]
    for (eye, wide), (kept, nib) in zip(placed.berries, drawn, strict=True):
        stems.dot(eye[kept], np.minimum(1.3 * s.dot * wide, 1.3 * nib[kept, 0]))
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
    (row.pens.lines if row.light else row.pens.dots).dot(spots[free], max(0.7 * s.dot, 0.4))


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
        # Long petals and short ones take turns, none quite as long as its like.
        long = (0.78 if petal % 2 == 0 else 0.62) * radius * hand.size(salts.TUMPAL_PETAL_LONG + petal, at, 0.9)
        foot = at + 0.24 * radius[:, None] * way
        ring = place(leaf(long, 3.6 / petals * radius, 9, 0.6), foot, angle)
        pens.plates.area(ring)
        pens.lines.stroke(ring, line, closed=True)
        rib = foot[:, None] + way[:, None] * long[:, None, None] * np.linspace(0.1, 0.6, 4)[:, None]
        pens.lines.stroke(rib, 0.9 * s.fine * np.array([1.2, 1.0, 0.8, 0.5]))
        if float(np.median(radius)) > 17 * s.fine:
            aside = np.stack([-way[:, 1], way[:, 0]], axis=-1)[:, None] * (0.5 / petals * radius)[:, None, None]
            for side in (-1.0, 1.0):
                short = foot[:, None] + way[:, None] * long[:, None, None] * np.array([[0.2], [0.35], [0.5]])
                pens.lines.stroke(short + side * aside * np.array([[0.7], [1.2], [1.5]]), 0.75 * s.fine)
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
        pens.lines.dot(spots[kept] + way, 0.84 * s.dot)


def badan(plan: Plan, pens: TumpalPens, s: Shape, at: FloatArray, second: bool) -> None:
    """Lay the badan behind the feet, between two plain papan: sprays of a flower and leaves, cecek about them."""
    half = 0.5 * s.band
    u = np.linspace(-0.501, 0.501, 8) * s.base

    def strip(low: float, high: float) -> FloatArray:
        one, other = np.stack([u, np.full(8, low)], axis=-1), np.stack([u[::-1], np.full(8, high)], axis=-1)
        ring: FloatArray = at[:, None] + np.concatenate([one, other])
        return ring

    bar = s.papan
    for side in (-1.0, 1.0):
        edge = side * half
        pens.ground.area(strip(edge, edge - side * bar))
        pens.light.area(strip(edge - side * s.nib, edge - side * (bar - s.nib)))
    inner = half - bar
    radius = inner * (0.52 if second else 0.43) * plan.hand.size(salts.TUMPAL_SPRAY, at, 0.6)
    taken = [at + radius[:, None] * np.array([np.cos(a), np.sin(a)]) for a in np.arange(12) * np.pi / 6]
    for sx in (-1.0, 1.0):
        for sy in (-1.0, 1.0):
            taken += _spray(plan, pens, s, at, inner, radius, (sx, sy), second)
    star(plan, pens, at, radius, 8, s, 0.0 if second else np.pi / 8)
    _strew_badan(plan, pens, s, at, inner, np.concatenate(taken))


def _spray(
    plan: Plan, pens: TumpalPens, s: Shape, at: FloatArray, inner: float, radius: FloatArray,
    ways: tuple[float, float], second: bool,
) -> list[FloatArray]:  # fmt: skip
    """Let a shoot bend away from a flower into one quarter of its room, leaves on both sides, a bud at its end."""
    t = np.linspace(0.0, 1.0, 19)
    # The shoot leaves the flower upright and bends to the side, or lies along and bends up.
    turn_by = 1.25 * t * t if second else -1.1 * t * t
    way = (0.62 if second else 1.22) + turn_by
    pace = inner * (0.60 if second else 0.70) / 18
    run = np.cumsum(np.stack([np.cos(way), np.sin(way)], axis=-1) * pace, axis=0) * np.array(ways)
    own = plan.hand.size(salts.TUMPAL_SHOOT, at + 0.3 * inner * np.array(ways), 0.5)
    first = at + 0.86 * radius[:, None] * np.array([np.cos(way[0]), np.sin(way[0])]) * np.array(ways)
    line = first[:, None] + run * own[:, None, None]
    pens.under.stroke(line, 1.25 * s.nib * np.linspace(1.0, 0.55, 19) + 0.5 * s.nib)
    pens.plates.stroke(line, 1.25 * s.nib * np.linspace(1.0, 0.4, 19))
    taken = [line.reshape(-1, 2)]
    flip = ways[0] * ways[1]
    for share, side, long in ((5, 1.0, 0.38), (8, -1.0, 0.35), (12, 1.0, 0.31), (15, -1.0, 0.24), (18, 0.0, 0.23)):
        step = line[:, min(share, 17) + 1] - line[:, min(share, 17)]
        aim = np.arctan2(step[:, 1], step[:, 0]) + 0.85 * side * flip
        ring = place(leaf(long * inner, 0.46 * long * inner, 10, 0.42) * own[:, None, None], line[:, share], aim)
        pens.plates.area(ring)
        pens.lines.stroke(ring, 0.7 * s.nib, closed=True)
        ahead = np.stack([np.cos(aim), np.sin(aim)], axis=-1)
        rib = line[:, share][:, None] + ahead[:, None] * (long * inner) * np.linspace(0.08, 0.72, 4)[:, None]
        pens.lines.stroke(rib, s.fine * np.array([1.1, 0.9, 0.8, 0.5]))
        taken += [ring.reshape(-1, 2), (0.5 * (ring + ring.mean(axis=1, keepdims=True))).reshape(-1, 2)]
    return taken


def _strew_badan(plan: Plan, pens: TumpalPens, s: Shape, at: FloatArray, inner: float, taken: FloatArray) -> None:
    """Strew cecek over what sprays leave open, in staggered rows that mirror themselves."""
    pitch = max(2.9 * s.dot, 1.7) / plan.value("isen.count")
    rows, many = int((inner - s.dot) / (0.87 * pitch)), int(0.5 * s.base / pitch)
    j = np.arange(-rows, rows + 1, dtype=np.float64)[:, None]
    i = np.arange(-many, many + 1, dtype=np.float64)[None]
    x = (i + 0.5 * (np.abs(j) % 2)) * (s.base / (2 * many + 1))
    y = np.broadcast_to(0.87 * pitch * j, x.shape)
    spots = (at[:, None] + np.stack([x, y], axis=-1).reshape(-1, 2)).reshape(-1, 2)
    if not len(spots):
        return
    spots = spots + 0.07 * pitch * plan.hand.stray(salts.TUMPAL_BADAN, spots)
    free = cKDTree(taken).query(spots)[0] > 1.7 * s.dot
    pens.dots.dot(spots[free], 0.9 * s.dot)

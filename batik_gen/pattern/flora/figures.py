"""Figures that stand in a field of their own: meru house, wing, flower, lotus, butterfly."""

from dataclasses import replace

import numpy as np

from batik_gen.pattern.flora.stand import Stand, blade, clockwise, inside, mirrored, polygon, smooth
from batik_gen.pattern.geometry.curves import along, area, spline, turn
from batik_gen.pattern.isen import sawut
from batik_gen.values.arrays import FloatArray


def meru(s: Stand) -> None:
    """Draw a meru house: finial, roof of shingles, pillars, floors with leaves, a stair."""
    s = replace(s, size=1.08 * s.size)
    roof = smooth(
        [(0.0, -0.72), (0.12, -0.52), (0.27, -0.38), (0.5, -0.24), (0.25, -0.2), (0.0, -0.19)], 4, mirror=True
    )
    for side in (1.0, -1.0):
        for y, x, drop in ((-0.5, 0.2, 0.07), (-0.37, 0.35, 0.08)):
            eave = blade((x * side, y), ((x + 0.2) * side, y + drop), 0.34)
            s.black(eave)
            s.rows(inside(eave, 0.25, 0.8), 0.75, 1.9)
    (s.brown if s.light else s.white)(roof)
    shingles = s.pens.cuts if s.light else s.pens.lines
    for row, (y, half) in enumerate(((-0.55, 0.035), (-0.45, 0.1), (-0.36, 0.17), (-0.26, 0.31))):
        count = row + 2
        for x in (np.arange(count) - 0.5 * (count - 1)) * (2 * half / max(count - 1, 1)):
            t = np.linspace(0.0, np.pi, 7)
            wide = 0.85 * half / max(count - 1, 1)
            arc = np.stack([x - wide * np.cos(t), y + 0.065 * np.sin(t) - 0.03], axis=-1)
            shingles.stroke(s.at(arc), 0.9 * s.fine)
            (s.pens.dots if s.light else s.pens.lines).dot(s.at(np.array([[x, y - 0.015]])), 0.75 * s.spot)
    finial = blade((0.0, -0.73), (0.0, -1.02), 0.42, 0.4)
    s.black(finial)
    s.rows(inside(finial, 0.25, 0.75), 0.8)
    for side in (1.0, -1.0):
        sprig = blade((0.03 * side, -0.73), (0.2 * side, -0.84), 0.36)
        s.black(sprig)
        # Pillars: two white ones beside the black middle one.
        pillar = polygon([(0.13 * side, -0.18), (0.22 * side, -0.18), (0.22 * side, 0.06), (0.13 * side, 0.06)])
        s.white(pillar)
        bars = np.stack([np.full(4, 0.175 * side), np.linspace(-0.12, 0.0, 4)], axis=-1)
        s.strokes(bars - np.array([0.025, 0.0]), bars + np.array([0.025, 0.0]), s.pens.marks)
        low = [
            blade((0.35 * side, 0.12), (0.66 * side, -0.06), 0.34),
            blade((0.275 * side, 0.38), (0.56 * side, 0.26), 0.32),
        ]
        for leafy in low:
            s.black(leafy)
            s.rows(inside(leafy, 0.18, 0.85), 0.8)
        leafy = blade((0.31 * side, 0.27), (0.66 * side, 0.1), 0.28)
        s.white(leafy)
        s.pens.marks.stroke(s.at(inside(leafy, 0.0, 0.75)), s.fine)
    s.black(polygon([(-0.06, -0.18), (0.06, -0.18), (0.06, 0.06), (-0.06, 0.06)]))
    s.rows(np.array([[0.0, -0.13], [0.0, 0.02]]), 0.9)
    s.black(polygon([(-0.34, 0.04), (0.34, 0.04), (0.32, 0.2), (-0.32, 0.2)]))
    for y in (0.09, 0.15):
        s.rows(np.array([[-0.25, y], [0.25, y]]))
    s.white(polygon([(-0.3, 0.2), (0.3, 0.2), (0.24, 0.42), (-0.24, 0.42)]))
    zig = np.array([[-0.28, 0.22], [-0.13, 0.4], [0.0, 0.22], [0.13, 0.4], [0.28, 0.22]])
    s.pens.marks.stroke(s.at(spline(zig, 1, closed=False)), s.fine)
    for x in (-0.14, 0.14):
        base = np.stack([np.linspace(x - 0.07, x + 0.07, 4), np.full(4, 0.235)], -1)
        s.strokes(base, np.stack([np.linspace(x - 0.03, x + 0.03, 4), np.full(4, 0.315)], -1), s.pens.marks)
    for x in (-0.2, 0.0, 0.2):
        s.pens.lines.dot(s.at(np.array([[x, 0.36]])), s.spot)
    s.brown(polygon([(-0.24, 0.42), (0.24, 0.42), (0.2, 0.58), (-0.2, 0.58)]))
    comb = np.linspace(-0.17, 0.17, 7)
    s.strokes(np.stack([comb, np.full(7, 0.45)], -1), np.stack([0.95 * comb, np.full(7, 0.545)], -1), s.pens.cuts)
    s.black(smooth([(0.0, 0.56), (0.2, 0.58), (0.18, 0.68), (0.09, 0.7), (0.0, 0.8)], 4, mirror=True))
    s.rows(np.array([[-0.13, 0.63], [0.13, 0.63]]))


def wing(s: Stand) -> None:
    """Draw a wing (lar): a black bow of discs, feathers inside it, wrapped in wavy contour lines."""
    lines = 6
    t = np.linspace(-1.0, 1.0, 73)
    # The wrap thins towards both tips, and its edge is scalloped.
    slim = np.sqrt(np.maximum(1 - t * t, 0.0))
    wave = np.abs(np.sin(4.5 * np.pi * (t + 1)))
    middle, stretch = np.array([-0.22, 0.0]), np.array([1.0, 1.16])
    ray = np.stack([np.cos(t * 1.85), np.sin(t * 1.85)], axis=-1) * stretch

    def bow(share: float) -> FloatArray:
        reach = 0.5 + slim * (0.04 + 0.27 * share + 0.05 * wave * (0.3 + 0.7 * share))
        line: FloatArray = middle + ray * reach[:, None]
        return line

    within = middle + ray * (0.43 - 0.1 * slim)[:, None]
    s.put(np.concatenate([bow(1.0), within[::-1]]), s.pens.brown, outline=False)
    for i in range(lines):
        s.pens.wrap.stroke(s.at(bow(0.97 - i / lines)[1:-1]), 1.15 * s.fine)
    # The black bow, its outer edge scalloped round the discs.
    discs = 7
    bump = np.abs(np.sin(0.5 * discs * np.pi * (t + 1)))
    outer = middle + ray * (0.43 + (0.4 + 0.6 * slim) * 0.12 * np.sqrt(bump))[:, None]
    inner = middle + ray * (0.43 - 0.1 * slim)[:, None]
    s.black(np.concatenate([outer, inner[::-1]]))
    at = (np.arange(discs) + 0.5) / discs * 2 - 1
    way = np.stack([np.cos(at * 1.85), np.sin(at * 1.85)], axis=-1) * stretch
    s.seven(middle + way * 0.445)
    # Feathers lie along the bow, black and white in turn, all from the lower tip.
    u = np.linspace(0.0, 1.0, 14)
    for i, (reach, top) in enumerate(((0.25, -1.5), (0.1, -1.2))):
        angle = 1.8 + (top - 1.8) * u
        pull = (1 - u) * (1 - u) * (0.42 - reach) * 0.75
        spine = middle + np.stack([np.cos(angle), np.sin(angle)], axis=-1) * stretch * (reach + pull)[:, None]
        half = (0.062 * np.sqrt(np.sin(np.pi * u * 0.97 + 0.02)))[:, None]
        out = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        ring = np.concatenate([spine + half * out, (spine - half * out)[::-1]])
        feather = clockwise(ring)
        if i == 1:
            s.black(feather)
            s.rows(spine[3:-1], 0.85)
        else:
            s.white(feather)
            s.pens.marks.stroke(s.at(spine[:-2]), 0.9 * s.fine)
            feet = spine[3:-2]
            s.strokes(feet, feet + 0.035 * out[3:-2] + 0.03 * (spine[4:-1] - feet), s.pens.marks, 0.8)
            s.strokes(feet, feet - 0.035 * out[3:-2] + 0.03 * (spine[4:-1] - feet), s.pens.marks, 0.8)
    # Its head: a stalk that bends over, with three fruits.
    stalk = spline(np.array([[-0.36, 0.5], [-0.5, 0.34], [-0.44, 0.04], [-0.58, -0.1], [-0.68, 0.0]]), 6, closed=False)
    s.pens.lines.stroke(s.at(stalk), 1.2 * s.nib)
    s.pens.wrap.stroke(s.at(stalk), 1.2 * s.nib + 1.6 * s.fine)
    s.taken.append(s.at(stalk).reshape(-1, 2))
    for x, y in ((-0.72, 0.15), (-0.8, -0.03), (-0.6, 0.02)):
        t8 = np.arange(16) * (np.pi / 8)
        s.black(np.array([x, y]) + 0.092 * np.stack([np.cos(t8), np.sin(t8)], axis=-1))
        s.seven(np.array([[x, y]]))


def flower(s: Stand) -> None:
    """Draw a flower seen from the side: five black lobes with cecek, a brown heart of sawut, leaves, a stalk."""
    s = replace(s, size=1.1 * s.size)
    stalk = spline(np.array([[0.0, 0.3], [0.02, 0.55], [0.0, 0.82]]), 6, closed=False)
    s.pens.lines.stroke(s.at(stalk), 1.2 * s.nib)
    s.taken.append(s.at(stalk).reshape(-1, 2))
    for side in (1.0, -1.0):
        for foot, tip, wide in (
            ((0.02, 0.7), (0.36, 0.56), 0.36),
            ((0.02, 0.5), (0.5, 0.42), 0.34),
            ((0.4, -0.1), (0.86, -0.06), 0.3),
        ):
            leafy = blade((foot[0] * side, foot[1]), (tip[0] * side, tip[1]), wide)
            s.black(leafy)
            s.rows(inside(leafy, 0.2, 0.84), 0.8)
        bud = blade((0.2 * side, -0.42), (0.34 * side, -0.72), 0.4)
        s.white(bud)
        s.pens.marks.stroke(s.at(inside(bud, 0.0, 0.7)), s.fine)
    crown = blade((0.0, -0.5), (0.0, -0.98), 0.32, 0.4)
    s.black(crown)
    s.rows(inside(crown, 0.2, 0.8), 0.85)
    heart = np.array([0.0, -0.06])
    # Five lobes, each with a notch on either shoulder and a point, as the photographs show.
    lobe = ((0.0, 0.62), (13.0, 0.5), (21.0, 0.42), (28.0, 0.46), (36.0, 0.3))
    turns = [(72.0 * k + d, r) for k in range(5) for d, r in (*lobe, *((72.0 - d, r) for d, r in lobe[3:0:-1]))]
    angles = (np.array([d for d, _ in turns]) - 90.0) * (np.pi / 180)
    edge = np.stack([np.cos(angles), np.sin(angles)], axis=-1) * np.array([r for _, r in turns])[:, None]
    ring = spline(edge, 3)
    s.black(heart + ring)
    for k in range(5):
        row = np.array(
            [[0.24, -0.12], [0.33, -0.16], [0.4, -0.08], [0.5, 0.0], [0.4, 0.08], [0.33, 0.16], [0.24, 0.12]]
        )
        s.rows(heart + turn(row, (72.0 * k - 90.0) * (np.pi / 180)), 0.82)
    s = s.over()
    t = np.arange(40) * (np.pi / 20)
    core = 0.2 + 0.075 * np.cos(5 * (t + np.pi / 2))
    s.white(heart + core[:, None] * np.stack([np.cos(t), np.sin(t)], axis=-1))
    rays = np.arange(20) * (np.pi / 10)
    way = np.stack([np.cos(rays), np.sin(rays)], axis=-1)
    reach = (0.165 + 0.06 * np.cos(5 * (rays + np.pi / 2)))[:, None]
    s.strokes(heart + way * reach, heart + way * 0.08, s.pens.marks)
    t = np.arange(16) * (np.pi / 8)
    s.black(heart + 0.06 * np.stack([np.cos(t), np.sin(t)], axis=-1))
    s.pens.dots.dot(s.at(heart[None]), 1.3 * s.spot)


def lotus(s: Stand) -> None:
    """Draw an open lotus: a fan of petals over a black heart, two leaves below."""
    s = replace(s, size=1.22 * s.size)
    low = np.array([0.0, 0.34])
    for side in (1.0, -1.0):
        leafy = blade((0.04 * side, 0.38), (0.5 * side, 0.5), 0.4)
        s.black(leafy)
        s.rows(inside(leafy, 0.2, 0.84), 0.85)
        leafy = blade((0.02 * side, 0.44), (0.22 * side, 0.72), 0.4)
        s.white(leafy)
        s.pens.marks.stroke(s.at(inside(leafy, 0.0, 0.75)), s.fine)
    for order in (4, 3, 2, 1, 0):
        for side in (1.0, -1.0) if order else (1.0,):
            angle = -np.pi / 2 + side * order * 0.36
            long = 0.86 - 0.035 * order * order
            petal = np.array(
                [
                    [0.1, 0.0],
                    [0.3, -0.045],
                    [0.74, -0.115],
                    [0.94, -0.08],
                    [1.0, 0.0],
                    [0.94, 0.08],
                    [0.74, 0.115],
                    [0.3, 0.045],
                ]
            )
            ring = spline(turn(petal * long, float(angle)), 4) + low
            s.white(clockwise(ring))
            ends = turn(np.array([[0.93, -0.06], [0.95, 0.0], [0.93, 0.06]]) * long, float(angle)) + low
            feet = turn(np.array([[0.55, -0.045], [0.5, 0.0], [0.55, 0.045]]) * long, float(angle)) + low
            s.strokes(ends * 0.97 + low * 0.03, feet, s.pens.marks, 1.0)
    s = s.over()
    heart = smooth([(0.0, -0.08), (0.13, 0.0), (0.24, 0.16), (0.2, 0.34), (0.1, 0.4), (0.0, 0.42)], 4, mirror=True)
    s.black(heart)
    for y, half in ((0.06, 0.06), (0.16, 0.15), (0.26, 0.15), (0.35, 0.09)):
        s.rows(np.array([[-half, y], [half, y]]), 0.9, 2.0)


def butterfly(s: Stand) -> None:
    """Draw a butterfly seen from above: black wings with a rim of cecek, light fields of sawut, a body of cecek."""
    s = replace(s, size=0.84 * s.size)
    high = smooth([(0.05, -0.1), (0.2, -0.44), (0.52, -0.7), (0.8, -0.62), (0.78, -0.3), (0.52, -0.06), (0.2, 0.0)], 5)
    low = smooth(
        [(0.05, 0.06), (0.3, 0.06), (0.54, 0.14), (0.62, 0.36), (0.45, 0.48), (0.3, 0.76), (0.22, 0.5), (0.08, 0.26)], 5
    )
    for side in (1.0, -1.0):
        for wing_shape, eye, share, reach in ((high, (0.52, -0.4), 0.7, 0.07), (low, (0.33, 0.29), 0.66, 0.035)):
            middle = wing_shape.mean(axis=0) * 0.75 + wing_shape[0] * 0.25
            field_shape = middle + share * (wing_shape - middle)
            rim = middle + 0.5 * (1 + share) * (wing_shape - middle)
            if side < 0:
                wing_shape, field_shape, rim = mirrored(wing_shape), mirrored(field_shape), mirrored(rim)
            s.black(wing_shape)
            s.rows(np.concatenate([rim, rim[:1]]), 0.85, 2.0)
            over = s.over()
            over.white(field_shape)
            edge = s.at(field_shape)
            points, way = along(edge, (np.arange(20) + 0.5) / 20)
            turned = np.where(area(edge) >= 0, 1.0, -1.0)[:, None, None]
            inward = np.stack([-way[..., 1], way[..., 0]], axis=-1) * turned
            start = points + inward * (0.5 * s.nib)
            sawut.fan(over.pens.marks, s.plan.hand, start, inward, reach * s.least, 0.95 * s.fine)
            t = np.arange(20) * (np.pi / 10)
            over.black(np.array([eye[0] * side, eye[1]]) + 0.095 * np.stack([np.cos(t), np.sin(t)], axis=-1))
            over.seven(np.array([[eye[0] * side, eye[1]]]))
        feeler = np.array([[0.02, -0.36], [0.08, -0.6], [0.2, -0.84], [0.32, -0.84], [0.29, -0.74]])
        line = s.at(spline(feeler * np.array([side, 1.0]), 6, closed=False))
        s.pens.brown.stroke(line, 3.0 * s.nib)
        s.pens.dark.stroke(line, 1.1 * s.nib)
        s.taken.append(line.reshape(-1, 2))
    body = smooth([(0.0, -0.46), (0.08, -0.38), (0.06, -0.28), (0.1, -0.1), (0.07, 0.2), (0.0, 0.56)], 5, mirror=True)
    over = s.over()
    over.black(body)
    over.rows(np.array([[0.0, -0.2], [0.0, 0.42]]), 1.0, 2.0)
    over.pens.dots.dot(s.at(np.array([[0.0, -0.36]])), s.spot)

"""The friezes of alpha and beta: lidah api under a sky of stars, and mlinjon."""

import numpy as np

from batik_gen.pattern.geometry.curves import spline, unit
from batik_gen.pattern.hand import salts
from batik_gen.pattern.motifs.gelombang.lereng_frame import HALF, Strip, both
from batik_gen.values.arrays import FloatArray

_TONGUE = np.array([
    [-0.5, 0.0], [-0.495, 0.14], [-0.44, 0.36], [-0.27, 0.56], [-0.02, 0.74], [0.36, 1.0], [0.27, 0.76], [0.31, 0.55],
    [0.41, 0.36], [0.49, 0.14], [0.5, 0.0],
])  # fmt: skip
"""A tongue of fire from the foot up one side to the tip, which bends over, and down the other; in steps, in heights."""
OUTLINE = spline(_TONGUE * np.array([0.96, 1.0]), 5, closed=False)
"""The whole tongue, from foot to foot."""
_TOP = int(OUTLINE[:, 1].argmax())
_UP, _DOWN = OUTLINE[: _TOP + 1], OUTLINE[_TOP:][::-1]
SKY = 0.8
"""Room over the highest flame, mm."""
RHOMB = 0.82
"""Size of the light rhomb within the dark one."""
_SEED = 0.4
"""How far the sides of a rhomb swell, between straight and the arc of an ellipse."""
_STAR = 5.6
"""Distance of two rows of stars, mm."""


def wax_alpha(strip: Strip) -> None:
    """Lidah api: tongues of fire as tall as alpha, all bent one way, and stars in the sky that they leave."""
    pens = strip.pens
    x, step, part = strip.cells(strip.measure.step, strip.measure.closer)
    full, base = 2 * strip.half - SKY, strip.half - 0.2
    tall = (
        part * strip.level(x) * full * strip.hand.size(salts.LERENG_GELOMBANG_TONGUE, both(x, 0.0), 0.2, wanders=False)
    )
    slim = np.minimum(0.35 + 0.65 * tall / 18, 1.0)

    def tongue(wide: float, high: float, slim: FloatArray | float = 1.0) -> FloatArray:
        across = np.broadcast_to(np.asarray(slim, np.float64), x.shape)
        return both(OUTLINE[:, 0] * (wide * step * across)[:, None], base - OUTLINE[:, 1] * (high * tall)[:, None])

    flame = strip.put(x, tongue(1.0, 1.0))
    pens.plates.area(flame)
    pens.lines.stroke(flame, strip.nib)
    heart = strip.put(x, tongue(0.46, 0.56, slim))
    pens.brown.area(heart)
    pens.lines.stroke(heart, 0.6 * strip.nib)
    pens.dark.area(strip.put(x, tongue(0.25, 0.38, slim)))
    for number in range(int(0.36 * full / 1.35) + 1):
        y = 1.0 + 1.35 * number
        lean = y / (0.44 * tall)
        at = both(0.06 * step * lean * lean, base - y)
        strip.dots(pens.dots, x, at, np.minimum(0.85 * strip.dot, 0.5 * (0.36 * tall - y)))
    _sawut(strip, x, step, tall, base)
    _sky(strip, x, step, tall, base)


def _sawut(strip: Strip, x: FloatArray, step: FloatArray, tall: FloatArray, base: float) -> None:
    """Wax rays from both rims inwards, one each 1.5 mm of height: the higher the fire, the more."""
    for rim, far, lead in ((_UP, 0.12, 0.5), (_DOWN, 0.2, 0.4)):
        for number in range(int(0.8 * (base + strip.half) / 1.5 * strip.many)):
            y = 2.0 + 1.5 / strip.many * number
            share = np.clip(y / np.maximum(tall, 1e-9), 0.0, 0.98)
            room = np.clip((0.8 * tall - y) / 1.5, 0.0, 1.0)  # a ray grows out of nothing
            kept = room > 0.3
            if not kept.any():
                continue
            outer = np.interp(share, rim[:, 1], rim[:, 0])
            heart = 0.46 * np.interp(np.minimum(share / 0.56, 1.0), rim[:, 1], rim[:, 0])
            inner = np.where(share < 0.56, heart, outer + (far - outer) * lead)
            start, end = both(outer * step * 0.98, base - share * tall), both(inner * step, base - share * tall + 0.5)
            ray = np.stack(
                [start + (end - start) * 0.14, start + (end - start) * (0.14 + 0.52 * room[:, None])], axis=1
            )
            strip.pens.isen.stroke(strip.put(x[kept], ray[kept]), 0.82 * strip.fine)


def _sky(strip: Strip, x: FloatArray, step: FloatArray, tall: FloatArray, base: float) -> None:
    """Strew stars of seven dots over the fire in staggered rows, and single dots between them."""
    pens, half = strip.pens, strip.half
    ring = np.arange(6) * (np.pi / 3)
    for row in range(int((2 * half - 0.8) / _STAR) + 1):
        v = -half + 2.6 + _STAR * row
        places, _, part = strip.cells(7.6, 0.0, 0.0 if row % 2 else 0.5)
        free = base - _fire_at(places, x, step, tall) - v
        big = part * np.minimum(np.minimum(0.34 + 0.045 * free, 0.66), 0.42 * (free - 1.75))
        strip.dots(pens.dots, places, both(0 * places, v), 1.15 * big)
        for angle in ring:
            at = both(1.75 * big * np.cos(angle), v + 1.75 * big * np.sin(angle))
            strip.dots(pens.dots, places, at, big)
        for down, shifts in ((0.0, (0.5 if row % 2 else 0.0,)), (0.5 * _STAR, (0.25, 0.75))):
            if v + down > half - 0.8:
                continue
            for shift in shifts:
                places, _, part = strip.cells(7.6, 0.0, shift)
                free = base - _fire_at(places, x, step, tall) - (v + down)
                size = part * np.minimum(0.72 * strip.dot, free - 0.9)
                strip.dots(pens.dots, places, both(0 * places, v + down), size)


def _fire_at(places: FloatArray, x: FloatArray, step: FloatArray, tall: FloatArray) -> FloatArray:
    """Return how high the fire stands at places along the cloth, mm, a little to either side of them too."""
    order = np.argsort(OUTLINE[:, 0], kind="stable")
    nearest = np.clip(np.searchsorted(x, places), 1, len(x) - 1)
    high = np.zeros(len(places))
    for neighbour in (-2, -1, 0, 1):
        at = np.clip(nearest + neighbour, 0, len(x) - 1)
        off = (places - x[at]) / HALF / step[at]
        for aside in (-0.09, 0.0, 0.09):
            reach = np.interp(off + aside, OUTLINE[order, 0], OUTLINE[order, 1], left=0.0, right=0.0)
            high = np.maximum(high, reach * tall[at])
    return high


def wax_beta(strip: Strip) -> None:
    """Mlinjon on brown: rhombs as tall as beta, half rhombs on both lines where it leaves room."""
    pens, half = strip.pens, strip.half
    strip.fill(pens.ground, -half, half)
    x, step, part = strip.cells(strip.measure.step, strip.measure.closer)
    level = strip.level(x)
    wide = 0.5 * step * (0.6 + 0.4 * level)
    tall = part * strip.measure.share(level) * strip.measure.full * half
    tall = tall * strip.hand.size(salts.LERENG_GELOMBANG_RHOMB, both(x, 0.0), 0.25, wanders=False)
    corners = np.array([[-1.0, 0.0], [0.0, -1.0], [1.0, 0.0], [0.0, 1.0]])
    t = (np.arange(8) / 8)[:, None]
    rhomb = (corners[:, None] + (np.roll(corners, -1, axis=0) - corners)[:, None] * t).reshape(-1, 2)
    # A hand lets the sides swell a little: mlinjon are seeds.
    rhomb = rhomb + _SEED * (unit(rhomb) - rhomb)

    def sized(share: float) -> FloatArray:
        return both(rhomb[:, 0] * (share * wide)[:, None], rhomb[:, 1] * (share * tall)[:, None])

    pens.dark.area(strip.put(x, sized(1.0)))
    light = strip.put(x, sized(RHOMB))
    pens.small.area(light)
    pens.lines.stroke(light, 0.58 * strip.nib, closed=True)
    pens.isen.area(strip.put(x, sized(0.5)))
    pens.cuts.area(strip.put(x, sized(0.3)))
    strip.dots(pens.dots, x, both(0 * x, 0.0), np.minimum(0.8 * strip.dot, 0.24 * tall))
    for side in (-1.0, 1.0):
        strip.dots(pens.isen, x, both(0 * x, side * 0.66 * tall), np.minimum(0.74 * strip.dot, 0.16 * tall - 0.2))
        room = half - tall
        strip.dots(pens.dots, x, both(0 * x, side * (half - 0.42 * room)), np.minimum(1.05 * strip.dot, room - 0.8))
        for along in (-0.16, 0.16):
            at = both(along * step, side * (half - 0.2 * room))
            strip.dots(pens.dots, x, at, np.minimum(0.8 * strip.dot, 0.6 * (room - 2.0)))
    between, gap, part = strip.cells(strip.measure.step, strip.measure.closer, 0.5)
    high = part * (1 - 0.5 * strip.level(between)) * 0.62 * half
    for side in (-1.0, 1.0):
        across = np.linspace(-1.0, 1.0, 13)
        u = 0.31 * gap[:, None] * across
        v = side * (half - high[:, None] * (1 - np.abs(across)) * (1 + 0.55 * np.abs(across)))
        pens.dark.area(strip.put(between, both(u, v)))
        strip.dots(pens.dots, between, both(0 * between, side * (half - 0.33 * high)), 1.1 * strip.dot * part)

"""The friezes of the slow bands and of gamma: half kawung, ada-ada, tritis."""

import numpy as np

from batik_gen.pattern.geometry.curves import leaf, turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen import cecek
from batik_gen.pattern.motifs.gelombang.lereng_frame import Strip, both
from batik_gen.values.arrays import FloatArray

_RAIN = 3.75
"""Half the height of a frieze of rain as it is usual, mm."""
_SWING = 0.3
"""How far a drop swings to either side of its way, in steps."""
THICKEST = 0.11
"""An outline of a fruit is no thicker than so much of half its frieze."""
SPREAD = 0.8727
"""How far leaves of ada-ada stand off their rib, radians: 50 degrees."""
FOOT = 0.35
"""How far before its place a leaf begins, in steps."""


def wax_delta(strip: Strip) -> None:
    """Half kawung on black: halves of fruits along both lines, as high as delta; stars where four leave room."""
    pens, half = strip.pens, strip.half
    nib = min(strip.nib, THICKEST * half)
    x, long, part = strip.cells(strip.measure.step, strip.measure.closer)
    level = strip.level(x)
    t = np.linspace(0, np.pi, 29)
    swell = 0.45 * np.sin(t) + 0.55 * np.sqrt(np.sin(t))  # fat shoulders
    wide = 0.47 * long
    for side in (-1.0, 1.0):
        tall = part * strip.measure.share(level) * strip.measure.full * half
        tall = tall * strip.hand.size(salts.LERENG_GELOMBANG_FRUIT + int(side > 0), both(x, side), 0.3, wanders=False)
        base = side * (half - 0.2)

        def arc(
            share: float, cut: int = 0, wide: FloatArray = wide, tall: FloatArray = tall,
            base: float = base, side: float = side,
        ) -> FloatArray:  # fmt: skip
            some = slice(cut, len(t) - cut)
            return both(-share * wide[:, None] * np.cos(t)[some], base - side * share * tall[:, None] * swell[some])

        fruit = strip.put(x, arc(1.0))
        pens.plates.area(fruit)
        pens.lines.stroke(fruit, nib, closed=True)
        cecek.row(pens.isen, strip.hand, strip.put(x, arc(0.8, 2)), 0.76 * strip.dot, 1.3 / strip.many, False)
        # A large fruit has room for a second row.
        inner = min(0.1 * half - 0.85, 0.76 * strip.dot)
        if inner > 0.2:
            cecek.row(pens.isen, strip.hand, strip.put(x, arc(0.67, 2)), inner, 1.3 / strip.many, False)
        heart = strip.put(x, arc(0.54))
        pens.brown.area(heart)
        pens.lines.stroke(heart, 0.58 * nib, closed=True)
        seed = leaf(0.36 * wide, 0.24 * np.minimum(tall, 0.9 * wide), 6, 0.5)
        for way in (-1.0, 1.0):
            at = both(way * 0.07 * wide, base - side * 0.25 * tall)
            pens.dark.area(strip.put(x, seed * np.array([way, 1.0]) + at[:, None]))
        strip.dots(pens.dots, x, both(0 * x, base - side * 0.44 * tall), np.minimum(0.85 * strip.dot, 0.2 * tall - 0.3))
    _stars(strip)
    _lens(strip, x, long, half * (1 - strip.measure.full * strip.measure.share(level)), part)


def _stars(strip: Strip) -> None:
    """Wax a four-petalled flower between four fruits, and dots in its corners."""
    pens = strip.pens
    x, long, part = strip.cells(strip.measure.step, strip.measure.closer, 0.5)
    # Between the last place, which may be short, and the first.
    big = np.minimum(0.62 * strip.half * part, 0.42 * long)
    petal = leaf(0.62 * big, 0.34 * big, 6, 0.5) + both(0.26 * big, 0.0)[:, None]
    for quarter in range(4):
        angle = quarter * np.pi / 2
        ring = strip.put(x, turn(petal, angle))
        pens.small.area(ring)
        pens.lines.stroke(ring, 0.6 * strip.nib, closed=True)
        corner = turn(both(0.62 * big, 0.0), angle + np.pi / 4)
        strip.dots(pens.dots, x, corner, strip.dot * part)
    strip.dots(pens.dots, x, both(0 * x, 0.0), 1.1 * strip.dot * part)


def _lens(strip: Strip, x: FloatArray, long: FloatArray, room: FloatArray, part: FloatArray) -> None:
    """Dot the room that two fruits leave between their crowns: as many dots as there is room for."""
    for along, least in ((0.0, 0.4), (-0.16, 0.75), (0.16, 0.75), (-0.3, 1.4), (0.3, 1.4)):
        strip.dots(strip.pens.dots, x, both(along * long, 0.0), part * np.minimum(1.05 * strip.dot, room - least))
    for side in (-1.5, 1.5):
        strip.dots(strip.pens.dots, x, both(0 * x, side), part * np.minimum(strip.dot, room - 2.3))


def wax_theta(strip: Strip) -> None:
    """Ada-ada on white: pairs of leaves along a rib, as long as theta; cecek on the white that is left."""
    pens, half = strip.pens, strip.half
    strip.fill(pens.white, -half, half)
    strip.line(pens.lines, 0.0, 0.95 * strip.nib)
    x, step, part = strip.cells(strip.measure.step, strip.measure.closer)
    level = strip.level(x)
    spread = SPREAD
    for side in (-1.0, 1.0):
        tall = part * strip.measure.share(level) * strip.measure.full * half
        tall = tall * strip.hand.size(salts.LERENG_GELOMBANG_LEAF + int(side > 0), both(x, side), 0.25, wanders=False)
        long = np.maximum(tall - 0.3, 0.1) / np.sin(spread)
        wide = np.minimum(0.546 * step, 0.5 * long)
        foot = both(-FOOT * step, side * 0.3)
        ring = strip.put(x, turn(leaf(long, wide, 9, 0.46), side * spread) + foot[:, None])
        (pens.dark if side > 0 else pens.brown).area(ring)
        pens.lines.stroke(ring, 0.7 * strip.nib, closed=True)
        if side > 0:
            for share in (0.28, 0.5, 0.72):
                at = turn(both(share * long, 0.0), side * spread) + foot
                strip.dots(pens.dots, x, at, np.minimum(0.68 * strip.dot, 0.36 * (long - 2.4)))
        else:
            rib = turn(both(long[:, None] * np.linspace(0.15, 0.8, 4), 0.0), side * spread) + foot[:, None]
            pens.cuts.stroke(strip.put(x, rib), 0.9 * strip.fine)
    for row in range(int(half / 1.75) + 1):
        v = half - 0.85 - 1.75 * row
        places, _, part = strip.cells(2.1 / strip.many, 0.0, 0.5 * (row % 2))
        free = v - strip.measure.share(strip.level(places)) * strip.measure.full * half
        for side in (-1.0, 1.0):
            size = part * np.minimum(0.74 * strip.dot, free - 0.1)
            strip.dots(pens.isen, places, both(0 * places, side * v), size)


def wax_gamma(strip: Strip) -> None:
    """Tritis on white: drops of rain that swing as they fall, brown and dark in turn, as long as gamma."""
    pens, half = strip.pens, strip.half
    strip.fill(pens.white, -half, half)
    x, step, part = strip.cells(strip.measure.step, strip.measure.closer)
    long = part * strip.level(x) * strip.measure.full * half
    t = np.linspace(-1.0, 1.0, 9)
    stroke = both(step[:, None] * (0.5 * t + _SWING * np.sin(np.pi * t)), long[:, None] * t)
    # Long rain falls in thicker strokes; each begins as a drop and thins out.
    wide = strip.fine * max(half / _RAIN, 0.8) ** 0.2 * np.interp(t, [-1.0, -0.6, 0.2, 1.0], [1.8, 2.0, 1.35, 0.85])
    for pen, which in ((pens.cuts, slice(0, None, 2)), (pens.lines, slice(1, None, 2))):
        pen.stroke(strip.put(x[which], stroke[which]), wide)
    for side in (-1.0, 1.0):
        at = both(side * 0.55 * step, side * (long + 0.8))
        strip.dots(pens.isen, x, at, part * np.minimum(0.74 * strip.dot, 0.66 * half - long + 0.3))

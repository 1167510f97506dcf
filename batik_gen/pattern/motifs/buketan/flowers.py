"""The flowers of a buketan: peonies of two rings of petals, and flowers seen from the side."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.geometry.curves import ellipse, leaf, place, spline, turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.semen.figures import Figures
from batik_gen.values.arrays import FloatArray

FAN = np.array([[0.0, -0.12], [0.16, -0.5], [0.42, -0.86], [0.66, -0.84], [0.9, -0.58], [1.05, -0.2], [1.05, 0.2],
                [0.9, 0.58], [0.66, 0.84], [0.42, 0.86], [0.16, 0.5], [0.0, 0.12]])  # fmt: skip
"""The place that a flower seen from the side takes, along +x from its foot, in its lengths."""

_FANNED = ((0.0, 1.0), (0.52, 0.97), (-0.52, 0.97), (1.06, 0.86), (-1.06, 0.86))
"""Petals of such a flower: how they lean, how long they are."""


@dataclass(frozen=True)
class _Ring:
    """Hold one ring of petals: how many, from where to where in radii, and by what they are shaded."""

    many: int
    foot: float
    tip: float
    turned: float
    rows: int


def peonies(
    below: Figures, above: Figures, hand: Hand, centres: FloatArray, radius: FloatArray, sort: int, heart: float,
    shade: float,
) -> None:  # fmt: skip
    """Draw full flowers of two rings of petals, one before the other, about a heart of seeds ``heart`` radii wide.

    Petals carry galaran that follow their length, close at their feet as shading, and as far as ``shade`` says.
    """
    if not len(centres):
        return
    outer, middle = (
        (_Ring(9, 0.6, 1.0, 0.1, 3), _Ring(7, heart - 0.01, 0.62, 0.5, 2)) if sort == 0
        else (_Ring(8, 0.58, 1.0, 0.4, 3), _Ring(6, heart - 0.03, 0.6, 0.0, 2))
    )  # fmt: skip
    _petals(below, below.plates, hand, centres, radius, outer, shade)
    wide = (0.61 + 0.06 * shade) * radius
    below.halves.area(place(ellipse(wide, wide, 40), centres))
    _petals(above, above.plates, hand, centres, radius, middle, shade)
    dyed = place(ellipse(heart * radius, heart * radius, 30), centres)
    (above.blue if sort == 0 else above.halves).area(dyed)
    _heart(above, hand, centres, radius, heart)


def _petals(
    to: Figures, fill: Waxing, hand: Hand, centres: FloatArray, radius: FloatArray, ring: _Ring, shade: float
) -> None:
    half = np.sin(np.pi / ring.many)
    size = float(np.median(radius))
    thin = min(to.nib, 0.05 * size + 0.2)
    foot, tip = ring.foot, ring.tip
    deep = tip - foot
    wide = half * tip
    # The rim is scalloped by two shallow notches, as a peony's is.
    knots = np.array([
        [foot, -0.5 * half * foot], [foot + 0.45 * deep, -0.82 * wide], [foot + 0.75 * deep, -0.93 * wide],
        [foot + 0.95 * deep, -0.66 * wide], [foot + 0.94 * deep, -0.3 * wide], [tip, 0.0],
        [foot + 0.94 * deep, 0.3 * wide], [foot + 0.95 * deep, 0.66 * wide], [foot + 0.75 * deep, 0.93 * wide],
        [foot + 0.45 * deep, 0.82 * wide], [foot, 0.5 * half * foot],
    ])  # fmt: skip
    petal = spline(knots[None], 3)[0]
    lines = max(3, int(1.5 * wide * size / (2.7 * to.fine) * to.count))
    share = (np.arange(lines) + 0.5) / lines * 2 - 1
    for number in range(ring.many):
        angle = (
            ring.turned
            + number * (2 * np.pi / ring.many)
            + 0.02 * hand.normal(salts.BUKETAN_PETAL_TURN + 16 * ring.rows + number, centres)
        )
        own = radius * hand.size(salts.BUKETAN_PETAL_SIZE + 16 * ring.rows + number, centres, 0.25)
        outline = place(petal * own[:, None, None], centres, angle)
        fill.area(outline)
        to.lines.stroke(outline, thin, closed=True)
        for k, v in enumerate(share.tolist()):
            # Strokes rise from the foot, long in the middle; between them shorter ones come down from the rim.
            bow = 1 - 0.5 * v * v
            start = foot + (0.16 if ring.rows == 3 else 0.2) * deep
            end = foot + (0.62 if k % 2 else 0.46) * bow * deep * shade
            run = np.array([[start, 0.42 * wide * v], [0.5 * (start + end), 0.55 * wide * v], [end, 0.62 * wide * v]])
            to.isen.stroke(place(run * own[:, None, None], centres, angle), to.fine * np.array([1.0, 0.85, 0.55]))
        if ring.rows == 3:
            for v in (-0.45, 0.0, 0.45):
                spot = turn(np.array([foot + (0.8 - 0.12 * abs(v)) * deep, v * wide * 1.15]) * own[:, None], angle)
                to.isen.dot(centres + spot, min(0.8 * to.dot, 0.06 * size))


def _heart(to: Figures, hand: Hand, centres: FloatArray, radius: FloatArray, wide: float) -> None:
    """Draw seeds on a dyed heart ``wide`` radii wide: one, and rings about it, the last as large as fits."""
    dot = np.minimum(to.dot, 0.21 * wide * radius)
    thin = min(to.nib, 0.05 * float(np.median(radius)) + 0.2)
    to.lines.stroke(place(ellipse(wide * radius, wide * radius, 30), centres), thin, closed=True)
    to.dots.dot(centres, 1.1 * dot)
    pitch = 2.4 * float(np.median(dot))
    rings = (wide * float(np.median(radius)) - 0.5 * thin) / pitch - 0.35
    for ring in range(1, max(2, int(np.ceil(rings)) + 1)):
        own = dot * min(max(rings - ring + 1, 0.5), 1.0)
        for number in range(5 * ring):
            angle = (
                0.4 * ring
                + number * (2 * np.pi / (5 * ring))
                + 0.06 / ring * hand.normal(salts.BUKETAN_SEED + number, centres)
            )
            off = np.stack([np.cos(angle), np.sin(angle)], axis=-1) * (ring * pitch)
            to.dots.dot(centres + off, own)


def fans(
    below: Figures, to: Figures, above: Figures, hand: Hand, feet: FloatArray, angle: FloatArray, size: FloatArray,
    sort: int, heart: float, shade: float,
) -> None:  # fmt: skip
    """Draw flowers seen from the side: five petals spread from a light cup, two light sepals that bend away.

    The cup is as large as the hearts of the other flowers, ``heart`` radii, let expect.
    """
    if not len(feet):
        return
    typical = float(np.median(size))
    thin = min(to.nib, 0.04 * typical + 0.25)
    for side in (1.0, -1.0):
        flora.leaves(below, hand, feet, angle + side * 1.35, 0.52 * size, 0.24 * size, -0.4 * side, 0)
    for number, (lean, reach) in enumerate(_FANNED):
        way = angle + lean + 0.015 * hand.normal(salts.BUKETAN_FAN_TURN + number, feet)
        long = reach * size * hand.size(salts.BUKETAN_FAN_LONG + number, feet, 0.3)
        petal = leaf(0.74 * long, 0.33 * long, 14, 0.58)
        ring = place(petal + np.stack([0.26 * long, 0 * long], axis=-1)[:, None], feet, way)
        dyed = (number in (1, 2)) if sort == 0 else number == 0
        to.plates.area(ring)
        to.lines.stroke(ring, thin, closed=True)
        if dyed:
            eye = heart / 0.33
            inner = leaf((0.3 + 0.16 * eye) * long, 0.17 * eye * long, 10, 0.55)
            inner = inner + np.stack([0.42 * long, 0 * long], axis=-1)[:, None]
            spot = place(inner, feet, way)
            (to.blue if sort == 0 else to.dark).area(spot)
            to.lines.stroke(spot, 0.7 * thin, closed=True)
            for u in (0.56, 0.65, 0.74):
                to.dots.dot(feet + turn(np.stack([u * long, 0 * long], axis=-1), way), min(to.dot, 0.05 * typical))
            continue
        for v in (-0.66, -0.33, 0.0, 0.33, 0.66):
            far = 0.42 + (0.38 - 0.22 * abs(v)) * shade
            run = np.array([[0.42, 0.07 * v], [0.5 * (0.38 + far), 0.12 * v], [far, 0.12 * v]])
            to.isen.stroke(place(run * long[:, None, None], feet, way), to.fine * np.array([1.0, 0.9, 0.55]))
    _cup(above, hand, feet, angle, (1 + 2.8 * (heart - 0.33)) * size, 0.8 * thin)


def _cup(to: Figures, hand: Hand, feet: FloatArray, angle: FloatArray, broad: FloatArray, line: float) -> None:
    """Draw the cup that holds the petals before their feet: three lobes, sawut from the stem into each."""
    lobes = spline(np.array([[[-0.03, -0.05], [0.07, -0.16], [0.2, -0.23], [0.34, -0.22], [0.27, -0.1], [0.37, 0.0],
                              [0.27, 0.1], [0.34, 0.22], [0.2, 0.23], [0.07, 0.16], [-0.03, 0.05]]]), 4)[0]  # fmt: skip
    ring = place(lobes * broad[:, None, None], feet, angle)
    to.plates.area(ring)
    to.lines.stroke(ring, line, closed=True)
    for lean, far in ((-0.72, 0.27), (-0.42, 0.22), (-0.14, 0.26), (0.14, 0.26), (0.42, 0.22), (0.72, 0.27)):
        way = np.array([np.cos(lean), np.sin(lean)])
        run = np.array([0.08, 0.55 * (0.08 + far), far])[:, None] * way
        to.isen.stroke(place(run * broad[:, None, None], feet, angle), to.fine * np.array([1.0, 0.85, 0.6]))

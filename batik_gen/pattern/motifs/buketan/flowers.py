"""The flowers of a buketan that are seen from the side."""

import numpy as np

from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.geometry.curves import leaf, place, spline, turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.motifs.semen.figures import Figures
from batik_gen.values.arrays import FloatArray

FAN = np.array([[0.0, -0.12], [0.16, -0.5], [0.42, -0.86], [0.66, -0.84], [0.9, -0.58], [1.05, -0.2], [1.05, 0.2],
                [0.9, 0.58], [0.66, 0.84], [0.42, 0.86], [0.16, 0.5], [0.0, 0.12]])  # fmt: skip
"""The place that a flower seen from the side takes, along +x from its foot, in its lengths."""

_FANNED = ((0.0, 1.0), (0.52, 0.97), (-0.52, 0.97), (1.06, 0.86), (-1.06, 0.86))
"""Petals of such a flower: how they lean, how long they are."""


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

"""The figures of a buketan beside its flowers: the ribbon that ties the stems, butterflies."""

import numpy as np

from batik_gen.pattern.geometry.curves import along, ellipse, place, spline, turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.semen.figures import Figures
from batik_gen.values.arrays import FloatArray

BOW = np.array([[0.0, -0.4], [0.7, -0.75], [1.12, -0.3], [0.9, 0.35], [0.5, 1.0], [0.0, 0.45], [-0.5, 1.0],
                [-0.9, 0.35], [-1.12, -0.3], [-0.7, -0.75]])  # fmt: skip
"""The place that the ribbon takes."""


def ribbon(to: Figures, hand: Hand, at: FloatArray, size: float) -> None:
    """Draw the bow that ties the stems: two loops, two tails, a knot."""
    knots = np.array([[0.12, 0.0], [0.45, -0.42], [0.9, -0.48], [1.05, -0.1], [0.85, 0.22], [0.45, 0.16]])
    loop = spline(knots[None], 5)[0]
    hollow = spline(np.array([[[0.4, -0.08], [0.6, -0.26], [0.82, -0.24], [0.88, -0.06], [0.7, 0.06]]]), 4)[0]
    tail = np.array([[0.08, 0.1], [0.3, 0.3], [0.62, 0.72], [0.5, 0.86], [0.34, 0.78], [0.32, 0.94], [0.18, 0.5]])
    for side in (1.0, -1.0):
        flip = np.array([side, 1.0]) * size
        grown = hand.size(salts.BUKETAN_RIBBON, at, 0.2)[:, None, None]
        for shape, fill in ((tail, to.plates), (loop, to.plates)):
            ring = place(shape * flip * grown, at)
            fill.area(ring)
            to.lines.stroke(ring, 0.85 * to.nib, closed=True)
        to.dark.area(place(hollow * flip * grown, at))
        row = place(np.array([[0.24, -0.08], [0.5, -0.36], [0.86, -0.37], [0.96, -0.1]]) * flip * grown, at)
        cecek.row(to.isen, hand, along(row, np.linspace(0, 1, 16), closed=False)[0], 0.7 * to.dot, 2.0, closed=False)
    knot = place(ellipse(0.17 * size, 0.2 * size, 20), at)
    to.halves_over.area(knot)
    to.lines.stroke(knot, 0.85 * to.nib, closed=True)
    to.dots.dot(at, to.dot)


def butterfly_outline() -> FloatArray:
    """Return the place that a butterfly takes, in half spans."""
    return np.array([[0.0, -0.95], [0.9, -0.95], [1.12, -0.5], [0.85, 0.1], [0.75, 0.75], [0.2, 0.85], [-0.2, 0.85],
                     [-0.75, 0.75], [-0.85, 0.1], [-1.12, -0.5], [-0.9, -0.95]])  # fmt: skip


def butterflies(to: Figures, hand: Hand, at: FloatArray, angle: FloatArray, size: FloatArray) -> None:
    """Draw butterflies with open wings: dark cells with cecek, light rims with sawut."""
    if not len(at):
        return
    knots = np.array([[0.08, -0.1], [0.35, -0.62], [0.78, -0.86], [1.0, -0.62], [0.9, -0.2], [0.45, -0.02]])
    fore = spline(knots[None], 5)[0]
    hind = spline(np.array([[[0.08, 0.06], [0.45, 0.06], [0.76, 0.22], [0.7, 0.58], [0.42, 0.7], [0.2, 0.42]]]), 5)[0]
    for side in (1.0, -1.0):
        flip = np.array([side, 1.0])
        for shape, cell in ((fore, (0.52, -0.40)), (hind, (0.44, 0.34))):
            scaled = shape * flip * size[:, None, None]
            ring = place(scaled, at, angle)
            to.plates.area(ring)
            to.lines.stroke(ring, 0.85 * to.nib, closed=True)
            middle = np.array(cell) * flip
            inner = (shape * flip - middle) * 0.56 + middle
            (to.dark if shape is fore else to.blue).area(place(inner * size[:, None, None], at, angle))
            to.lines.stroke(place(inner * size[:, None, None], at, angle), 0.6 * to.nib, closed=True)
            row = (shape[3:-3] * flip - middle) * 0.3 + middle
            eyes = place(row * size[:, None, None], at, angle)
            cecek.row(to.dots, hand, eyes, 0.8 * to.dot, 1.5 * to.dot, closed=False)
            rim = (shape[4:-4] * flip - middle) * 0.66 + middle
            edge = place(rim * size[:, None, None], at, angle)
            # Rings run clockwise on one side only: strokes always point outward.
            edge = edge if side < 0 else np.flip(edge, axis=1)
            sawut.from_rim(
                to.isen, hand, edge, 0.13 * float(np.median(size)), 1.5, 0.85 * to.fine,
                typical=sawut.lengths(edge).median,
            )  # fmt: skip
        feeler = np.array([[0.03, -0.36], [0.12, -0.62], [0.28, -0.82], [0.36, -0.8]]) * flip
        to.lines.stroke(place(feeler * size[:, None, None], at, angle), 0.6 * to.nib)
        to.dots.dot(at + turn(feeler[-1] * size[:, None], angle), to.dot)
    body = spline(np.array([[[0.0, -0.42], [0.07, -0.2], [0.06, 0.2], [0.0, 0.5], [-0.06, 0.2], [-0.07, -0.2]]]), 4)[0]
    ring = place(body * size[:, None, None], at, angle)
    to.halves_over.area(ring)
    to.lines.stroke(ring, 0.7 * to.nib, closed=True)
    for y in (-0.22, 0.0, 0.2):
        to.dots.dot(at + turn(np.array([0.0, y]) * size[:, None], angle), 0.7 * to.dot)

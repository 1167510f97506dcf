"""The pieces of a parang gelombang: S-bands, leaves and discs in the wax of their pole, and the isen on them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import along, ellipse, inset, leaf, length, place, spline
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.gelombang.parang_letter import Letter
from batik_gen.pattern.motifs.gelombang.parang_lines import Frame, Row
from batik_gen.pattern.motifs.parang import blades as blade
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax

WHITE, BROWN, DARK = range(3)
"""How the pieces of a row are waxed."""
_ROOMY = 19.0
"""Height of a blade's unit in mm from which outlines are drawn with the whole nib."""
KERNEL = 0.62
"""How large the leaf within the leaf of the mark is, of its own size."""
_SAWUT = (
    np.array([[-0.205, 0.045], [-0.235, 0.085], [-0.252, 0.125]]),
    np.array([[-0.275, 0.045], [-0.283, 0.082], [-0.285, 0.120]]),
    np.array([[-0.345, 0.080], [-0.325, 0.108], [-0.312, 0.135]]),
    np.array([[-0.368, 0.150], [-0.340, 0.165], [-0.318, 0.185]]),
    np.array([[-0.352, 0.235], [-0.325, 0.238], [-0.300, 0.245]]),
)
"""Strokes that fan out in the shoulder of an S-band about the end of its line, and in its foot as well."""
_SAWUT_TAPER = np.array([1.0, 0.85, 0.6])
_STEPS: FloatArray = (np.arange(12, dtype=np.float64) + 0.3) / 13.4
"""Where strokes in a dark triangle turn, as shares from its open top to its tip."""


@dataclass(frozen=True, eq=False)
class Pens:
    """Gather the wax of a parang gelombang, lowest first."""

    water: Waxing
    drops: Waxing
    brown: Waxing
    plates: Waxing
    lines: Waxing
    isen: Waxing
    cuts: Waxing
    flowers: Waxing
    hearts: Waxing
    dots: Waxing

    def layers(self, plan: Plan) -> tuple[Layer, ...]:
        """Return what was gathered, as the hand draws it."""
        return plan.layers(*vars(self).values())


def pens() -> Pens:
    """Return pens that have drawn nothing yet."""
    return Pens(
        Waxing("air", Wax.KLOWONG, 2),
        Waxing("cecek air", Wax.CECEK, 4),
        Waxing("pelat cokelat", Wax.KLOWONG, 1),
        Waxing("tembok", Wax.TEMBOK, 5),
        Waxing("klowong", Wax.KLOWONG, 1, steady=True),
        Waxing("isen", Wax.KLOWONG, 2),
        Waxing("isen terbuka", Wax.OPEN, 2),
        Waxing("bunga", Wax.TEMBOK, 5),
        Waxing("isen bunga", Wax.KLOWONG, 2),
        Waxing("cecek", Wax.CECEK, 4),
    )


@dataclass(frozen=True, eq=False)
class Blades:
    """Hold what the blades of a row measure, of those drawn and one more before them.

    Parameters
    ----------
    leaf, neck, disc
        Width of leaf, neck and disc, in pitches, n + 1 each.
    gap
        Width of an outline, in pitches.
    """

    leaf: FloatArray
    neck: FloatArray
    disc: FloatArray
    gap: float

    @property
    def bands(self) -> tuple[FloatArray, FloatArray, FloatArray, float]:
        """What the S-bands between two leaves are drawn by."""
        return self.leaf[1:], self.leaf[:-1], 0.5 * (self.neck[1:] + self.neck[:-1]), self.gap


def blades_of(plan: Plan, letter: Letter, row: Row) -> Blades:
    """Return what the blades of a row measure: broad leaves for alpha, narrow necks and large discs for theta."""
    at = np.concatenate([row.drawn[:1] - 1, row.drawn]) % letter.places
    alpha, theta = letter.alpha[row.pole, at], letter.theta[row.pole, at]
    return Blades(
        0.28 + 0.14 * alpha, 0.25 - 0.12 * theta, 0.20 + 0.21 * theta, outline(plan, letter) / letter.unit
    )  # fmt: skip


def outline(plan: Plan, letter: Letter) -> float:
    """Return the nib of the outlines, mm."""
    return plan.value("nib.klowong") * min(1.0, letter.unit / _ROOMY)


def fine(plan: Plan, letter: Letter) -> float:
    """Return the nib of the isen, mm."""
    return blade.fine_nib(plan.value("nib.isen"), 1.25 * letter.unit)


def discs(row: Row, blades: Blades) -> tuple[FloatArray, FloatArray]:
    """Return where discs lie on the traced blade, above and below, n x 2 each: they touch the head at any width."""
    above = np.stack([np.full(len(row.drawn), 0.15), -(0.075 + 0.5 * blades.disc[1:])], axis=-1)
    return above, blade.FOOT - above


def wax_row(plan: Plan, letter: Letter, frame: Frame, row: Row, pen: Pens, own: int) -> None:
    """Wax a row: bands, leaves and discs; at the mark flowers for discs, and a leaf within the leaf.

    Parameters
    ----------
    plan, letter, frame, row
        What is drawn, and where.
    pen
        Gathers it.
    own
        How this row's pieces are waxed.
    """
    blades = blades_of(plan, letter, row)
    places, nib = row.drawn, outline(plan, letter)
    mark = places % letter.places == 0
    leaves = row.shape(frame, spline(blade.leaves(blades.leaf[1:]), 5), places)
    bands = row.shape(frame, spline(blade.bands(*blades.bands), 5), places)
    _piece(pen, bands, nib, own)
    _piece(pen, leaves, nib, own)
    _kernels(pen, leaves[mark], nib, own)
    local = row.braid.local(places)
    for side, at in enumerate(discs(row, blades)):
        centres = row.shape(frame, at[:, None], places)[:, 0]
        wide = blades.disc[1:] * local * plan.hand.size(salts.PARANG_DISC + side, centres, 0.4)
        tall = wide * plan.hand.size(salts.PARANG_DISC_TALL + side, centres, 0.3)
        rings = centres[:, None] + ellipse(0.5 * wide, 0.5 * tall, 28, 0.03)
        _piece(pen, rings[~mark], nib, own)
        heart = pen.isen if own == WHITE else pen.dots
        heart.dot(centres[~mark], 0.34 * wide[~mark])
        flower(plan, pen, centres[mark], 0.72 * wide[mark])
    _isen(plan, letter, frame, row, blades, pen, mark, own)


def _piece(pen: Pens, rings: FloatArray, nib: float, wax: int) -> None:
    """Wax pieces white within a brown line, brown as a whole, or dark within a brown line."""
    if wax == BROWN:
        pen.brown.area(inset(rings, np.full(len(rings), -0.1 * nib)))
        return
    edge = inset(rings, np.full(len(rings), -0.5 * nib))
    if wax == WHITE:
        pen.plates.area(edge)
    pen.lines.stroke(edge, nib, closed=True)


def _kernels(pen: Pens, leaves: FloatArray, nib: float, own: int) -> None:
    """Lay a smaller leaf within leaves: brown, or where the leaf is brown itself a white line around it."""
    middle = leaves.mean(axis=1, keepdims=True)
    kernels = middle + KERNEL * (leaves - middle)
    if own == BROWN:
        pen.dots.stroke(kernels, 0.5 * nib, closed=True)
    else:
        pen.isen.area(kernels)


def flower(plan: Plan, pen: Pens, centres: FloatArray, reach: FloatArray) -> None:
    """Set small white flowers of eight petals at n centres, n radii in mm: the marks of the ruler."""
    for petal in range(8):
        angle = petal * 0.25 * np.pi + 0.06 * plan.hand.normal(salts.PARANG_PETAL_TURN + petal, centres)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        shape = leaf(0.68 * reach, 0.44 * reach, 6, 0.6)
        pen.flowers.area(place(shape, centres + 0.32 * reach[:, None] * way, angle))
    pen.hearts.dot(centres, 0.46 * reach)


def _isen(
    plan: Plan, letter: Letter, frame: Frame, row: Row, blades: Blades, pen: Pens, mark: NDArray[np.bool_], own: int
) -> None:
    """Draw a line along each S with strokes about both its heads, the dots on each leaf, strokes in dark triangles."""
    places, thin = row.drawn, fine(plan, letter)
    to = pen.isen if own == WHITE else pen.dots
    spines = row.shape(frame, spline(blade.spines(blades.bands[0], *blades.bands[2:]), 4, closed=False), places)
    taper = 1.15 - 0.45 * np.abs(np.linspace(-1, 1, spines.shape[1]))
    to.stroke(spines[:, 3:-3], 0.87 * thin * taper[3:-3])
    for stroke in _SAWUT:
        for turned in (stroke, blade.NEXT - stroke):
            to.stroke(row.shape(frame, turned, places), 0.8 * thin * _SAWUT_TAPER)
    ribs = row.shape(frame, spline(blade.RIB, 4, closed=False), places)
    # Dots are brown on white; on a brown leaf and on a brown kernel they are white.
    _waves(plan, letter, to, ribs[~mark])
    _waves(plan, letter, pen.dots, ribs[mark])
    _triangles(letter, frame, row, blades, pen, thin)


def _waves(plan: Plan, letter: Letter, pen: Waxing, ribs: FloatArray) -> None:
    """Set a dot on each leaf for each of alpha's waves in a second, by luck one more; a usual number if not known."""
    if not len(ribs):
        return
    waves = letter.waves or 9.0 * plan.value("isen.count")
    counts = np.floor(waves + plan.hand.at(salts.PARANG_WAVES, ribs[:, len(ribs[0]) // 2])).astype(np.int64)
    for count in np.unique(counts):
        chosen = ribs[counts == count]
        dots, _ = along(chosen, (np.arange(count) + 0.5) / count, closed=False)
        room = length(chosen[:, -1] - chosen[:, 0]) / count
        wide = np.clip(0.58 * room, 0.4, plan.value("isen.size"))[:, None]
        pen.dot(dots, wide * plan.hand.size(salts.PARANG_DOT, dots, 0.3))


def _triangles(letter: Letter, frame: Frame, row: Row, blades: Blades, pen: Pens, thin: float) -> None:
    """Draw brown strokes to and fro in each dark triangle, the upper ones and their turned copies."""
    here, other, neck, gap = blades.bands
    for turned in (False, True):
        one, beyond = (other, here) if turned else (here, other)
        left, right = blade.wedges(one, beyond, neck, blades.disc[1:], gap, _STEPS)
        line = 0.5 * (left + right)
        half = np.maximum(0.5 * (right - left)[..., 0] - gap - 0.6 * thin / letter.unit, 0.0)
        line[..., 0] += half * np.where(np.arange(len(_STEPS)) % 2, 1.0, -1.0)
        if turned:
            line = blade.NEXT - line
        pen.isen.stroke(row.shape(frame, spline(line, 3, closed=False), row.drawn), thin)

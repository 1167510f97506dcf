"""The pieces of a parang gelombang: S-bands, leaves and discs in the wax of their pole, and the isen on them."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import along, ellipse, inset, length, place, spline
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.motifs.gelombang.parang import isen
from batik_gen.pattern.motifs.gelombang.parang.letter import Letter
from batik_gen.pattern.motifs.gelombang.parang.lines import Frame, Row
from batik_gen.pattern.motifs.parang import blades as blade
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Layer, Wax

WHITE, BROWN, DARK = range(3)
"""How the pieces of a row are waxed."""
_ROOMY = 19.0
"""Height of a blade's unit in mm from which outlines are drawn with the whole nib."""
KERNEL = 0.62
"""How large the leaf within the leaf of the mark is, of its own size."""
_STEPS: FloatArray = (np.arange(12, dtype=np.float64) + 0.3) / 13.4
"""Where strokes in a dark triangle turn, as shares from its open top to its tip."""
JOINED = 0.75
"""Width of the lines between leaf and bands, of the nib of the outlines: a blade is seen as one, as it is on cloth."""
_LEAF_FREE = np.tile([0.0, 0.7, 1.0, 1.0, 0.5, 0.0, 0.0, 0.0], 2)
_BAND_FREE = np.tile([0.2, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.8, 0.4, 0.0, 0.0, 0.0, 0.0], 2)
"""How much of the whole nib the outline has at the points of leaf and band: all of it against the dark."""
_BELLY = ((1, 2, 3), (9, 10, 11))
_SHOULDERS = ((1, 2, 3, 4), (14, 15, 16, 17))
"""Points of a leaf, and of a band, that a hand draws anew each time; the height of a blade does not hang on them."""


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

    def isen_of(self, own: int) -> Waxing:
        """Return what the isen of a row are drawn with: brown on white, white on brown and on dark."""
        return self.isen if own == WHITE else self.dots

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
        Width of the line between leaf and band, in pitches.
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
        0.28 + 0.14 * alpha, 0.25 - 0.12 * theta, 0.20 + 0.21 * theta, JOINED * outline(plan, letter) / letter.unit
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
    """Wax a row: bands, leaves and discs; at the mark flowers in the discs, and a leaf within the leaf.

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
    places, nib, thin = row.drawn, outline(plan, letter), fine(plan, letter)
    mark = places % letter.places == 0
    middles = row.shape(frame, blade.MIDDLE[None], places)[:, 0]
    leaf_points = _anew(plan, blade.leaves(blades.leaf[1:]), _BELLY, salts.PARANG_GELOMBANG_BELLY, middles)
    band_points = _anew(plan, blade.bands(*blades.bands), _SHOULDERS, salts.PARANG_GELOMBANG_SHOULDER, middles)
    leaves = row.shape(frame, spline(leaf_points, 5), places)
    bands = row.shape(frame, spline(band_points, 5), places)
    _piece(pen, bands, _breathing(plan, bands, nib, _BAND_FREE), own)
    _piece(pen, leaves, _breathing(plan, leaves, nib, _LEAF_FREE), own)
    _kernels(pen, leaves[mark], nib, own)
    local = row.braid.local(places)
    for side, at in enumerate(discs(row, blades)):
        centres = row.shape(frame, at[:, None], places)[:, 0]
        wide = blades.disc[1:] * local * plan.hand.size(salts.PARANG_DISC + side, centres, 0.4)
        tall = wide * plan.hand.size(salts.PARANG_DISC_TALL + side, centres, 0.3)
        rings = centres[:, None] + ellipse(0.5 * wide, 0.5 * tall, 28, 0.03)
        _piece(pen, rings, nib * plan.hand.width(rings), own)
        up = -frame.across if side == 0 else frame.across
        isen.echoes(plan, pen.isen_of(own), centres[~mark], wide[~mark], up, thin)
        isen.bloom(plan, pen.isen_of(own), centres[mark], 0.5 * wide[mark])
    isen.spines(plan, row, frame, blades.bands, pen.isen_of(own), thin)
    isen.sawut(plan, pen.isen_of(own), leaves[~mark], _ribs(row, frame)[~mark], thin)
    _waves(plan, letter, pen.isen_of(own), _ribs(row, frame)[~mark])
    # Dots are brown on white; on a kernel, which has the other colour, the other way round.
    _waves(plan, letter, pen.hearts if own == BROWN else pen.dots, _ribs(row, frame)[mark])
    _triangles(letter, frame, row, blades, pen, thin)


def _breathing(plan: Plan, rings: FloatArray, nib: float, share: FloatArray) -> FloatArray:
    """Return the width of outlines all round pieces, n x k: they swell and thin out, and only outwards.

    What is read is the white within them, which stays as planned; a swollen line takes room from the dark alone.
    """
    free = np.clip(spline(np.stack([share, share], axis=-1), 5)[:, 0], 0.0, 1.0)
    wide: FloatArray = nib * (JOINED + free * (1.15 * plan.hand.width(rings) - JOINED))
    return wide


def _anew(
    plan: Plan, points: FloatArray, parts: tuple[tuple[int, ...], ...], salt: int, middles: FloatArray
) -> FloatArray:
    """Return control points n x k x 2 of pieces, some of which a hand sets fuller or flatter for each piece."""
    out = points.copy()
    for number, part in enumerate(parts):
        own = points[:, list(part)]
        before, after = points[:, part[0] - 1], points[:, part[-1] + 1]
        base = 0.5 * (before + after)[:, None]
        fuller = plan.hand.size(salt + number, middles, 0.3, wanders=False)
        out[:, list(part)] = base + (own - base) * fuller[:, None, None]
    return out


def _ribs(row: Row, frame: Frame) -> FloatArray:
    """Return lines along the middle of the leaves."""
    return row.shape(frame, spline(blade.RIB, 4, closed=False), row.drawn)


def _piece(pen: Pens, rings: FloatArray, nib: FloatArray, wax: int) -> None:
    """Wax pieces white within a brown line, brown as a whole, or dark within a brown line; nib n x k, mm."""
    if wax == BROWN:
        pen.brown.area(rings)
        return
    outwards = inset(rings, np.full(len(rings), -1.0)) - rings
    edge = rings + 0.5 * nib[..., None] * outwards
    if wax == WHITE:
        pen.plates.area(edge)
    pen.lines.stroke(edge, nib, closed=True)


def _kernels(pen: Pens, leaves: FloatArray, nib: float, own: int) -> None:
    """Lay a smaller leaf of the other colour within leaves: brown in white and in dark ones, white in brown ones."""
    middle = leaves.mean(axis=1, keepdims=True)
    kernels = middle + KERNEL * (leaves - middle)
    (pen.flowers if own == BROWN else pen.isen).area(kernels)


def white_heart(plan: Plan, pen: Pens, centres: FloatArray, half: FloatArray) -> None:
    """Set white rhombs with a brown dot into the mlinjon at n centres, n half sides in mm: the marks of the ruler."""
    corner = np.array([[-1.0, -1.0], [0.0, -0.86], [1.0, -1.0], [0.86, 0.0]])
    square = np.concatenate([corner, -corner]) * 0.62
    pen.flowers.area(place(square * half[:, None, None], centres))
    pen.hearts.dot(centres, 0.5 * half * plan.hand.size(salts.PARANG_DOT, centres))


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
        pen.dot(dots, wide * plan.hand.size(salts.PARANG_DOT, dots, 0.6, wanders=False))


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

"""The seling of a parang: a band between the rows that holds the growth."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.geometry.curves import ellipse, leaf, length, place, spline
from batik_gen.pattern.growth.growth import Growth
from batik_gen.pattern.growth.ornament import GrowthPens, wax_growth
from batik_gen.pattern.growth.personal import lung_at
from batik_gen.pattern.growth.running import strip_tendrils
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.view import Survey, numbered
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.pattern.motifs.parang import blades as blade
from batik_gen.pattern.motifs.parang.blades import ParangFrame
from batik_gen.values.arrays import FloatArray

_LEAFY = 0.75
"""Leaves of the usual size in a seling, against those of a running lung elsewhere."""
_ROOMY = 6.0
"""Ribs longer than this, mm, bear sawut."""


def cell_of(kawung: bool) -> int:
    """Return how many pitches of the row one pair of tendrils takes, with the kawung beside it if there is one."""
    return 3 if kawung else 2


@dataclass(frozen=True)
class _Measures:
    """Hold the measures of a seling: nibs, dots and the radius of flowers in mm, half widths in pitches.

    ``strip`` is the dark strip with cecek, ``band`` half the brown band inside; ``room`` lies to either side of a
    tendril ``long`` mm long, which begins ``foot`` mm from the middle; ``four`` is the reach of the kawung, and
    ``end`` what stands where two pairs meet.
    """

    nib: float
    fine: float
    dot: float
    strip: float
    band: float
    room: float
    flower: float
    foot: float
    four: float
    end: float
    long: float


def _measured(plan: Plan, frame: ParangFrame, kawung: bool) -> _Measures:
    pitch = frame.pitch
    nib = 0.8 * blade.outline_nib(plan.value("nib.klowong"), pitch)
    dot = blade.dot_size(plan.value("isen.size"), pitch)
    # From outside: a line, a dark strip with a row of cecek, the brown band.
    strip = 2.3 * dot / pitch
    band = 0.5 * frame.seling - 0.5 * nib / pitch - strip
    room = band * pitch - 1.1 * dot
    flower = np.minimum(plan.value("parang.flower") * pitch, 0.8 * room)
    foot = flower + 0.003 * pitch
    four = min(0.95 * room, 0.5 * pitch)
    end = four + 1.2 * dot if kawung else 1.0 * dot
    long = 0.5 * cell_of(kawung) * pitch - foot - end - 1.9 * dot
    fine = blade.fine_nib(plan.value("nib.isen"), pitch)
    return _Measures(nib, fine, dot, strip, band, room, flower, foot, four, end, long)


def _pairs(plan: Plan, frame: ParangFrame, cells: FloatArray, m: _Measures, kawung: bool) -> list[Growth]:
    """Return the tendrils of each piece of the band, and their turned copies."""
    leafy = _LEAFY * plan.value("parang.leaf")
    if kawung:
        n = len(cells)
        grown, _ = lung_at(plan, cells, leafy=leafy).fitted(np.full(n, m.long), np.full(n, m.room), 0.0)
    else:
        grown = strip_tendrils(plan, cells, m.long, m.room, leafy=leafy)
    way = np.array(frame.vector(1, 0)) / frame.pitch
    pairs = []
    for turned in (1.0, -1.0):
        angle = float(np.arctan2(turned * way[1], turned * way[0]))
        pairs.append(grown.placed(cells + m.foot * turned * way, angle, mirror=bool(frame.flip[0] < 0)))
    return pairs


def survey_seling(plan: Plan, frame: ParangFrame, cells: FloatArray, kawung: bool) -> Survey:
    """Measure the leaves of a seling on which sawut stand; parameters as for ``wax_seling``."""
    pairs = _pairs(plan, frame, cells, _measured(plan, frame, kawung), kawung)
    return {
        name: sample
        for number, placed in enumerate(pairs)
        for name, sample in numbered(f"seling {number}", [sawut.lengths(rib) for rib in _veins(placed)]).items()
    }


def wax_seling(
    plan: Plan, frame: ParangFrame, ground: Waxing, pens: GrowthPens, cells: FloatArray, kawung: bool
) -> None:
    """Wax the seling: a brown band between two fine lines, on it tendrils, each pair one and its turned copy.

    Parameters
    ----------
    plan, frame
        What is drawn, and where.
    ground
        Gathers the band and its lines.
    pens
        Gather the growth, the flowers and the cecek.
    cells
        Middles of the pieces of the band, n x 2; each lies on a twofold centre.
    kawung
        Set four fruits of kawung where the tips of two pairs meet.
    """
    hand, pitch, m = plan.hand, frame.pitch, _measured(plan, frame, kawung)
    dot, cell = m.dot, cell_of(kawung)
    run = np.linspace(-0.5 * cell, 0.5 * cell, 8 * cell + 1)

    def rail(out: float) -> FloatArray:
        return frame.shape(run[:, None] * blade.ALONG + out * blade.ACROSS, cells)

    ground.area(np.concatenate([rail(-m.band), rail(m.band)[:, ::-1]], axis=1))
    for side in (-1, 1):
        ground.stroke(rail(side * (0.5 * frame.seling)), m.nib)
        cecek.row(pens.dots, hand, rail(side * (m.band + 0.5 * m.strip)), 0.85 * dot, 2.1 * dot, closed=False)
    thick, fine = 1.25 * plan.value("growth.thickness") * min(1.0, pitch / 24.0), max(0.8 * m.fine, 0.35)
    taken = []
    _flowers(pens, hand, cells, m.flower)
    # Where the tips of two pairs meet, the other kind of twofold centre.
    meets = cells + frame.vector(0.5 * cell, 0)
    if kawung:
        _fours(pens, plan, meets, m.four)
    else:
        cecek.seven(pens.dots, hand, meets, 0.85 * dot)
    for number, placed in enumerate(_pairs(plan, frame, cells, m, kawung)):
        wax_growth(pens, hand, replace(placed, leaves=(), ribs=()), thick, 1.2 * dot, fine, typical=())
        usual = plan.typical_of(f"seling {number}", [sawut.lengths(rib) for rib in _veins(placed)])
        _leaves(pens, hand, placed, fine, usual)
        taken += [spline(stem, 4, closed=False) for stem in placed.stems]
        taken += [part for ring in placed.leaves for part in (ring, 0.5 * (ring + ring.mean(axis=1, keepdims=True)))]
    taken += [frame.shape(ellipse(s * m.flower / pitch, s * m.flower / pitch, 24), cells) for s in (0.3, 0.75)]
    # Both ends of a piece: the next piece may lie beyond the cloth's margin.
    rings = [
        ellipse(share * m.end / pitch, share * m.end / pitch, 24) for share in ((0.25, 0.6, 0.9) if kawung else (1.0,))
    ]
    taken += [frame.shape(ring, cells + frame.vector(side * 0.5 * cell, 0)) for side in (-1, 1) for ring in rings]
    spacing = max(1.57, 0.05 * pitch) / plan.value("isen.count")
    strewn = _tanahan(
        hand, frame, cells, (cell * pitch, 2 * m.room), spacing, [t.reshape(-1, 2) for t in taken],
        0.5 * thick + 1.3 * dot,
    )  # fmt: skip
    pens.dots.dot(strewn, 0.76 * dot)


def _tanahan(
    hand: Hand,
    frame: ParangFrame,
    cells: FloatArray,
    extent: tuple[float, float],
    spacing: float,
    taken: list[FloatArray],
    clear: float,
) -> FloatArray:
    """Strew cecek over a band.

    Parameters
    ----------
    hand, frame, cells
        The hand, the frame, and the middles (n x 2) of the pieces of the band.
    extent
        Length and width of a piece, mm.
    spacing
        Distance of the dots, mm.
    taken
        Places (m x 2 each) of what grows there.
    clear
        Dots nearer than this to one of them, mm, are left out.

    Returns
    -------
    The places of the dots, m x 2.
    """
    # Whole numbers of dots, and one in the middle: the ground is turned into itself, as the tendrils are.
    # One piece has one more than another, by its luck.
    counts = hand.count(np.array([0.5 * extent[1] / (0.87 * spacing), extent[0] / spacing]), cells[:, None])
    parts = []
    for across, many in np.unique(counts, axis=0).tolist():
        i, j = np.arange(many, dtype=np.float64), np.arange(-across, across + 1, dtype=np.float64)
        along = (i[None, :] - (many // 2) + 0.5 * (np.abs(j) % 2)[:, None]) / many * extent[0]
        out = np.broadcast_to((j * (0.5 * extent[1] / across))[:, None], along.shape)
        grid = (along[..., None] * blade.ALONG + out[..., None] * blade.ACROSS).reshape(-1, 2) / frame.pitch
        parts.append(frame.shape(grid, cells[(counts == [across, many]).all(axis=1)]).reshape(-1, 2))
    at = np.concatenate([np.zeros((0, 2)), *parts])
    at = at + 0.09 * spacing * hand.stray(salts.PARANG_TANAHAN, at)
    away, _ = cKDTree(np.concatenate(taken)).query(at, distance_upper_bound=clear)
    free: FloatArray = at[~np.isfinite(away)]
    return free


def _fours(pens: GrowthPens, plan: Plan, centres: FloatArray, reach: float) -> None:
    """Set four fruits of kawung crosswise, each with its two seeds, and a rhomb with a dot between them."""
    hand = plan.hand
    nib = min(0.7 * plan.value("nib.klowong"), 0.09 * reach)
    for quarter in range(4):
        angle = quarter * (np.pi / 2)
        way = np.array([np.cos(angle), np.sin(angle)])
        at = centres + 0.60 * reach * way
        long, wide = (
            0.36 * reach * hand.size(salts.PARANG_FRUIT_LONG + quarter, at, 0.4),
            0.25 * reach * hand.size(salts.PARANG_FRUIT_WIDE + quarter, at, 0.4),
        )
        fruit = place(ellipse(long, wide, 28, 0.04), at, angle)
        pens.plates.area(fruit)
        pens.lines.stroke(fruit, nib, closed=True)
        for side in (-0.13, 0.13):
            pens.lines.dot(at + side * reach * way, 0.11 * reach)
    pens.plates.dot(centres, 0.16 * reach)


def _flowers(pens: GrowthPens, hand: Hand, centres: FloatArray, reach: float) -> None:
    """Set an eight-petalled flower where two tendrils spring."""
    for petal in range(8):
        angle = (petal + 0.5) * (np.pi / 4) + 0.06 * hand.normal(salts.PARANG_PETAL_TURN + petal, centres)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        long = 0.62 * reach * hand.size(salts.PARANG_PETAL_LONG + petal, centres, 0.8)
        pens.plates.area(place(leaf(long, 0.5 * reach, 6, 0.6), centres + 0.38 * reach * way, angle))
    pens.dots.dot(centres, 0.45 * reach)


def _veins(growth: Growth) -> list[FloatArray]:
    """Return, for each leaf, the ribs of those copies that are large enough for sawut, on seven places each."""
    large = (rib[length(rib[:, 1] - rib[:, 0]) > _ROOMY] for rib in growth.ribs)
    share = np.linspace(0.15, 0.95, 7)[:, None]
    return [rib[:, :1] + (rib[:, 1:] - rib[:, :1]) * share for rib in large]


def _leaves(pens: GrowthPens, hand: Hand, growth: Growth, nib: float, usual: Sequence[FloatArray]) -> None:
    """Draw light leaves with a dark rib: on the brown band they need no outline, so small ones look as large ones."""
    for ring, rib, vein, typical in zip(growth.leaves, growth.ribs, _veins(growth), usual, strict=True):
        long = length(rib[:, 1] - rib[:, 0])
        # A canting draws none that are shorter.
        kept = long > 1.2
        pens.plates.area(ring[kept])
        pens.lines.stroke(rib[kept], np.minimum(nib, 0.14 * long[kept])[:, None])
        sawut.herringbone(pens.lines, hand, vein, 0.17 * long[long > _ROOMY], 1.6, nib, typical=typical)

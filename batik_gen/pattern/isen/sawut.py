"""Sawut: short strokes in a fan from an edge or rib; cecek sawut: with a dot at each tip."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Isen
from batik_gen.pattern.geometry.curves import along, perimeter, turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.view import Sample
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen.cecek import heart
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.words import Words

SAWUT = Isen(
    "sawut",
    Words(
        "sawut: short strokes in a fan, from the edge or the rib",
        "sawut: garis-garis pendek berjajar dari tepi atau tulang",
    ),
    Words("petals, leaves, the small triangles of parang", "kelopak, daun, segitiga kecil pada parang"),
    "docs/sources.md#isen",
)
CECEK_SAWUT = Isen(
    "cecek-sawut",
    Words("cecek sawut: sawut with a dot before each tip", "cecek sawut: sawut dengan titik di ujungnya"),
    Words("petals, wings", "kelopak, sayap"),
    "docs/sources.md#isen",
)


def fan(
    wax: Waxing, hand: Hand, starts: FloatArray, directions: FloatArray, reach: FloatArray | float, width: float
) -> None:
    """Draw tapering strokes from points (..., 2) along unit directions, ``reach`` mm long (broadcast to them)."""
    if not starts.size:
        return
    flat = starts.reshape(-1, 2)
    way = turn(directions.reshape(-1, 2), 0.07 * hand.normal(salts.ISEN_SAWUT_WAY, flat))
    long = np.broadcast_to(np.asarray(reach, np.float64), starts.shape[:-1]).reshape(-1)
    long = long * np.maximum(1 + 0.1 * hand.normal(salts.ISEN_SAWUT_LONG, flat), 0.5)
    t = np.array([0.0, 0.5, 1.0])
    lines = flat[:, None] + way[:, None] * (long[:, None] * t)[..., None]
    wax.stroke(lines, width * np.array([1.0, 0.85, 0.55]))


def lengths(curve: FloatArray) -> Sample:
    """Measure how long open curves n x k x 2 are, mm: by most of them the strokes are counted."""
    return Sample(perimeter(curve, closed=False), curve[:, 0])


def from_rim(
    wax: Waxing,
    hand: Hand,
    curve: FloatArray,
    reach: FloatArray | float,
    spacing: float,
    width: float,
    span: tuple[float, float] = (0.0, 1.0),
    dots: tuple[Waxing, float] | None = None,
    *,
    typical: FloatArray,
) -> None:
    """Draw sawut square to open curves n x k x 2, to the right of the way they run.

    Parameters
    ----------
    wax, hand
        What gathers the strokes, and the hand.
    curve
        Where the strokes start.
    reach
        How long they are, mm (scalar or n).
    spacing
        Mean distance between strokes, mm.
    width
        Nib, mm.
    span
        The part of the curve that is used, as shares of its length.
    dots
        A Waxing and a diameter in mm: cecek sawut, a dot before each tip.
    typical
        Length in mm that is typical of all such curves on the cloth, by ``lengths``: every curve
        bears as many strokes as one of that length, or one more or less by its luck.
    """
    if not curve.size:
        return
    share, there = _shares(hand, curve, float(typical) * (span[1] - span[0]) / spacing)
    points, way = along(curve, span[0] + (span[1] - span[0]) * share, closed=False)
    points, way, share = points[there], way[there], share[there]
    inward = np.stack([-way[..., 1], way[..., 0]], axis=-1)
    long = np.broadcast_to(np.asarray(reach, np.float64).reshape(-1, 1), there.shape)[there]
    # Longest in the middle of the row, as a fan is.
    off = 2 * share - 1
    long = long * (1 - 0.45 * off * off)
    fan(wax, hand, points, inward, long, width)
    if dots is not None:
        gather, diameter = dots
        gather.dot(points + inward * (long + 0.95 * diameter)[..., None], diameter)


def herringbone(
    wax: Waxing,
    hand: Hand,
    rib: FloatArray,
    reach: FloatArray | float,
    spacing: float,
    width: float,
    lean: float = 0.9,
    *,
    typical: FloatArray,
) -> None:
    """Draw sawut from both sides of ribs n x k x 2 (open), leaning forward by ``lean`` radians from the rib.

    As many strokes as on one ``typical`` mm long, which ``lengths`` finds, and otherwise as ``from_rim``.
    """
    if not rib.size:
        return
    share, there = _shares(hand, rib, float(typical) / spacing)
    points, way = along(rib, share, closed=False)
    points, way, share = points[there], way[there], share[there]
    swell = np.sqrt(4 * share * (1 - share))
    long = np.broadcast_to(np.asarray(reach, np.float64).reshape(-1, 1), there.shape)[there] * (0.35 + 0.65 * swell)
    for side in (-1.0, 1.0):
        fan(wax, hand, points, turn(way, side * lean), long, width)


def _shares(hand: Hand, curve: FloatArray, wanted: float) -> tuple[FloatArray, BoolArray]:
    """Return where on each of n curves its strokes stand, as shares 0..1 n x m, and which of the m are there."""
    counts = hand.count(wanted, heart(curve), least=2)[:, None]
    slot = np.arange(int(counts.max()))
    return np.minimum((slot + 0.5) / counts, 1.0), slot < counts

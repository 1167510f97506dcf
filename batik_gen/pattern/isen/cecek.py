"""Cecek: dots in rows, and cecek pitu: one dot with a ring of six."""

import numpy as np

from batik_gen.pattern.declaring.kinds import Isen
from batik_gen.pattern.geometry.curves import along, perimeter
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.words import Words

CECEK = Isen(
    "cecek",
    Words("cecek: dots in rows along the outline", "cecek: titik berderet mengikuti garis tepi"),
    Words(
        "everywhere; light dots in dark shapes, brown dots in light ones",
        "di mana-mana; titik terang di bidang gelap, titik cokelat di bidang terang",
    ),
    "docs/sources.md#isen",
)
CECEK_PITU = Isen(
    "cecek-pitu",
    Words("cecek pitu: one dot ringed by six", "cecek pitu: satu titik dikelilingi enam"),
    Words("hearts of rosettes, grounds", "pusat bunga, latar"),
    "docs/sources.md#isen",
)


def row(
    wax: Waxing, hand: Hand, curve: FloatArray, diameter: FloatArray | float, spacing: FloatArray | float, closed: bool
) -> None:
    """Set dots along curves n x k x 2, about ``spacing`` mm apart.

    Each curve gets a whole number of dots that fits it, one of the two next by its luck, so that equal
    shapes may hold unequal counts; spacing varies by about 11 %, and a little more where the hand sets the dots down.
    """
    if not curve.size:
        return
    points, kept = in_rows(hand, curve, spacing, closed)
    wide = np.broadcast_to(np.asarray(diameter, np.float64).reshape(-1, 1), kept.shape)
    wax.dot(points[kept], wide[kept])


def in_rows(hand: Hand, curve: FloatArray, spacing: FloatArray | float, closed: bool) -> tuple[FloatArray, BoolArray]:
    """Return the places n x m x 2 where ``row`` sets its dots, and which of them each curve has."""
    counts = hand.count(perimeter(curve, closed) / spacing, heart(curve))
    slot = np.arange(int(counts.max()))[None, :]
    kept = slot < counts[:, None]
    share = (slot + 0.5) / counts[:, None]
    points, _ = along(curve, np.clip(share, 0, 1), closed)
    stray = 0.08 * hand.normal(salts.ISEN_ROW, points) / counts[:, None]
    return along(curve, np.clip(share + stray, 0, 1), closed)[0], kept


def heart(curve: FloatArray) -> FloatArray:
    """Return a place for each of curves n x k x 2 that stays where it is when they grow: between start and half way."""
    middle: FloatArray = 0.5 * (curve[:, 0] + curve[:, curve.shape[1] // 2])
    return middle


def seven(wax: Waxing, hand: Hand, centres: FloatArray, diameter: FloatArray | float, ring: int = 6) -> None:
    """Set one dot ringed by six (or ``ring``) at centres n x 2; dots of ``diameter`` mm, 1.45 apart."""
    if not centres.size:
        return
    diameter = np.broadcast_to(np.asarray(diameter, np.float64), centres.shape[:1])
    turn = np.arange(ring) * (2 * np.pi / ring) + 0.5 * hand.normal(salts.ISEN_SEVEN_TURN, centres)[:, None]
    radius = diameter[:, None] * 1.45 * max(1.0, ring / 6) * hand.size(salts.ISEN_SEVEN_WIDE, centres, 0.5)[:, None]
    around = centres[:, None] + radius[..., None] * np.stack([np.cos(turn), np.sin(turn)], axis=-1)
    wax.dot(centres, diameter * 1.08)
    wax.dot(around, np.broadcast_to(diameter[:, None] * 0.95, around.shape[:-1]))

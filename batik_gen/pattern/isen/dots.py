"""Fillings of dots: cecek in rows, and the groups cecek telu, prapat, cecek pitu and byok."""

import numpy as np

from batik_gen.pattern.geometry.shape.lines import contours
from batik_gen.pattern.geometry.shape.points import relaxed, strewn, thinned
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.isen.kind import Bed, Filling
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.words import Words

_SOURCE = "docs/sources.md#isen"


def rows_of_dots(
    room: Room, hand: Hand, dot: float, pitch: float, edge: float, rows: int | None = None
) -> tuple[FloatArray, IntArray]:
    """Set places in rows that follow the outline inward, ``pitch`` mm apart, until each shape is full.

    Without ``rows`` the middle is filled too; a shape with room for one dot gets it.
    """
    margin = edge + 0.5 * dot
    span = np.maximum(room.deepest - margin, 0)
    # The rows share what depth there is, so that no half row is left over.
    steps = np.maximum(np.rint(span / (0.94 * pitch)), 1)
    own = np.clip(span / steps, 0.86 * pitch, 1.12 * pitch)
    most = np.full(len(room), 10_000 if rows is None else rows)
    runs = contours(room, margin, own, most)
    points, _, run = runs.spread(
        pitch * hand.size(salts.ISEN_CECEK_PACE, runs.points[runs.offsets[:-1]], 0.5), hand, 0.09
    )
    owner, level = runs.owner[run], runs.level[run]
    # At tips and creases neighbouring rows meet: outer rows go first.
    chosen = np.sort(thinned(points, owner, 0.74 * pitch, level + 1e-6 * np.arange(len(level))))
    points, owner = points[chosen], owner[chosen]
    if rows is None:
        held = (points, owner)
        more, whose = strewn(room, pitch, margin, hand, held=held, near=0.84, rounds=0, salt=salts.ISEN_CECEK_GAPS)
        more = relaxed(room, more, whose, pitch, margin, 2, held)
        points, owner = np.concatenate([points, more]), np.concatenate([owner, whose])
    # A shape too narrow for its own dots still gets a smaller one in its deepest place.
    bare = np.flatnonzero((np.bincount(owner, minlength=len(room)) == 0) & (room.deepest > edge * 0.7 + 0.25 * dot))
    if room.outlines is not None:
        points, owner = np.concatenate([points, room.centre[bare]]), np.concatenate([owner, bare])
    return points, owner


def fitted(room: Room, points: FloatArray, owner: IntArray, diameter: float, edge: float) -> FloatArray:
    """Return diameters that keep to the shape at places (n, 2)."""
    return np.clip(2 * (room.depth(points, owner) - 0.8 * edge), 0.5 * diameter, diameter)


def _cecek(bed: Bed) -> None:
    touch = bed.touch
    pitch = 2.1 * touch.dot / touch.count
    points, owner = rows_of_dots(bed.room, bed.hand, touch.dot, pitch, touch.edge, touch.rows)
    bed.canting.dots.dot(points, fitted(bed.room, points, owner, touch.dot, touch.edge))


def _group(bed: Bed, kind: Filling, ring: int, middle: bool, spread: float, turned: float) -> None:
    """Strew groups of ``ring`` dots, with one in the middle or none, over every shape."""
    touch, hand, room = bed.touch, bed.hand, bed.room
    size = kind.size(touch)
    # The group is as wide as asked, but its dots stay apart and stay dots.
    dot = min(touch.dot, (0.33 if ring < 6 else 0.28) * size)
    radius = max(0.5 * (size - dot), spread * dot)
    outer = radius + 0.5 * dot
    pitch = (2 * outer + (1.6 if ring < 6 else 1.4) * dot) / touch.count
    margin = touch.edge + outer
    # Small shapes hold one group, drawn closer.
    small = room.typical - touch.edge
    if small < outer:
        shrink = max(small / outer, 0.62)
        radius, dot, outer = radius * shrink, dot * max(shrink, 0.8), outer * shrink
        margin = touch.edge + outer
    centres, owner = strewn(
        room,
        pitch,
        margin,
        hand,
        salt=salts.ISEN_RINGED,
        near=0.86,
        seeds=bed.along(pitch, margin, 0.1, salts.ISEN_RINGED),
    )
    bare = np.flatnonzero((np.bincount(owner, minlength=len(room)) == 0) & (room.deepest > touch.rim + 0.6 * outer))
    if room.outlines is not None:
        centres, owner = np.concatenate([centres, room.centre[bare]]), np.concatenate([owner, bare])
    angle = turned + np.arange(ring) * (2 * np.pi / ring) + 0.35 * hand.normal(salts.ISEN_RINGED_TURN, centres)[:, None]
    free = room.depth(centres, owner) - touch.edge - 0.56 * dot
    wide = np.clip(
        radius * hand.size(salts.ISEN_RINGED_WIDE, centres, 0.6), 0.6 * radius, np.maximum(free, 0.6 * radius)
    )
    around = centres[:, None] + wide[:, None, None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    around = around + 0.06 * dot * hand.stray(salts.ISEN_RINGED_STRAY, around)
    bed.canting.dots.dot(around, dot)
    if middle:
        bed.canting.dots.dot(centres, 1.08 * dot)
    if touch.rows is None:
        # Single dots fill what no group fits into, mostly along the outline.
        taken = np.concatenate([around.reshape(-1, 2), centres])
        whose = np.concatenate([np.repeat(owner, ring), owner])
        edge = touch.edge + 0.4 * dot
        near = (0.62 if ring < 6 else 0.45) * pitch
        points, by = strewn(
            room,
            2.4 * dot,
            edge,
            hand,
            held=(taken, whose),
            near=max(near / (2.4 * dot), 0.9),
            rounds=0,
            salt=salts.ISEN_RINGED_GAPS,
        )
        lone, _ = _alone(points, by, taken, whose, near)
        bed.canting.dots.dot(lone, 0.8 * dot)


def _alone(
    points: FloatArray, owner: IntArray, taken: FloatArray, whose: IntArray, gap: float
) -> tuple[FloatArray, IntArray]:
    chosen = thinned(
        np.concatenate([taken, points]),
        np.concatenate([whose, owner]),
        gap,
        np.concatenate([np.zeros(len(taken)), 1.0 + np.arange(len(points))]),
    )
    chosen = chosen[chosen >= len(taken)] - len(taken)
    return points[chosen], owner[chosen]


def _telu(bed: Bed) -> None:
    _group(bed, CECEK_TELU, 3, False, 0.78, -np.pi / 2)


def _prapat(bed: Bed) -> None:
    _group(bed, PRAPAT, 4, False, 0.9, np.pi / 4)


def _pitu(bed: Bed) -> None:
    _group(bed, CECEK_PITU, 6, True, 1.4, 0.0)


def _byok(bed: Bed) -> None:
    _group(bed, BYOK, 9, False, 1.9, 0.0)


CECEK = Filling(
    "cecek",
    Words("cecek: dots in rows along the outline", "cecek: titik berderet mengikuti garis tepi"),
    Words(
        "everywhere; light dots in dark shapes, brown dots in light ones",
        "di mana-mana; titik terang di bidang gelap, titik cokelat di bidang terang",
    ),
    _SOURCE, 0.6, 0.75, 1.0, Words("diameter of a dot", "garis tengah titik"), _cecek, True,
)  # fmt: skip
CECEK_TELU = Filling(
    "cecek-telu",
    Words("cecek telu: dots in threes", "cecek telu: titik bertiga"),
    Words("strewn over grounds, grompol", "ditabur di latar, grompol"),
    _SOURCE, 1.9, 2.1, 3.0, Words("width of a group", "lebar kelompok"), _telu, True,
)  # fmt: skip
PRAPAT = Filling(
    "prapat",
    Words("prapat: dots in fours", "prapat: titik berempat"),
    Words("grounds, centres of ceplok", "latar, pusat ceplok"),
    _SOURCE, 2.0, 2.3, 3.2, Words("width of a group", "lebar kelompok"), _prapat, True,
)  # fmt: skip
CECEK_PITU = Filling(
    "cecek-pitu",
    Words("cecek pitu: one dot ringed by six", "cecek pitu: satu titik dikelilingi enam"),
    Words("hearts of rosettes, grounds", "pusat bunga, latar"),
    _SOURCE, 2.6, 3.2, 4.0, Words("width of a group", "lebar kelompok"), _pitu, True,
)  # fmt: skip
BYOK = Filling(
    "byok",
    Words("byok: a ring of dots from one touch of a many-spouted canting", "byok: lingkaran titik sekali cap canting"),
    Words("hearts of flowers", "pusat bunga"),
    _SOURCE, 3.8, 4.4, 6.0, Words("width of a ring", "lebar lingkaran"), _byok,
)  # fmt: skip

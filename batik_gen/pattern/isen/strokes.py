"""Fillings of short strokes: sawut from the rim, sawut with cecek, sawut from a rib, blarak."""

import numpy as np

from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.geometry.shape.lines import contours
from batik_gen.pattern.geometry.shape.points import thinned
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen.kind import Bed, Filling
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.words import Words

_SOURCE = "docs/sources.md#isen"
_T = np.array([0.0, 0.35, 0.7, 1.0])


def room_ahead(
    bed: Bed, starts: FloatArray, way: FloatArray, owner: IntArray, reach: FloatArray | float, slope: float = 0.7
) -> FloatArray:
    """Return how far strokes from the rim may run before they pass the middle of the shape, at most ``reach``."""
    begin = bed.room.depth(starts, owner)
    far = np.broadcast_to(np.asarray(reach, np.float64), begin.shape)
    t = np.linspace(0.0, 1.0, 9)
    trial = starts[:, None] + way[:, None] * (far[:, None] * t)[..., None]
    deep = bed.room.depth(trial, np.repeat(owner[:, None], len(t), 1))
    rising = deep >= begin[:, None] + slope * far[:, None] * t - 0.02
    good = np.cumprod(rising, axis=1).sum(axis=1) - 1
    free: FloatArray = far * np.take(t, good)
    return free


def room_out(
    bed: Bed, starts: FloatArray, way: FloatArray, owner: IntArray, reach: FloatArray | float, margin: float
) -> FloatArray:
    """Return how far strokes may run before they come within ``margin`` of the outline, at most ``reach``."""
    far = np.broadcast_to(np.asarray(reach, np.float64), owner.shape)
    t = np.linspace(0.0, 1.0, 37)
    trial = starts[:, None] + way[:, None] * (far[:, None] * t)[..., None]
    deep = bed.room.depth(trial, np.repeat(owner[:, None], len(t), 1))
    good = np.cumprod(deep >= margin, axis=1).sum(axis=1) - 1
    free: FloatArray = far * np.take(t, np.maximum(good, 0))
    return free


def tapering(bed: Bed, starts: FloatArray, way: FloatArray, long: FloatArray, width: float, bend: float = 0.0) -> None:
    """Draw strokes that thin towards their tips; ``bend`` bows them to the right."""
    if not len(starts):
        return
    side = np.stack([-way[:, 1], way[:, 0]], axis=-1)
    lines = starts[:, None] + way[:, None] * (long[:, None] * _T)[..., None]
    if bend:
        lines = lines + side[:, None] * (bend * long[:, None] * _T * (1 - _T))[..., None]
    bed.canting.lines.stroke(lines, width * np.array([1.0, 0.95, 0.8, 0.55]))


def _from_rim(bed: Bed, kind: Filling, dots: bool) -> None:
    """Draw rows of strokes square to the outline; large shapes get further rows, each behind the last."""
    touch, hand, room = bed.touch, bed.hand, bed.room
    size, width = kind.size(touch), 0.85 * touch.nib
    dot = min(touch.dot, 0.75)
    tail = 1.9 * dot if dots else 0.0
    margin = touch.edge + 0.5 * width
    pitch = size + tail + 2.2 * width
    runs = contours(room, margin, pitch, 10_000 if touch.rows is None else touch.rows)
    points, along, run = runs.spread(2.7 * touch.nib / touch.count, hand, 0.11, salts.ISEN_RIM_PACE)
    owner, level = runs.owner[run], runs.level[run]
    way = unit_in = room.inward(points, owner)
    # At a tip the slope of the depth wavers: take the side of the run.
    square = np.stack([-along[:, 1], along[:, 0]], axis=-1)
    way = np.where(((unit_in * square).sum(axis=1) > 0.8)[:, None], unit_in, square)
    way = turn(way, 0.06 * hand.normal(salts.ISEN_RIM_WAY, points))
    # Rows end before their middle is reached, and leave room for the dot.
    free = room_ahead(bed, points, way, owner, size + tail)
    # Long and short in turn, as the hand does it, each a little different.
    number = np.arange(len(points)) - np.searchsorted(run, run)
    long = np.minimum(free * 0.88, size * (1 - 0.16 * (number % 2))) - tail * np.minimum(free / (size + tail), 1)
    long = long * np.maximum(1 + 0.09 * hand.normal(salts.ISEN_RIM_LONG, points), 0.6)
    kept = long > 1.3 * width
    chosen = np.zeros(len(points), bool)
    chosen[thinned(points + way * (0.5 * long)[:, None], owner, 1.55 * touch.nib, level - 1e-3 * long)] = True
    kept &= chosen
    tapering(bed, points[kept], way[kept], long[kept], width)
    if dots:
        at = points[kept] + way[kept] * (long[kept] + 0.95 * dot)[:, None]
        clear = thinned(at, owner[kept], 1.35 * dot, level[kept] - 1e-3 * long[kept])
        bed.canting.dots.dot(at[clear], 0.92 * dot)
    if touch.rows is None:
        body = points[kept][:, None] + way[kept][:, None] * (long[kept][:, None] * np.array([0.0, 0.5, 1.0]))[..., None]
        _core(bed, body.reshape(-1, 2), np.repeat(owner[kept], 3), dot)


def _core(bed: Bed, tips: FloatArray, owner: IntArray, dot: float) -> None:
    """Set a dot wherever strokes left a hole wider than a fingertip of the canting."""
    from batik_gen.pattern.geometry.shape.points import strewn

    points, by = strewn(
        bed.room,
        2.6 * dot,
        bed.touch.edge + 2.4 * dot,
        bed.hand,
        held=(tips, owner),
        near=1.0,
        rounds=0,
        salt=salts.ISEN_RIM_DOTS,
    )
    everything = np.concatenate([tips, points])
    whose = np.concatenate([owner, by])
    first = np.concatenate([np.zeros(len(tips)), 1.0 + np.arange(len(points))])
    chosen = thinned(everything, whose, 2.2 * dot, first)
    chosen = chosen[chosen >= len(tips)]
    bed.canting.dots.dot(everything[chosen], 0.9 * dot)


def _sawut(bed: Bed) -> None:
    _from_rim(bed, SAWUT, False)


def _cecek_sawut(bed: Bed) -> None:
    _from_rim(bed, CECEK_SAWUT, True)


def _from_rib(bed: Bed, lean: float, spacing: float, width: float, stop: float, bend: float) -> None:
    """Draw the rib and strokes from both its sides, ``lean`` radians from it, until ``stop`` mm before the outline."""
    touch, hand, room, spine = bed.touch, bed.hand, bed.room, bed.spine
    rib = spine.courses(room, 1e6, touch.edge + 0.5 * touch.nib)
    if room.outlines is None:
        # Over a ground the fronds stand side by side.
        rib = spine.courses(room, 9.0 / touch.count, touch.edge + 0.5 * touch.nib)
    rib = rib.kept(rib.lengths() > 2.0)
    rib.wax(bed.canting.lines, touch.nib, 0.8, 0.75)
    reach = 6.0 / touch.count if room.outlines is None else 3.2 * room.typical
    for side in (-1.0, 1.0):
        starts, along, run = rib.spread(spacing, hand, 0.1, salts.ISEN_RIB_PACE + (0 if side < 0 else 1))
        owner = rib.owner[run]
        way = turn(along, side * (lean + 0.05 * hand.normal(salts.ISEN_RIB_WAY, starts)))
        starts = starts + way * (0.5 * touch.nib + 0.15)
        long = room_out(bed, starts, way, owner, reach, stop)
        long = long * np.clip(1 - 0.05 * np.abs(hand.normal(salts.ISEN_RIB_LONG, starts)), 0.8, 1)
        kept = long > 1.2 * width
        tapering(bed, starts[kept], way[kept], long[kept], width, -side * bend)


def _cecek_sawut_daun(bed: Bed) -> None:
    touch, hand, room = bed.touch, bed.hand, bed.room
    dot = min(touch.dot, 0.75)
    margin = touch.edge + 0.5 * dot
    runs = contours(room, margin, 1e3, 1)
    points, _, run = runs.spread(2.05 * dot / touch.count, hand, 0.09, salts.ISEN_SPINE_DOTS)
    owner = runs.owner[run]
    chosen = thinned(points, owner, 1.5 * dot, np.arange(len(points), dtype=np.float64))
    bed.canting.dots.dot(points[chosen], 0.92 * dot)
    _from_rib(bed, 0.75, 3.1 * touch.nib / touch.count, 0.75 * touch.nib, touch.edge + 1.75 * dot, 0.18)


def _blarak(bed: Bed) -> None:
    touch = bed.touch
    _from_rib(bed, 0.72, 3.5 * touch.nib / touch.count, 0.85 * touch.nib, touch.edge + 0.5 * touch.nib, 0.22)


SAWUT = Filling(
    "sawut",
    Words(
        "sawut: short strokes in a fan, from the edge or the rib",
        "sawut: garis-garis pendek berjajar dari tepi atau tulang",
    ),
    Words("petals, leaves, the small triangles of parang", "kelopak, daun, segitiga kecil pada parang"),
    _SOURCE, 2.0, 3.2, 6.0, Words("length of a stroke", "panjang goresan"), _sawut,
)  # fmt: skip
CECEK_SAWUT = Filling(
    "cecek-sawut",
    Words("cecek sawut: sawut with a dot before each tip", "cecek sawut: sawut dengan titik di ujungnya"),
    Words("petals, wings", "kelopak, sayap"),
    _SOURCE, 1.6, 2.8, 5.0, Words("length of a stroke", "panjang goresan"), _cecek_sawut,
)  # fmt: skip
CECEK_SAWUT_DAUN = Filling(
    "cecek-sawut-daun",
    Words(
        "cecek sawut daun: strokes from the midrib, dots along the rim",
        "cecek sawut daun: sawut dari tulang daun, titik di sepanjang tepi",
    ),
    Words("leaves", "daun"),
    _SOURCE, 2.0, 4.0, 8.0, Words("length of a stroke", "panjang goresan"), _cecek_sawut_daun,
)  # fmt: skip
BLARAK = Filling(
    "blarak",
    Words("blarak: strokes on a rib, as a palm frond", "blarak: garis miring pada tulang, seperti daun kelapa"),
    Words("leaves, borders", "daun, tepian"),
    "docs/sources.md#isen (general knowledge)", 3.0, 5.0, 9.0, Words("length of a stroke", "panjang goresan"), _blarak,
)  # fmt: skip

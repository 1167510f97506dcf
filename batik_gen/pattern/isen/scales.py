"""Fillings of scales and cells: sisik, sisik melik, gringsing, herangan, and rhombs of mlinjon."""

import numpy as np

from batik_gen.pattern.geometry.shape.lines import clip
from batik_gen.pattern.geometry.shape.points import grid, strewn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen.kind import Bed, Filling
from batik_gen.pattern.isen.mlinjon import rhombs
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.words import Words

_SOURCE = "docs/sources.md#isen"
_BESIDE = 4096.0
"""How far apart shapes are held while their nets are spun, mm."""


def _scale_feet(bed: Bed, radius: float) -> tuple[FloatArray, IntArray, FloatArray]:
    """Return the centres of staggered scales in the frame of the spine, their owners and radii."""
    spine, hand = bed.spine, bed.hand
    owner, number, u = spine.slots(radius, 0.3)
    most = int(np.ceil(float(spine.half.max()) / (2 * radius))) + 1
    across = np.arange(-most, most + 1)
    whose = np.repeat(owner, len(across))
    v = (np.tile(across, len(owner)) + 0.5 * np.repeat(number % 2, len(across))) * 2 * radius
    uv = np.stack([np.repeat(u, len(across)), v], axis=-1)
    near = np.abs(v) < spine.half[whose] + radius
    uv, whose = uv[near], whose[near]
    place = spine.at(uv, whose)
    uv = uv + 0.05 * radius * hand.stray(salts.ISEN_SCALE_STRAY, place)
    return uv, whose, radius * np.maximum(hand.size(salts.ISEN_SCALE_SIZE, place, 0.6), 0.7)


def _scales(bed: Bed, kind: Filling, melik: bool) -> None:
    touch, room, spine = bed.touch, bed.room, bed.spine
    radius = kind.size(touch) / touch.count
    margin = touch.edge + 0.5 * touch.nib
    uv, owner, own = _scale_feet(bed, radius)
    t = np.linspace(-0.5, 0.5, 13) * np.pi
    arc = np.stack([np.cos(t) * 1.06, np.sin(t) * 0.97], axis=-1)
    lines = spine.at(uv[:, None] + arc * own[:, None, None], np.repeat(owner[:, None], len(t), 1))
    runs = clip(room, lines, owner, margin)
    runs.kept(runs.lengths() > 0.7 * radius).wax(bed.canting.lines, touch.nib, 0.5, 0.85)
    if melik:
        eye = spine.at(uv + own[:, None] * np.array([0.34, 0.0]), owner)
        roomy = room.depth(eye, owner) > touch.edge + 0.5 * touch.dot
        bed.canting.dots.dot(eye[roomy], min(touch.dot, 0.42 * radius))


def _sisik(bed: Bed) -> None:
    _scales(bed, SISIK, False)


def _sisik_melik(bed: Bed) -> None:
    _scales(bed, SISIK_MELIK, True)


def _gringsing(bed: Bed) -> None:
    """Draw closed circlets side by side, each with its dot, smaller ones where the outline leaves less room."""
    touch, hand, room = bed.touch, bed.hand, bed.room
    nib = min(touch.nib, 0.5)
    wide = GRINGSING.size(touch) / touch.count
    smallest = 0.3 * wide
    margin = touch.edge + 0.36 * wide
    seeds = bed.along(wide, touch.edge + 0.48 * wide, 0.05, salts.ISEN_SHIELD)
    centres, owner = strewn(room, wide, margin, hand, jitter=0.08, salt=salts.ISEN_SHIELD, near=0.84, seeds=seeds)
    radius = 0.5 * (_nearest(centres, owner, wide) - 1.0 * nib)
    radius = np.minimum(radius, room.depth(centres, owner) - touch.edge - 0.5 * nib)
    radius = np.clip(radius, smallest, 0.5 * wide) * np.clip(hand.size(salts.ISEN_SHIELD_SIZE, centres, 0.5), 0.85, 1.0)
    k = 18
    t = np.arange(k) * (2 * np.pi / k)
    flat = np.asarray(hand.normal(salts.ISEN_SHIELD_FLAT, centres), np.float64) * 0.06
    turned = np.pi * hand.at(salts.ISEN_SHIELD_TURN, centres)
    swell = 1 + flat[:, None] * np.cos(2 * (t - turned[:, None]))
    ring = centres[:, None] + (radius[:, None] * swell)[..., None] * np.stack([np.cos(t), np.sin(t)], axis=-1)
    bed.canting.lines.stroke(ring, nib, closed=True)
    bed.canting.dots.dot(centres, np.minimum(touch.dot, 0.75 * radius))
    # What is left between circlets and outline takes single dots.
    taken, whose = ring.reshape(-1, 2), np.repeat(owner, k)
    small = 0.7 * touch.dot
    held = (np.concatenate([taken, centres]), np.concatenate([whose, owner]))
    points, _ = strewn(
        room, 2.6 * small, touch.edge + 0.5 * small, hand, held=held, near=0.72, rounds=0, salt=salts.ISEN_SHIELD_GAPS
    )
    clear = _far(points, held[0], 0.5 * nib + 0.95 * small)
    bed.canting.dots.dot(points[clear], small)


def _nearest(points: FloatArray, owner: IntArray, most: float) -> FloatArray:
    from scipy.spatial import cKDTree

    if len(points) < 2:
        return np.full(len(points), most)
    lifted = np.concatenate([points, 1e4 * owner[:, None].astype(np.float64)], axis=1)
    gap: FloatArray = np.minimum(np.asarray(cKDTree(lifted).query(lifted, k=2)[0])[:, 1], most)
    return gap


def _far(points: FloatArray, taken: FloatArray, gap: float) -> BoolArray:
    from scipy.spatial import cKDTree

    if not len(points) or not len(taken):
        return np.ones(len(points), bool)
    far: BoolArray = np.asarray(cKDTree(taken).query(points)[0]) > gap
    return far


def _herangan(bed: Bed) -> None:
    """Draw an irregular net of shards: the borders between places that were pushed apart a little."""
    from scipy.spatial import QhullError, Voronoi

    touch, hand, room = bed.touch, bed.hand, bed.room
    wide = HERANGAN.size(touch) / touch.count
    points, owner = grid(room, wide, hand, 0.36, salts.ISEN_SHARDS, 0.35, pad=1.6 * wide)
    # A tenth of the places is left out, so that some shards are large.
    kept = hand.at(salts.ISEN_SHARDS_KEPT, points) > 0.1
    points, owner = points[kept], owner[kept]
    apart = np.stack([owner * (_BESIDE), np.zeros(len(owner))], axis=-1)
    shifted = points - room.centre[owner] + apart
    try:
        net = Voronoi(shifted)
    except (QhullError, ValueError):
        return
    edge = np.asarray(net.ridge_vertices, np.int64)
    one, other = net.ridge_points[:, 0], net.ridge_points[:, 1]
    good = (edge >= 0).all(axis=1) & (owner[one] == owner[other])
    edge, whose = edge[good], owner[one[good]]
    corner = net.vertices
    home = room.centre[whose] - np.stack([whose * (_BESIDE), np.zeros(len(whose))], -1)
    a, b = corner[edge[:, 0]] + home, corner[edge[:, 1]] + home
    swap = (a[:, 0] > b[:, 0])[:, None]
    a, b = np.where(swap, b, a), np.where(swap, a, b)
    off = b - a
    long = np.sqrt((off * off).sum(axis=1))
    kept = long < 6 * wide
    a, b, off, whose, long = a[kept], b[kept], off[kept], whose[kept], long[kept]
    t = np.linspace(0, 1, 15)
    bow = 0.07 * hand.normal(salts.ISEN_SHARDS_BOW, 0.5 * (a + b))
    lines = a[:, None] + off[:, None] * t[:, None]
    side = np.stack([-off[:, 1], off[:, 0]], axis=-1)
    lines = lines + side[:, None] * (bow[:, None] * 4 * t * (1 - t))[..., None]
    tremble = 0.12 * np.stack([hand.noise(salts.ISEN_SHARDS_TREMBLE + i, lines, 2.6) for i in (0, 1)], axis=-1)
    lines = lines + tremble * (1.0 if hand.wobble_mm else 0.0)
    # Shards are bounded by the outline: their lines run up to its wax, though not over it.
    runs = clip(room, lines, whose, touch.rim + 0.4 * touch.nib)
    runs = runs.kept(runs.lengths() > 0.5 * touch.nib)
    runs.wax(bed.canting.lines, touch.nib, 0.6, 1.0)
    # Wax pools where three lines meet.
    ends = np.concatenate([lines[:, 0], lines[:, -1]])
    by = np.concatenate([whose, whose])
    inside = room.depth(ends, by) > touch.edge + 0.6 * touch.nib
    key = np.floor(ends * 64).astype(np.int64)
    _, first = np.unique(key[:, 0] * 2**31 + key[:, 1], return_index=True)
    first = first[inside[first]]
    bed.canting.lines.dot(ends[first], 1.3 * touch.nib)


def _mlinjon(bed: Bed) -> None:
    """Draw rhombs in a row along the spine, or in courses where the shape is wide."""
    touch, hand, room, spine = bed.touch, bed.hand, bed.room, bed.spine
    half = 0.5 * MLINJON.size(touch) / touch.count
    thin = room.typical - touch.edge
    half = min(half, max(0.72 * thin, 2.0 * touch.nib))
    pitch = 2 * 1.4142135623730951 * half + 1.7 * touch.nib
    owner, number, u = spine.slots(pitch)
    most = int(np.ceil(float(spine.half.max()) / pitch)) + 1
    across = np.arange(-most, most + 1)
    whose = np.repeat(owner, 2 * len(across))
    v = np.concatenate([across, across + 0.5]) * pitch
    uv = np.stack([np.repeat(u, len(v)), np.tile(v, len(u))], axis=-1)
    uv[:, 0] += np.tile(np.repeat([0.0, 0.5 * pitch], len(across)), len(u))
    del number
    near = np.abs(uv[:, 1]) < spine.half[whose]
    uv, whose = uv[near], whose[near]
    centres = spine.at(uv, whose)
    ahead = spine.at(uv + np.array([0.1, 0.0]), whose) - centres
    deep = room.depth(centres, whose) - touch.edge
    fits = deep >= 1.15 * half
    centres, whose, ahead = centres[fits], whose[fits], ahead[fits]
    own = np.minimum(half, deep[fits] / 1.62)
    angle = np.arctan2(ahead[:, 1], ahead[:, 0]) + 0.25 * np.pi
    cut = bed.canting.cut
    if cut is not None:
        rhombs(bed.canting.fills, cut, hand, centres, own, angle, touch.nib)
    else:
        _ringed(bed, centres, own, ahead)
    corners = centres
    small = touch.dot
    held = (np.concatenate([corners + s * ahead * (10 * half) for s in (-0.7, 0.0, 0.7)]), np.tile(whose, 3))
    points, by = strewn(
        room, 2.5 * small, touch.edge + 0.5 * small, hand, held=held, near=0.9, rounds=0, salt=salts.ISEN_RHOMB_GAPS
    )
    off = _box_gap(points, by, centres, whose, ahead)
    clear = off > 1.4142135623730951 * half + 0.9 * small
    bed.canting.dots.dot(points[clear], 0.85 * small)


def _box_gap(
    points: FloatArray, owner: IntArray, centres: FloatArray, whose: IntArray, ahead: FloatArray
) -> FloatArray:
    """Return how far places lie from the nearest rhomb's centre, in the sum of both axes."""
    from scipy.spatial import cKDTree

    if not len(centres) or not len(points):
        return np.full(len(points), np.inf)
    lifted = np.concatenate([centres, 1e4 * whose[:, None].astype(np.float64)], axis=1)
    k = min(4, len(centres))
    gap, near = cKDTree(lifted).query(np.concatenate([points, 1e4 * owner[:, None].astype(np.float64)], axis=1), k=k)
    near = near.reshape(len(points), k)
    way = ahead / np.maximum(np.sqrt((ahead * ahead).sum(axis=1)), 1e-9)[:, None]
    off = points[:, None] - centres[near]
    u = off[..., 0] * way[near][..., 0] + off[..., 1] * way[near][..., 1]
    v = -off[..., 0] * way[near][..., 1] + off[..., 1] * way[near][..., 0]
    del gap
    total: FloatArray = (np.abs(u) + np.abs(v) + np.where(whose[near] != owner[:, None], 1e6, 0.0)).min(axis=1)
    return total


def _ringed(bed: Bed, centres: FloatArray, half: FloatArray, ahead: FloatArray) -> None:
    """Draw rhombs as rings of lines about a dot."""
    touch = bed.touch
    way = ahead / np.maximum(np.sqrt((ahead * ahead).sum(axis=1)), 1e-9)[:, None]
    side = np.stack([-way[:, 1], way[:, 0]], axis=-1)
    ring = half * 1.4142135623730951 - 0.5 * touch.nib
    while (ring > 0.8 * touch.nib).any():
        kept = ring > 0.8 * touch.nib
        s = np.array([[1.0, 0], [0.5, 0.47], [0, 1], [-0.5, 0.47], [-1, 0], [-0.5, -0.47], [0, -1], [0.5, -0.47]])
        rhomb = centres[kept][:, None] + ring[kept][:, None, None] * (
            s[:, :1] * way[kept][:, None] + s[:, 1:] * side[kept][:, None]
        )
        bed.canting.lines.stroke(rhomb, touch.nib, closed=True)
        ring = ring - 2.5 * touch.nib
    bed.canting.dots.dot(centres, np.minimum(touch.dot, 0.5 * half))


SISIK = Filling(
    "sisik",
    Words("sisik: scales in staggered rows", "sisik: susunan sisik berselang-seling"),
    Words("grounds, bodies", "latar, badan"),
    _SOURCE, 1.6, 2.2, 3.0, Words("radius of a scale", "jari-jari sisik"), _sisik, True,
)  # fmt: skip
SISIK_MELIK = Filling(
    "sisik-melik",
    Words("sisik melik: scales with a dot in each", "sisik melik: sisik dengan titik di dalamnya"),
    Words("grounds, birds", "latar, burung"),
    _SOURCE, 2.0, 2.7, 4.0, Words("radius of a scale", "jari-jari sisik"), _sisik_melik, True,
)  # fmt: skip
GRINGSING = Filling(
    "gringsing",
    Words(
        "gringsing: closed scales side by side, each with a dot",
        "gringsing: sisik tertutup rapat, masing-masing bertitik",
    ),
    Words("whole grounds", "seluruh latar"),
    _SOURCE, 3.0, 3.6, 6.0, Words("width of a scale", "lebar sisik"), _gringsing, True,
)  # fmt: skip
HERANGAN = Filling(
    "herangan",
    Words("herangan: an irregular net of shards", "herangan: jaring pecahan tak beraturan"),
    Words("light grounds", "latar terang"),
    "docs/sources.md#isen (sources differ); measured on sido luhur", 4.0, 6.0, 10.0,
    Words("width of a shard", "lebar pecahan"), _herangan, True,
)  # fmt: skip
MLINJON = Filling(
    "mlinjon",
    Words("mlinjon: rhombs of rings, one in the other", "mlinjon: belah ketupat bersusun"),
    Words("the channels between parang rows, stripes of lereng", "alur di antara baris parang, lajur lereng"),
    "docs/sources.md#parang, measured", 3.0, 4.5, 9.0, Words("side of a rhomb", "sisi belah ketupat"), _mlinjon,
)  # fmt: skip

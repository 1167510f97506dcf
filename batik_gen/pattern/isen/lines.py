"""Fillings of lines and courses: galaran, rambutan, sirapan, untu walang."""

import numpy as np

from batik_gen.pattern.geometry.shape.lines import Runs, clip, contours
from batik_gen.pattern.geometry.shape.points import thinned
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen.kind import Bed, Filling
from batik_gen.values.arrays import FloatArray
from batik_gen.values.words import Words

_SOURCE = "docs/sources.md#isen"


def _galaran(bed: Bed) -> None:
    touch = bed.touch
    pitch = max(GALARAN.size(touch) / touch.count, 2.1 * touch.nib)
    margin = touch.edge + 0.5 * touch.nib
    if touch.follow:
        span = np.maximum(bed.room.deepest - margin, 0.5 * pitch)
        own = np.clip(span / np.maximum(np.rint(span / pitch), 1), 0.85 * pitch, 1.15 * pitch)
        runs = contours(bed.room, margin + 0.08 * pitch, own, 10_000 if touch.rows is None else touch.rows)
    else:
        runs = bed.spine.courses(bed.room, _shared(bed, pitch, margin), margin + 0.06 * pitch)
    runs = Runs(_swayed(bed, runs, 0.09 * pitch, 9.0), runs.offsets, runs.owner, runs.level)
    runs.kept(runs.lengths() > 2.5 * touch.nib).wax(bed.canting.lines, touch.nib, 0.8, 0.85)


def _shared(bed: Bed, pitch: float, margin: float) -> FloatArray:
    """Return the pitch of each shape so that its lines share the width there is."""
    half = np.maximum(bed.spine.half - margin, 1e-3)
    own: FloatArray = np.clip(half / np.maximum(np.rint(half / pitch), 1), 0.85 * pitch, 1.15 * pitch)
    return own if bed.room.outlines is not None else np.full(len(bed.room), pitch)


def _swayed(bed: Bed, runs: Runs, most: float, wave: float) -> FloatArray:
    """Move the points of runs by a noise of their own, each line unlike its neighbour."""
    line = np.repeat(runs.level, np.diff(runs.offsets))
    shifted = runs.points + 37.0 * (line % 64)[:, None]
    stray = np.stack([bed.hand.noise(salts.ISEN_SWAY + i, shifted, wave) for i in (0, 1)], axis=-1)
    return runs.points + (most if bed.hand.wobble_mm else 0.0) * stray


def _rambutan(bed: Bed) -> None:
    """Draw hair: finer, closer, wavy, each hair ending where it likes."""
    touch, hand, room = bed.touch, bed.hand, bed.room
    nib = max(0.62 * touch.nib, 0.28)
    pitch = max(RAMBUTAN.size(touch) / touch.count, 2.2 * nib)
    margin = touch.edge + 0.5 * nib + 0.15
    runs = bed.spine.courses(room, pitch, margin)
    runs = runs.kept(runs.lengths() > 1.6)
    # Each line is one to several hairs, parted by short gaps at places of its own.
    long = runs.lengths()
    pieces = np.maximum(np.rint(long / 13.0), 1).astype(np.int64) + 1
    run = np.repeat(np.arange(len(runs)), pieces)
    number = np.arange(len(run)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    start = runs.points[runs.offsets[:-1]]
    share = 1.0 / (pieces[run] - 1)
    low = (number - hand.at(salts.ISEN_HAIR_PARTS, start)[run]) * share
    long = long[run]
    tips = runs.at(run, low)[0]
    high = np.minimum(
        low + share - (0.7 + 0.6 * hand.at(salts.ISEN_HAIR_GAP, tips)) / long,
        1 - 0.8 * hand.at(salts.ISEN_HAIR_LAST, tips) / long,
    )
    low = np.maximum(low, 0.8 * hand.at(salts.ISEN_HAIR_FIRST, tips) / long)
    good = (high - low) * long > 0.9
    run, low, high = run[good], low[good], high[good]
    t = np.linspace(0, 1, 18)
    hair, way = runs.at(np.repeat(run[:, None], len(t), 1), low[:, None] + (high - low)[:, None] * t)
    # Neighbouring hairs wave together, as hair does.
    quick, slow = hand.noise(salts.ISEN_HAIR_QUICK, hair, 4.2), hand.noise(salts.ISEN_HAIR_SLOW, hair, 9.0)
    wave = pitch * (0.34 * quick + 0.3 * slow)
    hair = hair + np.stack([-way[..., 1], way[..., 0]], axis=-1) * wave[..., None]
    owner = runs.owner[run]
    kept = clip(room, hair, owner, touch.edge + 0.5 * nib)
    kept.kept(kept.lengths() > 0.8).wax(bed.canting.lines, nib, 0.6, 0.7)


def _sirapan(bed: Bed) -> None:
    """Draw shingles: courses along the shape, short square strokes hanging from each, moved by half a tile."""
    touch, hand, room, spine = bed.touch, bed.hand, bed.room, bed.spine
    wide = SIRAPAN.size(touch) / touch.count
    tall = 1.7 * wide
    margin = touch.edge + 0.5 * touch.nib
    pitch = _shared(bed, tall, margin)
    runs = spine.courses(room, pitch, margin + 0.06 * tall)
    runs = Runs(_swayed(bed, runs, 0.06 * tall, 11.0), runs.offsets, runs.owner, runs.level)
    runs = runs.kept(runs.lengths() > 1.2 * wide)
    runs.wax(bed.canting.lines, touch.nib, 0.8, 0.9)
    # Strokes hang to the right of each course; the uppermost course has them on its left as well.
    most = int(np.ceil((spine.half / pitch).max())) + 2
    level = np.arange(-most, most)
    owner, number, u = spine.slots(wide, 0.0)
    whose = np.repeat(owner, len(level))
    line = np.tile(level, len(owner))
    shift = 0.5 * wide * (line % 2)
    foot = np.stack([np.repeat(u, len(level)) + shift, line * pitch[whose]], axis=-1)
    del number
    foot[:, 0] += 0.09 * wide * hand.normal(salts.ISEN_SIRAPAN, spine.at(foot, whose))
    down = np.linspace(0.0, 1.0, 6) * 0.8 + 0.14
    uv = np.stack([np.repeat(foot[:, :1], len(down), 1), foot[:, 1:] + down * pitch[whose][:, None]], axis=-1)
    near = np.abs(foot[:, 1]) < spine.half[whose] + tall
    lines = spine.at(uv[near], np.repeat(whose[near][:, None], len(down), 1))
    cut = clip(room, lines, whose[near], margin)
    cut.kept(cut.lengths() > 0.3 * tall).wax(bed.canting.lines, 0.85 * touch.nib, 0.8, 0.8)


def _untu_walang(bed: Bed) -> None:
    """Draw grasshopper's teeth: rows of small triangles on curves that follow the outline inward."""
    touch, hand, room = bed.touch, bed.hand, bed.room
    tooth = UNTU_WALANG.size(touch)
    margin = touch.edge + 0.5 * touch.nib
    span = np.maximum(room.deepest - margin, 0.5 * tooth)
    pitch = tooth * 0.95 + 2.1 * touch.nib
    rows = np.maximum(np.floor((span + 0.3 * tooth) / pitch), 1)
    if touch.rows is not None:
        rows = np.minimum(rows, touch.rows)
    own = np.clip(span / rows, 0.8 * pitch, 1.2 * pitch)
    high = np.minimum(0.95 * tooth, own - 1.6 * touch.nib)
    runs = contours(room, margin, own, rows)
    runs = runs.kept(runs.lengths() > 2.2 * tooth)
    base, way, run = runs.spread(tooth / touch.count, hand, 0.08, salts.ISEN_TOOTH_PACE)
    if not len(base):
        return
    owner = runs.owner[run]
    inward = np.stack([-way[:, 1], way[:, 0]], axis=-1)[:, None]
    tall = high[owner] * np.maximum(1 + 0.08 * hand.normal(salts.ISEN_TOOTH_TALL, base), 0.7)
    wide = 0.4 * tooth / touch.count * np.maximum(hand.size(salts.ISEN_TOOTH_WIDE, base, 0.8), 0.7)
    t = np.linspace(0, 1, 7)
    deep = room.depth(base[:, None] + inward * (tall[:, None] * t)[..., None], np.repeat(owner[:, None], 7, 1))
    rising = (np.diff(deep, axis=1) > 0.5 * tall[:, None] / 6).cumprod(axis=1).sum(axis=1) / 6
    tall = tall * rising
    middle = base + inward[:, 0] * (0.4 * tall)[:, None]
    # Where the outline bends in, a broad foot would stand on its wax: the foot narrows.
    ends = base[:, None] + way[:, None] * (wide[:, None] * np.array([-1.0, 1.0]))[..., None]
    lack = touch.edge - room.depth(ends, np.repeat(owner[:, None], 2, 1)).min(axis=1)
    wide = wide * np.where(lack > 0, 0.55, 1.0)
    kept = (tall > 0.55 * high[owner]) & (lack < 0.25)
    clear = np.zeros(len(base), bool)
    clear[thinned(middle, owner, 1.7 * 0.4 * tooth / touch.count, runs.level[run] - tall)] = True
    kept &= clear
    foot, out, side = base[kept], inward[kept] * tall[kept][:, None, None], way[kept] * wide[kept][:, None]
    # The sides are a little hollow, as two strokes of the nib leave them.
    tip, mid = foot + out[:, 0], foot + 0.5 * out[:, 0]
    teeth = np.stack([foot - side, mid - 0.42 * side, tip, mid + 0.42 * side, foot + side], axis=1)
    bed.canting.fills.area(teeth)


GALARAN = Filling(
    "galaran",
    Words("galaran: parallel lines along the form", "galaran: garis-garis sejajar mengikuti bentuk"),
    Words("frames, wings, shading", "bingkai, sayap, bayangan"),
    "docs/sources.md#isen: pitch 1.5-2 mm, line 0.5-0.7 mm", 1.3, 1.6, 2.2,
    Words("distance of the lines", "jarak antargaris"), _galaran,
)  # fmt: skip
RAMBUTAN = Filling(
    "rambutan",
    Words("rambutan (rawan): fine wavy hair lines", "rambutan (rawan): garis halus bergelombang seperti rambut"),
    Words("manes, feathers, water", "surai, bulu, air"),
    _SOURCE, 0.9, 1.15, 1.5, Words("distance of the hairs", "jarak antarhelai"), _rambutan,
)  # fmt: skip
SIRAPAN = Filling(
    "sirapan",
    Words("sirapan: courses of shingles", "sirapan: susunan sirap"),
    Words("roofs of meru, buildings", "atap meru, bangunan"),
    _SOURCE, 1.6, 2.0, 3.0, Words("width of a shingle", "lebar sirap"), _sirapan,
)  # fmt: skip
UNTU_WALANG = Filling(
    "untu-walang",
    Words("untu walang: rows of grasshopper's teeth", "untu walang: barisan gigi belalang"),
    Words("borders, stripes of udan liris", "tepian, lajur udan liris"),
    _SOURCE, 2.0, 2.4, 3.2, Words("width of a tooth", "lebar gigi"), _untu_walang,
)  # fmt: skip

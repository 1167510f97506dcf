"""Fillings strewn over a shape: kembang pacar, cacah gori, beras wutah."""

import numpy as np

from batik_gen.pattern.geometry.curves import leaf, turn
from batik_gen.pattern.geometry.shape.points import settled, strewn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.isen.kind import Bed, Filling
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.words import Words

_SOURCE = "docs/sources.md#isen"


def _kembang_pacar(bed: Bed) -> None:
    """Strew small flowers of four petals about a dot, some turned, and single dots between them."""
    touch, hand, room = bed.touch, bed.hand, bed.room
    size = KEMBANG_PACAR.size(touch)
    small = room.typical - touch.edge
    size = min(size, max(2 * small, 2.6)) if room.outlines is not None else size
    margin = touch.edge + 0.5 * size
    pitch = 1.42 * size / touch.count
    seeds = bed.along(pitch, margin, 0.14, salts.ISEN_PACAR)
    centres, owner = strewn(room, pitch, margin, hand, jitter=0.24, salt=salts.ISEN_PACAR, seeds=seeds)
    bare = np.flatnonzero((np.bincount(owner, minlength=len(room)) == 0) & (room.deepest > touch.rim + 0.4 * size))
    if room.outlines is not None:
        centres, owner = np.concatenate([centres, room.centre[bare]]), np.concatenate([owner, bare])
    free = 2 * (room.depth(centres, owner) - touch.edge)
    own = np.clip(size * hand.size(salts.ISEN_PACAR_SIZE, centres, 0.8), 0.6 * size, np.maximum(free, 0.6 * size))
    turned = np.pi * hand.at(salts.ISEN_PACAR_TURN, centres)
    heart = np.minimum(0.2 * own, 0.8 * touch.dot)
    for petal in range(4):
        angle = turned + petal * (np.pi / 2) + 0.09 * hand.normal(salts.ISEN_PACAR_PETAL_TURN + petal, centres)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        long = (0.5 * own - 0.62 * heart) * np.maximum(
            hand.size(salts.ISEN_PACAR_PETAL_LONG + petal, centres, 0.7), 0.7
        )
        blade = leaf(long, 0.72 * long, 7, 0.62)
        bed.canting.fills.area(turn(blade, angle[:, None]) + (centres + way * (0.66 * heart)[:, None])[:, None])
    bed.canting.dots.dot(centres, heart)
    taken = np.concatenate([centres, *(centres + 0.34 * size * np.stack([np.cos(turned + q), np.sin(turned + q)], -1)
                                       for q in (0.0, np.pi / 2, np.pi, 1.5 * np.pi))])  # fmt: skip
    dot = 0.75 * touch.dot
    points, by = strewn(
        room,
        3.0 * dot,
        touch.edge + 0.5 * dot,
        hand,
        held=(taken, np.tile(owner, 5)),
        near=0.98,
        rounds=0,
        salt=salts.ISEN_PACAR_GAPS,
    )
    del by
    bed.canting.dots.dot(points, dot)


def _dashes(
    bed: Bed, long: float, pitch: float, width: float, jitter: float, salt: int, angles: int
) -> tuple[FloatArray, FloatArray, FloatArray, IntArray]:
    """Strew directed places; return centres, unit directions, half lengths and owners."""
    touch, hand, room = bed.touch, bed.hand, bed.room
    small = room.typical - touch.edge
    margin = touch.edge + 0.5 * width + min(0.13 * long, 0.5 * max(small, 0.0))
    centres, owner = strewn(room, pitch, margin, hand, jitter=jitter, salt=salt, near=0.82)
    if not len(centres):
        return centres, centres, np.zeros(0), owner
    half = 0.5 * long * np.maximum(hand.size(salt + 4, centres, 1.0), 0.6)
    angle = (np.arange(angles) + hand.at(salt + 5, centres)[:, None]) * (np.pi / angles)
    way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    ends = np.array([-1.0, -0.4, 0.4, 1.0])
    trials = centres[:, None, None] + way[:, :, None] * (half[:, None, None] * ends)[..., None]
    best = settled(room, centres, owner, trials, touch.edge + 0.5 * width, hand, salt + 6)
    chosen = np.take_along_axis(way, best[:, None, None], axis=1)[:, 0]
    # Near the outline a dash is shortened rather than cut.
    tips = centres[:, None] + chosen[:, None] * (half[:, None] * np.array([-1.0, 1.0]))[..., None]
    deep = room.depth(tips, np.repeat(owner[:, None], 2, 1)).min(axis=1) - touch.edge - 0.5 * width
    half = np.maximum(half + np.minimum(deep, 0) * 1.1, 0.18 * long)
    return centres, chosen, half, owner


def _cacah_gori(bed: Bed) -> None:
    """Strew chopped dashes, every third crossed by another."""
    touch, hand = bed.touch, bed.hand
    long = CACAH_GORI.size(touch)
    width = 1.15 * touch.nib
    centres, way, half, owner = _dashes(bed, long, 1.08 * long / touch.count, width, 0.26, salts.ISEN_GORI, 7)
    t = np.array([-1.0, 0.0, 1.0])
    bed.canting.lines.stroke(centres[:, None] + way[:, None] * (half[:, None] * t)[..., None], width)
    crossed = (hand.at(salts.ISEN_GORI_CROSSED, centres) < 0.3) & (half > 0.36 * long)
    crossed &= bed.room.depth(centres, owner) > touch.edge + 0.5 * width + 0.6 * half
    side = turn(way, 0.5 * np.pi + 0.25 * hand.normal(salts.ISEN_GORI_CROSSING, centres))
    over = centres[crossed][:, None] + side[crossed][:, None] * (0.55 * half[crossed][:, None] * t)[..., None]
    bed.canting.lines.stroke(over, width)


def _beras_wutah(bed: Bed) -> None:
    """Strew grains of rice."""
    touch = bed.touch
    long = BERAS_WUTAH.size(touch)
    width = 0.33 * long
    centres, way, half, _ = _dashes(bed, long, 0.98 * long / touch.count, width, 0.3, salts.ISEN_RICE, 7)
    t = np.array([-1.0, -0.35, 0.35, 1.0])
    lines = centres[:, None] + way[:, None] * (np.maximum(half - 0.25 * width, 0.3)[:, None] * t)[..., None]
    bed.canting.fills.stroke(lines, width * np.array([0.55, 1.0, 1.0, 0.5]))


KEMBANG_PACAR = Filling(
    "kembang-pacar",
    Words("kembang pacar: small flowers of four petals", "kembang pacar: bunga kecil berkelopak empat"),
    Words("grounds", "latar"),
    _SOURCE, 3.0, 3.6, 5.0, Words("width of a flower", "lebar bunga"), _kembang_pacar, True,
)  # fmt: skip
CACAH_GORI = Filling(
    "cacah-gori",
    Words("cacah gori: chopped strokes this way and that", "cacah gori: goresan pendek ke segala arah"),
    Words("grounds", "latar"),
    _SOURCE, 2.0, 2.7, 4.0, Words("length of a stroke", "panjang goresan"), _cacah_gori, True,
)  # fmt: skip
BERAS_WUTAH = Filling(
    "beras-wutah",
    Words("beras wutah: spilled rice", "beras wutah: beras tumpah"),
    Words("grounds of Madura, Cirebon and the coast", "latar Madura, Cirebon, dan pesisir"),
    _SOURCE, 2.2, 2.8, 3.4, Words("length of a grain", "panjang butir"), _beras_wutah, True,
)  # fmt: skip

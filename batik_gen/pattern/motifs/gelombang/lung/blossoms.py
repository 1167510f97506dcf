"""Waxing the flowers of a lung gelombang: of three kinds, each turned its own way, none looking straight at one."""

import numpy as np

from batik_gen.pattern.geometry.curves import ellipse, place, spline
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.motifs.gelombang.lung.flowers import Flowers
from batik_gen.pattern.motifs.gelombang.lung.pens import Copies, LungPens
from batik_gen.pattern.motifs.gelombang.lung.stem import Skeleton
from batik_gen.values.arrays import FloatArray

ROUND, POINTED, DOUBLE = range(3)
"""Kinds of flowers: round petals, pointed ones, and pointed ones about a brown cup."""
_PETALS = ((8, 7, 8), (7, 6), (6, 5))
"""Petals of each kind, in the hearts of coils, in large and in small flowers."""
_GOLDEN = 0.6180339887498949
_NODDING = (0.06, 0.18)
"""How far a flower nods: its way towards the one who looks is shorter by this share, by this and so much more."""


def wax_flowers(pens: LungPens, copies: Copies, plant: Skeleton, flowers: Flowers) -> None:
    """Draw the stalks, the blossoms in the hearts of coils, and the flowers between."""
    to, hand, scale = pens.flora, copies.plan.hand, copies.scale
    _, run = copies.lines(flowers.stalks)
    pens.stalk.stroke(run, np.linspace(1.25, 0.9, flowers.stalks.shape[1]) * to.nib)
    for number, coil in enumerate(plant.coils):
        _, hearts = copies.of(coil.heart[None], 20.0)
        kind = (2 * number + number // 4) % 3
        turned, radius = np.full(len(hearts), 0.3 + number), np.full(len(hearts), coil.bloom * scale)
        _blossoms(pens, hand, hearts, turned, radius, kind, 0)
    for size in (1, 2):
        for kind in range(3):
            of_kind = (flowers.large == 2 - size) & ((flowers.number + flowers.number // 3) % 3 == kind)
            whose, centres = copies.of(flowers.centres[of_kind], 10.0)
            turned = 2 * np.pi * ((flowers.number[of_kind][whose] * _GOLDEN) % 1.0)
            radius = flowers.radius[of_kind][whose] * scale
            # A cup has no room in a small flower.
            _blossoms(pens, hand, centres, turned, radius, min(kind, POINTED), size)


def _blossoms(
    pens: LungPens, hand: Hand, centres: FloatArray, turned: FloatArray, radius: FloatArray, kind: int, size: int
) -> None:
    """Draw open flowers of any size at once: light petals with sawut, a dark heart; all in them shrinks with them."""
    to, petals = pens.flora, _PETALS[size][kind]
    # A pointed petal has room for fewer.
    sawut = ((5, 3, 1), (3, 1, 1), (3, 1, 1))[kind][size]
    thin = np.minimum(0.8 * to.nib, 0.07 * radius + 0.22)[:, None]
    fine = np.minimum(to.fine, 0.06 * radius + 0.1)[:, None]
    nods = _Nodding.of(centres, turned)
    wide = 0.9 * float(np.sin(np.pi / petals))
    petal = _petal(wide, kind)
    for number in range(petals):
        angle = turned + number * (2 * np.pi / petals) + 0.02 * hand.normal(salts.FLORA_PETAL_TURN + number, centres)
        own = radius * hand.size(salts.FLORA_PETAL_SIZE + number, centres, 0.35)
        ring = nods.seen(place(petal * own[:, None, None], centres, angle))
        to.plates.area(ring)
        to.lines.stroke(ring, thin, closed=True)
        for stroke in range(sawut):
            # The middle one reaches furthest, the others fan out beside it.
            off = 2.0 * (stroke - 0.5 * (sawut - 1)) / max(sawut, 2)
            start = (0.36, 0.46, 0.56)[kind]
            run = np.array([[start, 0.38 * off * wide], [0.74 - 0.2 * abs(off), 0.62 * off * wide]])
            to.isen.stroke(nods.seen(place(run * own[:, None, None], centres, angle)), fine)
    if kind == DOUBLE:
        _cup(pens, nods, centres, turned, radius)
    core = 0.2 if kind == DOUBLE else 0.28
    heart = nods.seen(place(ellipse(core * radius, core * radius, 20), centres))
    to.dark.area(heart)
    to.lines.stroke(heart, thin, closed=True)
    to.dots.dot(nods.seen(centres[:, None])[:, 0], 0.12 * radius)
    for number in range(6):
        way = turned + number * (np.pi / 3)
        ring = centres + np.stack([np.cos(way), np.sin(way)], axis=-1) * (0.61 * core * radius)[:, None]
        to.dots.dot(nods.seen(ring[:, None])[:, 0], 0.36 * core * radius)


def _petal(wide: float, kind: int) -> FloatArray:
    """Return a petal of length 1 along x, k x 2: notched at its round end, or pointed."""
    if kind == ROUND:
        half = np.array([[0.26, 0.0], [0.45, 0.56 * wide], [0.72, 0.8 * wide], [0.93, 0.62 * wide], [1.0, 0.2 * wide]])
        end = np.array([[0.96, 0.0]])
    else:
        half = np.array(
            [[0.26, 0.0], [0.42, 0.62 * wide], [0.62, 0.8 * wide], [0.82, 0.52 * wide], [0.94, 0.16 * wide]]
        )
        end = np.array([[1.02, 0.0]])
    return spline(np.concatenate([half, end, half[:0:-1] * np.array([1.0, -1.0])]), 3)


def _cup(pens: LungPens, nods: "_Nodding", centres: FloatArray, turned: FloatArray, radius: FloatArray) -> None:
    """Draw five brown petals about the heart, between those behind them."""
    to = pens.flora
    petal = _petal(0.62, ROUND)
    for number in range(5):
        angle = turned + 0.35 + number * (2 * np.pi / 5)
        ring = nods.seen(place(petal * (0.52 * radius)[:, None, None], centres, angle))
        to.halves.area(ring)
        to.dots.stroke(ring, np.minimum(0.05 * radius + 0.1, 0.4)[:, None], closed=True)


class _Nodding:
    """Turn flowers away from the one who looks: n centres, the way each nods, and how much shorter it is along that."""

    def __init__(self, centres: FloatArray, way: FloatArray, short: FloatArray) -> None:
        self.centres, self.way, self.short = centres, way, short

    @classmethod
    def of(cls, centres: FloatArray, turned: FloatArray) -> "_Nodding":
        """Let each flower nod its own way, which stays its own where the plant moves a little."""
        luck = (turned * (3.0 * _GOLDEN)) % 1.0
        angle = 2.0 * np.pi * ((turned * (5.0 * _GOLDEN)) % 1.0)
        least, more = _NODDING
        return cls(centres, np.stack([np.cos(angle), np.sin(angle)], axis=-1), least + more * luck)

    def seen(self, points: FloatArray) -> FloatArray:
        """Return places n x k x 2 of flowers as they are seen: what is near hardly shortened, what is behind more."""
        off = points - self.centres[:, None]
        along = (off * self.way[:, None]).sum(axis=-1)
        size = np.maximum(np.sqrt((off * off).sum(axis=-1)), 1e-9)
        share = 0.5 * (1.0 - along / size)
        moved: FloatArray = points - (self.short[:, None] * along * (0.5 + share))[..., None] * self.way[:, None]
        return moved

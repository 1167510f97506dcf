"""Flora for grown motifs: pointed leaves split along the rib, bunches of berries, blossoms, buds, curls."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import ellipse, length, normals, place, spline, turn
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.values.arrays import FloatArray

_LEAF = 13


@dataclass(frozen=True)
class Brushes:
    """Name what gathers each part, from the lowest to the uppermost.

    Parameters
    ----------
    under
        Brown stalks that lie beneath the plates.
    plates, halves, blue, dark
        Light plates; what on them is brown, keeps the blue of the first bath, is dyed dark.
    lines, isen, dots
        Outlines; brown isen; light dots.
    nib, fine, dot
        Widths of outline and isen and diameter of cecek, mm.
    count
        How many isen, 1 is usual.
    light_ground
        True where the ground is light: berries are then dark.
    """

    under: Waxing
    plates: Waxing
    halves: Waxing
    blue: Waxing
    dark: Waxing
    lines: Waxing
    isen: Waxing
    dots: Waxing
    nib: float
    fine: float
    dot: float
    count: float
    light_ground: bool


def rib_of(long: FloatArray, bend: FloatArray | float, k: int = _LEAF) -> FloatArray:
    """Return ribs of leaves, n x k x 2, from the origin along +x, bending to the right by ``bend`` of the length."""
    t = np.arange(k) / (k - 1)
    bend = np.broadcast_to(np.asarray(bend, np.float64), long.shape)
    return np.stack(
        [long[:, None] * t * (1 - 0.2 * np.abs(bend)[:, None] * t), (long * bend)[:, None] * t * t], axis=-1
    )


def swell(k: int = _LEAF, belly: float = 0.4) -> FloatArray:
    """Return the half width of a pointed leaf along its rib, as a share of the greatest."""
    t = np.arange(k) / (k - 1)
    side = np.where(t < belly, t / belly, (1 - t) / (1 - belly))
    # Round at the foot, drawn out to a long point.
    wide: FloatArray = np.where(t < belly, side * (2 - side), side * side * (3 - 2 * side) * 0.55 + 0.45 * side)
    return wide


def leaf_ring(rib: FloatArray, wide: FloatArray, belly: float = 0.4) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return leaves about ribs n x k x 2: the whole ring, its right and its left side, each from foot to tip."""
    half = 0.5 * wide[:, None] * swell(rib.shape[1], belly)
    off = normals(rib, closed=False) * half[..., None]
    right, left = rib + off, rib - off
    return np.concatenate([right, left[:, -2:0:-1]], axis=1), right, left


def leaves(
    to: Brushes, hand: Hand, feet: FloatArray, angle: FloatArray, long: FloatArray, wide: FloatArray,
    bend: float, kind: int,
) -> None:  # fmt: skip
    """Draw n pointed leaves of one kind.

    ``kind``: 0 light with sawut, 1 light and brown, 2 light and dark, 3 dark with cecek,
    4 light and blue; the side that is dyed lies inside the bend.
    """
    if not len(feet):
        return
    rib0 = rib_of(long, bend)
    ring0, right0, left0 = leaf_ring(rib0, wide)
    ring, rib, right, left = (turn(x, angle[:, None]) + feet[:, None] for x in (ring0, rib0, right0, left0))
    small = float(np.median(long)) < 6.5 or float(np.median(wide)) < 3.4
    thin = min(to.nib, 0.12 * float(np.median(wide)) + 0.25)
    dyed, light = (right, left) if bend >= 0 else (left, right)
    if kind == 3:
        to.dark.area(ring)
    else:
        to.plates.area(ring)
    if kind in (1, 2, 4):
        half = np.concatenate([rib, dyed[:, -2:0:-1]], axis=1)
        {1: to.halves, 2: to.dark, 4: to.blue}[kind].area(half)
    to.lines.stroke(ring, thin, closed=True)
    reach = slice(0, -2)
    to.lines.stroke(rib[:, reach], np.maximum(thin * np.linspace(0.95, 0.6, rib[:, reach].shape[1]), 0.8 * to.fine))
    if small:
        if kind == 0:
            to.isen.dot(0.5 * (rib + ring[:, : rib.shape[1]])[:, 4:8:3], 0.7 * to.dot)
        return
    # One side carries sawut from the rib towards the rim, the other a row of cecek.
    if kind != 3:
        _half_sawut(to, hand, rib, light)
    if kind == 0:
        _half_sawut(to, hand, rib, dyed)
    if kind in (1, 2, 3, 4):
        _half_cecek(to, hand, rib, dyed)
    if kind == 3:
        _half_cecek(to, hand, rib, light)


def _half_sawut(to: Brushes, hand: Hand, rib: FloatArray, rim: FloatArray) -> None:
    long = float(np.median(length(rib[:, -1] - rib[:, 0])))
    many = max(4, int(np.rint(0.72 * long / (2.9 * to.fine) * to.count)))
    at = (0.13 + 0.66 * (np.arange(many) + 0.5) / many) * (rib.shape[1] - 1)
    ahead = 0.07 * (rib.shape[1] - 1)
    one, other = _between(rib, at), _between(rim, np.minimum(at + ahead, rib.shape[1] - 1.01))
    way = other - one
    far = length(way)
    room = far - 0.5 * to.nib - 0.5 * to.fine - 0.3
    start = one + way / np.maximum(far, 1e-9)[..., None] * (0.45 * to.nib)
    keep = np.maximum(0.84 * room * (1 - 0.22 * (np.arange(many) % 2)), 0.2)
    if room.size and float(np.median(room)) > 0.6:
        sawut.fan(to.isen, hand, start, way / np.maximum(far, 1e-9)[..., None], keep, 0.9 * to.fine)


def _half_cecek(to: Brushes, hand: Hand, rib: FloatArray, rim: FloatArray) -> None:
    half = float(np.median(length(rim - rib).max(axis=1)))
    free = half - 0.9 * to.nib
    dot = min(to.dot, 0.62 * free)
    if dot < 0.4:
        return
    middle = (rib + (rim - rib) * 0.5)[:, 2:-3]
    cecek.row(to.dots, hand, middle, dot, 1.75 * dot / to.count, closed=False)


def _between(curve: FloatArray, at: FloatArray) -> FloatArray:
    i = np.minimum(np.floor(at).astype(np.int64), curve.shape[1] - 2)
    out: FloatArray = curve[:, i] + (curve[:, i + 1] - curve[:, i]) * (at - i)[:, None]
    return out


BUNCH = np.array(
    [[1.9, -0.62], [1.9, 0.62], [2.9, -1.22], [2.9, 0.0], [2.9, 1.22], [3.9, -0.62], [3.9, 0.62], [4.9, 0.0]]
)
"""Where the berries of a bunch sit, in berry diameters from its foot."""
BUNCH_LONG = 5.45


def bunch_ring() -> FloatArray:
    """Return the outline of a bunch, in berry diameters from its foot."""
    return np.array([[0.4, 0.2], [1.4, 1.0], [2.2, 1.7], [3.3, 1.8], [4.4, 1.1], [5.4, 0.25],
                     [5.4, -0.25], [4.4, -1.1], [3.3, -1.8], [2.2, -1.7], [1.4, -1.0], [0.4, -0.2]])  # fmt: skip


def bunches(to: Brushes, hand: Hand, feet: FloatArray, angle: FloatArray, berry: FloatArray) -> None:
    """Draw bunches of berries (buah buni): a stalk, then berries, each light with a dark eye."""
    if not len(feet):
        return
    size = float(np.median(berry))
    thin = min(0.85 * to.nib, 0.3 * size)
    for x, y in ((0.0, 0.0), *((x, y) for x, y in BUNCH if abs(y) > 0.1)):
        # The stalk itself, then a little stalk to each berry beside it.
        line = np.array([[0.0, 0.0], [2.0, 0.0], [4.3, 0.0]]) if x == 0 else np.array([[x - 1.0, 0.0], [x, y]])
        run = turn(line * berry[:, None, None], angle[:, None]) + feet[:, None]
        to.under.stroke(run, thin if x == 0 else 0.8 * thin)
    for number, spot in enumerate(BUNCH):
        _berry(to, hand, feet + turn(berry[:, None] * spot, angle), berry, number)


def clusters(to: Brushes, hand: Hand, centres: FloatArray, turned: FloatArray, radius: FloatArray) -> None:
    """Draw berries that hang together: seven, or three where there is little room."""
    if not len(centres):
        return
    seven = float(np.median(radius)) > 4.1
    wide = radius * (0.64 if seven else 0.9)
    spots = [(0.0, 0.0)] * seven
    for number in range(6 if seven else 3):
        way = number * (np.pi / 3 if seven else 2 * np.pi / 3)
        spots.append((float(np.cos(way)), float(np.sin(way))))
    for number, spot in enumerate(spots):
        off = turn(np.array(spot) * ((1.06 if seven else 0.6) * wide)[:, None], turned)
        _berry(to, hand, centres + off, wide, number)


def _berry(to: Brushes, hand: Hand, at: FloatArray, wide: FloatArray, number: int) -> None:
    wide = 0.97 * wide * hand.size(salts.FLORA_BERRY + number, at, 0.4)
    ring = place(ellipse(0.5 * wide, 0.5 * wide, 18), at)
    (to.dark if to.light_ground else to.plates).area(ring)
    to.lines.stroke(ring, min(0.72 * to.nib, 0.24 * float(np.median(wide))), closed=True)
    (to.dots if to.light_ground else to.dark if number % 2 else to.isen).dot(at, np.maximum(0.3 * wide, 0.5))


def tendrils(
    to: Brushes, feet: FloatArray, angle: FloatArray, size: FloatArray, side: float, shape: FloatArray, width: float
) -> None:
    """Draw thin curls with a berry in the eye; ``shape`` is the line, its last point the eye."""
    flip = np.array([1.0, side])
    line = turn(shape * flip * size[:, None, None], angle[:, None]) + feet[:, None]
    to.lines.stroke(line[:, :-1], width * np.linspace(1.0, 0.75, line.shape[1] - 1))
    to.dots.dot(line[:, -1], 1.25 * to.dot)


def curl(turns: float, k: int = 22) -> FloatArray:
    """Return a shoot of unit reach that leaves along +x and rolls up to the right; the last point is its eye."""
    bend = np.arange(k, dtype=np.float64) / k
    bend = (0.2 + bend * bend * 1.3) / (0.2 + bend * bend * 1.3).sum()
    way, at, line = 0.0, np.zeros(2), [np.zeros(2)]
    for i in range(k):
        way += turns * 2 * np.pi * float(bend[i])
        at = at + (1.5 - 1.0 * i / k) / k * np.array([np.cos(way), np.sin(way)])
        line.append(at)
    inward = way + np.pi / 2
    line.append(at + 0.075 * np.array([np.cos(inward), np.sin(inward)]))
    run = np.stack(line)
    scaled: FloatArray = run / np.sqrt((run * run).sum(axis=1)).max()
    return scaled


def blossoms(
    to: Brushes, hand: Hand, centres: FloatArray, turned: FloatArray, radius: FloatArray, petals: int, kind: int
) -> None:
    """Draw open flowers: petals with a notch in their tips, sawut from their feet, a dark heart of cecek pitu.

    ``kind`` 0 has light petals, 1 light and brown in turn, 2 dark tips.
    """
    if not len(centres):
        return
    size = float(np.median(radius))
    heart = 0.27
    wedge = np.sin(np.pi / petals)
    thin = min(to.nib, 0.075 * size + 0.25)
    # One petal along +x in radii: it swells to the room that its wedge leaves.
    wide = 0.92 * wedge
    knots = np.array([[heart, 0.0], [0.42, 0.52 * wide], [0.68, 0.74 * wide], [0.9, 0.66 * wide], [1.0, 0.28 * wide],
                      [0.95, 0.0], [1.0, -0.28 * wide], [0.9, -0.66 * wide], [0.68, -0.74 * wide],
                      [0.42, -0.52 * wide]])  # fmt: skip
    petal = spline(knots[None], 4)[0]
    for number in range(petals):
        angle = turned + number * (2 * np.pi / petals) + 0.015 * hand.normal(salts.FLORA_PETAL_TURN + number, centres)
        own = radius * hand.size(salts.FLORA_PETAL_SIZE + number, centres, 0.35)
        ring = place(petal * own[:, None, None], centres, angle)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        brown = kind == 1 and number % 2 == 1
        if brown:
            to.dark.area(ring)
        else:
            to.plates.area(ring)
        to.lines.stroke(ring, thin, closed=True)
        if size < 5:
            (to.dots if brown else to.isen).dot(centres + way * (0.66 * own)[:, None], 0.8 * to.dot)
            continue
        if brown:
            for share, off in ((0.5, 0.0), (0.68, 0.2), (0.68, -0.2), (0.83, 0.0)):
                side = np.stack([-way[:, 1], way[:, 0]], axis=-1)
                to.dots.dot(centres + (way * share + side * (off * wide * 1.6)) * own[:, None], 0.85 * to.dot)
            continue
        if kind == 2:
            tip = spline(np.array([[0.76, 0.4 * wide], [0.9, 0.42 * wide], [0.92, 0.0], [0.9, -0.42 * wide],
                                   [0.76, -0.4 * wide], [0.7, 0.0]])[None], 3)[0]  # fmt: skip
            to.dark.area(place(tip * own[:, None, None], centres, angle))
            to.dots.dot(centres + way * (0.81 * own)[:, None], 0.7 * to.dot)
        for off in (-0.26, 0.0, 0.26):
            t = np.array([0.0, 0.5, 1.0])
            run = np.stack([heart + 0.1 + t * (0.26 if off else 0.34) * (0.8 if kind == 2 else 1.15),
                            off * wide * (1.0 + 0.7 * t)], axis=-1)  # fmt: skip
            to.isen.stroke(place(run * own[:, None, None], centres, angle), to.fine * np.array([1.0, 0.9, 0.6]))
    ring = place(ellipse(heart * radius, heart * radius, 26), centres)
    to.dark.area(ring)
    to.lines.stroke(ring, thin, closed=True)
    cecek.seven(to.dots, hand, centres, np.minimum(to.dot, 0.115 * heart / 0.27 * radius), 6)


def buds(to: Brushes, hand: Hand, feet: FloatArray, angle: FloatArray, long: FloatArray, kind: int) -> None:
    """Draw closed flowers that point along ``angle``: a petal between two dark sepals that bend towards it."""
    if not len(feet):
        return
    for side in (1.0, -1.0):
        leaves(to, hand, feet, angle + side * 0.78, 0.78 * long, 0.27 * long, -0.32 * side, 3)
    leaves(to, hand, feet, angle, long, 0.36 * long, 0.0, 4 if kind == 1 else 0)

"""The figures of a semen cloth: the meru with its peaks, the pair of birds. No garuda, no spread wing."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.flora import shapes as flora
from batik_gen.pattern.geometry.curves import along, place, spline
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.pattern.isen import cecek, sawut
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Wax

PEAKS = ((0.0, 1.0, 0.30), (-0.33, 0.66, 0.24), (0.33, 0.66, 0.24), (-0.62, 0.40, 0.2), (0.62, 0.40, 0.2))
"""Peaks of a meru: where, how high, half how wide, in heights; the first stands behind the others."""


@dataclass(frozen=True)
class Figures(flora.Brushes):
    """Name what gathers a figure: as for flora, with what lies over its halves, and the eyes over its dots."""

    plates_over: Waxing
    halves_over: Waxing
    eyes: Waxing

    def layers(self) -> list[Waxing]:
        """Return all of them, lowest first."""
        return [self.plates, self.halves, self.plates_over, self.blue, self.dark, self.halves_over, self.lines,
                self.isen, self.dots, self.eyes]  # fmt: skip


def figures(
    under: Waxing, name: str, nib: float, fine: float, dot: float, count: float, light_ground: bool = True
) -> Figures:
    """Return fresh brushes whose layers are called by their craft names and ``name``."""
    return Figures(
        under=under, nib=nib, fine=fine, dot=dot, count=count, light_ground=light_ground,
        plates=Waxing("tembok" + name, Wax.TEMBOK, 5), halves=Waxing("isi cokelat" + name, Wax.KLOWONG, 2),
        plates_over=Waxing("tembok atas" + name, Wax.TEMBOK, 5), blue=Waxing("mbironi" + name, Wax.BIRON, 6),
        dark=Waxing("isen terbuka" + name, Wax.OPEN, 2), halves_over=Waxing("cokelat atas" + name, Wax.KLOWONG, 2),
        lines=Waxing("klowong" + name, Wax.KLOWONG, 1), isen=Waxing("isen" + name, Wax.KLOWONG, 2),
        dots=Waxing("cecek" + name, Wax.CECEK, 4), eyes=Waxing("mata" + name, Wax.OPEN, 2),
    )  # fmt: skip


def peak(high: float, half: float, k: int = 15) -> FloatArray:
    """Return a pointed arch on the ground line, its tip straight up."""
    v = np.arange(k) / (k - 1)
    side = half * (1 - v * v * (0.55 + 0.45 * v))
    right = np.stack([side, -high * v], axis=-1)
    return np.concatenate([right, right[-2::-1] * np.array([-1.0, 1.0])])


def meru_outline(high: float, away: float, waves: int, swing: float, k: int = 140) -> FloatArray:
    """Return a wavy line over the peaks, ``away`` mm outside them, from the right foot to the left."""
    t = np.linspace(0.0, np.pi, k)
    ray = np.stack([np.cos(t), -np.sin(t)], axis=-1)
    reach = np.arange(1, 241) / 200 * 1.05 * high
    at = ray[:, None] * reach[:, None]
    inside = np.zeros(at.shape[:2], bool)
    for x, tall, half in PEAKS:
        v = -at[..., 1] / (tall * high)
        inside |= (v <= 1) & (np.abs(at[..., 0] - x * high) <= half * high * (1 - v * v * (0.55 + 0.45 * v)))
    # The farthest place inside, widened to its neighbours and smoothed: the line runs over the clefts.
    far = (inside * reach).max(axis=1)
    for _ in range(5):
        far = np.maximum(far, np.maximum(np.roll(far, 1), np.roll(far, -1)))
    for _ in range(10):
        far = 0.25 * np.concatenate([far[:1], far[:-1]]) + 0.5 * far + 0.25 * np.concatenate([far[1:], far[-1:]])
    far = far + away + swing * np.cos(2 * np.pi * waves * np.arange(k) / (k - 1))
    line: FloatArray = ray * far[:, None]
    return line


def meru(back: Figures, front: Figures, hand: Hand, feet: FloatArray, high: FloatArray) -> None:
    """Draw merus standing on n places: five peaks of nested arches, each with sawut, cecek and a core."""
    if not len(feet):
        return
    size = float(np.median(high))
    for number, (x, tall, half) in enumerate(PEAKS):
        # The middle peak and the outermost ones stand behind the two between them.
        to = front if number in (1, 2) else back
        at = feet + np.stack([x * high, np.zeros(len(feet))], axis=-1)
        grown = high * (hand.size(salts.SEMEN_PEAK + number, at, 0.3) - 0.01)
        for tallness, width, fill, nib in (
            (1.0, 1.0, to.halves, 1.0), (0.77, 0.69, to.plates_over, 0.7), (0.63, 0.55, to.dark, 0.7),
            (0.27, 0.22, to.blue if number == 0 else to.halves_over, 0.6),
        ):  # fmt: skip
            ring = place(peak(tallness * tall, width * half) * grown[:, None, None], at)
            fill.area(ring)
            to.lines.stroke(ring, nib * to.nib, closed=True)
        dot = min(to.dot, 0.1 * half * size)
        for tallness, width in ((0.905, 0.88), (0.44, 0.36)):
            row = place(peak(tallness * tall, width * half) * grown[:, None, None], at)[:, 1:-1]
            cecek.row(to.dots, hand, row, dot, 1.8 * dot, closed=False)
        arc = place(peak(0.63 * tall, 0.56 * half) * grown[:, None, None], at)[:, 2:-2]
        sawut.from_rim(
            to.isen, hand, arc, 0.13 * half * size, 2.6 * to.fine, 0.9 * to.fine, typical=sawut.lengths(arc).median
        )


def wavy(brown: Waxing, light: Waxing, feet: FloatArray, high: float, nib: float) -> None:
    """Draw the wavy coat of a meru: a brown plate with light lines that follow its edge."""
    coat = meru_outline(high, 4.6, 13, 0.45)
    brown.area(feet[:, None] + coat)
    for away, width in ((3.4, 0.8), (1.5, 0.6)):
        light.stroke(feet[:, None] + meru_outline(high, away, 13, 0.45)[4:-4], width * nib)


def slopes(to: Figures, hand: Hand, feet: FloatArray, high: float) -> None:
    """Strew cecek over the slopes of a meru, between its peaks and its coat, as if the forest grew there."""
    pitch = 2.7 / np.sqrt(to.count)
    rows, many = int(1.1 * high / (0.87 * pitch)), int(1.1 * high / pitch)
    j, i = np.meshgrid(np.arange(rows), np.arange(-many, many + 1), indexing="ij")
    at = np.stack([(i + 0.5 * (j % 2)) * pitch, -0.87 * pitch * (j + 0.6)], axis=-1).reshape(-1, 2)
    outline = meru_outline(high, 0.1, 1, 0.0)
    a, b, x, y = outline[:-1], outline[1:], at[:, :1], at[:, 1:]
    # The outline runs round the foot of the mountain: a place lies in one of its wedges, on the near side of its rim.
    wedge = (a[:, 0] * y - a[:, 1] * x <= 0) & (x * b[:, 1] - y * b[:, 0] < 0)
    near = (b - a)[:, 0] * (y - a[:, 1]) - (b - a)[:, 1] * (x - a[:, 0]) <= 0
    clear = (wedge & near).any(axis=1)
    margin = 0.5 * to.dot
    for middle, tall, half in PEAKS:
        v = -at[:, 1] / (tall * high + margin)
        wide = half * high * (1 - v * v * (0.55 + 0.45 * v)) + margin
        clear &= (v > 1) | (np.abs(at[:, 0] - middle * high) > wide)
    spots = feet[:, None] + at[clear]
    spots = spots + 0.07 * pitch * hand.stray(salts.SEMEN_SLOPE, spots)
    to.dots.dot(spots, 0.85 * to.dot)


BODY = np.array([[0.555, -0.60], [0.50, -0.555], [0.455, -0.46], [0.435, -0.34], [0.43, -0.20], [0.36, -0.05],
                 [0.20, 0.07], [-0.05, 0.13], [-0.36, 0.10], [-0.32, -0.02], [-0.12, -0.14], [0.10, -0.20],
                 [0.24, -0.29], [0.315, -0.42], [0.345, -0.55], [0.39, -0.655], [0.46, -0.70], [0.535, -0.685],
                 [0.575, -0.645]])  # fmt: skip
"""A standing bird that looks to the right, in lengths of its body."""
_BEAK = np.array([[0.555, -0.675], [0.63, -0.66], [0.71, -0.595], [0.63, -0.61], [0.545, -0.595]])
_WING = np.array([[0.26, -0.20], [0.08, -0.17], [-0.16, -0.08], [-0.44, -0.03], [-0.22, 0.05], [0.06, 0.05],
                  [0.26, -0.05]])  # fmt: skip
_TAIL = ((2.96, 0.66, -0.36), (3.2, 0.8, -0.38), (3.46, 0.82, -0.38), (3.72, 0.76, -0.36), (3.99, 0.6, -0.34))
"""Tail feathers: direction, length, bend."""
_PLUMES = (3, 2, 3, 2, 3)
"""How they are filled."""
_CREST = ((0.40, -0.70, 0.31, -0.78), (0.45, -0.71, 0.40, -0.85), (0.50, -0.71, 0.51, -0.86))
"""Feathers of the crest: from where to where."""


def bird_outline() -> FloatArray:
    """Return the place that a bird takes, roughly, in lengths of its body."""
    return np.array([[0.9, -0.42], [0.6, -0.82], [0.3, -0.6], [0.0, -0.3], [-0.35, -0.62], [-0.75, -0.62], [-1.1, -0.2],
                     [-1.05, 0.14], [-0.4, 0.2], [0.05, 0.42], [0.3, 0.42], [0.4, 0.0], [0.62, -0.25]])  # fmt: skip


def birds(to: Figures, hand: Hand, at: FloatArray, size: FloatArray, side: float) -> None:
    """Draw birds at n places that look to the right (``side`` 1) or the left (-1), their wings folded."""
    if not len(at):
        return
    own = size * hand.size(salts.SEMEN_BIRD, at, 0.3)
    flip = np.array([side, 1.0])
    long = float(np.median(size))

    def put(shape: FloatArray) -> FloatArray:
        return place(shape * flip * own[:, None, None], at)

    root = np.array([-0.28, 0.04])
    for number, (way, far, bend) in enumerate(_TAIL):
        angle = way if side > 0 else np.pi - way
        feet = put(root[None] + 0.05 * np.array([[np.cos(way), np.sin(way)]]))[:, 0]
        flora.leaves(to, hand, feet, np.full(len(at), angle), own * far, own * 0.16, -bend * side, _PLUMES[number])
    for x in (0.02, 0.16):
        leg = np.array([[x, 0.1], [x + 0.05, 0.24], [x + 0.02, 0.36], [x + 0.14, 0.38]])
        to.lines.stroke(put(leg), 0.8 * to.nib)
    body = put(spline(BODY[None], 4)[0])
    to.halves.area(body)
    to.lines.stroke(body, to.nib, closed=True)
    to.halves.area(put(_BEAK))
    to.lines.stroke(put(_BEAK), 0.7 * to.nib, closed=True)
    wing = put(spline(_WING[None], 4)[0])
    to.dark.area(wing)
    to.lines.stroke(wing, 0.8 * to.nib, closed=True)
    dot = min(to.dot, 0.045 * long)
    upper, lower = [[0.16, -0.13], [-0.04, -0.08], [-0.2, 0.0]], [[0.16, -0.04], [0.02, 0.0], [-0.12, 0.03]]
    for run in (np.array(upper), np.array(lower)):
        cecek.row(to.dots, hand, along(put(run), np.linspace(0, 1, 8), closed=False)[0], dot, 1.75 * dot, closed=False)
    belly = np.array([[0.3, 0.0], [0.12, 0.08], [-0.08, 0.115], [-0.24, 0.1]])
    cecek.row(to.dots, hand, put(belly), 0.8 * dot, 1.9 * dot, closed=False)
    # Neck and breast carry small strokes, the head an eye and a crest.
    for x, y, half in ((0.40, -0.52, 0.03), (0.39, -0.43, 0.035), (0.375, -0.34, 0.045), (0.36, -0.25, 0.05)):
        run = np.array([[x - half, y - 0.01], [x, y + 0.025], [x + half, y - 0.01]])
        to.dots.stroke(put(run), 1.1 * to.fine)
    eye = put(np.array([[0.49, -0.635]]))[:, 0]
    to.dots.dot(eye, 0.078 * own)
    to.eyes.dot(eye, 0.038 * own)
    for x, y, tip_x, tip_y in _CREST:
        run = np.array([[x, y], [0.5 * (x + tip_x) + 0.015, 0.5 * (y + tip_y) - 0.02], [tip_x, tip_y]])
        to.lines.stroke(put(run), 0.55 * to.nib)
        to.isen.dot(put(np.array([[tip_x, tip_y]]))[:, 0], 1.4 * to.dot)

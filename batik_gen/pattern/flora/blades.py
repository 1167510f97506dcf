"""Petals and leaves of many copies at once, each drawn anew, and isen that follow the form they live in.

A blade has a spine that bends and two sides of their own. A place in it is told by ``u``, 0 at the foot and 1 at the
tip, and ``v``, -1 at the one side, 0 on the spine, 1 at the other: whatever fills a blade is planned in these, and so
bends, narrows and ends as the blade does (docs/sources.md#isen: isen follow the form).
"""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.flora.sheet import profile
from batik_gen.pattern.geometry.curves import length, normals
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import BoolArray, FloatArray

POINTS = 18
"""Points along the spine of a blade."""
_ALONG = np.linspace(0.0, 1.0, 7)
_LEAST = 0.45
"""A stroke shorter than this, mm, is not drawn."""


@dataclass(frozen=True)
class Blades:
    """Hold n petals or leaves.

    Parameters
    ----------
    spine
        Their spines from foot to tip, mm, n x k x 2.
    sides
        How far their sides lie off the spine, to its right and to its left, mm, n x 2 x k.
    """

    spine: FloatArray
    sides: FloatArray

    @property
    def ring(self) -> FloatArray:
        """Their outlines, n x 2k x 2."""
        out = normals(self.spine, closed=False)
        right = self.spine + out * self.sides[:, 0, :, None]
        left = self.spine - out * self.sides[:, 1, :, None]
        return np.concatenate([right, left[:, ::-1]], axis=1)

    @property
    def long(self) -> FloatArray:
        """Their lengths along the spine, mm, n."""
        total: FloatArray = length(self.spine[:, 1:] - self.spine[:, :-1]).sum(axis=1)
        return total

    @property
    def wide(self) -> FloatArray:
        """Their breadths where they are broadest, mm, n."""
        widest: FloatArray = self.sides.sum(axis=1).max(axis=1)
        return widest

    def picked(self, which: BoolArray) -> "Blades":
        """Return those that a mask names."""
        return Blades(self.spine[which], self.sides[which])

    def at(self, u: FloatArray, v: FloatArray) -> FloatArray:
        """Return places told by shares n x m (or m), n x m x 2."""
        n, k = self.spine.shape[:2]
        u, v = np.broadcast_arrays(u, v)
        u, v = (np.broadcast_to(share, (n, share.shape[-1])) for share in (u, v))
        where = np.clip(u, 0.0, 1.0) * (k - 1)
        low = np.minimum(where.astype(np.int64), k - 2)
        part = (where - low)[..., None]
        rows = np.arange(n)[:, None]
        out = normals(self.spine, closed=False)
        middle = self.spine[rows, low] * (1 - part) + self.spine[rows, low + 1] * part
        off = out[rows, low] * (1 - part) + out[rows, low + 1] * part
        half = self.sides[rows, (v < 0).astype(np.int64)]
        rim: FloatArray = half[rows, np.arange(u.shape[1]), low] * (1 - part[..., 0])
        rim = rim + half[rows, np.arange(u.shape[1]), low + 1] * part[..., 0]
        placed: FloatArray = middle + off * (v * rim)[..., None]
        return placed


def grown(
    feet: FloatArray, angle: FloatArray | float, long: FloatArray | float, wide: FloatArray | float,
    bend: FloatArray | float = 0.0, outline: FloatArray | None = None, lopsided: FloatArray | float = 0.0,
) -> Blades:  # fmt: skip
    """Return blades that leave their feet n x 2 along ``angle`` and bend by so many radians towards their tips.

    ``outline`` is their half breadth along them where ``wide`` is 2, a leaf's if it is not said; a ``lopsided`` one is
    broader to the right of its way and narrower to the left.
    """
    n = len(feet)
    angle, long, wide, bend, lopsided = (
        np.broadcast_to(np.asarray(x, np.float64), (n,)) for x in (angle, long, wide, bend, lopsided)
    )
    shape = profile(0.4, 0.16, True, POINTS) if outline is None else outline
    t = (np.arange(POINTS - 1) + 0.5) / (POINTS - 1)
    way = angle[:, None] + bend[:, None] * t * t
    step = (long / (POINTS - 1))[:, None, None] * np.stack([np.cos(way), np.sin(way)], axis=-1)
    spine = np.concatenate([feet[:, None], feet[:, None] + np.cumsum(step, axis=1)], axis=1)
    half = 0.5 * wide[:, None] * shape
    return Blades(spine, np.stack([half * (1 + lopsided)[:, None], half * (1 - lopsided)[:, None]], axis=1))


def sawut(
    pen: Waxing, hand: Hand, blades: Blades, apart: FloatArray | float, nib: float,
    sides: tuple[float, ...] = (1.0, -1.0), reach: float = 0.78, span: tuple[float, float] = (0.1, 0.84),
) -> None:  # fmt: skip
    """Draw strokes from the rib towards the rim, leaning to the tip, ``apart`` mm: every second one shorter.

    They are graded: long where the blade is broad, closer and finer towards its tip.
    """
    if not len(blades.spine):
        return
    wanted = (span[1] - span[0]) * blades.long / apart
    counts = hand.count(wanted, blades.spine[:, 0], 2)
    slot = np.arange(int(counts.max()))
    share = (slot + 0.5) / counts[:, None]
    # Towards the tip they come closer.
    u = span[0] + (span[1] - span[0]) * share * (1.2 - 0.2 * share)
    for side in sides:
        foot = blades.at(u, np.full(u.shape, 0.06 * side))
        luck = hand.stray(salts.ISEN_BLADE_SAWUT, foot)
        far = reach * np.where(slot % 2, 0.72, 1.0) * (1 + 0.07 * luck[..., 0])
        lean = (0.34 - 0.12 * share) * blades.wide[:, None] / np.maximum(blades.long, 1e-9)[:, None]
        lean = lean * (1 + 0.1 * luck[..., 1])
        kept = slot < counts[:, None]
        run = [blades.at(u + lean * far * part, side * far * part + 0.06 * side) for part in (0.04, 0.5, 1.0)]
        lines = np.stack(run, axis=2)
        kept &= length(lines[:, :, 2] - lines[:, :, 0]) > _LEAST
        pen.stroke(lines[kept], nib * np.array([1.0, 0.85, 0.5]))


def galaran(
    pen: Waxing, hand: Hand, blades: Blades, apart: float, nib: float, reach: FloatArray | float = 0.7,
    spread: float = 0.8,
) -> None:  # fmt: skip
    """Draw lines from the foot of a petal along it, ``apart`` mm where it is broadest, outer ones shorter."""
    if not len(blades.spine):
        return
    counts = hand.count(spread * blades.wide / apart, blades.spine[:, 0], 2)
    slot = np.arange(int(counts.max()))
    v = spread * (2 * (slot + 0.5) / counts[:, None] - 1)
    # A half turns round: counted from both sides, so that no line jumps aside where one more comes.
    foot = blades.at(np.full(v.shape, 0.06), 0.9 * v)
    luck = hand.normal(salts.ISEN_BLADE_GALARAN, foot)
    far = np.asarray(reach)[..., None] * (1 - 0.42 * v * v) * np.where(slot % 2, 0.72, 1.0) * (1 + 0.08 * luck)
    far = np.clip(far, 0.1, 0.95)
    run = [blades.at(0.06 + (far - 0.06) * part, v * (0.9 + 0.06 * part)) for part in _ALONG]
    lines = np.stack(run, axis=2)
    kept = (slot < counts[:, None]) & (length(lines[:, :, -1] - lines[:, :, 0]) > _LEAST)
    pen.stroke(lines[kept], nib * (1.0 - 0.55 * _ALONG * _ALONG))


def cecek(
    pen: Waxing, hand: Hand, blades: Blades, apart: float, diameter: FloatArray, v: float,
    span: tuple[float, float] = (0.14, 0.86),
) -> None:  # fmt: skip
    """Set dots in a row at ``v`` along the outline (0 on the spine), ``apart`` diameters, smaller to foot and tip."""
    if not len(blades.spine):
        return
    counts = hand.count((span[1] - span[0]) * blades.long / (apart * diameter), blades.spine[:, -1], 2)
    slot = np.arange(int(counts.max()))
    share = (slot + 0.5) / counts[:, None]
    where = blades.at(span[0] + (span[1] - span[0]) * share, np.full(share.shape, v))
    stray = hand.normal(salts.ISEN_BLADE_CECEK, where) * 0.09 / counts[:, None]
    where = blades.at(span[0] + (span[1] - span[0]) * (share + stray), np.full(share.shape, v))
    graded = diameter[:, None] * (0.66 + 1.36 * share * (1 - share))
    kept = slot < counts[:, None]
    pen.dot(where[kept], graded[kept])

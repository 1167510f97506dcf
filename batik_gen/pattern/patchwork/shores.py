"""Patches with wavy outlines: bays and headlands, as long as every ray from the middle crosses the outline once.

What is drawn over such an outline is cut by moving what lies beyond it back
along the rays: the shape then ends on the outline, wherever it went outside.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from batik_gen.pattern.geometry.clipping import Ragged, cut_strokes, dense
from batik_gen.pattern.geometry.curves import length, turn
from batik_gen.values.arrays import FloatArray, IntArray

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

_RAYS = 400
"""Directions in which an outline is looked for."""
_STEPS = 14
"""Steps in which it is reached; each leaves a part of the way that is small where the ray meets it steeply."""
_REACHED = 0.02
"""A ray of whose way less than that is left, mm, has arrived."""
_WELL = 6.0
"""Whatever lies deeper, mm, is touched by no outline: how much deeper need not be known."""
_PACE = 0.9
"""Distance of an outline's vertices, mm: the longest piece of an edge near it, too."""


@dataclass(frozen=True, eq=False)
class Coast:
    """Hold a closed line.

    Parameters
    ----------
    middle
        A place inside, from which every ray crosses the line once.
    ring
        Its vertices k x 2, in the order of their directions from the middle.
    """

    middle: FloatArray
    ring: FloatArray

    def depth(self, q: FloatArray, known: float = np.inf) -> FloatArray:
        """Return how far places (..., 2) lie inside, mm; of those far outside, at least how far they do not.

        Of those that lie deeper than ``known`` mm, at least how far they do.
        """
        far = length(q - self.middle)
        deep, least = np.array(self._furthest - far), self._nearest - far
        near = deep > -4.0
        if known < np.inf:
            deep = np.where(least > known, least, deep)
            near &= least <= known
        places = q[near]
        if len(places):
            at = np.asarray(self._tree.query(places)[1], np.int64)
            away = np.minimum(self._to_edge(places, at - 1), self._to_edge(places, at))
            deep[near] = np.where(far[near] <= length(self.clamped(places) - self.middle) + 1e-9, away, -away)
        return deep

    def clamped(self, q: FloatArray) -> FloatArray:
        """Return places (m, 2), those outside moved back to the outline along their rays."""
        off = q - self.middle
        at = np.searchsorted(self._turns, _turn_of(off), side="right") - 1
        a, b = self.ring[at], self.ring[(at + 1) % len(self.ring)]
        along, to = b - a, a - self.middle
        beyond = off[:, 0] * along[:, 1] - off[:, 1] * along[:, 0]
        share = (to[:, 0] * along[:, 1] - to[:, 1] * along[:, 0]) / np.where(np.abs(beyond) > 1e-12, beyond, 1.0)
        kept = (share >= 1) | (share <= 0) | (np.abs(beyond) <= 1e-12)
        moved: FloatArray = np.where(kept[:, None], q, self.middle + off * share[:, None])
        return moved

    def inset(self, distance: float, rounding: float = 0.0) -> "Coast":
        """Return the line so many mm inside, its corners softened over about ``rounding`` mm."""
        angle = np.arange(_RAYS) * (2 * np.pi / _RAYS)
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        far, left = np.zeros(_RAYS), np.arange(_RAYS)
        for _ in range(_STEPS):
            # No outline lies nearer than the nearest: so far along a ray nothing is passed over.
            free = self.depth(self.middle + far[left, None] * way[left]) - distance
            far[left] = np.maximum(far[left] + free, 0.5)
            left = left[free > _REACHED]
            if not len(left):
                break
        ring = _even(self.middle + far[:, None] * way)
        half = int(np.rint(0.5 * rounding / _PACE))
        for _ in range(2 if half else 0):
            ring = np.mean([np.roll(ring, k, axis=0) for k in range(-half, half + 1)], axis=0)
        return coast_of(self.middle, ring)

    def _to_edge(self, q: FloatArray, at: IntArray) -> FloatArray:
        a, b = self.ring[at], self.ring[(at + 1) % len(self.ring)]
        along, off = b - a, q - a
        share = (off * along).sum(axis=1) / np.maximum((along * along).sum(axis=1), 1e-12)
        return length(off - along * np.clip(share, 0.0, 1.0)[:, None])

    @cached_property
    def _tree(self) -> "cKDTree":
        from scipy.spatial import cKDTree

        return cKDTree(self.ring)

    @cached_property
    def _furthest(self) -> float:
        return float(length(self.ring - self.middle).max())

    @cached_property
    def _nearest(self) -> float:
        # Half an edge lies nearer than its ends.
        return float(length(self.ring - self.middle).min()) - _PACE

    @cached_property
    def _turns(self) -> FloatArray:
        return np.maximum.accumulate(_turn_of(self.ring - self.middle))


def coast_of(middle: FloatArray, ring: FloatArray) -> Coast:
    """Return the coast along a closed line k x 2 that runs clockwise on the cloth about a place."""
    return Coast(middle, np.roll(ring, -int(_turn_of(ring - middle).argmin()), axis=0))


def _turn_of(off: FloatArray) -> FloatArray:
    """Return numbers 0..4 that grow as directions (m, 2) turn clockwise on the cloth."""
    size = np.abs(off[:, 0]) + np.abs(off[:, 1])
    part = off[:, 0] / np.maximum(size, 1e-300)
    turned: FloatArray = np.where(off[:, 1] >= 0, 1 - part, 3 + part)
    return turned


def _even(ring: FloatArray) -> FloatArray:
    """Return a closed line with vertices about equally far apart."""
    run = np.concatenate([ring, ring[:1]])
    reach = np.concatenate([np.zeros(1), np.cumsum(length(run[1:] - run[:-1]))])
    want = np.arange(max(int(reach[-1] / _PACE), 12))
    want = want * (reach[-1] / len(want))
    return np.stack([np.interp(want, reach, run[:, axis]) for axis in (0, 1)], axis=-1)


@dataclass(frozen=True, eq=False)
class Shore:
    """Hold one patch within a coast, and how its filling lies in it, as ``patches.Patch`` does.

    Parameters
    ----------
    coast
        Its outline, in its own coordinates.
    at, angle, scale, dots
        As of any patch.
    """

    coast: Coast
    at: FloatArray
    angle: float = 0.0
    scale: float = 1.0
    dots: float = 1.0

    def depth(self, q: FloatArray) -> FloatArray:
        """Return how far places (..., 2) lie inside, ... x 1; of those a good way inside, at least how far."""
        return self.coast.depth(q, _WELL)[..., None]

    def placed(self, points: FloatArray) -> FloatArray:
        """Return places of the stamp (m, 2) on the cloth."""
        return self.at + turn(self.scale * points, self.angle)

    def cut(self, held: Ragged, closed: bool) -> tuple[Ragged, IntArray]:
        """Return what of some pieces lies within, by their last two columns, and which piece each was."""
        held = dense(held, _PACE, closed)
        if not closed:
            return cut_strokes(held, self.coast.depth(held.points[:, -2:], _WELL))
        points = np.array(held.points)
        points[:, -2:] = self.coast.clamped(points[:, -2:])
        return held.with_points(points), np.arange(len(held))

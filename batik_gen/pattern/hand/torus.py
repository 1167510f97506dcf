"""A cloth that repeats, drawn as a torus: what is drawn at one place is drawn at every place a period away.

A family draws as it always does, on a cloth a little larger than the block that
repeats. The hand, its noise and the local field are asked by share of the
period instead of by millimetre, so that two places a period apart get the same
answer; of the copies that then agree, each stroke is kept once.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from batik_gen.values.arrays import FloatArray, IntArray

_CELL = 64.0
"""Cells of the hand's hash in a mm, as where nothing repeats."""

_ASIDE = (0.3819660112501051, 0.2360679774997896)
"""Where the hash's cells begin, in cells. Lattices stand at simple fractions of the
period; a rounding error must not move them from one cell into the next."""

CUT = 2.0
"""Distance in mm from the block's edge within which it is settled which copy of a stroke is kept."""

BEYOND = 14.0
"""How far in mm the cloth that a family draws runs over the block."""


@dataclass(frozen=True)
class Torus:
    """Hold a period and how it lies on the block.

    Parameters
    ----------
    one, other
        The two vectors of the period where the family draws, mm. They are sums of
        its own lattice's vectors.
    goal
        What the two become on the block, mm: (width, 0) and (0, height), the first
        with half the height for a half-drop, the second with half the width for a
        half-brick.
    middle
        Middle of the cloth that the family draws, mm; it lies on the middle of the block.
    block
        Width and height of the block, mm.
    drawn_once
        True where the family draws each shape only once, and not in all its copies.
    """

    one: tuple[float, float]
    other: tuple[float, float]
    goal: tuple[tuple[float, float], tuple[float, float]]
    middle: tuple[float, float]
    block: tuple[float, float]
    drawn_once: bool = False

    def share(self, xy: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return how many periods places (..., 2) lie from the middle, along either vector."""
        (ax, ay), (bx, by) = self.one, self.other
        x, y = xy[..., 0] - self.middle[0], xy[..., 1] - self.middle[1]
        det = ax * by - ay * bx
        return (x * by - y * bx) / det, (y * ax - x * ay) / det

    def key(self, xy: FloatArray) -> tuple[IntArray, IntArray]:
        """Return the hash's cell of places (..., 2), the same a period away."""
        keys = []
        for share, vector, aside in zip(self.share(xy), (self.one, self.other), _ASIDE, strict=True):
            count = self._count(vector, 1 / _CELL)
            keys.append(np.floor(share * count + aside).astype(np.int64) % count)
        return keys[0], keys[1]

    def noise_cells(self, xy: FloatArray, wavelength: float) -> tuple[FloatArray, tuple[int, int]]:
        """Return places (..., 2) in cells of noise of about ``wavelength`` mm, and how many cells a period has."""
        counts = self._count(self.one, wavelength), self._count(self.other, wavelength)
        s, t = self.share(xy)
        return np.stack([s * counts[0], t * counts[1]], axis=-1), counts

    def settled(self, xy: FloatArray) -> FloatArray:
        """Return where places (..., 2) of the family's cloth lie on the block."""
        s, t = self.share(xy)
        (ax, ay), (bx, by) = self.goal
        x = s * ax + t * bx + 0.5 * self.block[0]
        y = s * ay + t * by + 0.5 * self.block[1]
        return np.stack([x, y], axis=-1)

    def around(self, runs: FloatArray, reach: float) -> FloatArray:
        """Return shapes n x k x columns and all their copies within ``reach`` mm of the block, after them."""
        (ax, ay), (bx, by) = self.one, self.other
        low = np.array(self.middle) - 0.5 * np.array(self.block) - reach
        high = low + np.array(self.block) + 2 * reach
        found = [runs]
        for i in range(-2, 3):
            for j in range(-2, 3):
                moved = np.array(runs)
                moved[..., :2] += np.array([i * ax + j * bx, i * ay + j * by])
                near = (moved[..., :2].max(axis=1) > low).all(axis=1) & (moved[..., :2].min(axis=1) < high).all(axis=1)
                if (i, j) != (0, 0) and near.any():
                    found.append(moved[near])
        return np.concatenate(found)

    def homeward(self, anchors: FloatArray) -> FloatArray:
        """Return the way by whole periods from each anchor (n x 2) to its copy on the block."""
        at = self.settled(anchors)
        steps = np.zeros_like(at)
        for axis in (1, 0) if self.goal[1][0] else (0, 1):
            steps[:, axis] = -np.floor(at[:, axis] / self.block[axis])
            at = at + steps[:, axis, None] * np.array(self.goal[axis])
        way: FloatArray = steps[:, :1] * np.array(self.one) + steps[:, 1:] * np.array(self.other)
        return way

    def kept(self, anchors: FloatArray) -> NDArray[np.bool_]:
        """Say which of n strokes, by their anchors n x 2, stand for all their copies.

        The block has one of each. Its edge may run through anchors, where rounding
        would keep two copies or none; so near the edge the widest gap between
        anchors is looked for, and the strokes are parted there.
        """
        at = self.settled(anchors)
        # Rows of a half-brick are shifted: parted by height first, they are whole.
        axes = (1, 0) if self.goal[1][0] else (0, 1)
        held = np.ones(len(at), bool)
        for axis in axes:
            low = _widest_gap(at[held, axis], self.block[axis])
            held &= (at[:, axis] >= low) & (at[:, axis] < low + self.block[axis])
        return held

    @staticmethod
    def _count(vector: tuple[float, float], pace: float) -> int:
        x, y = vector
        return max(1, int(np.rint(np.sqrt(x * x + y * y) / pace)))


def _widest_gap(at: FloatArray, period: float) -> float:
    """Return the middle of the widest gap between places along one axis, near the edge of the block."""
    off = at - np.floor(at / period + 0.5) * period
    near = np.sort(np.concatenate([off[np.abs(off) < CUT], [-CUT, CUT]]))
    widest = int(np.argmax(near[1:] - near[:-1]))
    return float(0.5 * (near[widest] + near[widest + 1]))

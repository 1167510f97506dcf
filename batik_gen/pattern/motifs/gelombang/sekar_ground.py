"""The ground of sekar gelombang: one cell of it, with ripples that run out from everything until they meet."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.shape.ground import Occupied
from batik_gen.pattern.geometry.shape.lines import Runs, contours
from batik_gen.values.arrays import FloatArray, IntArray

_PER_MM = 4.0
_MARGIN = 9.0
"""How far beyond the cell its ground is measured, mm: the lines about a rosette are whole there."""


@dataclass(frozen=True, eq=False)
class Cell:
    """Hold the rings of one cell of the lattice and of its neighbours, about the middle of the first row's rosette.

    Parameters
    ----------
    width, height
        Size of the cell, mm: one rosette wide, one of each row of the head high.
    rosettes, others
        Closed rings, each n x k x 2, of rosettes and of all else.
    """

    width: float
    height: float
    rosettes: tuple[FloatArray, ...]
    others: tuple[FloatArray, ...]

    def _around(self, rings: FloatArray) -> FloatArray:
        """Return rings with their copies in all neighbouring cells, moved so that the cell begins at 0."""
        begin = 0.5 * self.width
        steps = [(begin + i * self.width, begin + j * self.height) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        return np.asarray(np.concatenate([rings + np.array(step) for step in steps]), dtype=np.float64)

    def ripples(self, hem: float, first: float, pace: float, most: int, others: bool = True) -> Runs:
        """Return closed curves at these distances from shapes; rosettes have a hem of ``hem`` mm about them."""
        held = Occupied()
        for rings in self.rosettes:
            held.area(self._around(rings))
            if hem:
                held.stroke(self._around(rings), 2 * hem - 0.6, closed=True)
        for rings in self.others if others else ():
            held.area(self._around(rings))
        room = held.ground((self.width, self.height), per_mm=_PER_MM, margin=_MARGIN)
        return contours(room, first, pace, most)

    def once(self, places: FloatArray) -> IntArray:
        """Return which of places n x 2 lie in the one cell that stands for all."""
        x, y = places[:, 0], places[:, 1]
        # A little aside, for symmetry puts places on the very edge.
        inside = (x >= 0.01) & (x < self.width + 0.01) & (y >= 0.01) & (y < self.height + 0.01)
        return np.flatnonzero(inside)

    def placed(self, shapes: FloatArray, sites: FloatArray) -> FloatArray:
        """Return shapes of the cell (n, ..., 2) wherever a cell comes again: by the middle of its first rosette."""
        begin = 0.5 * self.width
        moved = sites.reshape(-1, 1, *[1] * (shapes.ndim - 2), 2) - begin + shapes
        return np.asarray(moved.reshape(-1, *shapes.shape[1:]), dtype=np.float64)


def beaded(runs: Runs, pace: float) -> tuple[FloatArray, IntArray]:
    """Return places along runs, about ``pace`` mm apart, and the run of each."""
    long = runs.lengths()
    count = np.maximum(np.rint(long / pace), 1).astype(np.int64)
    run = np.repeat(np.arange(len(runs)), count)
    slot = np.arange(len(run)) - np.repeat(np.cumsum(count) - count, count)
    return runs.at(run, (slot + 0.5) / count[run])[0], run


def pieces(runs: Runs, long: float) -> tuple[FloatArray, IntArray]:
    """Cut runs into strokes of about ``long`` mm, n x k x 2, with the run of each."""
    count = np.maximum(np.rint(runs.lengths() / long), 1).astype(np.int64)
    run = np.repeat(np.arange(len(runs)), count)
    slot = np.arange(len(run)) - np.repeat(np.cumsum(count) - count, count)
    share = (slot[:, None] + np.linspace(0.04, 0.96, 9)) / count[run][:, None]
    return runs.at(np.broadcast_to(run[:, None], share.shape), share)[0], run

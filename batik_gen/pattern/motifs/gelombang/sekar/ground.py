"""The ground of sekar gelombang: one cell of it, the lines about its shapes and the clearings between them."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import length
from batik_gen.pattern.geometry.shape.ground import Occupied
from batik_gen.pattern.geometry.shape.lines import Runs, contours
from batik_gen.values.arrays import FloatArray, IntArray

_PER_MM = 4.0
_MARGIN = 9.0
"""How far beyond the cell its ground is measured, mm: the lines about a rosette are whole there."""

_FLIPS = ((1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0))


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

    def clearings(self, hem: float, deep: float, apart: float) -> FloatArray:
        """Return the middles of the clearings between all shapes, the roomiest first, n x 2 mm.

        They lie about a row's axes as the rosettes do: what stands at one place stands at its mirror images.
        """
        held = Occupied()
        for rings in self.rosettes:
            held.area(self._around(rings))
            held.stroke(self._around(rings), 2 * hem, closed=True)
        for rings in self.others:
            held.area(self._around(rings))
        room = held.ground((self.width, self.height), per_mm=_PER_MM, margin=_MARGIN)
        size = np.array([self.width, self.height])
        quarter = np.stack(np.meshgrid(*(np.arange(0.0, 0.5 * self.width + 0.01, 0.25) for _ in "xy")), axis=-1)
        rows = np.arange(len(self.rosettes)) + 0.5
        points = np.concatenate(
            [quarter.reshape(-1, 2) + np.array([0.5 * self.width, row * self.width]) for row in rows]
        )
        middle = np.repeat(rows * self.width, quarter.shape[0] * quarter.shape[1])
        off = np.stack([points[:, 0] - 0.5 * self.width, points[:, 1] - middle], axis=-1)
        images = [np.stack([0.5 * self.width + x * off[:, 0], middle + y * off[:, 1]], -1) for x, y in _FLIPS]
        depth = np.min([room.depth(image, np.zeros(len(image), np.int64)) for image in images], axis=0)
        order = np.argsort(-depth, kind="stable")
        order = order[depth[order] >= deep]
        every = np.mod(np.stack([image[order] for image in images], axis=1), size)
        own = _apart(every[:, :1], every[:, 1:], size)
        every = every[~((own > 1e-6) & (own < apart)).any(axis=1)]
        taken = [np.zeros((0, 2))]
        while len(every):
            spots = every[0]
            different = spots[np.unique(np.round(spots, 6), axis=0, return_index=True)[1]]
            taken.append(different)
            # What stands now bars all that is less roomy and too near to it.
            every = every[1:]
            every = every[~(_apart(every[:, :1], different, size) < apart).any(axis=1)]
        return np.concatenate(taken)

    def away(self, places: FloatArray) -> FloatArray:
        """Return the way from the nearest rosette to each of n places, n x 2, 1 long."""
        rows = np.arange(len(self.rosettes)) + 0.5
        middles = np.stack([np.full(len(rows), 0.5 * self.width), rows * self.width], axis=-1)
        size = np.array([self.width, self.height])
        off = places[:, None] - middles
        off = off - size * np.rint(off / size)
        nearest = (off * off).sum(axis=2).argmin(axis=1)
        found = off[np.arange(len(places)), nearest]
        way: FloatArray = found / np.sqrt((found * found).sum(axis=1))[:, None]
        return way

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


def _apart(one: FloatArray, others: FloatArray, size: FloatArray) -> FloatArray:
    """Return distances of places (..., 2) where the cell comes again and again."""
    off = np.abs(others - one)
    off = np.minimum(off, size - off)
    return length(off)


def beaded(runs: Runs, pace: float) -> tuple[FloatArray, IntArray]:
    """Return places along runs, about ``pace`` mm apart, and the run of each."""
    long = runs.lengths()
    count = np.maximum(np.rint(long / pace), 1).astype(np.int64)
    run = np.repeat(np.arange(len(runs)), count)
    slot = np.arange(len(run)) - np.repeat(np.cumsum(count) - count, count)
    return runs.at(run, (slot + 0.5) / count[run])[0], run

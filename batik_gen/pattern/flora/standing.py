"""Where something stands in a box that repeats, sorted into small squares, so that what is far off is not looked at."""

import numpy as np

from batik_gen.values.arrays import FloatArray

_SQUARE = 6.0
"""Side of a square, mm: less than what grows is long, and more than a hundred times as far as places lie apart."""
_HAIR = 1e-6
"""Beyond the edges of a square by what rounding may take, mm."""


class Standing:
    """Hold places in a box that repeats.

    Parameters
    ----------
    box
        Its width and height, mm.
    """

    def __init__(self, box: tuple[float, float]) -> None:
        self._box = np.array(box)
        self._many = np.maximum(np.floor(self._box / _SQUARE), 1.0).astype(np.int64)
        self._squares: dict[int, list[FloatArray]] = {}
        self._all: list[FloatArray] = []
        self._unsorted: list[FloatArray] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def all(self) -> FloatArray:
        """Every place, n x 2, in the order in which they came."""
        if len(self._all) != 1:
            self._all = [np.concatenate([np.zeros((0, 2)), *self._all])]
        return self._all[0]

    def add(self, places: FloatArray) -> None:
        """Take in places n x 2, inside the box."""
        if len(places):
            self._all.append(places)
            # They come few at a time, and are sorted when somebody asks for them.
            self._unsorted.append(places)
            self._count += len(places)

    def _sort(self) -> None:
        places, self._unsorted = np.concatenate(self._unsorted), []
        square = np.minimum((places / self._box * self._many).astype(np.int64), self._many - 1)
        number = square[:, 1] * self._many[0] + square[:, 0]
        order = np.argsort(number, kind="stable")
        number, places = number[order], places[order]
        cuts = np.flatnonzero(number[1:] != number[:-1]) + 1
        for key, part in zip(number[np.append(0, cuts)].tolist(), np.split(places, cuts), strict=True):
            self._squares.setdefault(key, []).append(part)

    def about(self, foot: FloatArray, reach: float) -> FloatArray:
        """Return the places less than ``reach`` from a foot across and down, n x 2, as they lie from it, mm."""
        if self._unsorted:
            self._sort()
        columns, rows = (self._near(float(foot[axis]), reach, axis) for axis in (0, 1))
        wide = int(self._many[0])
        found = [part for row in rows for column in columns for part in self._squares.get(row * wide + column, ())]
        if not found:
            return np.zeros((0, 2))
        off: FloatArray = np.concatenate(found) - foot
        off -= np.rint(off / self._box) * self._box
        near = np.abs(off) < reach
        return off[near[:, 0] & near[:, 1]]

    def _near(self, at: float, reach: float, axis: int) -> list[int]:
        """Return the numbers of the columns or rows of squares that lie within reach."""
        many, side = int(self._many[axis]), float(self._box[axis] / self._many[axis])
        first, last = int((at - reach - _HAIR) // side), int((at + reach + _HAIR) // side)
        return list(range(many)) if last - first >= many - 1 else [number % many for number in range(first, last + 1)]

"""Cutting drawings to a patch: rings and strokes against convex outlines, many pieces at once.

A patch is convex in its own coordinates q, which may be bent against the
cloth's p: then its outline is curved on the cloth, and the drawing inside is
not. Every vertex carries both, the cut is made in q, and lies on the outline
in p as closely as the pieces are short. Pieces are ragged: points one after
the other, and where each piece begins. Only portable operations are used.
"""

from dataclasses import dataclass

import numpy as np

from batik_gen.values.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Ragged:
    """Hold pieces of unequal length.

    Parameters
    ----------
    points
        All vertices, m x c; the first two columns are x and y.
    starts
        Where each piece begins, n + 1 integers; the last is m.
    """

    points: FloatArray
    starts: IntArray

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def counts(self) -> IntArray:
        """Vertices of each piece."""
        return np.diff(self.starts)

    @property
    def owner(self) -> IntArray:
        """Which piece each vertex belongs to."""
        return np.repeat(np.arange(len(self)), self.counts)

    def most(self, values: FloatArray) -> FloatArray:
        """Return the greatest of values (m or m x k) in each piece."""
        greatest: FloatArray = np.maximum.reduceat(values, self.starts[:-1], axis=0)
        return greatest

    def least(self, values: FloatArray) -> FloatArray:
        """Return the smallest of values (m or m x k) in each piece."""
        smallest: FloatArray = np.minimum.reduceat(values, self.starts[:-1], axis=0)
        return smallest

    def picked(self, which: BoolArray) -> "Ragged":
        """Return the pieces marked in ``which`` (n)."""
        if which.all():
            return self
        return Ragged(self.points[np.repeat(which, self.counts)], _starts(self.counts[which]))

    def with_points(self, points: FloatArray) -> "Ragged":
        """Return the same pieces with other vertices."""
        return Ragged(points, self.starts)


def _starts(counts: IntArray) -> IntArray:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])


def joined(parts: list[Ragged], columns: int) -> Ragged:
    """Return the pieces of several, one after the other."""
    if not parts:
        return Ragged(np.zeros((0, columns)), np.zeros(1, np.int64))
    return Ragged(np.concatenate([p.points for p in parts]), _starts(np.concatenate([p.counts for p in parts])))


def dense(held: Ragged, pace: float, closed: bool) -> Ragged:
    """Set vertices into edges longer than ``pace`` mm, so that no edge of the result is longer."""
    points, owner = held.points, held.owner
    after = next_of(held, closed)
    step = points[after] - points
    parts = np.maximum(np.ceil(np.sqrt(step[:, 0] * step[:, 0] + step[:, 1] * step[:, 1]) / pace), 1).astype(np.int64)
    source = np.repeat(np.arange(len(points)), parts)
    share = (np.arange(len(source)) - np.repeat(_starts(parts)[:-1], parts)) / parts[source]
    counts = np.bincount(owner, weights=parts, minlength=len(held)).astype(np.int64)
    return Ragged(points[source] + step[source] * share[:, None], _starts(counts))


def next_of(held: Ragged, closed: bool) -> IntArray:
    """Return for each vertex the next one of its piece: the first after the last where closed, else itself."""
    after = np.arange(1, len(held.points) + 1)
    last = held.starts[1:] - 1
    after[last] = held.starts[:-1] if closed else last
    return after


def _crossed(held: Ragged, depth: FloatArray, closed: bool) -> tuple[FloatArray, BoolArray, BoolArray]:
    """Return the vertices kept, each followed by where its edge crosses; which were kept, and whose edges cross."""
    after = next_of(held, closed)
    kept = depth >= 0
    crossing = kept != kept[after]
    share = depth / np.where(crossing, depth - depth[after], 1.0)
    first = _starts(kept.astype(np.int64) + crossing)
    out = np.empty((first[-1], held.points.shape[1]))
    out[first[:-1][kept]] = held.points[kept]
    here, there = held.points[crossing], held.points[after[crossing]]
    out[(first[:-1] + kept)[crossing]] = here + (there - here) * share[crossing, None]
    return out, kept, crossing


def cut_rings(held: Ragged, depth: FloatArray) -> tuple[Ragged, BoolArray]:
    """Cut rings along a line (Sutherland & Hodgman 1974).

    Parameters
    ----------
    held
        Rings.
    depth
        How far each vertex lies on the kept side, m.

    Returns
    -------
    What is left of them, rings that are cut away being left out, and which those kept were.
    A ring cut in two stays one ring, its parts joined by a thread along the line.
    """
    out, kept, crossing = _crossed(held, depth, True)
    count = kept.astype(np.int64) + crossing
    counts = np.bincount(held.owner, weights=count, minlength=len(held)).astype(np.int64)
    whole = Ragged(out, _starts(counts))
    left = counts >= 3
    return whole.picked(left), left


def cut_strokes(held: Ragged, depth: FloatArray) -> tuple[Ragged, IntArray]:
    """Cut strokes along a line.

    Parameters
    ----------
    held
        Strokes, open.
    depth
        How far each vertex lies on the kept side, m.

    Returns
    -------
    What is left of them, and which stroke each piece was part of.
    """
    out, kept, crossing = _crossed(held, depth, False)
    count = kept.astype(np.int64) + crossing
    first = _starts(count)
    # A piece begins with a stroke's own first vertex, and wherever a stroke comes in from outside.
    begins = np.zeros(len(out), bool)
    heads = held.starts[:-1][kept[held.starts[:-1]]]
    begins[first[heads]] = True
    begins[first[:-1][crossing & ~kept]] = True
    starts = np.concatenate([np.flatnonzero(begins), [len(out)]])
    parts = Ragged(out, starts)
    owner = np.repeat(held.owner, count)[starts[:-1]]
    left = parts.counts >= 2
    return parts.picked(left), owner[left]

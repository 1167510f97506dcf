"""Lines in a shape: curves at equal depth, lines stopped short of the outline, places along them."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import length, unit
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.waxing import Waxing
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

_EXACT = 2.0**30


@dataclass(frozen=True, eq=False)
class Runs:
    """Hold lines of unequal length, one after the other; a closed one repeats its first point.

    Parameters
    ----------
    points
        N x 2.
    offsets
        Run r is ``points[offsets[r]:offsets[r + 1]]``.
    owner
        For each run the shape it lies in.
    level
        For each run what it was cut from: the row of a contour, the index of a line.
    """

    points: FloatArray
    offsets: IntArray
    owner: IntArray
    level: IntArray

    def __len__(self) -> int:
        return len(self.owner)

    def reach(self) -> FloatArray:
        """Return the arc length from the very first point to each point, not counting leaps between runs."""
        # In steps of 2^-30 mm sums are exact, so that a run does not depend on those before it.
        step = np.rint(length(self.points[1:] - self.points[:-1]) * _EXACT) / _EXACT
        step[self.offsets[1:-1] - 1] = 0
        return np.concatenate([np.zeros(min(1, len(self.points))), np.cumsum(step)])

    def lengths(self) -> FloatArray:
        """Return the length of each run, mm."""
        if not len(self):
            return np.zeros(0)
        reach = self.reach()
        long: FloatArray = reach[self.offsets[1:] - 1] - reach[self.offsets[:-1]]
        return long

    def kept(self, which: BoolArray) -> "Runs":
        """Return the runs for which ``which`` (one a run) is true."""
        counts = np.diff(self.offsets)
        points = self.points[np.repeat(which, counts)]
        offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts[which])])
        return Runs(points, offsets, self.owner[which], self.level[which])

    def at(self, run: IntArray, share: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the points and directions at shares 0..1 of the length of runs, each (..., 2)."""
        if not len(self):
            return np.zeros((*np.shape(run), 2)), np.zeros((*np.shape(run), 2))
        reach = self.reach()
        first, last = self.offsets[run], self.offsets[run + 1] - 1
        want = reach[first] + np.rint(np.clip(share, 0, 1) * (reach[last] - reach[first]) * _EXACT) / _EXACT
        i = np.clip(np.searchsorted(reach, want, side="right") - 1, first, np.maximum(last - 1, first))
        j = np.minimum(i + 1, last)
        way = self.points[j] - self.points[i]
        part = np.clip((want - reach[i]) / np.maximum(reach[j] - reach[i], 1e-12), 0, 1)
        return self.points[i] + part[..., None] * way, unit(way)

    def spread(
        self, spacing: FloatArray | float, hand: Hand, stray: float = 0.08, salt: int = salts.ISEN_SPREAD
    ) -> tuple[FloatArray, FloatArray, IntArray]:
        """Set places along each run, about ``spacing`` mm (scalar or one a run) apart.

        Each run gets a whole number that fits it, one of the two next by its luck. Returns the places, the
        directions of the run there, and the index of the run, in order.
        """
        long = self.lengths()
        spacing = np.broadcast_to(np.asarray(spacing, np.float64), long.shape)
        counts = hand.count(long / spacing, 0.5 * (self.points[self.offsets[:-1]] + self.points[self.offsets[1:] - 1]))
        run = np.repeat(np.arange(len(self)), counts)
        slot = np.arange(len(run)) - np.repeat(np.cumsum(counts) - counts, counts)
        share = (slot + 0.5) / counts[run]
        here, _ = self.at(run, share)
        points, way = self.at(run, share + stray * hand.normal(salt, here) / counts[run])
        return points, way, run

    def wax(self, pen: Waxing, width: float, pace: float = 0.6, ends: float = 1.0) -> None:
        """Draw every run with a nib of ``width`` mm, thinned to ``ends`` of it at both ends."""
        for lines, _ in self.even(pace):
            k = lines.shape[1]
            off = np.abs(2 * np.arange(k) / (k - 1) - 1)
            pen.stroke(lines, width * (1 - (1 - ends) * off * off))

    def even(self, pace: float = 0.6) -> list[tuple[FloatArray, IntArray]]:
        """Return the runs as arrays n x k x 2 with the runs' indices, points about ``pace`` mm apart."""
        if not len(self):
            return []
        wanted = np.maximum(np.ceil(self.lengths() / pace), 1)
        # A handful of lengths instead of one each keeps the arrays few.
        steps = np.array([2, 4, 6, 9, 13, 20, 30, 45, 70, 110, 170, 260, 400, 640, 1000, 1600, 4000], np.float64)
        step = np.minimum(np.searchsorted(steps, wanted), len(steps) - 1)
        found = []
        for bucket in np.unique(step):
            run = np.flatnonzero(step == bucket)
            share = np.arange(int(steps[bucket]) + 1) / steps[bucket]
            found.append((self.at(np.repeat(run[:, None], len(share), 1), share[None, :])[0], run))
        return found


def runs_of(lines: FloatArray, kept: BoolArray, owner: IntArray, level: IntArray) -> Runs:
    """Cut lines n x k x 2 into runs of the points that are kept (n x k); single points are left out."""
    before = np.concatenate([np.zeros((len(kept), 1), bool), kept[:, :-1]], axis=1)
    after = np.concatenate([kept[:, 1:], np.zeros((len(kept), 1), bool)], axis=1)
    kept = kept & (before | after)
    head = kept & ~before
    line = np.nonzero(kept)[0]
    first = np.flatnonzero(head[kept])
    offsets = np.concatenate([first, [len(line)]]).astype(np.int64)
    return Runs(lines[kept], offsets, owner[line[first]], level[line[first]])


def clip(room: Room, lines: FloatArray, owner: IntArray, margin: float, level: IntArray | None = None) -> Runs:
    """Keep what of lines n x k x 2 lies at least ``margin`` mm inside, ending exactly there."""
    level = np.arange(len(lines)) if level is None else level
    deep = room.depth(lines, np.repeat(owner[:, None], lines.shape[1], 1)) - margin
    # Where a line crosses the margin between two points, the outer one is moved onto the crossing.
    inside = deep >= 0
    lines = np.array(lines)
    enters, leaves = ~inside[:, :-1] & inside[:, 1:], inside[:, :-1] & ~inside[:, 1:]
    old = np.array(lines)
    for cross, outer, inner in ((enters, 0, 1), (leaves, 1, 0)):
        n, i = np.nonzero(cross)
        a, b = deep[n, i + outer], deep[n, i + inner]
        part = (b / np.maximum(b - a, 1e-9))[:, None]
        lines[n, i + outer] = old[n, i + inner] + (old[n, i + outer] - old[n, i + inner]) * part
    kept = inside.copy()
    kept[:, :-1] |= enters
    kept[:, 1:] |= leaves
    # An outer point between two inner ones would be moved twice: it ends one run and starts none.
    both = np.zeros_like(kept)
    both[:, 1:-1] = leaves[:, :-1] & enters[:, 1:]
    return runs_of(lines, kept & ~both, owner, level)


# For each of the 16 ways in which the corners (upper left 1, upper right 2, lower right 4, lower
# left 8) lie inside: the edges (0 top, 1 right, 2 bottom, 3 left) between which the curve runs, so
# that the inside is on its right.
_CASES = tuple(
    tuple(
        (edge, next((edge - s) % 4 for s in range(1, 5) if not case >> ((edge - s) % 4) & 1))
        for edge in range(4)
        if case >> edge & 1 and not case >> ((edge + 1) % 4) & 1
    )
    for case in range(16)
)


def contours(room: Room, first: FloatArray | float, pitch: FloatArray | float, most: FloatArray | int = 10_000) -> Runs:
    """Return the closed curves at depths first, first + pitch, ... of every shape (marching squares).

    Parameters
    ----------
    room
        The shapes.
    first, pitch
        Depth of the outermost curve and distance between curves, mm (scalar or one a shape);
        a negative depth lies outside, where the room was measured with a ``pad``.
    most
        How many curves a shape gets at most.

    Returns
    -------
    Runs whose level is 0 for the outermost row; they run clockwise about what lies deeper.
    """
    n, h, w = room.values.shape
    first, pitch, most = (np.broadcast_to(np.asarray(v, np.float64), (n,))[:, None, None] for v in (first, pitch, most))
    value = (room.values - first) / np.maximum(pitch, 2 * room.step)
    band = np.clip(np.floor(value), -1, most - 1)
    corner = (band[:, :-1, :-1], band[:, :-1, 1:], band[:, 1:, 1:], band[:, 1:, :-1])
    top = np.maximum(np.maximum(corner[0], corner[1]), np.maximum(corner[2], corner[3]))
    low = np.minimum(np.minimum(corner[0], corner[1]), np.minimum(corner[2], corner[3]))
    o, y, x = np.nonzero(top > low)
    level = top[o, y, x]
    node = (o * h + y) * w + x
    flat = value.reshape(-1)
    inside = [flat[node + s] >= level for s in (0, 1, w + 1, w)]
    case = inside[0] + 2 * inside[1] + 4 * inside[2] + 8 * inside[3]
    # An edge is known by its first node: twice that, plus one for the upright ones.
    edge = np.stack([2 * node, 2 * (node + 1) + 1, 2 * (node + w), 2 * node + 1], axis=1)
    cell, starts, ends = [], [], []
    for number, segments in enumerate(_CASES):
        which = np.flatnonzero(case == number)
        for a, b in segments:
            cell.append(which)
            starts.append(edge[which, a])
            ends.append(edge[which, b])
    cells = np.concatenate(cell)
    start, end = np.concatenate(starts), np.concatenate(ends)
    order, ahead = _chains(start, end)
    start, cells = start[order], cells[order]
    head = np.concatenate([np.ones(min(1, len(order)), bool), ahead[order][1:] != ahead[order][:-1]])
    # Place each crossing on its edge.
    one = start // 2
    other = one + np.where(start % 2 == 1, w, 1)
    at = level[cells]
    part = np.clip((at - flat[one]) / np.where(flat[other] == flat[one], 1.0, flat[other] - flat[one]), 0, 1)
    gx = one % w + np.where(start % 2 == 1, 0.0, part)
    gy = (one // w) % h + np.where(start % 2 == 1, part, 0.0)
    points = room.origin[o[cells]] + np.stack([gx, gy], axis=-1) * room.step
    begin = np.flatnonzero(head)
    counts = np.diff(np.concatenate([begin, [len(order)]]))
    # Close a run by repeating its first point; one that leaves the grid stays open.
    closed = end[order][begin + counts - 1] == start[begin]
    longer = counts + closed
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(longer)])
    source = np.arange(offsets[-1]) - np.repeat(offsets[:-1] - begin, longer)
    source[offsets[1:][closed] - 1] = begin[closed]
    runs = Runs(points[source], offsets, o[cells][begin], level[cells][begin].astype(np.int64))
    return runs.kept(counts > 2)


def _chains(start: IntArray, end: IntArray) -> tuple[IntArray, IntArray]:
    """Order segments so that each follows the one whose end is its start; return the order and each one's chain.

    Pointer jumping (Wyllie 1979): every round each segment looks twice as far ahead.
    """
    count = len(start)
    mine = np.arange(count)
    if not count:
        return mine, mine
    by = np.argsort(start, kind="stable")
    found = np.minimum(np.searchsorted(start[by], end), count - 1)
    follow = np.where(start[by][found] == end, by[found], mine)
    rounds = int(count).bit_length() + 1
    least, ends, ahead = np.array(mine), follow == mine, np.array(follow)
    for _ in range(rounds):
        less, more = np.minimum(least, least[ahead]), ends | ends[ahead]
        if np.array_equal(less, least) and np.array_equal(more, ends):
            break
        least, ends, ahead = less, more, ahead[ahead]
    # A loop is cut before its least segment; an open chain ends where nothing follows.
    follow = np.where(~ends & (follow == least), mine, follow)
    far = (follow != mine).astype(np.int64)
    ahead = np.array(follow)
    for _ in range(rounds):
        further = ahead[ahead]
        if np.array_equal(further, ahead):
            break
        far, ahead = far + far[ahead], further
    return np.lexsort((-far, ahead)), ahead

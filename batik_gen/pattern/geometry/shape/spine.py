"""The spine of a shape, from tip to tip, and the frame that runs with it: along u, across v."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import along, area, length, normals, unit
from batik_gen.pattern.geometry.shape.lines import Runs, clip
from batik_gen.pattern.geometry.shape.room import Room
from batik_gen.pattern.hand.hand import Hand
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

Strewn = tuple[FloatArray, IntArray]
_POINTS = 25
_COMPACT = 2.6
"""A shape whose length squared is less than this many times its area has no middle line: its spine
is straight, from its farthest tip through its deepest place."""


@dataclass(frozen=True, eq=False)
class Spine:
    """Hold one line a shape, evenly spaced, with straight extensions at both ends.

    Parameters
    ----------
    lines
        n x m x 2.
    long
        Length of each, mm.
    half
        How far each shape reaches to either side of its line, mm.
    before, after
        How far each shape reaches beyond the ends of its line, mm.
    """

    lines: FloatArray
    long: FloatArray
    half: FloatArray
    before: FloatArray
    after: FloatArray

    def at(self, uv: FloatArray, owner: IntArray) -> FloatArray:
        """Return the places (..., 2) of u mm along the spines and v mm to their right."""
        m = self.lines.shape[1]
        cell = uv[..., 0] / self.long[owner] * (m - 1)
        i = np.clip(np.floor(cell), 0, m - 2).astype(np.int64)
        a, b = self.lines[owner, i], self.lines[owner, i + 1]
        normal = self._normals()
        t = np.clip(cell - i, 0, 1)[..., None]
        across = unit(normal[owner, i] * (1 - t) + normal[owner, i + 1] * t)
        there: FloatArray = a + (b - a) * (cell - i)[..., None] + across * uv[..., 1:]
        return there

    def _normals(self) -> FloatArray:
        return normals(self.lines, closed=False)

    def reversed(self, which: IntArray | FloatArray) -> "Spine":
        """Return the spines with those marked running the other way."""
        swap = np.asarray(which, bool)
        return Spine(
            np.where(swap[:, None, None], self.lines[:, ::-1], self.lines),
            self.long,
            self.half,
            np.where(swap, self.after, self.before),
            np.where(swap, self.before, self.after),
        )

    def slots(self, pitch: float, phase: float = 0.5) -> tuple[IntArray, IntArray, FloatArray]:
        """Divide each whole reach into steps of about ``pitch`` mm: owner, number and u of each."""
        total = self.long + self.before + self.after
        counts = np.maximum(np.rint(total / pitch), 1).astype(np.int64)
        owner = np.repeat(np.arange(len(self.long)), counts)
        number = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        return owner, number, (number + phase) * (total / counts)[owner] - self.before[owner]

    def places(self, room: Room, pitch: float, margin: float, hand: Hand, jitter: float, salt: int) -> Strewn:
        """Return staggered places in rows along the spines, as many rows as the shapes have room for.

        Parameters
        ----------
        room
            The shapes.
        pitch, margin
            Distance of the places, and how far inside the shapes they are meant to lie, mm.
        hand, jitter, salt
            The hand, how far it strays in pitches, and the use.
        """
        # The corners of a strip reach a little farther from its line than its sides do.
        half = np.where(self.long > 3 * room.deepest, np.minimum(self.half, room.deepest), self.half)
        free = np.maximum(half - margin, 0.0)
        rows = np.floor(2 * free / (0.866 * pitch) + 0.06).astype(np.int64) + 1
        rise = np.minimum(2 * free / np.maximum(rows - 1, 1), 1.1 * pitch)
        owner, _, u = self.slots(pitch)
        step = (self.long + self.before + self.after) / np.maximum(np.bincount(owner, minlength=len(rows)), 1)
        row = np.arange(int(rows.max()))
        whose = np.repeat(owner, len(row))
        level = np.tile(row, len(owner))
        kept = level < rows[whose]
        whose, level = whose[kept], level[kept]
        u = np.repeat(u, len(row))[kept] + np.where(level % 2 == 1, 0.5, 0.0) * step[whose]
        v = (level - 0.5 * (rows[whose] - 1)) * rise[whose]
        points = self.at(np.stack([u, v], axis=-1), whose)
        stray = np.stack([hand.at(salt, points), hand.at(salt + 1, points)], axis=-1) - 0.5
        return points + 2 * jitter * pitch * stray, whose

    def courses(self, room: Room, pitch: FloatArray | float, margin: float, centred: bool = True) -> Runs:
        """Return lines parallel to the spines, ``pitch`` mm apart, stopped ``margin`` mm short of the outline.

        Levels are 0 on the spine, 1 and -1 beside it; not centred, two lines run beside the spine.
        """
        n = len(self.long)
        pitch = np.broadcast_to(np.asarray(pitch, np.float64), (n,))
        most = int(np.ceil((self.half / pitch).max())) + 1
        number = np.arange(-most, most + 1)
        owner = np.repeat(np.arange(n), len(number))
        level = np.tile(number, n)
        v = (level + (0.0 if centred else 0.5)) * pitch[owner]
        wanted = np.abs(v) <= self.half[owner] + pitch[owner]
        owner, level, v = owner[wanted], level[wanted], v[wanted]
        total = self.long + self.before + self.after
        k = int(np.clip(np.ceil(total.max() / 0.6), 8, 6000))
        # The last points of shorter shapes all lie on their ends, outside the shape.
        u = np.minimum(np.arange(k + 1) * 0.6, total[owner][:, None]) - self.before[owner][:, None]
        uv = np.stack([u, np.broadcast_to(v[:, None], u.shape)], axis=-1)
        lines = self.at(uv, np.repeat(owner[:, None], k + 1, 1))
        return clip(room, lines, owner, margin, level)


def spine_of(room: Room, rib: FloatArray | None = None) -> Spine:
    """Find the spine of every shape: the rib where one is given, else the line midway between its sides.

    Without a rib, a long shape runs from its wider to its narrower end, as a leaf
    grows, and a round one from its farthest tip, as a petal does; a ground has a
    straight spine through its middle, in the direction of its angle.
    """
    if room.outlines is None:
        return _straight(room)
    rings = room.outlines
    if rib is None:
        lines = _midway(room, rings)
    else:
        lines, _ = along(np.asarray(rib, np.float64), np.linspace(0, 1, _POINTS), closed=False)
    spine = _measured(lines, rings)
    if rib is None:
        reach = ((room.centre - lines[:, 0]) * unit(lines[:, -1] - lines[:, 0])).sum(axis=1)
        whole = length(lines[:, -1] - lines[:, 0])
        spine = spine.reversed(~_compact(rings) & (reach > 0.55 * whole))
    return spine


def _straight(room: Room) -> Spine:
    middle = room.origin + 0.5 * room.extent
    way = np.array([np.cos(room.angle), np.sin(room.angle)])
    reach = 0.5 * float(np.sqrt((room.extent * room.extent).sum()))
    lines = middle[:, None] + way * np.array([[-reach], [reach]])
    none = np.zeros(len(room))
    return Spine(lines, np.full(len(room), 2 * reach), np.full(len(room), reach), none, none)


def _midway(room: Room, rings: FloatArray) -> FloatArray:
    n = len(rings)
    even, _ = along(rings, np.arange(64) / 64, closed=True)
    off = even[:, :, None] - even[:, None]
    far = (off * off).sum(axis=-1).reshape(n, -1).argmax(axis=1)
    one, other = far // 64, far % 64
    low, high = np.minimum(one, other), np.maximum(one, other)
    share = np.linspace(0, 1, 33)
    # The two sides between the tips, both from the first tip to the second.
    right = (low[:, None] + (high - low)[:, None] * share) / 64
    left = (low[:, None] - (64 - high + low)[:, None] * share) / 64
    sides = [along(even, s - np.floor(s), closed=True)[0] for s in (right, left)]
    middle = 0.5 * (sides[0] + sides[1])
    owner = np.repeat(np.arange(n)[:, None], middle.shape[1], 1)
    span = np.maximum(room.deepest, 1e-6)
    for _ in range(2):
        across = normals(middle, closed=False)
        t = np.linspace(-1, 1, 21)
        trial = middle[:, :, None] + across[:, :, None] * (t[:, None] * span[:, None, None, None])
        deep = room.depth(trial, np.broadcast_to(owner[..., None], trial.shape[:-1]))
        # The middle of all places nearly as deep as the deepest: steady on plateaus.
        weight = np.maximum(deep - 0.9 * deep.max(axis=2, keepdims=True), 0) + 1e-9
        middle = middle + across * ((weight * t).sum(axis=2) / weight.sum(axis=2) * span[:, None])[..., None]
        for _ in range(3):
            middle[:, 1:-1] = 0.25 * middle[:, :-2] + 0.5 * middle[:, 1:-1] + 0.25 * middle[:, 2:]
    # Blunt ends bend the line: the outer parts are left to the straight extensions.
    long = np.sqrt((off * off).sum(axis=-1).reshape(n, -1).max(axis=1))
    # A strip is nearly as deep everywhere as in its deepest place; its ends are blunt, a leaf's are not.
    held = np.sort(room.depth(middle, owner), axis=1)[:, middle.shape[1] // 4] > 0.75 * room.deepest
    cut = np.clip(np.where(held, 2.4, 1.25) * room.deepest / np.maximum(long, 1e-9), 0.08, 0.36)[:, None]
    curved = along(middle, cut + (1 - 2 * cut) * np.linspace(0, 1, _POINTS), closed=False)[0]
    tip = ((even - room.centre[:, None]) * (even - room.centre[:, None])).sum(axis=-1).argmax(axis=1)
    way = unit(even[np.arange(n), tip] - room.centre)
    reach = room.deepest[:, None] * np.linspace(0.8, -0.8, _POINTS)
    straight = room.centre[:, None] + way[:, None] * reach[..., None]
    return np.where(_compact(rings)[:, None, None], straight, curved)


def _compact(rings: FloatArray) -> BoolArray:
    even, _ = along(rings, np.arange(32) / 32, closed=True)
    off = even[:, :, None] - even[:, None]
    longest = (off * off).sum(axis=-1).reshape(len(rings), -1).max(axis=1)
    compact: BoolArray = longest < _COMPACT * np.abs(area(rings))
    return compact


def _measured(lines: FloatArray, rings: FloatArray) -> Spine:
    """Measure how far the shapes reach beside and beyond their lines."""
    step = length(lines[:, 1:] - lines[:, :-1])
    out = rings[:, :, None] - lines[:, None]
    nearest = (out * out).sum(axis=-1).argmin(axis=2)
    row = np.arange(len(rings))[:, None]
    across = normals(lines, closed=False)[row, nearest]
    off = out[row, np.arange(rings.shape[1]), nearest]
    near = np.abs((off * across).sum(axis=-1))
    ends = []
    for tip, way in ((0, unit(lines[:, 0] - lines[:, 1])), (-1, unit(lines[:, -1] - lines[:, -2]))):
        beyond = ((rings - lines[:, tip][:, None]) * way[:, None]).sum(axis=-1)
        ends.append(np.maximum(beyond.max(axis=1), 0))
    return Spine(lines, step.sum(axis=1), near.max(axis=1), ends[0], ends[1])

"""One repeat of a grown pattern: what stands in it, and how large what comes next may grow."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from batik_gen.pattern.flora.standing import Standing
from batik_gen.pattern.geometry.curves import normals
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.values.arrays import FloatArray, IntArray

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

_SOLID = 0.7
"""What stands on the cloth is held as points no further apart than this, mm."""
_SCALES = np.arange(6, 41) / 40.0
_STEP = 1.0 / 40.0
_AT_ONCE = 5
_GLANCE = 0.5
"""What a shape barely passes lets it grow by the whole of its size for so much room left there, mm: otherwise, a hair
nearer, it would stop the growth there and the shape would leap."""


@dataclass(frozen=True, eq=False)
class _Seen:
    """Hold what stands about one foot while nothing new stands: a foot and counts, the reach, and the places."""

    now: tuple[float, float, int, int]
    reach: float
    around: list["cKDTree | None"]


@dataclass(eq=False)
class FloraRepeat:
    """Hold what stands in one repeat and in those around it.

    Parameters
    ----------
    box
        Width and height of the rectangle that repeats, mm.
    copies
        Where else inside the box the same drawing stands, m x 2: a half-drop
        has one more copy, half a box away.
    mirrored
        True where every copy is its own mirror image about the upright line
        through its site.
    """

    box: tuple[float, float]
    copies: FloatArray = field(default_factory=lambda: np.zeros((1, 2)))
    mirrored: bool = False
    _seen: "_Seen | None" = None
    _asked: int = 0

    def asked(self) -> int:
        """Count what asked for room, whether it found any: returns the number of this one."""
        self._asked += 1
        return self._asked - 1

    def __post_init__(self) -> None:
        self._stems, self._grown = Standing(self.box), Standing(self.box)

    def add(self, points: FloatArray) -> None:
        """Let points (..., 2) stand in every copy."""
        self._grown.add(self._in_every_copy(points))

    def _in_every_copy(self, points: FloatArray) -> FloatArray:
        points = points.reshape(-1, 2)
        if self.mirrored:
            points = np.concatenate([points, points * np.array([-1.0, 1.0])])
        return self._wrapped((points.reshape(-1, 1, 2) + self.copies).reshape(-1, 2))

    @property
    def held(self) -> FloatArray:
        """Every place where something stands, n x 2, inside the box."""
        return np.concatenate([self._stems.all, self._grown.all])

    @property
    def counts(self) -> tuple[int, int]:
        """At how many places stems stand, and all else."""
        return len(self._stems), len(self._grown)

    def held_since(self, counts: tuple[int, int]) -> FloatArray:
        """Return the places where something stands since there were so many."""
        return np.concatenate([self._stems.all[counts[0] :], self._grown.all[counts[1] :]])

    def add_line(self, line: FloatArray) -> None:
        """Let lines (k, 2) stand, as points close together."""
        self.add(_dense(line))

    def add_stem(self, line: FloatArray, half: float) -> None:
        """Let a stem (k, 2) stand, ``half`` mm to either side: what grows from it may begin on it."""
        off = normals(line[None], closed=False)[0] * half
        band = np.concatenate([_dense(line + share * off) for share in (-1.0, 0.0, 1.0)])
        self._stems.add(self._in_every_copy(band))

    def add_solid(self, ring: FloatArray, middle: FloatArray) -> None:
        """Let filled rings (k, 2) stand; ``middle`` (k, 2 or 2) is what each corner shrinks towards."""
        core = np.broadcast_to(middle, ring.shape)
        share = np.arange(2)[:, None] / 2
        edge = (ring[:, None] + (np.roll(ring, -1, axis=0) - ring)[:, None] * share).reshape(-1, 2)
        core = (core[:, None] + (np.roll(core, -1, axis=0) - core)[:, None] * share).reshape(-1, 2)
        deep = float(np.sqrt(((edge - core) * (edge - core)).sum(axis=1)).max())
        steps = max(1, int(np.ceil(deep / _SOLID)))
        self.add(np.concatenate([edge + (core - edge) * (step / steps) for step in range(steps + 1)]))

    def _wrapped(self, points: FloatArray) -> FloatArray:
        box = np.array(self.box)
        wrapped = points - np.floor(points / box) * box
        # A place a hair below zero wraps onto the far edge itself.
        return np.where(wrapped >= box, 0.0, wrapped)

    def fit(self, shape: FloatArray, foot: FloatArray, gap: float, start: float, room: float = 0.5) -> float:
        """Return the share 0..1 of its full size to which a shape may grow about its foot.

        Parameters
        ----------
        shape
            Outline k x 2 about the foot, full size.
        foot
            Where it grows from.
        gap
            Distance it keeps from everything, mm.
        start, room
            Within ``start`` mm of its foot no stem is in its way; from there on the
            distance it keeps grows by ``room``.
        """
        long = float(np.sqrt((shape * shape).sum(axis=1)).max())
        far = long + gap
        # What decides lies within the gap at the first size that does not fit, and is little farther off a step before:
        # beyond that, and where it is not even passed at a glance, how far anything stands is not asked.
        asked = min(far, 1.001 * (2 * gap + _STEP * far * (2 + room) + _GLANCE))
        near = [
            (tree, free)
            for tree, free in zip(self._near(foot, long + asked), (start, 0.6), strict=True)
            if tree is not None
        ]
        apart = self._apart(shape, gap)
        last, most = 0.0, 1.0
        # From small to large, a few sizes at a time: most shapes meet something early.
        for begin in range(0, len(_SCALES), _AT_ONCE):
            scales = _SCALES[begin : begin + _AT_ONCE]
            grown = shape[None] * scales[:, None, None]
            away = np.sqrt((grown * grown).sum(axis=2))
            lack = apart[begin : begin + _AT_ONCE]
            for tree, free in near:
                need = np.minimum(gap, room * (away - free))
                clear, _ = tree.query(grown.reshape(-1, 2), distance_upper_bound=asked)
                lack = np.minimum(lack, (np.minimum(clear, far).reshape(away.shape) - need).min(axis=1))
            bad = lack < 0
            passed = int(np.argmax(bad)) if bad.any() else len(lack)
            most = min(most, float((_SCALES[begin : begin + passed] + lack[:passed] / _GLANCE).min(initial=1.0)))
            if bad.any():
                first = passed
                if begin + first == 0:
                    return 0.0
                # Between the last that fits and the first that does not.
                before = lack[first - 1] if first else last
                part = before / (before - lack[first])
                low, high = _SCALES[begin + first - 1], _SCALES[begin + first]
                return min(most, float(low + part * (high - low)))
            last = float(lack[-1])
        return most

    def _near(self, foot: FloatArray, reach: float) -> list["cKDTree | None"]:
        """Return which stems, and what else, stand within reach of a foot, as places about it; None if nothing does."""
        now = (float(foot[0]), float(foot[1]), *self.counts)
        # Into a gap a shape is fitted in many turns, each as far-reaching as the others but for the last bits.
        if self._seen is None or self._seen.now != now or self._seen.reach < reach:
            wide = 1.001 * reach
            self._seen = _Seen(now, wide, [_tree(held.about(foot, wide)) for held in (self._stems, self._grown)])
        return self._seen.around

    def _apart(self, shape: FloatArray, gap: float) -> FloatArray:
        """Return what is left between a shape at every scale and its copies in the repeat."""
        if len(self.copies) < 2:
            return np.full(len(_SCALES), 1e9)
        low, high = shape.min(axis=0), shape.max(axis=0)
        box = np.array(self.box)
        off = self.copies[1:] - np.rint(self.copies[1:] / box) * box
        span = (high - low) * _SCALES[:, None]
        apart: FloatArray = (np.abs(off)[None] - span[:, None]).max(axis=(1, 2)) - gap
        return apart

    def strewn(self, pitch: float, gap: float, salt: int, rounds: int = 8) -> tuple[FloatArray, FloatArray, IntArray]:
        """Strew places over what is left of one copy's ground, evenly, in a loose hexagon.

        Returns
        -------
        Places n x 2, the clearance of each, mm, and a number by which each is known whatever the others are; nothing
        nearer than ``gap`` to what stands.
        """
        from scipy.spatial import cKDTree

        box = np.array(self.box)
        at, own = self._lattice(pitch, salt)
        at = self._wrapped(at)
        held = self.held
        if not len(held):
            return at, np.full(len(at), 1e9), own
        tree = cKDTree(held, boxsize=box, balanced_tree=False, compact_nodes=False)
        free = tree.query(at)[0] > 0.45 * gap
        at, own = at[free], own[free]
        for _ in range(rounds):
            if not len(at):
                break
            push = self._push(at, at, 0.98 * pitch, cKDTree(at, boxsize=box), 7)
            push += 1.6 * self._push(at, held, gap, tree, 4)
            at = self._wrapped(at + 0.3 * push)
        clear = np.asarray(tree.query(at)[0], np.float64) if len(at) else np.zeros(0)
        kept = clear > 0.93 * gap
        at, clear, own = at[kept], clear[kept], own[kept]
        if self.mirrored:
            # One half is filled, the other mirrors it.
            half = (at[:, 0] >= 0.4 * pitch) & (at[:, 0] <= 0.5 * box[0] - 0.4 * pitch)
            at, clear, own = at[half], clear[half], own[half]
            both = np.concatenate([at, at * np.array([-1.0, 1.0])])
            return both, np.concatenate([clear, clear]), np.concatenate([2 * own, 2 * own + 1])
        return at, clear, own

    def _lattice(self, pitch: float, salt: int) -> tuple[FloatArray, IntArray]:
        """Return places in a loose hexagon, ``pitch`` mm apart, and a number for each.

        A repeat holds a whole number of columns: from one number to the next the closer lattice takes over row by row
        from above, so that a little less distance moves few places.
        """
        box = np.array(self.box)
        columns = max(float(box[0]) / pitch, 1.0)
        taken, parts, numbers = columns - np.floor(columns), [], []
        for many, closer in ((int(columns), False), (int(columns) + 1, True)):
            rows = 2 * max(1, int(np.rint(many * box[1] / (2 * 0.8660254037844386 * box[0]))))
            j, i = (grid.ravel() for grid in np.meshgrid(np.arange(rows), np.arange(many), indexing="ij"))
            at = np.stack([(i + 0.5 * (j % 2)) * (box[0] / many), j * (box[1] / rows)], axis=-1)
            stray = np.stack([uniform(0, salt + a, np.arange(len(at))) - 0.5 for a in (0, 1)], axis=-1)
            own = (at[:, 1] < taken * box[1]) == closer
            parts.append((at + 0.3 * pitch * stray)[own])
            numbers.append(np.flatnonzero(own))
        return np.concatenate(parts), np.concatenate(numbers)

    def _push(self, at: FloatArray, held: FloatArray, reach: float, tree: object, k: int) -> FloatArray:
        box = np.array(self.box)
        k = min(k, len(held))
        gap, who = tree.query(at, k=k, distance_upper_bound=reach)  # type: ignore[attr-defined]
        gap, who = gap.reshape(len(at), k), who.reshape(len(at), k)
        found = np.isfinite(gap) & (gap > 1e-9)
        off = at[:, None] - held[np.where(found, who, 0)]
        off -= np.rint(off / box) * box
        share = np.where(found, (reach - np.where(found, gap, 0.0)) / np.maximum(gap, 1e-9), 0.0)
        pushed: FloatArray = (off * share[..., None]).sum(axis=1)
        return pushed


def _tree(places: FloatArray) -> "cKDTree | None":
    from scipy.spatial import cKDTree

    # Many places and few questions: a tree that is built quickly serves best.
    return cKDTree(places, balanced_tree=False, compact_nodes=False) if len(places) else None


def _dense(line: FloatArray) -> FloatArray:
    step = line[1:] - line[:-1]
    long = np.sqrt((step * step).sum(axis=1))
    out = [line[:1]]
    for a, way, far in zip(line[:-1], step, long, strict=True):
        many = max(1, int(np.ceil(far / _SOLID)))
        out.append(a + way * (np.arange(1, many + 1) / many)[:, None])
    return np.concatenate(out)

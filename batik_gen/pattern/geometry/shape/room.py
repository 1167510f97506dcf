"""The room inside a shape: how deep each place lies, which way is inward, where it is deepest.

Every filling asks these questions. They are answered from a coarse grid of
signed distances: exact at its nodes for outlines (distance to a polygon), by
Euclidean distance transform for grounds (``shape_ground``). Between nodes the
depth is bilinear, which is right to a few hundredths of a millimetre away
from the medial axis. Any outline will do: pointed, concave, large or small.
"""

from dataclasses import dataclass, field

import numpy as np

from batik_gen.pattern.geometry.curves import area, length, unit
from batik_gen.values.arrays import FloatArray, IntArray

_STEP = (0.1, 0.4)
"""Finest and coarsest grid, mm: a canting's line is seldom thinner than 0.35 mm."""
_BLOCK = 3_000_000
"""Pairs of place and edge that are measured at once."""


@dataclass(frozen=True, eq=False)
class Room:
    """Hold the depth of n shapes at the nodes of n equal grids.

    Parameters
    ----------
    values
        n x h x w, mm to the outline, negative outside.
    origin
        n x 2, where each grid begins.
    step
        Distance of its nodes, mm.
    outlines
        The outlines, n x k x 2, clockwise; none for a ground.
    angle
        Direction in which the fillings of a ground run, radians.
    typical
        Depth that all the shapes have, mm; by it small shapes get smaller fillings. The median if not given.
    """

    values: FloatArray
    origin: FloatArray
    step: float
    outlines: FloatArray | None = None
    angle: float = 0.0
    typical: float = 0.0
    deepest: FloatArray = field(init=False)
    centre: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        n, _, w = self.values.shape
        flat = self.values.reshape(n, -1)
        where = flat.argmax(axis=1)
        node = np.stack([where % w, where // w], axis=-1).astype(np.float64)
        object.__setattr__(self, "deepest", flat[np.arange(n), where])
        object.__setattr__(self, "centre", self.origin + node * self.step)
        if not self.typical:
            object.__setattr__(self, "typical", float(np.median(self.deepest)))

    def __len__(self) -> int:
        return len(self.values)

    @property
    def extent(self) -> FloatArray:
        """Width and height of the grids in mm."""
        return np.array([self.values.shape[2] - 1, self.values.shape[1] - 1], np.float64) * self.step

    def depth(self, xy: FloatArray, owner: IntArray) -> FloatArray:
        """Return how deep places (..., 2) lie in their shapes (owner: integers, ...)."""
        (x0, y0, s, t), (a, b, c, d) = self._cell(xy, owner)
        del x0, y0
        top, low = a + (b - a) * s, d + (c - d) * s
        deep: FloatArray = top + (low - top) * t
        return deep

    def inward(self, xy: FloatArray, owner: IntArray) -> FloatArray:
        """Return unit directions (..., 2) away from the nearest outline."""
        (_, _, s, t), (a, b, c, d) = self._cell(xy, owner)
        return unit(np.stack([(b - a) * (1 - t) + (c - d) * t, (d - a) * (1 - s) + (c - b) * s], axis=-1))

    def _cell(
        self, xy: FloatArray, owner: IntArray
    ) -> tuple[tuple[IntArray, IntArray, FloatArray, FloatArray], tuple[FloatArray, ...]]:
        _, h, w = self.values.shape
        at = (xy - self.origin[owner]) / self.step
        x, y = np.clip(at[..., 0], 0, w - 1), np.clip(at[..., 1], 0, h - 1)
        x0 = np.minimum(np.floor(x).astype(np.int64), w - 2)
        y0 = np.minimum(np.floor(y).astype(np.int64), h - 2)
        first = (owner * h + y0) * w + x0
        flat = self.values.reshape(-1)
        return (x0, y0, x - x0, y - y0), (flat[first], flat[first + 1], flat[first + w + 1], flat[first + w])


def distance(points: FloatArray, rings: FloatArray) -> FloatArray:
    """Return the signed distance of points n x m x 2 to rings n x k x 2: positive inside, exact."""
    out = np.empty(points.shape[:2])
    per = max(1, _BLOCK // max(1, points.shape[1] * rings.shape[1]))
    for start in range(0, len(points), per):
        out[start : start + per] = _distance(points[start : start + per], rings[start : start + per])
    return out


def _distance(points: FloatArray, rings: FloatArray) -> FloatArray:
    best = np.full(points.shape[:2], np.inf)
    odd = np.zeros(points.shape[:2], bool)
    x, y = points[..., 0], points[..., 1]
    nxt = np.roll(rings, -1, axis=1)
    for i in range(rings.shape[1]):
        ax, ay, bx, by = (v[:, None] for v in (rings[:, i, 0], rings[:, i, 1], nxt[:, i, 0], nxt[:, i, 1]))
        dx, dy = bx - ax, by - ay
        px, py = x - ax, y - ay
        t = np.clip((px * dx + py * dy) / np.maximum(dx * dx + dy * dy, 1e-18), 0, 1)
        ex, ey = px - t * dx, py - t * dy
        best = np.minimum(best, ex * ex + ey * ey)
        # A ray to the right crosses this edge (counted half-open, so that a corner counts once).
        steep = np.where(np.abs(dy) > 1e-18, dy, 1.0)
        odd ^= ((ay > y) != (by > y)) & (px < py * dx / steep)
    signed: FloatArray = np.where(odd, 1.0, -1.0) * np.sqrt(best)
    return signed


def clockwise(rings: FloatArray) -> FloatArray:
    """Return rings n x k x 2 all running clockwise on the cloth."""
    turned: FloatArray = np.where((area(rings) >= 0)[:, None, None], rings, rings[:, ::-1])
    return turned


def mean_width(rings: FloatArray) -> FloatArray:
    """Return twice the area by the perimeter of rings n x k x 2: the radius of a disc, the width of a strip."""
    around = length(np.roll(rings, -1, axis=1) - rings).sum(axis=1)
    wide: FloatArray = 2 * np.abs(area(rings)) / np.maximum(around, 1e-9)
    return wide


def grid_step(wide: float) -> float:
    """Return the grid in mm for shapes of a mean width: a sixth of it, in steps of 1/64 mm."""
    return float(np.clip(np.floor(wide / 6 * 64) / 64, *_STEP))


def room_in(outlines: FloatArray, step: float | None = None, pad: float = 0.0) -> Room:
    """Measure the room in outlines n x k x 2, all of about the same size.

    Parameters
    ----------
    outlines
        Closed rings, in either direction.
    step
        Grid in mm; a sixth of a usual shape's half width if not given.
    pad
        How far around the shapes depths are measured too, mm: for curves outside them.
    """
    rings = clockwise(np.asarray(outlines, np.float64))
    low, high = rings.min(axis=1), rings.max(axis=1)
    if step is None:
        step = grid_step(float(np.median(mean_width(rings))))
    # The nodes lie on one lattice for all shapes, so that no shape depends on those measured with it.
    first = np.floor((low - pad) / step) - 2
    w, h = (int(s) + 4 for s in (np.ceil((high + pad) / step) - first).max(axis=0))
    origin = first * step
    gx, gy = np.meshgrid(np.arange(w) * step, np.arange(h) * step)
    nodes = origin[:, None] + np.stack([gx.ravel(), gy.ravel()], axis=-1)
    return Room(distance(nodes, rings).reshape(len(rings), h, w), origin, step, rings)

"""What is taken of one repeat, on a raster that closes on itself as the plant does: a column on, three pitches down."""

import numpy as np

from batik_gen.pattern.geometry.curves import normals
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

PITCH = 250.0 / 3.0
"""Distance between stems in which everything is planned, mm: three of them in 25 cm."""
_ACROSS = 160
STEP = PITCH / _ACROSS
"""Side of one cell of the raster, mm."""
RISE, LINE = 3 * PITCH, 9 * PITCH
"""How much line a column shows before it goes on at the foot of the next one, and the line of a whole recording."""
_HALO = 40
"""Distances are told up to so many cells, 20 mm."""


class LungRoom:
    """Hold which cells of a repeat are taken: PITCH wide, LINE high; (x + PITCH, y + RISE) is the same place."""

    def __init__(self) -> None:
        self._taken = np.zeros((9 * _ACROSS, _ACROSS), bool)

    def _cells(self, points: FloatArray) -> tuple[IntArray, IntArray]:
        cell = np.floor(points / STEP).astype(np.int64)
        column = cell[..., 0] // _ACROSS
        return (cell[..., 1] - column * 3 * _ACROSS) % len(self._taken), cell[..., 0] - column * _ACROSS

    def take(self, points: FloatArray) -> None:
        """Take the cells of points (..., 2)."""
        self._taken[self._cells(points)] = True

    def take_line(self, line: FloatArray, width: FloatArray | float) -> None:
        """Take a line k x 2 of ``width`` mm (scalar or k)."""
        run = dense(line)
        wide = np.interp(np.linspace(0, 1, len(run)), np.linspace(0, 1, len(line)), np.broadcast_to(width, len(line)))
        off = normals(run[None], closed=False)[0]
        across = np.linspace(-0.5, 0.5, 2 + int(np.ceil(float(wide.max()) / (0.7 * STEP))))
        self.take(run[:, None] + (off * wide[:, None])[:, None] * across[:, None])

    def take_round(self, centres: FloatArray, radius: FloatArray) -> None:
        """Take discs about centres n x 2."""
        most = float(radius.max(initial=0.0))
        steps = np.arange(-np.ceil(most / STEP), np.ceil(most / STEP) + 1) * (0.9 * STEP)
        x, y = np.meshgrid(steps, steps)
        off = np.stack([x.ravel(), y.ravel()], axis=-1)
        far = np.sqrt((off * off).sum(axis=1))
        owner, spot = np.nonzero(far[None] <= radius[:, None])
        self.take(centres[owner] + off[spot])

    def hit(self, points: FloatArray) -> BoolArray:
        """Tell which of points (..., 2) lie in cells that are taken."""
        return np.asarray(self._taken[self._cells(points)])

    def clearance(self) -> "Clearance":
        """Measure how far every cell lies from what is taken."""
        from scipy.ndimage import distance_transform_edt

        taken = self._taken
        left = np.roll(taken[:, -_HALO:], -3 * _ACROSS, axis=0)
        right = np.roll(taken[:, :_HALO], 3 * _ACROSS, axis=0)
        wide = np.concatenate([left, taken, right], axis=1)
        tall = np.concatenate([wide[-_HALO:], wide, wide[:_HALO]])
        far = np.minimum(distance_transform_edt(~tall), float(_HALO)) * STEP
        return Clearance(np.asarray(far, dtype=np.float64))


class Clearance:
    """Answer how far places lie from what was taken when this was measured."""

    def __init__(self, far: FloatArray) -> None:
        self._far = far

    def at(self, points: FloatArray) -> FloatArray:
        """Return the distance of points (..., 2) in mm, read between the cells."""
        column = np.floor(points[..., 0] / PITCH)
        x = (points[..., 0] - column * PITCH) / STEP - 0.5 + _HALO
        y = points[..., 1] - column * RISE
        y = (y - np.floor(y / LINE) * LINE) / STEP - 0.5 + _HALO
        i, j = np.floor(y).astype(np.int64), np.floor(x).astype(np.int64)
        v, u = y - i, x - j
        far = self._far
        top = far[i, j] + (far[i, j + 1] - far[i, j]) * u
        low = far[i + 1, j] + (far[i + 1, j + 1] - far[i + 1, j]) * u
        between: FloatArray = top + (low - top) * v
        return between


def dense(line: FloatArray, pace: float = 0.7 * STEP) -> FloatArray:
    """Return points along a line k x 2, about ``pace`` mm apart."""
    step = line[1:] - line[:-1]
    far = np.concatenate([np.zeros(1), np.cumsum(np.sqrt((step * step).sum(axis=1)))])
    at = np.linspace(0.0, far[-1], 2 + int(far[-1] / pace))
    return np.stack([np.interp(at, far, line[:, 0]), np.interp(at, far, line[:, 1])], axis=-1)

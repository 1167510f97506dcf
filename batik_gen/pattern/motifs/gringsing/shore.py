"""Where the scales of gringsing end: before the fields in which something grows."""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from batik_gen.pattern.geometry.curves import length, normals, spline, unit
from batik_gen.values.arrays import FloatArray

APART, RISE = 20, 0.56
"""Fields stand this many scales apart; distance of two rows, in scales."""

_OUTLINE = (
    (1.0, 0.36), (0.91, 0.70), (0.62, 0.93), (0.28, 1.02), (0.0, 1.20), (-0.28, 1.02), (-0.62, 0.93), (-0.91, 0.70),
    (-1.0, 0.36), (-0.93, 0.04), (-0.80, -0.24), (-0.70, -0.58), (-0.40, -0.96), (0.0, -1.28), (0.40, -0.96),
    (0.70, -0.58), (0.80, -0.24), (0.93, 0.04),
)  # fmt: skip
"""A field follows what grows in it: broad where the tendrils roll up, waisted over them, drawn to a point."""


def outline(k: int = 6) -> FloatArray:
    """Return the outline of a field, half as wide as one; closed, from the right."""
    return spline(np.array(_OUTLINE), k)


class Shore:
    """Tell what of the scales lies clear of the fields, which lie before them.

    Parameters
    ----------
    size, p, half
        Width and height of the cloth, width of a scale, half width of a field, mm.
    """

    def __init__(self, size: tuple[float, float], p: float, half: float, reach: float) -> None:
        self._middle = 0.5 * np.array(size)
        # Both rows of the staggered fields, each a plain grid.
        self._step = np.array([APART * p, 2 * APART * RISE * p])
        self._ring = outline(32) * half
        self._out = -normals(self._ring)
        self._tree = cKDTree(self._ring)
        # The light scales lie within it, the heart of a field does not.
        self._reach = reach
        self.clear = max(0.036 * half, 0.8)

    def from_rim(self, at: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return how far places (..., 2) lie from the nearest rim, mm, less than 0 inside it, and the way outward."""
        rel = (at - self._middle).reshape(-1, 2)
        least, way = np.full(len(rel), np.inf), np.zeros((len(rel), 2))
        for shift in (np.zeros(2), 0.5 * self._step):
            off = rel - shift
            off = off - np.floor(off / self._step + 0.5) * self._step
            far, nearest = self._tree.query(off, distance_upper_bound=self._reach)
            beyond = np.isinf(far)
            nearest = np.where(beyond, 0, nearest)
            rim = self._ring[nearest]
            # What lies out of reach is either far outside or about the heart of a field.
            outside = np.where(beyond, length(off) > self._reach, ((off - rim) * self._out[nearest]).sum(axis=-1) > 0)
            far = np.where(outside, far, -far)
            nearer = far < least
            # Hard by the rim the nearest of its points may lie aside.
            square = (np.abs(far) > 0.6)[:, None]
            out = np.where(square, unit(off - rim) * np.where(outside, 1.0, -1.0)[:, None], self._out[nearest])
            way[nearer] = out[nearer]
            least = np.minimum(least, far)
        return least.reshape(at.shape[:-1]), way.reshape(at.shape)

    def cut(self, rings: FloatArray, near: NDArray[np.bool_], clear: float) -> FloatArray:
        """Let the outlines n x k x 2 of the scales that are near end ``clear`` mm before the fields."""
        away, way = self.from_rim(rings[near])
        ends = np.array(rings)
        ends[near] += way * np.maximum(clear - away, 0.0)[..., None]
        return ends

    def kept(self, parts: FloatArray, reach: float, near: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Tell about which of n x ... x 2 places ``reach`` mm are clear; only those near a field are asked."""
        clear = np.ones(parts.shape[:-1], bool)
        clear[near] = self.from_rim(parts[near])[0] > self.clear + reach
        return clear

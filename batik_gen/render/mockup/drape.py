"""Cloth in space: where each pixel of a mock-up lies on the cloth, and how much light falls there."""

import math
from dataclasses import dataclass

import numpy as np

from batik_gen.values.arrays import FloatArray

_LIGHT = (-0.48, -0.30, 0.82)
"""Direction to the light: from the upper left, towards the viewer."""

_AMBIENT = 0.42
"""Light from all sides, of 1 for cloth lying flat."""

_FOLDS = ((3.0, 0.10, 0.46), (5.0, 0.62, 0.30), (8.0, 0.35, 0.13))
"""Folds of a hanging cloth: how many across, where the first begins (of 1), share of the depth."""

_STEEPEST = 1.25
"""Greatest slope of a fold."""

_KNOTS = 512


@dataclass(frozen=True, eq=False)
class Surface:
    """Hold what every pixel of a rectangle of the picture sees.

    Parameters
    ----------
    u, v
        Place on the cloth, 0..1 across and down.
    light
        Light that falls there, 1 for cloth lying flat.
    cover
        Share of the pixel that the cloth covers.
    """

    u: FloatArray
    v: FloatArray
    light: FloatArray
    cover: FloatArray


def hanging(width: int, height: int, rod: int) -> Surface:
    """Return a cloth that hangs from a rod along the upper edge of a rectangle, in soft folds.

    Parameters
    ----------
    width, height
        The rectangle in px.
    rod
        Thickness in px of the rod that the cloth lies over.
    """
    s = np.linspace(0.0, 1.0, _KNOTS)
    down = (np.arange(height) + 0.5) / height
    # Folds are held together at the rod and open towards the hem.
    grown = 0.45 + 0.55 * down * down * (3.0 - 2.0 * down)
    depth, slope = folds(s)
    across = np.empty((height, width))
    steep = np.empty((height, width))
    deep = np.empty((height, width))
    x = np.arange(width) + 0.5
    flat = 1.0 / np.sqrt(1.0 + slope * slope)
    open_width = float(np.trapezoid(flat, s))
    for row, amount in enumerate(grown.tolist()):
        lean = amount * slope
        seen = 1.0 / np.sqrt(1.0 + lean * lean)
        place = np.concatenate([[0.0], np.cumsum(0.5 * (seen[1:] + seen[:-1]))])
        # What the folds take in at the hem is seen as a narrower cloth, a little.
        whole = width * (0.94 + 0.06 * (place[-1] * (s[1] - s[0]) - open_width) / (1.0 - open_width))
        place *= whole / place[-1]
        place += 0.5 * (width - whole)
        across[row] = np.interp(x, place, s, left=-1.0, right=2.0)
        steep[row] = np.interp(x, place, lean)
        deep[row] = np.interp(x, place, amount * depth)
    hem = height * (0.955 + 0.035 * deep)
    y = np.arange(height)[:, None] + 0.5
    v = y / hem
    inside = np.clip(hem - y + 0.5, 0.0, 1.0) * ((across >= 0.0) & (across <= 1.0))
    normal = 1.0 / np.sqrt(1.0 + steep * steep)
    facing = (_LIGHT[2] - steep * _LIGHT[0]) * normal / _LIGHT[2]
    light = _AMBIENT + (1.0 - _AMBIENT) * np.clip(facing, 0.0, 1.6)
    # Little light reaches the bottom of a fold.
    light *= 1.0 - 0.34 * (0.5 - 0.5 * deep) * (0.4 + 0.6 * grown[:, None])
    light *= _over_rod(y[:, 0] / rod)[:, None]
    return Surface(across, np.clip(v, 0.0, 1.0), light, inside)


def _over_rod(down: FloatArray) -> FloatArray:
    """Return the light on cloth that bends over a rod, by thicknesses of the rod down from its top."""
    round_ = np.sqrt(np.clip(1.0 - (2.0 * down - 0.9) * (2.0 * down - 0.9), 0.0, 1.0))
    bent = 0.55 + 0.62 * round_
    # Right below the rod the cloth lies in its shade.
    below = 1.0 - 0.30 * np.clip(1.0 - (down - 0.9) / 1.6, 0.0, 1.0) ** 2
    result: FloatArray = np.where(down < 0.9, np.maximum(bent, 0.62), below)
    return result


def folds(s: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return depth -1..1 and slope of the folds across the cloth."""
    depth, slope = np.zeros_like(s), np.zeros_like(s)
    for count, begin, share in _FOLDS:
        # Each is a little wider than the last, for equal folds look machine-made.
        turn = 2.0 * np.pi * (count * (s + 0.07 * s * s) + begin)
        depth += share * np.sin(turn)
        slope += share * count * np.cos(turn) * (1.0 + 0.14 * s)
    return depth / np.abs(depth).max(), slope * (_STEEPEST / np.abs(slope).max())


@dataclass(frozen=True)
class Folded:
    """Hold how a folded cloth lies on a table.

    Parameters
    ----------
    size
        Width and height of the folded cloth in px.
    centre
        Its middle in the picture, in px.
    turned
        Sine and cosine of the angle that it is turned by.
    corner
        How much of the lower and of the right side is turned over, in px from the corner.
    """

    size: tuple[float, float]
    centre: tuple[float, float]
    turned: tuple[float, float]
    corner: tuple[float, float]

    def on_cloth(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return px along the cloth's own sides, from its upper left corner."""
        sine, cosine = self.turned
        dx, dy = x - self.centre[0], y - self.centre[1]
        return dx * cosine + dy * sine + 0.5 * self.size[0], dy * cosine - dx * sine + 0.5 * self.size[1]

    def inside(self, a: FloatArray, b: FloatArray, grown: float = 0.0) -> FloatArray:
        """Return the share of each pixel within the rectangle, its corners a little rounded."""
        radius = 0.012 * self.size[0] + max(grown, 0.0)
        half_a, half_b = 0.5 * self.size[0] + grown, 0.5 * self.size[1] + grown
        da = np.abs(a - 0.5 * self.size[0]) - half_a + radius
        db = np.abs(b - 0.5 * self.size[1]) - half_b + radius
        outer = np.sqrt(np.maximum(da, 0.0) * np.maximum(da, 0.0) + np.maximum(db, 0.0) * np.maximum(db, 0.0))
        away = outer + np.minimum(np.maximum(da, db), 0.0) - radius
        share: FloatArray = np.clip(0.5 - away, 0.0, 1.0)
        return share

    def beyond(self, a: FloatArray, b: FloatArray) -> FloatArray:
        """Return how far (px) a place lies beyond the line at which the corner is turned over."""
        across, down = self._normal
        away: FloatArray = (a - self.size[0]) * across + (b - self.size[1]) * down + self.corner[0] * across
        return away

    def turned_back(self, a: FloatArray, b: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the place whose back is seen where the corner lies on the front."""
        way = 2.0 * self.beyond(a, b)
        return a - way * self._normal[0], b - way * self._normal[1]

    @property
    def _normal(self) -> tuple[float, float]:
        """The direction in which the line is left, towards the corner."""
        low, right = self.corner
        length = math.sqrt(low * low + right * right)
        return right / length, low / length

"""Where the triangles of a tambal lie, which are light, and which follow one another."""

from dataclasses import dataclass

import numpy as np

from batik_gen.pattern.geometry.curves import turn
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

KINDS = 6
"""So many light and so many dark fillings follow one another."""


@dataclass(frozen=True, eq=False)
class Grid:
    """Hold n triangles, two to a square.

    Parameters
    ----------
    side
        Side of a square, mm.
    cell
        The square of each triangle, n x 2 integers about the middle of the cloth.
    upper
        Whether it is the upper half of its square.
    corner, angle
        Its right corner on the cloth, mm, and how it is turned: at 0 its short sides run right and down.
    light
        Whether it is a light one: all its neighbours are dark, and the other way round.
    number
        Its place in the cycle of fillings, from 0.
    neighbours
        Triangles with a side in common with it.
    seen
        How much of each lies on the cloth, 0..1.
    """

    side: float
    cell: IntArray
    upper: BoolArray
    corner: FloatArray
    angle: FloatArray
    light: BoolArray
    number: IntArray
    neighbours: tuple[tuple[int, ...], ...]
    seen: FloatArray

    @property
    def middle(self) -> FloatArray:
        """Middles of the triangles, mm."""
        return self.corner + turn(np.full((len(self.corner), 2), self.side / 3), self.angle)

    @property
    def keys(self) -> IntArray:
        """Two integers that name each triangle, n x 2."""
        return np.stack([2 * self.cell[:, 0] + self.upper, self.cell[:, 1]], axis=1)

    def key(self, at: int) -> tuple[int, int]:
        """Return two integers that name a triangle."""
        return 2 * int(self.cell[at, 0]) + int(self.upper[at]), int(self.cell[at, 1])


def lattice_of(side: float) -> Lattice:
    """Return the lattice by which squares of ``side`` mm with all their fillings come again."""
    return (2 * side, 2 * side), (KINDS * side, 0.0)


def grid_over(size_mm: tuple[float, float], side: float) -> Grid:
    """Divide a cloth into squares and these into triangles, whose long sides meet in stars of four."""
    reach = [int(np.ceil(0.5 * s / side + 0.1)) for s in size_mm]
    i, j = (g.ravel() for g in np.meshgrid(np.arange(-reach[0], reach[0]), np.arange(-reach[1], reach[1])))
    cell = np.repeat(np.stack([i, j], axis=1), 2, axis=0)
    upper = np.tile([True, False], len(i))
    even = (cell[:, 0] + cell[:, 1]) % 2 == 0
    # Upper left and lower right halves of the even squares, upper right and lower left ones of the odd.
    quarter = np.where(upper, np.where(even, 0, 1), np.where(even, 2, 3))
    right = (quarter == 1) | (quarter == 2)
    corner = np.array(size_mm) / 2 + side * (cell + np.stack([right, ~upper], axis=1))
    # Two triangles of a square differ, and so do those on either side of an edge between squares.
    light = upper == (cell[:, 0] % 2 == 0)
    number = np.where(light, cell[:, 0] + 2 * cell[:, 1], 2 * cell[:, 0] + cell[:, 1]) % KINDS
    return Grid(
        side, cell, upper, corner, quarter * (0.5 * np.pi), light, number,
        _neighbours(cell, quarter), _seen(corner, quarter, side, size_mm),
    )  # fmt: skip


def _neighbours(cell: IntArray, quarter: IntArray) -> tuple[tuple[int, ...], ...]:
    where = {(*c, q): at for at, (c, q) in enumerate(zip(cell.tolist(), quarter.tolist(), strict=True))}
    found: list[tuple[int, ...]] = []
    for (x, y), q in zip(cell.tolist(), quarter.tolist(), strict=True):
        sideways, upright = (1 if q in (1, 2) else -1), (1 if q in (2, 3) else -1)
        beside = [(x, y, (q + 2) % 4)]
        # Across a short side lies the mirror image in that side.
        beside += [(x + sideways, y, {0: 1, 1: 0, 2: 3, 3: 2}[q]), (x, y + upright, {0: 3, 3: 0, 1: 2, 2: 1}[q])]
        found.append(tuple(where[k] for k in beside if k in where))
    return tuple(found)


def _seen(corner: FloatArray, quarter: IntArray, side: float, size_mm: tuple[float, float]) -> FloatArray:
    """Return the share of each triangle that lies on the cloth, by a sample of places."""
    t = (np.arange(12) + 0.5) / 12
    u, v = (g.ravel() for g in np.meshgrid(t, t))
    inside = (u + v) < 1
    sample = np.stack([u[inside], v[inside]], axis=-1) * side
    turned = (quarter * (0.5 * np.pi)).astype(np.float64)
    places = corner[:, None] + turn(sample, turned[:, None])
    share: FloatArray = ((places > 0) & (places < np.array(size_mm))).all(axis=2).mean(axis=1)
    return share

"""Lattices: where the copies of a pattern stand, and by which ways it comes again."""

from collections.abc import Sequence

import numpy as np

from batik_gen.pattern.hand.view import SLACK, WHOLE, View
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import CannotRepeat

Vector = tuple[float, float]
Lattice = tuple[Vector, Vector]

_MOST = 64
"""Cells of one lattice are looked for among so many of another."""
_EXACT = 1e-6


def sites(size_mm: tuple[float, float], a: Vector, b: Vector, margin: float, view: View = WHOLE) -> FloatArray:
    """Return lattice points i * a + j * b over the cloth and ``margin`` mm around it.

    Parameters
    ----------
    size_mm
        Width and height of the cloth.
    a, b
        Lattice vectors in mm. One point lies on the centre of the cloth.
    margin
        How far beyond the edges points are wanted.
    view
        The strip that is drawn: points far from it are left out.

    Returns
    -------
    n x 2, row by row from the top, each row from the left.
    """
    width, height = size_mm
    det = a[0] * b[1] - a[1] * b[0]
    reach_x, reach_y = width / 2 + margin, height / 2 + margin
    corners = [(sx * reach_x, sy * reach_y) for sx in (-1, 1) for sy in (-1, 1)]
    i_most = int(max(abs((x * b[1] - y * b[0]) / det) for x, y in corners)) + 1
    j_most = int(max(abs((y * a[0] - x * a[1]) / det) for x, y in corners)) + 1
    i = np.arange(-i_most, i_most + 1, dtype=np.float64)[:, None]
    j = np.arange(-j_most, j_most + 1, dtype=np.float64)[None, :]
    x = (i * a[0] + j * b[0]).ravel()
    y = (i * a[1] + j * b[1]).ravel()
    kept = (np.abs(x) <= reach_x) & (np.abs(y) <= reach_y)
    slack = SLACK * margin
    kept &= (y >= view.top - height / 2 - slack) & (y <= view.bottom - height / 2 + slack)
    kept &= (x >= view.left - width / 2 - slack) & (x <= view.right - width / 2 + slack)
    x, y = x[kept], y[kept]
    order = np.lexsort((x, np.rint(y * 1024)))
    return np.stack([x[order] + width / 2, y[order] + height / 2], axis=1)


def common(lattices: Sequence[Lattice]) -> Lattice:
    """Return the lattice of all vectors that several lattices share, mm.

    Parameters
    ----------
    lattices
        The two vectors of each, mm: of a family that sets one kind of copies on each.

    Raises
    ------
    CannotRepeat
        If they share none that is near enough.
    """
    shared = np.array(lattices[0])
    for lattice in lattices[1:]:
        shared = _shared(shared, np.array(lattice))
    (ax, ay), (bx, by) = shortest(shared).tolist()
    return (ax, ay), (bx, by)


def _shared(one: FloatArray, other: FloatArray) -> FloatArray:
    """Return a basis of the vectors in both lattices, each given by its two vectors as rows."""
    share = in_cells(other, one)
    i, j = np.arange(_MOST + 1), np.arange(-_MOST, _MOST + 1)
    ii, jj = (g.ravel() for g in np.meshgrid(i, j, indexing="ij"))
    cells = ii[:, None] * share[0] + jj[:, None] * share[1]
    whole = np.abs(cells - np.rint(cells)).max(axis=1) < _EXACT * (1 + np.abs(cells).max(axis=1))
    along = jj[whole & (ii == 0) & (jj > 0)]
    beside = np.flatnonzero(whole & (ii > 0))
    if not len(along) or not len(beside):
        raise CannotRepeat(
            "the parts of this pattern repeat at lengths that share no multiple; it has no seamless block"
        )
    # The first row with any, and in it the vector nearest to upright.
    row = ii[beside].min()
    in_row = beside[ii[beside] == row]
    first = jj[in_row][np.argmin(np.abs(jj[in_row]))]
    return np.stack([along.min() * one[1], row * one[0] + first * one[1]])


def in_cells(basis: FloatArray, vectors: FloatArray) -> FloatArray:
    """Return vectors n x 2 as numbers of the cells of a basis 2 x 2, both by rows."""
    (ax, ay), (bx, by) = basis
    det = ax * by - ay * bx
    x, y = vectors[:, 0], vectors[:, 1]
    return np.stack([(x * by - y * bx) / det, (y * ax - x * ay) / det], axis=1)


def shortest(basis: FloatArray) -> FloatArray:
    """Return the shortest basis of a lattice, 2 x 2 by rows (Lagrange's reduction)."""
    a, b = basis
    for _ in range(200):
        if (a * a).sum() > (b * b).sum():
            a, b = b, a
        times = np.rint((a * b).sum() / (a * a).sum())
        if times == 0:
            break
        b = b - times * a
    return np.stack([a, b])

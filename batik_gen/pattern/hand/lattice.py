"""Where the copies stand: strict lattices that cover the cloth with a margin."""

import numpy as np

from batik_gen.pattern.hand.view import SLACK, view
from batik_gen.values.arrays import FloatArray


def sites(size_mm: tuple[float, float], a: tuple[float, float], b: tuple[float, float], margin: float) -> FloatArray:
    """Return lattice points i * a + j * b over the cloth and ``margin`` mm around it.

    Parameters
    ----------
    size_mm
        Width and height of the cloth.
    a, b
        Lattice vectors in mm. One point lies on the centre of the cloth.
    margin
        How far beyond the edges points are wanted.

    Returns
    -------
    n x 2, row by row from the top, each row from the left; those near the strip being drawn.
    """
    repeats_by(a, b)
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
    strip, slack = view(), SLACK * margin
    kept &= (y >= strip.top - height / 2 - slack) & (y <= strip.bottom - height / 2 + slack)
    x, y = x[kept], y[kept]
    order = np.lexsort((x, np.rint(y * 1024)))
    return np.stack([x[order] + width / 2, y[order] + height / 2], axis=1)


def repeats_by(a: tuple[float, float], b: tuple[float, float]) -> None:
    """Note that the pattern repeats by the vectors ``a`` and ``b`` (mm) and by no shorter ones.

    ``sites`` tells so of its own lattice. A family that gives different things to copies on one
    lattice, by turns, says here after how many they come again.
    """
    noted = view().lattices
    if noted is not None:
        noted.append((a, b))


def drawn_once(least_mm: float) -> None:
    """Say that, of a cloth that repeats, every shape is drawn once and not in all its copies.

    So do families whose shapes lie freely: they place them on the torus themselves, and fit any
    block whose sides are ``least_mm`` or longer.
    """
    view().once = least_mm


class Enough(Exception):
    """End a drawing of which only the lattices were wanted."""


def all_told() -> None:
    """Say that every lattice has been told of.

    A family that takes long to grow what stands on its lattices calls this before it
    begins; where only the lattices are asked for, it is then spared the rest.
    """
    if view().lattices is not None:
        raise Enough

"""The cells of a power diagram (Aurenhammer 1987) about sites that stray from a lattice."""

import numpy as np

from batik_gen.pattern.geometry.clipping import Ragged, cut_rings, next_of
from batik_gen.values.arrays import FloatArray, IntArray


def sites_beside(reach: list[int]) -> IntArray:
    """Return for each site those around it, n x 24; -1 where there is none."""
    columns, rows = 2 * reach[0] + 1, 2 * reach[1] + 1
    number = np.full((rows + 4, columns + 4), -1, np.int64)
    number[2:-2, 2:-2] = np.arange(rows * columns).reshape(rows, columns)
    around = [(dx, dy) for dy in range(-2, 3) for dx in range(-2, 3) if dx or dy]
    return np.stack([number[2 + dy : 2 + dy + rows, 2 + dx : 2 + dx + columns].ravel() for dx, dy in around], axis=1)


def nearest_beside(beside: IntArray, lattice: FloatArray) -> IntArray:
    """Return of the islands around each the 18 that are nearest in the lattice, the six next ones first."""
    off = lattice[beside] - lattice[:, None]
    far = np.where(beside >= 0, np.rint(64 * (off * off).sum(axis=-1)), np.inf)
    order = np.argsort(far, axis=1, kind="stable")[:, :18]
    return np.asarray(np.take_along_axis(beside, order, axis=1), np.int64)


def cells_about(
    sites: FloatArray, weights: FloatArray, beside: IntArray, size: float
) -> tuple[Ragged, list[tuple[int, ...]]]:
    """Return the cells of a power diagram, and which sites share an edge with each."""
    n = len(sites)
    square = 1.6 * size * np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    cells = Ragged((sites[:, None] + square).reshape(-1, 2), np.arange(0, 4 * n + 1, 4))
    for column in beside.T:
        cells, _ = cut_rings(cells, behind(cells, sites, weights, column))
    touching: list[list[int]] = [[] for _ in range(n)]
    for column in beside.T:
        on = np.abs(behind(cells, sites, weights, column)) < 1e-6 * size
        both = np.bincount(cells.owner, weights=on, minlength=n) >= 2
        for at in np.flatnonzero(both & (column >= 0)).tolist():
            touching[at].append(int(column[at]))
    return cells, [tuple(t) for t in touching]


def behind(cells: Ragged, sites: FloatArray, weights: FloatArray, column: IntArray) -> FloatArray:
    """Return how far vertices lie on their site's side of the edge towards another site."""
    way = sites[column] - sites
    far = np.sqrt((way * way).sum(axis=1))
    way = way / np.maximum(far, 1e-9)[:, None]
    limit = 0.5 * far + 0.5 * (weights - weights[column]) / np.maximum(far, 1e-9) + (way * sites).sum(axis=1)
    owner = cells.owner
    deep = limit[owner] - cells.points[:, 0] * way[owner, 0] - cells.points[:, 1] * way[owner, 1]
    return np.where(column[owner] >= 0, deep, 1e6)


def middles_of(cells: Ragged) -> FloatArray:
    """Return the centres of gravity of rings."""
    # About each ring's first vertex, so that nothing large cancels.
    first = cells.points[cells.starts[:-1]][cells.owner]
    a, b = cells.points - first, cells.points[next_of(cells, closed=True)] - first
    cross = a[:, 0] * b[:, 1] - b[:, 0] * a[:, 1]
    area = np.add.reduceat(cross, cells.starts[:-1])
    moment = np.add.reduceat((a + b) * cross[:, None], cells.starts[:-1], axis=0)
    middles: FloatArray = cells.points[cells.starts[:-1]] + moment / (3 * area)[:, None]
    return middles

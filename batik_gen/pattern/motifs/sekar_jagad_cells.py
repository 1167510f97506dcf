"""The islands of a sekar jagad: relaxed cells of a staggered lattice, bent so that their edges swing.

The cells are convex in coordinates q of their own (a power diagram, Aurenhammer
1987, its sites moved once to the middles of their cells, Lloyd 1982). On the
cloth q is bent by smooth noise, hence the edges of the islands are curves. The
layout is the same for every seed: the seed moves the hand alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from batik_gen.pattern.clipping import Ragged, cut_rings, dense
from batik_gen.pattern.curves import unit
from batik_gen.pattern.hand import uniform
from batik_gen.pattern.lattice import repeats_by
from batik_gen.pattern.patches import Patch
from batik_gen.pattern.torus import Torus
from batik_gen.pattern.window import view
from batik_gen.values import FloatArray, IntArray

_LAYOUT = 20220
"""Seed of the layout."""
_ROW = 0.88
"""Distance of two rows of sites, in that of two sites."""
_JITTER = 0.78
"""How far sites stray, in the distance of two."""
_WEIGHT = 0.34
"""How unequal the islands are, in squared distances of two sites."""
_WAVES = ((0.7, 1.0), (0.3, 0.36))
"""Lengths of the waves along the edges in distances of two sites, and their shares."""
_SPARE = 8
"""Waves of noise kept ready beyond the cloth."""
_ROUNDS = 32
"""Steps in which a bend is undone; each leaves less than 0.7 of the error."""
_FACETS = 7
"""Facets of a rounded corner."""


@dataclass(frozen=True, eq=False)
class Islands:
    """Hold n islands.

    Parameters
    ----------
    size
        Distance of two islands, mm.
    wave
        How far their edges swing, in ``size``.
    middle
        Middle of the cloth, mm.
    key
        Two integers that name each island, n x 2.
    sites
        Their sites in q, n x 2, mm.
    cells
        Their outlines in q, before anything is taken off.
    neighbours
        Islands with an edge in common.
    torus
        What repeats, if the cloth does; copies of an island then have one key.
    """

    size: float
    wave: float
    middle: FloatArray
    key: IntArray
    sites: FloatArray
    cells: Ragged
    neighbours: tuple[tuple[int, ...], ...]
    torus: Torus | None = None

    def bend(self, xy: FloatArray) -> FloatArray:
        """Return the islands' own coordinates of places (..., 2) on the cloth."""
        return xy + self._swing(xy)

    def unbend(self, q: FloatArray) -> FloatArray:
        """Return where places given in the islands' own coordinates lie on the cloth."""
        xy = q
        for _ in range(_ROUNDS):
            xy = q - self._swing(xy)
        return xy

    @property
    def furthest(self) -> float:
        """Return how far a place is bent at most, mm."""
        return 1.5 * self.wave * self.size * sum(share for _, share in _WAVES)

    def _swing(self, xy: FloatArray) -> FloatArray:
        off = np.zeros(xy.shape)
        for (wave, share), table in zip(_WAVES, self._noise, strict=True):
            columns = table.shape[1]
            if self.torus is None:
                cell = (xy - self.middle) / (wave * self.size) + 0.5 * np.array(table.shape[1::-1])
                at = np.clip(np.floor(cell), 0, np.array(table.shape[1::-1]) - 2)
                t = cell - at
            else:
                cell, counts = self.torus.noise_cells(xy, wave * self.size)
                at = np.floor(cell)
                t, at = cell - at, at % np.array(counts)
            t = t * t * (3 - 2 * t)
            node = at[..., 1].astype(np.int64) * columns + at[..., 0].astype(np.int64)
            for axis in (0, 1):
                held = table[..., axis].ravel()
                a, b, c, d = (held[node + step] for step in (0, 1, columns, columns + 1))
                top, low = a + (b - a) * t[..., 0], c + (d - c) * t[..., 0]
                off[..., axis] += share * self.wave * self.size * (top + (low - top) * t[..., 1])
        return off

    @cached_property
    def _noise(self) -> tuple[FloatArray, ...]:
        """Values -1..1 on the nodes of a lattice about the middle of the cloth, rows x columns x 2, for each wave.

        Value noise is read from a table: it is asked for millions of times at the same few hundred nodes.
        """
        tables = []
        for number, (wave, _) in enumerate(_WAVES):
            if self.torus is None:
                columns, rows = (2 * (int(np.ceil(m / (wave * self.size))) + _SPARE) for m in self.middle.tolist())
                i, j = np.meshgrid(np.arange(columns) - columns // 2, np.arange(rows) - rows // 2)
            else:
                _, counts = self.torus.noise_cells(self.middle, wave * self.size)
                # The first row and column come again after the last.
                i, j = np.meshgrid(*(np.arange(count + 1) % count for count in counts))
            salts = (961 + 2 * number, 962 + 2 * number)
            tables.append(np.stack([2 * uniform(_LAYOUT, salt, i, j) - 1 for salt in salts], axis=-1))
        return tuple(tables)

    @cached_property
    def planes(self) -> tuple[tuple[FloatArray, FloatArray], ...]:
        """Half planes of each cell: normals h x 2 and limits h, in the order of its edges."""
        found = []
        for at in range(len(self.sites)):
            ring = self.cell(at)
            along = np.roll(ring, -1, axis=0) - ring
            kept = np.sqrt((along * along).sum(axis=1)) > 1e-6
            normals = unit(np.stack([along[:, 1], -along[:, 0]], axis=-1))[kept]
            limits = (normals * ring[kept]).sum(axis=1)
            found.append((normals, limits))
        return tuple(found)

    def cell(self, at: int) -> FloatArray:
        """Return the outline of a cell in q, clockwise on the cloth."""
        points: FloatArray = self.cells.points[self.cells.starts[at] : self.cells.starts[at + 1]]
        return points

    def rounded(self, at: int, inset: float, radius: float) -> Patch:
        """Return an island, ``inset`` mm inside its cell and its corners rounded, as a patch that lies where it is."""
        normals, limits = self.planes[at]
        deep = inset + radius
        ring = Ragged(self.cell(at), np.array([0, self.cells.starts[at + 1] - self.cells.starts[at]]))
        while True:
            core = ring
            for normal, limit in zip(normals, limits.tolist(), strict=True):
                if len(core):
                    core, _ = cut_rings(
                        core, limit - deep - core.points[:, 0] * normal[0] - core.points[:, 1] * normal[1]
                    )
            if len(core) or deep < 1e-3:
                break
            deep *= 0.6
        radius = max(deep - inset, 0.0)
        corner = core.points if len(core) else self.sites[at : at + 1]
        # Between the edges that meet in a corner of the core, facets touch the circle about it.
        along = np.roll(corner, -1, axis=0) - corner
        edge = along[np.sqrt((along * along).sum(axis=1)) > 1e-6]
        corner = corner[np.sqrt((along * along).sum(axis=1)) > 1e-6]
        if len(corner) < 3:
            return Patch(normals, limits - inset, np.zeros(2))
        after = unit(np.stack([edge[:, 1], -edge[:, 0]], axis=-1))
        before = np.roll(after, 1, axis=0)
        share = np.arange(_FACETS)[None, :, None] / _FACETS
        facets = unit(before[:, None] + (after - before)[:, None] * share).reshape(-1, 2)
        touched = np.repeat(corner, _FACETS, axis=0)
        return Patch(facets, (facets * touched).sum(axis=1) + radius, np.zeros(2))

    def outlines(self, patches: Sequence[Patch], pace: float = 1.2) -> list[FloatArray]:
        """Return the outlines of rounded islands on the cloth, each k x 2, no edge longer than about ``pace`` mm."""
        corners = [_corners(patch) for patch in patches]
        held = Ragged(np.concatenate([np.zeros((0, 2)), *corners]), np.cumsum([0, *map(len, corners)]))
        if not len(held.points):
            return []
        held = dense(held, pace, True)
        return np.split(self.unbend(held.points), held.starts[1:-1])


def _corners(patch: Patch) -> FloatArray:
    """Return where the edges of a patch meet, k x 2, in its own coordinates."""
    n, c = patch.normals, patch.limits
    m, d = np.roll(n, -1, axis=0), np.roll(c, -1)
    det = n[:, 0] * m[:, 1] - n[:, 1] * m[:, 0]
    kept = np.abs(det) > 1e-9
    det = np.where(kept, det, 1.0)
    return np.stack([(c * m[:, 1] - d * n[:, 1]) / det, (n[:, 0] * d - m[:, 0] * c) / det], axis=-1)[kept]


def islands_over(size_mm: tuple[float, float], size: float, wave: float) -> Islands:
    """Lay islands over a cloth, ``size`` mm apart."""
    middle = np.array(size_mm) / 2
    # Beyond the cloth lie islands that reach into it, and two rows more that shape those.
    reach = [int(np.ceil(0.5 * s / (size * row) + 1.2)) + 3 for s, row in zip(size_mm, (1.0, _ROW), strict=True)]
    i, j = (g.ravel() for g in np.meshgrid(np.arange(-reach[0], reach[0] + 1), np.arange(-reach[1], reach[1] + 1)))
    repeats_by((size, 0.0), (0.5 * size, _ROW * size))
    lattice = np.stack([i + 0.5 * (j % 2), _ROW * j.astype(np.float64)], axis=-1)
    torus = view().torus
    key = np.stack([i, j] if torus is None else torus.key(middle + size * lattice), axis=1)
    stray = np.stack([uniform(_LAYOUT, 971 + axis, *key.T) - 0.5 for axis in (0, 1)], axis=-1) * _JITTER
    sites = middle + size * (lattice + stray)
    beside = _beside(reach)
    cells, _ = _cells(sites, np.zeros(len(sites)), beside, size)
    sites = _middles(cells)
    weights = _WEIGHT * size * size * (uniform(_LAYOUT, 973, *key.T) - 0.5)
    cells, touching = _cells(sites, weights, beside, size)
    low, high = cells.least(cells.points), cells.most(cells.points)
    slack = 2 * wave * size
    (width, height), (left, top), (right, foot) = size_mm, low.T, high.T
    on = (right > -slack) & (foot > -slack) & (left < width + slack) & (top < height + slack)
    number = np.where(on, np.cumsum(on) - 1, -1)
    near = tuple(tuple(int(number[n]) for n in touching[at] if number[n] >= 0) for at in np.flatnonzero(on).tolist())
    return Islands(size, wave, middle, key[on], sites[on], cells.picked(on), near, torus)


def _beside(reach: list[int]) -> IntArray:
    """Return for each site those around it, n x 24; -1 where there is none."""
    columns, rows = 2 * reach[0] + 1, 2 * reach[1] + 1
    number = np.full((rows + 4, columns + 4), -1, np.int64)
    number[2:-2, 2:-2] = np.arange(rows * columns).reshape(rows, columns)
    around = [(dx, dy) for dy in range(-2, 3) for dx in range(-2, 3) if dx or dy]
    return np.stack([number[2 + dy : 2 + dy + rows, 2 + dx : 2 + dx + columns].ravel() for dx, dy in around], axis=1)


def _cells(
    sites: FloatArray, weights: FloatArray, beside: IntArray, size: float
) -> tuple[Ragged, list[tuple[int, ...]]]:
    """Return the cells of a power diagram, and which sites share an edge with each."""
    n = len(sites)
    square = 1.6 * size * np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    cells = Ragged((sites[:, None] + square).reshape(-1, 2), np.arange(0, 4 * n + 1, 4))
    for column in beside.T:
        cells, _ = cut_rings(cells, _behind(cells, sites, weights, column))
    touching: list[list[int]] = [[] for _ in range(n)]
    for column in beside.T:
        on = np.abs(_behind(cells, sites, weights, column)) < 1e-6 * size
        both = np.bincount(cells.owner, weights=on, minlength=n) >= 2
        for at in np.flatnonzero(both & (column >= 0)).tolist():
            touching[at].append(int(column[at]))
    return cells, [tuple(t) for t in touching]


def _behind(cells: Ragged, sites: FloatArray, weights: FloatArray, column: IntArray) -> FloatArray:
    """Return how far vertices lie on their site's side of the edge towards another site."""
    way = sites[column] - sites
    far = np.sqrt((way * way).sum(axis=1))
    way = way / np.maximum(far, 1e-9)[:, None]
    limit = 0.5 * far + 0.5 * (weights - weights[column]) / np.maximum(far, 1e-9) + (way * sites).sum(axis=1)
    owner = cells.owner
    deep = limit[owner] - cells.points[:, 0] * way[owner, 0] - cells.points[:, 1] * way[owner, 1]
    return np.where(column[owner] >= 0, deep, 1e6)


def _middles(cells: Ragged) -> FloatArray:
    """Return the centres of gravity of rings."""
    after = np.arange(1, len(cells.points) + 1)
    after[cells.starts[1:] - 1] = cells.starts[:-1]
    # About each ring's first vertex, so that nothing large cancels.
    first = cells.points[cells.starts[:-1]][cells.owner]
    a, b = cells.points - first, cells.points[after] - first
    cross = a[:, 0] * b[:, 1] - b[:, 0] * a[:, 1]
    area = np.add.reduceat(cross, cells.starts[:-1])
    moment = np.add.reduceat((a + b) * cross[:, None], cells.starts[:-1], axis=0)
    middles: FloatArray = cells.points[cells.starts[:-1]] + moment / (3 * area)[:, None]
    return middles

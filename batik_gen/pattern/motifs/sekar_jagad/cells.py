"""The islands of a sekar jagad: relaxed cells of a staggered lattice, whose shores swing.

The cells are convex in coordinates q of their own (a power diagram, Aurenhammer
1987, its sites moved once to the middles of their cells, Lloyd 1982). Each edge
between two becomes a line that bends to and fro, and both islands follow it: bays
face headlands, and the channel between them keeps its width. On the cloth q is
bent a little by slow noise. The layout is a person's own (``own``) and the same
for every seed: the seed moves the hand alone.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from batik_gen.pattern.geometry.clipping import Ragged, next_of
from batik_gen.pattern.geometry.curves import length
from batik_gen.pattern.hand import salts
from batik_gen.pattern.hand.hashing import uniform
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.hand.torus import Torus
from batik_gen.pattern.motifs.sekar_jagad.own import LAYOUT, Own
from batik_gen.pattern.motifs.sekar_jagad.power_diagram import (
    behind,
    cells_about,
    middles_of,
    nearest_beside,
    sites_beside,
)
from batik_gen.pattern.motifs.sekar_jagad.shore_lines import bent_edge, rightward
from batik_gen.pattern.patchwork.shores import Coast, coast_of
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray

_ROW = 0.88
"""Distance of two rows of sites, in that of two sites."""
_JITTER = 0.78
"""How far sites stray, in the distance of two."""
_WEIGHT = 0.42
"""How unequal the islands are, in squared distances of two sites."""
_SWELL = 0.6
"""So much more unequal they are where alpha was at its strongest, so much less where it was at its weakest."""
_BORNE = 0.3
"""So much of its squared distance from the next one an island may gain or lose: none vanishes."""
_WAVES = ((1.3, 0.5),)
"""Lengths in distances of two sites of the waves by which all is bent, and their shares: slow ones, for what is
bent is strained, and the channels are to be equally wide."""
_WIDEST = 0.12
"""The furthest swing, in the distance of two sites."""
_BEYOND = 6
"""Rows of islands beyond the cloth that are laid too: they shape those on it, and choose before them."""
_SPARE = 8
"""Waves of noise kept ready beyond the cloth."""
_ROUNDS = 16
"""Steps in which a bend is undone; each leaves less than 0.4 of the error."""


@dataclass(frozen=True, eq=False)
class Islands:
    """Hold n islands.

    Parameters
    ----------
    size
        Distance of two islands, mm.
    wave
        How far their shores swing, in ``size``.
    middle
        Middle of the cloth, mm.
    key
        Two integers that name each island, n x 2.
    sites
        Their middles in q, n x 2, mm.
    cells
        Their outlines in q, before anything is taken off.
    bends
        For each edge of the cells, after its first vertex: how far the nearer of its two sites lies from it in
        mm, and two numbers 0..1 that are the same from either side.
    neighbours
        Islands with an edge in common.
    around
        All islands that were laid, on the cloth and beyond.
    own
        What makes the map someone's own.
    torus
        What repeats, if the cloth does; copies of an island then have one key.
    """

    size: float
    wave: float
    middle: FloatArray
    key: IntArray
    sites: FloatArray
    cells: Ragged
    bends: FloatArray
    neighbours: tuple[tuple[int, ...], ...]
    around: "Around"
    own: Own
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
            held = table.reshape(-1, 2)
            a, b, c, d = (held[node + step] for step in (0, 1, columns, columns + 1))
            across, along = t[..., :1], t[..., 1:]
            top, low = a + (b - a) * across, c + (d - c) * across
            off += share * self.wave * self.size * (top + (low - top) * along)
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
            bends = (2 * uniform(LAYOUT, salts.SEKAR_BEND + 2 * number + axis, i, j) - 1 for axis in (0, 1))
            tables.append(np.stack(list(bends), axis=-1))
        return tuple(tables)

    def cell(self, at: int) -> FloatArray:
        """Return the outline of a cell in q, clockwise on the cloth."""
        points: FloatArray = self.cells.points[self.cells.starts[at] : self.cells.starts[at + 1]]
        return points

    def coast(self, at: int) -> Coast:
        """Return the line about an island midway between it and its neighbours, in q."""
        return coast_of(self.sites[at], np.concatenate([run[:-1] for run in self._runs(at)]))

    @cached_property
    def seams(self) -> list[FloatArray]:
        """Each line midway between two islands once, k x 2 in q."""
        runs = [run for at in range(len(self.sites)) for run in self._runs(at)]
        # Of its two sides it is taken from the one that it runs rightward along.
        return [run for run in runs if rightward(run[0], run[-1])]

    def _runs(self, at: int) -> list[FloatArray]:
        """Return the sides of an island, each k x 2 in q from corner to corner."""
        ring = self.cell(at)
        bends = self.bends[self.cells.starts[at] : self.cells.starts[at + 1]]
        share = self.wave / _WIDEST
        ends = zip(ring, np.roll(ring, -1, axis=0), bends, strict=True)
        return [bent_edge(one, other, bend, share, self.size) for one, other, bend in ends]


@dataclass(frozen=True, eq=False)
class Around:
    """Hold n islands on a cloth and beyond.

    Parameters
    ----------
    key, sites
        As of ``Islands``.
    beside
        Islands around each in the lattice, nearest first, n x 18; -1 where there is none.
    touching
        Islands with an edge in common.
    on
        Which lie on the cloth.
    """

    key: IntArray
    sites: FloatArray
    beside: IntArray
    touching: tuple[tuple[int, ...], ...]
    on: BoolArray


def lattice_of(size: float) -> Lattice:
    """Return the lattice from which islands ``size`` mm apart stray."""
    return (size, 0.0), (0.5 * size, _ROW * size)


def islands_over(
    size_mm: tuple[float, float], size: float, wave: float, torus: Torus | None = None, own: Own | None = None
) -> Islands:
    """Lay islands over a cloth, ``size`` mm apart; ``torus`` is what repeats, if the cloth does."""
    own = own or Own()
    middle = np.array(size_mm) / 2
    extent = zip(size_mm, (1.0, _ROW), strict=True)
    reach = [int(np.ceil(0.5 * s / (size * row) + 1.2)) + _BEYOND for s, row in extent]
    i, j = (g.ravel() for g in np.meshgrid(np.arange(-reach[0], reach[0] + 1), np.arange(-reach[1], reach[1] + 1)))
    lattice = np.stack([i + 0.5 * (j % 2), _ROW * j.astype(np.float64)], axis=-1)
    planned = middle + size * lattice
    key = np.stack([i, j] if torus is None else torus.key(planned), axis=1)
    stray = np.stack([own.luck(salts.SEKAR_SITE + 16 * axis, *key.T) for axis in (0, 1)], axis=-1) * (0.5 * _JITTER)
    sites = planned + size * stray
    beside = sites_beside(reach)
    cells, _ = cells_about(sites, np.zeros(len(sites)), beside, size)
    sites = middles_of(cells)
    luck = own.luck(salts.SEKAR_WEIGHT, *key.T) * (1 + _SWELL * own.swell(planned))
    weights = 0.5 * _WEIGHT * size * size * luck * _bearable(sites, beside, size)
    cells, touching = cells_about(sites, weights, beside, size)
    bends = _bends(cells, sites, weights, beside, key)
    low, high = cells.least(cells.points), cells.most(cells.points)
    slack = 3 * wave * size
    (width, height), (left, top), (right, foot) = size_mm, low.T, high.T
    on = (right > -slack) & (foot > -slack) & (left < width + slack) & (top < height + slack)
    number = np.where(on, np.cumsum(on) - 1, -1)
    near = tuple(tuple(int(number[n]) for n in touching[at] if number[n] >= 0) for at in np.flatnonzero(on).tolist())
    edges = bends[np.repeat(on, cells.counts)]
    hearts = middles_of(cells)
    around = Around(key, hearts, nearest_beside(beside, lattice), tuple(touching), on)
    return Islands(size, wave, middle, key[on], hearts[on], cells.picked(on), edges, near, around, own, torus)


def _bearable(sites: FloatArray, beside: IntArray, size: float) -> FloatArray:
    """Return how much of its weight each island can bear, 0..1: less where the next one is near."""
    off = sites[beside] - sites[:, None]
    square = np.where(beside >= 0, (off * off).sum(axis=-1), np.inf).min(axis=1)
    most = 0.5 * _WEIGHT * (1 + _SWELL) * size * size
    return np.asarray(np.minimum(_BORNE * square / most, 1.0), dtype=np.float64)


def _bends(cells: Ragged, sites: FloatArray, weights: FloatArray, beside: IntArray, key: IntArray) -> FloatArray:
    """Return for each edge of cells how far the nearer site lies from it, and two numbers 0..1 of its own."""
    middles = cells.with_points(0.5 * (cells.points + cells.points[next_of(cells, closed=True)]))
    off = np.stack([np.abs(behind(middles, sites, weights, column)) for column in beside.T], axis=1)
    own = cells.owner
    other = beside[own, off.argmin(axis=1)]
    way = sites[other] - sites[own]
    apart = np.maximum(length(way), 1e-9)
    hearts = middles_of(cells)
    near, far = (((hearts[k] - middles.points) * way).sum(axis=1) / apart for k in (own, other))
    # The two sides of an edge have their islands in one order.
    first = (key[own, 0] < key[other, 0]) | ((key[own, 0] == key[other, 0]) & (key[own, 1] < key[other, 1]))
    one, two = np.where(first, own, other), np.where(first, other, own)
    luck = [uniform(LAYOUT, salt, *key[one].T, *key[two].T) for salt in (salts.SEKAR_EDGE, salts.SEKAR_EDGE + 1)]
    return np.stack([np.minimum(-near, far), *luck], axis=1)

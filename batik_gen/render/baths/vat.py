"""From how much dye each place took up to its colour, by table."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.processes.kubelka import reflected
from batik_gen.render.processes.srgb import encode
from batik_gen.render.processes.steps import Process
from batik_gen.render.processes.table import find_process, mixing, reflectance
from batik_gen.values.arrays import FloatArray

Level = NDArray[np.uint8]

Mixture = tuple[FloatArray, FloatArray, FloatArray, NDArray[np.int64], FloatArray, NDArray[np.uint16]]
"""As ``Vat.mixture`` tells."""

_ROOTS = 8192
"""Steps of the square root of reflectance, each under a tenth of an sRGB code."""

FULL = 240
"""Level of cloth fully open to a bath; mottling may dye a little above the bath's depth.

A level is the fourth root of the concentration. A pixel on a wax edge is part
waxed, part dyed, and its light must lie between the two; K/S of the average dye
would be nearly as dark as the dyed part, and every wax line would look too thin.
The fourth power takes a pixel's open share to the concentration that looks so."""


@lru_cache(maxsize=8)
def vat_of(name: str, declaration: str, depths: tuple[float, ...], masked: tuple[bool, ...]) -> "Vat":
    """Return the Vat of a process, made once for the many small pictures that are dyed in it."""
    return Vat(find_process(name, declaration), depths, masked)


class Vat:
    """Hold the baths of one process, each at its depth, ready to colour bands.

    Parameters
    ----------
    process
        The process.
    depths
        Concentration of each bath, 1 the process's own.
    masked
        For each bath whether some wax resists it; a bath that none resists
        dyes the whole cloth alike.
    """

    def __init__(self, process: Process, depths: tuple[float, ...], masked: tuple[bool, ...]) -> None:
        self._process = process
        self._mixture: Mixture | None = None
        self._depths = depths
        self._masked = masked
        steps = np.arange(256)
        self._table: NDArray[np.uint64] | None = None
        if process.ladder:
            self._table = _packed(self._coloured(self._dips(steps)))
        elif sum(masked) == 1:
            self._table = _packed(self._mix([steps]))
        elif sum(masked) == 2:
            self._table = _packed(self._mix([np.repeat(steps, 256), np.tile(steps, 256)]))

    @property
    def table(self) -> NDArray[np.uint16] | None:
        """The colour of every combination of levels, n x 4; None where there are too many."""
        return None if self._table is None else self._table.view(np.uint16).reshape(-1, 4)

    def colours(self, levels: list[Level]) -> NDArray[np.uint16]:
        """Return rows x columns x 4: encoded sRGB in 1/256 and how much texture shows (0..15).

        Parameters
        ----------
        levels
            Level of each masked bath (of a ladder, its one), ``FULL`` for its own depth.
        """
        if self._table is None:
            return self._from_tables(levels)
        index = levels[0].astype(np.uint16)
        for level in levels[1:]:
            index <<= np.uint16(8)
            index |= level
        return self._table[index].view(np.uint16).reshape(*index.shape, 4)

    @property
    def mixture(self) -> Mixture:
        """What it takes to mix more baths than one table could hold the combinations of.

        Share of each masked bath by level (baths x 256), K/S of the cloth with what all of it
        takes up (3), K/S of each masked bath (baths x 3), pairs of baths (n x 2) and what they
        add where they meet (n x 3), colours (n x 2: encoded in 1/256, texture) by the square
        root of reflectance.
        """
        if self._mixture is None:
            self._mixture = self._prepared()
        return self._mixture

    def _prepared(self) -> Mixture:
        bare, dyes, both = mixing(self._process)
        steps = _concentration(np.arange(256))
        number = {bath: n for n, bath in enumerate(np.flatnonzero(self._masked).tolist())}
        shares = np.stack([steps * self._depths[bath] for bath in number])
        base = bare.copy()
        for bath, (dye, depth) in enumerate(zip(dyes, self._depths, strict=True)):
            if bath not in number:
                base = base + depth * dye
        pairs = [(number[i], number[j], beyond) for (i, j), beyond in both.items() if i in number and j in number]
        root = (np.arange(_ROOTS) + 0.5) / _ROOTS
        encoded = np.clip(encode(root * root), 6.0, 249.0)
        colours = np.stack([encoded * 256.0, _shown(encoded)], axis=1).astype(np.uint16)
        return (
            shares,
            base,
            np.stack([dyes[bath] for bath in number]),
            np.array([pair[:2] for pair in pairs], np.int64).reshape(-1, 2),
            np.array([pair[2] for pair in pairs], np.float64).reshape(-1, 3),
            colours,
        )

    def _from_tables(self, levels: list[Level]) -> NDArray[np.uint16]:
        """Mix as ``reflectance`` does, its last steps by table."""
        shares, base, dyes, pairs, beyond, colours = self.mixture
        taken = [share[level] for share, level in zip(shares, levels, strict=True)]
        out = np.empty((*levels[0].shape, 4), np.uint16)
        for channel in range(3):
            ks = np.full(levels[0].shape, base[channel])
            for share, dye in zip(taken, dyes, strict=True):
                ks += share * dye[channel]
            for (i, j), more in zip(pairs, beyond, strict=True):
                ks += taken[i] * taken[j] * more[channel]
            place = np.minimum(np.sqrt(reflected(ks)) * _ROOTS, _ROOTS - 1.0).astype(np.int64)
            out[..., channel] = colours[place, 0]
            if channel == 1:
                out[..., 3] = colours[place, 1]
        return out

    def _mix(self, levels: list[NDArray[np.int64]]) -> NDArray[np.uint16]:
        given = iter(levels)
        shares = tuple(
            (_concentration(next(given)) if masked else np.ones(levels[0].shape)) * depth
            for masked, depth in zip(self._masked, self._depths, strict=True)
        )
        return self._coloured(shares)

    def _dips(self, level: NDArray[np.int64]) -> tuple[FloatArray, ...]:
        """Return what each dip of a ladder added where so many dips reached; the last may take more than its own."""
        count = len(self._depths)
        dips = level * (count / FULL)
        most = [1.0] * (count - 1) + [2.0]
        return tuple(np.clip(dips - number, 0.0, most[number]) * depth for number, depth in enumerate(self._depths))

    def _coloured(self, shares: tuple[FloatArray, ...]) -> NDArray[np.uint16]:
        light = reflectance(self._process, shares)
        encoded = np.clip(encode(light), 6.0, 249.0)
        shows = _shown(encoded[..., 1])
        packed: NDArray[np.uint16] = np.concatenate([encoded * 256.0, shows[..., None]], axis=-1).astype(np.uint16)
        return packed


def _shown(green: FloatArray) -> FloatArray:
    """Return how much texture shows, 0..15.

    Texture is a change of reflectance; the eye sees it the more the lighter the
    cloth, about as L* + 16 of CIE 1976, whose cube root the encoded green value
    stands in for.
    """
    return 15.5 * (green + 40.0) / 295.0


def _concentration(level: NDArray[np.int64]) -> FloatArray:
    root = level.astype(np.float64) * (1.0 / FULL)
    squared = root * root
    return squared * squared


def _packed(colours: NDArray[np.uint16]) -> NDArray[np.uint64]:
    """Return n x 4 values of 16 bits as n of 64, so that one look-up fetches a whole pixel."""
    return np.ascontiguousarray(colours).view(np.uint64).reshape(-1)

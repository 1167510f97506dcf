"""From how much dye each place took up to its colour, by table."""

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.process import reflectance
from batik_gen.render.srgb import encode
from batik_gen.render.steps import Process

FloatArray = NDArray[np.float64]
Level = NDArray[np.uint8]

FULL = 240
"""Level of cloth fully open to a bath; mottling may dye a little above the bath's depth.

A level is the fourth root of the concentration. A pixel on a wax edge is part
waxed, part dyed, and its light must lie between the two; K/S of the average dye
would be nearly as dark as the dyed part, and every wax line would look too thin.
The fourth power takes a pixel's open share to the concentration that looks so."""


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
        """Return rows x columns x 4: encoded sRGB in 1/256 and how much texture shows (0..31).

        Parameters
        ----------
        levels
            Level of each masked bath (of a ladder, its one), ``FULL`` for its own depth.
        """
        if self._table is None:
            return self._mix([level.astype(np.int64) for level in levels])
        index = levels[0].astype(np.uint16)
        for level in levels[1:]:
            index <<= np.uint16(8)
            index |= level
        return self._table[index].view(np.uint16).reshape(*index.shape, 4)

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
        # Texture is a change of reflectance; the eye sees it the more the lighter the cloth,
        # about as L* + 16 of CIE 1976, whose cube root the encoded green value stands in for.
        shows = 31.0 * (encoded[..., 1] + 40.0) / 295.0
        packed: NDArray[np.uint16] = np.concatenate([encoded * 256.0, shows[..., None]], axis=-1).astype(np.uint16)
        return packed


def _concentration(level: NDArray[np.int64]) -> FloatArray:
    root = level.astype(np.float64) * (1.0 / FULL)
    squared = root * root
    return squared * squared


def _packed(colours: NDArray[np.uint16]) -> NDArray[np.uint64]:
    """Return n x 4 values of 16 bits as n of 64, so that one look-up fetches a whole pixel."""
    return np.ascontiguousarray(colours).view(np.uint64).reshape(-1)

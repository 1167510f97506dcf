"""Seepage of a cloth that repeats: each pinhole comes again a period away, to the pixel."""

from dataclasses import dataclass, field

import numpy as np

from batik_gen.render.baths.seepage import CELL, HALO, LARGEST, Seepage
from batik_gen.render.raster.tiling import Tiling
from batik_gen.values.arrays import Mask


@dataclass(frozen=True)
class WrappedSeepage(Seepage):
    """Hold where dye got under the wax of one bath, on a cloth that repeats.

    A pinhole is worked on in a square of its own, so that nothing in it knows where
    in the picture it lies.

    Parameters
    ----------
    tiling
        How blocks lie; its left and top are those of the masks.
    """

    tiling: Tiling = field(kw_only=True)

    def _seep(self, mask: Mask, top: int) -> Mask:
        out = mask.copy()
        sides = self.tiling.noise
        counts = [max(1, round(side / self.scale / CELL)) for side in sides]
        column, row = (grid.reshape(-1) for grid in np.meshgrid(*(np.arange(count) for count in counts)))
        chosen, draw = self._drawn(column, row)
        reach = int((LARGEST + HALO) * self.scale) + 2
        for n in np.flatnonzero(chosen).tolist():
            x, y = ((place[n] + off[n]) * (side / count) for place, off, side, count
                    in zip((column, row), draw[1:3], sides, counts, strict=True))  # fmt: skip
            at = int(x), int(y)
            place = ((reach + x - at[0]) / self.scale, (reach + y - at[1]) / self.scale)
            for left, upper in self._copies(at, reach, mask.shape, top):
                rows = np.arange(upper, upper + 2 * reach + 1)
                columns = np.arange(left, left + 2 * reach + 1)
                # Beyond the band its border stands for what lies there, as in a blur.
                inside = np.ix_(np.clip(rows, 0, mask.shape[0] - 1), np.clip(columns, 0, mask.shape[1] - 1))
                square = mask[inside]
                spoiled = square.copy()
                self._prick(square, spoiled, 0, (*place, float(draw[3][n])))
                here, there = _overlap(rows, mask.shape[0]), _overlap(columns, mask.shape[1])
                part = out[rows[here][0] : rows[here][-1] + 1, columns[there][0] : columns[there][-1] + 1]
                np.maximum(part, spoiled[here, there], out=part)
        return out

    def _copies(self, at: tuple[int, int], reach: int, shape: tuple[int, ...], top: int) -> list[tuple[int, int]]:
        """Return the corners, in the band, of the squares about each copy of a place that touch it."""
        found = []
        for side, place, begin, length in zip(
            self.tiling.noise, at, (self.tiling.left, self.tiling.top + top), shape[::-1], strict=True
        ):
            first = -(-(begin - reach - place) // side)
            last = (begin + length - 1 + reach - place) // side
            found.append([place + k * side - reach - begin for k in range(first, last + 1)])
        return [(x, y) for y in found[1] for x in found[0]]


def _overlap(places: "np.ndarray[tuple[int], np.dtype[np.int64]]", length: int) -> slice:
    """Return which of rising places lie within 0..length."""
    return slice(int(np.searchsorted(places, 0)), int(np.searchsorted(places, length)))

"""The cloth itself: warp and weft threads and a fine grain, faint under the dye."""

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.raster import salts
from batik_gen.render.raster.noise import chance, hashed
from batik_gen.render.raster.tiling import Tiling

Int16Array = NDArray[np.int16]

_WARP_PITCH = 0.37
_WEFT_PITCH = 0.41
"""Thread pitch in mm of fine cotton mori, about 65 threads an inch."""

_RIDGE = 800.0
_THREAD = 1200.0
_GRAIN = 600.0
"""Heights of the thread's roundness, of the difference between threads and of the grain,
in 1/256 of a code value on white cloth. Together they stay below 2048, for 16-bit products."""

_DRAWS = 1 << 14


class Weave:
    """Draw the cloth's texture for one picture width, band by band.

    Parameters
    ----------
    width, scale, seed
        Width in px, px per mm, the cloth's seed.
    tiling
        How the cloth repeats; a whole, even number of threads then fills its period.
    left
        The column of the cloth on which the picture begins, of one that does not repeat.
    """

    def __init__(self, width: int, scale: float, seed: int, tiling: Tiling | None = None, left: int = 0) -> None:
        self._scale = scale
        self._seed = seed
        self._width, self._left = width, left
        # Threads narrower than two pixels would only make moire; the weave fades out before.
        self._fade = float(np.clip((scale * _WARP_PITCH - 2.0) / 1.5, 0.0, 1.0))
        self._tiling = tiling
        self._columns = np.arange(left, left + width) if tiling is None else tiling.columns(width)
        warp, odd = self._threads(self._columns, _WARP_PITCH, salts.WARP, tiling.noise[0] if tiling else None)
        self._over = [np.where(odd, warp, 0).astype(np.int16), np.where(odd, 0, warp).astype(np.int16)]
        self._under = [(~odd).astype(np.int16), odd.astype(np.int16)]
        draws = chance(np.arange(_DRAWS + int(self._columns.max()) + 1), np.zeros(1, np.int64), seed, salts.GRAIN)
        self._grain = ((draws - 0.5) * _GRAIN).astype(np.int16)

    def texture(self, top: int, bottom: int) -> Int16Array:
        """Return rows top..bottom of the texture, in 1/256 of a code value on white cloth."""
        tiling = self._tiling
        rows = np.arange(top, bottom) if tiling is None else tiling.rows(top, bottom)
        weft, odd = self._threads(rows, _WEFT_PITCH, salts.WEFT, tiling.noise[1] if tiling else None)
        shifts = hashed(rows, np.zeros(1, np.int64), self._seed, salts.GRAIN_SHIFT) % np.uint32(_DRAWS)
        out = np.empty((bottom - top, self._width), np.int16)
        lines = zip(out, weft.tolist(), odd.astype(int).tolist(), shifts.tolist(), strict=True)
        for line, height, parity, shift in lines:
            np.multiply(self._under[parity], np.int16(height), out=line)
            line += self._over[parity]
            at = shift + self._left
            line += self._grain[at : at + self._width] if tiling is None else self._grain[shift + self._columns]
        return out

    def _threads(
        self, place: NDArray[np.int64], pitch: float, salt: int, side: int | None
    ) -> tuple[Int16Array, NDArray[np.bool_]]:
        """Return each pixel line's thread brightness and whether its thread has an odd number.

        Within a ``side`` of so many px the threads are of an even number.
        """
        if side is None:
            across = (place + 0.5) / (self._scale * pitch)
        else:
            across = (place + 0.5) * (2 * max(1, round(0.5 * side / (self._scale * pitch))) / side)
        thread = np.floor(across)
        part = across - thread
        ridge = (part * (1.0 - part) * 4.0 - 0.6667) * _RIDGE
        number = thread.astype(np.int64)
        tint = (chance(number, np.zeros(1, np.int64), self._seed, salt) - 0.5) * _THREAD
        return ((ridge + tint) * self._fade).astype(np.int16), number % 2 == 1

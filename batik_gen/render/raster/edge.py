"""The edge that wax leaves: a little soft, and ragged where fibres draw the dye."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from batik_gen.render.raster import fast, salts
from batik_gen.render.raster.blur import Blur
from batik_gen.render.raster.noise import wrapped_noise
from batik_gen.values.arrays import Mask

SOFT = 0.10
"""Blur in mm (standard deviation) within which the edge wanders."""

_CRISP = 2.2
"""How much steeper the final edge is than that blur: about 0.15 mm from wax to dye."""

_RAGGED = ((1.3, 0.024), (0.33, 0.024))
"""Wavelength and greatest wandering of the edge, in mm; about one to two threads."""

_FINE = 3.0
"""Px per mm below which the wandering is too fine to be seen."""

_ROWS = 256
"""Rows of the noise that are worked out at once."""

_TILE = 30.0
"""Side in mm of the noise, which repeats after it: no eye can find that along an outline."""


class WaxEdge:
    """Finish the access masks of one cloth at one size.

    Parameters
    ----------
    scale
        Px per mm.
    seed
        The cloth's seed. Every bath sees the same wandering: wax that stays on
        for two baths has one edge.
    steps
        Dips that a mask counts: 1 for a single bath, all of them for a ladder.
    repeat
        Width and height in px after which the noise repeats, and the column of it on which
        masks begin; None to let it repeat where no eye finds it.
    left
        The column of the cloth on which masks begin, of one that does not repeat.
    """

    def __init__(
        self, scale: float, seed: int, steps: int = 1, repeat: tuple[int, int, int] | None = None, left: int = 0
    ) -> None:
        sigma = math.sqrt(SOFT * scale * SOFT * scale + 1.0 / 12.0)
        slope = 255.0 / (2.5066 * sigma)  # of a blurred straight edge, per px
        # No steeper than one pixel from wax to dye, or the edge would turn to stairs.
        self._gain = max(16, int(16.0 * min(_CRISP, 2.3 * sigma)))
        self._blur = Blur(SOFT * scale)
        self._tile: NDArray[np.int16] | None = None
        if scale >= _FINE:
            sides = repeat[:2] if repeat else (round(_TILE * scale),) * 2
            waves = [
                [max(1, round((side / scale if repeat else _TILE) / wavelength)) for side in sides]
                for wavelength, _ in _RAGGED
            ]
            self._tile = np.empty(sides[::-1], np.int16)
            # What lies deep in wax or dye must stay so.
            most = 127 * self._gain // 16 - 127
            for top in range(0, sides[1], _ROWS):
                rows = np.arange(top, min(top + _ROWS, sides[1]))
                tile = np.zeros((len(rows), sides[0]))
                for number, (_, reach) in enumerate(_RAGGED):
                    x = np.arange(sides[0], dtype=np.float64) * (waves[number][0] / sides[0])
                    y = rows.astype(np.float64) * (waves[number][1] / sides[1])
                    tile += reach * scale * slope * wrapped_noise(x, y, waves[number], seed, salts.EDGE + number)
                self._tile[rows] = np.clip(tile * (self._gain / 16.0), -most, most).astype(np.int16)
            if begin := repeat[2] if repeat else left:
                self._tile = np.roll(self._tile, -begin, axis=1)
        self._stairs: Mask | None = None
        if steps > 1:
            self._stairs = _stairs(steps, self._gain / 16.0)
            if self._tile is not None:
                # The same wandering, in the part of the mask that one dip has.
                self._tile = np.rint(self._tile * (16.0 / self._gain / steps)).astype(np.int16)

    def finish(self, mask: Image.Image, top: int) -> Mask:
        """Return the mask of a band whose first row is ``top``, with soft ragged edges."""
        soft = self._blur(np.asarray(mask))
        loops = fast.kernels()
        if loops is not None and self._stairs is None:
            flat = np.zeros((1, soft.shape[1]), np.int16)
            crisp: Mask = loops.crisp(soft, self._gain, flat if self._tile is None else self._tile, top)
            return crisp
        steep = soft.astype(np.int16)
        if self._stairs is not None:
            self._wander(steep, top)
            np.clip(steep, 0, 255, out=steep)
            return self._stairs[steep]
        steep -= np.int16(128)
        steep *= np.int16(self._gain)
        steep >>= np.int16(4)
        self._wander(steep, top)
        steep += np.int16(128)
        np.clip(steep, 0, 255, out=steep)
        return steep.astype(np.uint8)

    def _wander(self, steep: NDArray[np.int16], top: int) -> None:
        """Move the edges in place by the noise that belongs there."""
        if self._tile is not None:
            height, width = steep.shape
            rows = self._tile[np.arange(top, top + height) % len(self._tile)]
            steep += np.tile(rows, (1, width // rows.shape[1] + 1))[:, :width]


def _stairs(steps: int, gain: float) -> NDArray[np.uint8]:
    """Return for each soft value 0..255 the crisp one: each dip's edge made ``gain`` times as steep."""
    dips = np.arange(256) * (steps / 255.0)
    whole = np.minimum(np.floor(dips), steps - 1.0)
    part = np.clip((dips - whole - 0.5) * gain + 0.5, 0.0, 1.0)
    crisp: Mask = np.floor((whole + part) * (255.0 / steps) + 0.5).astype(np.uint8)
    return crisp

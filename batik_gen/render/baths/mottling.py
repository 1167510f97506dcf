"""How evenly a bath took: slow patches of slightly deeper and paler dye."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.baths.vat import FULL
from batik_gen.render.raster import salts
from batik_gen.render.raster.noise import value_noise, wrapped_noise
from batik_gen.render.raster.tiling import Tiling

_OCTAVES = ((55.0, 0.5), (23.0, 0.3), (9.0, 0.2))
"""Wavelength in mm and share of each: patches of 10 to 60 mm."""

_AMPLITUDE = 0.22
"""Greatest change of concentration at mottling 1; its usual size is a third of that,
which moves the lightness of brown by about 1 (docs/sources.md#mottling: 1 to 2)."""

_COARSE = 0.8
"""Spacing in mm at which the slow noise is worked out before it is drawn out to pixels."""


@dataclass(frozen=True)
class Mottling:
    """Hold the unevenness of one bath.

    Parameters
    ----------
    amount, seed, bath, scale
        How much, 0..1; the cloth's seed; number of the bath; px per mm.
    tiling
        How the cloth repeats, and so its patches.
    """

    amount: float
    seed: int
    bath: int
    scale: float
    tiling: Tiling | None = None

    def level(self, top: int, bottom: int, width: int) -> NDArray[np.uint8]:
        """Return the level that fully open cloth reaches, rows top..bottom (or 1 x 1 if even)."""
        if self.amount <= 0.0:
            return np.full((1, 1), FULL, np.uint8)
        levels = self.knots(top, bottom, width)
        knot, part = self.between(width)
        rise = np.diff(levels, axis=1)
        drawn = rise[:, knot]
        drawn *= part
        drawn += levels[:, knot]
        return drawn.astype(np.uint8)

    def between(self, width: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return for each column the knot on its left and how far it lies towards the next."""
        if self.tiling is not None:
            place = (self.tiling.columns(width) + 0.5) * (self._spaces() / self.tiling.noise[0])
            whole = np.floor(place).astype(np.int64)
            return whole, (place - whole).astype(np.float32)
        place = (np.arange(width) + 0.5) / (self.scale * _COARSE)
        knot = np.floor(place).astype(np.int64)
        return knot, (place - knot).astype(np.float32)

    def knots(self, top: int, bottom: int, width: int) -> NDArray[np.float32]:
        """Return the levels of rows top..bottom at the knots between which they are drawn out."""
        if self.tiling is not None:
            return self._levels(self._wrapped(self.tiling, top, bottom))
        y = (np.arange(top, bottom, dtype=np.float64) + 0.5) / self.scale
        knots = np.arange(int(width / self.scale / _COARSE) + 2, dtype=np.float64)
        field = np.zeros((len(y), len(knots)))
        for number, (wavelength, share) in enumerate(_OCTAVES):
            field += share * value_noise(
                knots * _COARSE, y, wavelength, self.seed, salts.MOTTLING + salts.EACH_MOTTLED * self.bath + number
            )
        return self._levels(field)

    def _spaces(self) -> int:
        """Return between how many knots a period is drawn out."""
        assert self.tiling is not None
        return max(1, round(self.tiling.noise[0] / self.scale / _COARSE))

    def _wrapped(self, tiling: Tiling, top: int, bottom: int) -> NDArray[np.float64]:
        """Return the noise of rows top..bottom at the knots of a period and at the first one again."""
        spaces = self._spaces()
        knots = np.arange(spaces + 1, dtype=np.float64)
        field = np.zeros((bottom - top, spaces + 1))
        for number, (wavelength, share) in enumerate(_OCTAVES):
            waves = [max(1, round(side / self.scale / wavelength)) for side in tiling.noise]
            y = (tiling.rows(top, bottom).astype(np.float64) + 0.5) * (waves[1] / tiling.noise[1])
            salt = salts.MOTTLING + salts.EACH_MOTTLED * self.bath + number
            field += share * wrapped_noise(knots * (waves[0] / spaces), y, waves, self.seed, salt)
        return field

    def _levels(self, field: NDArray[np.float64]) -> NDArray[np.float32]:
        root = np.sqrt(np.sqrt(1.0 + self.amount * _AMPLITUDE * field))
        return (root * float(FULL) + 0.5).astype(np.float32)

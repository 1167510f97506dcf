"""Wax as it goes: scraped off place by place, or melting in hot water."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from batik_gen.render.raster import salts
from batik_gen.render.raster.frame import Frame
from batik_gen.render.raster.noise import value_noise

_STEPS = 255
_SOFT = {"melting": 60, "scraping": 12}
"""In how many of the steps a place goes."""


@dataclass(frozen=True, eq=False)
class Going:
    """Hold when each place loses its wax, rows x columns in steps of an act, and how slowly.

    Parameters
    ----------
    when
        Steps 0..255 minus ``soft``.
    soft
        Steps from the first that a place loses to the last.
    coat
        Where any goes at all; None where all does.
    """

    when: NDArray[np.uint8]
    soft: int
    coat: Image.Image | None

    def gone(self, into: float) -> Image.Image:
        """Return how much has gone of the wax of each place, 255 for all."""
        table = np.clip((into * _STEPS - np.arange(_STEPS + 1)) / self.soft, 0.0, 1.0)
        there = Image.fromarray((255.0 * table).astype(np.uint8)[self.when])
        return there if self.coat is None else ImageChops.multiply(self.coat, there)


def melting(frame: Frame, seed: int) -> Going:
    """Return how all wax melts: here sooner, there later, in drops that run together."""
    return _going(frame, seed, ((26.0, 0.9), (7.0, 0.6), (2.2, 0.25)), (0.0, 0.35), _SOFT["melting"], None)


def scraping(coat: Image.Image, frame: Frame, seed: int) -> Going:
    """Return how the wax of a coat is scraped off, strip by strip from the upper left."""
    return _going(frame, seed, ((9.0, 0.10), (2.0, 0.05)), (0.6, 0.8), _SOFT["scraping"], coat)


def _going(
    frame: Frame,
    seed: int,
    waves: tuple[tuple[float, float], ...],
    way: tuple[float, float],
    soft: int,
    coat: Image.Image | None,
) -> Going:
    """Return when places go: by waves of noise (mm, weight) and by how far right and down they lie."""
    x, y = (np.asarray((np.arange(side) + 0.5) / frame.scale, np.float64) for side in (frame.width, frame.height))
    field = way[0] * (x / x[-1])[None, :] + way[1] * (y / y[-1])[:, None]
    for number, (wave, weight) in enumerate(waves):
        field = field + weight * value_noise(x, y, wave, seed, salts.FILM + number)
    low, high = float(field.min()), float(field.max())
    when = (field - low) * ((_STEPS - soft) / max(high - low, 1e-9))
    return Going(when.astype(np.uint8), soft, coat)

"""Looking at one cloth while it is being dyed: each bath taken so far, from the same wax and the same seepage."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from PIL import Image

from batik_gen.render.baths.breaking import broken
from batik_gen.render.baths.taking import Reached
from batik_gen.render.dyeing.band import Dyer, bath_values
from batik_gen.render.dyeing.bands import band_height
from batik_gen.render.dyeing.dye import raw_image
from batik_gen.render.processes.table import find_process
from batik_gen.render.raster.frame import Frame
from batik_gen.values.cloth import Cloth


class Partway:
    """Dye one cloth at one size as far as its baths were taken; with all of them taken the picture is that of ``dye``.

    How far each bath reaches is found once and kept, two bytes a pixel and bath.

    Parameters
    ----------
    cloth, frame
        The waxed cloth and the size of its picture.

    Raises
    ------
    BadDesign, UnknownName
        As ``dye``.
    """

    def __init__(self, cloth: Cloth, frame: Frame) -> None:
        self._dyer, self._frame = Dyer(cracked(cloth), frame), frame
        self._count = len(find_process(cloth.process, cloth.declaration).dips)
        parts = [self._dyer.reached(self._dyer.masks(*rows), *rows) for rows in bands_of(frame)]
        self._reached = [
            Reached(np.concatenate([part.access for part in bath]), np.concatenate([part.around for part in bath]))
            for bath in zip(*parts, strict=True)
        ]

    @cached_property
    def bare(self) -> Image.Image:
        """The cloth before its first bath; nobody draws on it."""
        return self.picture((0.0,) * self._count)

    def picture(self, taken: Sequence[float]) -> Image.Image:
        """Return the cloth with its baths taken so far: for each a share of its depth, 0 none, 1 all of it."""
        dyer, image = self._dyer.partway(taken), Image.new("RGB", (self._frame.width, self._frame.height))
        for top, bottom in bands_of(self._frame):
            here = [Reached(bath.access[top:bottom], bath.around[top:bottom]) for bath in self._reached]
            image.paste(raw_image(dyer.colour(here, top, bottom)), (0, top))
        return image


def window(cloth: Cloth, frame: Frame, box: tuple[int, int, int, int]) -> Image.Image:
    """Return a part of the picture of a cloth, dyed without the rest of its height.

    Parameters
    ----------
    cloth
        The waxed cloth.
    frame
        Size of the whole picture.
    box
        Left, top, right and bottom of the part, px.
    """
    left, top, right, bottom = box
    dyer, image = Dyer(cracked(cloth), frame), Image.new("RGB", (right - left, bottom - top))
    rows = band_height(frame.width)
    for begin in range(top, bottom, rows):
        end = min(begin + rows, bottom)
        image.paste(raw_image(dyer.band(begin, end)[:, left:right]), (0, begin - top))
    return image


def bands_of(frame: Frame) -> list[tuple[int, int]]:
    """Return the rows of each band of a picture."""
    rows = band_height(frame.width)
    return [(top, min(top + rows, frame.height)) for top in range(0, frame.height, rows)]


def cracked(cloth: Cloth) -> Cloth:
    """Return a cloth with the cracks of its wax, where it has any."""
    amount = bath_values(cloth)["remukan"]
    return replace(cloth, cracks=broken(cloth, cloth, amount)) if amount > 0.0 else cloth

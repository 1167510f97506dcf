"""The block of cloth that a loop shows: one repeat, finished or after each of its baths."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from batik_gen.film.waxing.acts import acts_of
from batik_gen.film.waxing.looks import waxed
from batik_gen.film.waxing.standing import standing
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.repeating.layouts import layout_named
from batik_gen.pattern.repeating.repeat import suited
from batik_gen.render.dyeing.partway import Partway
from batik_gen.render.dyeing.proof import mirrored
from batik_gen.render.processes.table import find_process
from batik_gen.render.raster.frame import Frame
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design
from batik_gen.values.errors import CannotRepeat

Pixels = NDArray[np.uint8]

ASKED_MM = (90.0, 90.0)
"""About the size of a block: whole cells of the pattern decide."""


@dataclass(frozen=True, eq=False)
class Block:
    """Hold the cloth of one block, and its picture's size.

    Parameters
    ----------
    cloth, frame
        The cloth, and how large it is drawn.
    mirrored
        True where it only repeats if every next one is mirrored.
    """

    cloth: Cloth
    frame: Frame
    mirrored: bool

    def finished(self) -> Pixels:
        """Return the finished cloth as a picture that repeats, rows x columns x 3."""
        return self._laid(self._dyeing().picture(self._all))

    def steps(self) -> tuple[Pixels, ...]:
        """Return the cloth as it is before the first step of its process, and after each."""
        dyeing, acts = self._dyeing(), acts_of(self.cloth)
        out = [dyeing.bare]
        for number, act in enumerate(acts, 1):
            wax = standing(self.cloth, self.frame, acts[:number])
            out.append(waxed(dyeing.picture(act.taken(act.dips)), wax))
        return tuple(map(self._laid, out))

    def _dyeing(self) -> Partway:
        return Partway(self.cloth, self.frame)

    @property
    def _all(self) -> tuple[float, ...]:
        return (1.0,) * len(find_process(self.cloth.process, self.cloth.declaration).dips)

    def _laid(self, image: Image.Image) -> Pixels:
        pixels = np.asarray(image)
        return mirrored(pixels, 2, 2) if self.mirrored else pixels


def block_of(design: Design, scale: float, whole: int) -> Block:
    """Return a block of a Design.

    Parameters
    ----------
    design
        The cloth; of one of several parts its body is taken. A pattern that never comes again is mirrored block by
        block, as ``tile --layout mirror`` has it.
    scale
        Px a mm that are wanted.
    whole
        A number of px of which its picture is as many times as wide and high, as nearly as may be.

    Raises
    ------
    BatikGenError
        If the Design cannot be drawn.
    """
    try:
        fitting, _ = suited(design, layout_named("straight"), ASKED_MM)
    except CannotRepeat:
        fitting, _ = suited(design, layout_named("mirror"), ASKED_MM)
    wide, tall = fitting.size_mm
    # What moves by a whole number of pixels each time does not tremble.
    px = max(round(wide * scale / whole), 1) * whole
    high = round(px * tall / wide)
    cloth = draw(fitting)
    return Block(cloth, Frame(px, high, 25.4 * px / wide), cloth.period is None)

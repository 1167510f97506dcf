"""Looking at one cloth again and again while it is being changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np

from batik_gen.render.baths.mottling import Mottling, Taken
from batik_gen.render.baths.taking import Reached
from batik_gen.render.dyeing.band import Dyer, bath_values, uneven
from batik_gen.render.dyeing.bands import ClothOf, Rows, reach_mm
from batik_gen.render.dyeing.dye import raw_image
from batik_gen.render.picture.picture import Picture
from batik_gen.render.processes.table import find_process
from batik_gen.render.raster import fast
from batik_gen.render.raster.frame import choose_frame
from batik_gen.values.arrays import Mask, same
from batik_gen.values.cloth import Cloth

_STRIP_MM2 = 500_000.0
"""Area of cloth that is drawn at once where it is drawn by strips."""


class Preview:
    """Dye changing cloths at one size, doing again only what a change asks for.

    Where wax and process are as they were and only colours or depths of baths differ, what each place took of each
    bath is kept and coloured anew; where the mottling differs, the masks are kept. The pixels are those of ``dye``.

    Parameters
    ----------
    px
        Width and height of the picture, in the shape of the cloth.

    Examples
    --------
    >>> preview = Preview((800, 800))
    >>> preview.show(cloth)
    >>> preview.show(replace(cloth, bath=(("depth_soga", 1.1),)))
    """

    def __init__(self, px: tuple[int, int]) -> None:
        # What is looked at again and again is worth them at any size.
        fast.load_for(fast.WORTH_PIXELS)
        self._px = px
        self._waxing: object = None
        self._reached: list[Reached] = []
        self._mottling: list[Mottling] = []
        self._taken: list[Taken] = []
        self._rises: tuple[object, ...] = ()
        self._levels = np.zeros((0, 0, 0), np.uint8)
        self._texture = np.zeros((0, 0), np.int16)

    def show(self, cloth: Cloth) -> Picture:
        """Return the picture of a cloth; raises as ``dye``."""
        return self._shown(cloth, _waxing(cloth), lambda dyer, rows: dyer.reached(dyer.masks(*rows), *rows))

    def show_strips(self, bare: Cloth, source: ClothOf, name: str) -> Picture:
        """Return the picture of a cloth that is too large to be held: strip after strip is drawn and let go.

        Parameters
        ----------
        bare
            The cloth without its layers, with the cracks of its wax.
        source
            What draws strips of it.
        name
            The same for cloths with the same layers.

        Raises
        ------
        BatikGenError
            As ``dye``, and as ``source``.
        """

        def reached(dyer: Dyer, rows: Rows) -> list[Reached]:
            parts = list(self._by_strips(bare, source, rows))
            every = zip(*parts, strict=True)
            return [Reached(*(np.concatenate(masks) for masks in zip(*bath, strict=True))) for bath in every]

        return self._shown(bare, (name, _waxing(bare)), reached)

    def _by_strips(self, bare: Cloth, source: ClothOf, rows: Rows) -> Iterator[list[tuple[Mask, Mask]]]:
        """Yield how far each bath reached, strip after strip."""
        frame = choose_frame(bare.size_mm, None, self._px)
        beyond = reach_mm(frame)
        step = max(1, int(_STRIP_MM2 / bare.size_mm[0] * frame.scale))
        for top, bottom in pairwise([*range(*rows, step), rows[1]]):
            strip = source(top / frame.scale - beyond, bottom / frame.scale + beyond)
            dyer = Dyer(replace(bare, layers=strip.layers), frame)
            yield [(bath.access, bath.around) for bath in dyer.reached(dyer.masks(top, bottom), top, bottom)]

    def _shown(self, cloth: Cloth, waxing: object, reached: Callable[[Dyer, Rows], list[Reached]]) -> Picture:
        frame = choose_frame(cloth.size_mm, None, self._px)
        dyer, rows = Dyer(cloth, frame), (0, frame.height)
        anew = not same(waxing, self._waxing)
        if anew:
            self._reached = reached(dyer, rows)
            self._texture = dyer.texture(*rows)
            self._waxing = waxing
        if dyer.mottling != self._mottling:
            self._taken, self._mottling, anew = dyer.taken(*rows), dyer.mottling, True
        if anew or dyer.rises != self._rises:
            self._levels = dyer.levels(list(zip(self._reached, self._taken, strict=True)), frame.height)
            self._rises = dyer.rises
        return Picture(raw_image(dyer.look(self._levels, self._texture)), frame.dpi, cloth.recipe)


def _waxing(cloth: Cloth) -> tuple[object, ...]:
    """Return all that decides how far each bath reaches."""
    process = find_process(cloth.process, cloth.declaration)
    steps = tuple(type(dip).__name__ for dip in process.dips)
    turns = tuple((wax, tuple(others)) for wax, others in process.turns.items())
    taken = tuple(process.taken().items()) if process.ladder else ()
    return (
        cloth.size_mm, cloth.seed, cloth.layers, cloth.cracks, cloth.period, bath_values(cloth)["seepage"],
        uneven(cloth), process.resists(), steps, turns, taken,
    )  # fmt: skip

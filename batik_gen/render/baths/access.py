"""From the waxed layers to what each bath can reach: one access mask a bath, or one for a whole ladder."""

from functools import cached_property
from types import ModuleType

import numpy as np
from PIL import Image, ImageChops

from batik_gen.render.processes.plate_colours import in_turn
from batik_gen.render.processes.table import find_process
from batik_gen.render.raster import fast
from batik_gen.render.raster.frame import Frame, choose_frame
from batik_gen.render.raster.shapes import Drawing, prepare
from batik_gen.render.raster.tiling import Tiled, Tiling
from batik_gen.values.arrays import Mask
from batik_gen.values.cloth import Cloth, Wax


class Waxed:
    """Draw bands of the access masks of one cloth at one size.

    A mask is 255 where the dye of its bath reaches the cloth fully, 0 where wax
    keeps it out. Baths that no state resists have no mask (None). A ladder of
    dips has one mask for all: 0 where no dip reached, 255 where all did. At an
    edge the number of dips passes through those between, as it does under wax
    that is soft at its rim.

    Parameters
    ----------
    cloth, frame
        The cloth and the size of its picture.
    tiling
        How the cloth repeats in the picture, where that does not begin with a whole block.
    beside
        Columns to be drawn on both sides of the picture, of a cloth that repeats.
    columns
        The columns that are drawn, from and to, of a cloth that does not; all of them by default.
    """

    def __init__(
        self,
        cloth: Cloth,
        frame: Frame,
        tiling: Tiling | None = None,
        beside: int = 0,
        columns: tuple[int, int] | None = None,
    ) -> None:
        process = find_process(cloth.process, cloth.declaration)
        self.resists = process.resists()
        self.ladder = len(self.resists) if process.ladder else 0
        self.masked = (0,) if self.ladder else tuple(n for n, states in enumerate(self.resists) if states)
        self._rungs = (
            {w: (255 * n + self.ladder // 2) // self.ladder for w, n in process.taken().items()} if self.ladder else {}
        )
        self._times = oversampling(frame.scale)
        left, right = columns or (0, frame.width)
        self._width, self._left = right - left + 2 * beside, left * self._times
        self._cloth, self._turns, self._scale = cloth, process.turns, frame.scale * self._times
        tiling = tiling or Tiling.of(cloth, frame)
        self._tiling = None if tiling is None else tiling.beside(beside).times(self._times)

    @cached_property
    def _layers(self) -> "list[Drawing | Tiled]":
        """The layers ready to be drawn; found when they first are, since a preview often needs none."""
        cloth, tiling = self._cloth, self._tiling
        parts = (part for layer in cloth.layers for part in in_turn(layer, self._turns))
        if cloth.period is None or tiling is None:
            return [prepare(part, self._scale, self._left) for part in parts]
        return [Tiled(part, self._scale, tiling, cloth.period.block_mm) for part in parts]

    def masks(self, top: int, bottom: int) -> list[Image.Image | None]:
        """Return for each bath the mask of rows top..bottom as an 8-bit image, without any blur.

        A ladder returns its one mask.
        """
        times, width = self._times, self._width * self._times
        size = (width, (bottom - top) * times)
        if self.ladder:
            return [self._climb(size, top * times, bottom * times)]
        loops = fast.kernels()
        if loops is not None:
            return self._masks_compiled(loops, size, top * times)
        masks = [Image.new("L", size, _bare(bath)) if bath else None for bath in self.resists]
        for layer in self._layers:
            cover = layer.cover(top * times, bottom * times, width)
            if cover is None:
                continue
            drawn = Image.fromarray(cover)
            bare = ImageChops.invert(drawn)
            masks = [
                None if mask is None else _lay(mask, drawn, bare, layer.wax in bath)
                for mask, bath in zip(masks, self.resists, strict=True)
            ]
        if times > 1:
            masks = [None if mask is None else mask.reduce(times) for mask in masks]
        return masks

    def _masks_compiled(self, loops: ModuleType, size: tuple[int, int], top: int) -> list[Image.Image | None]:
        """Do as the rest of ``masks`` does."""
        held = [np.full(size[::-1], _bare(bath), np.uint8) if bath else None for bath in self.resists]
        for layer in self._layers:
            cover = layer.cover(top, top + size[1], size[0])
            for mask, bath in zip(held, self.resists, strict=True):
                if cover is not None and mask is not None:
                    loops.lay(mask, cover, layer.wax in bath)
        masks = [None if mask is None else Image.fromarray(mask) for mask in held]
        if self._times > 1:
            masks = [None if mask is None else mask.reduce(self._times) for mask in masks]
        return masks

    def _climb(self, size: tuple[int, int], top: int, bottom: int) -> Image.Image:
        """Return how many dips reach each place, 255 for all of them."""
        dips = Image.new("L", size, 255)
        for layer in self._layers:
            cover = layer.cover(top, bottom, size[0])
            if cover is not None:
                dips.paste(self._rungs[layer.wax], None, Image.fromarray(cover))
        return dips.reduce(self._times) if self._times > 1 else dips


def _bare(bath: frozenset[Wax]) -> int:
    """Return the access that open cloth gives: all, but none to a brush that stays on its places."""
    return 0 if Wax.OPEN in bath else 255


def _lay(mask: Image.Image, drawn: Image.Image, bare: Image.Image, keeps_out: bool) -> Image.Image:
    """Lay a layer over what is there: wax takes access away, open cloth or scraped wax gives it."""
    return ImageChops.multiply(mask, bare) if keeps_out else ImageChops.screen(mask, drawn)


def oversampling(scale: float) -> int:
    """Return how many times finer to draw, so that isen lines stay wider than about 1.5 px."""
    if scale < 3.0:
        return 3
    return 2 if scale < 6.0 else 1


def wax_masks(cloth: Cloth, dpi: float) -> dict[int, Mask]:
    """Return the whole access mask (rows x columns, 0..255) of each bath that some wax resists.

    Raises
    ------
    UnknownName
        If the cloth's process is not declared.
    BadSize
        If the size cannot be drawn.
    """
    frame = choose_frame(cloth.size_mm, dpi, None)
    waxed = Waxed(cloth, frame)
    masks = waxed.masks(0, frame.height)
    if waxed.ladder:
        dips = np.asarray(masks[0]).astype(np.int64) * waxed.ladder
        return {bath: np.clip(dips - 255 * bath, 0, 255).astype(np.uint8) for bath in range(waxed.ladder)}
    return {bath: np.asarray(mask) for bath, mask in enumerate(masks) if mask is not None}

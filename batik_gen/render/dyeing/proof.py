"""Proving that a tile is seamless: laid out as it will be printed, and drawn again from another corner."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.dyeing.bands import band_height
from batik_gen.render.raster.frame import Frame, choose_frame
from batik_gen.render.raster.tiling import Tiling
from batik_gen.values.cloth import Cloth
from batik_gen.values.errors import BadSize, CannotRepeat

Pixels = NDArray[np.uint8]


def whole_block(cloth: Cloth, dpi: float) -> tuple[Frame, Tiling]:
    """Return the picture of just one block of a cloth that repeats.

    Raises
    ------
    CannotRepeat
        If the cloth does not repeat.
    BadSize
        If its picture would not be one block to the pixel.
    """
    frame = choose_frame(cloth.size_mm, dpi, None)
    tiling = Tiling.of(cloth, frame)
    if tiling is None or cloth.period is None or cloth.period.block_mm != cloth.size_mm:
        raise CannotRepeat("this cloth is not one block that repeats; make one with 'batik-gen tile'")
    if (tiling.width, tiling.height) != (frame.width, frame.height):
        raise BadSize(
            f"at {dpi:g} dpi the block is {frame.width} x {frame.height} px, of which half a step is no whole pixel; "
            "choose a multiple of 75 dpi"
        )
    return frame, tiling


def laid_out(tile: Pixels, tiling: Tiling, across: int, down: int) -> Pixels:
    """Return what a printer makes of a tile (rows x columns x 3): blocks side by side, cut to a rectangle."""
    return seen_from(tile, tiling, (0, 0), (across * tiling.width, down * tiling.height))


def mirrored(tile: Pixels, across: int, down: int) -> Pixels:
    """Return blocks of which every next one is mirrored."""
    pair = np.concatenate([tile, tile[:, ::-1]], axis=1)
    four = np.concatenate([pair, pair[::-1]], axis=0)
    rows, columns = np.arange(down * tile.shape[0]), np.arange(across * tile.shape[1])
    return four[np.ix_(rows % four.shape[0], columns % four.shape[1])]


def seen_from(tile: Pixels, tiling: Tiling, corner: tuple[int, int], size: tuple[int, int]) -> Pixels:
    """Return a window (width, height) on tiles laid out without end, its upper left corner at ``corner`` px."""
    x, y = (np.arange(begin, begin + length) for begin, length in zip(corner, size, strict=True))
    out = np.empty((size[1], size[0], *tile.shape[2:]), tile.dtype)
    if tiling.brick:
        row = y // tiling.height
        for n in np.unique(row).tolist():
            inside = row == n
            out[inside] = tile[np.ix_(y[inside] - n * tiling.height, (x - n * tiling.brick) % tiling.width)]
        return out
    column = x // tiling.width
    for n in np.unique(column).tolist():
        inside = column == n
        out[:, inside] = tile[np.ix_((y - n * tiling.drop) % tiling.height, x[inside] - n * tiling.width)]
    return out


def differing(cloth: Cloth, frame: Frame, tile: Pixels, corner: tuple[int, int]) -> int:
    """Count the pixels that change where a block is drawn from another corner on.

    Parameters
    ----------
    cloth, frame
        One block, and the size of its picture.
    tile
        That picture, rows x columns x 3.
    corner
        Where the other picture begins, px. All that meets at the block's edges then lies inside it.
    """
    _, tiling = whole_block(cloth, frame.dpi)
    dyer = Dyer(cloth, frame, corner)
    count, rows = 0, band_height(frame.width)
    for top in range(0, frame.height, rows):
        bottom = min(frame.height, top + rows)
        here = replace(tiling, left=0, top=0)
        wanted = seen_from(tile, here, (corner[0], corner[1] + top), (frame.width, bottom - top))
        count += int((dyer.band(top, bottom)[..., :3] != wanted).any(axis=2).sum())
    return count


def proof(pixels: Pixels, longest: int) -> Image.Image:
    """Return a picture small enough to be looked at: at most ``longest`` px on its longer side."""
    factor = -(-max(pixels.shape[:2]) // longest)
    image = Image.fromarray(pixels)
    return image if factor == 1 else image.reduce(factor)

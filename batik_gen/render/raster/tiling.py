"""A cloth that repeats, in pixels: every copy of a block is the same block, moved by whole pixels.

What a layer covers is drawn once, where its strokes were kept, on a canvas wide
enough for all of them; a pixel of the cloth takes what lies a whole period away
on that canvas, added up. So a pixel is by construction what it is a period
further on, whatever the family, the seed or the size.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.raster.frame import Frame
from batik_gen.render.raster.shapes import Drawing, prepare
from batik_gen.values.arrays import FloatArray, Mask
from batik_gen.values.cloth import Areas, Cloth, Dots, Layer, Strokes, Wax
from batik_gen.values.errors import BadSize

_EDGE = 4
"""Pixels around everything on the canvas."""


@dataclass(frozen=True)
class Tiling:
    """Hold how the blocks of a cloth lie in its picture, in px.

    Parameters
    ----------
    width, height
        Size of a block.
    drop, brick
        How far the next column lies lower, and the next row to the right.
    left, top
        Place of the picture's upper left corner; (0, 0) begins with a whole block.
    """

    width: int
    height: int
    drop: int = 0
    brick: int = 0
    left: int = 0
    top: int = 0

    @classmethod
    def of(cls, cloth: Cloth, frame: Frame) -> "Tiling | None":
        """Return how a cloth repeats in a picture, None where it does not.

        Raises
        ------
        BadSize
            If a block would be less than two pixels wide or high.
        """
        period = cloth.period
        if period is None:
            return None
        sides = zip((frame.width, frame.height), period.block_mm, cloth.size_mm, strict=True)
        width, height = (round(px * block / side) for px, block, side in sides)
        if period.brick:
            width = 2 * round(width / 2)
        if period.drop:
            height = 2 * round(height / 2)
        if min(width, height) < 2:
            raise BadSize(f"a block of {width} x {height} px is too small to repeat; choose a higher dpi")
        return cls(width, height, round(height * period.drop), round(width * period.brick))

    def times(self, factor: int) -> "Tiling":
        """Return the same in pixels ``factor`` times as fine."""
        return Tiling(*(factor * side for side in
                        (self.width, self.height, self.drop, self.brick, self.left, self.top)))  # fmt: skip

    def beside(self, columns: int) -> "Tiling":
        """Return the same for a picture that begins so many columns further left."""
        return replace(self, left=self.left - columns)

    @property
    def noise(self) -> tuple[int, int]:
        """Width and height in px of the upright rectangle that noise repeats by: a block, or half of one."""
        return (self.brick or self.width), (self.drop or self.height)

    def columns(self, width: int) -> NDArray[np.int64]:
        """Return for each column of the picture its place within the noise."""
        return np.arange(self.left, self.left + width) % self.noise[0]

    def rows(self, top: int, bottom: int) -> NDArray[np.int64]:
        """Return for rows top..bottom of the picture their places within the noise."""
        return np.arange(self.top + top, self.top + bottom) % self.noise[1]

    def copies(self, window: tuple[int, int, int, int], reach: tuple[int, int, int, int]) -> dict[int, list[int]]:
        """Return which copies of what lies within ``reach`` touch a window, both (left, top, right, bottom).

        Returns
        -------
        For each way down the ways across, in px.
        """
        far = max(abs(window[2] - reach[0]), abs(window[0] - reach[2]))
        deep = max(abs(window[3] - reach[1]), abs(window[1] - reach[3]))
        # Enough steps either way to reach every corner of the window, however the blocks are shifted.
        across, down = 2 * far // self.width + deep // self.height + 2, 2 * deep // self.height + far // self.width + 2
        i, j = np.meshgrid(np.arange(-across, across + 1), np.arange(-down, down + 1))
        x, y = i * self.width + j * self.brick, i * self.drop + j * self.height
        near = (reach[0] + x < window[2]) & (reach[2] + x > window[0])
        near &= (reach[1] + y < window[3]) & (reach[3] + y > window[1])
        found: dict[int, list[int]] = {}
        for way, aside in sorted(zip(y[near].tolist(), x[near].tolist(), strict=True)):
            found.setdefault(way, []).append(aside)
        return found


class Tiled:
    """Draw one layer of a cloth that repeats; with the calls of ``shapes.Drawing``.

    Parameters
    ----------
    layer
        The layer, each stroke once.
    scale
        Px per mm, for what is as wide as it is.
    tiling
        How blocks lie, in px.
    block_mm
        Width and height of a block in mm.
    """

    def __init__(self, layer: Layer, scale: float, tiling: Tiling, block_mm: tuple[float, float]) -> None:
        self._tiling, self._wax = tiling, layer.wax
        # A block is a whole number of pixels: its places are stretched by less than a pixel.
        fit = np.array([tiling.width / block_mm[0], tiling.height / block_mm[1]]) / scale
        reach = _reach(layer, fit)
        corner = np.floor(reach[:2] * scale) - _EDGE
        low, high = corner.astype(np.int64), np.ceil(reach[2:] * scale).astype(np.int64) + _EDGE
        self._reach = (int(low[0]), int(low[1]), int(high[0]), int(high[1]))
        moved = _moved(layer, fit, np.array([-corner[0] / scale, 0.0]))
        # Areas of two copies that meet along an edge cover it together; lines only lie over one another.
        self._areas = prepare(replace(moved, strokes=Strokes(), dots=Dots()), scale)
        self._lines = prepare(replace(moved, areas=Areas()), scale)

    @property
    def wax(self) -> Wax:
        """What the layer leaves on the cloth."""
        return self._wax

    def cover(self, top: int, bottom: int, width: int) -> Mask | None:
        """Return the coverage 0..255 of rows top..bottom of the picture, or None where nothing is drawn."""
        filled, drawn = (self._gathered(part, top, bottom, width) for part in (self._areas, self._lines))
        if filled is None or drawn is None:
            return drawn if filled is None else filled
        return np.maximum(filled, drawn, out=filled)

    def _gathered(self, part: Drawing, top: int, bottom: int, width: int) -> Mask | None:
        """Lay all copies of a part of the layer over the picture."""
        tiling = self._tiling
        left, upper = tiling.left, tiling.top + top
        copies = tiling.copies((left, upper, left + width, tiling.top + bottom), self._reach)
        out: Mask | None = None
        for down, ways in copies.items():
            canvas = part.cover(upper - down, upper - down + bottom - top, self._reach[2] - self._reach[0])
            if canvas is None:
                continue
            if out is None:
                out = np.zeros((bottom - top, width), np.uint8)
            for across in ways:
                _lay(out, canvas, self._reach[0] + across - left, together=part is self._areas)
        return out


def _lay(out: Mask, canvas: Mask, at: int, *, together: bool) -> None:
    """Lay a canvas over a picture, its first column on column ``at`` of it."""
    first, last = max(at, 0), min(at + canvas.shape[1], out.shape[1])
    if first >= last:
        return
    there, here = out[:, first:last], canvas[:, first - at : last - at]
    if together:
        there += np.minimum(here, 255 - there)
    else:
        np.maximum(there, here, out=there)


def _reach(layer: Layer, fit: FloatArray) -> FloatArray:
    """Return left, top, right and bottom of everything in a layer, mm."""
    bounds = []
    for points in (layer.areas.points, layer.strokes.points, layer.dots.points):
        if len(points):
            wide = 0.5 * points[:, 2].max() if points.shape[1] == 3 else 0.0
            places = points[:, :2] * fit
            bounds.append(np.concatenate([places.min(axis=0) - wide, places.max(axis=0) + wide]))
    if not bounds:
        return np.zeros(4)
    held = np.array(bounds)
    return np.concatenate([held[:, :2].min(axis=0), held[:, 2:].max(axis=0)])


def _moved(layer: Layer, fit: FloatArray, by: FloatArray) -> Layer:
    def at(points: FloatArray) -> FloatArray:
        return np.concatenate([points[:, :2] * fit + by, points[:, 2:]], axis=1)

    return replace(
        layer,
        areas=Areas(at(layer.areas.points), layer.areas.offsets),
        strokes=Strokes(at(layer.strokes.points), layer.strokes.offsets),
        dots=Dots(at(layer.dots.points)),
    )

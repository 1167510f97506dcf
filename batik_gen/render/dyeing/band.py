"""Dye one band of rows: wax masks, seepage, uneven baths, colour, the weave of the cloth."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from batik_gen.render.baths.access import Waxed
from batik_gen.render.baths.knots import Knots
from batik_gen.render.baths.mottling import Mottling, Taken, stain_left
from batik_gen.render.baths.seepage import HALO, Seepage, first_dip
from batik_gen.render.baths.taking import AROUND, Reached, creeping, rim_of, take
from batik_gen.render.baths.vat import vat_of
from batik_gen.render.baths.weave import Weave
from batik_gen.render.baths.wrapped_seepage import WrappedSeepage
from batik_gen.render.processes.steps import Colet
from batik_gen.render.processes.table import find_process, mixing
from batik_gen.render.raster import fast
from batik_gen.render.raster.blur import Blur
from batik_gen.render.raster.edge import SOFT, WaxEdge
from batik_gen.render.raster.frame import Frame
from batik_gen.render.raster.shapes import Drawing, prepare
from batik_gen.render.raster.tiling import Tiled, Tiling
from batik_gen.values.cloth import Cloth, Layer, Strokes, Wax
from batik_gen.values.errors import BadDesign

_SLICE = 16
"""Rows coloured at once, few enough to stay in the processor's cache."""

_CRACKED_DIPS = 0.6
"""How deep the dips of a ladder dye a crack, of all of them."""

DEFAULTS = {"mottling": 0.5, "seepage": 0.4}
"""How a bath is taken when the cloth does not say."""


class Dyer:
    """Dye bands of one cloth at one size; any cut into bands gives the same pixels.

    Parameters
    ----------
    cloth, frame
        The cloth and the size of its picture.
    corner
        Of a cloth that repeats, the place in px of the picture's upper left corner.
    columns
        Of any other, the columns that are wanted, from and to; all by default. Near their ends, but for those of the
        cloth, the wax beside them is not seen, so that ``dyed_window`` cuts these off.
    """

    def __init__(
        self,
        cloth: Cloth,
        frame: Frame,
        corner: tuple[int, int] = (0, 0),
        columns: tuple[int, int] | None = None,
    ) -> None:
        fast.load_for(frame.width * frame.height)
        process = find_process(cloth.process, cloth.declaration)
        bath = bath_values(cloth)
        self._frame = frame
        left, right = columns or (0, frame.width)
        self._width = right - left
        reach = 3.0 * SOFT + 4.0 * AROUND + (HALO if bath["seepage"] > 0.0 else 0.0)
        self._halo = int(reach * frame.scale) + 4
        tiling = Tiling.of(cloth, frame)
        if tiling is not None:
            tiling = replace(tiling, left=corner[0], top=corner[1])
        self._tiling = tiling
        # What repeats has no border: its masks run on to all sides.
        self._beside = self._halo if tiling else 0
        self._waxed = Waxed(cloth, frame, tiling, self._beside, columns)
        masked, ladder = self._waxed.masked, self._waxed.ladder
        wide = tiling.beside(self._beside) if tiling else None
        self._edge = WaxEdge(frame.scale, cloth.seed, ladder or 1, (*wide.noise, wide.left) if wide else None, left)
        # A brush brings no more dye than the place takes up, so none creeps under the wax.
        seeps = {n: 0.0 if isinstance(process.dips[n], Colet) else bath["seepage"] for n in masked}
        self._seepage = [
            WrappedSeepage(seeps[n], cloth.seed, n, frame.scale, ladder or 1, tiling=wide)
            if wide
            else Seepage(seeps[n], cloth.seed, n, frame.scale, ladder or 1, left)
            for n in masked
        ]
        dips = [n for n in masked if not isinstance(process.dips[n], Colet)]
        dyes, knots = mixing(process)[1], Knots(frame.scale, cloth.seed, tiling, left)
        stains = {n: 1.0 if ladder else stain_left(dyes[n], n == dips[-1]) for n in dips}
        self._mottling = [
            Mottling(bath["mottling"], seeps[n], n, knots, bool(ladder), stains.get(n, 0.0)) for n in masked
        ]
        self._steps = ladder or 1
        # On a ladder an edge is that of some dips, at which no more of all of them can stand.
        self._rim = np.float32(0.0) if ladder else rim_of(bath["mottling"])
        self._creep = creeping(self._steps)
        # Only dye that stands or creeps asks how open the cloth around it is.
        self._around = Blur(max(AROUND * frame.scale, 0.5)) if uneven(cloth) else None
        depths = tuple(bath[f"depth_{dip.dye}"] for dip in process.dips)
        resisted = tuple(bool(states) for states in self._waxed.resists)
        self._baths = cloth.process, cloth.declaration, depths, resisted
        self._vat = vat_of(*self._baths)
        self._weave = Weave(self._width, frame.scale, cloth.seed, tiling, left)
        self._cracks = {n: _laid(strokes, cloth, frame, tiling, left) for n, strokes in cloth.cracks if len(strokes)}
        self._run_in = _CRACKED_DIPS if ladder else 1.0

    def partway(self, taken: Sequence[float]) -> "Dyer":
        """Return what dyes the same cloth with its baths taken so far: for each a share of its depth, 1 for all."""
        process, declaration, depths, resisted = self._baths
        so_far = tuple(share * depth for share, depth in zip(taken, depths, strict=True))
        other = copy(self)
        other._vat = vat_of(process, declaration, so_far, resisted)
        return other

    def band(self, top: int, bottom: int) -> NDArray[np.uint8]:
        """Return rows top..bottom, rows x width x 4 (red, green, blue, unused)."""
        return self.dye(self.masks(top, bottom), top, bottom)

    def masks(self, top: int, bottom: int) -> list[Image.Image | None]:
        """Return the access masks of the rows whose wax shows in rows top..bottom."""
        return self._waxed.masks(*self.around(top, bottom))

    @property
    def halo(self) -> int:
        """How far in px the look of a place depends on its neighbours."""
        return self._halo

    def around(self, top: int, bottom: int) -> tuple[int, int]:
        """Return the rows whose wax shows in rows top..bottom."""
        if self._tiling is not None:
            return top - self._halo, bottom + self._halo
        return max(0, top - self._halo), min(self._frame.height, bottom + self._halo)

    def dye(self, masks: list[Image.Image | None], top: int, bottom: int) -> NDArray[np.uint8]:
        """Do as ``band`` does, with the access masks (``Waxed.masks``) of the rows around it at hand."""
        return self.colour(self.reached(masks, top, bottom), top, bottom)

    def reached(self, masks: list[Image.Image | None], top: int, bottom: int) -> list[Reached]:
        """Return for each bath that some wax resists how far it reached, with ragged edges, seepage and cracks."""
        above = self.around(top, bottom)[0]
        # The noise of the edges, which knows nothing of the picture's corner, is told where it is.
        noise = above + (self._tiling.top if self._tiling else 0)
        inside = slice(top - above, bottom - above), slice(self._beside, self._beside + self._width)
        reached = []
        kept = [mask for mask in masks if mask is not None]
        for bath, mask, seepage in zip(self._waxed.masked, kept, self._seepage, strict=True):
            access = seepage.seep(self._edge.finish(mask, noise), above)
            around = self._around(first_dip(access, self._steps)) if self._around else access
            access, around = access[inside], around[inside]
            crack = self._cracks.get(bath)
            cover = None if crack is None else crack.cover(top, bottom, self._width)
            if cover is not None:
                access = np.maximum(access, (cover * np.float32(self._run_in)).astype(np.uint8))
            reached.append(Reached(access, around))
        return reached

    @property
    def mottling(self) -> list[Mottling]:
        """How uneven each bath is that some wax resists."""
        return self._mottling

    def taken(self, top: int, bottom: int) -> list[Taken]:
        """Return how each bath that some wax resists is taken in rows top..bottom."""
        return [mottling.taken(top, bottom, self._width) for mottling in self._mottling]

    def colour(self, reached: list[Reached], top: int, bottom: int) -> NDArray[np.uint8]:
        """Do as ``band`` does, where it is known how far each bath ``reached``."""
        baths = list(zip(reached, self.taken(top, bottom), strict=True))
        return self.look(self.levels(baths, bottom - top), self.texture(top, bottom))

    @property
    def rises(self) -> tuple[object, ...]:
        """All that decides a level beside how far each bath reached and how unevenly it is taken."""
        return self._rim, self._creep

    def levels(self, baths: Sequence[tuple[Reached, Taken]], count: int) -> NDArray[np.uint8]:
        """Return the level of each bath that some wax resists, baths x rows x columns, of so many rows."""
        levels = np.empty((len(baths), count, self._width), np.uint8)
        loops = fast.kernels()
        for level, (bath, taken) in zip(levels, baths, strict=True):
            if loops is not None:
                lines = taken.lines(0, count)
                loops.mottled(bath.access, bath.around, self._rim, self._creep, lines, taken.knot, taken.part, level)
                continue
            for first in range(0, count, _SLICE):
                last = min(first + _SLICE, count)
                part = Reached(bath.access[first:last], bath.around[first:last])
                level[first:last] = take(part, self._rim, self._creep, taken.levels(first, last))
        return levels

    def texture(self, top: int, bottom: int) -> NDArray[np.int16]:
        """Return the texture of the cloth in rows top..bottom, which no bath changes."""
        return self._weave.texture(top, bottom)

    def look(self, levels: NDArray[np.uint8], texture: NDArray[np.int16]) -> NDArray[np.uint8]:
        """Turn the levels of some rows into colour, rows x columns x 4, under their texture."""
        loops, table = fast.kernels(), self._vat.table
        if loops is None:
            return self._looked(levels, texture)
        out = np.empty((*texture.shape, 4), np.uint8)
        if table is None:
            loops.mixed(levels, *self._vat.mixture, texture, out)
            return out
        index = levels[0].astype(np.uint16)
        for level in levels[1:]:
            index <<= np.uint16(8)
            index |= level
        loops.coloured(index, table, texture, out)
        return out

    def _looked(self, levels: NDArray[np.uint8], texture: NDArray[np.int16]) -> NDArray[np.uint8]:
        """Do as the rest of ``look`` does."""
        out = np.empty((*texture.shape, 4), np.uint8)
        for first in range(0, len(texture), _SLICE):
            rows = slice(first, first + _SLICE)
            colours = self._vat.colours(list(levels[:, rows]))
            shown = texture[rows] * colours[..., 3].view(np.int16)
            shown >>= np.int16(4)
            colours += shown.view(np.uint16)[..., None]
            colours >>= np.uint16(8)
            out[rows] = colours
        return out


def _laid(strokes: Strokes, cloth: Cloth, frame: Frame, tiling: Tiling | None, left: int) -> Drawing | Tiled:
    """Bring cracks to the size of the picture."""
    layer = Layer("remukan", Wax.OPEN, 0, strokes=strokes)
    if tiling is None or cloth.period is None:
        return prepare(layer, frame.scale, left)
    return Tiled(layer, frame.scale, tiling, cloth.period.block_mm)


def uneven(cloth: Cloth) -> bool:
    """Tell whether dye stands along wax or creeps under it anywhere on a cloth."""
    bath = bath_values(cloth)
    return bath["mottling"] > 0.0 or bath["seepage"] > 0.0


def bath_values(cloth: Cloth) -> dict[str, float]:
    """Return every value that says how the baths are taken, with the defaults filled in.

    Raises
    ------
    BadDesign
        If the cloth names a value that no bath has, or one out of range.
    """
    process = find_process(cloth.process, cloth.declaration)
    given = dict(cloth.bath)
    depths = {f"depth_{dip.dye}": given.get(f"depth_{dip.kin}", 1.0) for dip in process.dips}
    values = DEFAULTS | {"remukan": process.remukan} | depths
    for name, value in given.items():
        if name.startswith("depth_") and name not in values:
            continue  # a Design keeps the depth of every dye, so that it can be dressed in another process
        if name not in values:
            raise BadDesign(f"process '{process.name}' has no bath value '{name}'; it has {', '.join(values)}")
        low, high = (0.4, 2.0) if name.startswith("depth_") else (0.0, 1.0)
        if not low <= value <= high:
            raise BadDesign(f"bath value '{name}' is {value:g}; it must lie between {low:g} and {high:g}")
        values[name] = float(value)
    return values

"""The scene of the style ``turntable``: the finished cloth hangs from a rod and turns once in the light."""

import math
from functools import cached_property, lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from batik_gen.film.shots.shot import Stage
from batik_gen.film.shots.turned_cloth import Columns, columns_of
from batik_gen.film.timeline.easing import within
from batik_gen.render.processes.table import find_process
from batik_gen.values.arrays import FloatArray

_HIGH, _LOW = 0.13, 0.93
"""Where the cloth begins and ends, of the picture's height; where there are words it begins below them."""
_WIDEST = 0.76
"""Of the picture's width that the cloth takes at most."""
_WALL_HIGH, _WALL_LOW = (206, 200, 190), (178, 171, 160)
_WOOD, _WOOD_LIGHT, _CORD = (78, 52, 32), (128, 92, 60), (96, 88, 78)
_BACK_GREY, _BACK_LESS = (118, 118, 118), 0.10
"""The back has less contrast than the front (docs/sources.md#both-faces)."""
_SHADOW, _COARSE = 0.34, 8
_PAD = 6
"""Px of nothing above and below the cloth, so that its edges are soft."""
_GAMMA = 1.0 / 2.2
_REST = 0.04
"""Share of the scene at either end in which the cloth hangs still."""


class TurningShot:
    """Turn the cloth about its own axis, seen from the front again at last."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        width, height = stage.size
        high = stage.shape.board[1] + 0.01 * height if stage.lang else _HIGH * height
        tall = _LOW * height - high
        scale = min(tall / height, _WIDEST)
        self._size = round(scale * width), round(scale * height)
        self._top = round(high + 0.3 * (tall - self._size[1]))
        self._faces = lru_cache(maxsize=16)(self._face)

    @cached_property
    def _cloth(self) -> Image.Image:
        cloth = self._stage.cloth
        whole = self._stage.dyeing.picture((1.0,) * len(find_process(cloth.process, cloth.declaration).dips))
        return whole.resize(self._size, Image.Resampling.LANCZOS)

    def _face(self, back: bool, times: int) -> Image.Image:
        """Return one face, so many times as narrow as it is, with nothing above and below it."""
        image = self._cloth.reduce((times, 1)) if times > 1 else self._cloth
        if back:
            image = Image.blend(image, Image.new("RGB", image.size, _BACK_GREY), _BACK_LESS)
        out = Image.new("RGBA", (image.width, image.height + 2 * _PAD), (*_BACK_GREY, 0))
        out.paste(image, (0, _PAD))
        return out

    @cached_property
    def _wall(self) -> Image.Image:
        """The wall, lit from the upper left."""
        width, height = self._stage.size
        y, x = ((np.arange(side) + 0.5) / side for side in (height, width))
        ends = np.array([_WALL_HIGH, _WALL_LOW], float)
        colour = ends[0] + (ends[1] - ends[0]) * y[:, None, None]
        light = 1.05 - 0.13 * x[None, :, None] - 0.05 * y[:, None, None]
        return Image.fromarray(np.clip(colour * light, 0.0, 255.0).astype(np.uint8))

    def picture(self, at: float) -> Image.Image:
        """Return the cloth turned as far as it is by then."""
        return self._turned(_turn(within(at, _REST, 1.0 - _REST)))

    def _turned(self, turn: float) -> Image.Image:
        width, height = self._stage.size
        columns = columns_of(width, 0.5 * width, self._size[0], turn)
        cloth = self._drawn(columns)
        out = self._wall.copy()
        _shaded(out, cloth.getchannel("A"), round(0.016 * height))
        out.paste(self._lit(cloth, columns), (0, 0), cloth)
        self._rod(out, turn)
        return out

    def _drawn(self, columns: Columns) -> Image.Image:
        """Return the cloth, each column of it as large as it is near."""
        width, height = self._stage.size
        step = np.abs(np.gradient(columns.place)) * self._size[0]
        times = np.exp2(np.clip(np.round(np.log2(np.maximum(step, 1.0))), 0, 4)).astype(int)
        out = Image.new("RGBA", (width, height), (*_BACK_GREY, 0))
        kinds = {(bool(b), int(t)) for b, t in zip(columns.back[columns.seen], times[columns.seen], strict=True)}
        for back, narrow in sorted(kinds):
            face = self._faces(back, narrow)
            mine = np.flatnonzero(columns.seen & (columns.back == back) & (times == narrow))
            mesh = [_quad(int(n), columns, self._top, height, face.size, narrow) for n in mine]
            part = face.transform((width, height), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)
            mask = np.zeros(width, np.uint8)
            mask[mine] = 255
            out.paste(part, (0, 0), Image.fromarray(mask[None, :]).resize((width, height), Image.Resampling.NEAREST))
        return out

    def _lit(self, cloth: Image.Image, columns: Columns) -> Image.Image:
        width, height = self._stage.size
        light = np.clip(columns.light, 0.0, 1.0) ** _GAMMA
        down = 1.0 - 0.10 * np.arange(64) / 63.0
        mask = Image.fromarray((255.0 * down[:, None] * light[None, :]).astype(np.uint8))
        mask = mask.resize((width, height), Image.Resampling.BILINEAR)
        return ImageChops.multiply(cloth.convert("RGB"), Image.merge("RGB", (mask,) * 3))

    def _rod(self, out: Image.Image, turn: float) -> None:
        """Draw the rod over the upper edge, and the cord that it hangs from."""
        thick = max(round(0.011 * out.height), 3)
        half = 0.5 * self._size[0] * 1.07 * abs(math.cos(2.0 * math.pi * turn)) + 0.5 * thick
        middle, top = 0.5 * out.width, self._top - thick // 2
        cord = max(round(0.0022 * out.height), 1)
        out.paste(_CORD, (round(middle - 0.5 * cord), 0, round(middle - 0.5 * cord) + cord, top))
        fine = 4
        mask = Image.new("L", (out.width, thick * fine))
        across = np.abs(np.arange(out.width) + 0.5 - middle)
        rows = (np.arange(thick * fine) + 0.5) / (0.5 * thick * fine) - 1.0
        end = half - 0.5 * thick * (1.0 - np.sqrt(1.0 - rows * rows))
        cover = np.clip(end[:, None] - across[None, :] + 0.5, 0.0, 1.0)
        mask = Image.fromarray((255.0 * cover).astype(np.uint8)).resize((out.width, thick), Image.Resampling.BOX)
        out.paste(_wood(out.width, thick), (0, top), mask)


def _turn(share: float) -> float:
    """Return a turn that begins and ends softly and is even between."""
    soft = 0.18
    if share < soft:
        return 0.5 * share * share / soft / (1.0 - soft)
    if share > 1.0 - soft:
        return 1.0 - 0.5 * (1.0 - share) * (1.0 - share) / soft / (1.0 - soft)
    return (share - 0.5 * soft) / (1.0 - soft)


def _quad(
    column: int, columns: Columns, top: int, height: int, face: tuple[int, int], narrow: int
) -> tuple[tuple[int, int, int, int], tuple[float, ...]]:
    """Return a column of the picture and what of a face lies there, as PIL's mesh has it."""
    near = float(columns.near[column])
    # Above the rod's height the eye sees nothing smaller: it is level with the upper edge.
    y0, y1 = (0 - top) / near + _PAD, (height - top) / near + _PAD
    x = float(columns.place[column]) * face[0]
    x = min(max(x, 0.5), face[0] - 0.5)
    return (column, 0, column + 1, height), (x, y0, x, y1, x, y1, x, y0)


def _shaded(out: Image.Image, cover: Image.Image, shift: int) -> None:
    """Darken a wall by the soft shadow of a cloth."""
    small = cover.reduce(_COARSE).filter(ImageFilter.GaussianBlur(max(1.6 * shift / _COARSE, 0.5)))
    soft = small.resize(out.size, Image.Resampling.BILINEAR).point([round(_SHADOW * v) for v in range(256)])
    out.paste((40, 36, 32), (shift, shift), soft.crop((0, 0, out.width - shift, out.height - shift)))


def _wood(width: int, thick: int) -> Image.Image:
    round_: FloatArray = np.sqrt(1.0 - ((np.arange(thick) + 0.5) / thick * 2.0 - 0.7) ** 2 / 1.7**2)
    dark, light = (np.array(colour, float) for colour in (_WOOD, _WOOD_LIGHT))
    rows = dark + (light - dark) * (round_ * round_)[:, None]
    return Image.fromarray(rows.astype(np.uint8)[:, None, :]).resize((width, thick), Image.Resampling.NEAREST)

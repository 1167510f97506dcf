"""A quick look at a cloth in space: hanging in folds, and folded with its back turned over."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from batik_gen.render.mockup.drape import Folded, hanging
from batik_gen.render.picture.picture import Picture
from batik_gen.render.processes.srgb import encode, linear_from_hex
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import BadSize

Light = NDArray[np.float32]

SHAPE_PX = (1600, 1100)
"""Size of a mock-up if nobody asks for another."""

_TIMES = 2
"""How many times finer it is drawn than it is shown."""

_BACK_CONTRAST, _BACK_GREY = 0.90, 0.18
"""The back shows the same colours mirrored, at 85 to 95 % of the contrast (docs/sources.md#both-faces)."""

_WALL_TOP, _WALL_LOW, _TABLE = (0.60, 0.565, 0.51), (0.46, 0.43, 0.385), (0.335, 0.30, 0.255)
_ROD = (0.16, 0.085, 0.04)
"""Colours in linear light: a pale wall, a table, a rod of dark wood."""

_SMALLEST, _LARGEST = 200, 6000


def mockup(picture: Picture, px: tuple[int, int] = SHAPE_PX) -> Picture:
    """Show a cloth hanging in folds on the left, and folded with a corner turned over on the right.

    Parameters
    ----------
    picture
        The cloth as it lies flat.
    px
        Width and height of the mock-up; wider than high.

    Returns
    -------
    Picture
        The mock-up; without a recipe, for no recipe draws it.

    Raises
    ------
    BadSize
        If the size cannot be made.
    """
    check_shape(px)
    width, height = px
    stage = _room(width * _TIMES, height * _TIMES)
    cloth = _linear(picture.image)
    _hang(stage, cloth)
    _fold(stage, cloth)
    codes = np.empty(stage.shape, np.uint8)
    for top in range(0, len(stage), 64):
        codes[top : top + 64] = encode(np.clip(stage[top : top + 64].astype(np.float64), 0.0, 1.0)) + 0.5
    return Picture(Image.fromarray(codes).reduce(_TIMES), 150.0)


def check_shape(px: tuple[int, int]) -> None:
    """Raise BadSize where no mock-up of that size can be made."""
    width, height = px
    if not (min(px) >= _SMALLEST and max(px) <= _LARGEST and 1.2 <= width / height <= 2.0):
        raise BadSize(
            f"a mock-up of {width} x {height} px cannot be made; it is 1.2 to 2 times as wide as high, "
            f"each side between {_SMALLEST} and {_LARGEST} px"
        )


def _linear(image: Image.Image) -> Light:
    """Return a picture's linear light 0..1."""
    greys = [linear_from_hex(f"#{code:02x}{code:02x}{code:02x}")[0] for code in range(256)]
    light: Light = np.array(greys, np.float32)[np.asarray(image.convert("RGB"))]
    return light


def _room(width: int, height: int) -> Light:
    """Return the empty wall and table."""
    y = ((np.arange(height) + 0.5) / height)[:, None, None]
    x = ((np.arange(width) + 0.5) / width)[None, :, None]
    wall = np.array(_WALL_TOP) + (np.array(_WALL_LOW) - np.array(_WALL_TOP)) * y
    # The light from the upper left falls off.
    room = wall * (1.06 - 0.22 * x - 0.10 * y)
    empty: Light = room.astype(np.float32)
    return empty


def _lay(stage: Light, left: int, top: int, colour: Light, cover: FloatArray) -> None:
    """Put a rectangle of colour on the stage where it covers."""
    height, width = cover.shape
    part = stage[top : top + height, left : left + width]
    share = cover[: part.shape[0], : part.shape[1], None].astype(np.float32)
    part += (colour[: part.shape[0], : part.shape[1]] - part) * share


def _shadow(
    stage: Light, left: int, top: int, cover: FloatArray, shift: tuple[int, int], blur: float, depth: float
) -> None:
    """Darken the stage by the soft shadow of what covers a rectangle."""
    pad = int(3 * blur) + 2
    held = np.pad((cover * 255.0).astype(np.uint8), pad)
    soft = np.asarray(Image.fromarray(held).filter(ImageFilter.GaussianBlur(blur))).astype(np.float32) / 255.0
    x0, y0 = left - pad + shift[0], top - pad + shift[1]
    a, b = max(-x0, 0), max(-y0, 0)
    part = stage[max(y0, 0) : y0 + soft.shape[0], max(x0, 0) : x0 + soft.shape[1]]
    part *= 1.0 - depth * soft[b : b + part.shape[0], a : a + part.shape[1], None]


def _sampled(cloth: Light, u: FloatArray, v: FloatArray) -> Light:
    """Return the cloth's light at places 0..1, blended between pixels."""
    rows, columns = cloth.shape[:2]
    x = np.clip(u * columns - 0.5, 0.0, columns - 1.001)
    y = np.clip(v * rows - 0.5, 0.0, rows - 1.001)
    left, upper = x.astype(np.int32), y.astype(np.int32)
    across, down = (x - left).astype(np.float32)[..., None], (y - upper).astype(np.float32)[..., None]
    first = cloth[upper, left] * (1 - across) + cloth[upper, left + 1] * across
    second = cloth[upper + 1, left] * (1 - across) + cloth[upper + 1, left + 1] * across
    seen: Light = first * (1 - down) + second * down
    return seen


def _fitted(cloth: Light, width: int) -> Light:
    """Return the cloth at about the size at which it is seen, so that nothing glitters."""
    times = max(1, cloth.shape[1] // max(width, 1))
    if times == 1:
        return cloth
    rows, columns = cloth.shape[0] // times * times, cloth.shape[1] // times * times
    blocks = cloth[:rows, :columns].reshape(rows // times, times, columns // times, times, 3)
    smaller: Light = blocks.mean(axis=(1, 3), dtype=np.float32)
    return smaller


def _hang(stage: Light, cloth: Light) -> None:
    height, width = stage.shape[:2]
    shape = cloth.shape[1] / cloth.shape[0]
    tall = int(0.83 * height)
    # A cloth wider than its place hangs gathered: only its beginning is seen.
    wide = min(int(tall * shape * 0.90), int(0.50 * width))
    tall = min(tall, int(wide / (0.62 * shape)))
    left, top = int(0.055 * width + 0.5 * (0.50 * width - wide)), int(0.085 * height)
    seen = min(1.0, wide / (0.84 * tall * shape))
    thick = int(0.026 * height)
    surface = hanging(wide, tall, thick)
    _shadow(stage, left, top, surface.cover, (int(0.018 * width), int(0.016 * height)), 0.016 * height, 0.42)
    _rod(stage, left - int(0.03 * width), left + wide + int(0.03 * width), top + thick // 2, thick // 2)
    flat = _sampled(_fitted(cloth, int(wide / seen)), surface.u * seen, surface.v)
    _lay(stage, left, top, flat * surface.light.astype(np.float32)[..., None], surface.cover)


def _rod(stage: Light, left: int, right: int, middle: int, thick: int) -> None:
    """Draw a round rod of wood from which the cloth hangs."""
    y = (np.arange(2 * thick) + 0.5) / thick - 1.0
    round_ = np.sqrt(np.maximum(1.0 - y * y, 0.0))
    light = 0.45 + 0.75 * np.clip(0.55 * round_ - 0.6 * y, 0.0, 1.0)
    cover = np.clip((1.0 - np.abs(y)) * thick, 0.0, 1.0)[:, None] * np.ones((1, right - left))
    colour = (np.array(_ROD, np.float32) * light.astype(np.float32)[:, None, None]) * np.ones(
        (1, right - left, 1), np.float32
    )
    _shadow(stage, left, middle - thick, cover, (thick, thick), 0.7 * thick, 0.35)
    _lay(stage, left, middle - thick, colour, cover)


def _fold(stage: Light, cloth: Light) -> None:
    """Lay the folded cloth down, its lower right corner turned over."""
    height, width = stage.shape[:2]
    shape = cloth.shape[1] / cloth.shape[0]
    wide = 0.30 * width
    tall = min(max(wide / shape, 0.62 * wide), 1.30 * wide)
    pack = Folded(
        (wide, tall),
        (0.785 * width, 0.53 * height),
        (-0.0872, 0.9962),
        (0.62 * min(wide, tall), 0.44 * min(wide, tall)),
    )
    reach = int(0.75 * max(wide, tall))
    left, top = int(pack.centre[0]) - reach, int(pack.centre[1]) - reach
    right, bottom = min(left + 2 * reach, width), min(top + 2 * reach, height)
    left, top = max(left, 0), max(top, 0)
    x, y = np.meshgrid(np.arange(left, right) + 0.5, np.arange(top, bottom) + 0.5)
    a, b = pack.on_cloth(x, y)
    sheet = 0.013 * wide
    _shadow(stage, left, top, pack.inside(a, b, sheet), (int(0.5 * sheet), int(2.2 * sheet)), 2.2 * sheet, 0.62)
    edge = _fitted(cloth, int(2 * wide))
    beyond = pack.beyond(a, b)
    # The lower sheets of the pack show along its right and lower side, each in the shadow of the next,
    # and the first of them where the corner is turned away from it.
    under = _sampled(edge, np.clip(0.5 * a / wide + 0.06, 0, 1), np.clip(0.5 * b / tall + 0.13, 0, 1))
    under *= (0.74 - 0.40 * np.clip(1.0 - beyond / (0.10 * wide), 0.0, 1.0) ** 2).astype(np.float32)[..., None]
    for number in range(3, -1, -1):
        away = number * sheet
        below = pack.inside(a - 0.35 * away, b - 0.62 * away)
        _shadow(stage, left, top, below, (0, int(0.25 * sheet)), 0.3 * sheet, 0.55)
        _lay(stage, left, top, under * np.float32(1.0 - 0.12 * number), below)
    _top_of_pack(stage, (left, top), edge, pack, (a, b, beyond), shape)
    _turned_corner(stage, (left, top), edge, pack, (a, b, beyond), shape)


def _top_of_pack(
    stage: Light,
    place: tuple[int, int],
    cloth: Light,
    pack: Folded,
    where: tuple[FloatArray, FloatArray, FloatArray],
    shape: float,
) -> None:
    a, b, beyond = where
    (wide, tall), soft = pack.size, 0.05 * pack.size[0]
    cover = pack.inside(a, b) * np.clip(0.5 - beyond, 0.0, 1.0)
    u, v = _on_quarter(a, b, pack, shape)
    # Rounded at the folds on the left and above, and never quite flat in between.
    light = 1.04 - 0.20 * np.clip(1.0 - a / (0.5 * soft), 0.0, 1.0) ** 2
    light -= 0.10 * np.clip(1.0 - (wide - a) / (0.6 * soft), 0.0, 1.0) ** 2
    light -= 0.12 * np.clip(1.0 - (tall - b) / (0.6 * soft), 0.0, 1.0) ** 2
    light += 0.045 * np.sin(2.0 * np.pi * (0.8 * a / wide + 0.55 * b / tall + 0.1))
    light += 0.020 * np.sin(2.0 * np.pi * (1.7 * b / tall - 0.9 * a / wide + 0.4))
    # Where the corner rises the cloth turns away from the light.
    light -= 0.26 * np.clip(1.0 + beyond / soft, 0.0, 1.0) ** 2
    _lay(stage, *place, _sampled(cloth, u, v) * light.astype(np.float32)[..., None], cover)


def _turned_corner(
    stage: Light,
    place: tuple[int, int],
    cloth: Light,
    pack: Folded,
    where: tuple[FloatArray, FloatArray, FloatArray],
    shape: float,
) -> None:
    a, b, beyond = where
    ta, tb = pack.turned_back(a, b)
    flap = pack.inside(ta, tb) * np.clip(0.5 - beyond, 0.0, 1.0)
    soft = 0.05 * pack.size[0]
    _shadow(stage, *place, flap, (int(-0.24 * soft), int(0.06 * soft)), 0.55 * soft, 0.80)
    u, v = _on_quarter(ta, tb, pack, shape)
    back = _sampled(cloth, u, v)
    back = back * np.float32(_BACK_CONTRAST) + np.float32(_BACK_GREY * (1.0 - _BACK_CONTRAST))
    bend = np.clip(-beyond / soft, 0.0, 1.0)
    light = 0.60 + 0.56 * bend * (2.0 - bend) - 0.10 * np.clip(-beyond / (6.0 * soft), 0.0, 1.0)
    _lay(stage, *place, back * light.astype(np.float32)[..., None], flap)


def _on_quarter(a: FloatArray, b: FloatArray, pack: Folded, shape: float) -> tuple[FloatArray, FloatArray]:
    """Return the place on the cloth, of which a half each way lies on top of the pack."""
    wide, tall = pack.size
    # The pack may be of another shape than the cloth: then less of one side is on top.
    per = 0.5 / max(wide, tall * shape)
    return 0.5 + (a - 0.5 * wide) * per, 0.5 + (b - 0.5 * tall) * per * shape

"""Sizes on the command line: millimetres, pixels and dots per inch, any two of which fix the third."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from batik_gen.film.wishes.shapes import Shape

DEFAULT_MM = (400.0, 400.0)
DEFAULT_DPI = 150.0
SCREEN_MM = 250.0
"""What the shorter side of a picture for a screen shows: more cloth would lose its isen at 1080 px."""

_UNITS_MM = {"": 1.0, "mm": 1.0, "cm": 10.0, "m": 1000.0}
_TWO_NUMBERS = re.compile(r"(\d+(?:\.\d+)?)\s*[x×*]\s*(\d+(?:\.\d+)?)\s*([a-z]*)")
_MM_PER_INCH = 25.4


def read_size(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[float, float] | None:
    """Read ``400x400mm`` or ``40x40cm`` as (width, height) in mm; an option's callback."""
    if value is None:
        return None
    found = _TWO_NUMBERS.fullmatch(value.strip().lower())
    if found is None or found[3] not in _UNITS_MM:
        raise click.UsageError(f"'{value}' is not a size of cloth; write width x height as 400x400mm or 40x40cm", ctx)
    scale = _UNITS_MM[found[3]]
    return float(found[1]) * scale, float(found[2]) * scale


def read_px(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """Read ``1080x1920`` as (width, height) in pixels; an option's callback."""
    if value is None:
        return None
    found = _TWO_NUMBERS.fullmatch(value.strip().lower())
    if found is None or found[3] not in ("", "px") or "." in found[1] + found[2]:
        raise click.UsageError(f"'{value}' is not a size of picture; write width x height in pixels, as 1080x1920", ctx)
    return int(found[1]), int(found[2])


def read_shape(ctx: click.Context, param: click.Parameter, value: str) -> "Shape":
    """Read ``9:16`` or ``1080x1920`` as the shape of a film; an option's callback."""
    from batik_gen.film.wishes.shapes import NAMED, shape_of

    if value in NAMED:
        return NAMED[value]
    px = read_px(ctx, param, value) if ":" not in value else None
    if px is None:
        raise click.UsageError(f"'{value}' is no shape of film; choose {', '.join(NAMED)}, or pixels as 1080x1920", ctx)
    return shape_of(px)


@dataclass(frozen=True)
class Dimensions:
    """Hold how large a cloth is and how large its picture.

    Parameters
    ----------
    size_mm
        Width and height of the cloth in mm.
    px
        Width and height of the picture. Pixels, not dots per inch, because a
        file keeps them exactly: it can be drawn again to the byte.
    """

    size_mm: tuple[float, float]
    px: tuple[int, int]


def choose_format(size_mm: tuple[float, float] | None, px: tuple[int, int] | None, dpi: float | None) -> Dimensions:
    """Settle size and pixels from what was asked for.

    Parameters
    ----------
    size_mm, px, dpi
        What the person gave; None for each that was left out.

    Raises
    ------
    click.UsageError
        If they say one thing twice.
    BadSize
        If no such cloth or picture can be made.
    """
    from batik_gen.pattern.designing.design import check_size
    from batik_gen.render.raster.frame import choose_frame

    if size_mm is not None and px is not None and dpi is not None:
        raise click.UsageError("--size, --px and --dpi together say one thing twice; give any two of them")
    if px is not None and min(px) > 0 and size_mm is None:
        scale = SCREEN_MM / min(px) if dpi is None else _MM_PER_INCH / max(dpi, 1e-9)
        # A tenth of a micrometre is far below a pixel, and keeps the Design readable.
        size_mm = (round(px[0] * scale, 4), round(px[1] * scale, 4))
    size_mm = size_mm or DEFAULT_MM
    check_size(size_mm)
    frame = choose_frame(size_mm, None if px else (DEFAULT_DPI if dpi is None else dpi), px)
    return Dimensions(size_mm, (frame.width, frame.height))

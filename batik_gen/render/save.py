"""Write a picture to a file: PNG with the recipe inside, or JPEG, TIFF and WebP."""

from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from PIL import PngImagePlugin

from batik_gen.errors import BadDesign, CannotWrite
from batik_gen.render.picture import Picture
from batik_gen.render.profile import srgb_profile
from batik_gen.render.recipe import DPI_KEY, TEXT_KEY, VERSION_KEY
from batik_gen.values import write_whole
from batik_gen.version import __version__

_RLE = 3
"""zlib's Z_RLE: with the grain of cloth both faster and smaller than its level 1."""

_LARGEST_SIDE = {"JPEG": 65_500, "WEBP": 16_383}


def save(picture: Picture, path: str | Path, *, force: bool = False) -> None:
    """Write a picture in the format that the file name's ending says.

    Parameters
    ----------
    picture
        What to write.
    path
        Ends in .png (carries the recipe), .jpg, .jpeg, .tif, .tiff or .webp.
    force
        Replace a file that is there already.

    Raises
    ------
    BadDesign
        If the ending is none of these, or the picture too large for the format.
    CannotWrite
        If the file exists and ``force`` is not set, or cannot be written.
    """
    path = Path(path)
    if path.suffix.lower() not in _FORMATS:
        raise BadDesign(f"'{path.name}' does not say a picture format; end it in {', '.join(_FORMATS)}")
    format_name, options = _FORMATS[path.suffix.lower()]
    largest = _LARGEST_SIDE.get(format_name)
    if largest is not None and max(picture.image.size) > largest:
        raise BadDesign(f"{format_name} holds at most {largest} px a side; save {path.stem} as .png or .tif")
    if path.exists() and not force:
        raise CannotWrite(f"{path.name} exists already; choose another name, or allow it to be replaced")

    def write(file: IO[bytes]) -> None:
        picture.image.save(file, format_name, icc_profile=srgb_profile(), **options(picture))

    write_whole(path, write)


def _png(picture: Picture) -> dict[str, Any]:
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt(VERSION_KEY, __version__)
    if picture.recipe:
        notes.add_itxt(TEXT_KEY, picture.recipe)
        # PNG itself keeps whole pixels a metre; to draw the same pixels again takes the exact figure.
        notes.add_itxt(DPI_KEY, repr(picture.dpi))
    return {"dpi": (picture.dpi, picture.dpi), "compress_level": 1, "compress_type": _RLE, "pnginfo": notes}


def _jpeg(picture: Picture) -> dict[str, Any]:
    return {"dpi": (round(picture.dpi), round(picture.dpi)), "quality": 95, "subsampling": 0}


def _tiff(picture: Picture) -> dict[str, Any]:
    # 317 is Predictor, 270 ImageDescription, 305 Software (TIFF 6.0).
    tags = {317: 2, 305: f"batik-gen {__version__}"} | ({270: picture.recipe} if picture.recipe else {})
    return {"dpi": (picture.dpi, picture.dpi), "compression": "tiff_lzw", "tiffinfo": tags}


def _webp(picture: Picture) -> dict[str, Any]:
    return {"quality": 92, "method": 4}


_FORMATS: dict[str, tuple[str, Callable[[Picture], dict[str, Any]]]] = {
    ".png": ("PNG", _png),
    ".jpg": ("JPEG", _jpeg),
    ".jpeg": ("JPEG", _jpeg),
    ".tif": ("TIFF", _tiff),
    ".tiff": ("TIFF", _tiff),
    ".webp": ("WEBP", _webp),
}

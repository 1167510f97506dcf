"""The picture formats: their endings, their limits, and how Pillow is asked for each."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from PIL import Image

from batik_gen.render.files import tiff
from batik_gen.render.picture.marking import Marking
from batik_gen.values.errors import BadFormat, BadSize, MissingPackage
from batik_gen.version import __version__

MEMORY_MB = 400
"""Up to this a whole picture may be held in memory, four bytes a pixel, for Pillow to write."""

_RECIPE_ROOM = 65_000
"""Bytes of XMP that one segment of JPEG holds."""


@dataclass(frozen=True)
class PictureFormat:
    """Declare a picture format.

    Parameters
    ----------
    name
        Pillow's name of it.
    largest_px
        Most pixels a side, or None.
    streamed
        True where it is written band by band whatever its size.
    needs
        Module without which Pillow cannot write it, and the package that brings it.
    """

    name: str
    largest_px: int | None = None
    streamed: bool = False
    needs: tuple[str, str] | None = None


_TIFF_PACKED = {"deflate": "tiff_adobe_deflate", "lzw": "tiff_lzw", "zstd": "zstd", "none": None}
"""Pillow's names of the compressions of ``tiff.COMPRESSIONS``."""

_JPEG = PictureFormat("JPEG", 65_500)
_TIFF = PictureFormat("TIFF")
FORMATS = {
    ".png": PictureFormat("PNG", 2**31 - 1, streamed=True),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".tif": _TIFF,
    ".tiff": _TIFF,
    ".webp": PictureFormat("WEBP", 16_383),
    ".pdf": PictureFormat("PDF", streamed=True),
    ".jxl": PictureFormat("JXL", None, needs=("pillow_jxl", "pillow-jxl-plugin")),
}


def format_of(path: Path) -> PictureFormat:
    """Return the format that a file name's ending says.

    Raises
    ------
    BadFormat
        If it says none.
    MissingPackage
        If it says one whose plugin is not installed.
    """
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        raise BadFormat(f"'{path.name}' does not say a picture format; end it in {', '.join(FORMATS)}")
    if found.needs is not None:
        try:
            import_module(found.needs[0])
        except ImportError:
            raise MissingPackage(
                f"{found.name} needs the package {found.needs[1]}; install it, or save as .png"
            ) from None
    return found


def check_fits(path: Path, width: int, height: int, memory_mb: int = MEMORY_MB) -> PictureFormat:
    """Say before any work whether a picture can be written in the format of its name.

    Raises
    ------
    BadSize
        If it is too large for the format, or for the memory that may be used.
    BadFormat, MissingPackage
        As ``format_of``.
    """
    found = format_of(path)
    if found.largest_px is not None and max(width, height) > found.largest_px:
        raise BadSize(
            f"{found.name} holds at most {found.largest_px} px a side and this is {width} x {height}; "
            f"save {path.stem} as .png or .tif, or choose a lower dpi"
        )
    if found.streamed or fits_memory(width, height, memory_mb) or streams_tiff(found, width, height, memory_mb):
        return found
    size = width * height * 4 / 1e6
    hint = "install batik-gen[large], " if found.name == "TIFF" else ""
    raise BadSize(
        f"{found.name} of {width} x {height} px needs {size:.0f} MB at once, and {memory_mb} MB may be used; "
        f"{hint}save {path.stem} as .png or .pdf, or allow more memory"
    )


def fits_memory(width: int, height: int, memory_mb: int) -> bool:
    """Tell whether Pillow may hold the whole picture."""
    return width * height * 4 <= memory_mb * 1_000_000


def streams_tiff(found: PictureFormat, width: int, height: int, memory_mb: int) -> bool:
    """Tell whether this is a TIFF too large for memory that tifffile can write."""
    return found.name == "TIFF" and not fits_memory(width, height, memory_mb) and tiff.available()


def pillow_options(found: PictureFormat, marking: Marking, compression: str = "deflate") -> dict[str, Any]:
    """Return what Pillow is asked for, with everything the file shall tell.

    Raises
    ------
    BadFormat
        If the recipe is too long for the format.
    """
    dpi, xmp = marking.dpi, marking.xmp()
    options: dict[str, Any] = {"icc_profile": marking.profile}
    if found.name == "TIFF":
        # 317 is Predictor, 270 ImageDescription, 305 Software (TIFF 6.0), 700 XMP.
        tags: dict[int, Any] = {305: f"batik-gen {__version__}", 700: xmp}
        packed = _TIFF_PACKED[compression]
        if packed is not None:
            tags[317] = 2
            options["compression"] = packed
        return options | {"dpi": (dpi, dpi), "tiffinfo": tags}
    if found.name == "JPEG":
        if len(xmp) > _RECIPE_ROOM:
            raise BadFormat("the recipe is too long for a JPEG; save as .png, or leave the recipe out")
        return options | {"dpi": (round(dpi), round(dpi)), "quality": 95, "subsampling": 0, "xmp": xmp}
    exif = Image.Exif()
    # XResolution, YResolution, ResolutionUnit (inch), Software.
    exif.update({282: dpi, 283: dpi, 296: 2, 305: f"batik-gen {__version__}"})
    if found.name == "WEBP":
        return options | {"quality": 92, "method": 4, "xmp": xmp, "exif": exif.tobytes()}
    # The plugin for JPEG XL reads back EXIF alone; 700 is XMP there as in TIFF.
    exif[700] = xmp
    return options | {"quality": 92, "exif": exif.tobytes()}

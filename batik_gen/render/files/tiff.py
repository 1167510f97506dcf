"""Writing TIFF strip by strip, through tifffile: any size in the memory of one band."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.dyeing.bands import STRIP
from batik_gen.render.picture.marking import Marking
from batik_gen.values.errors import BadValue, MissingPackage
from batik_gen.version import __version__

COMPRESSIONS = ("deflate", "lzw", "zstd", "none")
_TAGS = {"deflate": "adobe_deflate", "lzw": "lzw", "zstd": "zstd", "none": None}

_CLASSIC_BYTES, _CLASSIC_SIDE = 3_900_000_000, 30_000
"""Above these a TIFF is written as BigTIFF, which counts with 64 bits."""


def packer(compression: str) -> Callable[[NDArray[np.uint8], bool], list[bytes]]:
    """Return what turns a band into compressed strips.

    Raises
    ------
    BadValue
        If there is no such compression.
    MissingPackage
        If what it needs is not installed.
    """
    if compression not in COMPRESSIONS:
        raise BadValue(f"'{compression}' is no compression for TIFF; choose one of {', '.join(COMPRESSIONS)}")
    if compression in ("lzw", "zstd"):
        _needed("imagecodecs", compression)
    return _PACKERS[compression]


def write_tiff(
    file: IO[bytes], marking: Marking, packed: Iterable[list[bytes]], rows: int, compression: str = "deflate"
) -> None:
    """Write a TIFF from the strips of every band, whose bands have ``rows`` rows."""
    tifffile = _needed("tifffile", "large")
    shape = (marking.height, marking.width, 3)
    size = marking.height * marking.width * 3
    big = size > _CLASSIC_BYTES or max(marking.width, marking.height) > _CLASSIC_SIDE
    # 700 is XMP as bytes, 270 ImageDescription; both hold the recipe, for one reader or the other.
    xmp = marking.xmp()
    # A file opened by number has no name that tifffile could take apart.
    handle = tifffile.FileHandle(file, name="cloth.tif", size=0)
    with tifffile.TiffWriter(handle, bigtiff=big) as writer:
        writer.write(
            data=_strips(packed),
            shape=shape,
            dtype=np.uint8,
            photometric="rgb",
            rowsperstrip=strip_rows(rows),
            compression=_TAGS[compression],
            predictor=2 if compression != "none" else None,
            resolution=(marking.dpi, marking.dpi),
            resolutionunit="INCH",
            software=f"batik-gen {__version__}",
            iccprofile=marking.profile,
            metadata=None,
            extratags=[(700, 1, len(xmp), xmp, True)],
        )


def strip_rows(rows: int) -> int:
    """Return the rows of a strip for bands of so many rows."""
    return STRIP if rows % STRIP == 0 else rows


def _strips(packed: Iterable[list[bytes]]) -> Iterator[bytes]:
    for band in packed:
        yield from band


def _cut(pixels: NDArray[np.uint8], differences: bool) -> Iterator[NDArray[np.uint8]]:
    """Yield the strips of a band; with the predictor, each pixel less the one on its left."""
    step = STRIP if len(pixels) > STRIP else max(1, len(pixels))
    for start in range(0, len(pixels), step):
        strip = np.ascontiguousarray(pixels[start : start + step, :, :3])
        if differences:
            strip[:, 1:] = strip[:, 1:] - strip[:, :-1]
        yield strip


def _deflated(pixels: NDArray[np.uint8], last: bool) -> list[bytes]:
    return [zlib.compress(strip.data, 6) for strip in _cut(pixels, True)]


def _lzw(pixels: NDArray[np.uint8], last: bool) -> list[bytes]:
    codecs = _needed("imagecodecs", "lzw")
    return [bytes(codecs.lzw_encode(strip.tobytes())) for strip in _cut(pixels, True)]


def _zstd(pixels: NDArray[np.uint8], last: bool) -> list[bytes]:
    codecs = _needed("imagecodecs", "zstd")
    return [bytes(codecs.zstd_encode(strip.tobytes(), level=3)) for strip in _cut(pixels, True)]


def _plain(pixels: NDArray[np.uint8], last: bool) -> list[bytes]:
    return [strip.tobytes() for strip in _cut(pixels, False)]


_PACKERS: dict[str, Callable[[NDArray[np.uint8], bool], list[bytes]]] = {
    "deflate": _deflated,
    "lzw": _lzw,
    "zstd": _zstd,
    "none": _plain,
}


def available() -> bool:
    """Tell whether TIFF can be streamed here."""
    try:
        import tifffile  # noqa: F401
    except ImportError:
        return False
    return True


def _needed(name: str, what: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise MissingPackage(
            f"a TIFF of that kind ({what}) needs the package {name}; install batik-gen[large], or save as .png"
        ) from None

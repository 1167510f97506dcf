"""The recipe in a picture: read back the Design that a file was made from."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, UnidentifiedImageError

from batik_gen.render.picture.marking import DPI_KEY, PX_KEY, TEXT_KEY, TRIM_KEY, VERSION_KEY, from_xmp
from batik_gen.render.raster.frame import LIMIT
from batik_gen.values.errors import BadPicture, MissingPackage

_HEAD = 1 << 20
"""Bytes of a PDF or SVG that are searched; batik-gen writes what it tells before the drawing."""

_GIVE = "give a picture that batik-gen saved, unchanged"


@dataclass(frozen=True)
class Recipe:
    """Hold what a picture says about its making.

    Parameters
    ----------
    text
        The Design.
    version
        Version of batik-gen that made it.
    px
        Size of the cloth's picture, without what is around it.
    dpi
        Pixels per inch of cloth.
    trim
        What is around it, as ``Trim.text`` puts it.
    """

    text: str
    version: str
    px: tuple[int, int]
    dpi: float
    trim: str = ""


def read_recipe(path: str | Path) -> Recipe:
    """Read the recipe out of a file that ``save`` or ``stream`` wrote.

    Raises
    ------
    BadPicture
        If the file cannot be read, is no picture, or carries no recipe.
    """
    path = Path(path)
    if path.suffix.lower() in (".pdf", ".svg"):
        return _of_head(path)
    if path.suffix.lower() == ".jxl":
        _learn_jxl()
    with open_picture(path) as image:
        info = image.info
        if TEXT_KEY in info:
            dpi = float(info.get(DPI_KEY) or info.get("dpi", (0.0, 0.0))[0])
            text, version, trim = (str(info.get(key, "")) for key in (TEXT_KEY, VERSION_KEY, TRIM_KEY))
            return Recipe(text, version, _cloth_px(info, image.size), dpi, trim)
        packet = info.get("xmp")
        if packet is None:
            # TIFF's own tag, or the same one in the EXIF of JPEG XL.
            packet = image.getexif().get(700)
        size = image.size
    return _of_packet(path, packet if isinstance(packet, bytes) else b"", size)


def _cloth_px(info: dict[str | tuple[int, int], Any], size: tuple[int, int]) -> tuple[int, int]:
    """Return the size of the cloth's own picture: a plate has a margin around it."""
    width, _, height = str(info.get(PX_KEY, "")).partition("x")
    return (int(width), int(height)) if width.isdigit() and height.isdigit() else size


def _of_head(path: Path) -> Recipe:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise BadPicture(f"cannot read {path.name}: {error.strerror}; {_GIVE}") from None
    around = (
        (b"<metadata>", b"</metadata>") if path.suffix.lower() == ".svg" else (b"<?xpacket begin", b"<?xpacket end")
    )
    begin, end = (head.find(mark) for mark in around)
    return _of_packet(path, head[begin:end] if 0 <= begin < end else b"", None)


def _of_packet(path: Path, packet: bytes, size: tuple[int, int] | None) -> Recipe:
    told = from_xmp(packet)
    if not told.get("recipe"):
        raise BadPicture(f"{path.name} carries no batik-gen recipe; {_GIVE}")
    try:
        trim = told.get("trim", "")
        px = (int(told["width"]), int(told["height"])) if size is None or trim else size
        return Recipe(told["recipe"], told.get("version", ""), px, float(told["dpi"]), trim)
    except (KeyError, ValueError):
        raise BadPicture(f"what {path.name} tells of its size cannot be read; {_GIVE}") from None


def _learn_jxl() -> None:
    try:
        import pillow_jxl  # noqa: F401
    except ImportError:
        raise MissingPackage("JPEG XL needs the package pillow-jxl-plugin; install it, or give another file") from None


@contextmanager
def open_picture(path: Path) -> Iterator[Image.Image]:
    """Open an image file, up to the largest picture that batik-gen makes.

    Raises
    ------
    BadPicture
        If the file cannot be read, is no picture or is larger than that.
    """
    # Pillow refuses pictures above 179 megapixels as bombs; a whole kain is larger.
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, LIMIT
    try:
        with Image.open(path) as image:
            yield image
    except UnidentifiedImageError:
        raise BadPicture(f"{path.name} is not a picture; give one that batik-gen saved") from None
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        reason = getattr(error, "strerror", None) or "it is damaged or too large"
        raise BadPicture(f"cannot read {path.name}: {reason}; give one that batik-gen saved") from None
    finally:
        Image.MAX_IMAGE_PIXELS = limit

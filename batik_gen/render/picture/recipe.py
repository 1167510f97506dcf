"""The recipe in a picture: read back the Design that a file was made from."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from batik_gen.render.picture.marking import DPI_KEY, PX_KEY, TEXT_KEY, TRIM_KEY, VERSION_KEY, from_xmp
from batik_gen.render.raster.frame import LIMIT
from batik_gen.values.errors import BadPicture, BatikGenError, MissingPackage
from batik_gen.values.files import open_input
from batik_gen.values.toml_text import MOST_CHARACTERS

_HEAD = 1 << 20
"""Bytes of a PDF or SVG that are searched; batik-gen writes what it tells before the drawing."""

_GIVE = "give a picture that batik-gen saved, unchanged"
_OTHER = "give one that batik-gen saved"

_MOST_PACKED = 1032
"""Bytes that deflate packs into one at best (RFC 1951: a copy of 258 bytes takes two bits)."""

_COUNT = re.compile(r"[0-9]{1,9}")
_RESOLUTION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,30})?(e[+-]?[0-9]{1,2})?")
"""A number of pixels and one of dpi, as batik-gen writes them."""


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
        info, size = image.info, image.size
        if image.format == "PNG":
            _check_holds(path, size)
        if TEXT_KEY in info:
            dpi = str(info.get(DPI_KEY) or info.get("dpi", (0.0, 0.0))[0])
            text, version, trim = (str(info.get(key, "")) for key in (TEXT_KEY, VERSION_KEY, TRIM_KEY))
            px = _px(*str(info[PX_KEY]).partition("x")[::2]) if PX_KEY in info else size
            return _recipe(path, text, version, px, dpi, trim)
        if VERSION_KEY in info:
            raise _without(path)
        packet = packet_in(image)
    return _of_packet(path, packet, size)


def packet_in(image: Image.Image) -> bytes:
    """Return the XMP packet of an open picture, empty where it holds none."""
    packet = image.info.get("xmp")
    if packet is None:
        # TIFF's own tag, or the same one in the EXIF of JPEG XL.
        packet = image.getexif().get(700)
    return packet if isinstance(packet, bytes) else b""


def _px(width: str, height: str) -> tuple[int, int] | None:
    """Return the size of the cloth's own picture, as a plate has a margin around it; None where it is not told."""
    return (int(width), int(height)) if _COUNT.fullmatch(width) and _COUNT.fullmatch(height) else None


def _of_head(path: Path) -> Recipe:
    try:
        with open_input(path, _GIVE, refusal=BadPicture) as file:
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
    if told and not told.get("recipe"):
        raise _without(path)
    if not told:
        raise BadPicture(f"{path.name} carries no batik-gen recipe; {_GIVE}")
    trim = told.get("trim", "")
    px = _px(told.get("width", ""), told.get("height", "")) if size is None or trim else size
    return _recipe(path, told["recipe"], told.get("version", ""), px, told.get("dpi", ""), trim)


def _check_holds(path: Path, size: tuple[int, int]) -> None:
    """Refuse a PNG that tells of far more pixels than its bytes can hold, before anybody draws as many."""
    held = path.stat().st_size
    if size[1] * (1 + size[0] // 8) > _MOST_PACKED * held:
        raise BadPicture(f"{path.name} tells of {size[0]} x {size[1]} pixels, which {held} bytes cannot hold; {_GIVE}")


def _without(path: Path) -> BadPicture:
    return BadPicture(f"{path.name} carries no batik-gen recipe, as it was saved without; draw its .design.toml")


def _recipe(path: Path, text: str, version: str, px: tuple[int, int] | None, dpi: str, trim: str) -> Recipe:
    """Return what a file tells of its making; raises BadPicture where that cannot be meant."""
    if px is None or not _RESOLUTION.fullmatch(dpi):
        raise BadPicture(f"what {path.name} tells of its size cannot be read; {_GIVE}")
    if len(text) > MOST_CHARACTERS:
        raise BadPicture(f"the recipe in {path.name} has more than {MOST_CHARACTERS} characters; {_GIVE}")
    return Recipe(text, version, px, float(dpi), trim)


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
        with open_input(path, _OTHER, refusal=BadPicture) as file, Image.open(file) as image:
            yield image
    except UnidentifiedImageError:
        raise BadPicture(f"{path.name} is not a picture; {_OTHER}") from None
    except (BatikGenError, MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        # Pillow and its plug-ins raise whatever comes to them over a damaged file: RuntimeError, IndexError, and
        # the panic of one in Rust, which is no Exception.
        reason = getattr(error, "strerror", None) or "it is damaged or too large"
        raise BadPicture(f"cannot read {path.name}: {reason}; {_OTHER}") from None
    finally:
        Image.MAX_IMAGE_PIXELS = limit

"""Logos: read from PNG or SVG, with the clear space that belongs to them."""

from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from batik_gen.typesetting.scene import Shown
from batik_gen.values.errors import BadPicture, MissingPackage
from batik_gen.values.files import open_input

CLEAR = 0.25
"""Clear space around a logo, as a share of its height: no words and no edge come nearer."""
_SHARP = 1600
"""Px on the longer side to which an SVG is drawn."""
_MOST_BYTES = 20_000_000
_GIVE = "give a logo as PNG or SVG"


def read_logo(path: Path) -> Image.Image:
    """Read a logo with its transparent places.

    Raises
    ------
    BadPicture
        If the file cannot be read as PNG or SVG.
    MissingPackage
        If it is an SVG and resvg-py is not installed.
    """
    with open_input(path, _GIVE, refusal=BadPicture) as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise BadPicture(f"the logo {path.name} has more than {_MOST_BYTES // 1_000_000} MB; give a smaller file")
    if path.suffix.lower() == ".svg":
        data = _drawn(data, path.name)
    try:
        with Image.open(BytesIO(data), formats=("PNG",)) as image:
            logo = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise BadPicture(f"the logo {path.name} is no PNG that can be read; {_GIVE}") from None
    seen = logo.getchannel("A").getbbox()
    if seen is None:
        raise BadPicture(f"the logo {path.name} is transparent all over; give one that shows something")
    return logo.crop(seen)


def _drawn(data: bytes, name: str) -> bytes:
    try:
        import resvg_py
    except ImportError:
        raise MissingPackage(
            f"the logo {name} is an SVG, which needs the package resvg-py; install batik-gen[logos], or give a PNG"
        ) from None
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=data.decode("utf-8"), width=_SHARP))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        # The panic of a package in Rust is no Exception.
        raise BadPicture(f"the logo {name} is no SVG that can be drawn; {_GIVE}") from None


def in_a_row(logos: list[Image.Image], x: float, y: float, height: float, width: float) -> tuple[Shown, ...]:
    """Place logos side by side from the left, each as high as the others, all within a width, with clear space."""
    gap = 2 * CLEAR
    shares = [logo.width / logo.height for logo in logos]
    whole = sum(shares) + gap * max(len(logos) - 1, 0)
    tall = min(height, width / whole) if logos else 0.0
    out, at = [], x
    for logo, share in zip(logos, shares, strict=True):
        out.append(Shown(logo, (at, y + 0.5 * (height - tall), share * tall, tall)))
        at += (share + gap) * tall
    return tuple(out)

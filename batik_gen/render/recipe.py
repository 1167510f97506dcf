"""The recipe in a picture: read back the Design that a PNG was made from."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from batik_gen.errors import BadDesign
from batik_gen.render.frame import LIMIT

TEXT_KEY = "batik-gen"
VERSION_KEY = "batik-gen-version"
DPI_KEY = "batik-gen-dpi"


@dataclass(frozen=True)
class Recipe:
    """Hold what a picture says about its making: Design text, version, size in px, dpi."""

    text: str
    version: str
    px: tuple[int, int]
    dpi: float


def read_recipe(path: str | Path) -> Recipe:
    """Read the recipe out of a PNG that ``save`` wrote.

    Raises
    ------
    BadDesign
        If the file cannot be read, is no picture, or carries no recipe.
    """
    path = Path(path)
    with open_picture(path) as image:
        info = image.info
        if TEXT_KEY not in info:
            raise BadDesign(f"{path.name} carries no batik-gen recipe; give a PNG that batik-gen saved, unchanged")
        dpi = float(info.get(DPI_KEY) or info.get("dpi", (0.0, 0.0))[0])
        return Recipe(str(info[TEXT_KEY]), str(info.get(VERSION_KEY, "")), image.size, dpi)


@contextmanager
def open_picture(path: Path) -> Iterator[Image.Image]:
    """Open an image file, up to the largest picture that batik-gen makes.

    Raises
    ------
    BadDesign
        If the file cannot be read, is no picture or is larger than that.
    """
    # Pillow refuses pictures above 179 megapixels as bombs; a whole kain is larger.
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, LIMIT
    try:
        with Image.open(path) as image:
            yield image
    except UnidentifiedImageError:
        raise BadDesign(f"{path.name} is not a picture; give a PNG that batik-gen saved") from None
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        reason = getattr(error, "strerror", None) or "it is damaged or too large"
        raise BadDesign(f"cannot read {path.name}: {reason}; give a PNG that batik-gen saved") from None
    finally:
        Image.MAX_IMAGE_PIXELS = limit

"""A picture as it is measured: pixels alone, sorted into what was white, brown and dark."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError
from scipy import ndimage
from scipy.signal import find_peaks

from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.errors import BadPicture
from batik_gen.values.files import open_input

MOST_PX = 3000
"""A longer side than this is made smaller first."""
_LONGEST = 1.6
"""Of a picture so many times longer than wide the middle is looked at, which holds every repeat."""
LEAST_PX = 300
_GIVE = "give the picture of a cloth, as PNG, TIFF, JPEG or WebP"
_LEAST_DPI = 97.0
"""A file that tells of no more has the usual value of screens, which says nothing of a cloth."""
_LEAST_APART = 12.0
"""Levels of 255 between dark and brown, and between brown and white, with less of which nothing is told apart."""
_LEAST_HEAP = 2e-4
"""What share of all pixels has to have one level of 255 for it to count as a heap, over what lies between."""


@dataclass(frozen=True, eq=False)
class ClothPicture:
    """Hold the lightness of a cloth and where its three kinds of places lie in it.

    Parameters
    ----------
    lightness
        Rows x columns, 0..255.
    levels
        Lightness of what took all baths, of what took some, and of what took none.
    rgb
        The colours, sRGB 0..255, of a picture as it was opened.
    px_mm
        Pixels a millimetre as the file tells its resolution, if it does.
    """

    lightness: FloatArray
    levels: tuple[float, float, float]
    rgb: FloatArray | None = None
    px_mm: float | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.lightness.shape[1], self.lightness.shape[0]

    @property
    def waxed(self) -> FloatArray:
        """How far each pixel is not dark, 0..1: lines, brown and white."""
        dark, brown, _ = self.levels
        return np.clip((self.lightness - dark) / (brown - dark), 0.0, 1.0)

    @property
    def white(self) -> FloatArray:
        """How far each pixel is white, 0..1."""
        _, brown, white = self.levels
        return np.clip((self.lightness - brown) / (white - brown), 0.0, 1.0)

    def middle(self, width: int, height: int) -> "ClothPicture":
        """Return no more than so many pixels of it, about its middle."""
        left, top = (max(0, (side - most) // 2) for side, most in zip(self.size, (width, height), strict=True))
        wide, high = self.size
        return ClothPicture(self.lightness[top : high - top, left : wide - left], self.levels)

    def scaled(self, factor: float) -> "ClothPicture":
        """Return it larger or smaller by a factor."""
        if abs(factor - 1.0) < 1e-3:
            return self
        width, height = (max(1, round(side * factor)) for side in self.size)
        image = Image.fromarray(self.lightness.astype(np.float32))
        resized = image.resize((width, height), Image.Resampling.LANCZOS if factor < 1 else Image.Resampling.BICUBIC)
        return ClothPicture(np.clip(np.asarray(resized, dtype=np.float64), 0.0, 255.0), self.levels)


def open_cloth(path: Path) -> ClothPicture:
    """Open a picture for measuring.

    Raises
    ------
    BadPicture
        If it cannot be opened, is too small, or has no three kinds of places as wax leaves them.
    """
    try:
        with open_input(path, _GIVE, refusal=BadPicture) as file, Image.open(file) as image:
            dpi = float(image.info.get("dpi", (0.0, 0.0))[0])
            turned = ImageOps.exif_transpose(image).convert("RGB")
    except FileNotFoundError:
        raise BadPicture(f"there is no file {path.name}; {_GIVE}") from None
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise BadPicture(f"{path.name} is no picture that can be opened; {_GIVE}") from None
    if min(turned.size) < LEAST_PX:
        raise BadPicture(
            f"{path.name} has {turned.size[0]} x {turned.size[1]} pixels, too few to be read; "
            f"give one of at least {LEAST_PX} along each side"
        )
    wide, high = turned.size
    most = int(_LONGEST * min(wide, high))
    left, top = max(0, (wide - most) // 2), max(0, (high - most) // 2)
    turned = turned.crop((left, top, wide - left, high - top))
    cut = max(turned.size)
    turned.thumbnail((MOST_PX, MOST_PX), Image.Resampling.LANCZOS)
    shrunk = max(turned.size) / cut
    px_mm = dpi / 25.4 * shrunk if dpi > _LEAST_DPI else None
    return replace(cloth_in(np.asarray(turned, dtype=np.float64), path.name), px_mm=px_mm)


def cloth_in(rgb: FloatArray, name: str = "the picture") -> ClothPicture:
    """Sort pixels by their lightness; raises BadPicture where there are not three kinds.

    Parameters
    ----------
    rgb
        sRGB 0..255, rows x columns x 3.
    name
        What the picture is called in a refusal.
    """
    # Weights of sRGB's own lightness (IEC 61966-2-1), on coded values: only the order of the three kinds matters.
    lightness = rgb @ np.array([0.2126, 0.7152, 0.0722])
    try:
        return ClothPicture(lightness, _three(lightness), rgb)
    except LookupError:
        raise BadPicture(
            f"{name} does not look like batik: white, brown and dark, or their like, cannot be told apart in it; "
            "give the picture of a cloth, evenly lit"
        ) from None


def _three(values: FloatArray) -> tuple[float, float, float]:
    """Return the lightness of three kinds of places: of most dark ones, most white ones, and most between.

    Raises
    ------
    LookupError
        If there are no three.
    """
    counts, edges = np.histogram(values, 256, (0.0, 256.0))
    at = 0.5 * (edges[1:] + edges[:-1])
    heaped = ndimage.gaussian_filter1d(counts / counts.sum(), 2.5)
    # Blends along edges lie flat between the heaps, and a heap stands out of them.
    heaps, told = find_peaks(np.concatenate([[0.0], heaped, [0.0]]), prominence=_LEAST_HEAP)
    found, height = at[heaps - 1], told["prominences"]
    if len(found) < 3:
        raise LookupError
    dark, white = float(found[0]), float(found[-1])
    between = (found > dark + _LEAST_APART) & (found < white - _LEAST_APART)
    if not between.any():
        raise LookupError
    return dark, float(found[between][height[between].argmax()]), white


def disc(radius: float, reach: int) -> BoolArray:
    """Return a round place of a radius in pixels, ``reach`` of them to either side of its middle."""
    grid = np.arange(-reach, reach + 1)
    round_: BoolArray = grid[:, None] ** 2 + grid**2 <= radius * radius
    return round_

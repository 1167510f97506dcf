"""A finished picture: pixels, resolution and the text it was made from."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from batik_gen.render.picture.recipe import open_picture, read_recipe


@dataclass(frozen=True, eq=False)
class Picture:
    """Hold a dyed picture.

    Parameters
    ----------
    image
        8-bit RGB, sRGB encoded.
    dpi
        Pixels per inch of cloth.
    recipe
        Text of the Design it was made from; empty if there was none.
    """

    image: Image.Image
    dpi: float
    recipe: str = ""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Picture):
            return NotImplemented
        return (
            self.recipe == other.recipe
            # PNG keeps whole pixels a metre, hence 300 dpi comes back as 299.9994.
            and abs(self.dpi - other.dpi) < 0.02
            and self.image.size == other.image.size
            and bool(np.array_equal(np.asarray(self.image), np.asarray(other.image)))
        )

    @classmethod
    def load(cls, path: str | Path) -> "Picture":
        """Read a picture that ``save`` wrote as PNG.

        Raises
        ------
        BadPicture
            If the file is not a picture of ours.
        """
        recipe = read_recipe(path)
        with open_picture(Path(path)) as image:
            return cls(image.convert("RGB"), recipe.dpi, recipe.text)

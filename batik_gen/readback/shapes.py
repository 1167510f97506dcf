"""What shapes in a picture are measured with."""

import numpy as np

from batik_gen.values.arrays import BoolArray


def disc(radius: float, reach: int) -> BoolArray:
    """Return a round place of a radius in pixels, ``reach`` of them to either side of its middle."""
    grid = np.arange(-reach, reach + 1)
    round_: BoolArray = grid[:, None] ** 2 + grid**2 <= radius * radius
    return round_

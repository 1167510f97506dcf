"""Whether compiled loops do the work, which is the same to the byte: where numba is installed, and for large pictures.

Loading them takes a quarter of a second. NumPy makes a small picture in less than
that, hence whoever begins a picture calls ``load_for`` with its size. What has been
loaded is used for small ones, too.
"""

import os
from functools import cache
from types import ModuleType

CHOICE = "BATIK_GEN_FAST"
"""Set to 0 in the environment, this leaves the compiled loops alone; set to 1, they are loaded for every picture."""

WORTH_PIXELS = 4_000_000
"""Pixels from which loading is made up for: NumPy takes some 70 ns more for each (docs/speed.md)."""


@cache
def _compiled() -> ModuleType | None:
    try:
        from batik_gen.render.raster import compiled
    except Exception:  # numba missing, broken, or without a place for its cache
        return None
    return compiled


def load_for(pixels: int) -> None:
    """Load the compiled loops where a picture, or several together, have enough pixels."""
    choice = os.environ.get(CHOICE)
    if choice == "1" or (choice != "0" and pixels >= WORTH_PIXELS):
        _compiled()


def kernels() -> ModuleType | None:
    """Return the compiled loops where they are loaded, or None where NumPy does the work."""
    if os.environ.get(CHOICE) == "0" or not _compiled.cache_info().currsize:
        return None
    return _compiled()

"""Whether compiled loops are at hand: they are used by themselves where numba is installed."""

import os
from functools import cache
from types import ModuleType

OFF = "BATIK_GEN_FAST"
"""Set to 0 in the environment, this leaves the compiled loops alone."""


@cache
def _compiled() -> ModuleType | None:
    try:
        from batik_gen.render.raster import compiled
    except Exception:  # numba missing, broken, or without a place for its cache
        return None
    return compiled


def kernels() -> ModuleType | None:
    """Return the compiled loops, or None where NumPy does the work."""
    return None if os.environ.get(OFF) == "0" else _compiled()

"""The sRGB colour profile that every picture carries."""

from functools import cache
from importlib.resources import files


@cache
def srgb_profile() -> bytes:
    """Return the ICC profile, always the same bytes.

    ``srgb.icc`` was made once with ``ImageCms.createProfile("sRGB")``, whose
    bytes 24 to 35 hold the time of making; they were set to 2026-01-01 00:00:00.
    Made anew for each picture, no two files would be equal.
    """
    return files("batik_gen.render.picture").joinpath("srgb.icc").read_bytes()

"""How large the picture of a cloth is, in pixels."""

from dataclasses import dataclass

from batik_gen.values.errors import BadSize

LIMIT = 2_000_000_000
"""Most pixels in one picture; Pillow holds four bytes for each."""

DEFAULT_DPI = 300.0


@dataclass(frozen=True)
class Frame:
    """Hold a picture's size: width and height in px, and px per inch."""

    width: int
    height: int
    dpi: float

    @property
    def scale(self) -> float:
        """Return the px per mm."""
        return self.dpi / 25.4


def choose_frame(size_mm: tuple[float, float], dpi: float | None, px: tuple[int, int] | None) -> Frame:
    """Find the picture's size from a resolution or from a size in pixels.

    Parameters
    ----------
    size_mm
        Width and height of the cloth in mm.
    dpi
        Resolution; 300 if neither is given.
    px
        Width and height in px; the resolution follows from the width.

    Raises
    ------
    BadSize
        If both are given, if the size does not have the cloth's shape, or if
        it is empty or beyond what a picture can hold.
    """
    wide, tall = size_mm
    if not (wide > 0 and tall > 0):
        raise BadSize(f"the cloth is {wide:g} x {tall:g} mm; both sides must be longer than 0")
    if px is not None and dpi is not None:
        raise BadSize("the picture's size is given twice, in pixels and as dpi; give one of them")
    if px is not None:
        width, height = px
        if width < 1 or height < 1:
            raise BadSize(f"a picture of {width} x {height} px is empty; both sides must be at least 1")
        resolution = width / wide * 25.4
        if abs(height - tall * width / wide) > 1.0:
            raise BadSize(
                f"{width} x {height} px does not have the shape of the cloth ({wide:g} x {tall:g} mm); "
                f"{width} px wide makes it {max(1, round(tall * width / wide))} px high"
            )
    else:
        resolution = DEFAULT_DPI if dpi is None else dpi
        if not 0 < resolution <= 12_700:
            raise BadSize(f"{resolution:g} dpi cannot be drawn; choose more than 0 and at most 12700")
        width, height = (max(1, round(side * resolution / 25.4)) for side in size_mm)
    if width * height > LIMIT:
        raise BadSize(
            f"a picture of {width} x {height} px is too large; at most {LIMIT:,} pixels fit, so choose a lower dpi"
        )
    return Frame(width, height, resolution)

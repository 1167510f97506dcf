"""A canting as it is held over the cloth: its copper bowl and spout, and the end of its handle."""

from functools import lru_cache

from PIL import Image, ImageDraw

from batik_gen.values.arrays import FloatArray

_FINE = 4
_LONG_MM, _MOST = 36.0, 0.2
"""Size of the canting on the cloth, and the most of the picture's shorter side."""
_COPPER, _LIGHT, _DARK, _WOOD, _GRAIN = (168, 92, 52), (214, 148, 100), (112, 58, 32), (122, 86, 52), (96, 66, 40)


def holding(out: Image.Image, tip: tuple[FloatArray, FloatArray], at: float, scale: float, share: float) -> None:
    """Show the canting in a picture where the hand is at a moment.

    Parameters
    ----------
    out
        The picture.
    tip
        Moments 0..1 and places (mm) of the hand.
    at
        The moment.
    scale
        Px a mm.
    share
        How much of it is seen.
    """
    moments, places = tip
    if not len(moments) or share <= 0.0:
        return
    number = min(int(moments.searchsorted(at, "right")), len(moments) - 1)
    x, y = (float(v) * scale for v in places[number])
    size = max(round(min(_LONG_MM * scale, _MOST * min(out.size))), 8)
    image = canting(size)
    if share < 1.0:
        image = image.copy()
        image.putalpha(image.getchannel("A").point([round(share * v) for v in range(256)]))
    out.paste(image, (round(x), round(y) - size), image)


@lru_cache(maxsize=4)
def canting(size: int) -> Image.Image:
    """Return a canting that is ``size`` px wide and high; the tip of its spout is its lower left corner."""
    side = size * _FINE
    image = Image.new("RGBA", (side, side))
    pen = ImageDraw.Draw(image)

    def at(*places: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x * side, (1.0 - y) * side) for x, y in places]

    # The handle of wood leads away to the upper right, cut off by nothing but the picture's edge.
    pen.polygon(at((0.50, 0.40), (0.56, 0.33), (1.0, 0.80), (1.0, 0.92)), _WOOD)
    pen.line(at((0.55, 0.385), (1.0, 0.86)), _GRAIN, max(side // 90, 1))
    # The spout bows down to the cloth.
    pen.line(at((0.32, 0.30), (0.16, 0.27), (0.06, 0.16), (0.012, 0.012)), _DARK, round(0.052 * side), "curve")
    pen.line(at((0.32, 0.305), (0.17, 0.28), (0.07, 0.17), (0.018, 0.02)), _COPPER, round(0.030 * side), "curve")
    left, top, right, bottom = 0.26 * side, 0.54 * side, 0.58 * side, 0.80 * side
    pen.ellipse((left, top, right, bottom), _DARK)
    pen.ellipse((left + 0.012 * side, top, right - 0.012 * side, bottom - 0.02 * side), _COPPER)
    pen.ellipse((left + 0.03 * side, top + 0.015 * side, right - 0.03 * side, top + 0.115 * side), _DARK)
    pen.arc((left + 0.03 * side, top + 0.03 * side, right - 0.06 * side, bottom - 0.03 * side), 120, 200, _LIGHT,
            round(0.018 * side))  # fmt: skip
    return image.reduce(_FINE)

"""Loading what the first picture is painted with before anybody waits for it: libraries, compiled loops, tables."""

from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.raster.fast import WORTH_PIXELS, load_for
from batik_gen.studio.painting.painter import encoded
from batik_gen.values.design import STILL, Design

_PROCESSES = ("sogan-yogya", "mega-mendung")
"""One of few baths that some wax resists, and a ladder: between them they call every loop."""
_SIDE_MM, _PX = 24.0, 40


def warm() -> None:
    """Paint small cloths that nobody sees."""
    # What some families alone load when they draw.
    import scipy.ndimage
    import scipy.spatial  # noqa: F401

    load_for(WORTH_PIXELS)
    for process in _PROCESSES:
        cloth = draw(Design("", "truntum", process, (_SIDE_MM, _SIDE_MM), 1, "", "", {}, {}, STILL, {}))
        encoded(dye(cloth, px=(_PX, _PX)).image)

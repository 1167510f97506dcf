"""Wax on a picture of cloth: fresh and brown, then cold and pale."""

from PIL import Image

from batik_gen.render.processes.malam import NEW_WAX, OLD_WAX, THICK
from batik_gen.typesetting.inking import Colour


def _rgb(text: str) -> Colour:
    red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


_NEW, _OLD = _rgb(NEW_WAX), _rgb(OLD_WAX)
_HIDING = [round(THICK * value) for value in range(256)]


def waxed(ground: Image.Image, cold: Image.Image | None, fresh: Image.Image | None = None) -> Image.Image:
    """Return a picture of cloth with wax on it.

    Parameters
    ----------
    ground
        The cloth.
    cold, fresh
        Where all wax lies, and where it is fresh, 0..255; None where there is none.
    """
    out = ground.copy()
    for colour, mask in ((_OLD, cold), (_NEW, fresh)):
        if mask is not None:
            out.paste(colour, (0, 0), mask.point(_HIDING))
    return out

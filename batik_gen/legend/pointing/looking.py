"""Where the numbers of a cloth show, for those who want no thumbnails."""

from collections.abc import Mapping

import numpy as np

from batik_gen.legend.pointing.pins import Spot, find_spots, window_of
from batik_gen.legend.pointing.shown import shown_on
from batik_gen.legend.pointing.specimens import specimens_of
from batik_gen.legend.pointing.spread import fullest_window, spread
from batik_gen.pattern.cloths.fitting import upright_body
from batik_gen.render.picture.picture import Picture
from batik_gen.values.design import Design


def look(picture: Picture, design: Design, side_mm: float, px: int) -> Mapping[str, Spot]:
    """Return the place of each parameter on the square of a cloth that shows the most.

    Parameters
    ----------
    picture, design
        The dyed cloth, and what it was drawn from.
    side_mm
        Side of the square.
    px
        Side of the pieces, dyed, that are compared where the family does not tell places.
    """
    body, corner = upright_body(design)
    shown = shown_on(body)
    if shown is None:
        specimens = specimens_of(design, None, px)
        return find_spots(picture, window_of(picture, side_mm, specimens), specimens)
    placed = {name: at + np.array(corner) for name, at in shown.items()}
    window = fullest_window(placed, design.size_mm, min(side_mm, *design.size_mm))
    return {name: Spot(ends) for name, ends in spread(placed, window).items()}

"""A piece of a cloth looks as it does in the picture of the whole."""

import numpy as np
import pytest
from portraits import portrait

from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import Strips, draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.dyeing.window import around, dyed_window
from batik_gen.render.raster.frame import choose_frame
from batik_gen.values.errors import BadSize

BOXES = ((0, 0, 130, 90), (211, 160, 420, 333), (517, 401, 640, 480), (0, 240, 640, 260))
BEYOND_MM = 5.0


@pytest.mark.parametrize("motif", ["parang", "kawung", "mega-mendung", "lereng-gelombang"])
def test_the_pixels_of_a_piece_are_those_of_the_whole(motif):
    motif_design = design(portrait(), motif=motif, size_mm=(160.0, 120.0))
    cloth = draw(motif_design)
    frame = choose_frame(cloth.size_mm, None, (640, 480))
    whole = np.asarray(dye(cloth, px=(640, 480)).image)
    strips = Strips(motif_design)
    for left, top, right, bottom in BOXES:
        wanted = whole[top:bottom, left:right]
        assert np.array_equal(np.asarray(dyed_window(cloth, frame, (left, top, right, bottom))), wanted)
        box = (left / 4 - BEYOND_MM, top / 4 - BEYOND_MM, right / 4 + BEYOND_MM, bottom / 4 + BEYOND_MM)
        part = around(strips(box[1], box[3], box[0], box[2]), box)
        assert np.array_equal(np.asarray(dyed_window(part, frame, (left, top, right, bottom))), wanted)


def test_a_piece_beside_the_cloth_is_refused():
    cloth = draw(design(portrait(), motif="parang", size_mm=(60.0, 60.0)))
    frame = choose_frame(cloth.size_mm, None, (60, 60))
    for box in ((-1, 0, 10, 10), (0, 0, 61, 10), (5, 5, 5, 9)):
        with pytest.raises(BadSize):
            dyed_window(cloth, frame, box)

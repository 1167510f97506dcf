"""A preview shows what ``dye`` would, and keeps the masks while only colours change."""

from dataclasses import replace

import numpy as np
import pytest
from render_cloths import ROUGH, busy_cloth

from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.dyeing.preview import Preview
from batik_gen.values.errors import BadSize

PX = (240, 180)


def test_every_change_shows_the_pixels_of_dye():
    cloth = busy_cloth(recipe="x")
    preview = Preview(PX)
    for changed in (
        cloth,
        replace(cloth, bath=(*ROUGH, ("depth_soga", 1.1))),
        replace(cloth, process="sogan-solo"),
        replace(cloth, process="kelengan"),
        replace(cloth, process="mega-mendung"),
        replace(cloth, seed=9),
        replace(cloth, bath=(("mottling", 0.0), ("seepage", 0.0))),
        replace(cloth, bath=(("mottling", 0.2), ("seepage", 0.0))),
        replace(cloth, bath=(("mottling", 0.2), ("seepage", 0.1))),
        replace(cloth, layers=cloth.layers[:2]),
        cloth,
    ):
        seen, whole = preview.show(changed), dye(changed, px=PX)
        assert seen == whole
        assert np.array_equal(np.asarray(seen.image), np.asarray(whole.image))


def test_wax_is_drawn_again_only_where_it_changed(monkeypatch):
    drawn = []
    masks = Dyer.masks
    monkeypatch.setattr(Dyer, "masks", lambda self, *rows: drawn.append(rows) or masks(self, *rows))
    cloth, preview = busy_cloth(), Preview(PX)
    preview.show(cloth)
    preview.show(replace(cloth, bath=(*ROUGH, ("depth_indigo", 0.9))))
    preview.show(replace(cloth, process="sogan-solo"))
    preview.show(busy_cloth())
    assert len(drawn) == 1
    preview.show(replace(cloth, layers=cloth.layers[1:]))
    assert len(drawn) == 2


def test_a_size_of_another_shape_is_refused():
    with pytest.raises(BadSize, match="does not have the shape"):
        Preview((300, 300)).show(busy_cloth())

"""The weave of the cloth is seen where the cloth is light, and drowns in dark dye."""

import numpy as np
import pytest
from render_cloths import areas, box, cloth_of

from batik_gen.render.dyeing.dye import dye
from batik_gen.render.raster import fast
from batik_gen.values.cloth import Layer, Wax


@pytest.mark.parametrize("choice", ["0", "1"], ids=["NumPy", "compiled where installed"])
@pytest.mark.parametrize("process", ["sogan-yogya", "kelengan", "kampanye", "madura", "mega-mendung"])
def test_threads_show_on_light_cloth_more_than_on_dark(process, choice, monkeypatch):
    monkeypatch.setenv(fast.CHOICE, choice)
    white = Layer("cecek", Wax.CECEK, 3, areas=areas(box(-5, -5, 10, 15)))
    # So many baths cannot be told by one table: they must all be kept off somewhere.
    others = [
        Layer(wax.value, wax, 2, areas=areas(box(18, 2 * k, 25, 2 * k + 2)))
        for k, wax in enumerate((Wax.KLOWONG, Wax.BIRON, Wax.WARNA_1, Wax.WARNA_2))
    ]
    seen = np.asarray(dye(cloth_of(white, *others, size=(20.0, 8.0), process=process), dpi=508).image).astype(float)
    light, dark = seen[30:-30, 40:160], seen[30:-30, 240:340]
    assert light.mean() > dark.mean() + 50
    swing_light, swing_dark = (np.ptp(np.median(part, axis=0), axis=0).max() for part in (light, dark))
    assert swing_light >= swing_dark + 2

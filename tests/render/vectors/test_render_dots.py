"""Dots in vector files: each a touch of the nib."""

import numpy as np
from render_cloths import cloth_of

from batik_gen.render.vectors.plotter_plan import plan_of
from batik_gen.values.cloth import Dots, Layer, Wax


def test_a_dot_of_no_size_is_no_touch_of_the_nib():
    layer = Layer("isen", Wax.KLOWONG, 2, dots=Dots(np.array([[5.0, 5.0, 0.0], [8.0, 8.0, 0.8]])))
    held = plan_of(cloth_of(layer).layers[0], 0.1)
    assert [touches.points.tolist() for touches in held.dots] == [[[8.0, 8.0]]]

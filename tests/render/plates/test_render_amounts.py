"""How much there is to wax, as the maker's page tells it: metres of line by nib, dots, shapes."""

import numpy as np
import pytest
from render_cloths import areas, box, cloth_of, strokes

from batik_gen.render.plates.amounts import amounts
from batik_gen.render.processes.working import working_order
from batik_gen.values.cloth import Dots, Layer, Wax


def test_lines_dots_and_shapes_are_counted_once_on_the_cloth_and_by_nib():
    """A line 600 mm long over the seams of the strips, another half beyond the edge; wax spreads wider than its nib."""
    upright, short = np.array([[50, 0, 1.15], [50, 600, 1.15]], float), np.array([[300, 9, 3.4], [500, 9, 3.4]], float)
    lines = strokes(*(np.column_stack([np.linspace(a, b, 201) for a, b in zip(*line, strict=True)]) for line in
                      (upright, short)))  # fmt: skip
    cloth = cloth_of(
        Layer("line", Wax.KLOWONG, 1, strokes=lines),
        Layer("dot", Wax.CECEK, 4, dots=Dots(np.array([[x, 249.0 + x, 0.6] for x in range(10)] + [[900, 5, 0.6]]))),
        Layer("plate", Wax.TEMBOK, 5, areas=areas(box(2, 3, 8, 5), box(20, 240, 30, 260))),
        size=(400.0, 600.0),
    )
    told = amounts(cloth, working_order(cloth))
    metres = [pair for amount in told.values() for pair in amount.metres]
    assert [nib for nib, _ in metres] == [1.0, 3.0]
    assert [length for _, length in metres] == [pytest.approx(0.6, abs=0.005), pytest.approx(0.1, abs=0.005)]
    assert [pair for amount in told.values() for pair in amount.dots] == [(0.5, 10)]
    assert sum(amount.shapes for amount in told.values()) == 2

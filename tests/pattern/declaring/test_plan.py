"""The value of a parameter at a place: as the wave says there, and never outside its range."""

from dataclasses import replace

import numpy as np
import pytest
from portraits import plain

from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.values.design import Field, Local

PITCH = "kawung.pitch"


def at(amount, xy, size=(300.0, 200.0)):
    """Return the pitch at places of a cloth over which alpha rises from -1 on the left to 1 on the right."""
    field = Field(("alpha",), np.linspace(-1, 1, 12)[None, :, None] * np.ones((1, 12, 3)))
    design = replace(
        plain("kawung", kawung__pitch=40.0), size_mm=size, local={PITCH: Local("alpha", amount)}, field=field
    )
    plan, _ = plan_of(design)
    return plan.at(PITCH, np.array(xy, float)), plan.declared[PITCH]


def test_it_follows_the_wave_by_as_much_as_was_declared():
    values, _ = at(6.0, [[0, 100], [150, 20], [150, 180], [300, 100]])
    assert values == pytest.approx([34.0, 40.0, 40.0, 46.0])
    values, _ = at(-6.0, [[0, 100], [300, 100]])
    assert values == pytest.approx([46.0, 34.0])


@pytest.mark.parametrize("amount", [300.0, -300.0])
def test_it_never_leaves_its_range(amount):
    values, pitch = at(amount, [[x, 100] for x in range(-50, 400, 10)])
    assert {values.min(), values.max()} == {pitch.low, pitch.high}

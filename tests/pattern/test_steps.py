"""A cloth moves without a jump: a slice of ``benchmarks/steps.py`` where 0.1 jumped; the slow test is all of it."""

from itertools import pairwise

import numpy as np
import pytest

from batik_gen.pattern.declaring.registry import families
from benchmarks.steps import MOST, apart, at_share, measured, numbers_of, seen

ONCE_JUMPED = {
    ("kawung", "entropy"): 183, ("parang", "rel_beta"): 61, ("lereng", "rel_beta"): 61, ("gringsing", "rel_beta"): 61,
    ("lereng-gelombang", "alpha"): 155,
}  # fmt: skip
"""Step of 200 before which 0.1 changed the number of dots, branches or ornaments of all copies at once."""


@pytest.mark.parametrize(("family", "number"), ONCE_JUMPED)
def test_twelve_small_steps_are_about_equally_wide(family: str, number: str) -> None:
    first = ONCE_JUMPED[family, number]
    pictures = [seen(at_share(family, number, (first + step) / 200)) for step in range(13)]
    steps = [apart(one, other) for one, other in pairwise(pictures)]
    assert max(steps) <= MOST * np.median(steps), (family, number, np.round(steps, 3))


def test_a_pattern_that_grows_keeps_its_luck() -> None:
    """Five steps lead farther than one: the hand does not draw every copy anew at each."""
    pictures = [seen(at_share("kawung", "exponent", (100 + step) / 200)) for step in range(6)]
    step = np.median([apart(one, other) for one, other in pairwise(pictures)])
    assert apart(pictures[0], pictures[-1]) > 2.5 * step


@pytest.mark.slow
@pytest.mark.parametrize("family", families())
def test_no_step_of_any_number_is_a_jump(family: str) -> None:
    found = {number: measured(family, number) for number in numbers_of(family)}
    assert not {number: step for number, step in found.items() if not step.holds}

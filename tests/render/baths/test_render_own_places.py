"""Each waxing has thin places of its own and each bath its own patches, as many as were asked for."""

import numpy as np
import pytest

from batik_gen.render.baths.mottling import Mottling
from batik_gen.render.baths.seepage import Seepage

SCALE = 6.0


def seeped(amount, bath):
    """Return where dye crept in, on a cloth of many outlines: plates of wax 6 mm broad, every 12 mm."""
    mask = np.zeros((1800, 1800), np.uint8)
    mask[:, (np.arange(1800) // round(6 * SCALE)) % 2 == 0] = 255
    return Seepage(amount, 7, bath, SCALE).seep(mask, 0) > mask


def alike(one, other):
    return np.corrcoef(one.astype(float).ravel(), other.astype(float).ravel())[0, 1]


def test_wax_is_thin_at_other_places_for_each_bath():
    first, second = seeped(1.0, 0), seeped(1.0, 1)
    assert first.mean() == pytest.approx(second.mean(), rel=0.5)
    assert alike(first, second) < 0.15
    assert np.array_equal(first, seeped(1.0, 0))


def test_half_the_seepage_is_seen_at_half_the_places():
    none, half, full = (seeped(amount, 0) for amount in (0.0, 0.5, 1.0))
    assert not none.any()
    assert 0.3 < half.mean() / full.mean() < 0.7
    assert not (half & ~full).any()


def test_each_bath_is_mottled_at_places_of_its_own():
    levels = [Mottling(1.0, 7, bath, 2.0).level(0, 2400, 2400) for bath in (0, 1, 2)]
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert abs(alike(levels[one], levels[other])) < 0.25
    assert levels[0].std() == pytest.approx(levels[1].std(), rel=0.4)

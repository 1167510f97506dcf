"""Wax edges wander a little, and nothing else does."""

import numpy as np
import pytest
from PIL import Image

from batik_gen.render.baths.weave import Weave
from batik_gen.render.raster.edge import WaxEdge


def finished(scale, top=0):
    """Return a mask, finished, whose left half is waxed."""
    mask = np.full((round(30 * scale), round(20 * scale)), 255, np.uint8)
    mask[:, : mask.shape[1] // 2] = 0
    return WaxEdge(scale, 3).finish(Image.fromarray(mask), top) / 255.0


@pytest.mark.parametrize("scale", [1.0, 3.2, 6.0, 11.8, 23.6])
def test_an_edge_stays_where_it_was_drawn_on_the_whole(scale):
    seen = finished(scale)
    place = (1.0 - seen).sum(axis=1) / scale
    assert place.mean() == pytest.approx(10.0, abs=0.02 + 0.5 / scale * (round(20 * scale) % 2))
    assert np.abs(place - place.mean()).max() < 0.1


@pytest.mark.parametrize("scale", [1.0, 6.0, 11.8, 23.6])
def test_deep_wax_and_deep_dye_are_left_alone(scale):
    seen = finished(scale)
    clear = max(2, round(0.5 * scale))
    middle = seen.shape[1] // 2
    assert (seen[:, : middle - clear] <= 1 / 255).all()
    assert (seen[:, middle + clear :] >= 254 / 255).all()


def test_an_edge_wanders_at_print_size():
    place = (1.0 - finished(11.8)).sum(axis=1) / 11.8
    assert 0.01 < place.std() < 0.06


def test_the_weave_is_faint_even_and_fades_with_size():
    fine = Weave(600, 11.8, 3).texture(0, 500) / 256.0
    assert abs(fine.mean()) < 0.2
    assert np.abs(fine).max() < 7.0
    assert 1.5 < fine.std() < 2.5
    assert Weave(600, 3.0, 3).texture(0, 500).std() / 256.0 < 1.0
    assert np.array_equal(Weave(600, 11.8, 3).texture(100, 120), Weave(600, 11.8, 3).texture(0, 500)[100:120])

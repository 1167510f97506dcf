"""Tiles made square: seen from any corner they are the same tile."""

import numpy as np
import pytest
from page_people import SHORTEST, member
from PIL import Image

from batik_gen.deliverables.composing.tiles import square, square_of


def test_a_tile_made_smaller_has_no_seam_wherever_it_is_cut() -> None:
    tile = np.random.default_rng(3).integers(0, 255, (96, 128, 3)).astype(np.uint8)
    whole = np.asarray(square(Image.fromarray(tile), 64))
    rolled = np.asarray(square(Image.fromarray(np.roll(tile, (48, 64), (0, 1))), 64))
    assert (np.roll(whole, (32, 32), (0, 1)) == rolled).all()


@pytest.mark.parametrize("motif", ["kawung", "truntum", "lung-lungan"])
def test_a_square_is_found_that_shows_no_stretch(motif: str) -> None:
    block = square_of(member(SHORTEST, motif).design, 240.0)
    width, height = block.design.size_mm
    assert max(width / height, height / width) <= 1.08
    assert 100 < width * (1 + block.mirrored) < 420

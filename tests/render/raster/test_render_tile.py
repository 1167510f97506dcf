"""A cloth that repeats: the same pixels a period further on, whatever lies across the seams."""

from dataclasses import replace

import numpy as np
import pytest
import seeds
from PIL import Image
from render_cloths import CLEAN, ROUGH, busy_cloth

from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.dyeing.proof import differing, laid_out, mirrored, seen_from, whole_block
from batik_gen.render.files.stream import stream
from batik_gen.render.raster.frame import Frame
from batik_gen.render.raster.tiling import Tiling
from batik_gen.render.vectors.unrolled import unrolled
from batik_gen.values.cloth import Cloth, Period
from batik_gen.values.errors import BadSize, CannotRepeat

BLOCK = (60.96, 47.41333333333333)
"""A whole, even number of pixels at 75 dpi: 180 x 140."""
LAYOUTS = {"straight": (0.0, 0.0), "half-drop": (0.5, 0.0), "half-brick": (0.0, 0.5)}


def repeating(layout: str = "straight", process: str = "sogan-yogya", bath=ROUGH, block=BLOCK) -> Cloth:
    return replace(busy_cloth(block, process, bath), period=Period(block, *LAYOUTS[layout]))


def pixels(cloth: Cloth, frame: Frame, corner=(0, 0), rows: int = 64):
    dyer = Dyer(cloth, frame, corner)
    bands = [dyer.band(top, min(top + rows, frame.height)) for top in range(0, frame.height, rows)]
    return np.concatenate(bands)[..., :3]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("process", ["sogan-yogya", "mega-mendung"])
@pytest.mark.parametrize("dpi", [75, 150])
def test_another_corner_shows_the_same_pixels(layout, process, dpi):
    cloth = repeating(layout, process)
    frame, tiling = whole_block(cloth, dpi)
    tile = pixels(cloth, frame)
    seed = int(seeds.rng(__name__).integers(2**31))
    rng = np.random.default_rng(seed)
    for _ in range(3):
        corner = tuple(int(v) for v in rng.integers(-3 * frame.width, 3 * frame.width, 2))
        seen = pixels(cloth, frame, corner, int(rng.integers(20, 200)))
        wanted = seen_from(tile, tiling, corner, (frame.width, frame.height))
        assert np.array_equal(seen, wanted), (seed, corner)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_cloth_of_two_by_two_blocks_is_four_tiles(layout):
    cloth = repeating(layout)
    frame, tiling = whole_block(cloth, 75)
    tile = pixels(cloth, frame)
    wide = replace(cloth, size_mm=(2 * BLOCK[0], 2 * BLOCK[1]))
    four = np.asarray(dye(wide, px=(2 * frame.width, 2 * frame.height)).image)
    assert np.array_equal(four, laid_out(tile, tiling, 2, 2))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_seam_is_steeper_than_the_rest(layout):
    cloth = repeating(layout, bath=CLEAN)
    frame, tiling = whole_block(cloth, 150)
    laid = laid_out(pixels(cloth, frame), tiling, 3, 3).astype(float).mean(axis=2)
    for axis, side in ((1, tiling.width), (0, tiling.height)):
        steps = np.abs(np.diff(laid, axis=axis)).mean(axis=1 - axis)
        # The two seams inside, against the lines of pixels all over the block.
        assert steps[side - 1] <= np.percentile(steps, 99.5), (layout, axis)


def test_the_proof_counts_what_differs():
    cloth = repeating("half-drop")
    frame, _ = whole_block(cloth, 75)
    tile = pixels(cloth, frame)
    assert differing(cloth, frame, tile, (33, 71)) == 0
    spoiled = tile.copy()
    spoiled[5, 7:10] ^= 64
    assert differing(cloth, frame, spoiled, (33, 71)) == 3


def test_what_is_not_whole_pixels_is_refused():
    with pytest.raises(BadSize, match="75 dpi"):
        whole_block(repeating("half-drop"), 74.6)
    with pytest.raises(CannotRepeat, match="one block"):
        whole_block(busy_cloth(BLOCK), 75)
    with pytest.raises(BadSize, match="too small"):
        Tiling.of(replace(repeating(), period=Period((0.2, 0.2))), Frame(180, 140, 75.0))


def test_mirrored_blocks_are_each_others_images():
    tile = np.random.default_rng(3).integers(0, 255, (6, 5, 3)).astype(np.uint8)
    laid = mirrored(tile, 3, 3)
    assert np.array_equal(laid[:6, :5], tile)
    assert np.array_equal(laid[6:12], laid[:6][::-1])
    assert np.array_equal(laid[:, 5:10], laid[:, :5][:, ::-1])
    assert np.array_equal(laid[12:, 10:], tile)


def test_streamed_in_bands_it_is_the_same(tmp_path):
    cloth = repeating("half-brick")
    whole = np.asarray(dye(cloth, dpi=75).image)
    stream(cloth, tmp_path / "t.png", dpi=75, jobs=2)
    assert np.array_equal(np.asarray(Image.open(tmp_path / "t.png")), whole)


@pytest.mark.parametrize("process", ["sogan-yogya", "mega-mendung"])
def test_compiled_loops_give_the_same_pixels(process, monkeypatch):
    pytest.importorskip("numba", reason="compiled loops need the extra 'fast'")
    cloth = repeating("half-drop", process)
    frame, _ = whole_block(cloth, 150)
    monkeypatch.setenv("BATIK_GEN_FAST", "1")
    compiled = pixels(cloth, frame, (-37, -91))
    monkeypatch.setenv("BATIK_GEN_FAST", "0")
    assert np.array_equal(pixels(cloth, frame, (-37, -91)), compiled)


def test_a_saved_cloth_keeps_its_period(tmp_path):
    cloth = repeating("half-drop")
    cloth.save(tmp_path / "c.npz")
    assert Cloth.load(tmp_path / "c.npz") == cloth


@pytest.mark.parametrize("layout", LAYOUTS)
def test_drawn_out_it_looks_the_same(layout):
    cloth = replace(repeating(layout, bath=CLEAN), size_mm=(2 * BLOCK[0], 1.5 * BLOCK[1]))
    plain = unrolled(cloth)
    assert plain.period is None
    one, other = (np.asarray(dye(held, dpi=75).image).astype(int) for held in (cloth, plain))
    # The noise of the edges and the weave are not the same; the drawing is.
    assert np.percentile(np.abs(one - other), 97) <= 40
    assert unrolled(plain) is plain

"""Loops: without a seam in space and time, from the cloth itself, and never larger than asked."""

from pathlib import Path

import numpy as np
import pytest
from film_samples import design_of
from PIL import Image

from batik_gen.film.loops.animated import write_loop
from batik_gen.film.loops.loop import FRAMES, Loop, loop_of
from batik_gen.values.errors import BadFormat, BadSize

PX = (160, 160)


@pytest.fixture(scope="module")
def tile() -> Loop:
    return loop_of(design_of(), "tile", PX)


@pytest.fixture(scope="module")
def bath() -> Loop:
    return loop_of(design_of(), "bath", PX)


def _moved(loop: Loop, number: int, axis: int, by: int) -> bool:
    """Tell whether the frame after another one is the same picture, so many px further on."""
    here, after = (np.asarray(loop.frames[n % FRAMES]) for n in (number, number + 1))
    if axis:
        return bool((here[:, by:] == after[:, : PX[0] - by]).all())
    return bool((here[by:] == after[: PX[1] - by]).all())


def test_the_tile_passes_by_evenly_and_the_first_frame_follows_the_last(tile: Loop) -> None:
    by = next(step for step in range(1, 9) if _moved(tile, 0, 1, step))
    assert all(_moved(tile, number, 1, by) for number in range(FRAMES))
    assert len({frame.tobytes() for frame in tile.frames}) > FRAMES // 3


def test_a_cloth_without_end_sinks_through_its_baths(bath: Loop) -> None:
    frames = np.stack([np.asarray(frame, float) for frame in bath.frames])
    steps = np.abs(np.roll(frames, -1, axis=0) - frames).mean(axis=(1, 2, 3))
    assert steps[-1] <= 1.5 * np.median(steps)
    # Bare above, finished below: never lighter than where it began.
    light = frames.mean(axis=(0, 2, 3))
    assert light[:10].mean() > 200.0
    assert light[-10:].mean() < 0.7 * light[:10].mean()


def test_a_pattern_that_never_comes_again_is_mirrored() -> None:
    loop = loop_of(design_of("mega-mendung"), "tile", PX)
    steps = [
        np.abs(np.asarray(loop.frames[(n + 1) % FRAMES], float) - np.asarray(loop.frames[n], float)).mean()
        for n in range(FRAMES)
    ]
    assert steps[-1] <= 1.5 * np.median(steps)


@pytest.mark.parametrize("ending", [".gif", ".webp", ".png"])
def test_a_loop_is_no_larger_than_asked_and_runs_for_ever(bath: Loop, ending: str, tmp_path: Path) -> None:
    free, tight = tmp_path / f"free{ending}", tmp_path / f"tight{ending}"
    assert write_loop(bath, free, 50.0) == PX
    most = 0.8 * free.stat().st_size / 1e6
    size = write_loop(bath, tight, most)
    assert tight.stat().st_size <= most * 1e6
    assert size[0] < PX[0]
    with Image.open(free) as image:
        assert (image.n_frames, image.info.get("loop")) == (FRAMES, 0)
    again = tmp_path / f"again{ending}"
    write_loop(bath, again, 50.0)
    assert again.read_bytes() == free.read_bytes()


def test_what_no_loop_can_be_is_refused(bath: Loop, tmp_path: Path) -> None:
    with pytest.raises(BadFormat, match=r"call it loop\.gif"):
        write_loop(bath, tmp_path / "loop.mp4")
    with pytest.raises(BadSize, match="too small to be looked at"):
        write_loop(bath, tmp_path / "loop.gif", 0.05)
    assert not list(tmp_path.iterdir())

"""Cap: one block, printed exactly, set down in the ways of cap makers."""

from dataclasses import replace

import numpy as np
import pytest
import seeds
from portraits import plain
from scipy.spatial import cKDTree

from batik_gen.pattern.drawing.draw import Strips, draw
from batik_gen.pattern.repeating.layouts import STEPPINGS, layout_named, stepping_named
from batik_gen.pattern.repeating.repeat import suited
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design, Repeat
from batik_gen.values.errors import BadDesign, UnknownName

SEED = int(seeds.rng(__name__).integers(2**31))
"""Drawn anew by each run; a failure names it."""
WAYS = tuple(stepping.name for stepping in STEPPINGS)


def stamped(way: str, misfit: float = 0.0, pressure: float = 0.0, seed: int = SEED) -> Design:
    """Return a Design of three by three caps, each of two by two nodes of kawung."""
    block, _ = suited(plain("kawung", seed), layout_named(stepping_named(way).layout), (88.0, 88.0))
    assert block.repeat is not None
    size = tuple(3 * side for side in block.size_mm)
    return replace(block, size_mm=size, repeat=Repeat(way, block.repeat.block_mm, misfit, pressure))


def dots_of(cloth: Cloth, left: float, top: float, size: tuple[float, float]) -> np.ndarray:
    """Return the cecek inside one place of a cap, from its corner."""
    dots = next(layer for layer in cloth.layers if layer.name == "cecek").dots.points
    rel = dots[:, :2] - np.array([left, top])
    inside = ((rel > 0.05) & (rel < np.array(size) - 0.05)).all(axis=1)
    return np.concatenate([rel[inside], dots[inside, 2:]], axis=1)


def apart(one: np.ndarray, other: np.ndarray) -> float:
    """Return how far place and size of any dot lie from its nearest fellow, either way."""
    return max(cKDTree(a).query(b)[0].max() for a, b in ((one, other), (other, one)))


@pytest.mark.parametrize("way", ["tubrukan", "onda-ende", "parang"])
def test_every_print_is_the_same(way: str) -> None:
    held = stamped(way)
    layout = layout_named(stepping_named(way).layout)
    assert held.repeat is not None
    width, height = held.repeat.block_mm
    cloth = draw(held)
    # The middle column and row of caps, where they stand in that way.
    first = dots_of(cloth, width, (layout.drop % 1) * height, (width, height))
    second = dots_of(cloth, width * (1 + layout.brick), ((layout.drop % 1) + 1) * height, (width, height))
    assert len(first) == len(second) > 50, SEED
    assert apart(first, second) <= 1 / 1024, SEED


def test_prints_differ_in_place_and_weight_but_not_in_drawing() -> None:
    exact, real = draw(stamped("tubrukan")), draw(stamped("tubrukan", 0.7, 0.5))
    for one, other in zip(exact.layers, real.layers, strict=True):
        assert len(one.areas) == len(other.areas), SEED
        if len(one.strokes):
            moved = np.sqrt(((one.strokes.points - other.strokes.points)[:, :2] ** 2).sum(axis=1))
            # A misfit of 0.7 mm, and a skew of 0.2 mm over the cap's half diagonal.
            assert 0.1 < moved.max() <= 0.7 + 0.13, SEED
            wider = other.strokes.points[:, 2] / one.strokes.points[:, 2]
            assert 0.01 < wider.std() < 0.12, SEED


def test_mubeng_turns_four_prints_about_their_corner() -> None:
    held = stamped("mubeng")
    assert held.repeat is not None
    width, height = (min(held.repeat.block_mm),) * 2
    cloth = draw(held)
    upright = dots_of(cloth, 0.0, 0.0, (width, height))
    turned = dots_of(cloth, width, 0.0, (width, height))
    back = np.stack([turned[:, 1], height - turned[:, 0], turned[:, 2]], axis=1)
    assert len(back) == len(upright), SEED
    assert apart(back, upright) <= 1 / 512, SEED


def test_mlampah_takes_two_caps_in_turn() -> None:
    held = stamped("mlampah")
    assert held.repeat is not None
    size = held.repeat.block_mm
    cloth = draw(held)
    one, other, again = (dots_of(cloth, column * size[0], 0.0, size) for column in range(3))
    assert len(one) == len(again), SEED
    assert np.abs(one - again).max() <= 1 / 1024, SEED
    assert len(one) != len(other) or np.abs(one - other).max() > 0.05, SEED


@pytest.mark.parametrize("way", WAYS)
def test_the_design_carries_it(way: str) -> None:
    held = stamped(way, 0.4, 0.3)
    again = Design.from_toml(held.to_toml())
    assert again == held
    assert Strips(again)(0.0, 10.0) == draw(held)


def test_what_no_cap_does_is_refused() -> None:
    with pytest.raises(BadDesign, match="misfit"):
        draw(stamped("tubrukan", 3.0))
    with pytest.raises(BadDesign, match="pressure"):
        draw(stamped("tubrukan", 0.5, 1.5))
    with pytest.raises(UnknownName, match="mubeng"):
        stepping_named("mubing")

"""Blocks that repeat exactly: by construction, for every family, layout, seed and process."""

from dataclasses import replace

import numpy as np
import pytest
import seeds
from portraits import plain, portrait

from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.declaring.registry import families, parameters_of
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import Strips, draw
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.lattice import common
from batik_gen.pattern.repeating import repeat
from batik_gen.pattern.repeating.layouts import LAYOUTS, layout_named
from batik_gen.pattern.repeating.period import GRAIN, fit, suiting
from batik_gen.pattern.repeating.repeat import suited, torus_of
from batik_gen.render.dyeing.band import Dyer
from batik_gen.render.dyeing.proof import laid_out, seen_from
from batik_gen.render.processes.table import PROCESSES
from batik_gen.render.raster.frame import Frame
from batik_gen.render.raster.tiling import Tiling
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design
from batik_gen.values.errors import CannotRepeat, UnknownName

REPEATING = tuple(layout.name for layout in LAYOUTS if not layout.mirrored)
QUICK = (
    "kawung", "parang", "ceplok", "nitik", "sido-luhur", "lereng", "gringsing", "mega-mendung", "parang-gelombang",
)  # fmt: skip
SEED = int(seeds.rng(__name__).integers(2**31))
"""Drawn anew by each run; a failure names it."""


def block_of(motif: str, layout: str, seed: int, side: float = 90.0, **changed: object) -> Design:
    moving = design(portrait(), motif=motif, seed=seed)
    return suited(replace(moving, **changed), layout_named(layout), (side, side))[0]


def small_block(motif: str, layout: str, seed: int, process: str) -> Design:
    """Return about the smallest block: one that holds a whole number of the family's cells."""
    for side in (60.0, 120.0, 240.0):
        try:
            return block_of(motif, layout, seed, side, process=process)
        except CannotRepeat:
            continue
    return block_of(motif, layout, seed, 480.0, process=process)


def frame_of(cloth: Cloth, px_per_mm: float) -> tuple[Frame, Tiling]:
    width, height = (2 * max(1, round(0.5 * side * px_per_mm)) for side in cloth.size_mm)
    frame = Frame(width, height, 25.4 * width / cloth.size_mm[0])
    tiling = Tiling.of(cloth, frame)
    assert tiling is not None
    assert (tiling.width, tiling.height) == (width, height)
    return frame, tiling


def pixels(cloth: Cloth, frame: Frame, corner: tuple[int, int] = (0, 0)) -> np.ndarray:
    return Dyer(cloth, frame, corner).band(0, frame.height)[..., :3]


def rolled(cloth: Cloth, px_per_mm: float, seed: int) -> int:
    """Count the pixels that differ where the block is drawn from a corner that the seed chooses."""
    frame, tiling = frame_of(cloth, px_per_mm)
    tile = pixels(cloth, frame)
    x, y = (int(v) for v in np.random.default_rng(seed).integers(-2 * frame.width, 2 * frame.width, 2))
    wanted = seen_from(tile, tiling, (x, y), (frame.width, frame.height))
    return int((pixels(cloth, frame, (x, y)) != wanted).any(axis=2).sum())


@pytest.mark.parametrize("number", range(len(QUICK)))
def test_rolled_blocks_differ_in_no_pixel(number: int) -> None:
    layout = REPEATING[number % len(REPEATING)]
    assert rolled(draw(block_of(QUICK[number], layout, SEED)), 1.5, SEED) == 0, SEED


@pytest.mark.slow
@pytest.mark.parametrize("layout", REPEATING)
@pytest.mark.parametrize("motif", families())
def test_rolled_blocks_of_fifty_seeds_differ_in_no_pixel(motif: str, layout: str) -> None:
    names = list(PROCESSES)
    for number in range(50):
        held = small_block(motif, layout, SEED + number, names[number % len(names)])
        assert rolled(draw(held), 1.2, SEED + number) == 0, SEED + number


@pytest.mark.parametrize("layout", REPEATING)
def test_a_cloth_of_many_blocks_is_laid_out_tiles(layout: str) -> None:
    held = block_of("kawung", layout, SEED)
    cloth = draw(held)
    frame, tiling = frame_of(cloth, 1.2)
    wide = replace(held, size_mm=(3 * held.size_mm[0], 2 * held.size_mm[1]))
    many = pixels(draw(wide), Frame(3 * frame.width, 2 * frame.height, frame.dpi))
    assert np.array_equal(many, laid_out(pixels(cloth, frame), tiling, 3, 2)), SEED


@pytest.mark.parametrize(
    ("motif", "layout"),
    [("kawung", "straight"), ("kawung", "half-brick"), ("ceplok", "half-drop"), ("truntum", "straight")],
)
def test_every_shape_is_kept_once(motif: str, layout: str) -> None:
    """Four blocks' worth of cells hold four times as many shapes: none is lost at a seam or drawn twice."""
    # No course of a recording over the block, and leaves of one size: over a larger one others would be too small to
    # be drawn.
    held = block_of(motif, layout, SEED, local={})
    held = replace(held, parameters={**held.parameters, "hand.uneven": 0.0})
    assert held.repeat is not None
    width, height = held.size_mm
    four = replace(held, size_mm=(2 * width, 2 * height), repeat=replace(held.repeat, block_mm=(2 * width, 2 * height)))
    for one, many in zip(draw(held).layers, draw(four).layers, strict=True):
        assert 4 * len(one.areas) == len(many.areas), (one.name, SEED)


def test_the_hand_and_its_noise_come_again_a_period_away() -> None:
    held = block_of("parang", "half-drop", SEED)
    torus = torus_of(held)
    places = np.random.default_rng(SEED).uniform(-50, 150, (400, 2))
    hand = Hand(SEED, 0.24, 0.1, torus)
    for vector in (torus.one, torus.other):
        away = places + np.array(vector)
        assert np.array_equal(hand.normal(3, places), hand.normal(3, away)), SEED
        for wave in (1.7, 23.0, 70.0):
            assert np.allclose(hand.noise(9, places, wave), hand.noise(9, away, wave), atol=1e-9)
        assert np.allclose(hand.warp(away) - away, hand.warp(places) - places, atol=1e-9)


def test_the_field_runs_on_into_its_beginning() -> None:
    held = block_of("kawung", "straight", SEED)
    torus = torus_of(held)
    family = families()["kawung"]
    plan = Plan(held, parameters_of(family), Hand(1, 0.0, 0.0, torus))
    name = next(n for n in held.local if n.startswith("kawung"))
    y = np.linspace(0, held.size_mm[1], 60)
    left = np.stack([np.zeros(60), y], axis=-1)
    assert np.allclose(plan.at(name, left), plan.at(name, left + np.array([torus.one[0], torus.one[1]])))
    assert np.ptp(plan.at(name, left)) > 0


LATE = {"tambal": 1250, "lung-gelombang": 1510}
"""A patchwork of six fillings comes again late, and so does a recording written in three columns, by a half-drop."""


@pytest.mark.parametrize("motif", families())
def test_every_family_has_a_block(motif: str) -> None:
    for layout in REPEATING:
        held, stretch = suited(plain(motif), layout_named(layout), (300.0, 300.0))
        assert stretch <= 0.03, (motif, layout)
        for side in held.size_mm:
            assert 140 <= side <= LATE.get(motif, 720)
            assert side / GRAIN == pytest.approx(round(side / GRAIN), abs=1e-6)


def test_parangs_rows_give_way_so_that_they_close() -> None:
    held, stretch = suited(plain("parang", 1), layout_named("straight"), (300.0, 300.0))
    assert stretch < 0.01
    assert abs(held.parameters["parang.seling"] - 0.9) < 0.3


def test_lattices_share_their_common_multiple() -> None:
    a, b = common([((4.0, 0.0), (0.0, 3.0)), ((3.0, 3.0), (3.0, -3.0))])
    assert abs(a[0] * b[1] - a[1] * b[0]) == pytest.approx(72.0)
    with pytest.raises(CannotRepeat, match="no multiple"):
        common([((4.0, 0.0), (0.0, 3.0)), ((4.0 * 2**0.5, 0.0), (0.0, 3.0))])


def test_a_block_that_cells_do_not_fill_is_refused() -> None:
    with pytest.raises(CannotRepeat, match="batik-gen tile"):
        fit(((44.0, 0.0), (0.0, 44.0)), (66.0, 88.0), 0.0, 0.0)
    with pytest.raises(CannotRepeat, match="another size"):
        suiting(((500.0, 0.0), (0.0, 500.0)), (60.0, 60.0), 0.0, 0.0)
    assert suiting(((200.0, 0.0), (0.0, 200.0)), (60.0, 60.0), 0.0, 0.0)[0].block == pytest.approx((200, 200), abs=0.2)
    held = block_of("kawung", "straight", 1)
    wrong = replace(held, repeat=replace(held.repeat, layout="half-dropp"))
    with pytest.raises(UnknownName, match="half-drop"):
        draw(wrong)


def test_what_never_comes_again_is_refused_unless_mirrored() -> None:
    many = replace(plain("tambal"), patches=(plain("tambal", 1), plain("tambal", 2)))
    with pytest.raises(CannotRepeat, match="never comes again"):
        suited(many, layout_named("straight"), (300.0, 300.0))
    held, stretch = suited(many, layout_named("mirror"), (300.0, 250.0))
    assert stretch == 0
    assert held.repeat is None
    assert held.size_mm == pytest.approx((300.0, 250.0), abs=GRAIN)


def test_a_repeating_design_survives_its_file_and_is_drawn_whole_in_strips() -> None:
    held = block_of("kawung", "half-brick", SEED)
    again = Design.from_toml(held.to_toml())
    assert again == held
    assert Strips(again)(0.0, 5.0) == draw(held)
    assert "repeat" not in plain("kawung").to_toml()


def test_a_family_without_a_lattice_is_drawn_and_mirrored_but_has_no_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """As those of other packages may be."""
    bare = replace(families()["kawung"], lattice=None)
    monkeypatch.setattr(repeat, "family_named", lambda name: bare)
    held = plain("kawung", 1)
    with pytest.raises(CannotRepeat, match=r"kawung declares no lattice.*'mirror'"):
        suited(held, layout_named("straight"), (90.0, 90.0))
    mirrored, stretch = suited(held, layout_named("mirror"), (90.0, 80.0))
    assert stretch == 0
    assert mirrored.size_mm == pytest.approx((90.0, 80.0), abs=GRAIN)
    assert draw(mirrored).period is None

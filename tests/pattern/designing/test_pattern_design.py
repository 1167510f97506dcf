"""A Design is complete, readable, editable, and read back equal; what cannot be drawn is refused."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import drawn, every_family, plain, portrait, usual

from batik_gen.pattern.declaring.registry import families, parameters_of
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.designing.field import local_field
from batik_gen.pattern.drawing.draw import draw
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design
from batik_gen.values.errors import BatikGenError


@every_family
def test_values_are_written_and_read_back_equal(tmp_path, motif):
    asked = usual(motif)
    asked.save(tmp_path / "a.design.toml")
    again = Design.load(tmp_path / "a.design.toml")
    assert again == asked
    cloth = drawn(asked)
    cloth.save(tmp_path / "a.npz")
    assert Cloth.load(tmp_path / "a.npz") == cloth
    assert draw(again) == cloth
    assert Design.from_toml(cloth.recipe) == asked.for_drawing()


def test_writing_twice_gives_the_same_bytes(tmp_path):
    for name in "ab":
        design(portrait(), motif="kawung").save(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def edited(old: str, new: str) -> str:
    text = design(portrait(), motif="truntum", size_mm=(60, 60)).to_toml()
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('motif = "truntum"', 'motif = "truntm"', "truntum"),
        ('motif = "truntum"', "motif = 3", "text"),
        ('motif = "truntum"', "", "motif"),
        ("pitch = ", "pitsch = ", "pitsch"),
        ("pitch = ", "pitch = 9", "between"),
        ("pitch = ", "pitch = true #", "number"),
        ("pitch = ", "pitch = nan #", "number"),
        ("seed = 1", "seed = -1", "seed"),
        ("seed = 1", "seed = 1.5", "seed"),
        ("seed = 1", "seed = ", "TOML"),
        ("seed = 1", "seed = 1\ncolour = 3", "colour"),
        ("60.0,", "0.0,", "mm"),
        ("60.0,", "1e7,", "mm"),
        ("60.0,", "", "size_mm"),
        ('"delta"', '"dleta"', "dleta"),
        ('band = "alpha"', 'band = "alfa"', "alfa"),
        ("[field]", "[fields]", "field"),
    ],
)
def test_a_design_edited_wrongly_is_one_sentence(old, new, says):
    # "dleta" in the field only matters once something follows it.
    text = edited(old, new)
    if says == "dleta":
        text = text.replace('band = "alpha"', 'band = "delta"')
        says = "delta"
    with pytest.raises(BatikGenError) as refused:
        draw(Design.from_toml(text))
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


@given(st.text(max_size=60))
def test_no_text_makes_a_traceback(text):
    with pytest.raises(BatikGenError):
        Design.from_toml(text)


FINEST_DOT = 0.15
"""Least diameter of a cecek, mm: no canting draws a finer one (docs/sources.md#canting)."""


def can_be_waxed(motif: str, parameters: dict[str, float], seed: int, side: float) -> None:
    """It is drawn alike each time, with finite points, and no line or dot is finer than a canting can draw."""
    asked = plain(motif, seed, side, **{name.replace(".", "__"): v for name, v in parameters.items()})
    cloth = draw(asked)
    assert any(len(x.areas) + len(x.strokes) + len(x.dots) for x in cloth.layers)
    for layer in cloth.layers:
        for points in (layer.areas.points, layer.strokes.points, layer.dots.points):
            assert np.isfinite(points).all()
        assert layer.strokes.points[:, 2].min(initial=1.0) > 0.1
        assert layer.dots.points[:, 2].min(initial=1.0) > FINEST_DOT, layer.name
    # The widest take longest, and what is drawn alike on many small cloths is on a large one.
    if side < 20:
        assert draw(asked) == cloth


@st.composite
def within_range(draws, motif, sides):
    declared = parameters_of(families()[motif])
    parameters = {name: draws(st.floats(p.low, p.high), label=name) for name, p in declared.items()}
    return parameters, draws(st.integers(0, 2**31)), draws(st.sampled_from(sides))


@every_family
@settings(max_examples=2, deadline=None)
@given(data=st.data())
def test_any_parameter_in_its_range_draws(motif, data):
    can_be_waxed(motif, *data.draw(within_range(motif, [12.0, 40.0, 90.0])))


@pytest.mark.slow
@every_family
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_parameter_in_its_range_draws_on_cloths_of_any_size(motif, data):
    can_be_waxed(motif, *data.draw(within_range(motif, [12.0, 40.0, 95.0, 160.0])))


def test_the_field_follows_a_quiet_and_a_restless_half():
    held = portrait()
    bands = np.array(held.bands)
    bands[30:, :, 2] *= 5
    field = design(replace(held, bands=bands), motif="truntum").field
    alpha = field.values[field.bands.index("alpha")]
    assert alpha[: len(alpha) // 2].mean() < -0.2
    assert alpha[len(alpha) // 2 :].mean() > 0.2
    assert np.abs(field.values).max() <= 1


def test_the_front_of_the_head_lies_at_the_top_of_the_cloth_and_time_runs_to_the_right():
    """Alpha that grows at the back alone, towards the end, is seen below on the right and nowhere else."""
    held = portrait()
    late, back = np.arange(60) >= 30, held.place > 0.5
    bands = np.ones((60, 4, 5))
    bands[:, :, 2] = np.where(late[:, None] & back, 4.0, 1.0)
    for order in ([0, 1, 2, 3], [3, 0, 2, 1]):
        field = local_field(
            replace(
                held, bands=bands[:, order], place=held.place[order], channels=tuple(held.channels[i] for i in order)
            )
        )
        alpha = field.values[field.bands.index("alpha")]
        half = len(alpha) // 2
        assert (alpha[half:, -1] > 0.2).all()
        assert (alpha[:half, -1] < 0).all()
        assert (alpha[:, 0] == 0).all()

"""A Wave as TOML: written and read back, and every mistake of a hand told by its line."""

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from batik_gen.pattern.wave.usual import usual_wave
from batik_gen.values.errors import BadDesign
from batik_gen.values.toml_table import read_toml
from batik_gen.values.wave import wave_in, wave_written


def read_again(text: str):
    return wave_in(read_toml(text, "mine.toml", refusal=BadDesign).table("wave"))


def test_a_wave_is_read_as_it_was_written() -> None:
    text = tomli_w.dumps({"wave": wave_written(usual_wave())})
    assert read_again(text) == usual_wave()
    assert len(text) < 15_000


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('bands = [\n    "delta",\n', 'bands = [\n    "dleta",\n', "delta"),
        ("seconds = 90.0", 'seconds = "long"', "seconds"),
        ("seconds = 90.0", "seconds = 90.0\nsecond = 3", "second"),
        ('front = "', 'front = "x ', "expected 96 numbers"),
        ('front = "', 'front = "1.0 ', "expected 96 numbers in quotes, found 97"),
        ('start_s = "', 'start_s = "1e400 ', "numbers"),
        ('start_s = "', 'start_s = "nan ', "numbers"),
        ('start_s = "', 'start_s = "1 2 ', "as many in each line"),
        ('"left",\n', "", "left"),
    ],
)
def test_a_mistake_is_told_with_its_line(before: str, after: str, told: str) -> None:
    text = tomli_w.dumps({"wave": wave_written(usual_wave())})
    assert before in text
    with pytest.raises(BadDesign, match=r"mine\.toml, line \d+") as refused:
        read_again(text.replace(before, after, 1))
    assert told in str(refused.value)


@given(
    st.dictionaries(st.sampled_from(["seconds", "bands", "sides", "courses", "rows", "bursts"]), st.text(max_size=9))
)
def test_nonsense_is_refused_and_nothing_else_happens(values: dict[str, str]) -> None:
    with pytest.raises(BadDesign):
        read_again(tomli_w.dumps({"wave": values}))

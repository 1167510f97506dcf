"""Every TOML that is read: a mistake is told by file, line and key, and what is absurd is refused at once."""

import tracemalloc
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from portraits import plain

from batik_gen.pattern.designing.by_hand import chosen
from batik_gen.values.design import Design
from batik_gen.values.errors import BadDesign
from batik_gen.values.toml_table import read_toml, toml_text
from batik_gen.values.toml_text import lines_of

ABSURD = {
    "a key of 100000 levels": (".".join("a" * 100_000) + " = 1", "100000 levels in line 1"),
    "a header of 100000 levels": ("\n[" + ".".join("a" * 100_000) + "]", "100000 levels in line 2"),
    "quoted keys with spaces": (" . ".join(["'a'"] * 100_000) + " = 1", "100000 levels"),
    "lists in lists": ("a = " + "[" * 100_000, "brackets inside each other in line 1"),
    "tables in tables": ("a = " + "{a = " * 100_000, "brackets inside each other"),
    "a seed of 5,000 digits": ("a = 1\nseed = " + "9" * 5_000, "5000 characters in line 2"),
    "200,000 keys": ("".join(f"a{n} = 1\n" for n in range(200_000)), "keys"),
    "5 MB of text": ("a = '" + "a" * 5_000_000 + "'", "4000000 characters"),
}


@pytest.mark.parametrize("name", ABSURD)
def test_what_is_absurd_is_refused_in_one_sentence_and_little_memory(name):
    text, says = ABSURD[name]
    tracemalloc.start()
    try:
        with pytest.raises(BadDesign, match=rf"mine\.toml holds .*{says}") as refused:
            read_toml(text, "mine.toml", refusal=BadDesign)
        assert tracemalloc.get_traced_memory()[1] < 20e6
    finally:
        tracemalloc.stop()
    assert len(str(refused.value)) < 200
    assert "\n" not in str(refused.value)


def test_an_endless_file_is_not_read_to_its_end():
    with pytest.raises(BadDesign, match="no regular file but a pipe, a device or a socket; give another"):
        toml_text(Path("/dev/zero"), "give another", refusal=BadDesign)


@pytest.mark.parametrize(
    "text",
    [
        "a = '" + "a." * 1000 + "'",
        'a = """' + "\n" + "[[[[" * 1000 + '"""""',
        "a = '''" + "\n" + "9" * 1000 + "'''",
        "# " + "a." * 1000 + "\na = 1",
        'a = "\\"" # "' + "9" * 1000,
        "a = [" + "0.5, " * 1000 + "]",
    ],
)
def test_long_words_and_prose_are_no_keys(text):
    assert "a" in read_toml(text, "mine.toml", refusal=BadDesign)


@given(st.text(st.sampled_from("a1.=[]{},'\"\\#\n -\u00e9"), max_size=80))
def test_no_text_of_toml_makes_a_traceback(text):
    try:
        table = read_toml(text, "mine.toml", refusal=BadDesign)
    except BadDesign as error:
        assert str(error).startswith("mine.toml ")  # noqa: PT017 - success is as good as refusal
    else:
        assert lines_of(text).keys() >= {(key,) for key in table.values if key.isalnum()}


NAMES = st.text(st.sampled_from("abc-_ .#é"), min_size=1, max_size=5)
PLAIN = st.integers(-9, 9) | st.booleans() | st.text(st.sampled_from("a[]{}=\"'#\n,"), max_size=8)
TABLES = st.recursive(
    st.dictionaries(NAMES, PLAIN | st.lists(PLAIN, max_size=3), max_size=3),
    lambda inner: st.dictionaries(NAMES, inner | PLAIN | st.lists(inner, min_size=1, max_size=3), max_size=3),
    max_leaves=8,
)


@given(TABLES, st.booleans())
def test_the_line_told_is_the_line_on_which_the_key_stands(values, several_lines):
    text = tomli_w.dumps(values, multiline_strings=several_lines)
    table, written, lines = read_toml(text, "mine.toml", refusal=BadDesign), text.splitlines(), lines_of(text)
    assert table.values == values

    def look(values, path):
        for key, value in values.items():
            assert key in written[lines[*path, key] - 1]
            if isinstance(value, dict):
                look(value, (*path, key))
            for number, entry in enumerate(value if isinstance(value, list) else (), 1):
                if isinstance(entry, dict):
                    look(entry, (*path, key, number))

    look(values, ())


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "says"),
    [
        ("pitch = ", "pitch = true # ", "pitch = true", "parameters.truntum.pitch", "expected a number, found true"),
        ("seed = 1", "seed = -1", "seed = -1", "seed", "whole number from 0"),
        ("seed = 1", "sead = 1", "sead = 1", "sead", "did you mean seed"),
        ('unit = ""', "", '[legend."truntum.pitch"]', "legend.truntum.pitch", "lacks 'unit'; take it from"),
        ('unit = ""', "unit = 3", "unit = 3", "legend.truntum.pitch.unit", "text in quotes"),
        ("[field]", "[field]\nband = 3", "band = 3", "field.band", "did you mean bands"),
        ('[\n    "alpha",\n]', "[3]", "bands = [3]", "field.bands", "list of texts in quotes"),
        (" " * 12 + "0.0", "1.5", "values = [", "field.values", "between -1 and 1, found 1.5"),
    ],
)
def test_a_mistake_in_a_design_is_told_by_file_line_and_key(tmp_path, old, new, line, key, says):
    text = chosen(plain("truntum", 1, 60.0), {"truntum.pitch": 30.0}).to_toml()
    assert old in text
    text = text.replace(old, new, 1)
    number = next(n for n, there in enumerate(text.splitlines(), 1) if there.startswith(line))
    (tmp_path / "mine.toml").write_text(text)
    with pytest.raises(BadDesign) as refused:
        Design.load(tmp_path / "mine.toml")
    assert f"mine.toml, line {number}, '{key}'" in str(refused.value)
    assert says in str(refused.value)
    assert str(tmp_path) not in str(refused.value)


def test_a_byte_order_mark_is_no_mistake(tmp_path):
    (tmp_path / "mine.toml").write_text("\ufeff" + plain("kawung", 1, 60.0).to_toml(), encoding="utf-8")
    assert Design.load(tmp_path / "mine.toml") == plain("kawung", 1, 60.0)

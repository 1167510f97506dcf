"""What others wrote, inside our sentences: short, and without orders to a terminal."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batik_gen.values.errors import BadValue, nearest
from batik_gen.values.words import sentence, shown, visible


@given(st.text())
def test_nothing_that_is_printed_steers_a_terminal(text: str) -> None:
    printed = visible(text)
    assert not [c for c in printed if c not in "\n\t" and (ord(c) < 32 or 127 <= ord(c) < 160)]
    printed.encode()


@pytest.mark.parametrize("text", ["tiga negeri, 40 µV: ½ × 3 \u00a0mm", "batik – Sékar Jagad\n\tsogan", ""])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b31m", r"\x9b31m"),
        ("a\rb", r"a\rb"),
        ("gnp.\u202efdp", r"gnp.\u202efdp"),
        ("half \udcff", r"half \udcff"),
    ],
)
def test_what_prints_nothing_is_written_out(text: str, written: str) -> None:
    assert visible(text) == written


@pytest.mark.parametrize("long", ["a" * 10_000_000, "a b" * 3_000_000, "\x1b[2J" * 1_000_000, "'" * 1_000_000])
def test_a_refusal_stays_a_sentence_whatever_it_quotes(long: str) -> None:
    said = str(BadValue(f"'{long}' is no number; write it as 3mm"))
    assert len(said) < 1100
    assert said.endswith("; write it as 3mm")
    assert "\x1b" not in said


def test_a_quotation_is_at_most_a_line() -> None:
    said = str(BadValue(f"'{'motif ' * 50}' and '{'kawung ' * 50}' are no motifs of {'x' * 500}; give one"))
    assert said.count("...'") == 2
    assert len(said) < 500
    assert said.endswith("; give one")


def test_a_sentence_of_ours_is_not_cut() -> None:
    said = (
        "the headset's own program wrote this file, of which the units of the second person's channels aren't told, "
        "so that nobody's signals can be compared with 'Fp1' or with what 'batik-gen norms' made of others' files"
    )
    assert sentence(said) == said


def test_a_refusal_is_the_same_after_it_came_from_another_process() -> None:
    refused = BadValue(f"'{'a' * 300}' is\nno number; write it as 3mm")
    again = pickle.loads(pickle.dumps(refused))
    assert type(again) is BadValue
    assert str(again) == str(refused)
    assert "\n" not in str(again)


@pytest.mark.parametrize("value", ["a" * 10_000_000, ["a" * 1000] * 1000, {"\x1b": "\x1b[2J" * 99}])
def test_a_value_is_shown_in_less_than_a_line(value: object) -> None:
    assert len(shown(value)) < 80
    assert "\x1b" not in shown(value)


def test_of_many_names_a_sentence_lists_the_first_and_tells_how_many_more():
    names = [f"family.parameter{number}" for number in range(100)]
    said = nearest("\x00", names)
    assert said.startswith("known are family.parameter0, family.parameter1, ")
    listed = said.count("family.")
    assert said.endswith(f" and {100 - listed} more")
    assert 10 < listed < 100
    assert len(said) < 700
    assert nearest("\x00", names[:3]) == f"known are {', '.join(names[:3])}"

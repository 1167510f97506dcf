"""``compare`` tells how likely a distance is, never who someone is, and of what its percentages are shares."""

import pytest
from cli_command import Command
from places import SAMPLES

CALM, OTHER = SAMPLES / "person-one-calm.edf", SAMPLES / "person-two-calm.edf"
MUSE = SAMPLES / "person-one-calm-muse.csv"


@pytest.mark.parametrize(
    ("lang", "words", "verdicts"),
    [
        ("en", ("times as often as", "clean seconds", "as measured on 36 persons", "likelihood", "% of its range"),
         ("as two persons do", "as two recordings of one person do")),
        ("id", ("kali sesering", "detik bersih", "36 orang", "kemungkinan", "% dari rentangnya"),
         ("sebagaimana dua orang",)),
    ],
)  # fmt: skip
def test_two_recordings_are_compared_by_a_likelihood_with_its_error(batik: Command, lang, words, verdicts):
    ended = batik("compare", CALM, OTHER, "--lang", lang)
    said = " ".join(ended.out.split())
    assert ended.code == 0
    for word in words:
        assert word in said
    for verdict in verdicts:
        assert verdict not in said


def test_what_was_never_measured_is_given_no_likelihood(batik: Command):
    said = " ".join(batik("compare", CALM, MUSE, "--lang", "id").out.split())
    assert "belum diukur untuk rekaman semacam ini" in said
    assert "elektroda berbeda" in said
    assert "sesering" not in said

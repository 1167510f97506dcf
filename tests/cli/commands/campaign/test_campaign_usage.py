"""Words of a campaign's command that cannot be meant are told in the language asked for."""

import pytest

from batik_gen.cli.app import run


@pytest.mark.parametrize(
    ("words", "english", "indonesian"),
    [
        (["run"], "FOLDER is missing", "FOLDER belum disebut"),
        (["export", "x"], "--to is missing", "--to belum disebut"),
        (
            ["run", "x", "--job", "2"],
            "no option --job; did you mean --jobs",
            "tidak ada pilihan --job; maksudnya --jobs",
        ),
        (["run", "x", "--zz"], "--help lists them", "--help menyebut semuanya"),
        (["report", "x", "--for", "y"], "expected [client|archive]", "seharusnya [client|archive]"),
        (["run", "x", "--jobs", "0"], "given for --jobs cannot be used", "isi --jobs tidak dapat dipakai"),
        (["runn", "x"], "did you mean run?", "maksudnya run?"),
        (["status", "x", "y"], "not understood", "tidak dimengerti"),
    ],
)
def test_words_that_cannot_be_meant_are_told_in_the_language_asked_for(
    words: list[str], english: str, indonesian: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang, told in (("en", english), ("id", indonesian)):
        assert run(["campaign", "--lang", lang, *words]) == 2
        assert told in capsys.readouterr().err

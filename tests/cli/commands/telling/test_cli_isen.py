"""``batik-gen isen``: every filling told and drawn."""

import pytest
from cli_command import Command, files_in
from PIL import Image

from batik_gen.pattern.isen.table import fillings


@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_isen_is_told(batik: Command, lang: str) -> None:
    listed = " ".join(batik("isen", "--lang", lang).out.split())
    for kind in fillings().values():
        alone = " ".join(batik("isen", kind.name, "--lang", lang).out.split())
        assert alone in listed
        for words in (kind.use, kind.measure):
            assert words.say(lang) in alone


def test_one_is_drawn(batik: Command, tmp_path) -> None:
    ended = batik("isen", "cecek-sawut", "-o", "leaf.png", "--process", "sogan-solo")
    assert ended.code == 0, ended.err
    assert "leaf.png" in ended.out
    with Image.open(tmp_path / "leaf.png") as image:
        assert image.width > 1000
    assert batik("isen", "ukel", "-o", "leaf.png").code != 0
    assert batik("isen", "ukel", "-o", "leaf.png", "--force").code == 0


@pytest.mark.parametrize("words", [("sawit",), ("sawut", "-o", "a.png", "--process", "sogan")])
def test_a_wrong_name_offers_the_nearest_and_leaves_nothing(batik: Command, tmp_path, words) -> None:
    ended = batik("isen", *words)
    assert ended.code == 2
    assert "did you mean" in ended.err
    assert files_in(tmp_path) == {}


@pytest.mark.slow
def test_all_are_drawn_on_one_sheet(batik: Command, tmp_path) -> None:
    assert batik("isen", "-o", "all.png").code == 0
    with Image.open(tmp_path / "all.png") as image:
        assert image.width > 1500

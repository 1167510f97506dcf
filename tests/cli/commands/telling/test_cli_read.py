"""``batik-gen read``, ``motifs`` and ``processes``: tables to look at."""

import json
from pathlib import Path

import cli_edf as edf
import pytest
from cli_command import CALM, Command, files_in
from cli_short import SHORT
from places import SAMPLES

from batik_gen import Portrait


def test_what_was_found_is_shown_in_plain_words(batik: Command, tmp_path: Path) -> None:
    ended = batik("read", SAMPLES / CALM.name)
    assert ended.code == 0
    assert ended.err == ""
    for words in (
        "EDF",
        "128 samples a second",
        "19 used: Fp1",
        "50 Hz, removed",
        "how far alpha stands",
        "of 100 people",
    ):
        assert words in ended.out
    assert files_in(tmp_path) == {}


def test_what_cannot_be_measured_is_shown_with_its_reason(batik: Command) -> None:
    assert "not measurable: needs" in batik("read", SAMPLES / "person-one-single.edf").out


def test_json_is_one_portrait_a_line(batik: Command, made: Path) -> None:
    ended = batik("read", "--json", CALM, SHORT / "person-two-calm.edf")
    one, two = ended.out.splitlines()
    assert Portrait.from_json(one) == Portrait.load(made / "person-one-calm.portrait.json")
    assert json.loads(two)["features"] != json.loads(one)["features"]


def test_one_that_cannot_be_read_does_not_stop_the_others(batik: Command, tmp_path: Path) -> None:
    flat = edf.write(tmp_path / "flat.edf", edf.flat())
    ended = batik("read", flat, CALM)
    assert ended.code == 1
    assert "1 of 2" in ended.err
    assert "person-one-calm" in ended.out
    assert batik("read", flat).code == 3


@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_motif_tells_meaning_and_rule(batik: Command, lang: str) -> None:
    from batik_gen.pattern.declaring.registry import families

    listed = " ".join(batik("motifs", "--lang", lang).out.split())
    for family in families().values():
        alone = " ".join(batik("motifs", family.name, "--lang", lang).out.split())
        for words in (family.region.say(lang), family.meaning.say(lang), family.rule.say(lang)):
            assert words in listed
            assert words in alone
        assert all(p.name in alone for p in family.parameters)


def test_every_process_tells_its_steps(batik: Command) -> None:
    assert "boil out all wax" in batik("processes", "sogan-yogya").out
    assert "kelengan" in batik("processes").out
    assert batik("processes", "sogan-jogja").code == 2
    assert batik("motifs", "trutnum").code == 2

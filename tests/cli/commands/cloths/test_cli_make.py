"""``batik-gen make``: the five files of a recording."""

from pathlib import Path

import cli_edf as edf
import pytest
from cli_command import CALM, SMALL, Command, files_in
from cli_short import SHORT
from PIL import Image

from batik_gen import Design, Portrait
from batik_gen.values.errors import CannotWrite

NAMES = {f"person-one-calm.{end}" for end in ("png", "legend.png", "design.toml", "portrait.json", "bands.csv")}
WITHOUT_LEGEND = NAMES - {"person-one-calm.legend.png"}


def test_five_files_are_written_and_told(batik: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BATIK_GEN_LEGEND")
    ended = batik("make", CALM, *SMALL)
    assert ended.code == 0
    assert ended.err == ""
    assert set(files_in(tmp_path / "output")) == NAMES
    for words in (*NAMES, "s clean", "7 channels", "alpha peak", "Try next", "batik-gen draw"):
        assert words in ended.out
    with Image.open(tmp_path / "output" / "person-one-calm.png") as picture:
        assert picture.size == (240, 240)


def test_the_values_read_back(made: Path) -> None:
    portrait = Portrait.load(made / "person-one-calm.portrait.json")
    assert portrait.quality.clean_s > 35
    design = Design.load(made / "person-one-calm.design.toml")
    assert design.motif == "truntum"
    assert design.size_mm == (100.0, 100.0)
    table = (made / "person-one-calm.bands.csv").read_text().splitlines()
    assert table[0] == "what,channel,start_s,value,unit,percentile,note"
    assert any(line.startswith("alpha_height_db,all,") for line in table)


def test_the_same_recording_twice_gives_the_same_bytes(batik: Command, made: Path, tmp_path: Path) -> None:
    assert batik("make", CALM, "-o", "again", *SMALL, "--legend").code == 0
    assert files_in(tmp_path / "again") == files_in(made)


def test_another_recording_gives_another_cloth(batik: Command, made: Path, tmp_path: Path) -> None:
    assert batik("make", SHORT / "person-two-calm.edf", *SMALL).code == 0
    other = tmp_path / "output" / "person-two-calm.png"
    with Image.open(other) as one, Image.open(made / "person-one-calm.png") as two:
        assert one.convert("RGB").tobytes() != two.convert("RGB").tobytes()


def test_nothing_is_overwritten_without_force(batik: Command, tmp_path: Path) -> None:
    # One of the five is enough: the other four must not appear either.
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "person-one-calm.design.toml").write_text("edited by hand")
    ended = batik("make", CALM, *SMALL)
    assert ended.code == 1
    assert "--force" in ended.err
    assert files_in(folder) == {"person-one-calm.design.toml": b"edited by hand"}
    assert batik("make", CALM, *SMALL, "--force").code == 0
    assert set(files_in(folder)) == WITHOUT_LEGEND


def test_one_that_fails_does_not_stop_the_others(batik: Command, tmp_path: Path) -> None:
    flat = edf.write(tmp_path / "flat.edf", edf.flat())
    ended = batik("make", flat, CALM, tmp_path / "gone.edf", *SMALL)
    assert ended.code == 1
    assert set(files_in(tmp_path / "output")) == WITHOUT_LEGEND
    assert "2 of 3" in ended.err
    assert ended.err.count("\n") == 3
    assert ended.err.count("flat.edf") == ended.err.count("gone.edf") == 1


def test_nothing_usable_anywhere_has_its_own_code(batik: Command, tmp_path: Path) -> None:
    flat = edf.write(tmp_path / "flat.edf", edf.flat())
    assert batik("make", flat, tmp_path / "gone.edf", *SMALL).code == 3


def test_a_rule_is_told_where_there_is_one(batik: Command) -> None:
    assert "palace" in batik("make", CALM, "--motif", "kawung", *SMALL).out
    assert "palace" not in batik("make", CALM, "--motif", "truntum", "-o", "free", *SMALL).out


def test_a_disk_that_fails_midway_leaves_nothing(
    batik: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: object, path: Path) -> None:
        raise CannotWrite(f"cannot write {Path(path).name}: no space left on device; free some space")

    monkeypatch.setattr("batik_gen.values.portrait.Portrait.save", full)
    ended = batik("make", CALM, *SMALL)
    assert ended.code == 1
    assert "no space left" in ended.err
    assert files_in(tmp_path / "output") == {}

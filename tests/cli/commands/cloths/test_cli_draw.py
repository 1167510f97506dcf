"""``batik-gen draw`` and ``redraw``: a cloth without a recording."""

import shutil
from pathlib import Path

import pytest
from cli_command import Command, files_in

from batik_gen import Design


def _edited(made: Path, folder: Path, old: str, new: str) -> Path:
    text = (made / "person-one-calm.design.toml").read_text()
    assert old in text
    path = folder / "mine.toml"
    path.write_text(text.replace(old, new, 1))
    return path


def test_the_design_of_make_draws_the_same_picture(batik: Command, made: Path, tmp_path: Path) -> None:
    ended = batik("draw", made / "person-one-calm.design.toml", "-o", "d.png", "--px", "240x240")
    assert ended.code == 0
    assert (tmp_path / "d.png").read_bytes() == (made / "person-one-calm.png").read_bytes()


def test_redraw_gives_the_same_bytes(batik: Command, made: Path, tmp_path: Path) -> None:
    assert batik("redraw", made / "person-one-calm.png", "-o", "r.png").code == 0
    assert (tmp_path / "r.png").read_bytes() == (made / "person-one-calm.png").read_bytes()


def test_redraw_gives_the_same_bytes_where_dpi_fixed_the_size(batik: Command, made: Path, tmp_path: Path) -> None:
    assert batik("draw", made / "person-one-calm.design.toml", "-o", "d.png", "--dpi", "37.3").code == 0
    assert batik("redraw", "d.png", "-o", "r.png").code == 0
    assert (tmp_path / "r.png").read_bytes() == (tmp_path / "d.png").read_bytes()


def test_an_edited_design_draws_another_picture(batik: Command, made: Path, tmp_path: Path) -> None:
    pitch = Design.load(made / "person-one-calm.design.toml").parameters["truntum.pitch"]
    path = _edited(made, tmp_path, f"\npitch = {pitch}", "\npitch = 24.0")
    assert batik("draw", path, "-o", "d.png", "--px", "240x240").code == 0
    assert (tmp_path / "d.png").read_bytes() != (made / "person-one-calm.png").read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('motif = "truntum"', 'motif = "truntun"', "truntum"),
        ('process = "sogan-yogya"', 'process = "sogan"', "sogan-yogya"),
        ("[parameters.truntum]\n", "[parameters.truntum]\npich = 3.0\n", "truntum.pich"),
        ("seed = 1", "seed = 1.5", "seed"),
        ("seed = 1", "sed = 1", "sed"),
        ("seed = 1", "seed = ", "TOML"),
        ("\nseed = 1", "", "seed"),
    ],
)
def test_a_wrong_design_is_refused(batik: Command, made: Path, tmp_path: Path, old: str, new: str, said: str) -> None:
    path = _edited(made, tmp_path, old, new)
    before = files_in(tmp_path)
    ended = batik("draw", path, "-o", "d.png")
    assert ended.code == 2
    assert ended.err.startswith("batik-gen: ")
    assert ended.err.count("\n") == 1
    assert said in ended.err
    assert files_in(tmp_path) == before


def test_what_is_no_design_is_refused(batik: Command, made: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "gone.toml", tmp_path, made / "person-one-calm.png"):
        ended = batik("draw", path, "-o", "d.png")
        assert ended.code == 2
        assert ended.err.count("\n") == 1


def test_what_carries_no_recipe_is_refused(batik: Command, made: Path, tmp_path: Path) -> None:
    legend, table = made / "person-one-calm.legend.png", made / "person-one-calm.bands.csv"
    for path in (legend, table, tmp_path / "gone.png", tmp_path):
        ended = batik("redraw", path, "-o", "r.png")
        assert ended.code == 2
        assert ended.err.count("\n") == 1
        assert not (tmp_path / "r.png").exists()


@pytest.mark.parametrize("command", ["draw", "redraw"])
def test_a_picture_is_not_overwritten(batik: Command, made: Path, tmp_path: Path, command: str) -> None:
    source = made / ("person-one-calm.design.toml" if command == "draw" else "person-one-calm.png")
    (tmp_path / "d.png").write_bytes(b"mine")
    ended = batik(command, source, "-o", "d.png")
    assert ended.code == 1
    assert "--force" in ended.err
    assert (tmp_path / "d.png").read_bytes() == b"mine"
    assert batik(command, source, "-o", "d.png", "--force").code == 0
    assert (tmp_path / "d.png").read_bytes() != b"mine"
    assert batik(command, source, "-o", "nowhere/d.png").code == 1
    assert batik(command, source, "-o", "d.gif").code == 2


def test_a_picture_may_replace_itself(batik: Command, made: Path, tmp_path: Path) -> None:
    shutil.copy(made / "person-one-calm.png", tmp_path / "a.png")
    assert batik("redraw", "a.png", "-o", "a.png", "--force").code == 0
    assert (tmp_path / "a.png").read_bytes() == (made / "person-one-calm.png").read_bytes()

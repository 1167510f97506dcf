"""Pipes, devices, folders and circles of links: told at once, in one sentence, by every command that reads a file."""

import os
from pathlib import Path

import pytest
from cli_command import CALM, SMALL, Command, files_in

READERS = {
    "draw": ("draw", "{}", "-o", "new.png"),
    "svg": ("svg", "{}", "-o", "new.svg"),
    "tile": ("tile", "{}", "-o", "new.png"),
    "separations": ("separations", "{}", "-o", "new"),
    "redraw": ("redraw", "{}", "-o", "new.png"),
    "inspect": ("inspect", "{}"),
    "mockup of a picture": ("mockup", "{}", "-o", "new.png"),
    "read": ("read", "{}"),
    "make": ("make", "{}", *SMALL),
    "compare": ("compare", "{}", CALM),
    "norms": ("read", CALM, "--norms", "{}"),
    "mapping": ("make", CALM, *SMALL, "--mapping", "{}"),
    "preset": ("make", CALM, *SMALL, "--preset", "{}"),
    "process": ("make", CALM, *SMALL, "--process", "{}"),
}


def _thing(kind: str, folder: Path) -> Path:
    path = folder / "thing.toml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "circle":
        path.symlink_to(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    return path


@pytest.mark.parametrize("kind", ["pipe", "circle", "device"])
@pytest.mark.parametrize("reader", sorted(READERS))
def test_what_is_no_file_is_told(batik: Command, tmp_path: Path, reader: str, kind: str) -> None:
    path = _thing(kind, tmp_path)
    if reader == "compare":
        path = path.rename(path.with_suffix(".edf"))
        if kind == "circle":
            path.unlink()
            path.symlink_to(path)
    ended = batik(*(str(path) if word == "{}" else word for word in READERS[reader]))
    assert ended.code in (2, 3)
    assert ended.out == ""
    assert ended.err.startswith("batik-gen: ")
    assert ended.err.count("\n") == 1
    assert "unforeseen" not in ended.err
    path.unlink()
    assert not [name for name in files_in(tmp_path) if "new" in name]


def test_a_name_too_long_to_be_written_is_told_before_drawing(batik: Command, made: Path) -> None:
    design = next(made.glob("*.design.toml"))
    for words in (
        ("draw", design, "-o", "n" * 300 + ".png"),
        ("make", CALM, *SMALL, "--output-name", "n" * 230),
        ("make", CALM, *SMALL, "--output-name", "n" * 300),
    ):
        ended = batik(*words)
        assert ended.code == 1
        assert "can be written; choose a shorter one" in ended.err
        assert ended.err.count("\n") == 1
    assert files_in(Path("output")) == {}


@pytest.mark.parametrize(
    ("words", "ending", "said"),
    [
        (("draw", "{}", "-o", "n.png"), ".portrait.json", "is a Portrait"),
        (("svg", "{}", "-o", "n.svg"), ".bands.csv", "is a table of what was measured"),
        (("draw", "{}", "-o", "n.png"), ".edf", "is a recording, where a Design was expected; 'batik-gen make'"),
        (("draw", "{}", "-o", "n.png"), ".legend.png", "is a picture, where a Design was expected"),
        (
            ("redraw", "{}", "-o", "n.png"),
            ".design.toml",
            "is a Design, where a picture was expected",
        ),
        (("inspect", "{}"), ".edf", "is a recording"),
        (("mockup", "{}", "-o", "n.png"), ".portrait.json", "is a Portrait"),
        (("read", "{}"), ".design.toml", "is a Design, where a recording was expected; 'batik-gen draw'"),
        (("read", "{}"), ".bands.csv", "is a table of what was measured"),
        (("compare", CALM, "{}"), ".portrait.json", "is a Portrait"),
    ],
)
def test_another_kind_of_file_is_told_with_its_command(
    batik: Command, made: Path, words: tuple[object, ...], ending: str, said: str
) -> None:
    given = CALM if ending == ".edf" else next(made.glob(f"*{ending}"))
    ended = batik(*(given if word == "{}" else word for word in words))
    assert ended.code in (2, 3)
    assert said in ended.err
    assert ended.err.count("\n") == 1

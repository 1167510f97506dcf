"""``batik-gen make --together``: several persons, one cloth, told apart by numbers alone."""

from pathlib import Path

import cli_edf as edf
from cli_command import CALM, SAMPLES, SMALL, Command, files_in
from PIL import Image

from batik_gen import Design

OTHER = SAMPLES / "person-two-calm.edf"
NAMES = {"all.png", "all.legend.png", "all.design.toml"} | {
    f"all-{number}.{end}" for number in (1, 2) for end in ("portrait.json", "bands.csv")
}
CLOTH = ("--motif", "tambal", "--together", "all", *SMALL)


def test_two_persons_become_one_cloth(batik: Command, tmp_path: Path) -> None:
    ended = batik("make", CALM, OTHER, *CLOTH)
    assert ended.code == 0, ended.err
    written = files_in(tmp_path / "output")
    assert set(written) == NAMES
    for words in ("person 1", "person 2", "all.legend.png"):
        assert words in ended.out
    # Nothing tells which file was which person's.
    assert "calm" not in ended.out
    assert not any(b"calm" in content for content in written.values())
    design = Design.load(tmp_path / "output" / "all.design.toml")
    assert len(design.patches) == 2
    with Image.open(tmp_path / "output" / "all.legend.png") as page:
        assert page.width == 1080
    again = batik("draw", tmp_path / "output" / "all.design.toml", "-o", "again.png", *SMALL)
    assert again.code == 0, again.err


def test_one_that_fails_is_left_out_and_named(batik: Command, tmp_path: Path) -> None:
    flat = edf.write(tmp_path / "flat.edf", edf.flat())
    ended = batik("make", CALM, flat, OTHER, *CLOTH)
    assert ended.code == 1
    assert "flat.edf" in ended.err
    assert set(files_in(tmp_path / "output")) == NAMES


def test_wrong_wishes_are_one_sentence(batik: Command, tmp_path: Path) -> None:
    ended = batik("make", CALM, OTHER, "--motif", "kawung", "--together", "all", *SMALL)
    assert ended.code != 0
    assert "tambal or sekar-jagad" in ended.err
    both = batik("make", CALM, OTHER, "--person", "one", *CLOTH)
    assert both.code == 2
    assert not files_in(tmp_path / "output") if (tmp_path / "output").exists() else True

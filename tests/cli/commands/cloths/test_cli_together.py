"""``batik-gen make --together``: several persons, one cloth, told apart by numbers alone."""

import json
from pathlib import Path

import cli_edf as edf
import numpy as np
import pytest
from cli_command import CALM, PIXELS, SMALL, Command, files_in
from cli_short import SHORT
from made_xdf import write_xdf
from PIL import Image

from batik_gen import Design

OTHER = SHORT / "person-two-calm.edf"
NAMES = {"all.png", "all.legend.png", "all.design.toml"} | {
    f"all-{number}.{end}" for number in (1, 2) for end in ("portrait.json", "bands.csv")
}
WITHOUT_LEGEND = NAMES - {"all.legend.png"}
CLOTH = ("--motif", "tambal", "--together", "all", *SMALL)


def test_two_persons_become_one_cloth(batik: Command, tmp_path: Path) -> None:
    ended = batik("make", CALM, OTHER, *CLOTH, "--legend")
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
    again = batik("draw", tmp_path / "output" / "all.design.toml", "-o", "again.png", *PIXELS)
    assert again.code == 0, again.err


def test_a_second_run_finds_all_there_and_another_cloth_is_told(batik: Command, tmp_path: Path) -> None:
    cloth = (*CLOTH, "--legend")
    assert batik("make", CALM, OTHER, *cloth).code == 0
    before = files_in(tmp_path / "output")
    again = batik("make", CALM, OTHER, *cloth)
    assert (again.code, again.err) == (0, "")
    assert "there already; nothing was to do" in again.out
    (tmp_path / "output" / "all.legend.png").unlink()
    assert batik("make", CALM, OTHER, *cloth).code == 0
    assert files_in(tmp_path / "output") == before
    other = batik("make", OTHER, CALM, *cloth)
    assert other.code != 0
    assert "is there, but is another" in other.err
    assert batik("make", CALM, OTHER, *cloth, "--no-skip-existing").code != 0
    assert files_in(tmp_path / "output") == before


def test_two_people_in_one_file_are_two_persons(batik: Command, tmp_path: Path) -> None:
    pytest.importorskip("pyxdf")
    signals = [np.random.default_rng(n).standard_normal((4, 256 * 14)).cumsum(axis=1) * 2.0 for n in (1, 2)]
    both = write_xdf(tmp_path / "both.xdf", [("Muse", "EEG", x - x.mean(axis=1, keepdims=True)) for x in signals])
    ended = batik("make", both, *CLOTH)
    assert ended.code == 0, ended.err
    assert set(files_in(tmp_path / "output")) == WITHOUT_LEGEND
    one = batik("make", both, *CLOTH, "--stream", "Muse 2", "-o", "one")
    assert one.code == 0, one.err
    assert not (tmp_path / "one" / "all-2.portrait.json").exists()
    said = [tmp_path / folder / f"all-{n}.portrait.json" for folder, n in (("output", 2), ("one", 1))]
    values = [[f["value"] for f in json.loads(path.read_text())["features"]] for path in said]
    assert values[0] == values[1]


def test_one_that_fails_is_left_out_and_named(batik: Command, tmp_path: Path) -> None:
    flat = edf.write(tmp_path / "flat.edf", edf.flat())
    ended = batik("make", CALM, flat, OTHER, *CLOTH)
    assert ended.code == 1
    assert "flat.edf" in ended.err
    assert set(files_in(tmp_path / "output")) == WITHOUT_LEGEND


def test_wrong_wishes_are_one_sentence(batik: Command, tmp_path: Path) -> None:
    ended = batik("make", CALM, OTHER, "--motif", "kawung", "--together", "all", *SMALL)
    assert ended.code != 0
    assert "tambal or sekar-jagad" in ended.err
    both = batik("make", CALM, OTHER, "--person", "one", *CLOTH)
    assert both.code == 2
    assert not files_in(tmp_path / "output") if (tmp_path / "output").exists() else True


@pytest.mark.parametrize("words", [("--cloth", "sarung"), ("--with", "kawung")])
def test_a_cloth_of_patches_is_not_cut_into_parts_in_silence(batik: Command, tmp_path: Path, words) -> None:
    ended = batik("make", CALM, OTHER, *CLOTH, *words)
    assert ended.code == 2
    assert "--together" in ended.err
    assert not (tmp_path / "output").exists()

"""Cloths of several parts on the command line."""

import tomllib

import pytest
from cli_command import CALM, Command
from cli_short import SHORT
from PIL import Image

OTHER = SHORT / "person-two-calm.edf"


def test_a_cloth_has_its_own_size_and_parts(batik: Command, tmp_path):
    ended = batik("make", CALM, "--cloth", "sarung", "--size", "70x35cm", "--dpi", "20", "--part", "papan=kawung")
    assert ended.code == 0
    held = tomllib.loads((tmp_path / "output" / "person-one-calm.design.toml").read_text())
    assert held["cloth"] == "sarung"
    assert [patch["motif"] for patch in held["patches"]] == ["tumpal", "kawung", "gringsing"]
    first = (tmp_path / "output" / "person-one-calm.png").read_bytes()
    assert batik("redraw", "output/person-one-calm.png", "-o", "again.png").code == 0
    assert (tmp_path / "again.png").read_bytes() == first


def test_morning_and_evening_of_two_recordings(batik: Command, tmp_path):
    words = ("--cloth", "pagi-sore", "--size", "40x18cm", "--dpi", "25", "--part", f"sore=truntum:{OTHER}")
    assert batik("make", CALM, *words).code == 0
    held = tomllib.loads((tmp_path / "output" / "person-one-calm.design.toml").read_text())
    assert held["patches"][0]["parameters"]["truntum"] != held["parameters"]["truntum"]
    assert OTHER.stem not in (tmp_path / "output" / "person-one-calm.design.toml").read_text()
    with Image.open(tmp_path / "output" / "person-one-calm.png") as image:
        assert image.width > image.height


def test_two_motifs_are_crossed_and_the_name_tells_both(batik: Command, tmp_path):
    words = (
        "--motif",
        "lung-gelombang",
        "--with",
        "parang",
        "--size",
        "20x20cm",
        "--dpi",
        "25",
        "--no-legend",
        "--output-name",
        "{stem}-{cloth}",
    )
    assert batik("make", CALM, *words).code == 0
    name = "person-one-calm-silang-parang"
    held = tomllib.loads((tmp_path / "output" / f"{name}.design.toml").read_text())
    assert (held["motif"], held["cloth"]) == ("lung-gelombang", "silang")
    assert [patch["motif"] for patch in held["patches"]] == ["parang"]
    first = (tmp_path / "output" / f"{name}.png").read_bytes()
    assert batik("redraw", f"output/{name}.png", "-o", "again.png").code == 0
    assert (tmp_path / "again.png").read_bytes() == first


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--cloth", "sarong"), "sarung"),
        (("--cloth", "sarung", "--part", "kepla=tumpal"), "kepala"),
        (("--cloth", "sarung", "--part", "kepala=tumpel"), "tumpal"),
        (("--cloth", "sarung", "--part", "kepala"), "ROLE=MOTIF"),
        (("--cloth", "sarung", "--size", "10x10cm"), "no room"),
        (("--part", "kepala=tumpal"), "--cloth"),
        (("--cloth", "pagi-sore", "--part", "sore=:gone.edf"), "gone.edf"),
        (("--with", "paramg"), "parang"),
        (("--with", "parang:gone.edf"), "gone.edf"),
        (("--with", "parang", "--cloth", "sarung"), "--with"),
    ],
)
def test_a_wrong_cloth_is_answered_with_the_right_one(batik: Command, tmp_path, words, said):
    ended = batik("make", CALM, *words)
    assert ended.code == 2
    assert said in ended.err
    assert not (tmp_path / "output").exists()

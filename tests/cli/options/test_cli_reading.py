"""What a user tells of a recording on the command line: channels, rate, device."""

from pathlib import Path

import pytest
from cli_command import CALM, SMALL, Command
from places import SAMPLES


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table of the four columns of a Muse without any words."""
    lines = (SAMPLES / "person-one-calm-muse.csv").read_text(encoding="utf-8").splitlines()[1:]
    path = tmp_path / "relax.csv"
    path.write_text("\n".join(",".join(line.split(",")[1:5]) for line in lines), encoding="utf-8")
    return path


def test_a_table_is_read_as_its_refusal_says(batik: Command, table: Path) -> None:
    refused = batik("read", table)
    assert refused.code == 3
    assert "--sfreq 256 --channels TP9,AF7,AF8,TP10" in " ".join(refused.err.split())
    ended = batik("read", table, "--sfreq", "256", "--channels", "TP9,AF7,AF8,TP10")
    assert ended.code == 0
    assert "4 used: TP9, AF7, AF8, TP10" in ended.out
    assert "told by hand" in ended.out


def test_channels_are_chosen_and_left_out(batik: Command) -> None:
    some = batik("read", CALM, "--channels", "o1, O2,Pz")
    assert "3 used" in some.out
    assert "3 channels were chosen by hand" in some.out
    fewer = batik("read", CALM, "--exclude", "Fp1,Fp2")
    assert "5 used" in fewer.out
    assert "left out by hand" in fewer.out
    wrong = batik("read", CALM, "--channels", "Oz9")
    assert wrong.code == 3
    assert "has no channel Oz9" in wrong.err


def test_a_wrong_device_lists_all(batik: Command) -> None:
    ended = batik("read", CALM, "--device", "toaster")
    assert ended.code != 0
    assert "muse" in ended.err


def test_make_takes_the_same_options(batik: Command, table: Path, tmp_path: Path) -> None:
    out = tmp_path / "cloths"
    ended = batik("make", table, "-o", out, *SMALL, "--device", "muse")
    assert ended.code == 0, ended.err
    assert (out / "relax.png").is_file()

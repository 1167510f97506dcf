"""``batik-gen film``: a film, one frame of it, or a sheet of twelve."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from cli_command import CALM, Command, files_in
from PIL import Image

SMALL = ("--px", "90x160", "--seconds", "3", "--fps", "24")


def test_a_recording_becomes_a_film(batik: Command, tmp_path: Path) -> None:
    pytest.importorskip("av", reason="films are written through PyAV, the extra [film]")
    ended = batik("film", CALM, "-o", "film.mp4", *SMALL, "--scenes", "baths,cloth", "--words", "id")
    assert ended.code == 0
    assert "film.mp4: 90 x 160 pixels, 3 s, 72 frames" in ended.out
    assert list(files_in(tmp_path)) == ["film.mp4"]
    again = batik("film", CALM, "-o", "film.mp4", *SMALL)
    assert again.code == 1
    assert "--force" in again.err


def test_the_last_frame_is_what_make_writes(batik: Command, tmp_path: Path) -> None:
    assert batik("make", CALM, "-o", ".", "--px", "90x160", "--no-legend", "--output-name", "cloth").code == 0
    assert batik("film", CALM, "-o", "last.png", *SMALL, "--still", "71").code == 0
    with Image.open(tmp_path / "cloth.png") as cloth, Image.open(tmp_path / "last.png") as last:
        assert (np.asarray(cloth.convert("RGB")) == np.asarray(last.convert("RGB"))).all()


def test_a_storyboard_of_a_design_has_twelve_frames(batik: Command, tmp_path: Path) -> None:
    assert batik("make", CALM, "-o", ".", "--px", "96x96", "--no-legend", "--output-name", "cloth").code == 0
    assert batik("film", "cloth.design.toml", "-o", "board.png", *SMALL, "--storyboard").code == 0
    with Image.open(tmp_path / "board.png") as board:
        assert board.width == 1600


def test_a_loop_is_written_without_pyav_and_under_its_limit(
    batik: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    ended = batik("film", CALM, "-o", "loop.gif", "--loop", "tile", "--px", "120x120", "--max-mb", "2")
    assert ended.code == 0
    assert "5.76 s" in ended.out
    with Image.open(tmp_path / "loop.gif") as loop:
        assert loop.n_frames == 72
    assert (tmp_path / "loop.gif").stat().st_size <= 2e6


@pytest.mark.parametrize("style", ["reading", "turntable"])
def test_every_style_ends_with_the_same_cloth(batik: Command, tmp_path: Path, style: str) -> None:
    for name, words in (("one.png", ()), ("other.png", ("--style", style))):
        assert batik("film", CALM, "-o", name, *SMALL, "--still", "71", *words).code == 0
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "other.png").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "f.mp4", "--loop", "tile"), "does not end as a loop does; call it f.gif"),
        (("-o", "f.gif", "--loop", "bath", "--still", "2"), "give one of them"),
        (("-o", "f.gif", "--loop", "bath", "--sonify"), "nothing is heard with a picture or a loop"),
        (("-o", "f.mp4", "--music", "nowhere.mp3", *SMALL), "there is no file nowhere.mp3; give a file of sound"),
        (("-o", "f.mp4", "--music", CALM, *SMALL), "cannot be read; give a file of sound"),
        (("-o", "f.mp4", "--px", "91x160"), "video has even sides; choose 92 x 160"),
        (("-o", "f.mp4", "--px", "3:2"), "choose 9:16, 1:1, 16:9, 4:5"),
        (("-o", "f.mp4", "--seconds", "90"), "choose 3 to 60 seconds"),
        (("-o", "f.avi"), "does not end as a film does"),
        (("-o", "f.png", "--still", "500", *SMALL), "the film has no frame 500"),
        (("-o", "f.png", "--still", "5", "--storyboard"), "give one of them"),
        (("-o", "f.mp4", "--scenes", "wax,dip"), "has no scene 'dip'"),
    ],
)
def test_wrong_orders_of_a_film_are_told(batik: Command, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    ended = batik("film", CALM, *words)
    assert ended.code == 2
    assert said in ended.err
    assert files_in(tmp_path) == {}


def test_without_pyav_it_is_told_how_to_get_it(batik: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    ended = batik("film", CALM, "-o", "film.mp4", *SMALL)
    assert ended.code == 2
    assert "pip install 'batik-gen[film]'" in ended.err


def test_pyav_is_loaded_only_for_a_film() -> None:
    asked = "import sys; from batik_gen.cli.app import run; run(['film', '--help']); sys.exit('av' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=False).returncode == 0

"""Options of measuring on the command line, plots, and norms of one's own."""

import importlib.util
import io
import sys
from pathlib import Path

import pytest
from cli_command import CALM, SMALL, Command, files_in
from PIL import Image
from places import SAMPLES

from batik_gen import Portrait, read
from batik_gen.values.recording import Recording


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of six persons: a sample, cut, each time a little louder, which moves the level."""
    spec = importlib.util.spec_from_file_location("maker_of_samples", SAMPLES / "make_samples.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    sys.modules["maker_of_samples"] = maker
    spec.loader.exec_module(maker)
    recording = read(CALM)
    assert isinstance(recording, Recording)
    folder = tmp_path_factory.mktemp("corpus")
    lines = ["file,person,condition"]
    for i in range(6):
        louder = recording.signals[:4, : 128 * 40] * (1 + 0.1 * i)
        maker.write_edf(folder / f"Dewi-{i}.edf", louder, recording.channels[:4], 128)
        lines.append(f"Dewi-{i}.edf,Dewi {i},eyes-closed")
    (folder / "persons.csv").write_text("\n".join([*lines, "gone.edf,Dewi 9,"]) + "\n")
    return folder


def test_norms_are_made_used_and_named(batik: Command, tmp_path: Path, corpus: Path) -> None:
    ended = batik("norms", corpus, "-o", "mine.csv")
    assert ended.code == 1
    assert "gone.edf" in ended.err
    assert "6 persons from 6 recordings" in ended.out
    assert "Dewi" not in (tmp_path / "mine.csv").read_text()
    assert "exists already" in batik("norms", corpus, "-o", "mine.csv").err
    shown = batik("read", corpus / "Dewi-2.edf", "--norms", "mine.csv", "--condition", "eyes-closed", "-o", "p.json")
    assert shown.code == 0
    portrait = Portrait.load(tmp_path / "p.json")
    assert portrait.norms.startswith("own norms ")
    assert portrait.norms in " ".join(shown.out.split())
    assert portrait.condition == "eyes_closed"
    assert batik("make", corpus / "Dewi-2.edf", "--norms", "mine.csv", "-o", "out", *SMALL).code == 0
    design = tmp_path / "out" / "Dewi-2.design.toml"
    assert portrait.norms in design.read_text()
    assert batik("draw", design, "-o", "again.png", "--px", "200x200").code == 0


def test_a_list_is_needed(batik: Command, tmp_path: Path) -> None:
    ended = batik("norms", tmp_path, "-o", "mine.csv")
    assert ended.code == 2
    assert "persons.csv cannot be read" in ended.err
    assert files_in(tmp_path) == {}


def test_norms_that_are_none_refuse_before_any_work(batik: Command, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("hello\n")
    for words in (("read", CALM), ("make", CALM, "-o", "out", *SMALL)):
        ended = batik(*words, "--norms", "bad.csv")
        assert ended.code == 2
        assert "bad.csv" in ended.err
    assert set(files_in(tmp_path)) == {"bad.csv"}


def test_bands_on_the_alpha_peak(batik: Command) -> None:
    shown = batik("read", CALM, "--bands", "iaf")
    assert shown.code == 0
    assert "anchored on the alpha peak" in " ".join(shown.out.split())


def test_limits_by_name(batik: Command) -> None:
    assert batik("read", CALM, "--min-clean", "1000").code == 3
    assert "numbers are unsteady" in " ".join(batik("read", CALM, "--warn-clean", "1000").out.split())


def test_a_plot_and_both_kinds_of_table(batik: Command, tmp_path: Path) -> None:
    assert batik("read", CALM, "--plot", "p.png", "-o", "p.json", "-o", "p.csv").code == 0
    assert Portrait.load(tmp_path / "p.json").quality.clean_s > 20
    assert (tmp_path / "p.csv").read_text().startswith("what,channel")
    held = (tmp_path / "p.png").read_bytes()
    assert Image.open(io.BytesIO(held)).size == (1210, 792)
    assert b"person-one" not in held
    again = batik("read", CALM, "--plot", "p.png")
    assert again.code == 1
    assert "exists already" in again.err
    assert batik("read", CALM, "--plot", "p.png", "--force").code == 0
    assert (tmp_path / "p.png").read_bytes() == held


@pytest.mark.parametrize(
    "words",
    [
        ("read", CALM, CALM, "--plot", "p.png"),
        ("read", CALM, "--plot", "p.jpg"),
        ("read", CALM, "-o", "p.txt"),
        ("read", CALM, "--bands", "mine"),
        ("read", CALM, "--condition", "asleep"),
        ("read", CALM, "--min-clean", "0"),
        ("read", CALM, "--min-clean", "nan"),
        ("read", CALM, "--warn-clean", "nan"),
        ("read", CALM, "--warn-clean", "inf"),
    ],
)
def test_words_that_mean_nothing(words: tuple[object, ...], batik: Command, tmp_path: Path) -> None:
    assert batik(*words).code == 2
    assert files_in(tmp_path) == {}


def test_nothing_is_left_where_the_folder_is_missing(batik: Command, tmp_path: Path) -> None:
    assert batik("read", CALM, "--plot", "no/p.png").code == 1
    assert files_in(tmp_path) == {}

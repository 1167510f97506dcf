"""What outputs are called: no two that differ by an option share a name, and every recording has its own."""

import shlex
import shutil
from pathlib import Path

import pytest
from cli_command import CALM, SMALL, Command, files_in

from batik_gen.cli.options.sizes import choose_format
from batik_gen.cli.results.naming import ClothWords, cloth_name, stems_of


@pytest.fixture(autouse=True)
def by_default(batik: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BATIK_GEN_OUTPUT_NAME")


def _name(
    motif: str = "truntum",
    variant: str = "",
    process: str = "",
    cloth: str = "",
    seed: int = 1,
    usual_mm: tuple[float, float] | None = None,
    size_mm: tuple[float, float] | None = None,
    px: tuple[int, int] | None = None,
    dpi: float | None = None,
) -> str:
    format = choose_format(size_mm or usual_mm, px, dpi)
    words = ClothWords(motif, variant, process, cloth, format, usual_mm, seed, "en", "sogan-yogya")
    return cloth_name(None, "rec", "", 1, words)


def test_a_name_tells_what_is_not_as_by_default() -> None:
    assert _name() == "rec"
    assert _name(motif="kawung", variant="sen", process="sogan-solo") == "rec-kawung-sen-sogan-solo"
    assert _name(motif="kawung", px=(1080, 1920)) == "rec-kawung-1080x1920"
    assert _name(size_mm=(600.0, 400.0)) == "rec-600x400mm"
    assert _name(seed=7) == "rec-seed7"
    assert _name(cloth="sarung", usual_mm=(2200.0, 1050.0)) == "rec-sarung"


def test_no_two_sizes_share_a_name() -> None:
    names: dict[str, set[object]] = {}
    for size_mm in (None, (400.0, 400.0), (250.0, 250.0), (400.0, 300.0)):
        for px, dpi in ((None, None), ((1080, 1080), None), ((2362, 2362), None), (None, 150.0), (None, 68.58)):
            if size_mm == (400.0, 300.0) and px:
                continue
            format = choose_format(size_mm, px, dpi)
            names.setdefault(_name(size_mm=size_mm, px=px, dpi=dpi), set()).add(format)
    assert all(len(formats) == 1 for formats in names.values()), names


def test_recordings_of_one_name_are_told_apart() -> None:
    given = [Path(name) for name in ("/a/rec.edf", "/b/rec.edf", "/b/other.edf")]
    assert stems_of(given) == ["a-rec", "b-rec", "other"]
    assert stems_of([Path("/s1/eeg/rec.edf"), Path("/s2/eeg/Rec.edf")]) == ["s1-eeg-rec", "s2-eeg-Rec"]
    assert stems_of([Path("/a/rec.edf"), Path("/a/rec.fif.gz")]) == ["rec-edf", "rec-fif-gz"]
    assert len(set(stems_of([Path("/a/rec.edf"), Path("/a/rec.bdf"), Path("/b/rec.edf")]))) == 3
    assert stems_of([Path("/a/rec.edf"), Path("/b/rec.edf"), Path("/c/a-rec.edf")]) == ["a-rec", "b-rec", "a-rec-2"]


def test_another_motif_and_size_stand_beside_the_first_and_share_what_was_measured(
    batik: Command, tmp_path: Path
) -> None:
    assert batik("make", CALM, *SMALL).code == 0
    first = files_in(tmp_path / "output")
    assert batik("make", CALM, "--motif", "kawung", *SMALL, "--lang", "id", "--legend").code == 0
    both = files_in(tmp_path / "output")
    assert {name: both[name] for name in first} == first
    assert set(both) - set(first) == {
        f"person-one-calm-kawung-100x100mm-240x240{end}" for end in (".png", "-id.legend.png", ".design.toml")
    }


def test_a_template_names_all_files(batik: Command, tmp_path: Path) -> None:
    template = "{number:02d}-{motif}-{process}-{px}"
    assert batik("make", CALM, "--output-name", template, "--no-legend", *SMALL).code == 0
    assert set(files_in(tmp_path / "output")) == {
        f"01-truntum-sogan-yogya-240x240.{end}" for end in ("png", "design.toml", "portrait.json", "bands.csv")
    }


@pytest.mark.parametrize(
    "template",
    ["{name}", "{stem.parent}", "{", "{0}", "{stem:d}", "a/{stem}", "", "{variant}", "{stem:>999999999}", "{stem!r}"],
)
def test_a_wrong_template_is_one_sentence_before_any_work(template: str, batik: Command, tmp_path: Path) -> None:
    ended = batik("make", CALM, "--output-name", template, *SMALL)
    assert ended.code in (1, 2)
    assert ended.err.count("\n") == 1
    assert not (tmp_path / "output").exists()


def test_an_unknown_field_is_refused_with_all_there_are(batik: Command) -> None:
    ended = batik("make", CALM, "--output-name", "{name}")
    for field in ("stem", "folder", "number", "motif", "variant", "process", "size", "px", "seed"):
        assert field in ended.err


def test_a_template_that_does_not_tell_recordings_apart_is_refused(batik: Command) -> None:
    ended = batik("make", CALM, CALM.with_name("person-two-calm.edf"), "--output-name", "{motif}", *SMALL)
    assert ended.code == 2
    assert "{stem} or {number}" in ended.err


@pytest.mark.parametrize("name", ["my rec", "-rec", "it's $(mine)", "{stem}"])
def test_what_is_to_be_tried_next_works_as_it_is_told(batik: Command, tmp_path: Path, name: str) -> None:
    shutil.copy(CALM, tmp_path / f"{name}.edf")
    ended = batik("make", "-o", ".", "--no-legend", *SMALL, "--", f"{name}.edf")
    (told,) = (line for line in ended.out.splitlines() if "batik-gen draw" in line)
    _, *words = shlex.split(told, comments=True)
    drawn = batik(*words)
    assert drawn.code == 0, drawn.err
    assert (tmp_path / "mine.png").is_file()


def test_an_empty_name_is_not_the_folder_one_is_in(batik: Command, tmp_path: Path) -> None:
    """What a shell makes of a variable that is not set."""
    shutil.copy(CALM, tmp_path / "rec.edf")
    ended = batik("make", "")
    assert ended.code == 2
    assert "an empty name is that of no file" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["rec.edf"]

"""``batik-gen make`` of many recordings: done once, side by side, nothing taken for done that is not."""

import os
import shutil
import signal
from pathlib import Path

import cli_edf as edf
import pytest
from cli_command import CALM, Command, files_in
from cli_short import SHORT

from batik_gen.cli.running.progress import BatchBar
from batik_gen.running.batch import side_by_side
from batik_gen.values.design import Design

TINY = ("--size", "100x100mm", "--px", "90x90")
ENDS = ("png", "legend.png", "design.toml", "portrait.json", "bands.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of recordings, one of them below it, with a file that is none."""
    folder = tmp_path / "in"
    (folder / "day two").mkdir(parents=True)
    for source, target in (("calm", "one.edf"), ("restless", "day two/two.edf")):
        shutil.copy(SHORT / f"person-one-{source}.edf", folder / target)
    (folder / "notes.md").write_text("no recording")
    return folder


def test_a_folder_is_made_once_and_a_second_run_has_nothing_to_do(batik: Command, folder: Path, tmp_path: Path) -> None:
    ended = batik("make", folder, *TINY, "--legend", "--jobs", "2")
    assert ended.code == 0, ended.err
    first = files_in(tmp_path / "output")
    assert set(first) == {f"{stem}.{end}" for stem in ("one", "two") for end in ENDS}
    assert "2 recordings: 2 made" in ended.out
    assert "legend.png" not in ended.out
    shutil.copy(SHORT / "person-two-calm.edf", folder / "three.edf")
    (tmp_path / "output" / "two.png").unlink()
    ended = batik("make", folder, *TINY, "--legend", "-v")
    assert ended.code == 0, ended.err
    assert "3 recordings: 1 there already, 2 made" in ended.out
    assert "three.legend.png" in ended.out
    again = files_in(tmp_path / "output")
    assert {name: again[name] for name in first} == first
    ended = batik("make", folder, *TINY, "--legend")
    assert ended.code == 0
    assert ended.out.strip() == "3 recordings: 3 there already."
    assert files_in(tmp_path / "output") == again


@pytest.mark.parametrize(
    "changed", [("--seed", "2"), ("--set", "truntum.pitch=32"), ("--condition", "eyes_open"), ("--bleed", "3mm")]
)
def test_what_is_there_by_other_settings_is_never_taken_for_done(
    changed: tuple[str, str], batik: Command, tmp_path: Path
) -> None:
    # Under one name, as the template of these tests has it.
    assert batik("make", CALM, *TINY, "--skip-existing").code == 0
    first = files_in(tmp_path / "output")
    ended = batik("make", CALM, *TINY, "--skip-existing", *changed)
    assert ended.code == 1
    assert "--force" in ended.err
    assert files_in(tmp_path / "output") == first
    assert batik("make", CALM, *TINY, "--force", *changed).code == 0
    assert files_in(tmp_path / "output") != first


def test_a_design_edited_by_hand_stays(batik: Command, tmp_path: Path) -> None:
    assert batik("make", CALM, *TINY).code == 0
    path = tmp_path / "output" / "person-one-calm.design.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")
    assert Design.load(path).motif == "truntum"
    assert batik("make", CALM, *TINY, "--skip-existing").code == 1
    assert "# mine" in path.read_text(encoding="utf-8")


def test_another_recording_of_that_name_is_never_taken_for_done(batik: Command, tmp_path: Path) -> None:
    mine = tmp_path / "mine.edf"
    shutil.copy(CALM, mine)
    assert batik("make", mine, *TINY).code == 0
    shutil.copy(SHORT / "person-two-calm.edf", mine)
    ended = batik("make", mine, *TINY, "--skip-existing")
    assert ended.code == 1
    assert "another" in ended.err


def test_what_fails_stands_out(batik: Command, tmp_path: Path) -> None:
    flat = edf.write(tmp_path / "flat.edf", edf.flat())
    ended = batik("make", CALM, flat, *TINY, "--jobs", "2")
    assert ended.code == 1
    assert "2 recordings: 1 made, 1 failed" in ended.out
    assert "flat.edf" in ended.err


def test_a_folder_without_recordings_is_told(batik: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert batik("make", tmp_path / "in", *TINY).code == 3


def test_the_same_file_twice_is_one_recording(batik: Command, tmp_path: Path) -> None:
    assert batik("make", CALM, CALM.parent / "." / CALM.name, *TINY).code == 0
    assert len(files_in(tmp_path / "output")) == 4


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_measured(
    batik: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def touched(*words: object, **options: object) -> None:
        raise AssertionError

    def refused(*words: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setenv("BATIK_GEN_DEBUG", "1")
    monkeypatch.setattr("batik_gen.eeg.measuring.pieces.measure_file", touched)
    monkeypatch.setattr("batik_gen.values.files._begin_folder", refused)
    ended = batik("make", CALM, *TINY)
    assert ended.code == 1
    assert "Permission denied" in ended.err


def test_one_bar_tells_of_the_whole_where_somebody_watches(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    bar = BatchBar(4)
    for _ in range(4):
        bar.one_done()
    bar.clear()
    shown = capfd.readouterr().err.split("\r\x1b[2K")
    assert [line.partition(",")[0] for line in shown[1:5]] == [
        f"[{'#' * full}{'.' * (24 - full)}] {done} of 4" for done, full in enumerate((0, 6, 12, 18))
    ]
    assert all("a minute" in line and line.endswith("left") for line in shown[2:5])
    assert shown[5:] == [""]


def _mind(task: str) -> str:
    if task == "lost":
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{task} done"


@pytest.mark.skipif(os.name == "nt", reason="a process is ended by a POSIX signal")
def test_a_lost_process_takes_no_other_recording_with_it() -> None:
    tasks = ["a", "lost", "b", "c", "lost"]
    results = dict(side_by_side(_mind, tasks, 2, lambda task: f"{task}, alas"))
    assert [results[n] for n in range(len(tasks))] == [
        "a done",
        "lost, alas",
        "b done",
        "c done",
        "lost, alas",
    ]

"""Several runs in one folder: none overwrites another, and what a killed one left is swept, nothing else."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from cli_command import CALM, files_in

from batik_gen.cli.running.outputs import hidden_folder, place
from batik_gen.render.picture.recipe import read_recipe
from batik_gen.values.design import Design
from batik_gen.values.errors import CannotWrite
from batik_gen.values.files import plan, sweep, write_whole

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX locks and signals")

_STOPPED = """
import pathlib, sys, time
from batik_gen.__main__ import main
from batik_gen.cli.commands.cloths import make_one

mark = sys.argv.pop(1)
place = make_one.place

def wait_then_place(*words):
    pathlib.Path(mark).touch()
    while not pathlib.Path("go").exists():
        time.sleep(0.01)
    place(*words)

make_one.place = wait_then_place
main()
"""
"""The command, which stands still with all files finished until there is a file called go."""


def _begin(folder: Path, mark: str, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _STOPPED, mark, "make", str(CALM), "--px", "90x90", "--no-legend", *words]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _until(there: Callable[[], bool], *processes: subprocess.Popen[str]) -> None:
    while not there():
        assert all(process.poll() is None for process in processes)
        time.sleep(0.01)


def _hidden(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(".")]


def test_two_runs_at_once_never_overwrite_each_other(tmp_path: Path) -> None:
    one = _begin(tmp_path, "one")
    two = _begin(tmp_path, "two", "--set", "truntum.pitch=32")
    _until(lambda: (tmp_path / "one").exists() and (tmp_path / "two").exists(), one, two)
    (tmp_path / "go").touch()
    said = {process: process.communicate(timeout=60) for process in (one, two)}
    assert sorted(process.returncode for process in said) == [0, 1]
    lost = one if one.returncode else two
    assert "from another run" in said[lost][1]
    # Both files of the cloth are of the one that came first.
    design = tmp_path / "output" / "person-one-calm-90x90.design.toml"
    assert (Design.load(design).parameters["truntum.pitch"] == 32) is (lost is one)
    text = Design.load(design).for_drawing().to_toml()
    assert read_recipe(design.with_name("person-one-calm-90x90.png")).text == text
    assert len(files_in(tmp_path / "output")) == 4


def test_what_a_killed_run_left_is_swept_and_a_live_run_is_left_alone(tmp_path: Path) -> None:
    output = tmp_path / "output"
    killed, live = _begin(tmp_path, "killed"), _begin(tmp_path, "live", "--seed", "2")
    _until(lambda: (tmp_path / "killed").exists() and (tmp_path / "live").exists(), killed, live)
    output_of_mine = output / ".batik-gen-notes"
    output_of_mine.write_text("mine")
    assert len(_hidden(output)) == 3
    killed.kill()
    killed.communicate()
    sweep(output)
    assert len(_hidden(output)) == 2
    live.send_signal(signal.SIGTERM)
    live.communicate()
    assert live.returncode == 143
    assert list(output.iterdir()) == [output_of_mine]


_BATCH = """
import pathlib, signal, time
from batik_gen.cli.commands.cloths import make_one

# A shell that runs the tests in its background lets them ignore Ctrl-C, and nohup the end of the terminal.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)

def stand_still(*words):
    pathlib.Path(f"there-{words[1][0].split('-')[2]}").touch()
    while True:
        time.sleep(0.01)

make_one.place = stand_still
"""
"""A module that lets every process stand still with all files finished."""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129), ("SIGKILL", -9)])
def test_a_batch_that_is_ended_ends_its_processes_and_leaves_nothing(name: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_BATCH)
    marks = [tmp_path / "there-calm", tmp_path / "there-restless"]
    recordings = [str(CALM), str(CALM.with_name("person-one-restless.edf"))]
    command = [sys.executable, "-m", "batik_gen", "make", *recordings, "--px", "90x90", "--jobs", "2", "--no-legend"]
    path = os.pathsep.join([str(tmp_path), *sys.path])
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as batch:
        _until(lambda: all(mark.exists() for mark in marks), batch)
        # As a terminal does it: the signal goes to every process; but a kill only to the first.
        (os.kill if name == "SIGKILL" else os.killpg)(batch.pid, getattr(signal, name))
        # The pipes are closed when no process holds them any more.
        _, err = batch.communicate(timeout=60)
    assert batch.returncode == code
    if name != "SIGKILL":
        assert err.strip() == "batik-gen: stopped; nothing half-made was left behind"
    sweep(tmp_path / "output")
    assert list((tmp_path / "output").iterdir()) == []


_BEGINNING = """
import pathlib, sys, time

if any("loky" in word for word in sys.orig_argv) and "--process-name" in sys.orig_argv:
    pathlib.Path("begun").touch()
    time.sleep(1.5)
"""
"""A module that lets the processes of a batch take their time to begin."""


def test_processes_that_begin_after_their_batch_was_killed_end_as_well(tmp_path: Path) -> None:
    """Found by kills at random moments: they went on for five minutes, and so did whoever waited for their output."""
    (tmp_path / "sitecustomize.py").write_text(_BEGINNING)
    recordings = [str(CALM), str(CALM.with_name("person-one-restless.edf"))]
    command = [sys.executable, "-m", "batik_gen", "make", *recordings, "--px", "90x90", "--jobs", "2", "--no-legend"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as batch:
        _until(lambda: (tmp_path / "begun").exists(), batch)
        batch.kill()
        batch.communicate(timeout=60)
    sweep(tmp_path / "output")
    assert list((tmp_path / "output").iterdir()) == []


@pytest.mark.parametrize("force", [False, True])
def test_files_are_placed_all_or_none(force: bool, tmp_path: Path) -> None:
    (tmp_path / "b").write_text("old")
    (tmp_path / "a").write_text("old") if force else None
    before = files_in(tmp_path)
    with hidden_folder(tmp_path) as hidden:
        for name in ("a", "b"):
            (hidden / name).write_text("new")
        with pytest.raises((CannotWrite, FileNotFoundError)):
            place(hidden, ["a", "b"] if not force else ["a", "b", "gone"], force)
    assert files_in(tmp_path) == before


def test_a_picture_that_another_run_wrote_meanwhile_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.png"

    def write(file: IO[bytes]) -> None:
        target.write_bytes(b"of the other run")
        file.write(b"of this run")

    with pytest.raises(CannotWrite, match="another run"):
        write_whole(target, write, over=False)
    assert files_in(tmp_path) == {"a.png": b"of the other run"}
    write_whole(target, lambda file: file.write(b"of this run"))
    assert files_in(tmp_path) == {"a.png": b"of this run"}


def test_a_kill_between_two_files_is_made_good_by_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("old")
    hidden = tmp_path / ".batik-gen-unfinished-abcdefgh"
    hidden.mkdir()
    (hidden / "b").write_text("new")
    (tmp_path / "a").write_text("new")
    plan(hidden, ["a", "b"], True)
    sweep(tmp_path)
    assert files_in(tmp_path) == {"a": b"new", "b": b"new"}
    assert not hidden.exists()

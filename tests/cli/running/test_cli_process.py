"""The command as a process of its own: quick to answer, silent, interruptible."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_command import CALM, SMALL

from batik_gen import __version__
from batik_gen.cli.app import run

_HEAVY = ("numpy", "scipy", "mne", "PIL")


def _run(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "batik_gen", *map(str, words)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["make", "--help"], ["read", "--help"], []])
def test_arguments_are_parsed_without_anything_heavy(words: list[str], tmp_path: Path) -> None:
    code = (
        "import sys; from batik_gen.cli.app import run; "
        f"assert run({words!r}) == 0; "
        f"print([n for n in {_HEAVY!r} if n in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ended.stderr.strip() == "[]"
    assert ended.stdout


def test_python_m_and_the_exit_code_of_the_process(tmp_path: Path) -> None:
    assert _run("--version", cwd=tmp_path).stdout.strip().endswith(__version__)
    made = _run("make", CALM, *SMALL, "--no-legend", cwd=tmp_path)
    assert made.returncode == 0
    assert made.stderr == ""
    assert (tmp_path / "output" / "person-one-calm-100x100mm-240x240.png").exists()
    assert _run("make", "gone.edf", cwd=tmp_path).returncode == 3


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m batik_gen motifs parang | head -n 1; exit ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 0
    assert ended.stderr == ""


_HALF_WAY = """
import pathlib, signal
from batik_gen.__main__ import main
from batik_gen.render.files import png

# A shell that runs the tests in its background lets them ignore Ctrl-C, and nohup the end of the terminal.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
packed = []
pack = png.pack

def pack_one_band_then_wait(pixels, last):
    if packed:
        pathlib.Path("half-way").touch()
        while True:
            signal.pause()
    packed.append(True)
    return pack(pixels, last)

png.pack = pack_one_band_then_wait
main()
"""
"""The command, which stands still for ever when half of its picture is in the file."""


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a POSIX signal")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_that_ends_a_run_leaves_nothing_half_made(name: str, tmp_path: Path) -> None:
    words = ["make", str(CALM), "--size", "40x200mm", "--px", "240x1200"]
    command = [sys.executable, "-c", _HALF_WAY, *words]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not (tmp_path / "half-way").exists():
            time.sleep(0.02)
        half_made = [path.suffix for path in (tmp_path / "output").rglob("*") if path.is_file()]
        process.send_signal(getattr(signal, name))
        out, err = process.communicate()
    assert ".png" in half_made
    assert process.returncode == 128 + getattr(signal, name)
    assert out == ""
    assert err.strip().startswith("batik-gen: stopped")
    assert list((tmp_path / "output").iterdir()) == []


def test_ctrl_c_stops_a_program_that_runs_a_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def struck(*words: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("batik_gen.eeg.measuring.pieces.measure_file", struck)
    with pytest.raises(KeyboardInterrupt):
        run(["read", str(CALM)])


def test_a_file_that_ends_early_is_not_taken_for_ctrl_c(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ended(*words: object, **options: object) -> None:
        raise EOFError

    monkeypatch.delenv("BATIK_GEN_DEBUG", raising=False)
    monkeypatch.setattr("batik_gen.pattern.declaring.registry.families", ended)
    assert run(["motifs"]) == 1
    assert "something unforeseen went wrong (EOFError)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("batik-gen in", "inspect"),
        ("batik-gen make --motif kaw", "kawung"),
        ("batik-gen make --process kel", "kelengan"),
    ],
)
def test_a_shell_completes_commands_and_names(typed: str, offered: str) -> None:
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1), "_BATIK_GEN_COMPLETE": "bash_complete"}
    command = [sys.executable, "-m", "batik_gen"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120, env={**os.environ, **words})
    assert f"plain,{offered}" in told.stdout.split()


_BLOCKED = """
import functools, signal
from batik_gen.running.batch import side_by_side
work = functools.partial(signal.pthread_sigmask, signal.SIG_BLOCK)
for _, blocked in side_by_side(work, [(), ()], 2, None):
    print(signal.SIGINT in blocked, signal.SIGHUP in blocked)
"""
"""Each process of a batch tells which signals it is closed to, in a Python that began none before."""


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no masks of signals")
def test_processes_of_a_batch_leave_ctrl_c_to_the_first_one_from_their_beginning() -> None:
    done = subprocess.run([sys.executable, "-c", _BLOCKED], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["True"] * 4

"""Every command that README and docs show is run as it is written, in the order of its page."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_short import SHORT
from page_commands import PAGES, Shown, mentioned, shown
from places import ROOT, SAMPLES

from batik_gen.cli.app import app, run

_RECORDINGS = {
    "rec.edf": "person-one-calm.edf",
    "recording.edf": "person-one-calm.edf",
    "a.edf": "person-one-restless.edf",
    "b.edf": "person-two-calm.edf",
    "recordings/monday.edf": "person-two-restless.edf",
    "recordings/friday.csv": "person-one-calm-muse.csv",
    "S001R02.edf": "person-two-calm.edf",
    "person-one-calm.edf": "person-one-calm.edf",
}
"""What pages call a recording of the reader's, and the sample that stands for it, cut short where it can be."""

_FILE = re.compile(r"(?<![\w./{*-])[\w.-]+(?:/[\w.-]+)*\.(?:png|toml|svg|dxf|gpl|pdf|tiff|json|csv)\b")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds what the pages speak of as there already."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("BATIK_GEN_")]:
        monkeypatch.delenv(name)
    (tmp_path / "samples").symlink_to(SAMPLES)
    for folder in ("recordings", "batik_gen/pattern/motifs"):
        (tmp_path / folder).mkdir(parents=True)
    for name, sample in _RECORDINGS.items():
        # What is called as its sample is that sample, for pages also take it from samples/.
        short = SHORT / sample
        shutil.copy(short if short.exists() and name != sample else SAMPLES / sample, tmp_path / name)
    return tmp_path


_SAID_TWICE = ("README.id.md", "docs/index.md", "CONTRIBUTING.md")
"""What they show is on other pages too: run before a release."""
_RUN = [page for page in PAGES if any(not c.excuse for c in shown(page))]


@pytest.mark.parametrize(
    "page", [pytest.param(page, marks=pytest.mark.slow) if page in _SAID_TWICE else page for page in _RUN]
)
def test_every_command_of_a_page_runs_as_written(page: str, desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if any("person.design.toml" in command.filled for command in shown(page)):
        assert run(["make", "rec.edf", "-o", ".", "--output-name", "person", "--px", "240x240", "--no-legend"]) == 0
    done: set[str] = set()
    for command in shown(page):
        if command.excuse or command.filled in done:
            continue
        # A line that stands on a page twice is another way to the same.
        done.add(command.filled)
        for line in (command.filled, f"{command.filled} {command.more}")[: 2 if command.more else 1]:
            capfd.readouterr()
            code = _run(line)
            said = capfd.readouterr()
            assert code == 0, f"{page}:{command.line}: {line}: {said.err}"
            assert "Traceback" not in said.err
        again = re.match(r"batik-gen redraw (\S+)\.png -o (\S+\.png)$", command.filled)
        if again:
            assert Path(again[2]).read_bytes() == Path(f"{again[1]}.png").read_bytes()
        for name in _named(command):
            assert any(desk.rglob(name)), f"{page}:{command.line} names {name}, which is not there"


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_run_names_only_what_is_there(page: str) -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for command in shown(page):
        if command.words.startswith("make "):
            assert set(command.words.split()[1:]) <= set(targets), command
        for module in re.findall(r"-m (benchmarks[.\w]*)", command.words):
            place = ROOT / module.replace(".", "/")
            assert place.with_suffix(".py").is_file() or (place / "__main__.py").is_file(), command
        for path in re.findall(r"(?<= )(?:benchmarks|docs|tests)/[\w./]+", command.words if command.excuse else ""):
            assert (ROOT / path).exists() or "ROOM" in command.words, command
    context = app.make_context("batik-gen", ["motifs"])
    assert mentioned(page) <= set(app.list_commands(context))


def _run(line: str) -> int:
    """Run one line, in a shell only where it asks for one."""
    words = shlex.split(line)
    if words[0] == "batik-gen" and not re.search(r"[|>&$]", line):
        return run(words[1:])
    program = Path("bin/batik-gen")
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m batik_gen "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent.absolute()}:{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    return subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], env=env, check=False).returncode


def _named(command: Shown) -> set[str]:
    """Return the files that a command, its comment and its shown answer say will be there."""
    written = {words[1] for words in re.findall(r"(?:^| )(-o|>|--save-preset) (\S+)", command.filled)}
    return written | set(_FILE.findall(" ".join((command.comment, *command.answer))))

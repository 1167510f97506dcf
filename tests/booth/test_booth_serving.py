"""The booth as a process: where it listens, what it says, and what is left when it is ended or cut off."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from booths import begun, left
from places import ROOT

from batik_gen.cli.app import run

pytest.importorskip("mne_lsl", reason="the extra 'live' is not installed")


@contextmanager
def _serving(folder: Path, *words: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Start ``batik-gen booth`` with a folder of its own for all that is unfinished; give its link and its process."""
    (folder / "tmp").mkdir(exist_ok=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith("BATIK_GEN_")}
    env |= {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder / "tmp")}
    command = [sys.executable, "-m", "batik_gen", "booth", "--no-browser", "--stream", "nobody-is-called-so", *words]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout is not None
        link = ""
        while not link:
            line = process.stdout.readline()
            assert line, "the booth ended before it told its link"
            link = "".join(re.findall(r"http://\S+token\S+", line))
        yield link, process
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(20)


def _ask(link: str, path: str, data: object = None) -> dict:
    parts = urlsplit(link)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    headers = {"X-Batik-Gen-Token": parts.query.removeprefix("token="), "X-Batik-Gen": "1"}
    end = time.monotonic() + 60
    while True:
        try:
            connection.request("GET" if data is None else "POST", path, data and json.dumps(data), headers)
            return json.loads(connection.getresponse().read())
        except ConnectionRefusedError:
            assert time.monotonic() < end
            time.sleep(0.2)


def _begin(link: str, name: str) -> None:
    form = _ask(link, "/api/form?by=person")
    answers = {"make": True, "name": True}
    told = _ask(link, "/api/begin", {"sha256": form["sha256"], "by": "person", "answers": answers, "name": name})
    assert told["visit"] == 1


def test_ended_in_the_middle_of_a_visit_it_leaves_nothing_and_has_said_nothing_of_anybody(tmp_path):
    campaign = begun(tmp_path / "fair")
    with _serving(tmp_path, str(campaign)) as (link, process):
        assert urlsplit(link).hostname == "127.0.0.1"
        _begin(link, "Sri Wahyuni")
        assert any((tmp_path / "tmp").iterdir())
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 130
    assert "Sri" not in said
    assert "nobody's take was left" in said
    assert list((tmp_path / "tmp").iterdir()) == []
    assert left(campaign / "booth") == ["lock"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill")
def test_cut_off_and_started_again_what_was_left_is_swept(tmp_path):
    campaign = begun(tmp_path / "fair")
    with _serving(tmp_path, str(campaign)) as (link, process):
        _begin(link, "Sri")
        process.kill()
        process.wait(20)
    assert any((tmp_path / "tmp").iterdir())
    with _serving(tmp_path, str(campaign)) as (link, process):
        assert _ask(link, "/api/state")["stage"] == "waiting"
        assert len(list((tmp_path / "tmp").iterdir())) == 1
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_two_booths_do_not_share_a_campaign(tmp_path, capsys):
    campaign = begun(tmp_path / "fair")
    with _serving(tmp_path, str(campaign)) as (link, _):
        _ask(link, "/api/state")
        assert run(["booth", str(campaign), "--no-browser"]) != 0
        assert capsys.readouterr().err.strip()


def test_a_port_that_is_taken_is_told(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run(["booth", "--no-browser", "--port", str(taken.getsockname()[1])]) == 2
        assert "choose another port" in capsys.readouterr().err

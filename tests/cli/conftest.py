"""The command line as a person uses it: words in; exit code, sentences and files out."""

from pathlib import Path

import pytest
from cli_command import CALM, SMALL, Command, Ended

from batik_gen.cli.app import run


@pytest.fixture
def batik(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run ``batik-gen`` in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BATIK_GEN_DEBUG", raising=False)
    # Most tests are about something else than names and legends, and begin no processes for a small cloth.
    for name, value in {"OUTPUT_NAME": "{stem}", "LEGEND": "false", "JOBS": "1"}.items():
        monkeypatch.setenv(f"BATIK_GEN_{name}", value)

    def command(*words: object) -> Ended:
        capfd.readouterr()
        code = run([str(word) for word in words])
        held = capfd.readouterr()
        return Ended(code, held.out, held.err)

    return command


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the five files of one sample, made once for all tests that only look at them."""
    folder = tmp_path_factory.mktemp("made")
    assert run(["make", str(CALM), "-o", str(folder), "--output-name", "{stem}", *SMALL]) == 0
    return folder

"""What the README promises is true."""

import re
import runpy
from pathlib import Path

import pytest
from places import ROOT, SAMPLES

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_table_is_that_of_the_mapping() -> None:
    docs = runpy.run_path(str(ROOT / "docs" / "mapping_table.py"))
    assert docs["BEGIN"] + docs["make_table"]() + docs["END"] in README


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "samples").symlink_to(SAMPLES)
    (block,) = _blocks("python")
    exec(compile(block, "README.md", "exec"), {"__name__": "readme"})
    assert (tmp_path / "mine.png").stat().st_size > 100_000


def test_every_file_linked_to_is_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target

"""What tests of legends look at: the Portrait and the Design of one sample."""

from pathlib import Path

import pytest
from cli_command import CALM

from batik_gen import design, measure, read


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a Portrait and a Design, made once for all tests that only look at them."""
    folder = tmp_path_factory.mktemp("made")
    portrait = measure(read(CALM))
    portrait.save(folder / "person-one-calm.portrait.json")
    design(portrait, size_mm=(100.0, 100.0)).save(folder / "person-one-calm.design.toml")
    return folder

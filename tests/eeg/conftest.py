"""Fixtures of the EEG room: the samples' maker, and real recordings where there are any."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
from places import ROOT, SAMPLES


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES


@pytest.fixture(scope="session")
def maker() -> ModuleType:
    """Return samples/make_samples.py as a module."""
    spec = importlib.util.spec_from_file_location("make_samples", SAMPLES / "make_samples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_samples"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def recordings() -> Path:
    """Return the folder of real recordings; they are not part of the repository."""
    folder = Path(os.environ.get("BATIK_GEN_RECORDINGS", ROOT.parent / "shared" / "recordings"))
    if not folder.is_dir():
        pytest.skip("no real recordings here; set BATIK_GEN_RECORDINGS to their folder")
    return folder

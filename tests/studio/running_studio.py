"""A studio that really listens, and a real browser before it."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from places import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""Browsers of a system."""


@contextmanager
def serving(folder: Path, *words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Start ``batik-gen studio`` in a folder; give its link and its process."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BATIK_GEN_")}
    env = {**kept, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(folder / "config"), "BATIK_GEN_FAST": "0"}
    command = [sys.executable, "-m", "batik_gen", "studio", "--no-browser", *words]
    process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        link = ""
        while not link:
            line = process.stdout.readline()
            assert line, "the studio ended before it told its link"
            link = "".join(re.findall(r"http://\S+", line))
        yield link, process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


@contextmanager
def browser() -> Iterator[Any]:
    """Give a Chromium, or pass the test over where none can be had."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed here")
    with api.sync_playwright() as playwright:
        chromium, why = None, "none is installed"
        # The one that was named, that of the system, and last the one that Playwright brought.
        for path in [*filter(None, map(shutil.which, (os.environ.get("CHROME", ""), *BROWSERS))), None]:
            try:
                chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
                break
            except api.Error as error:
                why = str(error).strip().partition("\n")[0]
        if chromium is None:
            pytest.skip(
                f"no Chromium can be had here ({why}); 'playwright install chromium' brings one, CHROME names one"
            )
        try:
            yield chromium
        finally:
            chromium.close()

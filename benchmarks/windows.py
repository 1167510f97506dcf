"""A page that is served and a browser before it, for what is measured in one."""

import re
import shutil
import subprocess
from typing import Any


def link_of(process: "subprocess.Popen[str]") -> str:
    """Return the link that a studio tells when it is ready."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return found[0]
    raise AssertionError("the studio ended before it told its link")


def chromium(playwright: Any) -> Any:
    """Start the Chromium of the system, or the one that Playwright brought."""
    found = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    return playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])

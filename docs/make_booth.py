"""Draw docs/images/booth.webp and booth-id.webp: a visit on a kiosk's screen, from a sample that is streamed.

    python docs/make_booth.py

Needs the extra ``booth``, Playwright and a Chromium; takes some minutes, since the rest is a real one.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

ROOT = Path(__file__).parent.parent
_SCREEN = {"width": 1080, "height": 1920}
_SHOWN = (432, 768)
_APART = 18
_GROUND = "#e9e0cd"
_MOTIF = 2
"""Which of the cloths is chosen."""


def main() -> None:
    """Draw both pictures."""
    for lang, name in (("en", "booth"), ("id", "booth-id")):
        with tempfile.TemporaryDirectory() as folder, _serving(Path(folder) / "fair", lang) as link:
            screens = [Image.open(BytesIO(shot)).convert("RGB").resize(_SHOWN, 3) for shot in _visit(link)]
        wide = len(screens) * (_SHOWN[0] + _APART) + _APART
        page = Image.new("RGB", (wide, _SHOWN[1] + 2 * _APART), _GROUND)
        for number, screen in enumerate(screens):
            page.paste(screen, (_APART + number * (_SHOWN[0] + _APART), _APART))
        page.save(ROOT / "docs" / "images" / f"{name}.webp", quality=82, method=6)


@contextmanager
def _serving(folder: Path, lang: str) -> Iterator[str]:
    """Serve a booth of a campaign; give its link."""
    command = [sys.executable, "-m", "batik_gen"]
    begun = ["campaign", "--lang", lang, "init", str(folder), "--booth", "--name", "Gelombang 2026"]
    subprocess.run([*command, *begun], check=True, stdout=subprocess.DEVNULL)
    sample = str(ROOT / "samples" / "person-one-calm.edf")
    words = ["booth", str(folder), "--demo", sample, "--no-browser", "--seconds", "60", "--share", "127.0.0.1"]
    booth = subprocess.Popen([*command, *words, "--lang", lang], stdout=subprocess.PIPE, text=True)
    try:
        assert booth.stdout is not None
        for line in booth.stdout:
            if found := re.search(r"http://\S+", line):
                yield found[0]
                break
    finally:
        booth.terminate()
        booth.wait(60)


def _visit(link: str) -> Iterator[bytes]:
    """Walk through a visit and yield what is seen."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = next(path for name in ("chromium", "chromium-browser") if (path := shutil.which(name)))
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = chromium.new_page(viewport=_SCREEN)  # type: ignore[arg-type]
        page.set_default_timeout(180_000)
        page.goto(link)
        page.locator(".wall img").first.wait_for()
        yield _seen(page)
        page.click("#begin")
        page.click("[data-by=person]")
        page.click("#go-on")
        for key, answer in (("make", 0), ("show", 0), ("name", 1)):
            page.locator(f"[data-ask={key}] label").nth(answer).click()
        yield _seen(page)
        page.click("#agree")
        page.locator(".spot").first.wait_for()
        yield page.screenshot()
        page.locator("[data-screen=rest] .sheet img").wait_for()
        yield _seen(page)
        page.locator(f"[data-choice='{_MOTIF}']").click()
        yield _seen(page)
        page.click("#take")
        page.locator("[data-screen=home] .qr").wait_for()
        yield _seen(page)
        chromium.close()


def _seen(page: Any) -> bytes:
    # Cloths come slowly over one another.
    time.sleep(3.5)
    shot: bytes = page.screenshot()
    return shot


if __name__ == "__main__":
    main()

"""Take the pictures of the studio's page: docs/images/studio/*.webp. Needs Playwright and a Chromium.

Run from the repository's root: ``python docs/make_studio.py``
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent / "images" / "studio"
READY = "#main[data-settled=yes]"
WAIT_MS = 180_000
QUALITY = 66
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


def keep(page: Page, name: str) -> None:
    """Write what the page shows, as small as it can be read."""
    page.wait_for_timeout(900)
    with Image.open(io.BytesIO(page.screenshot())) as image:
        image.convert("RGB").save(HERE / f"{name}.webp", quality=QUALITY, method=6)


def opened(browser: Browser, link: str, lang: str, theme: str, **window: object) -> Page:
    """Open the page in a window of its own, with a sample on the easel."""
    context = browser.new_context(**window)  # type: ignore[arg-type]
    context.set_default_timeout(WAIT_MS)
    context.add_init_script(
        f"localStorage.setItem('batik-gen-lang', '{lang}'); localStorage.setItem('batik-gen-theme', '{theme}')"
    )
    page = context.new_page()
    page.goto(link)
    page.locator("#drop, .easel").first.wait_for()
    if page.locator("#drop").count():
        page.locator("[data-sample]").first.click()
    page.locator(READY).wait_for()
    return page


def wide(browser: Browser, link: str) -> None:
    """Take the pictures of a wide screen."""
    page = opened(browser, link, "en", "light", viewport=WIDE)
    page.click("#tabWave")
    page.locator(".traces").wait_for()
    page.locator("#traces").scroll_into_view_if_needed()
    keep(page, "wave")
    page.click("#tabChange")
    page.locator("[data-group=motif]").scroll_into_view_if_needed()
    page.locator("[data-exact='truntum.petal_width']").fill("0.19")
    page.locator("[data-exact='truntum.petal_width']").press("Enter")
    page.locator(READY).wait_for()
    keep(page, "change")
    page.click("[data-view=pins]")
    page.locator(".pins[data-full=yes]").wait_for()
    page.locator(".bits[data-full]").wait_for(state="attached")
    page.wait_for_timeout(6000)  # every tile that is seen from near
    page.locator(".pin").nth(2).focus()
    keep(page, "pins")
    page.click("#tabChoose")
    page.click("[data-wall=families]")
    page.locator(".tile img.cloth").nth(23).wait_for()
    keep(page, "choose")
    page.context.close()


def main() -> None:
    """Start a studio and take all pictures."""
    HERE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        env = {**os.environ, "XDG_CONFIG_HOME": folder}
        command = [sys.executable, "-m", "batik_gen", "studio", "--no-browser", "--private"]
        process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout is not None
            link = ""
            while not link:
                link = "".join(re.findall(r"http://\S+", process.stdout.readline()))
            found = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            wide(browser, link)
            page = opened(browser, link, "id", "dark", viewport=PHONE, device_scale_factor=1.5, is_mobile=True)
            page.click("#tabChange")
            page.locator("[data-group=motif]").scroll_into_view_if_needed()
            keep(page, "phone")
            browser.close()
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()

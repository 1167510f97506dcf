"""How soon the studio follows a hand: from an input event in a real browser to the picture that it paints.

    python -m benchmarks.studio RECORDING [--times 100] [--motif kawung] [--mm 1000] [--only wall hand zoom]

BATIK_GEN_FAST=0 leaves the compiled loops aside. The browser paints on the processor, in the same cores; where others
work on them, too, the seconds that the server itself computed tell more than those of the clock.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.windows import chromium, link_of

READY = "#main[data-settled=yes]"
WAIT_MS = 180_000

_INPUT_TO_PAINT = """
([name, value, watched]) => new Promise((painted) => {
  const slider = document.querySelector(`[data-slider="${name}"]`), sheet = document.querySelector('.sheet');
  const seen = new MutationObserver((changes) => {
    if (!changes.some((one) => [...one.addedNodes].some((node) => node.matches?.(watched)))) return;
    seen.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => painted(performance.now() - begun)));
  });
  seen.observe(sheet, { childList: true, subtree: true });
  const begun = performance.now();
  slider.value = value;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
})
"""
"""Moves a slider, and tells after how many ms the picture that follows was painted."""

_FRAMES = """
(seconds) => new Promise((done) => {
  const easel = document.querySelector('.easel'), box = easel.getBoundingClientRect(), at = [];
  const clientX = box.left + box.width * 0.4, clientY = box.top + box.height * 0.4, long = seconds * 1000;
  const frame = (now) => {
    at.push(now);
    if (now - at[0] > long) { done(at.slice(1).map((each, n) => each - at[n])); return; }
    const deltaY = Math.cos(((now - at[0]) / long) * 4 * Math.PI) > 0 ? -30 : 30;
    easel.dispatchEvent(new WheelEvent('wheel', { deltaY, clientX, clientY, bubbles: true, cancelable: true }));
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})
"""
"""Turns the wheel at each frame, in and out twice, and tells how many ms lay between frames."""


def main() -> None:
    """Start a studio, use it in a browser, and print what it took."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("recording", type=Path)
    words.add_argument("--times", type=int, default=100)
    words.add_argument("--motif", default="kawung")
    words.add_argument("--mm", type=float, default=1000.0)
    words.add_argument("--only", nargs="*", choices=("wall", "hand", "zoom"), default=("wall", "hand", "zoom"))
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        env = {**os.environ, "XDG_CONFIG_HOME": folder}
        command = [sys.executable, "-m", "batik_gen", "studio", "--no-browser", "--private"]
        process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
        try:
            link = link_of(process)
            time.sleep(3.0)  # it loads what it draws with meanwhile, as while a person looks at the first page
            browser = chromium(playwright)
            page = browser.new_page(viewport={"width": 1160, "height": 832})
            page.set_default_timeout(WAIT_MS)
            print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
            _measure(page, link, asked, process.pid)
            print(f"memory of the server: {_memory_mb(process.pid):.0f} MB at most")
            browser.close()
        finally:
            process.terminate()
            process.wait()


def _measure(page: Page, link: str, asked: argparse.Namespace, pid: int) -> None:
    page.goto(link)
    page.locator("#files").wait_for(state="attached")
    begun, worked = time.perf_counter(), _worked_s(pid)
    page.set_input_files("#files", str(asked.recording))
    page.locator(".sheet img[src]").first.wait_for()
    first = time.perf_counter() - begun
    page.locator(READY).wait_for()
    print(
        f"dropped to first cloth: {first:.2f} s; to the whole of 40 x 40 cm: {time.perf_counter() - begun:.2f} s, "
        f"of which the server computed {_worked_s(pid) - worked:.2f} s"
    )
    if "wall" in asked.only:
        _wall(page, asked.motif, pid)
    if "hand" in asked.only:
        _hand(page, asked, pid)
    if "zoom" in asked.only:
        _zoom(page)


def _hand(page: Page, asked: argparse.Namespace, pid: int) -> None:
    """Move sliders of a cloth, and look at tiles of it."""
    look = "(await import('/page/looks.js'))"
    page.evaluate(f"async (motif) => {look}.change({{ motif, variant: '', process: '' }})", asked.motif)
    page.locator(READY).wait_for()
    page.click("#tabChange")
    for field in ("width", "height"):
        page.fill(f"[data-field={field}]", f"{asked.mm / 10:g}")
        page.press(f"[data-field={field}]", "Enter")
    page.locator(READY).wait_for()
    page.wait_for_timeout(4000)  # what is typical of all copies is found out beside
    box = page.locator(".sheet").bounding_box()
    assert box is not None
    print(f"{asked.motif}, {asked.mm:g} mm shown on {box['width']:.0f} px:")
    page.locator("[data-group=bath] > summary").click()
    _slide(page, "a bath", "bath.depth_soga", ".sheet > img", asked.times, pid)
    name = page.locator("[data-group=motif] [data-slider]").first.get_attribute("data-slider")
    assert name is not None
    _slide(page, "a shape, about the middle at once", name, ".bits img", asked.times, pid)
    _settle(page, name)
    _tiles(page, asked.times)


def _wall(page: Page, motif: str, pid: int) -> None:
    page.click("#tabChoose")
    begun, worked = time.perf_counter(), _worked_s(pid)
    page.click("[data-wall=families]")
    page.locator(".tile img.cloth").first.wait_for()
    first = time.perf_counter() - begun
    count = page.locator(".tile").count()
    page.locator(".tile img.cloth").nth(count - 1).wait_for()
    print(
        f"wall of {count} families: first {first:.2f} s, all {time.perf_counter() - begun:.2f} s; "
        f"the server and its helpers computed {_worked_s(pid) - worked:.2f} s"
    )
    page.click(f".tile[data-motif={motif}]")
    page.locator(READY).wait_for()


def _slide(page: Page, what: str, name: str, watched: str, times: int, pid: int) -> None:
    slider = page.locator(f"[data-slider='{name}']")
    low, high = (float(slider.get_attribute(end) or 0) for end in ("min", "max"))
    took, worked = [], _worked_s(pid)
    for number in range(times):
        value = low + (high - low) * (0.2 + 0.6 * ((number * 7919) % times) / times)
        took.append(float(page.evaluate(_INPUT_TO_PAINT, [name, value, watched])))
    print(
        f"  {what}: median {statistics.median(took):.0f} ms, worst of {times} {max(took):.0f} ms; "
        f"the server computed {1000 * (_worked_s(pid) - worked) / times:.0f} ms each, load {os.getloadavg()[0]:.1f}"
    )


def _settle(page: Page, name: str) -> None:
    begun = time.perf_counter()
    page.locator(f"[data-slider='{name}']").dispatch_event("change")
    page.locator(READY).wait_for()
    print(f"  let go, to the whole: {1000 * (time.perf_counter() - begun):.0f} ms")


def _tiles(page: Page, times: int) -> None:
    """Time tiles of 384 px at true size, anywhere on the cloth."""
    took: list[Any] = page.evaluate(
        """async (times) => {
          const looks = await import('/page/looks.js'), api = await import('/page/api.js'), took = [];
          const look = looks.now(), scale = 4, side = 384 / scale;
          for (let n = 0; n < times; n++) {
            const x = ((n * 7919) % 97) / 97 * (look.size_mm[0] - side);
            const y = ((n * 104729) % 89) / 89 * (look.size_mm[1] - side);
            const begun = performance.now();
            await api.picture(look, { view: 'part', box: [x, y, x + side, y + side], scale, channel: 'bench' });
            took.push(performance.now() - begun);
          }
          return took;
        }""",
        times,
    )
    print(f"  a tile of 384 px: median {statistics.median(took):.0f} ms, worst of {times} {max(took):.0f} ms")


def _zoom(page: Page, seconds: float = 6.0) -> None:
    """Zoom and move a kain panjang at each frame that the browser gives, and tell how far frames lay apart."""
    page.evaluate("async () => (await import('/page/looks.js')).change({ size_mm: [2500, 1050] })")
    page.locator(READY).wait_for()
    page.evaluate(_FRAMES, 1.0)
    apart = sorted(float(each) for each in page.evaluate(_FRAMES, seconds))
    late = sum(each > 25.0 for each in apart)
    print(
        f"zooming 250 x 105 cm: {1000 * len(apart) / sum(apart):.1f} frames a second, "
        f"median {statistics.median(apart):.1f} ms, 95 % below {apart[int(0.95 * len(apart))]:.1f} ms, "
        f"{late} of {len(apart)} later than 25 ms; load {os.getloadavg()[0]:.1f}"
    )


def _worked_s(pid: int) -> float:
    """Return how many seconds a process and those that it began have computed."""
    total, tick = 0.0, os.sysconf("SC_CLK_TCK")
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if pid in (int(place.parent.name), int(fields[1])):
            total += (int(fields[11]) + int(fields[12])) / tick
    return total


def _memory_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else float("nan")


if __name__ == "__main__":
    main()

"""A monkey before the studio's page: it presses, types and drags whatever is in its reach, the same for the same seed.

    python -m benchmarks.monkey [RECORDING] [--actions 10000] [--pause-ms 10] [--seed 20261129] [--minutes 40]

It acts in the browser, as quickly as the page lets it. Told are errors of the page, answers that are the server's
fault, requests that failed, how many are on their way at once, the memory of the server, and whether the command that
is shown at the end makes the picture that is kept there, byte for byte.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from benchmarks.windows import chromium, link_of

_TAKE_HOLD = """
([seed, pause]) => {
  let state = seed >>> 0;
  const luck = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296; };
  const pick = (list) => list[Math.floor(luck() * list.length)];
  const fire = (it, ...names) => names.forEach((name) => it.dispatchEvent(new Event(name, { bubbles: true })));
  // What opens another window, forgets all, or takes minutes, is out of its reach.
  const out = '#forget, #files, [data-field=cut], [data-keep]:not([data-keep=design]), [data-first], #to-campaign, a';
  const typed = { width: () => 5 + 5 * luck(), height: () => 5 + 5 * luck(), seed: () => Math.floor(luck() * 1e6) };
  window.monkey = () => {
    const all = [...document.querySelectorAll('button, select, input, summary, .easel, .pair')]
      .filter((it) => !it.disabled && !it.matches(out) && it.getClientRects().length);
    const it = pick(all);
    if (!it || luck() < 0.06) {
      const key = pick(['z', 'y', 'z']);
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true }));
      return 'Ctrl+' + key;
    }
    if (it.matches('select')) { it.value = pick([...it.options]).value; fire(it, 'change'); }
    else if (it.matches('[type=range]')) {
      for (let n = Math.ceil(3 * luck()); n > 0; n--) {
        it.value = Number(it.min) + luck() * (it.max - it.min);
        fire(it, 'input');
      }
      if (luck() < 0.9) fire(it, 'change');
    } else if (it.matches('[type=number]')) {
      const low = Number(it.min), high = Number(it.max), own = typed[it.dataset.field];
      it.value = own ? own() : luck() < 0.1 ? pick(['', '-1e99', '7e300', '0']) : low + luck() * (high - low);
      fire(it, 'input', 'change');
    } else if (it.matches('[type=color]')) {
      it.value = '#' + Math.floor(luck() * 16777216).toString(16).padStart(6, '0');
      fire(it, 'change');
    } else if (it.matches('.easel, .pair')) {
      const key = pick(['ArrowLeft', 'ArrowUp', '+', '-', '0']);
      it.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    } else if (it.dataset.view === 'before') {
      fire(it, 'pointerdown', 'pointerup');
    } else it.click();
    return [it.tagName, it.id, JSON.stringify(it.dataset), it.value ?? ''].join(' ');
  };
  // From the room of opening it finds its way back.
  const isOpening = () => document.querySelector('#main[data-room=open]');
  const back = () => { if (isOpening()) [...document.querySelectorAll('.opening button')].at(-1)?.click(); };
  window.monkeys = async (count) => {
    const done = [];
    for (let n = 0; n < count; n++) {
      done.push(window.monkey());
      await new Promise((go) => setTimeout(go, pause));
      back();
    }
    return done;
  };
}
"""

SEED = 20_261_129
_STRIDE = 100
_WAIT_MS = 60_000
_SAMPLE = Path(__file__).parents[1] / "samples" / "person-one-calm.edf"

Ask = Callable[..., Any]


class Watch:
    """Take note of all that goes wrong with a page, and of how many requests are on their way at once."""

    def __init__(self, page: Any) -> None:
        self.wrong: list[str] = []
        self.most, self._asked = 0, set[Any]()
        page.on("pageerror", lambda error: self.wrong.append(f"{error}\n{error.stack}"))
        page.on("response", self._answered)
        page.on("request", self._begun)
        page.on("requestfinished", lambda request: self._asked.discard(request))
        page.on("requestfailed", self._failed)

    def _answered(self, answer: Any) -> None:
        if answer.status >= 500:
            self.wrong.append(f"{answer.status} {answer.url} {answer.text()}")

    def _begun(self, request: Any) -> None:
        if "/api/" in request.url:
            self._asked.add(request)
            self.most = max(self.most, len(self._asked))

    def _failed(self, request: Any) -> None:
        self._asked.discard(request)
        self.wrong.append(f"{request.failure} {request.url}")


def prepare(page: Any, link: str, seed: int = SEED, pause_ms: float = 10.0) -> None:
    """Open a studio's page, make its cloth a small one, and set the monkey before it."""
    page.set_default_timeout(_WAIT_MS)
    page.goto(link)
    page.locator(".easel").wait_for()
    page.click("#tabChange")
    for field in ("width", "height"):
        page.fill(f"[data-field={field}]", "8")
        page.press(f"[data-field={field}]", "Enter")
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.evaluate(_TAKE_HOLD, [seed, pause_ms])


def let_loose(page: Any, actions: int) -> list[str]:
    """Let the monkey act so many times; return what it did."""
    done: list[str] = []
    while len(done) < actions:
        done += page.evaluate("(count) => window.monkeys(count)", min(_STRIDE, actions - len(done)))
    return done


def memory_mb(pid: int) -> float:
    """Return how much memory a process has now; nan where this system does not tell."""
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else float("nan")


def asking(link: str) -> Ask:
    """Return what asks the server as the page does."""
    parts = urlsplit(link)
    headers = {"X-Batik-Gen-Token": parts.query.removeprefix("token="), "X-Batik-Gen": "1"}

    def ask(path: str, data: object = None) -> Any:
        body = None if data is None else json.dumps(data).encode()
        with urlopen(Request(f"http://{parts.netloc}{path}", body, headers), timeout=60) as answer:
            content = answer.read()
            return json.loads(content) if answer.headers["content-type"] == "application/json" else content

    return ask


def last_that_can_be(page: Any, ask: Ask) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the last look that was not refused, and its command: a process without a bath is none."""
    while True:
        look = page.evaluate("async () => (await import('/page/looks.js')).now()")
        try:
            return look, ask("/api/command", {"look": look, "px": 200})
        except HTTPError as refused:
            if refused.code != 422:
                raise
            page.evaluate("async () => (await import('/page/looks.js')).undo()")


def keep(ask: Ask, look: object, told: dict[str, Any], folder: Path) -> Path:
    """Keep the picture of a look, and what its command asks to be there first; return the picture."""
    # The monkey may have opened an invented person instead, by name.
    for sample in _SAMPLE.parent.glob("person-*"):
        if not (folder / sample.name).exists():
            shutil.copy(sample, folder)
    for kind in [*told["first"], "png"]:
        name, content = _made(ask, {"look": look, "kind": kind, "px": 200})
        path = folder / ("seen.png" if kind == "png" else name)
        path.write_bytes(content)
    return path


def _made(ask: Ask, wish: dict[str, Any]) -> tuple[str, bytes]:
    id = ask("/api/jobs", wish)["id"]
    for _ in range(1200):
        told = ask(f"/api/jobs/{id}")
        assert not told["why"], (told, wish)
        if told["done"]:
            return told["name"], ask(f"/api/jobs/{id}/file")
        time.sleep(0.05)
    raise AssertionError("the file was never ready")


def main() -> None:
    """Let the monkey loose, and tell what came of it."""
    from playwright.sync_api import sync_playwright

    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("recording", type=Path, nargs="?", default=_SAMPLE)
    words.add_argument("--actions", type=int, default=10_000)
    words.add_argument("--pause-ms", type=float, default=10.0)
    words.add_argument("--seed", type=int, default=SEED)
    words.add_argument("--minutes", type=float, default=40.0)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        shutil.copy(asked.recording, folder)
        env = {
            **os.environ,
            "XDG_CONFIG_HOME": str(folder / "config"),
            "PYTHONPATH": os.pathsep.join(filter(None, (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH")))),
        }
        command = [sys.executable, "-m", "batik_gen"]
        start = [*command, "studio", "--no-browser", "--private", asked.recording.name]
        process = subprocess.Popen(start, cwd=folder, env=env, stdout=subprocess.PIPE, text=True)
        try:
            link = link_of(process)
            browser = chromium(playwright)
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            watch = Watch(page)
            prepare(page, link, asked.seed, asked.pause_ms)
            _act(page, watch, process.pid, asked)
            look, told = last_that_can_be(page, asking(link))
            browser.close()
            seen = keep(asking(link), look, told, folder)
            subprocess.run([*command, *shlex.split(told["command"])[1:]], cwd=folder, env=env, check=True)
            same = (folder / "output" / "cloth.png").read_bytes() == seen.read_bytes()
            print(f"{told['command']}\n  makes the picture that was kept: {'yes, to the byte' if same else 'NO'}")
        finally:
            process.terminate()
            process.wait()
    sys.exit(bool(watch.wrong) or not same)


def _act(page: Any, watch: Watch, pid: int, asked: argparse.Namespace) -> None:
    begun, done, most = time.monotonic(), 0, 0.0
    while done < asked.actions and time.monotonic() - begun < 60 * asked.minutes:
        done += len(let_loose(page, min(_STRIDE, asked.actions - done)))
        most = max(most, memory_mb(pid))
        if done % (5 * _STRIDE) == 0 or done == asked.actions:
            took = time.monotonic() - begun
            print(
                f"{done} actions in {took:.0f} s ({done / took:.1f} a second): {len(watch.wrong)} errors, at most "
                f"{watch.most} requests on their way; server {memory_mb(pid):.0f} MB, at most {most:.0f}; "
                f"load {os.getloadavg()[0]:.1f}",
                flush=True,
            )
            for one in sorted(set(watch.wrong)):
                print("  " + one, flush=True)


if __name__ == "__main__":
    main()

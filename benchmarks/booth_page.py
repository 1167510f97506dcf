"""Visitors of a booth who press the buttons of its page, one after the other, in one browser that is never closed."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.windows import chromium

_WAIT_MS = 120_000


class PageVisitor:
    """Use the page as a visitor does.

    Parameters
    ----------
    page
        The page, which stays open from the first visitor to the last.
    """

    def __init__(self, page: Any) -> None:
        self._page = page
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self._tools = page.context.new_cdp_session(page)
        self._tools.send("Performance.enable")
        self._tools.send("HeapProfiler.enable")

    def told(self) -> str:
        """Return what the page holds: its script's memory, its elements, its errors."""
        self._tools.send("HeapProfiler.collectGarbage")
        held = {one["name"]: one["value"] for one in self._tools.send("Performance.getMetrics")["metrics"]}
        return (
            f"; page {held['JSHeapUsedSize'] / 1e6:.1f} MB, {held['Nodes']:.0f} nodes, "
            f"{held['JSEventListeners']:.0f} listeners, {len(self.wrong)} errors"
        )

    def come(self, kind: str, luck: random.Random, idle: Callable[[], None]) -> None:
        """Walk through a visit of one kind, until nobody is at it."""
        page = self._page
        self._at("waiting")
        page.click("#begin")
        page.click("[data-by=person]")
        page.click("#go-on")
        self._at("allow")
        for question in page.locator("[data-ask]").all():
            key = question.get_attribute("data-ask")
            if key == "make" or luck.random() < 0.7:
                question.locator("label").nth(int(kind == "declines")).click()
        if kind == "declines":
            page.keyboard.press("Escape")
        else:
            page.click("#agree")
            self._go_through(kind, idle)
        self._at("waiting", "thanks", "declined", "forgotten")
        if page.locator("#over").count():
            page.click("#over")
        self._at("waiting")

    def _go_through(self, kind: str, idle: Callable[[], None]) -> None:
        page = self._page
        self._at("choosing", "refused")
        if page.locator("#main[data-screen=refused]").count():
            page.click("#enough")
        elif kind == "leaves while choosing":
            page.click("#stop")
        elif kind == "walks away from the choice":
            idle()
        else:
            page.click("#take")
            self._at("home")
            if kind == "walks away from the card":
                idle()
            elif kind == "deletes everything":
                page.click("#forget")
                page.click("#forget")
            else:
                page.click("#done")

    def _at(self, *screens: str) -> None:
        self._page.locator(", ".join(f"#main[data-screen={screen}]" for screen in screens)).wait_for()


@contextmanager
def browsing(link: str) -> Iterator[PageVisitor]:
    """Give a visitor before a booth's page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = chromium(playwright)
        page = browser.new_page(viewport={"width": 1080, "height": 1920})
        page.set_default_timeout(_WAIT_MS)
        page.goto(link)
        yield PageVisitor(page)
        browser.close()

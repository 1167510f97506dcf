"""What is being done, on one line that is overwritten; silent where nobody watches."""

import os
import sys
import time
from collections.abc import Callable

from batik_gen.cli.running.terminal import tell
from batik_gen.values.words import Words, visible

_CLEAR_LINE = "\r\x1b[2K"


def _is_watched() -> bool:
    """Tell whether stderr is a terminal that can take a line away again (https://no-color.org asks for no escapes)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Progress:
    """Tell on stderr which recording is at which stage, if stderr is a terminal that takes orders."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._number = 0
        self._watched = _is_watched()

    def of(self, name: str) -> Callable[[str], None]:
        """Begin the next recording and return what tells its stages."""
        self._number += 1
        place = f"[{self._number}/{self._count}] " if self._count > 1 else ""

        def say(stage: str) -> None:
            if self._watched:
                tell(f"{_CLEAR_LINE}{place}{visible(name)}: {stage} ...", err=True, nl=False, painted=True)

        return say

    def clear(self) -> None:
        """Take the line away."""
        if self._watched:
            tell(_CLEAR_LINE, err=True, nl=False, painted=True)


_OF = Words("{done} of {count}", "{done} dari {count}")
_PACE = Words(
    ", {pace:.0f} a minute, {minutes}:{seconds:02d} left", ", {pace:.0f} per menit, sisa {minutes}:{seconds:02d}"
)
_LINES = 10


class BatchBar:
    """Show on stderr, if that is a terminal, how many of a batch are done, how quickly, and how long the rest takes.

    Parameters
    ----------
    count
        How many there are.
    lang
        Language that it speaks.
    lines
        Where nobody watches, tell the same in a line each time another tenth is done.
    """

    _WIDTH = 24

    def __init__(self, count: int, lang: str = "en", *, lines: bool = False) -> None:
        self._count = count
        self._lang = lang
        self._lines = lines
        self._done = 0
        self._begun = time.perf_counter()
        self._watched = _is_watched()
        self._show()

    def one_done(self) -> None:
        """Move on by one recording."""
        self._done += 1
        self._show()
        tenths = _LINES * self._done // self._count
        if self._lines and not self._watched and tenths > _LINES * (self._done - 1) // self._count:
            tell(f"{self._told()}{self._pace()}", err=True)

    def clear(self) -> None:
        """Take the bar away, as for a line on stdout."""
        if self._watched:
            tell(_CLEAR_LINE, err=True, nl=False, painted=True)

    def _show(self) -> None:
        if not self._watched or self._done == self._count:
            return
        full = self._WIDTH * self._done // self._count
        bar = f"[{'#' * full}{'.' * (self._WIDTH - full)}] {self._told()}"
        tell(f"{_CLEAR_LINE}{bar}{self._pace()}", err=True, nl=False, painted=True)

    def _pace(self) -> str:
        """Say how many a minute, and the time left for the whole, once one is done."""
        if not self._done:
            return ""
        each = (time.perf_counter() - self._begun) / self._done
        left = round(each * (self._count - self._done))
        pace = _PACE.say(self._lang)
        return pace.format(pace=60 / max(each, 1e-6), minutes=left // 60, seconds=left % 60)

    def _told(self) -> str:
        return _OF.say(self._lang).format(done=self._done, count=self._count)


def rows_told(say: Callable[[str], None]) -> Callable[[int, int], None]:
    """Return what tells, after each band, how quick the work is and how long it will take."""
    begun = time.perf_counter()

    def told(done: int, rows: int) -> None:
        pace = done / max(time.perf_counter() - begun, 1e-6)
        say(f"row {done} of {rows}, {pace:.0f} rows a second, {(rows - done) / pace:.0f} s left")

    return told

"""What is being done, on one line that is overwritten; silent where nobody watches."""

import sys
import time
from collections.abc import Callable

from batik_gen.cli.running.terminal import tell
from batik_gen.values.saying import visible

_CLEAR_LINE = "\r\x1b[2K"


class Progress:
    """Tell on stderr which recording is at which stage, if stderr is a terminal."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._number = 0
        self._watched = sys.stderr.isatty()

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


def rows_told(say: Callable[[str], None]) -> Callable[[int, int], None]:
    """Return what tells, after each band, how quick the work is and how long it will take."""
    begun = time.perf_counter()

    def told(done: int, rows: int) -> None:
        pace = done / max(time.perf_counter() - begun, 1e-6)
        say(f"row {done} of {rows}, {pace:.0f} rows a second, {(rows - done) / pace:.0f} s left")

    return told

"""Work in turns: of what one window asks of one kind, only the latest is done."""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from batik_gen.studio.painting.apart import AT_ONCE

Made = TypeVar("Made")

_CHANNELS = 512
"""Channels whose latest turn is remembered; a page that was closed needs none."""
_LINES = {"now": 1, "later": 1, "apart": AT_ONCE}
"""Threads of each line; those of ``apart`` only wait for a process."""


class Stale(Exception):
    """Signal that something newer was asked for meanwhile."""


class Turns:
    """Give out work to threads: what a person waits for, what may come later, and what other processes do.

    NumPy lets go of the interpreter in what takes long, so that two threads fill two cores and the server answers.
    """

    def __init__(self) -> None:
        self._latest: OrderedDict[str, int] = OrderedDict()
        self._lock = threading.Lock()
        self._lines = {name: ThreadPoolExecutor(many, thread_name_prefix=name) for name, many in _LINES.items()}

    async def take(
        self, channel: str, turn: int, work: Callable[[Callable[[], None]], Made], line: str = "now"
    ) -> Made:
        """Do work when it is its turn.

        Parameters
        ----------
        channel
            What the work is for; a later turn of the same channel makes earlier ones stale.
        turn
            A number that grows.
        work
            Given what it may call between two steps, to end where it has become stale.
        line
            ``now``, ``later`` or ``apart``.

        Raises
        ------
        Stale
            If a later turn came before the work was done.
        """
        with self._lock:
            self._latest[channel] = max(turn, self._latest.pop(channel, 0))
            while len(self._latest) > _CHANNELS:
                self._latest.popitem(last=False)

        def still() -> None:
            if turn < self._latest.get(channel, turn):
                raise Stale

        def worked() -> Made:
            still()
            return work(still)

        return await asyncio.get_running_loop().run_in_executor(self._lines[line], worked)

    def close(self) -> None:
        """Let go of the threads; what waits is not begun."""
        for line in self._lines.values():
            line.shutdown(wait=False, cancel_futures=True)

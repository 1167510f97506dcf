"""Pictures that other processes paint: the many of a wall, which hold the interpreter, and what takes much memory."""

import hashlib
import os
import signal
import threading
from collections import OrderedDict
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process

from batik_gen.studio.painting.painter import Painter, Still, encoded
from batik_gen.studio.painting.warming import warm
from batik_gen.values.design import Design
from batik_gen.values.errors import LostWorker

AT_ONCE = 2
"""Processes that draw; a server at home has few cores to spare."""
_KEPT = 24_000_000
"""Bytes of pictures that are kept; a piece of a wall has some 30 kB."""
_MILDER = 3
"""By so much they stand back behind what a hand waits for."""


Made = tuple[bytes, dict[str, str]]


class Apart:
    """Paint in other processes, which begin when the first picture is asked for, and keep the latest."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._made: OrderedDict[str, Made] = OrderedDict()
        self._lock = threading.Lock()

    def paint(self, view: str, design: Design, px: int) -> Made:
        """Return a picture, encoded, and what is told beside it.

        Parameters
        ----------
        view
            ``piece``, ``block`` or ``folded``, as the Painter has them.
        design
            The Design.
        px
            Width in px; a block has its own.

        Raises
        ------
        BatikGenError
            As the Painter; LostWorker where a process ended early.
        """
        text = design.for_drawing().to_toml()
        key = hashlib.sha256(f"{view} {px} {text}".encode()).hexdigest()
        with self._lock:
            made = self._made.pop(key, None)
        if made is None:
            try:
                made = self._ready().submit(_painted, view, text, px).result()
            except BrokenProcessPool:
                self.close()
                raise LostWorker("the process that paints ended early; ask for them again") from None
        with self._lock:
            self._made[key] = made
            while len(self._made) > 1 and sum(len(content) for content, _ in self._made.values()) > _KEPT:
                self._made.popitem(last=False)
        return made

    def warm(self) -> None:
        """Let the processes begin and load what they draw with, before a wall is asked for."""
        with suppress(RuntimeError):  # it ends already
            pool = self._ready()
            for _ in range(AT_ONCE):
                pool.submit(_nothing)

    def clear(self) -> None:
        """Forget every piece."""
        with self._lock:
            self._made.clear()

    def close(self) -> None:
        """End the processes once they have painted what they are at; what waits is not begun."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def _ready(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn"), initializer=_begin)
            return self._pool


def painted_apart(painter: Painter, view: str, design: Design, px: int, still: Still) -> Made:
    """Return what ``Apart.paint`` returns, painted here."""
    if view == "block":
        image, size_mm = painter.block(design, still)
        return encoded(image), {"x-size-mm": f"{size_mm[0]:g} {size_mm[1]:g}"}
    paint = painter.folded if view == "folded" else painter.piece
    return encoded(paint(design, px, still)), {}


_PAINTERS: list[Painter] = []


def _begin() -> None:
    # Ctrl-C is the server's to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_MILDER)
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    _PAINTERS[:] = [Painter()]
    warm()


def _end_with_the_server() -> None:
    """End when the server was killed, which can tell nobody."""
    server = parent_process()
    if server is not None:
        server.join()
        os._exit(1)


def _nothing() -> None:
    pass


def _painted(view: str, text: str, px: int) -> Made:
    return painted_apart(_PAINTERS[0], view, Design.from_toml(text), px, lambda: None)

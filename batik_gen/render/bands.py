"""Making a picture in bands of rows, in one process or several, in order and never all at once."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import pairwise
from multiprocessing import get_context, parent_process
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from batik_gen.cloth import Cloth
from batik_gen.errors import BadDesign
from batik_gen.render.band import Dyer, bath_values
from batik_gen.render.breaking import Broken, broken
from batik_gen.render.frame import Frame

Rows = tuple[int, int]
Made = TypeVar("Made")
ClothOf = Callable[[float, float], Cloth]
"""Returns the cloth with at least what touches a strip, from its upper and lower edge in mm."""
Finish = Callable[[NDArray[np.uint8], bool], Made]
"""Turns a band (rows x width x 4, the last byte unused) into what is wanted of it; told whether it is the last."""

_BAND_PIXELS = 1_500_000
_BAND_ROWS = (256, 1024)
"""Bands of about that many pixels, within these heights: lower ones draw their surroundings too
often, higher ones need more memory."""

STRIP = 32
"""Bands are multiples of so many rows, which TIFF writes as one strip."""

_WINDOW_PIXELS = 48_000_000
"""Pixels for which the cloth is drawn at once where it is drawn by strips."""

_WORTH_WORKERS = 8_000_000
"""Pixels from which several processes are quicker than one: starting them takes about a second."""

_AHEAD = 4
"""Groups a process that may wait, made, for those before them; they are packed, but not small."""

_LARGEST_BATH_REACH = 2.5
"""How far in mm wax beyond a strip may show inside it: blur, seepage and pinholes."""


class Painter(Protocol):
    """Draw any rows of one picture."""

    def band(self, top: int, bottom: int) -> Any:
        """Return rows top..bottom, in the form that ``Finish`` takes."""


class Bands(Generic[Made]):
    """Make the bands of one picture.

    Parameters
    ----------
    source
        The waxed cloth, or what draws strips of it.
    frame
        The picture's size.
    finish
        What becomes of each band; done in the process that made it, so it must be known by
        name to another process.
    jobs
        Processes to work in; small pictures are made in one.
    rows
        Rows of a band, or None to choose. Neither this nor ``jobs`` changes a single pixel.
    painter
        What draws the bands of one strip of cloth; known by name to another process.
    beyond_mm
        How far the rows of the picture may lie from the rows of cloth that they show.

    Raises
    ------
    BadDesign
        If ``jobs`` or ``rows`` cannot be used.
    """

    def __init__(
        self,
        source: Cloth | ClothOf,
        frame: Frame,
        finish: Finish[Made],
        jobs: int = 1,
        rows: int | None = None,
        painter: Callable[[Cloth, Frame], Painter] = Dyer,
        beyond_mm: float = 0.0,
    ) -> None:
        if jobs < 1:
            raise BadDesign(f"{jobs} processes cannot work; give at least 1")
        if rows is not None and rows < 1:
            raise BadDesign(f"bands of {rows} rows cannot be made; give at least 1")
        self.rows = rows or band_height(frame.width)
        self.bands = list(pairwise([*range(0, frame.height, self.rows), frame.height]))
        self._source, self._frame, self._finish, self._painter = source, frame, finish, painter
        self._beyond = beyond_mm
        self._jobs = 1 if frame.width * frame.height < _WORTH_WORKERS else jobs

    def __iter__(self) -> Iterator[tuple[Rows, Made]]:
        """Yield each band's rows and what was made of it, from the top.

        Raises
        ------
        BadDesign
            If a process ended early.
        """
        room: _Room[Made] = _Room(self._source, self._frame, self._finish, self._painter, self._beyond)
        if self._jobs == 1:
            for group in self._groups():
                for band in group:
                    yield band, room.make(band, group)
            return
        yield from self._shared(room)

    def _shared(self, room: "_Room[Made]") -> Iterator[tuple[Rows, Made]]:
        """Share the work with other processes; this one makes bands as well, above all while they start."""
        # spawn works alike on Linux, macOS and Windows; a forked copy of a threaded parent may hang.
        others = self._jobs - 1
        pool = ProcessPoolExecutor(others, mp_context=get_context("spawn"), initializer=_start, initargs=(room,))
        todo, given = deque(self._groups()), deque[tuple[list[Rows], Future[list[Made]] | list[Made]]]()

        def hand_out() -> None:
            while todo and sum(isinstance(made, Future) and not made.done() for _, made in given) < others:
                group = todo.popleft()
                given.append((group, pool.submit(_work, group)))

        try:
            while todo or given:
                hand_out()
                if todo and not _ready(given[0]) and len(given) < _AHEAD * self._jobs:
                    own: list[Made] = []
                    group = todo.popleft()
                    given.append((group, own))
                    for band in group:
                        own.append(room.make(band, group))
                        hand_out()
                    continue
                first, made = given.popleft()
                yield from zip(first, made.result() if isinstance(made, Future) else made, strict=True)
        except BrokenProcessPool:
            raise BadDesign(
                f"one of {self._jobs} processes ended early, most often for want of memory; use jobs=1 or a lower dpi"
            ) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _groups(self) -> list[list[Rows]]:
        """Return the bands that one drawing of the cloth serves; when shared, ever fewer, so that all end together."""
        if isinstance(self._source, Cloth):
            return [[band] for band in self.bands] if self._jobs > 1 else [self.bands]
        most = max(1, _WINDOW_PIXELS // (self.rows * self._frame.width))
        groups, begin = [], 0
        while begin < len(self.bands):
            left = len(self.bands) - begin
            # To draw less than three bands' cloth at a time is too dear.
            size = min(most, max(3, left // (2 * self._jobs))) if self._jobs > 1 else most
            groups.append(self.bands[begin : begin + size])
            begin += size
        return groups


def _ready(given: tuple[list[Rows], "Future[list[Made]] | list[Made]"]) -> bool:
    """Tell whether all bands of a group are made."""
    return not isinstance(given[1], Future) or given[1].done()


def band_height(width: int) -> int:
    """Return how many rows a band of that many pixels has."""
    rows = min(max(_BAND_PIXELS // width, _BAND_ROWS[0]), _BAND_ROWS[1])
    return rows // STRIP * STRIP


class _Room(Generic[Made]):
    """Make bands within one process, with the painter of the strip that they belong to."""

    def __init__(
        self,
        source: Cloth | ClothOf,
        frame: Frame,
        finish: Finish[Made],
        painter: Callable[[Cloth, Frame], Painter],
        beyond_mm: float,
    ) -> None:
        self._beyond = beyond_mm + _LARGEST_BATH_REACH + 6.0 / frame.scale
        self._source, self._frame, self._finish, self._chosen = source, frame, finish, painter
        self._group: list[Rows] | None = None
        self._cloth: Cloth | None = None
        self._painter: Painter | None = None
        self._cracks: Broken | None = None

    def make(self, band: Rows, group: list[Rows]) -> Made:
        """Make one band; ``group`` are those that share a strip of cloth."""
        if self._painter is None or (group != self._group and not isinstance(self._source, Cloth)):
            self._enter(group)
        assert self._painter is not None
        return self._finish(self._painter.band(*band), band[1] == self._frame.height)

    def _enter(self, group: list[Rows]) -> None:
        scale = self._frame.scale
        if isinstance(self._source, Cloth):
            cloth = self._source
        else:
            cloth = self._source(group[0][0] / scale - self._beyond, group[-1][1] / scale + self._beyond)
        # A family that cannot be drawn by strips gives the same whole cloth each time.
        if cloth is not self._cloth:
            self._painter = None  # Let go of the last strip before the next is prepared.
            amount = bath_values(cloth)["remukan"]
            if amount > 0.0 and self._cracks is None:
                self._cracks = broken(self._source, cloth, amount)
            cracked = replace(cloth, cracks=self._cracks or ())
            self._cloth, self._painter = cloth, self._chosen(cracked, self._frame)
        self._group = group


_ROOMS: list[_Room[Any]] = []


def _start(room: _Room[Any]) -> None:
    """Settle a worker process: Ctrl-C is the first process's to answer, and none outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    first = parent_process()

    def leave_with_it() -> None:
        if first is not None:
            first.join()
        os._exit(1)

    threading.Thread(target=leave_with_it, daemon=True).start()
    _ROOMS[:] = [room]


def _work(group: list[Rows]) -> list[Any]:
    return [_ROOMS[0].make(band, group) for band in group]

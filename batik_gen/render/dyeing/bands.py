"""Making a picture in bands of rows, in one process or several, in order and never all at once."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import pairwise
from multiprocessing import get_context, parent_process
from multiprocessing.context import BaseContext
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from batik_gen.render.baths.breaking import Broken, broken
from batik_gen.render.dyeing.band import Dyer, bath_values
from batik_gen.render.raster.frame import Frame
from batik_gen.values.cloth import Cloth
from batik_gen.values.errors import BadValue, LostWorker

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

_BATH_REACH_MM, _BATH_REACH_PX = 2.5, 6.0
"""How far wax beyond a part of a picture may show inside it: blur, seepage and pinholes."""


def reach_mm(frame: Frame) -> float:
    """Return how far in mm around a part of a picture of that size the cloth must be drawn."""
    return _BATH_REACH_MM + _BATH_REACH_PX / frame.scale


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
    BadValue
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
            raise BadValue(f"{jobs} processes cannot work; give at least 1")
        if rows is not None and rows < 1:
            raise BadValue(f"bands of {rows} rows cannot be made; give at least 1")
        self.rows = rows or band_height(frame.width)
        self.bands = list(pairwise([*range(0, frame.height, self.rows), frame.height]))
        self._source, self._frame, self._finish, self._painter = source, frame, finish, painter
        self._beyond = beyond_mm
        self._jobs = 1 if frame.width * frame.height < _WORTH_WORKERS else jobs

    def __iter__(self) -> Iterator[tuple[Rows, Made]]:
        """Yield each band's rows and what was made of it, from the top.

        Raises
        ------
        LostWorker
            If a process ended early.
        """
        room: _BandMaker[Made] = _BandMaker(self._source, self._frame, self._finish, self._painter, self._beyond)
        if self._jobs == 1:
            for group in self._groups(copied=False):
                for band in group.bands:
                    yield band, room.make(band, group.strip)
            return
        yield from self._shared(room)

    def _shared(self, room: "_BandMaker[Made]") -> Iterator[tuple[Rows, Made]]:
        """Share the work with other processes; this one makes bands as well, above all while they start."""
        others = self._jobs - 1
        context = _context()
        todo = deque(self._groups(copied=context.get_start_method() == "fork"))
        given = deque[tuple[list[Rows], Future[list[Made]] | list[Made]]]()
        pool = ProcessPoolExecutor(others, mp_context=context, initializer=_start, initargs=(room,))

        def hand_out() -> None:
            # One group waits for each process, so that none waits for this one to end a band; the last is its own.
            while len(todo) > 1 and sum(isinstance(made, Future) and not made.done() for _, made in given) < 2 * others:
                group = todo.popleft()
                given.append((group.bands, pool.submit(_work, group)))

        try:
            while todo or given:
                hand_out()
                if todo and not (given and _ready(given[0])) and len(given) < _AHEAD * self._jobs:
                    own: list[Made] = []
                    group = todo.popleft()
                    given.append((group.bands, own))
                    for band in group.bands:
                        own.append(room.make(band, group.strip))
                        hand_out()
                    continue
                first, made = given.popleft()
                yield from zip(first, made.result() if isinstance(made, Future) else made, strict=True)
        except BrokenProcessPool:
            raise LostWorker(
                f"one of {self._jobs} processes ended early, most often for want of memory; use jobs=1 or a lower dpi"
            ) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _groups(self, copied: bool) -> list["_Group"]:
        """Return the bands in the portions that processes are given, each with the strip it belongs to.

        ``copied`` tells that the other processes begin at once.
        """
        most = max(1, _WINDOW_PIXELS // (self.rows * self._frame.width))
        count = len(self.bands)
        drawn = isinstance(self._source, Cloth)
        if drawn or count <= most:
            if copied and not drawn:
                # All begin together and end together, each with as much to draw as to dye.
                ends = [count * part // self._jobs for part in range(self._jobs + 1)]
                shares = [self.bands[a:b] for a, b in pairwise(ends) if b > a]
                return [_Group(share, share) for share in shares]
            portions = [[band] for band in self.bands] if self._jobs > 1 else [self.bands]
            return [_Group(portion, self.bands) for portion in portions]
        groups, begin = [], 0
        while begin < len(self.bands):
            left = len(self.bands) - begin
            # When shared, ever fewer, so that all end together; less than three bands' cloth is too dear to draw.
            size = min(most, max(3, left // (2 * self._jobs))) if self._jobs > 1 else most
            strip = self.bands[begin : begin + size]
            groups.append(_Group(strip, strip))
            begin += size
        return groups


@dataclass(frozen=True)
class _Group:
    """Hold bands that one process makes, one after the other, and the bands of the strip of cloth they lie in."""

    bands: list[Rows]
    strip: list[Rows]


def _ready(given: tuple[list[Rows], "Future[list[Made]] | list[Made]"]) -> bool:
    """Tell whether all bands of a group are made."""
    return not isinstance(given[1], Future) or given[1].done()


def band_height(width: int) -> int:
    """Return how many rows a band of that many pixels has."""
    rows = min(max(_BAND_PIXELS // width, _BAND_ROWS[0]), _BAND_ROWS[1])
    return rows // STRIP * STRIP


class _BandMaker(Generic[Made]):
    """Make bands within one process, with the painter of the strip that they belong to."""

    def __init__(
        self,
        source: Cloth | ClothOf,
        frame: Frame,
        finish: Finish[Made],
        painter: Callable[[Cloth, Frame], Painter],
        beyond_mm: float,
    ) -> None:
        self._beyond = beyond_mm + reach_mm(frame)
        self._source, self._frame, self._finish, self._chosen = source, frame, finish, painter
        self._strip: list[Rows] | None = None
        self._cloth: Cloth | None = None
        self._painter: Painter | None = None
        self._cracks: Broken | None = None

    def make(self, band: Rows, strip: list[Rows]) -> Made:
        """Make one band; ``strip`` are those that share a drawing of the cloth."""
        self._enter(strip)
        assert self._painter is not None
        return self._finish(self._painter.band(*band), band[1] == self._frame.height)

    def _enter(self, strip: list[Rows]) -> None:
        """Draw a strip of the cloth, unless that has been done."""
        if self._painter is not None and strip == self._strip:
            return
        scale = self._frame.scale
        if isinstance(self._source, Cloth):
            cloth = self._source
        else:
            cloth = self._source(strip[0][0] / scale - self._beyond, strip[-1][1] / scale + self._beyond)
        # A family that cannot be drawn by strips gives the same whole cloth each time.
        if cloth is not self._cloth:
            self._painter = None  # Let go of the last strip before the next is prepared.
            amount = bath_values(cloth)["remukan"]
            if amount > 0.0 and self._cracks is None:
                self._cracks = broken(self._source, cloth, amount)
            cracked = replace(cloth, cracks=self._cracks or ())
            self._cloth, self._painter = cloth, self._chosen(cracked, self._frame)
        self._strip = strip


def _context() -> BaseContext:
    """Return how other processes begin: as copies of this one where that is safe, else anew.

    A copy is at work within milliseconds, a new process loads everything for about a second, which is
    half of the time that an A2 takes. But a copy made beside running threads may wait for ever for a lock
    that one of them held, macOS's own libraries do not bear it, and Windows knows none.
    """
    return get_context("fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn")


_ROOMS: list[_BandMaker[Any]] = []


def _start(room: _BandMaker[Any]) -> None:
    """Settle a worker process: Ctrl-C is the first process's to answer, and none outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    first = parent_process()

    def leave_with_it() -> None:
        if first is not None:
            first.join()
        os._exit(1)

    threading.Thread(target=leave_with_it, daemon=True).start()
    _ROOMS[:] = [room]


def _work(group: _Group) -> list[Any]:
    return [_ROOMS[0].make(band, group.strip) for band in group.bands]

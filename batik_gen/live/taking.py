"""A take, step by step: contact, countdown, rest; a stream that is lost is waited for and joined again."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from batik_gen.live.contact import WINDOW_S, grips
from batik_gen.live.values import Back, Chunk, Contact, Countdown, Event, Going, Grip, Lost, Source, Stream, Take
from batik_gen.values.arrays import FloatArray
from batik_gen.values.errors import NotEnoughEEG

LEAST_S, MOST_S = 20.0, 3600.0
"""Less is not measured (see ``measure``); what is longer is recorded by a recorder's own program."""
_LOOK_S = 0.2
_SILENT_S = 1.5
"""With the time between two looks, a stream that broke off is noticed within two seconds."""
_HOLE_S = 0.3
"""Stamps further apart than this tell of samples that never came; less is the air's own unsteadiness."""
_STEADY_S = 3.0
"""So long the electrodes have to hold before a take begins."""


@dataclass(frozen=True)
class Order:
    """Hold what is to be taken.

    Parameters
    ----------
    seconds
        Length of the rest.
    countdown_s
        Seconds before it.
    contact_s
        How long at most is waited until electrodes hold; then it goes on with those that do.
    patience_s
        How long a lost stream is waited for.
    """

    seconds: float = 120.0
    countdown_s: int = 5
    contact_s: float = 60.0
    patience_s: float = 60.0


Run = Generator[Event, None, Take]


class Clock:
    """Hold how time is told and let pass: the machine's, or a test's."""

    def __init__(self, now: Callable[[], float], wait: Callable[[float], None]) -> None:
        self.now, self.wait = now, wait


def take(source: Source, clock: Clock, order: Order) -> Run:
    """Yield what happens while a take is made, and return it.

    Raises
    ------
    NotEnoughEEG
        If no electrode holds, or the stream stays away before enough was recorded.
    """
    yield from _contact(source, clock, order)
    for left in range(order.countdown_s, 0, -1):
        yield Countdown(left)
        clock.wait(1.0)
    # What arrived while people sat down is not part of the rest.
    source.pull()
    kept = Kept(source.stream)
    yield from _rest(source, clock, order, kept)
    if kept.recorded_s < LEAST_S:
        raise NotEnoughEEG(
            f"only {kept.recorded_s:.0f} s were recorded before the stream '{source.stream.name}' stayed away, and "
            f"{LEAST_S:.0f} s are needed; look after the headset and begin again"
        )
    return kept.take()


def _contact(source: Source, clock: Clock, order: Order) -> Generator[Event, None, None]:
    begun, held, shown, heard = clock.now(), 0.0, clock.now(), clock.now()
    window, lost = Kept(source.stream), False
    while held < _STEADY_S:
        clock.wait(_LOOK_S)
        chunk, now = source.pull(), clock.now()
        if chunk.samples:
            if lost:
                # What was judged before is old.
                yield Back(now - heard)
                window, lost, held, shown = Kept(source.stream), False, 0.0, now
            heard = now
            window.add(chunk)
        elif not lost and now - heard > _SILENT_S:
            lost, held = True, 0.0
            yield Lost()
        if lost and now - heard > order.patience_s:
            raise NotEnoughEEG(
                f"nothing arrives from '{source.stream.name}'; look whether the headset is on and near, and begin again"
            )
        if lost or now - shown < 1.0:
            continue
        state = grips(window.last(WINDOW_S), source.stream.sfreq)
        enough = all(grip is Grip.GOOD for grip in state)
        held = held + (now - shown) if enough else 0.0
        shown = now
        yield Contact(state, held)
        if now - begun >= order.contact_s:
            if Grip.GOOD not in state:
                raise NotEnoughEEG(
                    f"no electrode of '{source.stream.name}' holds; moisten them, move hair aside, press the headset "
                    "gently to the head, and begin again"
                )
            return


def _rest(source: Source, clock: Clock, order: Order, kept: "Kept") -> Generator[Event, None, None]:
    heard = shown = clock.now()
    lost = False
    while kept.recorded_s < order.seconds:
        clock.wait(_LOOK_S)
        chunk, now = source.pull(), clock.now()
        if chunk.samples and lost:
            # What waited in buffers is old: it is let go, and the rest goes on with what comes from now on.
            lost = False
            yield Back(kept.break_off(now - heard))
            heard = shown = now
        elif chunk.samples:
            heard = now
            kept.add(chunk)
        elif not lost and now - heard > _SILENT_S:
            lost = True
            yield Lost()
        elif lost and now - heard > order.patience_s:
            return
        if not lost and now - shown >= 1.0:
            shown = now
            state = grips(kept.last(WINDOW_S), source.stream.sfreq)
            yield Going(min(kept.recorded_s, order.seconds), order.seconds, state, kept.take)


class Kept:
    """Keep what arrives, in pieces with the time between them."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._pieces: list[FloatArray] = []
        self._holes: list[tuple[int, int]] = []
        """Before which piece, and how many samples are missing."""
        self._samples = 0
        self._stamp: float | None = None

    @property
    def recorded_s(self) -> float:
        """How many seconds were recorded, without what is missing."""
        return self._samples / self._stream.sfreq

    def add(self, chunk: Chunk) -> None:
        """Keep a chunk; where its stamps jump, what is missing is counted."""
        if not chunk.samples:
            return
        step = 1 / self._stream.sfreq
        before = chunk.stamps[0] - step if self._stamp is None else self._stamp
        jumps = np.diff(chunk.stamps, prepend=before) - step
        cuts = np.flatnonzero(jumps > _HOLE_S)
        bounds = sorted({0, *cuts.tolist(), chunk.samples})
        for start, stop in pairwise(bounds):
            if start in cuts:
                self._miss(float(jumps[start]))
            self._pieces.append(chunk.signals[:, start:stop])
            self._samples += stop - start
        self._stamp = float(chunk.stamps[-1])

    def break_off(self, seconds: float) -> float:
        """Note that so much is missing after a stream was lost; the sender's clock may begin anew. Return it."""
        self._miss(seconds)
        self._stamp = None
        return seconds

    def _miss(self, seconds: float) -> None:
        self._holes.append((len(self._pieces), max(1, round(seconds * self._stream.sfreq))))

    def last(self, seconds: float) -> FloatArray:
        """Return channels x samples of the last seconds at most that came without a hole."""
        wanted = round(seconds * self._stream.sfreq)
        after = self._holes[-1][0] if self._holes else 0
        pieces: list[FloatArray] = []
        for piece in reversed(self._pieces[after:]):
            pieces.append(piece)
            wanted -= piece.shape[1]
            if wanted <= 0:
                break
        empty = np.zeros((len(self._stream.channels), 0))
        return np.concatenate([empty, *reversed(pieces)], axis=1)[:, -round(seconds * self._stream.sfreq) :]

    def take(self) -> Take:
        """Return all of it, with 0 where something is missing."""
        holes: dict[int, int] = {}
        for at, count in self._holes:
            holes[at] = holes.get(at, 0) + count
        parts: list[FloatArray] = []
        gaps: list[tuple[float, float]] = []
        length = 0
        for number, piece in enumerate(self._pieces):
            # A hole before anything was recorded is none.
            missing = holes.get(number, 0) if parts else 0
            if missing:
                parts.append(np.zeros((len(self._stream.channels), missing)))
                gaps.append((length / self._stream.sfreq, (length + missing) / self._stream.sfreq))
            parts.append(piece)
            length += missing + piece.shape[1]
        empty = np.zeros((len(self._stream.channels), 0))
        return Take(self._stream, np.concatenate([empty, *parts], axis=1), tuple(gaps))

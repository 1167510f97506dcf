"""A headset that replays a sample by a clock of its own, which runs as fast as it is asked."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from batik_gen import read
from batik_gen.live.taking import Clock
from batik_gen.live.values import Chunk, Stream
from batik_gen.values.arrays import FloatArray
from batik_gen.values.recording import Recording

_SAMPLE = Path(__file__).parent.parent / "samples" / "person-one-calm.edf"
Spans = Sequence[tuple[float, float]]
"""(start, stop) in seconds."""


@cache
def sample() -> Recording:
    """Return the recording that is replayed."""
    recording = read(_SAMPLE)
    assert isinstance(recording, Recording)
    return recording


class Headset:
    """Stream a recording over and over.

    Parameters
    ----------
    recording
        What is streamed.
    gone
        When the device is off.
    held
        When the air holds everything back, which then arrives at once.
    missing
        When samples are lost on the way.
    jitter_s
        How unsteadily they arrive.
    """

    def __init__(
        self, recording: Recording, gone: Spans = (), held: Spans = (), missing: Spans = (), jitter_s: float = 0.0
    ) -> None:
        self.stream = Stream("replayed", recording.sfreq, recording.channels)
        self.now, self.heard = 0.0, 0.0
        self._signals: FloatArray = recording.signals
        self._gone, self._held, self._missing, self._jitter = gone, held, missing, jitter_s
        self._luck, self._sent = np.random.default_rng(3), 0

    def clock(self) -> Clock:
        """Return the clock by which it streams."""
        return Clock(lambda: self.now, self._wait)

    def _wait(self, seconds: float) -> None:
        self.now += seconds

    def pull(self) -> Chunk:
        """Return what arrived since the last call."""
        rate = self.stream.sfreq
        late = abs(float(self._luck.normal(0.0, self._jitter))) if self._jitter else 0.0
        until = self._sent if _within(self.now, self._held) else max(self._sent, int((self.now - late) * rate))
        at = np.arange(self._sent, until)
        self._sent = until
        lost = [_within(number / rate, (*self._gone, *self._missing)) for number in at]
        at = at[~np.array(lost, dtype=bool)]
        if len(at):
            self.heard = self.now
        return Chunk(self._signals[:, at % self._signals.shape[1]], at / rate)


def _within(second: float, spans: Spans) -> bool:
    return any(start <= second < stop for start, stop in spans)

"""A headset made up for tests: its samples, and all that can happen to them, by a clock that the test moves."""

from collections.abc import Sequence

import numpy as np

from batik_gen.live.taking import Clock
from batik_gen.live.values import Chunk, Stream
from batik_gen.values.recording import Recording

SFREQ = 256.0


class MadeUp:
    """Stream a recording by a clock of its own; what arrives is decided by lists of (start, stop) seconds.

    Parameters
    ----------
    recording
        What is streamed, over and over.
    gone
        When the device is off: nothing is sent, and its clock begins anew.
    held
        When the air holds everything back: it arrives at once, afterwards, stamped as it was taken.
    missing
        When samples are lost on the way.
    jitter
        Deviation of arrival, in seconds.
    """

    def __init__(
        self,
        recording: Recording,
        gone: Sequence[tuple[float, float]] = (),
        held: Sequence[tuple[float, float]] = (),
        missing: Sequence[tuple[float, float]] = (),
        jitter: float = 0.0,
    ) -> None:
        self.stream = Stream("made up", recording.sfreq, recording.channels)
        self.now = 0.0
        self._signals, self._sent = recording.signals, 0
        self._gone, self._held, self._missing = gone, held, missing
        self._luck, self._jitter = np.random.default_rng(5), jitter

    def clock(self) -> Clock:
        return Clock(lambda: self.now, self._wait)

    def _wait(self, seconds: float) -> None:
        self.now += seconds

    def pull(self) -> Chunk:
        rate = self.stream.sfreq
        if within(self.now, self._held):
            return self._chunk(np.zeros(0, np.int64))
        late = abs(self._luck.normal(0.0, self._jitter)) if self._jitter else 0.0
        until = max(self._sent, int((self.now - late) * rate))
        at = np.arange(self._sent, until)
        self._sent = until
        kept = [n for n in at if not within(n / rate, self._gone) and not within(n / rate, self._missing)]
        return self._chunk(np.array(kept, np.int64))

    def _chunk(self, at: np.ndarray) -> Chunk:
        restarts = sum(1 for _, stop in self._gone if len(at) and at[0] / self.stream.sfreq >= stop)
        stamps = at / self.stream.sfreq + 1000.0 - 900.0 * restarts
        return Chunk(self._signals[:, at % self._signals.shape[1]], stamps)


def within(second: float, spans: Sequence[tuple[float, float]]) -> bool:
    return any(start <= second < stop for start, stop in spans)

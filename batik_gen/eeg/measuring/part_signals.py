"""The signals of a file that a library reads in part, brought to what ``read`` made of an excerpt."""

from dataclasses import dataclass

import numpy as np

from batik_gen.eeg.formats.kind import Later
from batik_gen.eeg.reading.read import InPart
from batik_gen.values.arrays import FloatArray


@dataclass(frozen=True, eq=False)
class PartSignals:
    """The EEG signals of a file that a library reads in part, each times ``gain`` plus ``level``.

    EDF as well: in the two walks through two hours of 64 channels MNE spends about
    a second of 28 on reading, a reader of ours for its records half a second less.
    """

    later: Later
    chosen: tuple[int, ...]
    gain: FloatArray
    level: FloatArray

    @property
    def samples(self) -> int:
        """How many each channel has."""
        return self.later.samples

    def part(self, first: int, last: int) -> FloatArray:
        """Return channels x samples first..last, microvolts."""
        given = self.later.part(first, last)[list(self.chosen)]
        return np.asarray(given * self.gain[:, None] + self.level[:, None], dtype=np.float64)


def part_signals(recording: InPart) -> PartSignals | None:
    """Find the judged channels among those of the file, each a gain and a level away; None where values are missing."""
    matched = _matched(recording.excerpt, recording.about.signals)
    return PartSignals(recording.later, *matched) if matched else None


def _matched(given: FloatArray, judged: FloatArray) -> tuple[tuple[int, ...], FloatArray, FloatArray] | None:
    """Return which of the given rows the judged ones are, in their order, and their gains and levels; or None."""
    chosen, gains, levels, at = [], [], [], 0
    for signal in judged:
        while at < len(given):
            line = _line(given[at], signal)
            at += 1
            if line:
                chosen.append(at - 1)
                gains.append(line[0])
                levels.append(line[1])
                break
    return (tuple(chosen), np.array(gains), np.array(levels)) if len(chosen) == len(judged) else None


def _line(given: FloatArray, judged: FloatArray) -> tuple[float, float] | None:
    """Return gain and level that turn the one signal into the other, or None where none do."""
    low, high = int(np.argmin(given)), int(np.argmax(given))
    span = float(given[high]) - float(given[low])
    gain = float(judged[high] - judged[low]) / span if span else 0.0
    level = float(judged[low]) - gain * float(given[low])
    close = gain != 0.0 and np.allclose(given * gain + level, judged, rtol=1e-6, atol=abs(gain) * 1e-2)
    return (gain, level) if close else None

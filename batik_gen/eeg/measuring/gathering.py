"""What one pass over a recording leaves, whether it was measured at once or in pieces."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from batik_gen.eeg.cleaning.epochs import EPOCH_S
from batik_gen.eeg.cleaning.outlying import find_strays
from batik_gen.eeg.cleaning.reference import averaged_channels, enough_together
from batik_gen.eeg.features.bursts import bursts
from batik_gen.eeg.features.synchrony import PhaseSums
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.portrait import Band
from batik_gen.values.recording import Dropped, Recording, Source

LEAST_KEPT = 0.35
"""Share of its epochs that a channel must keep."""
_MOST_ROWS = 300


@dataclass(frozen=True, eq=False)
class Judged:
    """Hold which channels and epochs may be used.

    Parameters
    ----------
    clean
        Channels x epochs.
    strays
        Channel to reason: those that differ from all others.
    good
        Channels that are fit for use.
    over
        The channels whose average is the reference, or None where it is as recorded.
    """

    clean: BoolArray
    strays: Mapping[int, str]
    good: IntArray
    over: IntArray | None


def judge(clean: BoolArray, spans: FloatArray, epochs: FloatArray, about: Recording, reference: str) -> Judged:
    """Tell which channels are fit for use, and over which to average.

    Parameters
    ----------
    clean
        Channels x epochs, as ``is_clean`` returns.
    spans, epochs
        As ``find_strays`` takes them.
    about
        The recording; its signals are not looked at.
    reference
        As in ``measure``.
    """
    strays = find_strays(spans, epochs)
    kept = clean.mean(axis=1) if clean.shape[1] else np.zeros(len(clean))
    good = np.array([c for c in range(len(clean)) if kept[c] >= LEAST_KEPT and c not in strays], dtype=np.int64)
    over = averaged_channels(reference, about.channels, about.dropped, good)
    return Judged(enough_together(clean, over), strays, good, over)


@dataclass(frozen=True, eq=False)
class Taken:
    """Hold what the epochs of each channel give against one reference.

    Parameters
    ----------
    spectra
        As ``median_spectrum`` returns.
    squares, burstiness
        Mean square; variation of the alpha envelope.
    """

    spectra: FloatArray
    squares: FloatArray
    burstiness: FloatArray


class EpochSums(Protocol):
    """What is measured of all epochs together."""

    @property
    def freqs(self) -> FloatArray:
        """Frequencies of the spectra, hertz."""

    @property
    def windows(self) -> IntArray:
        """Windows of each channel."""

    @property
    def patterns(self) -> IntArray:
        """Counts of sample orders."""

    @property
    def alpha(self) -> FloatArray:
        """Course of alpha over the channels that are fit for use, as ``alpha_course`` returns."""

    def taken(self) -> tuple[Taken, Taken]:
        """Return what was measured as recorded, and against the average, the same where there is none."""

    def rows(self, used: IntArray, bands: tuple[Band, ...]) -> FloatArray:
        """Return rows x channels used x bands: mean powers of clean epochs."""

    def synchrony(self, used: IntArray) -> PhaseSums | None:
        """Return the sums behind the synchrony of the channels used, or None."""


@dataclass(frozen=True, eq=False)
class Gathered:
    """Hold what one pass over a recording leaves, all of it per channel.

    Parameters
    ----------
    channels, source, sfreq, seconds, gaps, dropped, notes
        As in a Recording.
    clean, line_hz
        As in ``Cleaned``.
    strays
        Channel to reason: those that differ from all others.
    over
        The channels whose average is the reference, or None where it is as recorded.
    row_starts
        Start in seconds of each row of band powers.
    freqs, windows
        As ``median_spectrum`` returns.
    recorded, taken
        What was measured against the reference of the recording, as the shipped
        norms were; and against the average, the same where there is none.
    patterns
        Counts of sample orders.
    bursts
        Bursts of alpha x 2: start and length in seconds.
    rows
        Given the channels used and five bands: rows x channels x bands.
    synchrony
        Given the channels used: the sums behind the synchrony, or None.
    """

    channels: tuple[str, ...]
    source: Source
    sfreq: float
    seconds: float
    gaps: int
    dropped: tuple[Dropped, ...]
    notes: tuple[str, ...]
    clean: BoolArray
    line_hz: float
    strays: Mapping[int, str]
    over: IntArray | None
    row_starts: FloatArray
    freqs: FloatArray
    windows: IntArray
    recorded: Taken
    taken: Taken
    patterns: IntArray
    bursts: FloatArray
    rows: Callable[[IntArray, tuple[Band, ...]], FloatArray]
    synchrony: Callable[[IntArray], PhaseSums | None]


def gathered(
    about: Recording, seconds: float, line_hz: float, starts: FloatArray, judged: Judged, sums: EpochSums
) -> Gathered:
    """Put together what a pass over a recording left.

    Parameters
    ----------
    about
        The recording; its signals are not looked at.
    seconds, line_hz
        Its length; its mains frequency, or 0.
    starts
        Start of each epoch in seconds.
    judged, sums
        What may be used, and what was measured of it.
    """
    recorded, taken = sums.taken()
    return Gathered(
        channels=about.channels,
        source=about.source,
        sfreq=about.sfreq,
        seconds=seconds,
        gaps=len(about.gaps),
        dropped=about.dropped,
        notes=about.notes,
        clean=judged.clean,
        line_hz=line_hz,
        strays=judged.strays,
        over=judged.over,
        row_starts=starts[:: per_row(len(starts))],
        freqs=sums.freqs,
        windows=sums.windows,
        recorded=recorded,
        taken=taken,
        patterns=sums.patterns,
        bursts=bursts(sums.alpha, starts, EPOCH_S),
        rows=sums.rows,
        synchrony=sums.synchrony,
    )


def per_row(count: int) -> int:
    """Return how many of so many epochs, or entries of a log, one row of band powers holds: at most 300 rows."""
    return max(1, -(-count // _MOST_ROWS))

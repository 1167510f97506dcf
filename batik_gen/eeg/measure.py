"""From a Recording to a Portrait: clean, take spectra, measure, compare with the norms."""

from pathlib import Path

import numpy as np

from batik_gen.eeg.bandlog import measure_bandlog
from batik_gen.eeg.cleaning import Cleaned, clean
from batik_gen.eeg.complexity import pattern_counts
from batik_gen.eeg.features import alpha_envelope, burstiness, mean_square
from batik_gen.eeg.finishing import LEAST_CLEAN_S, MOST_ROWS, WARN_CLEAN_S, Gathered, Wishes, finish
from batik_gen.eeg.norms import Norms, load_norms
from batik_gen.eeg.spectrum import band_powers, median_spectrum
from batik_gen.eeg.synchrony import PhaseSums, phase_sums, synchrony_channels
from batik_gen.portrait import Band, Portrait
from batik_gen.recording import BandLog, Recording
from batik_gen.values import FloatArray, IntArray


def measure(
    recording: Recording | BandLog,
    *,
    condition: str = "unknown",
    min_clean_s: float = LEAST_CLEAN_S,
    warn_clean_s: float = WARN_CLEAN_S,
    bands: str = "fixed",
    norms: Norms | str | Path | None = None,
) -> Portrait:
    """Measure a recording and place each number among the norms.

    Parameters
    ----------
    recording
        What ``read`` returned.
    condition
        ``eyes_closed``, ``eyes_open`` or ``unknown``; chooses the norms.
    min_clean_s
        Least clean seconds, mean over usable channels. The norms rest on at
        least 16 s.
    warn_clean_s
        Clean seconds below which a note says that the numbers are unsteady.
    bands
        ``fixed``, or ``iaf`` for bands anchored on the individual alpha peak;
        what depends on those is not compared with the norms.
    norms
        A table of norms or its file; that of the package where None.

    Raises
    ------
    NotEnoughEEG
        Where too little is clean, or where the signals are no EEG.
    UnknownName
        Where the condition or the bands are none of those above.
    BadNorms
        Where the norms cannot be read.
    """
    wishes = wishes_of(condition, min_clean_s, warn_clean_s, bands, norms)
    if isinstance(recording, BandLog):
        return measure_bandlog(recording, wishes)
    return finish(_gather(recording), wishes)


def wishes_of(
    condition: str = "unknown",
    min_clean_s: float = LEAST_CLEAN_S,
    warn_clean_s: float = WARN_CLEAN_S,
    bands: str = "fixed",
    norms: Norms | str | Path | None = None,
) -> Wishes:
    """Check the options of ``measure`` and read the norms where they are a file."""
    table = load_norms(norms) if isinstance(norms, str | Path) else norms
    return Wishes(condition, min_clean_s, warn_clean_s, bands, table)


def _gather(recording: Recording) -> Gathered:
    """Clean the whole recording at once and take everything that is measured of its epochs."""
    cleaned = clean(recording.signals, recording.sfreq, recording.gaps)
    freqs, spectra, windows = median_spectrum(cleaned)
    epochs = len(cleaned.start_s)

    def rows(used: IntArray, bands: tuple[Band, ...]) -> FloatArray:
        return _rows(cleaned, used, bands)

    def synchrony(used: IntArray) -> PhaseSums:
        chosen = used[synchrony_channels(tuple(recording.channels[i] for i in used))]
        return phase_sums(cleaned.epochs[chosen], cleaned.clean[chosen], cleaned.sfreq)

    return Gathered(
        channels=recording.channels,
        source=recording.source,
        sfreq=recording.sfreq,
        seconds=recording.seconds,
        gaps=len(recording.gaps),
        dropped=recording.dropped,
        notes=recording.notes,
        clean=cleaned.clean,
        line_hz=cleaned.line_hz,
        row_starts=cleaned.start_s[:: max(1, -(-epochs // MOST_ROWS))],
        freqs=freqs,
        spectra=spectra,
        windows=windows,
        squares=mean_square(cleaned) if epochs else np.full(len(recording.channels), np.nan),
        burstiness=burstiness(alpha_envelope(cleaned)) if epochs else np.full(len(recording.channels), np.nan),
        patterns=pattern_counts(cleaned.epochs, cleaned.clean, cleaned.sfreq),
        rows=rows,
        synchrony=synchrony,
    )


def _rows(cleaned: Cleaned, used: IntArray, bands: tuple[Band, ...]) -> FloatArray:
    """Return band powers as rows of one or more epochs, at most 300 rows."""
    powers = band_powers(cleaned.epochs[used], cleaned.sfreq, bands).transpose(1, 0, 2)
    good = cleaned.clean[used].T[:, :, None]
    group = -(-len(powers) // MOST_ROWS)
    first = np.arange(0, len(powers), group)
    total = np.add.reduceat(np.where(good, powers, 0.0), first, axis=0)
    count = np.add.reduceat(np.broadcast_to(good, powers.shape).astype(np.float64), first, axis=0)
    rows = np.full((len(first), powers.shape[1], len(bands)), np.nan)
    np.divide(total, count, out=rows, where=count > 0)
    return rows

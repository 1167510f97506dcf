"""From a Recording to a Portrait: clean, take spectra, measure, compare with the norms."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from batik_gen.eeg.cleaning.epochs import Cleaned, clean
from batik_gen.eeg.cleaning.outlying import find_strays, sampled
from batik_gen.eeg.cleaning.reference import averaged_channels, enough_together, subtract_average
from batik_gen.eeg.features.complexity import pattern_counts
from batik_gen.eeg.features.features import alpha_envelope, alpha_waves, burstiness, mean_square
from batik_gen.eeg.features.spectrum import band_powers, median_spectrum
from batik_gen.eeg.features.synchrony import PhaseSums, phase_sums, synchrony_channels
from batik_gen.eeg.measuring.bandlog import measure_bandlog
from batik_gen.eeg.measuring.finishing import (
    LEAST_CLEAN_S,
    LEAST_KEPT,
    MOST_ROWS,
    WARN_CLEAN_S,
    Gathered,
    Taken,
    Wishes,
    finish,
)
from batik_gen.eeg.norms.table import Norms, load_norms
from batik_gen.values.arrays import BoolArray, ComplexArray, FloatArray, IntArray
from batik_gen.values.portrait import Band, Portrait
from batik_gen.values.recording import BandLog, Recording


def measure(
    recording: Recording | BandLog,
    *,
    condition: str = "unknown",
    min_clean_s: float = LEAST_CLEAN_S,
    warn_clean_s: float = WARN_CLEAN_S,
    bands: str = "fixed",
    norms: Norms | str | Path | None = None,
    reference: str = "average",
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
    reference
        ``average``: signals are referred to the average of the head where nineteen
        or more EEG channels were recorded; ``recorded``: they stay as they are.

    Raises
    ------
    NotEnoughEEG
        Where too little is clean, or where the signals are no EEG.
    UnknownName
        Where the condition, the bands or the reference are none of those above.
    BadNorms
        Where the norms cannot be read.
    """
    return measure_as(recording, wishes_of(condition, min_clean_s, warn_clean_s, bands, norms, reference))


def measure_as(recording: Recording | BandLog, wishes: Wishes) -> Portrait:
    """Measure a recording with the options of ``measure`` as one value; raises as it does."""
    if isinstance(recording, BandLog):
        return measure_bandlog(recording, wishes)
    return finish(_gather(recording, wishes.reference), wishes)


def wishes_of(
    condition: str = "unknown",
    min_clean_s: float = LEAST_CLEAN_S,
    warn_clean_s: float = WARN_CLEAN_S,
    bands: str = "fixed",
    norms: Norms | str | Path | None = None,
    reference: str = "average",
) -> Wishes:
    """Check the options of ``measure`` and read the norms where they are a file."""
    table = load_norms(norms) if isinstance(norms, str | Path) else norms
    return Wishes(condition, min_clean_s, warn_clean_s, bands, table, reference)


def _gather(recording: Recording, reference: str) -> Gathered:
    """Clean the whole recording at once and take everything that is measured of its epochs."""
    cleaned = clean(recording.signals, recording.sfreq, recording.gaps)
    epochs = len(cleaned.start_s)
    strays = find_strays(np.ptp(cleaned.epochs, axis=2), cleaned.epochs[:, sampled(epochs)])
    good = [
        c
        for c, kept in enumerate(cleaned.clean.mean(axis=1) if epochs else ())
        if kept >= LEAST_KEPT and c not in strays
    ]
    over = averaged_channels(reference, recording.channels, recording.dropped, np.array(good, dtype=np.int64))
    cleaned = replace(cleaned, clean=enough_together(cleaned.clean, over))
    freqs, spectra, windows = median_spectrum(cleaned)
    waves = alpha_waves(cleaned) if epochs else np.zeros(cleaned.epochs.shape, np.complex128)
    recorded = _take(cleaned, cleaned.epochs, spectra, waves)
    referred, taken = cleaned.epochs, recorded
    if over is not None:
        referred = subtract_average(cleaned.epochs, cleaned.clean, over)
        spectra = median_spectrum(cleaned, referred)[1]
        taken = _take(cleaned, referred, spectra, subtract_average(waves, cleaned.clean, over))

    def rows(used: IntArray, bands: tuple[Band, ...]) -> FloatArray:
        return _rows(referred[used], cleaned.clean[used], cleaned.sfreq, bands)

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
        strays=strays,
        over=over,
        row_starts=cleaned.start_s[:: max(1, -(-epochs // MOST_ROWS))],
        freqs=freqs,
        windows=windows,
        recorded=recorded,
        taken=taken,
        patterns=pattern_counts(referred, cleaned.clean, cleaned.sfreq),
        rows=rows,
        synchrony=synchrony,
    )


def _take(cleaned: Cleaned, epochs: FloatArray, spectra: FloatArray, waves: ComplexArray) -> Taken:
    """Take of epochs what depends on their reference."""
    if not epochs.shape[1]:
        nothing: FloatArray = np.full(len(epochs), np.nan)
        return Taken(spectra, nothing, nothing)
    return Taken(spectra, mean_square(epochs, cleaned.clean), burstiness(alpha_envelope(waves, cleaned.clean)))


def _rows(epochs: FloatArray, clean: BoolArray, sfreq: float, bands: tuple[Band, ...]) -> FloatArray:
    """Return band powers as rows of one or more epochs, at most 300 rows."""
    powers = band_powers(epochs, sfreq, bands).transpose(1, 0, 2)
    good = clean.T[:, :, None]
    group = -(-len(powers) // MOST_ROWS)
    first = np.arange(0, len(powers), group)
    total = np.add.reduceat(np.where(good, powers, 0.0), first, axis=0)
    count = np.add.reduceat(np.broadcast_to(good, powers.shape).astype(np.float64), first, axis=0)
    rows = np.full((len(first), powers.shape[1], len(bands)), np.nan)
    np.divide(total, count, out=rows, where=count > 0)
    return rows

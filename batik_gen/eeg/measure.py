"""From a Recording to a Portrait: clean, take spectra, measure, compare with the norms."""

from dataclasses import replace

import numpy as np

from batik_gen.eeg import norms
from batik_gen.eeg.bandlog import measure_bandlog
from batik_gen.eeg.channels import place
from batik_gen.eeg.cleaning import EPOCH_S, Cleaned, clean
from batik_gen.eeg.features import UNITS, alpha_envelope, channel_features, recording_features
from batik_gen.eeg.montage import choose_montage
from batik_gen.eeg.plausible import reasons_no_eeg
from batik_gen.eeg.portraying import check_condition, norm_condition, portray_features, six_digits
from batik_gen.eeg.spectrum import band_powers, median_spectrum
from batik_gen.errors import NotEnoughEEG
from batik_gen.portrait import BANDS, Portrait, Quality
from batik_gen.recording import BandLog, Dropped, Recording
from batik_gen.values import FloatArray, IntArray

_LEAST_KEPT = 0.35
_LEAST_WINDOWS = 5
_LEAST_WINDOWS_SHORT = 3
_SHORT_S = 16.0
_WARN_S = 30.0
_MOST_ROWS = 300


def measure(recording: Recording | BandLog, *, condition: str = "unknown", min_clean_s: float = 10.0) -> Portrait:
    """Measure a recording and place each number among the shipped norms.

    Parameters
    ----------
    recording
        What ``read`` returned.
    condition
        ``eyes_closed``, ``eyes_open`` or ``unknown``; chooses the norms.
    min_clean_s
        Least clean seconds, mean over usable channels. The norms rest on at
        least 16 s; below 30 s numbers are unsteady and a note says so.

    Raises
    ------
    NotEnoughEEG
        Where too little is clean, or where the signals are no EEG.
    UnknownName
        Where the condition is not one of those above.
    """
    check_condition(condition)
    if isinstance(recording, BandLog):
        return measure_bandlog(recording, condition=condition, min_clean_s=min_clean_s)
    cleaned = clean(recording.signals, recording.sfreq, recording.gaps)
    freqs, spectra, windows = median_spectrum(cleaned)
    used, dropped = _usable(cleaned, windows, recording)
    used, unlike = _plausible(used, freqs, spectra, recording)
    judged = cleaned.clean[used] if len(used) else cleaned.clean
    clean_s = float(EPOCH_S * judged.sum(axis=1).mean())
    if not len(used) or clean_s < min_clean_s:
        raise NotEnoughEEG(_too_little(clean_s, recording, min_clean_s))
    cleaned = replace(
        cleaned,
        epochs=cleaned.epochs[used],
        clean=cleaned.clean[used],
        stretches=tuple(replace(s, signals=s.signals[used]) for s in cleaned.stretches),
    )
    channels = tuple(recording.channels[i] for i in used)
    montage = choose_montage(channels, recording.source.device)
    chosen, other_norms = norm_condition(montage.name, condition)
    per_channel = channel_features(freqs, spectra[used], cleaned, alpha_envelope(cleaned))
    measured = recording_features(per_channel, channels, montage.channels)
    bands, starts = _rows(cleaned)
    notes = [*recording.notes, montage.note, other_norms]
    if clean_s < _WARN_S:
        notes.append(f"only {clean_s:.0f} s are clean; below {_WARN_S:.0f} s the numbers are unsteady")
    return Portrait(
        features=portray_features(measured, UNITS, montage.name, chosen, len(montage.channels)),
        bands=six_digits(bands),
        epoch_start_s=six_digits(starts),
        channels=channels,
        place=np.array([place(c) for c in channels]),
        quality=Quality(
            given_s=float(six_digits(recording.seconds)),
            clean_s=float(six_digits(clean_s)),
            sfreq=recording.sfreq,
            line_hz=cleaned.line_hz,
            kept=float(six_digits(judged.mean())),
            dropped=(*recording.dropped, *dropped, *unlike),
        ),
        source=recording.source,
        montage=montage.name,
        condition=condition,
        norms=norms.VERSION,
        notes=tuple(note for note in notes if note),
    )


def _usable(cleaned: Cleaned, windows: IntArray, recording: Recording) -> tuple[IntArray, tuple[Dropped, ...]]:
    """Return the channels with enough clean epochs and windows, and the others with the reason."""
    if not cleaned.clean.shape[1]:
        return np.zeros(0, np.int64), ()
    # Ten seconds hold four windows; the five of the norms need twelve.
    short = cleaned.clean.shape[1] * EPOCH_S < _SHORT_S
    kept = cleaned.clean.mean(axis=1)
    enough = (kept >= _LEAST_KEPT) & (windows >= (_LEAST_WINDOWS_SHORT if short else _LEAST_WINDOWS))
    dropped = tuple(
        Dropped(recording.channels[i], f"only {100 * kept[i]:.0f} % of its epochs are clean")
        if kept[i] < _LEAST_KEPT
        else Dropped(recording.channels[i], "too few clean seconds in a row")
        for i in np.flatnonzero(~enough)
    )
    return np.flatnonzero(enough).astype(np.int64), dropped


def _plausible(
    used: IntArray, freqs: FloatArray, spectra: FloatArray, recording: Recording
) -> tuple[IntArray, tuple[Dropped, ...]]:
    """Drop channels that show no EEG; refuse the recording where most do."""
    if not len(used):
        return used, ()
    reasons = reasons_no_eeg(freqs, spectra[used])
    said = [reason for reason in reasons if reason]
    if 2 * len(said) > len(used):
        raise NotEnoughEEG(
            f"these signals are no EEG: most channels hold {max(said, key=said.count)}; "
            "check that the electrodes are connected and choose a recording of a person"
        )
    dropped = tuple(Dropped(recording.channels[i], r) for i, r in zip(used, reasons, strict=True) if r)
    return np.array([i for i, r in zip(used, reasons, strict=True) if not r], dtype=np.int64), dropped


def _too_little(clean_s: float, recording: Recording, least: float) -> str:
    pieces = f" (in {len(recording.gaps) + 1} pieces)" if recording.gaps else ""
    return (
        f"too little clean EEG: {clean_s:.1f} of {recording.seconds:.0f} s{pieces}, where at least {least:g} s are "
        "needed; record for longer, with less movement and better contact"
    )


def _rows(cleaned: Cleaned) -> tuple[FloatArray, FloatArray]:
    """Return band powers as rows of one or more epochs, at most 300 rows, and their starts."""
    powers = band_powers(cleaned.epochs, cleaned.sfreq).transpose(1, 0, 2)
    good = cleaned.clean.T[:, :, None]
    group = -(-len(powers) // _MOST_ROWS)
    first = np.arange(0, len(powers), group)
    total = np.add.reduceat(np.where(good, powers, 0.0), first, axis=0)
    count = np.add.reduceat(np.broadcast_to(good, powers.shape).astype(np.float64), first, axis=0)
    rows = np.full((len(first), powers.shape[1], len(BANDS)), np.nan)
    np.divide(total, count, out=rows, where=count > 0)
    return rows, cleaned.start_s[first]

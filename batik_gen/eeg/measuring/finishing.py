"""From what cleaning and spectra left to a Portrait: judge channels, measure, compare with norms."""

from dataclasses import dataclass, replace

import numpy as np

from batik_gen.eeg.channels.montage import choose_montage
from batik_gen.eeg.channels.names import place, side
from batik_gen.eeg.cleaning import reference
from batik_gen.eeg.cleaning.epochs import EPOCH_S, to_common_rate
from batik_gen.eeg.features.aperiodic import FIT_HZ
from batik_gen.eeg.features.background import OF_BACKGROUND, measure_background, measure_plain_background
from batik_gen.eeg.features.bands import choose_bands
from batik_gen.eeg.features.complexity import permutation_entropy
from batik_gen.eeg.features.features import (
    Measured,
    recording_features,
    spectral_features,
    synchrony_of,
)
from batik_gen.eeg.measuring.gathering import LEAST_KEPT, Gathered, Taken
from batik_gen.eeg.measuring.plausible import flatness, reasons_no_eeg, surely_eeg
from batik_gen.eeg.measuring.portraying import norm_row, portray_features, six_digits
from batik_gen.eeg.measuring.wishes import LEAST_CLEAN_S, Wishes
from batik_gen.values.arrays import FloatArray, IntArray
from batik_gen.values.errors import NotEnoughEEG
from batik_gen.values.features import FEATURES
from batik_gen.values.portrait import BANDS, Band, Portrait, Quality
from batik_gen.values.recording import Dropped

_LEAST_WINDOWS = 5
_LEAST_WINDOWS_SHORT = 3
_SHORT_S = 16.0


def finish(gathered: Gathered, wishes: Wishes) -> Portrait:
    """Judge the channels, bring their numbers to one each, place them among the norms.

    Raises
    ------
    NotEnoughEEG
        Where too little is clean, or where the signals are no EEG.
    """
    gathered = _at_common_rate(gathered)
    used, dropped = _usable(gathered, wishes.min_clean_s)
    used, unlike = _plausible(used, gathered)
    clean = gathered.clean[used] if len(used) else gathered.clean
    clean_s = float(EPOCH_S * clean.sum(axis=1).mean())
    if not len(used):
        raise NotEnoughEEG(_no_channel(gathered, dropped, wishes.min_clean_s))
    if clean_s < wishes.min_clean_s:
        raise NotEnoughEEG(_too_little(clean_s, gathered, wishes.min_clean_s))
    channels = tuple(gathered.channels[i] for i in used)
    recorded = (*gathered.channels, *(d.channel for d in gathered.dropped))
    montage = choose_montage(channels, gathered.source.device, recorded)
    table = wishes.table.moved(montage.name, montage.towards, montage.share)
    row, other_norms = norm_row(montage, wishes.condition, table)
    numbers = _numbers(gathered, used, channels, montage.channels, wishes.bands)
    as_norms = _as_norms(gathered, used, channels, montage.channels)
    notes = (
        *(*gathered.notes, reference.told(gathered.over), numbers.low_passed, montage.note, other_norms, table.note),
        *(numbers.anchored, flatness(as_norms["exponent"].value, as_norms["entropy"].value), wishes.warning(clean_s)),
    )
    return Portrait(
        features=portray_features(
            numbers.measured, table, row, len(montage.channels), numbers.unplaced, as_norms if table.plain else None
        ),
        bands=six_digits(gathered.rows(used, numbers.bands)),
        epoch_start_s=six_digits(gathered.row_starts),
        channels=channels,
        place=np.array([place(c) for c in channels]),
        quality=Quality(
            given_s=float(six_digits(gathered.seconds)),
            clean_s=float(six_digits(clean_s)),
            sfreq=gathered.sfreq,
            line_hz=gathered.line_hz,
            kept=float(six_digits(clean.mean())),
            dropped=(*gathered.dropped, *dropped, *unlike),
        ),
        source=gathered.source,
        montage=montage.name,
        condition=wishes.condition,
        norms=table.version,
        notes=tuple(note for note in notes if note),
        edges=numbers.bands,
        topography=six_digits(np.stack([numbers.per_channel[f"rel_{band.name}"] for band in numbers.bands], axis=1)),
        spectrum=six_digits(numbers.spectrum),
        side=np.array([side(c) for c in channels]),
        spectra=_decibels(numbers.spectra),
        bursts=np.asarray(np.round(gathered.bursts, 2), dtype=np.float64),
    )


@dataclass(frozen=True, eq=False)
class _Numbers:
    """Hold what was measured of the channels used.

    Parameters
    ----------
    per_channel, measured
        Feature to one number a channel; to one number of the recording.
    bands, anchored
        Where the bands lie, and the note on it.
    low_passed
        The note on a file that ends below 40 Hz.
    spectrum, spectra
        As in a Portrait, not rounded.
    """

    per_channel: dict[str, FloatArray]
    measured: dict[str, Measured]
    bands: tuple[Band, ...]
    anchored: str
    low_passed: str
    spectrum: FloatArray
    spectra: FloatArray

    @property
    def unplaced(self) -> tuple[str, ...]:
        """Features that are not compared with the norms."""
        moved = tuple(kind.name for kind in FEATURES.values() if kind.of_bands) if self.bands != BANDS else ()
        return (*moved, *(OF_BACKGROUND if self.low_passed else ()))


def _numbers(
    gathered: Gathered, used: IntArray, channels: tuple[str, ...], montage: tuple[str, ...], wished: str
) -> _Numbers:
    """Measure the channels used, within fixed bands or those that were wished for."""
    freqs, spectra = gathered.freqs, gathered.taken.spectra[used]
    counted = [channels.index(c) for c in montage]
    lines, top_hz = measure_background(freqs, spectra, counted, gathered.windows[used].tolist())
    entropy = {"permutation_entropy": permutation_entropy(gathered.patterns[used])}
    itself = lines | _of_epochs(gathered.taken, used) | entropy
    synchrony, low_passed = synchrony_of(gathered.synchrony(used)), _low_passed(top_hz)
    missing = dict.fromkeys(OF_BACKGROUND, low_passed) if not top_hz else {}
    per_channel = spectral_features(freqs, spectra) | itself
    measured = recording_features(per_channel, channels, montage, synchrony, missing)
    bands, anchored = choose_bands(wished, measured["alpha_peak_hz"])
    if bands != BANDS:
        per_channel = spectral_features(freqs, spectra, bands) | itself
        measured = recording_features(per_channel, channels, montage, synchrony, missing)
    inside = (freqs > 0.0) & (freqs <= bands[-1].high)
    middle = np.exp(np.mean(np.log(np.maximum(spectra[counted][:, inside], 1e-30)), axis=0))
    spectrum = np.stack([freqs[inside], middle], axis=1)
    return _Numbers(per_channel, measured, bands, anchored, low_passed, spectrum, spectra[:, inside])


def _decibels(spectra: FloatArray) -> FloatArray:
    """Return powers in dB, as fine as anybody measures them: fewer digits travel, and fewer tell a recording apart."""
    return np.asarray(np.round(10.0 * np.log10(np.maximum(spectra, 1e-12)), 2) + 0.0, dtype=np.float64)


def _at_common_rate(gathered: Gathered) -> Gathered:
    factor = to_common_rate(gathered.freqs, gathered.sfreq)
    recorded, taken = (replace(t, spectra=t.spectra * factor) for t in (gathered.recorded, gathered.taken))
    return replace(gathered, recorded=recorded, taken=taken)


def _of_epochs(taken: Taken, used: IntArray) -> dict[str, FloatArray]:
    return {"log_rms": np.log10(np.sqrt(taken.squares[used])), "burstiness": taken.burstiness[used]}


def _as_norms(
    gathered: Gathered, used: IntArray, channels: tuple[str, ...], counted: tuple[str, ...]
) -> dict[str, Measured]:
    """Measure as the shipped norms were made: signals as recorded, the plain line, the fixed bands."""
    spectra = gathered.recorded.spectra[used]
    lines = measure_plain_background(gathered.freqs, spectra)
    per_channel = spectral_features(gathered.freqs, spectra) | lines | _of_epochs(gathered.recorded, used)
    return recording_features(per_channel, channels, counted)


def _low_passed(top_hz: float) -> str:
    """Return the note for a file that ends below 40 Hz, or an empty string."""
    if top_hz >= FIT_HZ[1]:
        return ""
    if not top_hz:
        return "the file was low-passed below 20 Hz: its background cannot be told"
    return (
        f"the file was low-passed at about {top_hz:.0f} Hz: above that no background was fitted and gamma is not there"
    )


def _usable(gathered: Gathered, min_clean_s: float) -> tuple[IntArray, tuple[Dropped, ...]]:
    """Return the channels with enough clean epochs and windows, and the others with the reason."""
    if not gathered.clean.shape[1]:
        return np.zeros(0, np.int64), ()
    # Ten seconds hold four windows; the five of the norms need twelve.
    least = _LEAST_WINDOWS_SHORT if gathered.clean.shape[1] * EPOCH_S < _SHORT_S else _LEAST_WINDOWS
    if min_clean_s < LEAST_CLEAN_S:
        # Whoever asks for less by name gets it, down to a single window.
        least = max(1, min(least, int(min_clean_s / EPOCH_S) - 1))
    kept = gathered.clean.mean(axis=1)
    fit = np.array([c not in gathered.strays for c in range(len(kept))])
    enough = fit & (kept >= LEAST_KEPT) & (gathered.windows >= least)

    def why(i: int) -> str:
        few = f"only {100 * kept[i]:.0f} % of its epochs are clean" if kept[i] < LEAST_KEPT else ""
        return gathered.strays.get(i) or few or "too few clean seconds in a row"

    dropped = tuple(Dropped(gathered.channels[i], why(int(i))) for i in np.flatnonzero(~enough))
    return np.flatnonzero(enough).astype(np.int64), dropped


def _plausible(used: IntArray, gathered: Gathered) -> tuple[IntArray, tuple[Dropped, ...]]:
    """Drop channels that show no EEG; where most do, keep only those that surely do, and refuse where none does."""
    if not len(used):
        return used, ()
    spectra = gathered.recorded.spectra[used]
    reasons = reasons_no_eeg(gathered.freqs, spectra)
    said = [reason for reason in reasons if reason]
    if 2 * len(said) > len(used):
        usual = max(said, key=said.count)
        sure = surely_eeg(gathered.freqs, spectra)
        reasons = tuple(why or ("" if yes else usual) for why, yes in zip(reasons, sure, strict=True))
        if all(reasons):
            raise NotEnoughEEG(
                f"these signals are no EEG: most channels hold {usual}; "
                "check that the electrodes are connected and choose a recording of a person"
            )
    dropped = tuple(Dropped(gathered.channels[i], r) for i, r in zip(used, reasons, strict=True) if r)
    return np.array([i for i, r in zip(used, reasons, strict=True) if not r], dtype=np.int64), dropped


def _no_channel(gathered: Gathered, dropped: tuple[Dropped, ...], least: float) -> str:
    """Say why none of the channels counts: most often by how few of its epochs the best one has clean."""
    kept = gathered.clean.mean(axis=1) if gathered.clean.shape[1] else np.zeros(0)
    best = int(np.argmax(kept)) if len(kept) else -1
    if best < 0 or EPOCH_S * gathered.clean[best].sum() < least:
        return _too_little(EPOCH_S * float(gathered.clean.sum(axis=1).mean()), gathered, least)
    if kept[best] < LEAST_KEPT:
        name = gathered.channels[best]
        return (
            f"no channel is clean often enough: the best, {name}, is clean in {100 * kept[best]:.0f} % of its "
            f"epochs of {EPOCH_S:g} s, where a channel counts with {100 * LEAST_KEPT:.0f} %; "
            "record again, with less movement and better contact"
        )
    reasons = ", ".join(dict.fromkeys(d.reason for d in dropped))
    return f"no channel can be used ({reasons}); record again, with less movement and better contact"


def _too_little(clean_s: float, gathered: Gathered, least: float) -> str:
    pieces = f" (in {gathered.gaps + 1} pieces)" if gathered.gaps else ""
    return (
        f"too little clean EEG: {clean_s:.1f} of {gathered.seconds:.0f} s{pieces}, where at least {least:g} s are "
        "needed; record for longer, with less movement and better contact"
    )

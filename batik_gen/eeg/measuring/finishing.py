"""From what cleaning and spectra left to a Portrait: judge channels, measure, compare with norms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from batik_gen.eeg.channels.montage import choose_montage
from batik_gen.eeg.channels.names import place
from batik_gen.eeg.cleaning import reference
from batik_gen.eeg.cleaning.epochs import EPOCH_S, to_common_rate
from batik_gen.eeg.features.aperiodic import FIT_HZ
from batik_gen.eeg.features.background import OF_BACKGROUND, measure_background, measure_plain_background
from batik_gen.eeg.features.bands import check_bands, choose_bands
from batik_gen.eeg.features.complexity import permutation_entropy
from batik_gen.eeg.features.features import (
    Measured,
    recording_features,
    spectral_features,
    synchrony_of,
)
from batik_gen.eeg.features.synchrony import PhaseSums
from batik_gen.eeg.measuring.plausible import flatness, reasons_no_eeg
from batik_gen.eeg.measuring.portraying import check_condition, norm_condition, portray_features, six_digits
from batik_gen.eeg.norms import table as tables
from batik_gen.eeg.norms.table import Norms
from batik_gen.values.arrays import BoolArray, FloatArray, IntArray
from batik_gen.values.errors import NotEnoughEEG
from batik_gen.values.features import FEATURES
from batik_gen.values.portrait import BANDS, Band, Portrait, Quality
from batik_gen.values.recording import Dropped, Source

LEAST_CLEAN_S = 10.0
WARN_CLEAN_S = 30.0
MOST_ROWS = 300
LEAST_KEPT = 0.35
_LEAST_WINDOWS = 5
_LEAST_WINDOWS_SHORT = 3
_SHORT_S = 16.0


@dataclass(frozen=True)
class Wishes:
    """Hold how to measure.

    Parameters
    ----------
    condition
        ``eyes_closed``, ``eyes_open`` or ``unknown``.
    min_clean_s, warn_clean_s
        Clean seconds below which to refuse, and below which to warn.
    bands
        ``fixed`` or ``iaf``.
    norms
        Table to compare with.
    reference
        ``average`` or ``recorded``.
    """

    condition: str = "unknown"
    min_clean_s: float = LEAST_CLEAN_S
    warn_clean_s: float = WARN_CLEAN_S
    bands: str = "fixed"
    norms: Norms | None = None
    reference: str = "average"

    def __post_init__(self) -> None:
        check_condition(self.condition)
        check_bands(self.bands)
        reference.check_reference(self.reference)

    @property
    def table(self) -> Norms:
        """The norms to compare with; those of the package where none were given."""
        return self.norms or tables.shipped()

    def warning(self, clean_s: float) -> str:
        """Return the note for a short recording, or an empty string."""
        if clean_s >= self.warn_clean_s:
            return ""
        return f"only {clean_s:.0f} s are clean; below {self.warn_clean_s:g} s the numbers are unsteady"


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
    rows: Callable[[IntArray, tuple[Band, ...]], FloatArray]
    synchrony: Callable[[IntArray], PhaseSums | None]


def finish(held: Gathered, wishes: Wishes) -> Portrait:
    """Judge the channels, bring their numbers to one each, place them among the norms.

    Raises
    ------
    NotEnoughEEG
        Where too little is clean, or where the signals are no EEG.
    """
    held = _at_common_rate(held)
    used, dropped = _usable(held, wishes.min_clean_s)
    used, unlike = _plausible(used, held)
    judged = held.clean[used] if len(used) else held.clean
    clean_s = float(EPOCH_S * judged.sum(axis=1).mean())
    if not len(used) or clean_s < wishes.min_clean_s:
        raise NotEnoughEEG(_too_little(clean_s, held, wishes.min_clean_s))
    channels = tuple(held.channels[i] for i in used)
    montage = choose_montage(channels, held.source.device)
    table = wishes.table
    chosen, other_norms = norm_condition(montage.name, wishes.condition, table)
    spectra = held.taken.spectra[used]
    counted = [channels.index(c) for c in montage.channels]
    lines, top_hz = measure_background(held.freqs, spectra, counted)
    itself = lines | _of_epochs(held.taken, used) | {"permutation_entropy": permutation_entropy(held.patterns[used])}
    synchrony, low_passed = synchrony_of(held.synchrony(used)), _low_passed(top_hz)
    missing = dict.fromkeys(OF_BACKGROUND, low_passed) if not top_hz else {}
    per_channel = spectral_features(held.freqs, spectra) | itself
    measured = recording_features(per_channel, channels, montage.channels, synchrony, missing)
    bands, anchored = choose_bands(wishes.bands, measured["alpha_peak_hz"])
    if bands != BANDS:
        per_channel = spectral_features(held.freqs, spectra, bands) | itself
        measured = recording_features(per_channel, channels, montage.channels, synchrony, missing)
    as_norms = _as_norms(held, used, channels, montage.channels)
    unplaced = (
        *(kind.name for kind in FEATURES.values() if kind.of_bands and bands != BANDS),
        *(OF_BACKGROUND if low_passed else ()),
    )
    inside = (held.freqs > 0.0) & (held.freqs <= bands[-1].high)
    middle = np.exp(np.mean(np.log(np.maximum(spectra[counted][:, inside], 1e-30)), axis=0))
    notes = (
        *(*held.notes, reference.told(held.over), low_passed, montage.note, other_norms, table.note, anchored),
        *(flatness(as_norms["exponent"].value, as_norms["entropy"].value), wishes.warning(clean_s)),
    )
    return Portrait(
        features=portray_features(
            measured,
            table,
            (montage.name, chosen),
            len(counted),
            unplaced,
            as_norms if table.plain else None,
        ),
        bands=six_digits(held.rows(used, bands)),
        epoch_start_s=six_digits(held.row_starts),
        channels=channels,
        place=np.array([place(c) for c in channels]),
        quality=Quality(
            given_s=float(six_digits(held.seconds)),
            clean_s=float(six_digits(clean_s)),
            sfreq=held.sfreq,
            line_hz=held.line_hz,
            kept=float(six_digits(judged.mean())),
            dropped=(*held.dropped, *dropped, *unlike),
        ),
        source=held.source,
        montage=montage.name,
        condition=wishes.condition,
        norms=table.version,
        notes=tuple(note for note in notes if note),
        edges=bands,
        topography=six_digits(np.stack([per_channel[f"rel_{band.name}"] for band in bands], axis=1)),
        spectrum=six_digits(np.stack([held.freqs[inside], middle], axis=1)),
    )


def _at_common_rate(held: Gathered) -> Gathered:
    factor = to_common_rate(held.freqs, held.sfreq)
    recorded, taken = (replace(t, spectra=t.spectra * factor) for t in (held.recorded, held.taken))
    return replace(held, recorded=recorded, taken=taken)


def _of_epochs(taken: Taken, used: IntArray) -> dict[str, FloatArray]:
    return {"log_rms": np.log10(np.sqrt(taken.squares[used])), "burstiness": taken.burstiness[used]}


def _as_norms(
    held: Gathered, used: IntArray, channels: tuple[str, ...], counted: tuple[str, ...]
) -> dict[str, Measured]:
    """Measure as the shipped norms were made: signals as recorded, the plain line, the fixed bands."""
    spectra = held.recorded.spectra[used]
    lines = measure_plain_background(held.freqs, spectra)
    per_channel = spectral_features(held.freqs, spectra) | lines | _of_epochs(held.recorded, used)
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


def _usable(held: Gathered, min_clean_s: float) -> tuple[IntArray, tuple[Dropped, ...]]:
    """Return the channels with enough clean epochs and windows, and the others with the reason."""
    if not held.clean.shape[1]:
        return np.zeros(0, np.int64), ()
    # Ten seconds hold four windows; the five of the norms need twelve.
    least = _LEAST_WINDOWS_SHORT if held.clean.shape[1] * EPOCH_S < _SHORT_S else _LEAST_WINDOWS
    if min_clean_s < LEAST_CLEAN_S:
        # Whoever asks for less by name gets it, down to a single window.
        least = max(1, min(least, int(min_clean_s / EPOCH_S) - 1))
    kept = held.clean.mean(axis=1)
    fit = np.array([c not in held.strays for c in range(len(kept))])
    enough = fit & (kept >= LEAST_KEPT) & (held.windows >= least)

    def why(i: int) -> str:
        few = f"only {100 * kept[i]:.0f} % of its epochs are clean" if kept[i] < LEAST_KEPT else ""
        return held.strays.get(i) or few or "too few clean seconds in a row"

    dropped = tuple(Dropped(held.channels[i], why(int(i))) for i in np.flatnonzero(~enough))
    return np.flatnonzero(enough).astype(np.int64), dropped


def _plausible(used: IntArray, held: Gathered) -> tuple[IntArray, tuple[Dropped, ...]]:
    """Drop channels that show no EEG; refuse the recording where most do."""
    if not len(used):
        return used, ()
    reasons = reasons_no_eeg(held.freqs, held.recorded.spectra[used])
    said = [reason for reason in reasons if reason]
    if 2 * len(said) > len(used):
        raise NotEnoughEEG(
            f"these signals are no EEG: most channels hold {max(said, key=said.count)}; "
            "check that the electrodes are connected and choose a recording of a person"
        )
    dropped = tuple(Dropped(held.channels[i], r) for i, r in zip(used, reasons, strict=True) if r)
    return np.array([i for i, r in zip(used, reasons, strict=True) if not r], dtype=np.int64), dropped


def _too_little(clean_s: float, held: Gathered, least: float) -> str:
    pieces = f" (in {held.gaps + 1} pieces)" if held.gaps else ""
    return (
        f"too little clean EEG: {clean_s:.1f} of {held.seconds:.0f} s{pieces}, where at least {least:g} s are "
        "needed; record for longer, with less movement and better contact"
    )

"""Compare the band shares after our cleaning with those after plain cleaning and after MNE's artefact rules.

Run ``python -m benchmarks.measure_cleaning``; the recordings are taken from BATIK_GEN_RECORDINGS. Everything but the
cleaning and the middle over windows is the same: channels, filter, reference as recorded, mean over channels.
"""

import warnings
from contextlib import suppress
from dataclasses import dataclass, replace

import mne
import numpy as np

from batik_gen.eeg.cleaning.epochs import EPOCH_S, Cleaned, clean
from batik_gen.eeg.features.spectrum import median_bias, periodogram
from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.reading.read import read
from batik_gen.values.arrays import BoolArray, FloatArray
from batik_gen.values.errors import BatikGenError
from batik_gen.values.portrait import BANDS
from batik_gen.values.recording import Recording
from benchmarks.evidence import RECORDINGS, table, tell
from benchmarks.table_recordings import BY_HAND

PLAIN_UV = 150.0
MUSCLE_Z, MUSCLE_HZ = 4.0, (20.0, 45.0)
SHORT_S, LEAST_S = 36.0, 8.0
WAYS = (
    "plain",
    "plain, median",
    "our epochs, mean",
    "our epochs under 150, median",
    "MNE's rules",
    "MNE's rules, median",
)
FILES = (
    "bdf_8ch_openbci.bdf", "edf_plus_64ch_motor_imagery.edf", "edf_sleep_2eeg_5other.edf", "eeglab_32ch.set",
    "emotiv_epoc_eye_state.csv", "muse_headerless_relax.csv", "muse_lsl_120s.csv", "muse_lsl_jittered_24s.csv",
    "neuroscan_2ch.cnt", "openbci_cyton_gui6.txt", "openbci_daisy_raw.fif.gz",
    *(f"persons/person_{p}_rest_{k}.edf" for p in "abc" for k in (1, 2)),
    *(f"persons/person_d_muse_session{k}.csv" for k in (1, 2)),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Compared:
    """Hold the shares of one recording, or of a piece of it, by each way of cleaning; five bands each."""

    kept: float
    plainly_kept: float
    ours: FloatArray
    ways: dict[str, FloatArray]

    def off(self, way: str) -> float:
        """Return the largest difference of a share from ours."""
        return float(np.abs(self.ways[way] - self.ours).max())


def shares(cleaned: Cleaned, good: BoolArray, middle: str) -> FloatArray:
    """Return the five shares, mean over channels, of the mean or the median over the good epochs."""
    freqs = np.fft.rfftfreq(cleaned.epochs.shape[2], 1.0 / cleaned.sfreq)
    out = []
    for channel, at in zip(cleaned.epochs, good, strict=True):
        if at.any():
            power = periodogram(channel[at], cleaned.sfreq)
            taken = power.mean(axis=0) if middle == "mean" else np.median(power, axis=0) / median_bias(int(at.sum()))
            bands = np.array([taken[(freqs >= b.low) & (freqs < b.high)].sum() for b in BANDS])
            out.append(bands / bands.sum())
    return np.asarray(np.mean(out, axis=0)) if out else np.full(len(BANDS), np.nan)


def compare(recording: Recording) -> Compared:
    """Measure a recording as a Portrait tells it, and the same channels by the other ways."""
    portrait = measure(recording, reference="recorded", min_clean_s=4.0)
    picked = [recording.channels.index(c) for c in portrait.channels]
    cleaned = clean(recording.signals[picked], recording.sfreq, recording.gaps)
    plain: BoolArray = np.ptp(cleaned.epochs, axis=2) < PLAIN_UV
    rules = by_mne(cleaned)
    ways = {
        "plain": shares(cleaned, plain, "mean"),
        "plain, median": shares(cleaned, plain, "median"),
        "our epochs, mean": shares(cleaned, cleaned.clean, "mean"),
        "our epochs under 150, median": shares(cleaned, cleaned.clean & plain, "median"),
        "MNE's rules": shares(cleaned, rules, "mean"),
        "MNE's rules, median": shares(cleaned, rules, "median"),
    }
    ours = portrait.topography.mean(axis=0)
    return Compared(float(cleaned.clean.mean()), float(plain.mean()), ours, ways)


def by_mne(cleaned: Cleaned) -> BoolArray:
    """Return the epochs that MNE's rules leave.

    ``Epochs.drop_bad`` channel by channel, flat below 1 and over 150 microvolts from peak to peak, and
    ``annotate_muscle_zscore`` of all channels together, from 20 to 45 Hz with z over 4.
    """
    good = np.ones(cleaned.clean.shape, dtype=bool)
    info = mne.create_info(1, cleaned.sfreq, "eeg")
    for channel, at in zip(cleaned.epochs, good, strict=True):
        epochs = mne.EpochsArray(1e-6 * channel[:, None, :], info)
        epochs.drop_bad(reject={"eeg": 1e-6 * PLAIN_UV}, flat={"eeg": 1e-6})
        at[[i for i, log in enumerate(epochs.drop_log) if log]] = False
    info = mne.create_info(len(good), cleaned.sfreq, "eeg")
    for stretch in cleaned.stretches:
        if stretch.signals.shape[1] < LEAST_S * cleaned.sfreq:
            continue
        raw = mne.io.RawArray(1e-6 * stretch.signals, info)
        found, _ = mne.preprocessing.annotate_muscle_zscore(raw, MUSCLE_Z, "eeg", filter_freq=MUSCLE_HZ)
        for onset, duration in zip(found.onset, found.duration, strict=True):
            first, last = stretch.start_s + onset, stretch.start_s + onset + duration
            good[:, (cleaned.start_s + EPOCH_S > first) & (cleaned.start_s < last)] = False
    return good


def whole() -> None:
    """Write the table of whole recordings."""
    rows = []
    for name in FILES:
        c = compare(loaded(name))
        print(name, flush=True)
        rows.append([name.split("/")[-1], f"{100 * c.kept:.0f} / {100 * c.plainly_kept:.0f}", _said(c.ours),
                     _said(c.ways["plain"]), *(f"{c.off(way):.3f}" for way in c.ways)])  # fmt: skip
    head = ["file", "epochs kept, ours / plain, %", "ours, d t a b g", "plain", *(f"off: {way}" for way in WAYS)]
    tell("cleaning", table(head, rows))


def short() -> None:
    """Write how far pieces of 36 s lie from the plain way, and from the whole recording that each is a piece of."""
    rows = []
    for name in FILES:
        recording = loaded(name)
        off: list[float] = []
        as_median: list[float] = []
        away: list[float] = []
        plainly_away: list[float] = []
        entire = compare(recording)
        length = int(SHORT_S * recording.sfreq)
        for first in range(0, recording.signals.shape[1] - length + 1, length):
            part = replace(recording, signals=recording.signals[:, first : first + length], gaps=())
            with suppress(BatikGenError):
                piece = compare(part)
                off.append(piece.off("plain"))
                as_median.append(piece.off("plain, median"))
                away.append(float(np.abs(piece.ours - entire.ours).max()))
                plainly_away.append(float(np.abs(piece.ways["plain"] - entire.ways["plain"]).max()))
        if off:
            print(name, flush=True)
            cells = (f"{np.median(x):.3f} ({max(x):.3f})" for x in (off, as_median, away, plainly_away))
            rows.append([name.split("/")[-1], f"{len(off)}", *cells])
    head = [
        "file",
        "pieces",
        "ours against plain",
        "ours against plain, median",
        "ours against ours of the whole",
        "plain against plain of the whole",
    ]
    tell("short cleaning", table(head, rows))


def loaded(name: str) -> Recording:
    """Read a recording that has a waveform."""
    recording = read(RECORDINGS / name, **BY_HAND.get(name, {}))
    assert isinstance(recording, Recording)
    return recording


def _said(five: FloatArray) -> str:
    return " ".join(f"{share:.2f}".removeprefix("0") for share in five)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    mne.set_log_level("ERROR")
    whole()
    short()

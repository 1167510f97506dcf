"""Compare band powers with MNE's, background and alpha peak with specparam's, on the same clean data.

Run ``python -m benchmarks.measure_agreement`` with specparam installed; the real
recordings are taken from BATIK_GEN_RECORDINGS.
"""

import json
import warnings
from importlib import import_module

import numpy as np

from batik_gen.eeg.aperiodic import find_alpha, fit_background
from batik_gen.eeg.cleaning import clean, pass_filter
from batik_gen.eeg.read import read
from batik_gen.eeg.spectrum import band_powers, median_spectrum
from batik_gen.portrait import BANDS
from batik_gen.recording import Recording
from batik_gen.values import FloatArray
from benchmarks.evidence import RECORDINGS, ROOT, table, tell

Differences = dict[str, list[float]]


def band_difference(recording: Recording) -> float:
    """Return the largest difference of our mean band powers from MNE's Welch, as a share."""
    import mne

    cleaned = clean(recording.signals, recording.sfreq, recording.gaps)
    good = cleaned.clean.all(axis=0) if cleaned.clean.all(axis=0).sum() > 4 else cleaned.clean.any(axis=0)
    epochs = cleaned.epochs[:, good]
    info = mne.create_info(len(epochs), cleaned.sfreq, "eeg", verbose="ERROR")
    theirs = mne.EpochsArray(epochs.transpose(1, 0, 2), info, verbose="ERROR").compute_psd(
        "welch", n_fft=epochs.shape[2], fmin=0, fmax=min(60.0, cleaned.sfreq / 2), window="hann", verbose="ERROR"
    )
    psd, freqs = theirs.get_data(return_freqs=True)
    ours = band_powers(epochs, cleaned.sfreq).mean(axis=1)
    inside = [(freqs >= b.low) & (freqs < b.high) for b in BANDS]
    expected = np.stack([psd[:, :, at].sum(axis=2).mean(axis=0) for at in inside], axis=1) * (freqs[1] - freqs[0])
    return float(np.abs(ours / expected - 1.0).max())


def line_difference(recording: Recording, planted: float | None) -> Differences:
    """Return differences of exponent and alpha frequency, one a channel."""
    from scipy.signal import freqz_sos

    cleaned = clean(recording.signals, recording.sfreq, recording.gaps)
    freqs, spectra, windows = median_spectrum(cleaned)
    at = 2.0 * np.pi * np.minimum(freqs / recording.sfreq, 0.4999)
    gain = np.maximum(np.abs(freqz_sos(pass_filter(recording.sfreq), at)[1]) ** 4, 1e-3)
    out: Differences = {name: [] for name in ("as it is", "filter undone", "ours", "theirs", "alpha")}
    for spectrum in spectra[windows >= 5]:
        line = fit_background(freqs, spectrum)
        exponent, peaks = _specparam(freqs, spectrum)
        out["as it is"].append(line.exponent - exponent)
        undone, _ = _specparam(freqs, spectrum / gain)
        out["filter undone"].append(fit_background(freqs, spectrum / gain).exponent - undone)
        if planted is not None:
            out["ours"].append(line.exponent - planted)
            out["theirs"].append(exponent - planted)
        alpha = find_alpha(freqs, spectrum, line)
        if len(peaks) and np.isfinite(alpha.peak_hz) and alpha.height_db >= 3.0:
            out["alpha"].append(alpha.peak_hz - float(peaks[np.argmax(peaks[:, 1]), 0]))
    return out


def _specparam(freqs: FloatArray, spectrum: FloatArray) -> tuple[float, FloatArray]:
    """Return specparam's exponent and its peaks from 7 to 14 Hz: centre, height, width."""
    # Not installed with the package, and without types.
    model = import_module("specparam").SpectralModel(
        peak_width_limits=(1.0, 8.0), max_n_peaks=6, min_peak_height=0.1, verbose=False
    )
    model.fit(freqs, spectrum, [2.0, 40.0])
    peaks = np.atleast_2d(model.get_params("peak"))
    inside = (peaks[:, 0] >= 7.0) & (peaks[:, 0] <= 14.0)
    return float(np.atleast_1d(model.get_params("aperiodic"))[-1]), np.asarray(peaks[inside], dtype=np.float64)


def main() -> None:
    """Compare on the samples and on the real recordings."""
    warnings.simplefilter("ignore")
    names = ["eeglab_32ch.set", "edf_plus_64ch_motor_imagery.edf", "muse_lsl_120s.csv", "openbci_cyton_gui6.txt",
             *(f"persons/person_{p}_rest_1.edf" for p in "abc")]  # fmt: skip
    truth = json.loads((ROOT / "samples" / "truth.json").read_text(encoding="utf-8"))["files"]
    files = [*sorted((ROOT / "samples").glob("*.edf")), *(RECORDINGS / n for n in names if (RECORDINGS / n).is_file())]
    rows = []
    for path in files:
        recording = read(path)
        assert isinstance(recording, Recording)
        planted = truth[path.name]["exponent"] if path.parent.name == "samples" else None
        found = line_difference(recording, planted)
        bands = f"{100 * band_difference(recording):.4f} %"
        rows.append([path.name, bands, *map(_said, found.values()), f"{len(found['alpha'])}"])
    head = ["file", "band powers against MNE, largest", "exponent against specparam", "the same, our filter undone",
            "our exponent against the planted", "specparam's against the planted", "alpha Hz against specparam",
            "channels with alpha 3 dB high"]  # fmt: skip
    tell("agreement", table(head, rows))


def _said(differences: list[float]) -> str:
    d = np.array(differences)
    return f"{d.mean():+.3f} (median abs. {np.median(np.abs(d)):.3f})" if len(d) else "-"


if __name__ == "__main__":
    main()

"""Compare band powers with MNE's, background and alpha peak with specparam's, on the same clean data.

Run ``python -m benchmarks.measure_agreement`` with specparam installed; the real
recordings are taken from BATIK_GEN_RECORDINGS.
"""

import json
import warnings
from importlib import import_module

import numpy as np

from batik_gen.eeg.cleaning.epochs import clean, pass_gain
from batik_gen.eeg.features.aperiodic import find_alpha, fit_background
from batik_gen.eeg.features.spectrum import band_powers, median_spectrum
from batik_gen.eeg.measuring.gathering import LEAST_KEPT
from batik_gen.eeg.reading.read import read
from batik_gen.values.arrays import FloatArray
from batik_gen.values.portrait import BANDS
from batik_gen.values.recording import Recording
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
    """Return differences of exponent and alpha frequency, one a channel.

    Both ways get the same spectra, from which our band-pass was taken out, over
    2-40 Hz; channels that show no EEG are left out, as they are when measuring.
    """
    cleaned = clean(recording.signals, recording.sfreq, recording.gaps)
    freqs, spectra, windows = median_spectrum(cleaned)
    held = (windows >= 5) & (cleaned.clean.mean(axis=1) >= LEAST_KEPT)
    inside = freqs <= 42.0
    at = freqs[inside]
    full = spectra[held][:, inside] / pass_gain(at, recording.sfreq)
    out: Differences = {name: [] for name in ("exponent", "itself", "ours", "theirs", "alpha", "alpha itself")}
    for spectrum in full:
        line = fit_background(at, spectrum)
        exponent, peak = _specparam(at, spectrum, 8.0, 6)
        otherwise, other_peak = _specparam(at, spectrum, 12.0, 20)
        out["exponent"].append(line.exponent - exponent)
        out["itself"].append(otherwise - exponent)
        if planted is not None:
            out["ours"].append(line.exponent - planted)
            out["theirs"].append(exponent - planted)
        alpha = find_alpha(at, spectrum, line)
        if np.isfinite(alpha.peak_hz) and alpha.height_db >= 5.0 and peak is not None:
            out["alpha"].append(alpha.peak_hz - peak)
            if other_peak is not None:
                out["alpha itself"].append(other_peak - peak)
    return out


def _specparam(freqs: FloatArray, spectrum: FloatArray, widest: float, most: int) -> tuple[float, float | None]:
    """Return specparam's exponent and the centre of its highest peak from 7 to 14 Hz."""
    # Not installed with the package, and without types.
    model = import_module("specparam").SpectralModel(
        peak_width_limits=(1.0, widest), max_n_peaks=most, min_peak_height=0.1, verbose=False
    )
    model.fit(freqs, spectrum, [2.0, 40.0])
    peaks = np.atleast_2d(model.get_params("peak"))
    peaks = peaks[(peaks[:, 0] >= 7.0) & (peaks[:, 0] <= 14.0)]
    exponent = float(np.atleast_1d(model.get_params("aperiodic"))[-1])
    return exponent, float(peaks[np.argmax(peaks[:, 1]), 0]) if len(peaks) else None


def main() -> None:
    """Compare on the samples and on the real recordings."""
    warnings.simplefilter("ignore")
    names = ["eeglab_32ch.set", "edf_plus_64ch_motor_imagery.edf", "muse_lsl_120s.csv", "muse_lsl_jittered_24s.csv",
             "openbci_cyton_gui6.txt", "openbci_daisy_raw.fif.gz", "bdf_8ch_openbci.bdf", "edf_sleep_2eeg_5other.edf",
             "neuroscan_2ch.cnt", *(f"persons/person_{p}_rest_{k}.edf" for p in "abc" for k in (1, 2)),
             *(f"persons/person_d_muse_session{k}.csv" for k in (1, 2))]  # fmt: skip
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
        print(rows[-1], flush=True)
    head = ["file", "band powers against MNE, largest", "exponent: ours less specparam's",
            "specparam's with wider and more peaks less its own", "ours less planted", "specparam's less planted",
            "alpha Hz: ours less specparam's", "specparam's with wider and more peaks less its own",
            "channels with alpha 5 dB high"]  # fmt: skip
    tell("agreement", table(head, rows))


def _said(differences: list[float]) -> str:
    d = np.array(differences)
    return f"{d.mean():+.3f} (largest {np.abs(d).max():.2f})" if len(d) else "-"


if __name__ == "__main__":
    main()

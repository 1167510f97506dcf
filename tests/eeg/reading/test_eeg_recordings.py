"""Real files of many makers: measured to finite numbers, or refused in one plain sentence."""

import math
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.norms.table import shipped
from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import BatikGenError, NotEnoughEEG
from batik_gen.values.portrait import BANDS, Portrait
from batik_gen.values.recording import BandLog, Recording

MEASURED = {
    "edf_plus_64ch_motor_imagery.edf": 64,
    "edf_sleep_2eeg_5other.edf": 2,
    "bdf_8ch_openbci.bdf": 8,
    "eeglab_32ch.set": 30,
    "openbci_daisy_raw.fif.gz": 12,
    "muse_lsl_120s.csv": 4,
    "muse_lsl_jittered_24s.csv": 4,
    "mindmonitor_1hz_alpha.csv": 4,
    "mindmonitor_1hz_dead_channel.csv": 3,
    "openbci_cyton_gui6.txt": 8,
    "openbci_cyton_14col.txt": 8,
    "neuroscan_2ch.cnt": 2,
}
"""EEG channels of each file that is measured."""

REFUSED = {
    "clock_resets.xdf": "no EEG",
    "emotiv_epoc_eye_state.csv": "sampling rate",
    "muse_headerless_relax.csv": "sampling rate",
    # Eleven seconds in three pieces: it is read, but there is too little to measure.
    "brainvision_eego_64ch.vhdr": "too little clean EEG",
}

SHARES = {
    # Shares of delta to gamma in the folder's README: plain Welch spectra, median over channels.
    "edf_plus_64ch_motor_imagery.edf": (0.76, 0.11, 0.04, 0.05, 0.04),
    "edf_sleep_2eeg_5other.edf": (0.52, 0.16, 0.19, 0.08, 0.05),
    "bdf_8ch_openbci.bdf": (0.71, 0.15, 0.07, 0.06, 0.01),
    "brainvision_eego_64ch.vhdr": (0.62, 0.12, 0.18, 0.06, 0.01),
    "eeglab_32ch.set": (0.29, 0.16, 0.45, 0.08, 0.02),
    "openbci_daisy_raw.fif.gz": (0.63, 0.15, 0.08, 0.09, 0.02),
    "muse_lsl_120s.csv": (0.52, 0.16, 0.07, 0.14, 0.08),
    "muse_lsl_jittered_24s.csv": (0.55, 0.23, 0.09, 0.09, 0.04),
    "openbci_cyton_gui6.txt": (0.35, 0.20, 0.10, 0.19, 0.15),
    "openbci_cyton_14col.txt": (0.35, 0.20, 0.10, 0.19, 0.15),
    "neuroscan_2ch.cnt": (0.51, 0.14, 0.23, 0.08, 0.04),
}

UNDISTURBED = ("eeglab_32ch.set", "muse_lsl_jittered_24s.csv")
"""Files in which cleaning finds little to take out; the others hold blinks, jaw clenches and steps."""

PERSONS = {
    # clean s, alpha peak, height, exponent, relative alpha: the reference script behind the norms
    "person_a_rest_1.edf": (89, 8.7, 5.5, 1.56, 0.21),
    "person_a_rest_2.edf": (89, 9.4, 6.9, 1.48, 0.25),
    "person_b_rest_1.edf": (89, 10.4, 8.0, 1.40, 0.29),
    "person_b_rest_2.edf": (90, 10.1, 9.3, 1.40, 0.35),
    "person_c_rest_1.edf": (90, 11.4, 14.4, 1.12, 0.52),
    "person_c_rest_2.edf": (90, 11.3, 11.3, 1.02, 0.42),
    "person_d_muse_session1.csv": (95, 7.9, 1.5, 1.25, 0.12),
    "person_d_muse_session2.csv": (99, 9.9, 1.1, 0.83, 0.13),
}


@lru_cache(maxsize=32)
def opened(path: Path) -> Recording | BandLog:
    """Read a file once for all tests that only look at it."""
    return read(path)


@lru_cache(maxsize=32)
def measured(path: Path) -> Portrait:
    """Measure a file once for all tests that only look at its numbers."""
    return measure(opened(path))


def number(portrait: Portrait, name: str) -> float:
    feature = portrait.feature(name)
    assert feature is not None
    return math.nan if feature.value is None else feature.value


@pytest.mark.parametrize("name", MEASURED)
def test_measured_to_finite_numbers(name: str, recordings: Path) -> None:
    recording = opened(recordings / name)
    assert len(recording.channels) == MEASURED[name]
    if isinstance(recording, Recording):
        assert np.isfinite(recording.signals).all()
    portrait = measured(recordings / name)
    for feature in portrait.features:
        assert (feature.value is None) == bool(feature.missing)
        assert feature.value is None or math.isfinite(feature.value)
        assert feature.percentile is None or 0.5 <= feature.percentile <= 99.5
    assert sum(number(portrait, f"rel_{band.name}") for band in BANDS) == pytest.approx(1.0, abs=1e-4)
    assert portrait.bands.shape == (len(portrait.epoch_start_s), len(portrait.channels), 5)
    assert Portrait.from_json(portrait.to_json()) == portrait


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_sentence(name: str, recordings: Path) -> None:
    with pytest.raises(BatikGenError, match=REFUSED[name]) as caught:
        measure(read(recordings / name))
    assert "\n" not in str(caught.value)
    assert str(recordings) not in str(caught.value)


def test_every_file_of_the_folder_is_named_here(recordings: Path) -> None:
    parts = {"brainvision_eego_64ch.eeg", "brainvision_eego_64ch.vmrk", "eeglab_data.fdt", "README.md"}
    assert {p.name for p in recordings.iterdir() if p.is_file()} <= {*MEASURED, *REFUSED, *parts}


@pytest.mark.parametrize("name", SHARES)
def test_signals_are_read_as_they_are(name: str, recordings: Path) -> None:
    from scipy.signal import welch

    recording = opened(recordings / name)
    assert isinstance(recording, Recording)
    freqs, psd = welch(recording.signals, recording.sfreq, nperseg=round(4 * recording.sfreq), axis=1)
    powers = np.stack([psd[:, (freqs >= b.low) & (freqs < b.high)].sum(axis=1) for b in BANDS])
    shares = np.median(powers / powers.sum(axis=0), axis=1)
    assert shares.tolist() == pytest.approx(SHARES[name], abs=0.05)


@pytest.mark.parametrize("name", UNDISTURBED)
def test_cleaning_leaves_undisturbed_eeg_alone(name: str, recordings: Path) -> None:
    portrait = measure(opened(recordings / name), reference="recorded")
    values = [number(portrait, f"rel_{band.name}") for band in BANDS]
    assert values == pytest.approx(SHARES[name], abs=0.05)


@pytest.mark.parametrize("name", PERSONS)
def test_persons_are_placed_as_the_norms_were_computed(name: str, recordings: Path) -> None:
    portrait = measured(recordings / "persons" / name)
    seconds, peak, height, exponent, alpha = PERSONS[name]
    # The script judged the amplitude alone; steps and muscles cost a few seconds more.
    assert seconds - 5.0 < portrait.quality.clean_s < seconds + 1.0
    # Numbers of the script that made the norms; the Portrait tells its own, against the average and without peaks.
    known = {"alpha_peak_hz": peak, "alpha_height_db": height, "exponent": exponent, "rel_alpha": alpha}
    for feature, theirs in known.items():
        place = shipped().percentile(theirs, portrait.montage, "all", feature)
        found = portrait.feature(feature)
        assert found is not None
        assert found.percentile == pytest.approx(place, abs=5.0), feature


def test_same_person_lies_nearer_than_others(recordings: Path) -> None:
    names = [n for n in PERSONS if n.endswith(".edf")]
    places = {}
    for name in names:
        portrait = measure(opened(recordings / "persons" / name), condition="eyes_closed")
        places[name] = np.array([f.percentile for f in portrait.features if f.percentile is not None])
    for name in names:
        distances = {o: float(np.sqrt(np.mean((places[name] - places[o]) ** 2))) for o in names if o != name}
        assert min(distances, key=distances.__getitem__)[:8] == name[:8]


def test_microvolts_stored_as_volts_are_repaired(recordings: Path) -> None:
    recording = opened(recordings / "openbci_daisy_raw.fif.gz")
    assert any("divided by 1e6" in note for note in recording.notes)
    assert {d.channel for d in recording.dropped if "stuck" in d.reason} == {"Fp2", "F3", "P3", "P4"}


def test_two_layouts_of_one_recording_agree(recordings: Path) -> None:
    new, old = (measured(recordings / f"openbci_cyton_{n}.txt") for n in ("gui6", "14col"))
    for feature in new.features:
        if feature.value is not None:
            assert number(old, feature.name) == pytest.approx(feature.value, rel=0.01)


def test_restarts_of_the_amplifier_are_seams(recordings: Path) -> None:
    recording = opened(recordings / "brainvision_eego_64ch.vhdr")
    assert isinstance(recording, Recording)
    assert recording.gaps == ((3.827, 3.827), (7.655, 7.655))
    assert {"M1", "M2", "EOG", "BIP1", "BIP24"} <= {d.channel for d in recording.dropped}
    with pytest.raises(NotEnoughEEG, match="3 pieces"):
        measure(recording)


def test_only_eeg_is_taken_from_a_sleep_recording(recordings: Path) -> None:
    recording = opened(recordings / "edf_sleep_2eeg_5other.edf")
    assert recording.channels == ("Fpz-Cz", "Pz-Oz")
    assert len(recording.dropped) == 5
    assert measured(recordings / "edf_sleep_2eeg_5other.edf").place.tolist() == [0.25, 0.875]


def test_nothing_personal_stays(recordings: Path) -> None:
    for name in ("edf_plus_64ch_motor_imagery.edf", "edf_sleep_2eeg_5other.edf"):
        held = measured(recordings / name)
        # The numbers may hold any four digits.
        text = repr((held.source, held.notes, held.quality, held.channels, held.montage, held.norms))
        assert not any(word in text for word in ("BCI2000", "Female", "33yr", "2009", "recordings", name))


def test_a_band_log_tells_what_it_cannot(recordings: Path) -> None:
    log = opened(recordings / "mindmonitor_1hz_alpha.csv")
    assert isinstance(log, BandLog)
    portrait = measured(recordings / "mindmonitor_1hz_alpha.csv")
    assert number(portrait, "rel_alpha") == pytest.approx(0.53, abs=0.05)
    exponent = portrait.feature("exponent")
    assert exponent is not None
    assert "waveform" in exponent.missing


def test_random_numbers_in_an_xdf_never_make_a_portrait(recordings: Path) -> None:
    with pytest.raises(NotEnoughEEG, match="no EEG"):
        measure(read(recordings / "clock_resets.xdf"))

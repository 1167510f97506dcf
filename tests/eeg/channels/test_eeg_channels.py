"""Names and places of channels, norm classes, places among people, round trips."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batik_gen.eeg.channels.montage import NORM_19, choose_montage
from batik_gen.eeg.channels.names import place, reasons_not_eeg, spell, spell_all
from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.measuring.portraying import six_digits
from batik_gen.eeg.norms import table as norms
from batik_gen.eeg.reading.read import read
from batik_gen.values.features import FEATURES
from batik_gen.values.portrait import Portrait
from batik_gen.values.recording import BandLog, Recording, Source


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("Fc5.", "FC5"), ("C3..", "C3"), ("Iz..", "Iz"), ("FPz", "Fpz"), ("EEG Fp1", "Fp1"), ("EEG FP1-Ref", "Fp1"),
        ("EEG Fpz-Cz", "Fpz-Cz"), ("T3", "T7"), ("EEG T6-LE", "P8"), ("C4-A1", "C4"), ("AFF5h", "AFF5h"),
        ("EEG Channel-1", "Channel-1"), ("channel 3", "channel 3"), ("T10.", "T10"), ("  poz ", "POz"),
    ],
)  # fmt: skip
def test_spelling(written: str, spelled: str) -> None:
    assert spell(written) == spelled


@pytest.mark.parametrize(
    "name",
    [
        "EOG1",
        "VEOG",
        "EMG submental",
        "ECG",
        "EKG1",
        "Resp oro-nasal",
        "Temp rectal",
        "Event marker",
        "Status",
        "STI 014",
        "TRIG",
        "Accel X",
        "GyroX",
        "CQ_AF3",
        "COUNTER",
        "INTERPOLATED",
        "BIP7",
        "AUX1",
        "Right AUX",
        "PPG_Red",
        "M1",
        "M2",
        "A1",
        "A2",
        "EXG1",
        "Battery",
    ],
)
def test_no_eeg_by_name(name: str) -> None:
    assert name in reasons_not_eeg((name,))


@pytest.mark.parametrize(
    "name", [*NORM_19, "TP9", "AF7", "EEG Fpz-Cz", "EEG Channel-1", "channel 1", "EXG Channel 0", "C3-A2"]
)
def test_eeg_by_name(name: str) -> None:
    assert not reasons_not_eeg((name,))


def test_old_names_are_told_and_twins_kept_apart() -> None:
    names, notes = spell_all(("EEG T3", "Cz", "Cz"))
    assert names == ("T7", "Cz (1)", "Cz (2)")
    assert notes == ("the old channel names T3 are given as T7",)


def test_biosemi_inputs_are_no_positions() -> None:
    inputs = tuple(f"{bank}{i}" for bank in "AB" for i in range(1, 33))
    assert not reasons_not_eeg(inputs)
    names, notes = spell_all(inputs)
    assert names[0] == "input A1"
    assert math.isnan(place(names[2]))
    assert len(notes) == 1


def test_places() -> None:
    assert [place(c) for c in ("Fp1", "Fz", "Cz", "TP9", "Pz", "O2")] == [0.0, 0.25, 0.5, 0.62, 0.75, 1.0]
    assert place("Fpz-Cz") == 0.25
    assert math.isnan(place("channel 1"))


@pytest.mark.parametrize(
    ("channels", "device", "montage", "counted"),
    [
        (NORM_19, "", "full_head_19ch_mean", 19),
        ((*NORM_19[:17], "Oz", "Iz"), "", "full_head_19ch_mean", 17),
        (NORM_19[4:], "", "full_head_19ch_mean", 15),
        (("TP9", "AF7", "AF8", "TP10"), "Muse", "muse_4ch_mean", 4),
        (("TP9", "AF8", "TP10"), "Muse", "muse_4ch_mean", 3),
        (("TP9", "AF8"), "Muse", "muse_4ch_mean", 2),
        (("TP9", "TP10"), "Muse", "muse_4ch_mean", 2),
        (("TP9",), "Muse", "temporal_single_muse_TP9", 1),
        (("AF7",), "Muse", "frontal_single_muse_AF7", 1),
        (("Fp1", "Fp2"), "OpenBCI Cyton", "frontal_pair_openbci_Fp1Fp2", 2),
        (("Fp1",), "OpenBCI Ganglion", "frontal_single_openbci_Fp1", 1),
        (("Fp1",), "", "frontal_single_lab_Fp1", 1),
        (("O1", "O2"), "", "posterior_single_lab_O1", 2),
        (("Fpz-Cz", "Pz-Oz"), "", "frontal_single", 2),
        (("AF3", "F3", "Cz"), "", "frontal_single", 1),
        (("F3", "F4"), "", "frontal_single", 2),
        (tuple(f"channel {i}" for i in range(8)), "", "frontal_single", 8),
        (tuple(f"channel {i}" for i in range(16)), "", "full_head_19ch_mean", 16),
    ],
)
def test_norm_classes(channels: tuple[str, ...], device: str, montage: str, counted: int) -> None:
    chosen = choose_montage(channels, device)
    assert (chosen.name, len(chosen.channels)) == (montage, counted)
    assert norms.has_condition(chosen.name, "all")


@pytest.mark.parametrize("feature", ["exponent", "rel_alpha", "alpha_height_db"])
def test_a_muse_that_loses_electrodes_moves_step_by_step_towards_the_norms_of_those_that_remain(feature: str) -> None:
    """One value: placed by four electrodes, then three, then the two at the ears, then one of them."""
    names = ("TP9", "AF7", "AF8", "TP10")
    places = []
    for lost in ((), ("AF7",), ("AF7", "AF8"), ("AF7", "AF8", "TP10")):
        montage = choose_montage(tuple(n for n in names if n not in lost), "", names)
        assert all(name in montage.note for name in montage.channels) == (1 < len(montage.channels) < 4)
        table = norms.shipped().moved(montage.name, montage.towards, montage.share)
        value = norms.shipped().rows["muse_4ch_mean", "all", feature].median
        places.append(table.percentile(value, montage.name, "all", feature))
    whole, three, ears, ear = (p for p in places if p is not None)
    assert whole == pytest.approx(50.0)
    assert min(whole, ears) < three < max(whole, ears)
    assert abs(three - whole) < 0.6 * abs(ears - whole)
    assert ear == pytest.approx(ears)


def test_a_muse_is_placed_by_the_electrodes_with_contact(samples: Path) -> None:
    recording = read(samples / "person-one-calm-muse.csv")
    assert isinstance(recording, Recording)
    silent = recording.signals.copy()
    silent[1:3] = 400.0 * np.random.default_rng(3).standard_normal(silent[1:3].shape)
    portrait = measure(replace(recording, signals=silent))
    assert (portrait.montage, portrait.channels) == ("muse_4ch_mean", ("TP9", "TP10"))
    assert "placed among people by TP9 and TP10, which remain of the Muse's four electrodes" in portrait.notes


def test_only_the_forehead_is_compared_with_the_forehead_unasked() -> None:
    """From the row F on a channel lies under the hair: it is compared all the same, and that is told."""
    assert choose_montage(("AF3", "AF4"), "").note == ""
    assert "no norms for these channels" in choose_montage(("F3", "F4"), "").note


@given(st.floats(-50.0, 50.0), st.floats(0.001, 10.0))
def test_percentiles_are_monotone_with_soft_ends(value: float, step: float) -> None:
    low, high = (norms.percentile(v, "frontal_single", "all", "exponent") for v in (value, value + step))
    assert low is not None
    assert high is not None
    assert 0.5 <= low <= high <= 99.5


def test_the_median_person_is_in_the_middle() -> None:
    assert norms.percentile(8.951, "full_head_19ch_mean", "eyes_closed", "alpha_height_db") == pytest.approx(
        50.0, abs=0.1
    )
    assert norms.percentile(0.0, "full_head_19ch_mean", "eyes_closed", "offset") is None


def test_missing_condition_is_told(samples: Path) -> None:
    portrait = measure(read(samples / "person-one-calm.edf"), condition="eyes_open")
    assert any("no norms with eyes open" in note for note in portrait.notes)
    assert portrait.condition == "eyes_open"


def test_features_units_and_reliability(samples: Path) -> None:
    portrait = measure(read(samples / "person-one-single.edf"))
    assert [f.name for f in portrait.features] == list(FEATURES)
    height, front_back = portrait.feature("alpha_height_db"), portrait.feature("front_back")
    assert height is not None
    assert front_back is not None
    assert (height.unit, height.reliability) == ("dB", 0.71)
    assert front_back.value is None
    assert front_back.missing


def test_three_tables_have_norms(samples: Path) -> None:
    """Every feature of the norms table has a place for a whole head."""
    portrait = measure(read(samples / "person-two-calm.edf"), condition="eyes_closed")
    placed = [f.name for f in portrait.features if f.percentile is not None]
    assert len(placed) == 18


def test_round_trips(samples: Path, tmp_path: Path) -> None:
    recording = read(samples / "person-one-calm-muse.csv")
    recording.save(tmp_path / "held.npz")
    assert Recording.load(tmp_path / "held.npz") == recording
    log = BandLog(np.ones((20, 1, 5)), 1.0, ("TP9",), Source("made"))
    log.save(tmp_path / "log.npz")
    assert BandLog.load(tmp_path / "log.npz") == log
    for value in (recording, log):
        portrait = measure(value)
        portrait.save(tmp_path / "portrait.json")
        assert Portrait.load(tmp_path / "portrait.json") == portrait
        assert portrait.to_csv().count("\n") == 1 + len(FEATURES) + portrait.bands.size


@given(st.floats(-1e9, 1e9))
def test_six_digits(value: float) -> None:
    rounded = float(six_digits(value))
    assert rounded == pytest.approx(value, rel=5.1e-6, abs=1e-290)

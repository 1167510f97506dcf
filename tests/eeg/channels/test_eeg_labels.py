"""What a label may tell: positions and words that name no person; which channels are no EEG by word or by content."""

from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batik_gen.eeg.channels.names import known, reasons_not_eeg
from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import BatikGenError, UnreadableRecording

FOUR = ["Fp1", "Fp2", "O1", "O2"]
NAMES = (
    "Siti",
    "RAHMA",
    "Chintia",
    "Thoriq",
    "Markus",
    "Abdominggus",
    "Accelina",
    "0812345678",
)


@pytest.fixture(scope="module")
def four(maker: ModuleType) -> np.ndarray:
    return maker.simulate(maker.PEOPLE["person-one"], maker.MOODS["calm"], FOUR, 128, 24, stream=3)


@pytest.mark.parametrize(
    ("label", "left"),
    [
        ("Siti Rahma Fp1", "Fp1"), ("Fp1 SITI", "Fp1"), ("EEG C3-SITIREF", "C3"), ("Fp1_SITI", "Fp1"),
        ("SITI/T3", "T7"),
        ("EEG Fp1:SITI", "Fp1"), ("Budi Fp1-M2", "Fp1"), ("Siti Fp1-F3", "Fp1-F3"), ("Fp1 Siti ref", "Fp1"),
        ("ECG Siti", "ECG"), ("Rahma EOG left", "EOG left"), ("Siti", "channel 7"), ("SITI 1", "channel 7"),
        ("0812 3456 789", "channel 7"), ("POL C3", "C3"), ("EEG Channel-1", "Channel-1"), ("E12", "E12"),
        ("Resp oro-nasal", "Resp oro-nasal"), ("Right AUX", "Right AUX"), ("channel 3", "channel 3"), ("A1", "A1"),
    ],
)  # fmt: skip
def test_what_is_left_of_a_label(label: str, left: str) -> None:
    assert known(label, 7) == left
    assert known(left, 3) == left


@given(
    st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Zs", "Pd"]), min_size=5, max_size=24).filter(
        lambda text: not known(text) and len(text.strip()) >= 5
    ),
    st.sampled_from(["{} Fp1", "Fp1 {}", "EEG {}-C3", "{}_O2", "Cz:{}", "EEG T4 {} REF", "{} ECG", "{}"]),
)
def test_text_beside_a_position_is_never_told(text: str, shape: str) -> None:
    left = known(shape.format(text), 7)
    # Words that tell a kind of channel or a position may stand in the text by chance.
    for word in filter(lambda w: not known(w) and len(w) > 2, text.split()):
        assert word not in left


@pytest.mark.parametrize("person", NAMES)
def test_a_name_in_labels_reaches_no_output(person: str, four: np.ndarray, maker: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "made.edf"
    labels = [f"{person[:7]} {name}" for name in FOUR[:3]] + [person[:12], f"ECG {person[:7]}"]
    maker.write_edf(path, np.vstack([four, four[:1] * 3]), labels, 128)
    recording = read(path)
    # A name may look like a word for another signal; then its channel is left out, by number.
    assert [*recording.channels, *(d.channel for d in recording.dropped)] == ["Fp1", "Fp2", "O1", "channel 4", "ECG"]
    portrait = measure(recording)
    said = [portrait.to_json(), portrait.to_csv(), *(d.channel + d.reason for d in recording.dropped)]
    for told in ({"channels": ["Pz"]}, {"exclude": ["Pz"]}, {"channels": ["Cz", "O1"]}):
        with pytest.raises(UnreadableRecording) as caught:
            read(path, **told)
        said.append(str(caught.value))
    maker.write_edf(path, np.zeros((5, 128 * 12)), labels, 128)
    with pytest.raises(BatikGenError) as caught:
        read(path)
    said.append(str(caught.value))
    assert not [text for text in said if person[:7].lower() in text.lower()]


def test_channels_with_a_name_are_chosen_by_what_is_told_of_them(
    four: np.ndarray, maker: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "made.edf"
    maker.write_edf(path, four, ["Siti Fp1", "Siti Fp2", "Siti", "Siti O2"], 128)
    assert read(path, channels=["Fp1", "channel 3"]).channels == ("Fp1", "channel 3")
    assert read(path, exclude=["Siti Fp1", "channel 3"]).channels == ("Fp2", "O2")


@pytest.mark.parametrize(
    "label",
    [
        "ACC_X", "AccX", "acc x", "Gyr1", "gyro_z", "mag_x", "RAW_CQ", "CQ_AF3", "EQ.OVERALL", "LOC", "ROC-A1", "E1-M2",
        "SampleIndex", "sample_index", "packet", "PacketCount", "Class", "label", "Label 2", "target",
        "EOG", "EMG", "ECG",
        "POL DC01", "POL DC15", "SpO2", "O2 Sat", "EtCO2", "Battery", "seq", "Sample", "contact quality", "HSI_TP9",
        "Blink", "marker", "STIM", "Button", "Photo", "Chin1", "LLEG", "RAT", "Pleth", "HR", "Light", "imu_1",
    ],
)  # fmt: skip
def test_other_signals_are_known_by_word(label: str) -> None:
    assert label in reasons_not_eeg((label,))


def test_inputs_of_nihon_kohden_are_left_out_where_positions_are_there() -> None:
    names = ("POL C3", "POL PAT", "POL TECH", "POL E", "POL X1", "POL DC03", "EEG O2-Ref", "POL BN1")
    assert set(reasons_not_eeg(names)) == set(names[1:6]) | {"POL BN1"}
    assert reasons_not_eeg(("POL LA1", "POL LA2")) == {}


def test_counters_and_flags_are_known_by_what_they_hold(four: np.ndarray, maker: ModuleType, tmp_path: Path) -> None:
    path, n = tmp_path / "made.edf", four.shape[1]
    ramp, flag = np.arange(n) % 256 - 128.0, np.where(np.arange(n) // 640 % 2, 30.0, -30.0)
    maker.write_edf(path, np.vstack([four, ramp, flag]), [*FOUR, "K1", "K2"], 128)
    recording = read(path)
    assert recording.channels == tuple(FOUR)
    assert [d.reason for d in recording.dropped] == ["a counter", "values that hardly change"]


@pytest.mark.parametrize("kind", ["zero", "mostly zero", "tiny", "huge", "white", "flat"])
def test_two_good_channels_are_found_among_six_bad_ones(
    kind: str, four: np.ndarray, maker: ModuleType, tmp_path: Path
) -> None:
    rng = np.random.default_rng(5)
    noise = rng.standard_normal((6, four.shape[1]))
    bad = {
        "zero": np.zeros_like(noise),
        "mostly zero": np.where(rng.random(noise.shape) < 0.03, 50 * noise, 0.0),
        "tiny": noise * 0.04,
        "huge": noise.cumsum(axis=1) * 900.0,
        "white": noise * 20.0,
        "flat": np.full_like(noise, 12.0),
    }[kind]
    recording_path = tmp_path / "made.edf"
    maker.write_edf(recording_path, np.vstack([four[:2], bad]), ["Fp1", "Fp2", "F3", "F4", "C3", "C4", "O1", "O2"], 128)
    portrait = measure(read(recording_path))
    assert portrait.channels == ("Fp1", "Fp2")
    assert {d.channel for d in portrait.quality.dropped} == {"F3", "F4", "C3", "C4", "O1", "O2"}


def test_names_in_columns_of_a_table_reach_no_output(four: np.ndarray, tmp_path: Path) -> None:
    path = tmp_path / "made.csv"
    columns = np.vstack([np.arange(four.shape[1]) / 128, four])

    def table(*names: str) -> Path:
        rows = [",".join(f"{value:.4f}" for value in row) for row in columns.T]
        path.write_text("\n".join([",".join(names), *rows]) + "\n")
        return path

    assert read(table("time", "Siti Fp1", "Fp2 SITI", "O1_siti", "O2")).channels == tuple(FOUR)
    partly = read(table("time", "Fp1", "Fp2", "O1", "Siti Rahma"))
    assert [d.channel for d in partly.dropped] == ["column 1", "column 5"]
    with pytest.raises(UnreadableRecording, match="a clock") as caught:
        read(table("time", "Siti", "Rahma", "Budi", "Santoso"))
    assert not any(name in str(caught.value) for name in ("Siti", "Rahma", "Budi", "Santoso"))


@pytest.mark.parametrize("filling", ["[", "(", " ", "a.", "EEG ", "9", "_uv", "ch1_"])
def test_a_label_as_long_as_a_file_is_read_by_its_beginning(filling: str) -> None:
    """Found by fuzzing: half a minute for a line that a damaged table took for a name."""
    assert "SITI" not in known(f"{filling * 200_000}SITI", 4)
    assert known(f"Fp1 {filling * 200_000}", 4).startswith(("Fp1", "channel 4"))

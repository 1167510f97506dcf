"""Every bad file ends in one plain sentence and never in a picture."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import BatikGenError, NotEnoughEEG, UnknownName, UnreadableRecording
from batik_gen.values.recording import BandLog, Recording, Source

N = 128 * 64
WriteEdf = Callable[..., Path]


def sentence(error: BaseException, folder: Path) -> str:
    """Check what every refusal has in common and return it."""
    text = str(error)
    assert "\n" not in text
    assert "; " in text, "it does not say what to do next"
    assert not text.endswith(".")
    assert str(folder) not in text
    assert not re.search(r"Traceback|[A-Z]\w+Error|Exception", text)
    assert len(text) < 300
    return text


def refusal(path: Path) -> str:
    with pytest.raises(BatikGenError) as caught:
        measure(read(path))
    return sentence(caught.value, path.parent)


@pytest.fixture
def edf(tmp_path: Path, maker: ModuleType) -> WriteEdf:
    def write(signals: np.ndarray, channels: list[str], sfreq: int = 128) -> Path:
        path = tmp_path / "made.edf"
        maker.write_edf(path, signals, channels, sfreq)
        return path

    return write


@pytest.fixture
def brain(maker: ModuleType) -> np.ndarray:
    return maker.simulate(maker.PEOPLE["person-one"], maker.MOODS["calm"], ["Fp1", "Cz", "O1"], 128, 64, stream=5)


def test_missing_folder_and_empty(tmp_path: Path) -> None:
    assert "there is no file gone.edf" in refusal(tmp_path / "gone.edf")
    (tmp_path / "folder.edf").mkdir()
    assert "is a folder" in refusal(tmp_path / "folder.edf")
    (tmp_path / "empty.edf").write_bytes(b"")
    assert "is empty" in refusal(tmp_path / "empty.edf")
    (tmp_path / "blank.csv").write_bytes(b"  \n\n ")
    assert "is empty" in refusal(tmp_path / "blank.csv")


def test_names_that_would_break_a_line(tmp_path: Path) -> None:
    (tmp_path / "two\nlines.edf").write_bytes(b"x")
    assert "rename" in refusal(tmp_path / "two\nlines.edf")
    with pytest.raises(UnreadableRecording, match="cannot be opened"):
        read(tmp_path / ("long" * 200 + ".edf"))


def test_no_particulars_of_a_person_stay(samples: Path, tmp_path: Path) -> None:
    held = bytearray((samples / "person-one-calm.edf").read_bytes())
    held[8:88] = b"0123 F 02-MAY-1951 Jane_Doe".ljust(80)
    held[88:168] = b"Startdate 02-MAR-2002 Ward_9 Dr_Roe Model_77".ljust(80)
    held[168:184] = b"02.03.0211.12.13"
    path = tmp_path / "jane doe.edf"
    path.write_bytes(held)
    recording = read(path)
    recording.save(tmp_path / "kept.npz")
    kept = measure(recording).to_json() + repr(np.load(tmp_path / "kept.npz")["source"]) + repr(recording.notes)
    assert not re.search("jane|doe|roe|ward|model|-may-|-mar-|synthetic", kept, re.IGNORECASE)
    path.write_bytes(held[:9000])
    assert not re.search("Jane_Doe|Roe|Ward", refusal(path))


@pytest.mark.parametrize("ending", ["edf", "bdf", "gdf", "vhdr", "set", "fif", "xdf", "cnt"])
def test_text_with_the_ending_of_a_recording(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"diary.{ending}"
    path.write_text("dear diary, today nothing was recorded\n" * 30)
    assert "but not its content" in refusal(path)


@pytest.mark.parametrize("ending", ["txt", "csv", "jpg", ""])
def test_unknown_content_lists_what_is_known(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"diary.{ending}"
    path.write_text("dear diary, today nothing was recorded\n" * 30)
    assert "EDF, BDF" in refusal(path)


def test_half_an_edf_is_refused(samples: Path, tmp_path: Path) -> None:
    whole = (samples / "person-one-calm.edf").read_bytes()
    path = tmp_path / "half.edf"
    path.write_bytes(whole[: len(whole) // 2])
    assert "31 of the 64 s" in refusal(path)


def test_an_edf_that_lost_its_last_seconds_is_read_with_a_note(samples: Path, tmp_path: Path) -> None:
    whole = (samples / "person-one-calm.edf").read_bytes()
    path = tmp_path / "short.edf"
    path.write_bytes(whole[: len(whole) * 95 // 100])
    recording = read(path)
    assert recording.notes == ("the file ends early: 60 of 64 s",)
    assert isinstance(recording, Recording)
    assert recording.seconds == 60.0


@pytest.mark.parametrize(
    ("cut", "said"), [(600, "does not have the header"), (256 * 20 + 9, "before its first data record")]
)
def test_an_edf_without_data(cut: int, said: str, samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.edf"
    path.write_bytes((samples / "person-one-calm.edf").read_bytes()[:cut])
    assert said in refusal(path)


@pytest.mark.parametrize(
    ("at", "field", "said"),
    [
        (244, b"0       ", "no time scale"),
        (252, b"-5  ", "does not have the header"),
        (192, b"EDF+D", "do not all tell their time"),
    ],
)
def test_broken_edf_headers(at: int, field: bytes, said: str, samples: Path, tmp_path: Path) -> None:
    held = bytearray((samples / "person-one-calm.edf").read_bytes())
    held[at : at + len(field)] = field
    (tmp_path / "broken.edf").write_bytes(held)
    assert said in refusal(tmp_path / "broken.edf")


def test_random_bytes_behind_good_beginnings(samples: Path, tmp_path: Path) -> None:
    noise = np.random.default_rng(1).bytes(60000)
    starts = {
        "a.edf": (samples / "person-one-calm.edf").read_bytes()[:192],
        "b.edf": (samples / "person-one-calm.edf").read_bytes()[: 256 * 20],
        "c.bdf": b"\xffBIOSEMI",
        "d.gdf": b"GDF 2.20",
        "e.set": b"MATLAB 5.0 MAT-file",
        "f.fif": b"\x00\x00\x00\x64\x00\x00\x00\x1f",
        "g.vhdr": b"Brain Vision Data Exchange Header File Version 1.0\n",
        "h.gz": b"\x1f\x8b",
    }
    for name, start in starts.items():
        (tmp_path / name).write_bytes(start + noise)
        refusal(tmp_path / name)


def test_missing_companions_are_named(samples: Path, tmp_path: Path) -> None:
    stem = "person-two-restless-brainvision"
    shutil.copy(samples / f"{stem}.vhdr", tmp_path)
    assert f"{stem}.eeg" in refusal(tmp_path / f"{stem}.vhdr")
    shutil.copy(samples / f"{stem}.eeg", tmp_path)
    assert any("markers is missing" in note for note in read(tmp_path / f"{stem}.vhdr").notes)
    assert "ends in .vhdr" in refusal(tmp_path / f"{stem}.eeg")
    shutil.copy(samples / f"{stem}.vmrk", tmp_path)
    assert len(read(tmp_path / f"{stem}.vhdr").channels) == 19


def test_missing_fdt_is_named(recordings: Path, tmp_path: Path) -> None:
    (tmp_path / "lonely.set").write_bytes((recordings / "eeglab_32ch.set").read_bytes())
    assert "lonely.fdt" in refusal(tmp_path / "lonely.set")


def test_no_eeg_channel(edf: WriteEdf) -> None:
    noise = np.random.default_rng(0).standard_normal((3, N)) * 20
    assert "no EEG channel" in refusal(edf(noise, ["EOG left", "ECG", "EMG chin"]))


@pytest.mark.parametrize("level", [0.0, 20.0])
def test_all_channels_flat(level: float, edf: WriteEdf) -> None:
    assert "dead" in refusal(edf(np.full((3, N), level), ["Fp1", "Fp2", "Cz"]))


def test_dead_and_doubled_channels_are_dropped_and_named(edf: WriteEdf, brain: np.ndarray) -> None:
    signals = np.vstack([brain, brain[1:2], np.zeros((1, N))])
    recording = read(edf(signals, ["Fp1", "Cz", "O1", "Pz", "Fz"]))
    assert recording.channels == ("Fp1", "Cz", "O1")
    assert [(d.channel, d.reason) for d in recording.dropped] == [("Pz", "an exact copy of Cz"), ("Fz", "flat")]


def test_saturated_channels_are_dropped(brain: np.ndarray) -> None:
    from batik_gen.eeg.reading.sanity import dead_channels, railed_channels

    spiky = np.full((1, N), -187500.02)
    spiky[0, ::50] = -187400.0
    assert dead_channels(spiky, ("T7",))[0].reason.startswith("stuck")
    drifting = -187500.0 + np.random.default_rng(0).normal(0, 30, (1, N))
    assert 0 in railed_channels(drifting, ("T7",))
    assert not dead_channels(brain, ("Fp1", "Cz", "O1"))
    assert not railed_channels(brain, ("Fp1", "Cz", "O1"))


@pytest.mark.parametrize(("factor", "said"), [(1e6, "divided by 1e6"), (1e-3, "multiplied by 1e3"), (1e-6, "1e6")])
def test_slipped_units_are_repaired(factor: float, said: str, brain: np.ndarray) -> None:
    from batik_gen.eeg.reading.sanity import repair_units

    repaired, notes = repair_units(brain * factor, 128.0, "made.edf")
    assert said in notes[0]
    np.testing.assert_allclose(repaired, brain, rtol=1e-9)
    assert repair_units(brain, 128.0, "made.edf")[1] == ()


def test_absurd_units_are_refused(brain: np.ndarray) -> None:
    from batik_gen.eeg.reading.sanity import repair_units

    with pytest.raises(UnreadableRecording, match="check the unit"):
        repair_units(brain * 1e15, 128.0, "made.edf")


@pytest.mark.parametrize("seed", range(3))
def test_white_noise_is_no_eeg(seed: int, edf: WriteEdf) -> None:
    noise = np.random.default_rng(seed).standard_normal((3, N)) * 10
    assert "no EEG" in refusal(edf(noise, ["Fp1", "Fp2", "Cz"]))


def test_random_numbers_from_zero_to_one_are_no_eeg() -> None:
    noise = np.random.default_rng(0).uniform(0.0, 30.0, (8, 100 * 60))
    with pytest.raises(NotEnoughEEG, match="no EEG"):
        measure(Recording(noise, 100.0, tuple("abcdefgh"), Source("made")))


def test_a_test_generator_is_no_eeg(edf: WriteEdf) -> None:
    wave = 30 * np.sin(2 * np.pi * 10 * np.arange(N) / 128) + np.random.default_rng(0).normal(0, 0.5, (2, N))
    assert "single frequency" in refusal(edf(wave, ["Fp1", "Cz"]))


def test_one_unconnected_electrode_is_dropped(edf: WriteEdf, brain: np.ndarray) -> None:
    signals = np.vstack([brain, np.random.default_rng(0).normal(0, 10, (1, N))])
    portrait = measure(read(edf(signals, ["Fp1", "Cz", "O1", "T8"])))
    assert portrait.channels == ("Fp1", "Cz", "O1")
    assert [d.channel for d in portrait.quality.dropped if "unconnected" in d.reason] == ["T8"]


def test_channels_with_missing_values(brain: np.ndarray) -> None:
    from batik_gen.eeg.reading.missing import mend_missing

    holed = brain.copy()
    holed[0, 100:110] = np.nan
    holed[1, : N // 2] = np.inf
    mended, lost, gaps, notes = mend_missing(holed, 128.0)
    assert gaps == ()
    assert np.isfinite(mended).all()
    assert lost == (1,)
    assert notes == ("10 samples with missing values were bridged",)


def test_too_short_too_slow_too_wild(edf: WriteEdf, brain: np.ndarray) -> None:
    assert "record for longer" in refusal(edf(brain[:, :128], ["Fp1", "Cz", "O1"]))
    assert "record for longer" in refusal(edf(brain[:, : 128 * 8], ["Fp1", "Cz", "O1"]))
    assert "64 samples a second" in refusal(edf(brain, ["Fp1", "Cz", "O1"], 64))
    assert "better contact" in refusal(edf(brain * 40, ["Fp1", "Cz", "O1"]))


def test_twelve_seconds_are_measured_with_a_warning(edf: WriteEdf, brain: np.ndarray) -> None:
    portrait = measure(read(edf(brain[1:, : 128 * 12], ["Cz", "O1"])))
    assert any("unsteady" in note for note in portrait.notes)
    with pytest.raises(NotEnoughEEG, match="at least 30 s"):
        measure(read(edf(brain[1:, : 128 * 12], ["Cz", "O1"])), min_clean_s=30.0)


def test_unknown_condition(brain: np.ndarray) -> None:
    with pytest.raises(UnknownName, match="eyes_closed"):
        measure(Recording(brain, 128.0, ("Fp1", "Cz", "O1"), Source("made")), condition="asleep")


def test_a_band_log_without_contact() -> None:
    with pytest.raises(NotEnoughEEG, match="contact"):
        measure(BandLog(np.full((60, 2, 5), np.nan), 1.0, ("TP9", "TP10"), Source("made")))


def test_nothing_reaches_the_terminal(samples: Path, tmp_path: Path) -> None:
    """MNE's messages and Python's warnings stay inside, for a good and for a broken file."""
    (tmp_path / "broken.set").write_bytes(b"MATLAB 5.0 MAT-file" + bytes(300))
    code = (
        "import sys; from batik_gen.eeg.reading.read import read; from batik_gen.eeg.measuring.measure import measure\n"
        "from batik_gen.values.errors import BatikGenError\n"
        "for p in sys.argv[1:]:\n"
        "    try: measure(read(p))\n"
        "    except BatikGenError: pass\n"
    )
    half = tmp_path / "half.edf"
    half.write_bytes((samples / "person-one-calm.edf").read_bytes()[:90000])
    files = [samples / "person-two-restless-brainvision.vhdr", half, tmp_path / "broken.set"]
    done = subprocess.run([sys.executable, "-c", code, *map(str, files)], capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_importing_the_room_loads_neither_mne_nor_scipy() -> None:
    code = (
        "import sys, batik_gen.eeg.reading.read, batik_gen.eeg.measuring.measure\n"
        "sys.exit('mne' in sys.modules or 'scipy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0


def test_utf_16_is_named(tmp_path: Path, samples: Path) -> None:
    path = tmp_path / "made.csv"
    path.write_text((samples / "person-one-calm-muse.csv").read_text(), encoding="utf-16")
    assert "UTF-16" in refusal(path)

"""Every text layout, written by the tests themselves, gives back the signals that were put in."""

import gzip
import re
import zipfile
from pathlib import Path
from types import ModuleType

import made_text
import numpy as np
import pytest
from made_text import KINDS, Kind, Plant

from batik_gen.eeg.formats.tables.stamps import clock_seconds
from batik_gen.eeg.formats.tables.text_lines import first_lines
from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import NotEnoughEEG, UnknownName, UnreadableRecording
from batik_gen.values.recording import BandLog, Recording

SECONDS = 24


@pytest.fixture(scope="session")
def signals(maker: ModuleType) -> dict[float, np.ndarray]:
    """Return four channels at each rate that a layout has."""
    person, mood = maker.PEOPLE["person-one"], maker.MOODS["calm"]
    rates = sorted({kind.sfreq for kind in KINDS} | {125.0})
    return {r: maker.simulate(person, mood, ["Fp1", "Fp2", "O1", "O2"], r, SECONDS, stream=3) for r in rates}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_signals_come_back(kind: Kind, signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    x = signals[kind.sfreq]
    recording = read(kind.make(tmp_path, x, Plant()), **kind.told)
    assert isinstance(recording, Recording)
    assert recording.channels == kind.channels
    assert recording.sfreq == kind.sfreq
    assert recording.source.format == kind.format
    assert recording.gaps == ()
    held = recording.signals - np.median(recording.signals, axis=1, keepdims=True)
    wanted = x[: len(held)] - np.median(x[: len(held)], axis=1, keepdims=True)
    assert held.shape == wanted.shape
    assert np.abs(held - wanted).max() <= 2 * kind.error_uv + 1e-3


def test_what_is_left_out_is_told(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    easy = read(made_text.easy(tmp_path, signals[500], Plant()))
    assert [d.channel for d in easy.dropped] == ["P7", "P8", "C3", "C4"]
    mind = read(made_text.mind_monitor(tmp_path, signals[256], Plant()))
    assert [d.channel for d in mind.dropped] == ["AUX_RIGHT"]


def test_no_contact_in_mind_monitor(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    path = made_text.mind_monitor(tmp_path, signals[256], Plant())
    path.write_text(path.read_text().replace(",1,1,1,1,1,85", ",1,1,4,1,1,85"))
    recording = read(path)
    assert recording.channels == ("TP9", "AF8", "TP10")
    path.write_text(path.read_text().replace(",1,1,4,1,1,85", ",1,4,4,4,4,85"))
    with pytest.raises(UnreadableRecording, match="wet the electrodes"):
        read(path)


def test_a_pause_in_mind_monitor_over_midnight() -> None:
    stamps = clock_seconds(["2021-08-04 23:59:59.900", "2021-08-05 00:00:00.100", "", "2021-08-05 00:00:01.100"])
    np.testing.assert_allclose(np.diff(stamps)[[0]], [0.2])
    assert np.isnan(stamps[2])
    np.testing.assert_allclose(clock_seconds(["59:59.9", "00:00.1"]), [3599.9, 3600.1])
    np.testing.assert_allclose(clock_seconds(["12:00:01 AM", "1:00:00 PM"]), [1, 46800])
    np.testing.assert_allclose(clock_seconds(["2021-08-04T01:00:00.5"]), [3600.5])


def test_semicolons_and_decimal_commas() -> None:
    assert first_lines(b"a;b\n1,5;2,5\n") == ["a,b", "1.5,2.5"]
    assert first_lines(b'"a","b"\n"1","2"\n') == ["a,b", "1,2"]


def test_tables_are_never_guessed(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    muse = made_text.plain(tmp_path, signals[256], Plant())
    with pytest.raises(UnreadableRecording, match=re.escape("--sfreq 256 --channels TP9,AF7,AF8,TP10")):
        read(muse)
    with pytest.raises(UnreadableRecording, match="--sfreq"):
        read(muse, channels=made_text.MUSE)
    with pytest.raises(UnreadableRecording, match="4 columns of numbers, where 5"):
        read(muse, sfreq=256, channels=[*made_text.MUSE, "Cz"])
    by_device = read(muse, device="muse")
    assert isinstance(by_device, Recording)
    assert (by_device.sfreq, by_device.channels, by_device.source.device) == (256, made_text.MUSE, "Muse")
    assert "device told by hand" in by_device.notes[0]
    two = read(muse, sfreq=256, channels=["-", "AF7", "AF8"])
    assert two.channels == ("AF7", "AF8")
    assert [d.channel for d in two.dropped] == ["column 1", "column 4"]


def test_real_tables_by_hand(recordings: Path) -> None:
    relax = read(recordings / "muse_headerless_relax.csv", sfreq=256, channels=["TP9", "AF7", "AF8", "TP10"])
    assert measure(relax).quality.clean_s > 10
    eyes = recordings / "emotiv_epoc_eye_state.csv"
    with pytest.raises(UnreadableRecording, match="--sfreq 128 --channels AF3,F7"):
        read(eyes)
    read_by_hand = read(eyes, device="epoc")
    assert len(read_by_hand.channels) == 14
    assert [d.channel for d in read_by_hand.dropped] == ["column 15"]
    assert measure(read_by_hand).quality.clean_s > 60


def test_brainflow_boards_of_32_columns(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    daisy = read(made_text.brainflow_daisy(tmp_path, signals[125], Plant()))
    assert isinstance(daisy, Recording)
    assert (len(daisy.channels), daisy.sfreq, daisy.source.device) == (16, 125, "OpenBCI Cyton + Daisy")
    synthetic = made_text.brainflow_daisy(tmp_path, signals[125], Plant(), rate=250)
    with pytest.raises(UnreadableRecording, match="synthetic board"):
        read(synthetic)
    unclear = made_text.brainflow_daisy(tmp_path, signals[125], Plant(), rate=60)
    with pytest.raises(UnreadableRecording, match="--device daisy"):
        read(unclear)
    assert read(unclear, device="daisy").source.device == "OpenBCI Cyton + Daisy"


def test_openvibe_of_a_cyton_board(tmp_path: Path, signals: dict[float, np.ndarray]) -> None:
    x = np.vstack([np.roll(signals[256], k, axis=1) for k in (0, 50, 100)])[:11]
    head = "Time (s)," + ",".join(f"Channel {i}" for i in range(1, 12)) + ",Sampling Rate"
    rows = [f"{i // 8 / 32:.5f}," + ",".join(f"{v:.4f}" for v in c) + ",256" for i, c in enumerate(x.T)]
    recording = read(made_text.write(tmp_path / "cyton.csv", head, *rows))
    assert len(recording.channels) == 8
    assert len(recording.dropped) == 3
    (tmp_path / "features.csv").write_text("Time:4,End Time,Feature 1\n1,2,3\n1,2,3\n")
    with pytest.raises(UnreadableRecording, match="features or spectra"):
        read(tmp_path / "features.csv")


def test_esense_bands_become_a_band_log(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    head = "timestamp,poorSignal,attention,meditation,delta,theta,lowAlpha,highAlpha,lowBeta,highBeta,lowGamma,midGamma"
    rows = [
        f"{1628086072 + i},{200 if i < 5 else 0},40,50," + ",".join(str(n) for n in rng.integers(2000, 90000, 8))
        for i in range(60)
    ]
    log = read(made_text.write(tmp_path / "esense.csv", head, *rows))
    assert isinstance(log, BandLog)
    assert (log.interval_s, log.channels, log.powers.shape) == (1.0, ("Fp1",), (60, 1, 5))
    assert np.isnan(log.powers[:5]).all()
    portrait = measure(log)
    share, power = portrait.feature("rel_alpha"), portrait.feature("abs_alpha")
    assert share is not None
    assert share.value is not None
    assert power is not None
    assert "no unit" in power.missing
    with pytest.raises(UnreadableRecording, match="contact"):
        read(made_text.write(tmp_path / "off.csv", head, *(r.replace(",0,40", ",200,40") for r in rows)))


def test_two_columns_that_are_no_raw_log(tmp_path: Path) -> None:
    path = made_text.write(tmp_path / "two.csv", *(f"{i / 100:.2f},{i % 50}" for i in range(3000)))
    with pytest.raises(UnreadableRecording, match="--device neurosky"):
        read(path)
    assert read(path, sfreq=100, channels=["-", "Fp1"]).channels == ("Fp1",)


def test_overrides(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    path = made_text.muse_lsl(tmp_path, signals[256], Plant())
    chosen = read(path, channels=["tp9", "Right AUX"])
    assert chosen.channels == ("TP9",)
    some = read(path, exclude=["AF7"])
    assert some.channels == ("TP9", "AF8", "TP10")
    assert ("AF7", "left out by hand") in [(d.channel, d.reason) for d in some.dropped]
    slow = read(path, sfreq=220)
    assert isinstance(slow, Recording)
    assert slow.sfreq == 220
    assert slow.notes == ("the rate was set to 220 Hz by hand; the file tells 256 Hz",)
    with pytest.raises(UnreadableRecording, match="no channel Oz; it holds TP9"):
        read(path, channels=["Oz"])
    with pytest.raises(UnknownName, match="choose one of muse"):
        read(path, device="toaster")
    with pytest.raises(UnreadableRecording, match="between 100"):
        read(path, sfreq=3)
    bci = made_text.openbci(tmp_path, signals[200], Plant())
    named = read(bci, channels=["Fp1", "Fp2", "O1", "O2"])
    assert named.channels == ("Fp1", "Fp2", "O1", "O2")
    assert "the channels were named by hand" in named.notes


def test_packed_recordings(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    path = made_text.mind_monitor(tmp_path, signals[256], Plant())
    want = read(path)
    packed = tmp_path / "mind.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, "folder/recording.csv")
        archive.writestr("__MACOSX/._recording.csv", "x")
        archive.writestr("readme.txt", "hello")
    assert read(packed) == want
    (tmp_path / "mind.csv.gz").write_bytes(gzip.compress(path.read_bytes()))
    assert read(tmp_path / "mind.csv.gz") == want
    (tmp_path / "cut.csv.gz").write_bytes(gzip.compress(path.read_bytes())[:5000])
    with pytest.raises(UnreadableRecording, match="archive"):
        read(tmp_path / "cut.csv.gz")
    with zipfile.ZipFile(packed, "a") as archive:
        archive.write(path, "folder/second.csv")
    with pytest.raises(UnreadableRecording, match="holds 2 recordings"):
        read(packed)


def test_bombs_and_ladders_in_archives(tmp_path: Path) -> None:
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(bytes(200 * 2**20)))
    with pytest.raises(UnreadableRecording, match="far too large"):
        read(tmp_path / "bomb.csv.gz")
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.csv", bytes(200 * 2**20))
    with pytest.raises(UnreadableRecording, match="far too large"):
        read(tmp_path / "bomb.zip")
    with zipfile.ZipFile(tmp_path / "climb.zip", "w") as archive:
        archive.writestr("../../outside.csv", "timestamps,TP9\n1,2\n")
    with pytest.raises(UnreadableRecording):
        read(tmp_path / "climb.zip")
    assert not (tmp_path.parent / "outside.csv").exists()
    with zipfile.ZipFile(tmp_path / "none.zip", "w") as archive:
        archive.writestr("a.txt", "hello")
        archive.writestr("b.txt", "hello")
    with pytest.raises(UnreadableRecording, match="holds 0 recordings"):
        read(tmp_path / "none.zip")


def test_too_short_a_recording_of_each_layout(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    for kind in KINDS:
        with pytest.raises((NotEnoughEEG, UnreadableRecording)):
            measure(read(kind.make(tmp_path, signals[kind.sfreq][:, :900], Plant()), **kind.told))

"""Measuring in pieces gives what measuring at once gives, in bounded memory."""

import math
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from places import ROOT

from batik_gen.eeg.measuring import pieces
from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.measuring.pieces import measure_file
from batik_gen.eeg.measuring.wishes import Wishes
from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import BatikGenError
from batik_gen.values.portrait import Portrait

SIGNED = ("alpha_beta", "theta_beta", "asym_front", "asym_post", "front_back", "log_rms", "offset", "synchrony_alpha")
"""Logarithms and differences around zero, where a per cent means nothing; 0.01 instead."""


def agree(whole: Portrait, parts: Portrait) -> None:
    for one, other in zip(whole.features, parts.features, strict=True):
        assert (one.value is None) == (other.value is None), one.name
        if one.value is not None and other.value is not None:
            slack = {"abs": 0.01} if one.name in SIGNED else {"rel": 0.01}
            assert other.value == pytest.approx(one.value, **slack), one.name
    assert whole.channels == parts.channels
    assert whole.quality.dropped == parts.quality.dropped
    assert whole.quality.line_hz == parts.quality.line_hz
    assert parts.quality.clean_s == pytest.approx(whole.quality.clean_s, rel=0.01)
    assert parts.quality.given_s == whole.quality.given_s
    assert (whole.montage, whole.source) == (parts.montage, parts.source)
    assert [b.low for b in parts.edges] == pytest.approx([b.low for b in whole.edges], abs=0.02)
    np.testing.assert_allclose(parts.epoch_start_s, whole.epoch_start_s)
    assert parts.bands.shape == whole.bands.shape
    both = np.isfinite(whole.bands) & np.isfinite(parts.bands)
    assert both.sum() >= 0.99 * np.isfinite(whole.bands).sum()
    assert np.quantile(np.abs(parts.bands[both] / whole.bands[both] - 1.0), 0.99) < 0.01


@pytest.fixture(scope="module")
def ten_minutes(maker: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "ten-minutes.edf"
    signals = maker.simulate(maker.PEOPLE["person-two"], maker.MOODS["restless"], maker.POSITIONS_19, 128, 600, 5)
    maker.write_edf(path, signals, maker.POSITIONS_19, 128)
    return path


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_PIECE_SAMPLES", 19 * 256 * 20)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("name", ["eeglab_32ch.set", "neuroscan_2ch.cnt"])
def test_other_formats_in_pieces(name: str, recordings: Path) -> None:
    parts = measure_file(recordings / name, pieces=True)
    assert any("in pieces" in note for note in parts.notes)
    agree(measure(read(recordings / name)), parts)


@pytest.mark.usefixtures("small_pieces")
def test_seams_of_other_formats_in_pieces(tmp_path: Path, samples: Path) -> None:
    for part in samples.glob("person-two-restless-brainvision.*"):
        shutil.copy(part, tmp_path / part.name)
    path = tmp_path / "person-two-restless-brainvision.vhdr"
    marks = path.with_suffix(".vmrk")
    marks.write_text(marks.read_text() + "\nMk9=New Segment,,2501,1,0\n")
    whole, parts = measure(read(path)), measure_file(path, pieces=True)
    # Near a seam the two ways of filtering differ, so epochs are compared and not their last digits.
    np.testing.assert_array_equal(parts.epoch_start_s, whole.epoch_start_s)
    assert 19.5312 in whole.epoch_start_s.round(5)
    for name in ("rel_alpha", "exponent", "alpha_peak_hz"):
        one, other = whole.feature(name), parts.feature(name)
        assert one is not None
        assert other is not None
        assert other.value == pytest.approx(one.value, rel=0.02), name


@pytest.mark.parametrize("bands", ["fixed", "iaf"])
def test_ten_minutes_at_once_and_in_pieces(bands: str, ten_minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_PIECE_SAMPLES", 19 * 128 * 45)
    done: list[float] = []
    parts = measure_file(ten_minutes, pieces=True, wishes=Wishes(bands=bands), progress=done.append)
    agree(measure_file(ten_minutes, pieces=False, wishes=Wishes(bands=bands)), parts)
    assert done == sorted(done)
    assert done[-1] == pytest.approx(1.0)
    assert any("in pieces" in note for note in parts.notes)


@pytest.mark.parametrize(
    "name", ["edf_plus_64ch_motor_imagery.edf", "bdf_8ch_openbci.bdf", "edf_sleep_2eeg_5other.edf"]
)
def test_real_files_in_pieces(name: str, recordings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_PIECE_SAMPLES", 1 << 17)
    whole, parts = (measure_file(recordings / name, pieces=how) for how in (False, True))
    if whole.feature("alpha_peak_hz") and "64ch" in name:
        # Half a minute of each channel is clean: one epoch more or less moves these by more than a per cent.
        unsteady = ("alpha_height_db", "alpha_width_hz")
        whole, parts = (_without(p, unsteady) for p in (whole, parts))
    agree(whole, parts)


def _without(portrait: Portrait, names: tuple[str, ...]) -> Portrait:
    from dataclasses import replace

    return replace(portrait, features=tuple(f for f in portrait.features if f.name not in names))


def test_read_options_hold_in_pieces(ten_minutes: Path) -> None:
    portrait = measure_file(ten_minutes, pieces=True, wishes=Wishes("eyes_closed", min_clean_s=20.0))
    assert portrait.condition == "eyes_closed"
    with pytest.raises(BatikGenError, match="at least 6000 s"):
        measure_file(ten_minutes, pieces=True, wishes=Wishes(min_clean_s=6000.0))


def test_small_and_other_files_are_measured_at_once(samples: Path) -> None:
    for name in ("person-one-calm.edf", "person-one-calm-muse.csv"):
        portrait = measure_file(samples / name)
        assert not any("in pieces" in note for note in portrait.notes)
    with pytest.raises(BatikGenError, match="no file"):
        measure_file(samples / "nowhere.edf")


def test_what_is_measured_in_pieces_says_nothing_of_the_patient(ten_minutes: Path, tmp_path: Path) -> None:
    held = bytearray(ten_minutes.read_bytes())
    held[8:88] = b"X F 01-JAN-1990 Dewi_Lestari".ljust(80)
    held[88:168] = b"Startdate 02-MAR-2022 PSG-1234 NN".ljust(80)
    named = tmp_path / "named.edf"
    named.write_bytes(bytes(held))
    told = measure_file(named, pieces=True).to_json()
    assert not any(word in told for word in ("Dewi", "JAN-1990", "PSG-1234", "MAR-2022"))


def test_files_cut_short_are_told(ten_minutes: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.edf"
    short.write_bytes(ten_minutes.read_bytes()[: 256 * 20 + 19 * 2 * 128 * 550 + 77])
    portrait = measure_file(short, pieces=True)
    assert portrait.quality.given_s == 550.0
    assert any("ends early: 550 of 600 s" in note for note in portrait.notes)
    short.write_bytes(ten_minutes.read_bytes()[: 256 * 20 + 19 * 2 * 128 * 300])
    with pytest.raises(BatikGenError, match=r"300 of 600|half|copy"):
        measure_file(short, pieces=True)


def test_damaged_headers_are_refused(ten_minutes: Path, tmp_path: Path) -> None:
    held = ten_minutes.read_bytes()[: 256 * 20 + 19 * 2 * 128 * 30]
    for at in (184, 244, 252):
        bad = tmp_path / f"bad{at}.edf"
        bad.write_bytes(held[:at] + b"nonsense"[:4] + held[at + 4 :])
        with pytest.raises(BatikGenError):
            measure_file(bad, pieces=True)


@pytest.mark.slow
def test_a_day_of_64_channels_stays_under_700_mb() -> None:
    bench = ROOT / "benchmarks" / "bench_long.py"
    times, peaks = [], []
    for hours in ("2", "24"):
        said = subprocess.run(
            [sys.executable, str(bench), "--hours", hours], check=True, capture_output=True, text=True, timeout=3600
        ).stdout
        words = said.split("pieces:")[1].replace(",", "").split()
        times.append(float(words[0]))
        peaks.append(float(words[2]))
    assert max(peaks) < 700.0
    # Twelve times the length takes twelve times as long, with room for a busy machine.
    assert times[1] / times[0] < 24.0
    assert math.isfinite(times[1])

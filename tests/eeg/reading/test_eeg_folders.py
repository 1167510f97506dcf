"""Every recording of a folder is found, and nothing else; a data set in BIDS order tells which channels are bad."""

import gzip
import shutil
import zipfile
from pathlib import Path
from types import ModuleType

import made_binary
import numpy as np
import pytest
from made_text import Plant

from batik_gen.eeg.reading.folders import recordings_in
from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import UnreadableRecording

EDF, MUSE, BRAINVISION = "person-one-calm.edf", "person-one-calm-muse.csv", "person-two-restless-brainvision"


def found(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in recordings_in(folder)]


def test_recordings_are_found_without_their_companions(samples: Path, tmp_path: Path) -> None:
    for name in (EDF, MUSE, *(f"{BRAINVISION}{ending}" for ending in (".vhdr", ".eeg", ".vmrk"))):
        shutil.copy(samples / name, tmp_path)
    (tmp_path / "deeper" / "still").mkdir(parents=True)
    shutil.copy(samples / EDF, tmp_path / "deeper" / "still" / "noname")
    (tmp_path / "packed.gz").write_bytes(gzip.compress((samples / EDF).read_bytes()))
    with zipfile.ZipFile(tmp_path / "sent.zip", "w") as archive:
        archive.write(samples / MUSE, "muse.csv")
    want = ["deeper/still/noname", "packed.gz", MUSE, EDF, f"{BRAINVISION}.vhdr", "sent.zip"]
    (tmp_path / "README.md").write_text("# These are ours\n")
    (tmp_path / "notes.txt").write_text("the room was warm\n")
    (tmp_path / "a.bands.csv").write_text("seconds,delta\n" + "1,2\n" * 400)
    (tmp_path / "a.portrait.json").write_text("{}")
    (tmp_path / "cloth.png").write_bytes(b"\x89PNG" + bytes(400))
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(400))
    (tmp_path / "marks.npy").write_bytes(b"\x93NUMPY" + bytes(400))
    (tmp_path / ".hidden").mkdir()
    shutil.copy(samples / EDF, tmp_path / ".hidden" / EDF)
    shutil.copy(samples / EDF, tmp_path / f"._{EDF}")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert found(tmp_path) == want


def bids(folder: Path, maker: ModuleType) -> Path:
    """Write two persons, one of them twice, with what BIDS puts beside them."""
    x = maker.simulate(maker.PEOPLE["person-one"], maker.MOODS["calm"], ["Fp1", "Fp2", "O1", "O2"], 128, 12, stream=3)
    (folder / "dataset_description.json").parent.mkdir(parents=True, exist_ok=True)
    (folder / "dataset_description.json").write_text("{}")
    (folder / "participants.tsv").write_text("participant_id\tname\nsub-01\tSiti\n")
    for place in ("sub-01/eeg", "sub-02/ses-1/eeg", "sub-02/ses-2/eeg", "sub-02/ses-2/beh", "derivatives/sub-01/eeg"):
        inside = folder / place
        inside.mkdir(parents=True)
        stem = "_".join(part for part in place.split("/")[:-1]) + "_task-rest"
        maker.write_edf(inside / f"{stem}_eeg.edf", x, ["Fp1", "Fp2", "O1", "K9"], 128)
        (inside / f"{stem}_eeg.json").write_text("{}")
        (inside / f"{stem}_events.tsv").write_text("onset\tduration\n1\t2\n")
        (inside / f"{stem}_channels.tsv").write_text(
            "name\ttype\tunits\tstatus\nFp1\tEEG\tuV\tgood\nFp2\tEEG\tuV\tbad\nO1\tEEG\tuV\tn/a\nK9\tEOG\tuV\tgood\n"
        )
    return folder


def test_a_data_set_in_bids_order_gives_its_persons(maker: ModuleType, tmp_path: Path) -> None:
    assert found(bids(tmp_path, maker)) == [
        "sub-01/eeg/sub-01_task-rest_eeg.edf",
        "sub-02/ses-1/eeg/sub-02_ses-1_task-rest_eeg.edf",
        "sub-02/ses-2/eeg/sub-02_ses-2_task-rest_eeg.edf",
    ]


def test_channels_that_bids_calls_bad_are_left_out_and_named(maker: ModuleType, tmp_path: Path) -> None:
    path = recordings_in(bids(tmp_path, maker))[0]
    recording = read(path)
    assert recording.channels == ("Fp1", "O1")
    assert {(d.channel, d.reason) for d in recording.dropped} == {
        ("Fp2", "marked as bad in channels.tsv"),
        ("channel 4", "not EEG by channels.tsv"),
    }
    assert read(path, channels=["Fp2", "O1"]).channels == ("Fp2", "O1")


def test_a_folder_of_egi_is_one_recording(maker: ModuleType, tmp_path: Path) -> None:
    pytest.importorskip("mffpy")
    x = maker.simulate(maker.PEOPLE["person-one"], maker.MOODS["calm"], ["Fp1", "Fp2", "O1", "O2"], 250, 12, stream=3)
    info = made_binary.egi(tmp_path, x, Plant())
    first = info.parent.rename(tmp_path / "a.mff")
    shutil.copytree(first, tmp_path / "b.mff")
    assert found(tmp_path) == ["a.mff", "b.mff"]
    assert np.array_equal(read(first).signals, read(first / "info.xml").signals)
    (first / "info.xml").unlink()
    with pytest.raises(UnreadableRecording, match=r"a\.mff"):
        read(first)
    (tmp_path / "b.mff" / "signal1.bin").unlink()
    with pytest.raises(UnreadableRecording, match=r"b\.mff needs the file signal1\.bin"):
        read(tmp_path / "b.mff")

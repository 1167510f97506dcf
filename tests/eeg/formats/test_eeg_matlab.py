"""Matrices in MATLAB files: plain, of FieldTrip and of Brainstorm, in both file versions; and files known by sight."""

import io
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from scipy.io import savemat

from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Recording

RATE = 256
FOUR = ("TP9", "AF7", "AF8", "TP10")


@pytest.fixture(scope="module")
def x(maker: ModuleType) -> np.ndarray:
    return maker.simulate(maker.PEOPLE["person-one"], maker.MOODS["calm"], list(FOUR), RATE, 14, stream=3)


def save(path: Path, version: str, **variables: Any) -> Path:
    """Write variables as MATLAB 5 or as 7.3 does: HDF5 behind 512 bytes, matrices turned, texts as 16-bit numbers."""
    if version == "5":
        savemat(path, variables)
        return path
    h5py = pytest.importorskip("h5py")

    def put(group: Any, name: str, value: Any) -> None:
        if isinstance(value, dict):
            inner = group.create_group(name)
            for key, held in value.items():
                put(inner, key, held)
        elif isinstance(value, str):
            item = group.create_dataset(name, data=np.array([[ord(c)] for c in value], dtype=np.uint16))
            item.attrs["MATLAB_class"] = np.bytes_(b"char")
        elif isinstance(value, np.ndarray) and value.dtype == object:
            refs = []
            for i, held in enumerate(value.ravel()):
                put(group.file.require_group("#refs#"), f"{name}{i}", held)
                refs.append(group.file["#refs#"][f"{name}{i}"].ref)
            group.create_dataset(name, data=np.array([refs], dtype=h5py.ref_dtype), dtype=h5py.ref_dtype)
        else:
            group.create_dataset(name, data=np.atleast_2d(value).T)

    with h5py.File(path, "w", userblock_size=512) as file:
        for name, value in variables.items():
            put(file, name, value)
    content = bytearray(path.read_bytes())
    content[:128] = b"MATLAB 7.3 MAT-file".ljust(124) + b"\x00\x02IM"
    path.write_bytes(content)
    return path


def cells(*values: Any) -> np.ndarray:
    held = np.empty(len(values), dtype=object)
    held[:] = values
    return held


def same(recording: Any, x: np.ndarray, names: tuple[str, ...] = FOUR) -> None:
    assert isinstance(recording, Recording)
    assert recording.channels == names
    assert recording.sfreq == RATE
    assert np.allclose(recording.signals, x, atol=1e-3)


versions = pytest.mark.parametrize("version", ["5", "7.3"])


@versions
@pytest.mark.parametrize("turned", [False, True])
def test_a_plain_matrix(version: str, turned: bool, x: np.ndarray, tmp_path: Path) -> None:
    path = save(tmp_path / "made.mat", version, eeg=x.T if turned else x)
    same(read(path, sfreq=RATE, channels=FOUR), x)
    same(read(path, sfreq=RATE), x, tuple(f"channel {i + 1}" for i in range(4)))
    with pytest.raises(UnreadableRecording, match=r"MATLAB.*--sfreq"):
        read(path)


@versions
def test_what_the_file_tells_is_used(version: str, x: np.ndarray, tmp_path: Path) -> None:
    path = save(tmp_path / "made.mat", version, data=x, Fs=float(RATE), ch_names=cells(*FOUR), subject="Siti Rahma")
    same(read(path), x)
    timed = save(tmp_path / "timed.mat", version, data=x, time=np.arange(x.shape[1]) / RATE)
    same(read(timed, channels=FOUR), x)


@versions
def test_a_row_of_time_is_no_channel(version: str, x: np.ndarray, tmp_path: Path) -> None:
    clock = np.arange(x.shape[1]) / RATE
    path = save(tmp_path / "made.mat", version, y=np.vstack([clock, x]))
    same(read(path, sfreq=RATE, channels=FOUR), x)


@versions
def test_several_matrices_are_listed_and_chosen_by_name(version: str, x: np.ndarray, tmp_path: Path) -> None:
    path = save(tmp_path / "made.mat", version, rest=x, SitiRahma=-x, fs=float(RATE))
    with pytest.raises(UnreadableRecording, match=r"several matrices: .*rest.*--stream") as caught:
        read(path)
    assert "Siti" not in str(caught.value)
    same(read(path, stream="rest", channels=FOUR), x)
    same(read(path, stream="SitiRahma", channels=FOUR), -x)
    with pytest.raises(UnreadableRecording, match="without that variable"):
        read(path, stream="task")


@versions
def test_fieldtrip(version: str, x: np.ndarray, tmp_path: Path) -> None:
    half = x.shape[1] // 2
    data = {
        "label": cells(*FOUR),
        "fsample": float(RATE),
        "trial": cells(x[:, :half], x[:, half:]),
        "time": cells(np.arange(half) / RATE, np.arange(half) / RATE),
    }
    recording = read(save(tmp_path / "made.mat", version, data=data))
    same(recording, x)
    assert recording.source.format == "FieldTrip"
    assert recording.gaps == ((half / RATE, half / RATE),)


@versions
def test_brainstorm_is_in_volts(version: str, x: np.ndarray, tmp_path: Path) -> None:
    time = np.arange(x.shape[1]) / RATE
    recording = read(save(tmp_path / "made.mat", version, F=x * 1e-6, Time=time), channels=FOUR)
    same(recording, x)
    assert not any("unit" in note for note in recording.notes)


def test_a_file_without_a_matrix_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecording, match="MATLAB file without a matrix"):
        read(save(tmp_path / "made.mat", "5", note="Siti", n=3.0))


@pytest.mark.parametrize("version", ["5", "7.3"])
def test_epochs_are_told(version: str, x: np.ndarray, tmp_path: Path) -> None:
    data = x[:, : 6 * 512].reshape(4, 6, 512).transpose(0, 2, 1)
    fields = {"setname": "a", "nbchan": 4.0, "trials": 6.0, "pnts": 512.0, "srate": 256.0, "xmin": 0.0, "data": data}
    with pytest.raises(UnreadableRecording, match=r"6 epochs of 2 s.*continuous"):
        read(save(tmp_path / "made.set", version, EEG=fields))


@pytest.mark.parametrize("member", ["xl/workbook.xml", "word/document.xml", "mimetype"])
def test_spreadsheets_are_named(member: str, tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(member, "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("sheet.csv", "1,2\n")
    (tmp_path / "sheet.any").write_bytes(held.getvalue())
    with pytest.raises(UnreadableRecording, match=r"spreadsheet.*as CSV"):
        read(tmp_path / "sheet.any")


@pytest.mark.parametrize(
    ("start", "name"),
    [(b"* MICROMED  Brain-Quick file *", "Micromed"), (b"BRSMPGRP", "Blackrock"), (b"\x80\x04\x95", "Python objects"),
     (b"PAR1", "packed format"), (b"\xd0\xcf\x11\xe0", "spreadsheet"), (b"\x93NUMPY", "NumPy")],
)  # fmt: skip
def test_others_are_known_by_sight(start: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / "made.trc").write_bytes(start + bytes(range(256)) * 8)
    with pytest.raises(UnreadableRecording, match=f"{name}.*(EDF|CSV)"):
        read(tmp_path / "made.trc")

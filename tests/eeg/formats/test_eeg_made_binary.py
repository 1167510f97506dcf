"""Every binary format, written by the tests themselves, gives back the signals that were put in.

These fixtures are synthetic: they follow the published layouts, or come from the
libraries that write the format.
"""

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import made_binary
import numpy as np
import pytest
from made_binary import KINDS
from made_text import Kind, Plant

from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.recording import Recording

SECONDS = 24


@pytest.fixture(scope="session")
def signals(maker: ModuleType) -> dict[float, np.ndarray]:
    person, mood = maker.PEOPLE["person-one"], maker.MOODS["calm"]
    rates = sorted({kind.sfreq for kind in KINDS})
    return {r: maker.simulate(person, mood, ["Fp1", "Fp2", "O1", "O2"], r, SECONDS, stream=3) for r in rates}


def make(kind: Kind, folder: Path, signals: dict[float, np.ndarray]) -> Path:
    for package in kind.needs:
        pytest.importorskip(package)
    return kind.make(folder, signals[kind.sfreq], Plant())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_signals_come_back(kind: Kind, signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    recording = read(make(kind, tmp_path, signals))
    assert isinstance(recording, Recording)
    assert recording.channels == kind.channels
    assert recording.sfreq == kind.sfreq
    assert recording.source.format == kind.format
    assert (recording.gaps, recording.notes) == ((), ())
    held = recording.signals[:4] - np.median(recording.signals[:4], axis=1, keepdims=True)
    wanted = signals[kind.sfreq] - np.median(signals[kind.sfreq], axis=1, keepdims=True)
    assert held.shape == wanted.shape
    assert np.abs(held - wanted).max() <= 1.5 * kind.error_uv + 1e-3


@pytest.mark.parametrize("kind", [k for k in KINDS if k.needs], ids=lambda kind: kind.name)
def test_without_its_package_a_sentence_names_the_extra(
    kind: Kind, signals: dict[float, np.ndarray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(kind, tmp_path, signals)
    monkeypatch.setitem(sys.modules, kind.needs[0], None)
    with pytest.raises(UnreadableRecording, match=r"pip install 'batik-gen\[formats\]'"):
        read(path)


def test_a_folder_names_its_main_file(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    pytest.importorskip("mffpy")
    path = made_binary.egi(tmp_path, signals[250], Plant())
    # A folder that is a recording by its format is read as its main file is.
    assert read(path.parent) == read(path)
    with pytest.raises(UnreadableRecording, match=r"choose the file that is named info\.xml"):
        read(path.parent / "signal1.bin")
    inside = tmp_path / "plain folder"
    inside.mkdir()
    chosen = made_binary.brainvision(inside, signals[256], Plant())
    with pytest.raises(UnreadableRecording, match=f"choose {chosen.name} in it"):
        read(inside)


@pytest.mark.parametrize(
    ("make_one", "gone", "named"),
    [
        (made_binary.persyst, ".dat", ".dat"),
        (made_binary.eeglab_fdt, ".fdt", ".fdt"),
        (made_binary.brainvision, ".eeg", ".eeg"),
        (made_binary.curry, ".dpa", ".cdt.dpa"),
        (made_binary.egi, "signal1.bin", "signal1.bin"),
    ],
)
def test_missing_companions_are_named(
    make_one: Callable[..., Path], gone: str, named: str, signals: dict[float, np.ndarray], tmp_path: Path
) -> None:
    pytest.importorskip("curryreader")
    pytest.importorskip("mffpy")
    path = make_one(tmp_path, signals[256], Plant())
    next(p for p in path.parent.iterdir() if p.name.endswith(gone)).unlink()
    with pytest.raises(UnreadableRecording, match=f"needs the file .*{named}"):
        read(path)


def test_a_recording_of_several_files_in_a_zip(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    for name, make_one in {"bv": made_binary.brainvision, "set": made_binary.eeglab_fdt}.items():
        folder = tmp_path / name
        folder.mkdir()
        path = make_one(folder, signals[256], Plant())
        packed = tmp_path / f"{name}.zip"
        with zipfile.ZipFile(packed, "w") as archive:
            for part in folder.iterdir():
                archive.write(part, f"deep/er/{part.name}")
        assert read(packed) == read(path)


def test_unpacked_folders_are_deleted(
    signals: dict[float, np.ndarray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(private))
    read(made_binary.fif_gz(tmp_path, signals[256], Plant()))
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(bad, "w") as archive:
        archive.writestr("broken.edf", b"0       " + b"1" * 500)
    with pytest.raises(UnreadableRecording):
        read(bad)
    assert not list(private.iterdir())


def test_an_interrupted_edf_has_seams(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    whole = read(made_binary.edf(tmp_path, signals[256], Plant()))
    broken = read(made_binary.edf_interrupted(tmp_path, signals[256], Plant()))
    assert isinstance(broken, Recording)
    assert isinstance(whole, Recording)
    assert broken.gaps == ((10.0, 10.0),)
    assert broken.notes == ("the recording is 2 pieces, with 70.0 s lost between them",)
    np.testing.assert_array_equal(broken.signals, whole.signals)


def test_kinds_of_channels_that_mne_does_not_know(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    """Found by fuzzing: MNE loads such a file and falls when asked for the kinds."""
    path = made_binary.fif(tmp_path, signals[256], Plant())
    content = bytearray(path.read_bytes())
    at = content.index(b"\x00\x00\x00\xcb\x00\x00\x00\x1e")
    content[at + 24 : at + 28] = (65535).to_bytes(4, "big")
    path.write_bytes(content)
    with pytest.raises(UnreadableRecording, match="damaged"):
        read(path)


@pytest.mark.parametrize("name", ["{" * 5000, "é" * 200])
@pytest.mark.parametrize(("make_kind", "key"), [(made_binary.persyst, "File"), (made_binary.brainvision, "DataFile")])
def test_a_header_that_names_a_file_as_no_file_can_be_called(
    make_kind: Callable[..., Path], key: str, name: str, signals: dict[float, np.ndarray], tmp_path: Path
) -> None:
    """Found by fuzzing: the system itself falls over such a name."""
    path = make_kind(tmp_path, signals[256], Plant())
    for other in tmp_path.iterdir():
        if other != path:
            other.unlink()
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf"(?m)^{key}=.*$", f"{key}={name}.dat", text), encoding="utf-8")
    with pytest.raises(UnreadableRecording, match=r"beside it|in one folder"):
        read(path)


def test_one_cut_neuroscan_file(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    path = made_binary.neuroscan(tmp_path, signals[256], Plant())
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(UnreadableRecording, match="ends before the 24 s"):
        read(path)


def test_extra_readers_say_nothing_on_the_terminal(signals: dict[float, np.ndarray], tmp_path: Path) -> None:
    paths = []
    for kind in KINDS:
        if kind.name in ("Curry", "EGI .mff", "ANT eego", "Persyst", "XDF"):
            folder = tmp_path / kind.name
            folder.mkdir()
            paths.append(make(kind, folder, signals))
    cut = tmp_path / "cut.xdf"
    shutil.copy(paths[0], cut)
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 2])
    code = (
        "import sys; from batik_gen.eeg.reading.read import read\n"
        "from batik_gen.values.errors import BatikGenError\n"
        "for p in sys.argv[1:]:\n"
        "    try: read(p)\n"
        "    except BatikGenError: pass\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *map(str, [*paths, cut])], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_reader_that_goes_round_in_circles_is_stopped(
    signals: dict[float, np.ndarray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by fuzzing: libeep never comes back from some damaged files."""
    pytest.importorskip("antio")
    from batik_gen.eeg.formats.laboratory import apart

    path = made_binary.ant(tmp_path, signals[256], Plant())
    monkeypatch.setattr(apart, "_RUN", "while True: pass")
    monkeypatch.setattr(apart, "_LONGEST_S", 1.0)
    with pytest.raises(UnreadableRecording, match="damaged"):
        read(path)

"""What a file holds decides how it is read, whatever it is called; what a header promises is checked first."""

import gzip
import re
import shutil
import zipfile
from pathlib import Path
from types import ModuleType

import made_binary
import numpy as np
import pytest
from made_text import Plant

from batik_gen.eeg.reading.read import InPart, read, read_in_part
from batik_gen.values.errors import UnreadableRecording
from batik_gen.values.reading import Reading
from batik_gen.values.recording import Recording

SECONDS = 12


@pytest.fixture(scope="module")
def signals(maker: ModuleType) -> np.ndarray:
    person, mood = maker.PEOPLE["person-one"], maker.MOODS["calm"]
    return maker.simulate(person, mood, ["Fp1", "Fp2", "O1", "O2"], 256, SECONDS, stream=3)


def same(one: Recording, other: Recording) -> None:
    assert one.channels == other.channels
    assert one.sfreq == other.sfreq
    assert np.array_equal(one.signals, other.signals)


@pytest.mark.parametrize("name", ["other.rec", "other.dat", "other.txt", "other", "other.gdf", "OTHER.EDF.1"])
@pytest.mark.parametrize("make", [made_binary.edf, made_binary.bdf, made_binary.gdf, made_binary.fif])
def test_the_ending_decides_nothing(make: object, name: str, signals: np.ndarray, tmp_path: Path) -> None:
    path = make(tmp_path, signals, Plant())  # type: ignore[operator]
    want = read(path)
    other = shutil.copy(path, tmp_path / name) if path.name != name else path
    same(read(other), want)
    with gzip.open(tmp_path / "rec.gz", "wb") as packed:
        packed.write(path.read_bytes())
    same(read(tmp_path / "rec.gz"), want)
    with zipfile.ZipFile(tmp_path / "sent.zip", "w") as archive:
        archive.writestr(name, path.read_bytes())
    same(read(tmp_path / "sent.zip"), want)


def test_a_large_file_with_another_ending_is_read_in_parts(signals: np.ndarray, tmp_path: Path) -> None:
    path = made_binary.edf(tmp_path, signals, Plant()).rename(tmp_path / "other.dat")
    with read_in_part(path, Reading(), 1) as found:
        assert isinstance(found, InPart)
        assert np.allclose(found.later.part(100, 300), read(path).signals[:, 100:300])


@pytest.mark.parametrize("inside", ["rec", "recording", "the", "export.edf", "again"])
def test_a_sentence_about_a_packed_file_keeps_its_words(inside: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "sent.zip", "w") as archive:
        archive.writestr(inside, b"0       " + b" " * 176 + b"512     " + b"x" * 400)
    with pytest.raises(UnreadableRecording) as caught:
        read(tmp_path / "sent.zip")
    said = str(caught.value)
    assert said.count("sent.zip") == 1
    assert re.fullmatch(r"[a-zA-Z ,;.:'-]+", said.replace("sent.zip", ""))
    assert "unpacked" not in said


def patched(path: Path, at: int, new: bytes) -> Path:
    content = bytearray(path.read_bytes())
    content[at : at + len(new)] = new
    path.write_bytes(content)
    return path


def test_decimal_commas_in_the_header_of_an_edf_change_nothing(signals: np.ndarray, tmp_path: Path) -> None:
    path = made_binary.edf(tmp_path, signals, Plant())
    want = read(path)
    content = path.read_bytes()
    ranges = slice(256 + 104 * 5, 256 + 120 * 5)
    content = content[: ranges.start] + content[ranges].replace(b".", b",") + content[ranges.stop :]
    path.write_bytes(content)
    same(read(patched(path, 244, b"1,000   ")), want)


@pytest.mark.parametrize("length", [b"inf     ", b"-inf    ", b"nan     ", b"0       ", b"-1      ", b"1e300   "])
def test_a_record_without_a_length_is_refused(length: bytes, signals: np.ndarray, tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecording, match="no length"):
        read(patched(made_binary.edf(tmp_path, signals, Plant()), 244, length))


@pytest.mark.parametrize("count", [5, 60000, 0])
def test_gdf_with_more_channels_than_it_holds_is_refused(count: int, signals: np.ndarray, tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecording, match=f"promises {count} channels"):
        read(patched(made_binary.gdf(tmp_path, signals, Plant()), 252, count.to_bytes(2, "little")))


def test_gdf_with_more_records_than_it_holds_is_refused(signals: np.ndarray, tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecording, match="shorter than its header"):
        read(patched(made_binary.gdf(tmp_path, signals, Plant()), 236, (2**40).to_bytes(8, "little")))


def header_of(path: Path, **entries: str) -> Path:
    text = path.read_text()
    for key, value in entries.items():
        text = re.sub(rf"(?m)^{key}=.*$", f"{key}={value}", text)
    path.write_text(text)
    return path


@pytest.mark.parametrize("count", ["1000000000", "5", "0", "-4", "9" * 30, "x"])
def test_brainvision_with_other_channels_than_it_describes_is_refused(
    count: str, signals: np.ndarray, tmp_path: Path
) -> None:
    path = made_binary.brainvision(tmp_path, signals, Plant())
    with pytest.raises(UnreadableRecording, match="channels and describes 4"):
        read(header_of(path, NumberOfChannels=count))


def test_brainvision_with_more_samples_than_it_holds_is_refused(signals: np.ndarray, tmp_path: Path) -> None:
    path = made_binary.brainvision(tmp_path, signals, Plant())
    path.write_text(path.read_text().replace("[Binary", "DataPoints=1000000000000\n[Binary"))
    with pytest.raises(UnreadableRecording, match="more samples"):
        read(header_of(path, DataOrientation="VECTORIZED"))


def test_brainvision_without_its_markers_is_read_and_told(signals: np.ndarray, tmp_path: Path) -> None:
    path = made_binary.brainvision(tmp_path, signals, Plant())
    want = read(path)
    path.with_suffix(".vmrk").unlink()
    found = read(path)
    same(found, want)
    assert any("markers is missing" in note for note in found.notes)


@pytest.mark.parametrize("ending", [".vhdr", ".txt"])
def test_brainvision_renamed_alike_is_read(ending: str, signals: np.ndarray, tmp_path: Path) -> None:
    path = made_binary.brainvision(tmp_path, signals, Plant())
    want = read(path)
    for part in list(tmp_path.iterdir()):
        part.rename(tmp_path / f"sitting2{part.suffix}")
    found = read((tmp_path / "sitting2.vhdr").rename(tmp_path / f"sitting2{ending}"))
    same(found, want)
    assert found.notes == ()


def test_brainvision_that_names_other_signals_than_its_own_is_told(signals: np.ndarray, tmp_path: Path) -> None:
    path = made_binary.brainvision(tmp_path, signals, Plant())
    copy = shutil.copy(path, tmp_path / "copy.vhdr")
    shutil.copy(path.with_suffix(".eeg"), tmp_path / "copy.eeg")
    assert any("other signals" in note for note in read(copy).notes)


@pytest.mark.parametrize("point", [".", ","])
@pytest.mark.parametrize("names", [True, False])
def test_brainvision_text_with_a_channel_a_line(names: bool, point: str, signals: np.ndarray, tmp_path: Path) -> None:
    path = made_binary.brainvision(tmp_path, signals, Plant())
    want = read(path)
    lines = [" ".join(["E1"] * names + [f"{v:.2f}" for v in row]).replace(".", point) for row in want.signals]
    path.with_suffix(".eeg").write_text("\n".join(lines) + "\n")
    infos = f"[ASCII Infos]\nDecimalSymbol={point}\nSkipLines=0\nSkipColumns={int(names)}\n"
    text = re.sub(r"\[Binary Infos\]\n.*\n", infos, path.read_text())
    path.write_text(text.replace(f",,{made_binary.STEP_UV},", ",,,"))
    found = read(header_of(path, DataFormat="ASCII", DataOrientation="VECTORIZED"))
    assert found.channels == want.channels
    assert np.allclose(found.signals, want.signals, atol=0.01)


def test_ant_in_a_container_of_64_bits(signals: np.ndarray, tmp_path: Path) -> None:
    pytest.importorskip("antio")
    path = tmp_path / "other.cnt"
    head = b"RF64" + (5000).to_bytes(8, "little") + b"CNT LIST"
    path.write_bytes(head + bytes(400))
    with pytest.raises(UnreadableRecording) as caught:
        read(path)
    assert "ANT" in str(caught.value)
    assert "Neuroscan" not in str(caught.value)


def test_an_edf_with_one_signal_far_faster_than_all_others_is_refused(tmp_path: Path) -> None:
    count, records, fast = 400, 40, 20000

    def column(*fields: object, width: int) -> bytes:
        return b"".join(str(field).encode().ljust(width) for field in fields)

    head = b"0".ljust(8) + b" " * 160 + b"02.03.0211.12.13" + column(256 * (count + 1), width=8) + b" " * 44
    head += column(records, 1, width=8) + column(count, width=4)
    head += column(*(f"K{i}" for i in range(count)), width=16) + b" " * 80 * count + column(*["uV"] * count, width=8)
    for bound in (-100, 100, -32768, 32767):
        head += column(*[bound] * count, width=8)
    head += b" " * 80 * count + column(fast, *[1] * (count - 1), width=8) + b" " * 32 * count
    (tmp_path / "made.edf").write_bytes(head + bytes(2 * records * (fast + count - 1)))
    with pytest.raises(UnreadableRecording, match="rates too far apart"):
        read(tmp_path / "made.edf")

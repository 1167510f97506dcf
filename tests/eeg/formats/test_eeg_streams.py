"""Several EEG streams in one XDF file: all are listed, one is chosen by name, none in silence."""

import struct
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import UnreadableRecording

pytest.importorskip("pyxdf")
LABELS = ("TP9", "AF7", "AF8", "TP10")
RATE = 256


def chunk(tag: int, content: bytes) -> bytes:
    return struct.pack("<BI", 4, len(content) + 2) + struct.pack("<H", tag) + content


def write_xdf(path: Path, streams: list[tuple[str, str, np.ndarray]]) -> Path:
    """Write streams of (name, type, channels x samples), each in chunks of 32 samples (XDF 1.0)."""
    out = b"XDF:" + chunk(1, b"<?xml version='1.0'?><info><version>1.0</version></info>")
    for number, (name, kind, x) in enumerate(streams, 1):
        channels = "".join(f"<channel><label>{n}</label><unit>microvolts</unit></channel>" for n in LABELS[: len(x)])
        info = (
            f"<?xml version='1.0'?><info><name>{name}</name><type>{kind}</type><channel_count>{len(x)}</channel_count>"
            f"<nominal_srate>{RATE}</nominal_srate><channel_format>float32</channel_format>"
            f"<desc><channels>{channels}</channels></desc></info>"
        )
        out += chunk(2, struct.pack("<I", number) + info.encode())
        for first in range(0, x.shape[1], 32):
            part = x[:, first : first + 32].T.astype("<f4")
            body = struct.pack("<IBI", number, 4, len(part))
            body += b"".join(
                struct.pack("<Bd", 8, 100.0 + (first + i) / RATE) + row.tobytes() for i, row in enumerate(part)
            )
            out += chunk(3, body)
        footer = f"<?xml version='1.0'?><info><sample_count>{x.shape[1]}</sample_count></info>"
        out += chunk(6, struct.pack("<I", number) + footer.encode())
    path.write_bytes(out)
    return path


@pytest.fixture(scope="module")
def two(maker: ModuleType) -> list[np.ndarray]:
    people = [maker.PEOPLE["person-one"], maker.PEOPLE["person-two"]]
    return [
        maker.simulate(person, maker.MOODS["calm"], list(LABELS), RATE, 12 + 2 * i, stream=3)
        for i, person in enumerate(people)
    ]


def close(path: Path, stream: str | None, want: np.ndarray) -> bool:
    return np.allclose(read(path, stream=stream).signals, want, atol=1e-3)


def test_two_alike_are_listed_and_chosen_by_name_and_number(two: list[np.ndarray], tmp_path: Path) -> None:
    path = write_xdf(tmp_path / "made.xdf", [("Muse", "EEG", two[0]), ("Muse", "EEG", two[1])])
    with pytest.raises(UnreadableRecording, match=r"2 EEG streams.*Muse 1 .*12 s.*Muse 2 .*14 s.*--stream"):
        read(path)
    for stream, want in (("Muse 1", two[0]), ("muse 2", two[1]), ("2", two[1])):
        assert close(path, stream, want)
    for wrong in ("Muse", "Muse 3", "Crown"):
        with pytest.raises(UnreadableRecording, match="choose one of Muse 1"):
            read(path, stream=wrong)


def test_two_headsets_are_chosen_by_name(two: list[np.ndarray], tmp_path: Path) -> None:
    path = write_xdf(tmp_path / "made.xdf", [("Muse", "EEG", two[0]), ("obci_eeg1", "EEG", two[1])])
    with pytest.raises(UnreadableRecording, match="obci_eeg1"):
        read(path)
    assert close(path, "obci_eeg1", two[1])
    assert any("chosen by hand" in note for note in read(path, stream="Muse").notes)


def test_names_of_persons_in_names_of_streams_are_not_shown(two: list[np.ndarray], tmp_path: Path) -> None:
    path = write_xdf(tmp_path / "made.xdf", [("Muse-Siti 0812", "EEG", two[0]), ("Rahma", "EEG", two[1])])
    with pytest.raises(UnreadableRecording) as caught:
        read(path)
    assert not any(word in str(caught.value).lower() for word in ("siti", "rahma", "0812"))
    assert close(path, "Muse-Siti 0812", two[0])
    assert close(path, "Rahma", two[1])
    assert close(path, "EEG", two[1])


def test_another_stream_that_may_be_eeg_is_told(two: list[np.ndarray], tmp_path: Path) -> None:
    path = write_xdf(tmp_path / "made.xdf", [("Muse", "EEG", two[0]), ("openbci", "EXG", two[1])])
    assert any("openbci" in note and "--stream" in note for note in read(path).notes)
    assert close(path, "openbci", two[1])


def test_one_stream_is_read_without_a_word(two: list[np.ndarray], tmp_path: Path) -> None:
    path = write_xdf(tmp_path / "made.xdf", [("Muse", "EEG", two[0]), ("gyro", "MoCap", two[1][:3])])
    assert read(path).notes == ()


def test_a_stream_of_a_file_that_has_none_is_refused(samples: Path) -> None:
    with pytest.raises(UnreadableRecording, match="leave --stream out"):
        read(samples / "person-one-calm.edf", stream="Muse")

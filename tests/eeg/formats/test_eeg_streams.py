"""Several EEG streams in one XDF file: all are listed, one is chosen by name, none in silence."""

from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from made_xdf import LABELS, RATE, write_xdf

from batik_gen.eeg.reading.read import read
from batik_gen.values.errors import UnreadableRecording

pytest.importorskip("pyxdf")


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

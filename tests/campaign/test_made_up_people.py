"""The made-up people of samples/make_participants.py: readable, of five formats, always the same."""

import csv
from pathlib import Path

import pytest

from batik_gen import measure, read
from samples.make_participants import COLUMNS, CONSENTS, make


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    make(folder)
    return folder


def test_every_row_has_a_recording_that_can_be_measured(people: Path) -> None:
    with (people / "participants.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == len(CONSENTS) == 12
    assert tuple(rows[0]) == COLUMNS
    assert len({row["id"] for row in rows}) == 12
    portraits = [measure(read(people / row["file"])) for row in rows[:5]]
    assert len({portrait.feature("alpha_peak_hz").value for portrait in portraits}) == 5


def test_the_same_people_are_the_same_bytes(people: Path, tmp_path: Path) -> None:
    make(tmp_path, 5)
    written = [path for path in sorted(tmp_path.iterdir()) if "session" in path.name]
    assert len(written) == 7
    assert [path.name for path in written if path.read_bytes() != (people / path.name).read_bytes()] == []

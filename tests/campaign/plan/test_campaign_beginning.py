"""``campaign init``: a folder of recordings gets a plan to be filled in."""

import csv
import io
import shutil
import tomllib

import pytest
from campaigns import KNOWN, TODAY
from places import SAMPLES

from batik_gen.campaign.ids import LETTERS, new_id
from batik_gen.campaign.plan.beginning import begin
from batik_gen.campaign.plan.plan_of import look_at
from batik_gen.deliverables.values.brand import Brand
from batik_gen.values.errors import CannotWrite, UnreadableRecording
from batik_gen.values.words import Words


@pytest.fixture
def folder(tmp_path):
    """Five recordings of four formats, some of them nested, one in three files."""
    (tmp_path / "day one").mkdir()
    for name in ("person-one-calm.edf", "person-two-calm-openbci.txt", "person-one-calm-muse.csv"):
        shutil.copy(SAMPLES / name, tmp_path / "day one" / name)
    for path in SAMPLES.glob("person-two-restless-brainvision.*"):
        shutil.copy(path, tmp_path / path.name)
    (tmp_path / "notes.txt").write_text("call Budi")
    return tmp_path


def rows_of(folder, between):
    return list(
        csv.DictReader(io.StringIO((folder / "participants.csv").read_bytes().decode("utf-8-sig")), delimiter=between)
    )


@pytest.mark.parametrize(("lang", "between", "header"), [("en", ",", "file"), ("id", ";", "berkas")])
def test_each_recording_gets_a_row_with_a_random_id(folder, lang, between, header):
    begun = begin(folder, KNOWN, lang)
    rows = rows_of(folder, between)
    assert [row[header] for row in rows] == [
        "day one/person-one-calm-muse.csv",
        "day one/person-one-calm.edf",
        "day one/person-two-calm-openbci.txt",
        "person-two-restless-brainvision.vhdr",
    ]
    assert begun.recordings == len({row["id"] for row in rows}) == 4
    assert all(len(row["id"]) == 8 and set(row["id"]) <= set(LETTERS) for row in rows)


def test_only_their_owner_reads_the_files(folder):
    begin(folder, KNOWN, "en")
    assert {(folder / name).stat().st_mode & 0o777 for name in ("campaign.toml", "participants.csv")} == {0o600}


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_plan_is_toml_and_lists_all_that_can_be_made(folder, lang):
    begin(folder, KNOWN, lang)
    text = (folder / "campaign.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["deliverables"] == []
    assert all(f'"{name}"' in text for name in KNOWN)
    # What is left to the team is told, and nothing else: whatever stands there already can be used.
    found = [problem.column for problem in look_at(folder, KNOWN, TODAY, lang)[1] if problem.grave]
    assert sorted(found) == ["campaign.name", "deliverables"]


def test_nothing_is_written_over(folder):
    begin(folder, KNOWN, "en")
    before = (folder / "participants.csv").read_bytes()
    with pytest.raises(CannotWrite, match=r"campaign\.toml is there already"):
        begin(folder, KNOWN, "en")
    assert (folder / "participants.csv").read_bytes() == before


def test_a_table_of_people_that_the_team_has_made_is_kept(folder):
    table = b"file;id;name\r\n"
    (folder / "participants.csv").write_bytes(table)
    begun = begin(folder, KNOWN, "id")
    assert begun.files == ("campaign.toml",)
    assert (folder / "participants.csv").read_bytes() == table


def test_a_folder_without_recordings_is_told(tmp_path):
    with pytest.raises(UnreadableRecording, match="holds no recording"):
        begin(tmp_path, KNOWN, "en")


def test_files_that_only_look_like_recordings_are_named(folder):
    """A participant's file that arrived broken is told at once, not missed on the day of the exhibition."""
    (folder / "day one" / "broken.edf").write_text("copied in haste")
    (folder / "empty.csv").touch()
    begun = begin(folder, KNOWN, "en")
    assert begun.unreadable == ("day one/broken.edf", "empty.csv")
    assert begun.recordings == 4


def test_a_folder_with_nothing_but_broken_recordings_says_so(tmp_path):
    for number in range(7):
        (tmp_path / f"{number}.edf").write_text("copied in haste")
    with pytest.raises(UnreadableRecording, match=r"none of them .*0\.edf, .*4\.edf and 2 more"):
        begin(tmp_path, KNOWN, "en")


def test_ids_are_never_taken_for_numbers():
    made = {new_id() for _ in range(500)}
    assert len(made) == 500
    assert all(sum(letter.isalpha() for letter in each) > 1 for each in made)


def test_what_the_campaign_is_called_stands_in_its_plan_and_its_forms(folder):
    brand = Brand('Gelombang "Jakarta"', "Museum Tekstil", (), (), Words("", ""), "halo@contoh.id")
    begin(folder, KNOWN, "id", brand)
    told = tomllib.loads((folder / "campaign.toml").read_text(encoding="utf-8"))["campaign"]
    assert (told["name"], told["client"], told["contact"]) == (brand.campaign, brand.client, brand.contact)
    said = (folder / "consent" / "consent.id.md").read_text(encoding="utf-8")
    assert all(part in said for part in (brand.campaign, brand.client, brand.contact))

"""Opening: what is dropped, what the file chooser shows, and the sentence for what cannot be opened."""

import pytest
from asked_studio import CALM, dropped, studio
from places import SAMPLES

from batik_gen.cli.app import run


def test_a_dropped_recording_is_measured_and_told_in_words(tmp_path):
    with studio(tmp_path) as (client, _):
        told = dropped(client, CALM)
        assert told["refused"] == []
        (one,) = told["opened"]
        assert one["name"] == CALM.name
        assert any("channels" in line for line in one["lines"])
        assert one["spectrum"]
        assert len(one["kept"]) == len(one["head"])
        in_indonesian = client.get("/api/shelf", params={"lang": "id"}).json()["opened"][0]
        assert any("kanal" in line for line in in_indonesian["lines"])


def test_the_same_recording_under_another_name_is_the_same(tmp_path):
    other = tmp_path / "other name.edf"
    other.write_bytes(CALM.read_bytes())
    with studio(tmp_path) as (client, room):
        first = dropped(client, CALM)["opened"][0]["id"]
        assert dropped(client, other, "anotherdrop")["opened"][0]["id"] == first
        assert len(room.shelf.all()) == 1


def test_files_of_one_recording_are_dropped_together(tmp_path):
    with studio(tmp_path) as (client, _):
        for ending in ("vhdr", "eeg", "vmrk"):
            path = SAMPLES / f"person-two-restless-brainvision.{ending}"
            client.put("/api/drops/togetherone", params={"name": path.name}, content=path.read_bytes())
        told = client.post("/api/drops/togetherone/open").json()
        assert [one["name"] for one in told["opened"]] == ["person-two-restless-brainvision.vhdr"]


def test_a_refusal_has_the_words_of_the_command_line(tmp_path, capsys):
    bad = tmp_path / "letter.edf"
    bad.write_bytes(b"Dear sister, no brain wave is in here.\n")
    with studio(tmp_path) as (client, _):
        (why,) = dropped(client, bad)["refused"]
    assert run(["read", str(bad)]) == 3
    assert capsys.readouterr().err == f"batik-gen: {why}\n"


def test_what_was_dropped_lies_in_a_private_folder_that_goes_at_the_end(tmp_path):
    with studio(tmp_path) as (client, room):
        dropped(client, CALM)
        folder = room.uploads.folder
        assert folder.stat().st_mode & 0o077 == 0
        assert list(folder.rglob("*.edf"))
    assert not folder.exists()


def test_more_than_is_taken_is_refused_and_leaves_nothing(tmp_path):
    with studio(tmp_path, most_bytes=10_000) as (client, room):

        def endless():
            for _ in range(100):
                yield b"x" * 1000

        answer = client.put("/api/drops/dropdropdrop", params={"name": "large.edf"}, content=endless())
        assert answer.status_code == 422
        assert "10,000 bytes" in answer.json()["error"]
        assert not list(room.uploads.folder.rglob("*.edf"))
        # One that tells beforehand how large it is, is not even read.
        answer = client.put("/api/drops/dropdropdrop", params={"name": "l.edf"}, content=b"x" * 20_000)
        assert answer.status_code == 413
        assert client.get("/api/shelf").status_code == 200


@pytest.mark.parametrize(
    "name",
    ["../../out.edf", "/etc/out.edf", "..\\..\\out.edf", ".hidden.edf", "a\0b.edf", "..", "", "x" * 4000 + ".edf"],
)
def test_no_name_of_a_dropped_file_leads_out_of_its_folder(tmp_path, name):
    with studio(tmp_path) as (client, room):
        client.put("/api/drops/dropdropdrop", params={"name": name}, content=b"x")
        held = [path for path in room.uploads.folder.rglob("*") if path.is_file()]
        assert [path.parent.name for path in held] == ["dropdropdrop"]
        assert client.put("/api/drops/..%2f..%2fx", params={"name": "a.edf"}, content=b"x").status_code in (404, 422)


@pytest.fixture
def desk(tmp_path):
    """A folder with a recording, within one that holds what is nobody's business."""
    root = tmp_path / "desk"
    (root / "inner").mkdir(parents=True)
    (root / "inner" / "rec.edf").write_bytes(CALM.read_bytes())
    (root / ".secret").write_text("x")
    (tmp_path / "other.edf").write_bytes(CALM.read_bytes())
    (root / "out.edf").symlink_to(tmp_path / "other.edf")
    (root / "up").symlink_to(tmp_path)
    return root


def test_the_chooser_shows_the_folder_it_was_started_in(desk):
    with studio(desk) as (client, _):
        told = client.get("/api/folder").json()
        assert told["above"] is None
        assert [one["name"] for one in told["folders"]] == ["inner"]
        assert told["files"] == []
        inner = client.get("/api/folder", params={"at": "inner"}).json()
        assert [one["path"] for one in inner["files"]] == ["inner/rec.edf"]
        assert client.post("/api/open", json={"path": "inner/rec.edf"}).json()["opened"][0]["name"] == "inner/rec.edf"


@pytest.mark.parametrize(
    "path",
    ["..", "../other.edf", "inner/../../other.edf", "/etc/passwd", "out.edf", "up", "up/other.edf", ".secret", "a\0"],
)
def test_the_chooser_never_leaves_that_folder(desk, path):
    with studio(desk) as (client, _):
        assert client.get("/api/folder", params={"at": path}).status_code == 422
        answer = client.post("/api/open", json={"path": path})
        assert answer.status_code == 422
        assert str(desk.parent) not in answer.text


def test_samples_are_there_for_who_has_no_headset(tmp_path):
    with studio(tmp_path) as (client, _):
        samples = client.get("/api/shelf").json()["samples"]
        assert len(samples) == 3
        opened = client.post("/api/open", json={"sample": samples[2]["name"]}).json()["opened"]
        assert opened[0]["kind"] == "recording"
        assert client.post("/api/open", json={"sample": "../README.md"}).status_code == 422


def test_ten_seconds_of_the_wave_are_shown(tmp_path):
    with studio(tmp_path) as (client, _):
        id = dropped(client, SAMPLES / "person-one-calm.edf")["opened"][0]["id"]
        held = client.get(f"/api/wave/{id}").json()
        assert held["seconds"] == pytest.approx(10, abs=0.1)
        assert len(held["signal"]) > 500

"""Keeping: every kind of file, stopping, and a state that outlives its server."""

import zipfile
from io import BytesIO
from threading import Event

import pytest
from asked_studio import CALM, dropped, opened, studio
from PIL import Image

from batik_gen.cli.app import run
from batik_gen.values.design import Design


def _ended(client, id):
    for _ in range(1200):
        told = client.get(f"/api/jobs/{id}").json()
        if told["done"] or told["why"]:
            return told
        Event().wait(0.05)
    raise AssertionError("the job never ended")


def _kept(client, look, kind, **more):
    id = client.post("/api/jobs", json={"look": look, "kind": kind, "dpi": 75, **more}).json()["id"]
    told = _ended(client, id)
    assert told["done"], told
    answer = client.get(f"/api/jobs/{id}/file")
    assert "attachment" in answer.headers["content-disposition"]
    return told["name"], answer.content


@pytest.mark.parametrize(
    ("kind", "ending", "begins"),
    [
        ("design", ".design.toml", b"batik_gen"), ("png", ".png", b"\x89PNG"), ("tiff", ".tif", b"II*"),
        ("jpeg", ".jpg", b"\xff\xd8"), ("pdf", ".pdf", b"%PDF"), ("svg", ".svg", b"<?xml"),
        ("tile", ".straight.75dpi.png", b"\x89PNG"), ("plates", ".zip", b"PK"), ("phone", "-1080x1920.png", b"\x89PNG"),
        ("process", ".process.toml", b""), ("mapping", ".mapping.toml", b"name"),
    ],
)  # fmt: skip
def test_every_kind_of_file_can_be_kept(tmp_path, kind, ending, begins):
    with studio(tmp_path) as (client, _):
        name, content = _kept(client, opened(client), kind)
        assert name.startswith("person-one-calm-parang")
        assert name.endswith(ending)
        assert content.startswith(begins)
        if kind == "plates":
            assert any(inner.endswith("00-steps.pdf") for inner in zipfile.ZipFile(BytesIO(content)).namelist())


def test_a_phone_picture_is_the_one_of_the_command_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with studio(tmp_path) as (client, _):
        look = opened(client)
        _, content = _kept(client, look, "phone", shape="270x480")
        assert (
            run(["make", str(CALM), "--motif", "parang", "--px", "270x480", "--output-name", "x", "--no-legend"]) == 0
        )
    assert (tmp_path / "output" / "x.png").read_bytes() == content


def test_a_film_is_made_and_can_be_stopped(tmp_path):
    pytest.importorskip("av", reason="PyAV is not installed here")
    with studio(tmp_path) as (client, _):
        look = opened(client)
        id = client.post("/api/jobs", json={"look": look, "kind": "film", "shape": "64x64"}).json()["id"]
        assert client.delete(f"/api/jobs/{id}").status_code == 200
        assert _ended(client, id)["why"] == "stopped"
        name, content = _kept(client, look, "film", shape="64x64")
        assert name.endswith(".mp4")
        assert content[4:8] == b"ftyp"


def test_somebody_in_a_campaign_takes_the_motif(tmp_path):
    home = tmp_path / "people"
    home.mkdir()
    (home / "campaign.toml").write_text("")
    table = home / "participants.csv"
    rows = ["id;file;name;motif;variant;process", "abcd2345;a.edf;Siti;;;", '"efgh2345";b.edf;"Budi; the elder";;;']
    table.write_bytes("\r\n".join([*rows, ""]).encode("utf-8-sig"))
    with studio(tmp_path) as (client, _):
        look = {**opened(client), "process": "kelengan"}
        told = client.get("/api/campaigns")
        assert told.json() == [{"folder": "people", "ids": ["abcd2345", "efgh2345"]}]
        assert "Siti" not in told.text
        put = {"look": look, "folder": "people", "id": "efgh2345"}
        assert "efgh2345" in client.post("/api/campaigns", json=put).json()["told"]
        lines = table.read_bytes().decode("utf-8-sig").split("\r\n")
        assert lines[:2] == rows[:2]
        assert lines[2] == 'efgh2345;b.edf;"Budi; the elder";parang;;kelengan'
        for wrong in ({"id": "nobody"}, {"folder": ".."}, {"folder": "none"}, {"look": {**look, "motif": "none"}}):
            assert client.post("/api/campaigns", json={**put, **wrong}).status_code == 422


def test_a_kept_design_draws_what_is_seen(tmp_path):
    with studio(tmp_path) as (client, _):
        look = opened(client)
        _, content = _kept(client, look, "design")
        _, picture = _kept(client, look, "png", px=120)
        held = Design.from_toml(content.decode())
        assert Image.open(BytesIO(picture)).size == (120, 90)
        assert held.motif == "parang"


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "exe"}, {"dpi": 1e9}, {"dpi": "fine"}, {"layout": "no-such", "kind": "tile"},
        {"kind": "film", "shape": "0x0"}, {"kind": "phone", "shape": "wide"}, {"kind": "phone", "shape": "9x9999999"},
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_made_is_refused_in_words(tmp_path, more):
    with studio(tmp_path) as (client, _):
        answer = client.post("/api/jobs", json={"look": opened(client), "kind": "png", **more})
        why = answer.json()["error"] if answer.status_code == 422 else _ended(client, answer.json()["id"])["why"]
        assert why
        assert "Traceback" not in why
        assert client.get("/api/jobs/99").status_code == 422


def test_a_long_export_can_be_stopped(tmp_path):
    with studio(tmp_path) as (client, _):
        look = {**opened(client), "size_mm": [1000.0, 1000.0]}
        id = client.post("/api/jobs", json={"look": look, "kind": "png", "dpi": 300}).json()["id"]
        assert client.delete(f"/api/jobs/{id}").status_code == 200
        assert _ended(client, id)["why"] == "stopped"
        assert client.get(f"/api/jobs/{id}/file").status_code == 422


def test_a_server_that_was_ended_loses_nothing(tmp_path):
    state = tmp_path / "state"
    page = {"steps": [{"source": "x", "motif": "parang"}], "at": 0, "favourites": []}
    with studio(tmp_path, state=state) as (client, room):
        look = opened(client)
        page["steps"][0]["source"] = look["source"]
        assert client.put("/api/state", json=page).status_code == 200
        wanted = room.designer.design(_look(look))
    with studio(tmp_path, state=state) as (client, room):
        assert client.get("/api/state").json() == page
        assert [one["id"] for one in client.get("/api/shelf").json()["opened"]] == [look["source"]]
        assert room.designer.design(_look(look)) == wanted


def test_what_is_kept_is_for_its_owner_alone_and_names_nobody(tmp_path):
    state = tmp_path / "state"
    named = tmp_path / "Siti Rahayu 12-03-1980.edf"
    named.write_bytes(CALM.read_bytes())
    with studio(tmp_path, state=state) as (client, _):
        dropped(client, named)
        client.put("/api/state", json={"steps": [], "at": -1})
    files = list(state.rglob("*"))
    assert len(files) == 2
    assert state.stat().st_mode & 0o077 == 0
    for path in files:
        assert path.stat().st_mode & 0o077 == 0
        assert b"Siti" not in path.read_bytes()
        assert "Siti" not in path.name


def test_forgetting_leaves_nothing(tmp_path):
    state = tmp_path / "state"
    with studio(tmp_path, state=state) as (client, room):
        opened(client)
        client.put("/api/state", json={"steps": [], "at": -1})
        assert client.delete("/api/state").status_code == 200
        assert list(state.rglob("*")) == []
        assert list(room.uploads.folder.rglob("*.edf")) == []
        assert client.get("/api/shelf").json()["opened"] == []
        assert client.get("/api/state").json() == {}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"page": 3}', '{"page": {}, "shelf": ["../../x", 4]}', "\0"])
def test_a_state_that_was_spoiled_is_passed_over(tmp_path, content):
    state = tmp_path / "state"
    state.mkdir()
    (state / "state.json").write_text(content)
    with studio(tmp_path, state=state) as (client, _):
        assert client.get("/api/state").json() == {}
        assert client.get("/api/shelf").json()["opened"] == []


def _look(data):
    from batik_gen.studio.looks.look import look_in

    return look_in(data)

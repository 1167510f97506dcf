"""Looks: what cannot be drawn is refused in one sentence; the command line shown makes the same picture to the byte."""

import shlex

import pytest
from asked_studio import CALM, SMALL, dropped, opened, studio

from batik_gen.cli.app import run
from batik_gen.values.design import Design


@pytest.mark.parametrize(
    "look",
    [
        None, [], "parang", {}, {"source": 3}, {"motif": 1}, {"size_mm": [1e9, 10]}, {"size_mm": [10]},
        {"size_mm": "ab"}, {"size_mm": [None, 3]}, {"seed": -1}, {"seed": 1.5}, {"seed": 2**70}, {"voice": 7},
        {"voice": "loud"}, {"values": [1]}, {"values": {"parang.size": "wide"}}, {"values": {"parang.size": 1e9}},
        {"values": {"no.such": 1.0}}, {"locked": "all"}, {"locked": ["no.such"]}, {"motif": "no-such"},
        {"process": "no-such"}, {"variant": "no-such"}, {"cloth": "no-such"}, {"parts": {"badan": 1}},
        {"whisper": "yes"}, {"odd": 1}, {"motif": "x" * 5000}, {"steps": "all"}, {"steps": [1]},
        {"steps": [{"do": "fry"}]},
        {"steps": [{"do": "boil"}]}, {"steps": [{"do": "dip", "dye": "no-such"}]}, {"steps": [{"do": "boil"}] * 99},
        {"steps": [{"do": "scrape", "states": ["klowong"]}, {"do": "dip", "dye": "soga"}]},
        {"rules": {"parang.size": "exponent"}}, {"rules": {"no.such": ["exponent", 1, 2]}},
        {"rules": {"parang.size": ["no-such", 20, 30]}}, {"rules": {"parang.size": ["exponent", 1e9, 30]}},
    ],
)  # fmt: skip
def test_a_look_that_cannot_be_is_refused_in_one_sentence(tmp_path, look):
    with studio(tmp_path) as (client, _):
        good = opened(client)
        sent = {**good, **look} if isinstance(look, dict) and look else look
        for path in ("/api/sliders", "/api/picture", "/api/command", "/api/jobs"):
            answer = client.post(path, json={"look": sent, "px": 64})
            assert answer.status_code == 422, (path, answer.text)
            assert "\n" not in answer.json()["error"]
            assert "Traceback" not in answer.text
        assert client.post("/api/picture", json={"look": good, "px": 64}).status_code == 200


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[1]", b"\xff\xfe", b'{"look": ' + b"[" * 100_000, b"NaN", b'{"look": NaN}']
)
def test_what_is_no_choice_at_all_is_refused(tmp_path, body):
    with studio(tmp_path) as (client, _):
        assert client.post("/api/sliders", content=body).status_code == 422


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"motif": "kawung", "variant": "sen", "process": "sogan-solo", "seed": 7, "voice": 0.3},
        {"values": {"parang.size": 31.7, "bath.depth_soga": 1.21}, "locked": ["nib.klowong", "hand.wobble"]},
        {"motif": "lereng-gelombang", "whisper": True, "values": {"bath.remukan": 0.4}},
        {"motif": "parang", "cloth": "panel", "size_mm": [200.0, 300.0]},
        {"rules": {"parang.size": ["alpha_beta", 30.0, 60.0], "nib.isen": ["", 0.4, 0.5]}},
        {
            "steps": [
                {"do": "wax", "states": ["klowong", "tembok", "cecek"]},
                {"do": "dip", "dye": "soga", "dips": 5, "fixer": "tunjung"},
                {"do": "scrape", "states": ["klowong"]},
                {"do": "dip", "dye": "indigo", "dips": 3, "colour": "#335577"},
                {"do": "boil"},
            ]
        },
    ],
)
def test_the_command_shown_makes_the_same_picture_to_the_byte(tmp_path, monkeypatch, more):
    (tmp_path / CALM.name).write_bytes(CALM.read_bytes())
    monkeypatch.chdir(tmp_path)
    with studio(tmp_path) as (client, _):
        look = {**client.post("/api/open", json={"path": CALM.name}).json()["opened"][0]["look"], **SMALL, **more}
        told = client.post("/api/command", json={"look": look, "px": 200})
        assert told.status_code == 200, told.text
        kept = client.post("/api/jobs", json={"look": look, "px": 200, "kind": "png"}).json()["id"]
        content = _made(client, kept)
        for first in told.json()["first"]:
            told_file = client.post("/api/jobs", json={"look": look, "kind": first}).json()["id"]
            made = _made(client, told_file)
            (tmp_path / client.get(f"/api/jobs/{told_file}").json()["name"]).write_bytes(made)
        shown = client.post("/api/picture", json={"look": look, "px": 200})
    words = shlex.split(told.json()["command"])
    assert words[0] == "batik-gen"
    assert run(words[1:]) == 0
    assert (tmp_path / "output" / "cloth.png").read_bytes() == content
    assert shown.status_code == 200


def test_what_leaves_the_tradition_is_told_and_not_forbidden(tmp_path):
    with studio(tmp_path) as (client, _):
        look = opened(client)

        def told(**more):
            return client.post("/api/sliders", json={"look": {**look, **more}}).json()["told"]

        usual = told()
        steps = client.post("/api/sliders", json={"look": look}).json()["steps"]
        assert [step["do"] for step in steps][:2] == ["wax", "dip"]
        steps[1]["dips"] += 1
        assert any("Steps of your own" in line for line in set(told(steps=steps)) - set(usual))
        assert any("leaves its home" in line for line in set(told(process="kelengan")) - set(usual))
        assert any("rules of your own" in line for line in set(told(rules={"nib.isen": ["", 0.4, 0.5]})) - set(usual))
        sliders = {one["name"]: one for one in client.post("/api/sliders", json={"look": look}).json()["sliders"]}
        size = sliders["parang.size"]
        assert size["rule"][0]
        assert any("Farther" in line for line in set(told(values={"parang.size": size["high"]})) - set(usual))


def test_a_rule_of_ones_own_lets_another_number_move_a_line(tmp_path):
    with studio(tmp_path) as (client, _):
        look = opened(client)

        def size(**more):
            told = client.post("/api/sliders", json={"look": {**look, **more}}).json()["sliders"]
            return next(one for one in told if one["name"] == "parang.size")

        usual, other = size(), size(rules={"parang.size": ["alpha_cog", 30.0, 70.0]})
        assert other["ruled"]
        assert other["yours"] != usual["yours"]
        assert other["why"] != usual["why"]
        assert not size(rules={"parang.size": ["", 30.0, 70.0]})["why"]


def test_a_design_that_was_dropped_is_changed_and_drawn_again_by_the_command_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with studio(tmp_path) as (client, room):
        look = opened(client)
        mine = tmp_path / "mine.design.toml"
        room.designer.design(_look(look)).save(mine)
        one = dropped(client, mine, "anotherdrop")["opened"][0]
        assert one["kind"] == "design"
        changed = {**one["look"], "process": "kelengan", "seed": 4}
        kept = client.post("/api/jobs", json={"look": changed, "kind": "design"}).json()["id"]
        saved = _made(client, kept)
        picture = _made(client, client.post("/api/jobs", json={"look": changed, "px": 200, "kind": "png"}).json()["id"])
        command = client.post("/api/command", json={"look": changed, "px": 200}).json()["command"]
    mine.write_bytes(saved)
    assert Design.load(mine).process == "kelengan"
    assert run(shlex.split(command)[1:]) == 0
    assert (tmp_path / "cloth.png").read_bytes() == picture


def test_a_malformed_design_is_refused_as_the_command_line_does(tmp_path, capsys):
    bad = tmp_path / "bad.design.toml"
    bad.write_text('motif = "parang"\nseed = "one"\n')
    with studio(tmp_path) as (client, _):
        (why,) = dropped(client, bad)["refused"]
    assert run(["draw", str(bad), "-o", str(tmp_path / "x.png")]) == 2
    assert why in capsys.readouterr().err


def test_a_slider_tells_range_unit_and_where_the_wave_put_it(tmp_path):
    with studio(tmp_path) as (client, _):
        look = opened(client)
        before = {one["name"]: one for one in client.post("/api/sliders", json={"look": look}).json()["sliders"]}
        first = next(one for one in before.values() if one["group"] == "motif" and one["unit"] == "mm")
        assert first["low"] <= first["yours"] == first["value"] <= first["high"]
        assert "people" in first["why"] or not first["why"]
        set_by_hand = {**look, "values": {first["name"]: first["high"]}, "locked": ["nib.klowong"]}
        after = {one["name"]: one for one in client.post("/api/sliders", json={"look": set_by_hand}).json()["sliders"]}
        assert after[first["name"]]["value"] == first["high"]
        assert after[first["name"]]["yours"] == first["yours"]
        assert after[first["name"]]["set"]
        assert after["nib.klowong"]["locked"]
        told = client.post("/api/sliders", params={"lang": "id"}, json={"look": look}).json()["sliders"]
        assert {one["label"] for one in told} != {one["label"] for one in before.values()}


def _look(data):
    from batik_gen.studio.looks.look import look_in

    return look_in(data)


def _made(client, id):
    """Wait for a file and return its content."""
    from threading import Event

    for _ in range(600):
        told = client.get(f"/api/jobs/{id}").json()
        assert not told["why"], told
        if told["done"]:
            return client.get(f"/api/jobs/{id}/file").content
        Event().wait(0.05)
    raise AssertionError("the file was never ready")

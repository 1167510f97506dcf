"""A visit, said as a visitor or the team would: what happens after a yes, and what is left after each way to end it."""

import csv
import hashlib
import threading
import time

import pytest
from booths import ALL, TODAY, WAIT_S, begun, booth, left, standing, until, walked, yes

from batik_gen import measure, read
from batik_gen.booth.asking.answers import agreed_in
from batik_gen.booth.keeping.keeper import CampaignKeeper
from batik_gen.booth.replies.refusing import for_keeper, for_visitor
from batik_gen.booth.stand.stages import Stage
from batik_gen.campaign.clock import day_after
from batik_gen.campaign.values.consent import Signer
from batik_gen.live.taking import Order


def _rows(folder):
    with (folder / "participants.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _kept(folder):
    return [name for name in left(folder / "booth") if name != "lock"]


@pytest.fixture
def campaign(tmp_path):
    return begun(tmp_path / "fair")


def test_a_whole_visit_keeps_what_was_allowed_and_nothing_else(tmp_path, campaign):
    keeper = CampaignKeeper(campaign, "en", 30)
    with booth(tmp_path, keeper, stand="http://10.0.0.1:80") as (client, stand, _):
        walked(client, stand, ("make", "show", "name"), name="Sri, the first")
        told = client.get("/api/state").json()["home"]
        assert told["link"]
        assert told["until"] == day_after(TODAY, 30)
        assert client.get("/api/picture/qr/0").headers["content-type"] == "image/svg+xml"
        assert client.get("/api/picture/card/0").content.startswith(b"\xff\xd8")
        client.post("/api/do/leave", json={})
        assert client.get("/api/state").json() == {"stage": "waiting", "visit": 0}
    (row,) = _rows(campaign)
    assert row["id"] == told["id"]
    assert (row["name"], row["show"], row["sell"]) == ("Sri, the first", "yes", "no")
    shown = (campaign / "consent" / "consent.en.md").read_bytes()
    assert row["consent_sha256"] == hashlib.sha256(shown).hexdigest()
    assert (row["signed_on"], row["until"]) == (TODAY, day_after(TODAY, 30))
    assert _kept(campaign) == [f"{row['id']}.edf"]
    assert read(campaign / "booth" / f"{row['id']}.edf").seconds > 20
    assert left(tmp_path / "private") == []


def test_a_no_leaves_nothing_not_even_a_name(tmp_path, campaign):
    before = left(campaign)
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, stand, hall):
        said = yes(client, ("show", "name"), name="Sri")
        answer = client.post("/api/begin", json=said)
        assert answer.status_code == 422
        assert "nothing is kept" in answer.json()["error"]
        assert stand.visit is None
        assert hall.opened == 0
        assert left(tmp_path / "private") == []
    assert [name for name in left(campaign) if name != "booth/lock"] == before
    assert all(b"Sri" not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


@pytest.mark.parametrize("by", ["parent", "guardian"])
def test_a_child_is_asked_itself(tmp_path, campaign, by):
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, _, _):
        said = yes(client, ALL, by=by, lang="id")
        assert "assent" in said["answers"]
        said["answers"]["assent"] = False
        assert client.post("/api/begin", params={"lang": "id"}, json=said).status_code == 422


def test_a_text_that_was_changed_since_it_was_shown_is_read_again(tmp_path, campaign):
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, _, _):
        said = yes(client)
        form = campaign / "consent" / "consent.en.md"
        form.write_text(form.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
        answer = client.post("/api/begin", json=said)
        assert "changed" in answer.json()["error"]


def test_who_leaves_before_choosing_leaves_nothing(tmp_path, campaign):
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, stand, _):
        client.post("/api/begin", json=yes(client, ALL, name="Sri"))
        until(stand, Stage.CHOOSING)
        client.post("/api/do/leave", json={})
        assert stand.visit is None
    assert _rows(campaign) == []
    assert _kept(campaign) == []
    assert left(tmp_path / "private") == []


def test_who_walks_away_is_forgotten_after_the_idle_time(tmp_path, campaign):
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, stand, hall):
        client.post("/api/begin", json=yes(client))
        until(stand, Stage.CHOOSING)
        hall.now += 55
        stand.tick()
        assert stand.visit is not None
        client.post("/api/do/touch", json={})
        hall.now += 55
        stand.tick()
        assert stand.visit is not None
        hall.now += 10
        stand.tick()
        assert stand.visit is None
    assert _rows(campaign) == []
    assert _kept(campaign) == []


def test_asked_to_forget_it_all_is_gone_at_once_the_link_too(tmp_path, campaign):
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30), stand="http://10.0.0.1") as (client, stand, _):
        walked(client, stand, ALL)
        token = stand.visit.link.rpartition("/")[2]
        assert stand.home_at(token) is not None
        client.post("/api/do/forget", json={})
        assert stand.home_at(token) is None
        assert _rows(campaign) == []
        assert _kept(campaign) == []
        assert left(tmp_path / "private") == []


def test_a_headset_that_stays_away_is_said_and_nothing_kept(tmp_path, campaign):
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, stand, hall):
        hall.away = True
        client.post("/api/begin", params={"lang": "id"}, json=yes(client, lang="id"))
        until(stand, Stage.REFUSED)
        assert "EEG" in client.get("/api/state", params={"lang": "id"}).json()["why"]
        client.post("/api/do/leave", json={})
        hall.away = False
        walked(client, stand)
    assert len(_rows(campaign)) == 1


@pytest.mark.parametrize("gone", [(0.0, 900.0), (15.0, 900.0)], ids=["while it is put on", "in the rest"])
def test_a_device_that_is_pulled_out_leaves_nothing_half_made(tmp_path, campaign, gone):
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, stand, hall):
        hall.headset = {"gone": [gone]}
        client.post("/api/begin", json=yes(client))
        until(stand, Stage.REFUSED)
        assert left(tmp_path / "private") == []
    assert _rows(campaign) == []
    assert _kept(campaign) == []


def test_a_stream_that_comes_back_goes_on_and_the_gap_is_marked(tmp_path, campaign):
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, stand, hall):
        hall.headset = {"gone": [(14.0, 17.0)]}
        walked(client, stand)
    (row,) = _rows(campaign)
    kept = read(campaign / row["file"])
    assert {(round(start), round(stop)) for start, stop in kept.gaps} == {(10, 13)}


def test_it_ends_in_the_middle_of_a_rest_without_waiting_and_without_a_trace(tmp_path, campaign):
    with standing(tmp_path, CampaignKeeper(campaign, "en", 30)) as (stand, hall):
        hall.speed = 1.0
        form = stand.keeper.form(Signer.PERSON, "en")
        said = {"sha256": form.sha256, "by": "person", "answers": {"make": True}}
        stand.begin(agreed_in(said, form, TODAY, TODAY))
        until(stand, Stage.CONTACT, Stage.COUNTDOWN, Stage.REST)
        begun_at = time.monotonic()
        stand.close()
        assert time.monotonic() - begun_at < WAIT_S / 10
    assert _kept(campaign) == []
    assert left(tmp_path / "private") == []


def test_days_pass_and_everything_of_a_visitor_goes(tmp_path, campaign):
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, stand, hall):
        walked(client, stand, ALL)
        client.post("/api/do/leave", json={})
        hall.today = day_after(TODAY, 30)
        hall.now += 61
        stand.tick()
        assert len(_rows(campaign)) == 1
        hall.today = day_after(TODAY, 31)
        hall.now += 61
        stand.tick()
    assert _rows(campaign) == []
    assert _kept(campaign) == []


def test_started_again_it_goes_on_and_sweeps_what_has_no_row(tmp_path, campaign):
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, stand, _):
        walked(client, stand)
    stray = campaign / "booth" / "AAAAAAAA.edf"
    stray.write_bytes(b"cut off between file and row")
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, stand, _):
        assert not stray.exists()
        walked(client, stand)
    assert len(_rows(campaign)) == len(_kept(campaign)) == 2


def test_only_one_booth_keeps_into_a_campaign(tmp_path, campaign):
    with standing(tmp_path, CampaignKeeper(campaign, "en", 30)):
        from batik_gen.campaign.running.lock import AtWork

        with pytest.raises(AtWork), CampaignKeeper(campaign, "en", 30).alone():
            pass


def test_one_visitor_at_a_time(tmp_path):
    with booth(tmp_path) as (client, stand, hall):
        hall.speed = 50.0
        client.post("/api/begin", json=yes(client))
        answer = client.post("/api/begin", json=yes(client))
        assert "somebody else" in answer.json()["error"]
        until(stand, Stage.CHOOSING)


def test_without_a_campaign_no_recording_is_kept(tmp_path):
    with booth(tmp_path) as (client, stand, _):
        walked(client, stand)
        assert [name for name in left(tmp_path / "private") if name.endswith((".edf", ".fif"))] == []
        assert not client.get("/api/state").json()["home"]["kept"]
        client.post("/api/do/leave", json={})
        assert left(tmp_path / "private") == []


@pytest.mark.parametrize("allowed", [("make", "show"), ("make",)], ids=["shown", "for them alone"])
def test_a_cloth_grows_before_others_only_where_that_was_allowed(tmp_path, campaign, allowed):
    order = Order(seconds=60.0, countdown_s=1, contact_s=6.0, patience_s=5.0)
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30), order=order) as (client, _, hall):
        hall.speed = 20.0
        client.post("/api/begin", json=yes(client, allowed))
        drawn = 0
        while (told := client.get("/api/state").json())["stage"] not in ("measuring", "choosing", "refused"):
            drawn = max(drawn, told["drawn"])
            time.sleep(0.02)
        assert (drawn > 0) == ("show" in allowed)


def test_a_card_is_printed_once(tmp_path):
    with booth(tmp_path, printing=True) as (client, stand, hall):
        walked(client, stand)
        assert client.post("/api/do/print", json={}).status_code == 200
        assert client.post("/api/do/print", json={}).status_code == 422
        assert [content[:4] for content in hall.printed] == [b"%PDF"]


def test_the_cloth_at_the_end_is_that_of_the_saved_file(tmp_path, campaign):
    with booth(tmp_path, CampaignKeeper(campaign, "en", 30)) as (client, stand, _):
        walked(client, stand)
        portrait = stand.visit.portrait
    (row,) = _rows(campaign)
    again = measure(read(campaign / row["file"]), condition="eyes_closed")
    assert portrait.features == again.features


def test_threads_do_not_pile_up(tmp_path):
    with booth(tmp_path) as (client, stand, _):
        walked(client, stand)
        client.post("/api/do/leave", json={})
        before = threading.active_count()
        for _ in range(3):
            client.post("/api/begin", json=yes(client))
            until(stand, Stage.CHOOSING)
            client.post("/api/do/leave", json={})
        assert threading.active_count() <= before + 1


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "tell whoever looks after the booth"), ("id", "beri tahu penjaga stan")]
)
def test_an_error_that_nobody_foresaw_is_said_in_words_for_a_visitor(tmp_path, monkeypatch, lang, words):
    with booth(tmp_path) as (client, stand, _):
        monkeypatch.setattr(type(stand.drawer), "portrait", lambda *_: {}["no such key"])
        client.post("/api/begin", params={"lang": lang}, json=yes(client, lang=lang))
        until(stand, Stage.REFUSED)
        why = client.get("/api/state", params={"lang": lang}).json()["why"]
        assert words in why
        assert not {"KeyError", "BATIK_GEN_DEBUG", "no such key"} & set(why.replace("(", " ").replace(")", " ").split())
        assert "KeyError" in for_keeper(*stand.refused)


def test_what_a_visitor_can_mend_is_said_to_them_alone():
    said = "no electrode of 'Muse' holds; moisten them, move hair aside, press it gently to the head, and begin again"
    assert "moisten" in for_visitor("NotEnoughEEG", said, "en")
    assert for_keeper("NotEnoughEEG", said) == ""
    assert "--stream" not in for_visitor("NoStream", "choose one with --stream NAME", "id")

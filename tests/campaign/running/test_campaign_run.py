"""What a run of a campaign makes, and what it leaves alone."""

import re

import pytest
from campaign_makers import ending_maker_of, failing_maker_of, output
from places import SAMPLES

from batik_gen.campaign.running.events import Ended, PersonDone
from batik_gen.campaign.running.lock import AtWork, locked
from batik_gen.campaign.running.manifest import opened
from batik_gen.campaign.running.places import manifest_of, portraits_of, work_of
from batik_gen.campaign.values.report import State
from batik_gen.values.errors import BadSettings


def change(folder, old, new, name="campaign.toml"):
    path = folder / name
    assert old in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture
def unread(monkeypatch):
    """Count every recording that is opened, for its bytes or its waves."""
    from batik_gen.campaign.running import tasks
    from batik_gen.eeg.measuring import pieces

    opened_files = []
    for module, name in ((tasks, "content_of"), (pieces, "measure_file")):
        before = getattr(module, name)
        monkeypatch.setattr(
            module, name, lambda *a, _before=before, **k: (opened_files.append(a[0]), _before(*a, **k))[1]
        )
    return opened_files


def test_everybody_gets_what_they_allow_in_their_languages_under_their_public_id(campaign, go):
    go(campaign)
    names = {name for name in output(campaign) if name.endswith(".png")}
    assert names == {
        "square/K7P3QX01.png", "square/K7P3QX02.png",
        "card/K7P3QX01-en.png", "card/K7P3QX01-id.png", "card/K7P3QX02-id.png",
        "all/all-en.png", "all/all-id.png",
    }  # fmt: skip


def test_who_signed_nothing_is_left_out_and_no_file_of_theirs_is_opened(campaign, go, unread):
    began = go(campaign)[0]
    assert began.left_out == {"not_allowed": 3, "no_consent": 3}
    assert sorted({path.name for call in unread for path in (call if isinstance(call, tuple) else (call,))}) == [
        "rec-1.edf",
        "rec-2.edf",
    ]
    assert "K7P3QX04" not in "".join(output(campaign))


def test_a_name_is_shown_only_where_it_may_be(campaign, go):
    go(campaign)
    assert b"Person 2" in b"".join(output(campaign).values())
    change(campaign, "2027-11-02,yes,yes,yes", "2027-11-02,yes,yes,no", "participants.csv")
    go(campaign)
    assert b"Person" not in b"".join(output(campaign).values())


def test_an_expired_consent_makes_nothing_more_and_takes_away_what_was_made(campaign, go):
    go(campaign)
    began = go(campaign, today="2027-11-03")[0]
    assert began.left_out["expired"] > 0
    assert began.taken_away > 0
    assert output(campaign) == {}
    assert list(portraits_of(campaign).iterdir()) == []


def test_a_second_run_makes_nothing_and_opens_no_recording(campaign, go, unread):
    go(campaign)
    before = output(campaign)
    unread.clear()
    events = go(campaign)
    assert events[0].due == 0
    assert events[-1] == Ended(0, 0, False)
    assert unread == []
    assert output(campaign) == before


def test_a_new_colour_opens_no_recording(campaign, go, unread):
    go(campaign)
    before = output(campaign)
    unread.clear()
    change(campaign, 'motif = "kawung"', 'motif = "kawung"\nprocess = "kelengan"')
    assert go(campaign)[-1] == Ended(7, 0, False)
    assert unread == []
    assert all(content != before[name] for name, content in output(campaign).items() if name.endswith(".png"))


def test_a_recording_that_was_only_touched_is_not_made_again(campaign, go):
    go(campaign)
    (campaign / "rec-1.edf").touch()
    assert go(campaign)[-1] == Ended(0, 0, False)


def test_a_file_that_was_lost_or_changed_is_made_again(campaign, go):
    go(campaign)
    before = output(campaign)
    (campaign / "output" / "square" / "K7P3QX01.png").unlink()
    (campaign / "output" / "card" / "K7P3QX02-id.txt").write_text("other")
    assert go(campaign)[-1].made == 2
    assert output(campaign) == before


def test_one_more_person_changes_nobody_elses_files_but_those_of_groups(campaign, go):
    go(campaign)
    before = output(campaign)
    change(campaign, ",yes,no,yes,no,no,yes", ",yes,yes,yes,no,no,yes", "participants.csv")
    go(campaign)
    after = output(campaign)
    changed = {name for name in before if after[name] != before[name]}
    assert {name.split("/")[0] for name in changed} == {"all"}
    # In the order of ids, never of rows.
    assert re.findall(rb"K7P3QX\d\d", after["all/all-en.png"]) == [b"K7P3QX01", b"K7P3QX02", b"K7P3QX03"]


def test_a_deliverable_that_is_no_more_in_the_plan_is_taken_away(campaign, go):
    go(campaign)
    change(campaign, '"square", "card", "all"', '"square", "all"')
    assert go(campaign)[0].taken_away == 6
    assert not [name for name in output(campaign) if name.startswith("card")]


def test_one_bad_recording_stops_nobody_and_is_named_by_its_id_alone(campaign, go):
    (campaign / "rec-1.edf").write_bytes((campaign / "rec-1.edf").read_bytes()[:3000])
    events = go(campaign)
    failed = [piece for event in events if isinstance(event, PersonDone) for piece in event.pieces if piece.kind]
    assert {piece.person for piece in failed} == {"K7P3QX01"}
    assert all("rec-1" not in piece.reason for piece in failed)
    assert any(name.startswith("square/K7P3QX02") for name in output(campaign))
    # Tried again only when asked for, or when it is another recording.
    assert go(campaign)[-1] == Ended(0, 0, False)
    assert go(campaign, retry=True)[-1].failed == 3
    (campaign / "rec-1.edf").write_bytes((campaign / "rec-2.edf").read_bytes())
    assert go(campaign)[-1].failed == 0


def test_fail_fast_stops_at_the_first(campaign, go):
    (campaign / "rec-1.edf").write_bytes(b"nothing")
    events = go(campaign, fail_fast=True)
    assert events[-1].stopped
    assert output(campaign) == {}


def test_a_maker_that_fails_leaves_nothing_half_made(campaign, go):
    assert go(campaign, maker_of=failing_maker_of)[-1].failed == 3
    assert not [name for name in output(campaign) if "card" in name or "half" in name]


def test_processes_side_by_side_make_the_same_bytes(campaign, go, tmp_path_factory):
    go(campaign)
    one = output(campaign)
    for name in ("output", "work"):
        (campaign / name).rename(tmp_path_factory.mktemp("old") / name)
    go(campaign, jobs=2)
    assert output(campaign) == one


def test_a_process_that_ends_takes_no_other_with_it(campaign, go):
    events = go(campaign, jobs=2, maker_of=ending_maker_of)
    lost = [p for e in events if isinstance(e, PersonDone) for p in e.pieces if p.state is State.FAILED]
    assert {(piece.person, piece.kind) for piece in lost} == {("K7P3QX02", "LostWorker")}
    # Of this machine, not of the recording: the next run tries it by itself.
    assert go(campaign)[-1].failed == 0
    assert "card/K7P3QX02-id.png" in output(campaign)


def test_the_second_of_two_runs_says_so_and_stops(campaign, go):
    with locked(work_of(campaign)), pytest.raises(AtWork, match="at work already"):
        go(campaign)
    assert go(campaign)[-1].failed == 0


def test_a_text_changed_after_it_was_signed_stops_the_run(campaign, go):
    go(campaign)
    change(campaign / "consent", "May we", "We shall", "v1.id.md")
    with pytest.raises(BadSettings, match="changed after people had signed it"):
        go(campaign)


def test_the_manifest_knows_every_file_and_nobody_by_name(campaign, go):
    go(campaign)
    with opened(manifest_of(campaign)) as manifest:
        files = {file.name for piece in manifest.every_piece() for file in piece.files}
    assert files == set(output(campaign))
    written = b"".join(path.read_bytes() for path in work_of(campaign).rglob("*") if path.is_file())
    assert b"Person" not in written
    assert b"rec-" not in written


def test_ids_stay_those_of_their_rows(campaign, go):
    go(campaign)
    before = output(campaign)
    lines = (campaign / "participants.csv").read_text().splitlines()
    (campaign / "participants.csv").write_text("\n".join([lines[0], *reversed(lines[1:])]))
    assert go(campaign)[-1] == Ended(0, 0, False)
    assert output(campaign) == before


def test_a_plan_with_another_day_makes_nothing_anew(campaign, go):
    go(campaign)
    assert go(campaign, today="2026-11-30")[-1] == Ended(0, 0, False)


def test_what_a_killed_run_left_of_somebody_goes_with_their_consent(campaign, go):
    go(campaign)
    # Placed and not yet written down; begun and not yet placed.
    (campaign / "output" / "square" / "K7P3QX01.more.png").write_bytes(b"half told")
    begun = campaign / "output" / "old" / ".batik-gen-unfinished-0a1b2c3d"
    begun.mkdir(parents=True)
    (begun / "K7P3QX01.png").write_bytes(b"half made")
    (campaign / ".batik-gen-unfinished-0a1b2c3d.csv").write_bytes(b"K7P3QX01")
    change(campaign, "K7P3QX01,", "K7P3QX11,", "participants.csv")
    go(campaign)
    assert not begun.exists()
    assert not list(campaign.glob(".batik*"))
    assert not any("K7P3QX01" in name for name in output(campaign))


def test_a_file_that_only_a_header_names_is_not_told_either(campaign, go):
    header = (SAMPLES / "person-two-restless-brainvision.vhdr").read_text(encoding="utf-8")
    (campaign / "rec-1.vhdr").write_text(re.sub(r"DataFile=.*", "DataFile=siti-aminah.eeg", header), encoding="utf-8")
    change(campaign, "rec-1.edf", "rec-1.vhdr", "participants.csv")
    failed = [p for event in go(campaign) if isinstance(event, PersonDone) for p in event.pieces if p.kind]
    assert {piece.person for piece in failed} == {"K7P3QX01"}
    assert "which is not beside it" in failed[0].reason
    assert "siti" not in failed[0].reason


def test_a_table_that_was_cut_off_takes_nothing_away_unless_that_is_said(campaign, go, monkeypatch):
    from batik_gen.campaign.running import run as module

    monkeypatch.setattr(module, "_FEW", 1)
    go(campaign)
    before = output(campaign)
    table = campaign / "participants.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([lines[0], lines[4]]), encoding="utf-8")
    with pytest.raises(BadSettings, match="things of 3 people are made whom the table"):
        go(campaign)
    assert output(campaign) == before
    assert go(campaign, allow_fewer=True)[0].taken_away == len(before) - 4

"""What was made is as it was made, and what may be shown is handed on."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import pytest
from campaign_makers import maker_of, output
from campaigns import KNOWN, TODAY

from batik_gen.campaign.keeping.export import export, showable
from batik_gen.campaign.keeping.verify import check_files, redraw
from batik_gen.campaign.plan.plan_of import read_plan
from batik_gen.campaign.running.manifest import opened
from batik_gen.campaign.running.places import manifest_of, output_of
from batik_gen.campaign.running.run import Order
from batik_gen.campaign.values.participant import Participant
from batik_gen.values.errors import CannotWrite


def wrong_in(campaign):
    with opened(manifest_of(campaign)) as manifest:
        return {each.name: each.wrong for each in check_files(manifest, output_of(campaign)) if each.wrong}


def test_whole_files_are_found_whole_and_others_named(campaign, go):
    go(campaign)
    assert wrong_in(campaign) == {}
    (campaign / "output" / "square" / "K7P3QX01.png").unlink()
    (campaign / "output" / "square" / "K7P3QX02.txt").write_text("other")
    (campaign / "output" / "square" / "mine.txt").write_text("mine")
    assert wrong_in(campaign) == {
        "square/K7P3QX01.png": "missing",
        "square/K7P3QX02.txt": "changed",
        "square/mine.txt": "unknown",
    }


def test_things_drawn_again_have_the_same_bytes_and_change_none(campaign, go):
    go(campaign)
    before = output(campaign)
    plan = read_plan(campaign, KNOWN, TODAY, "en")
    with opened(manifest_of(campaign)) as manifest:
        again = list(redraw(plan, Order(TODAY, maker_of), manifest, 20))
    assert len(again) == 5
    assert all(each.same for each in again)
    assert output(campaign) == before


def shown_of(campaign, today=TODAY):
    plan = read_plan(campaign, KNOWN, today, "en")
    with opened(manifest_of(campaign)) as manifest:
        return plan, list(showable(plan, Order(today, maker_of), manifest))


def test_only_what_may_be_shown_is_handed_on(campaign, go, tmp_path):
    go(campaign)
    plan, pieces = shown_of(campaign)
    assert {piece.person for piece in pieces} == {"", "K7P3QX01", "K7P3QX02"}
    # Somebody changes their mind after all was made.
    people = tuple(_without_show(p) if p.id == "K7P3QX01" else p for p in plan.people)
    with opened(manifest_of(campaign)) as manifest:
        later = list(showable(replace(plan, people=people), Order(TODAY, maker_of), manifest))
    assert "K7P3QX01" not in {piece.person for piece in later}
    assert shown_of(campaign, "2027-12-01")[1] == []


def _without_show(person: Participant) -> Participant:
    kept = frozenset(each for each in person.consent.allowed if each.value != "show")
    return replace(person, consent=replace(person.consent, allowed=kept))


@pytest.mark.parametrize("name", ["handed", "handed.zip"])
def test_a_folder_or_an_archive_holds_the_files_and_their_manifest(campaign, go, tmp_path, name):
    go(campaign)
    plan, pieces = shown_of(campaign)
    target = tmp_path / name
    count = export(plan, pieces, target)
    if name.endswith(".zip"):
        with zipfile.ZipFile(target) as archive:
            held = {each: archive.read(each) for each in archive.namelist()}
    else:
        held = {p.relative_to(target).as_posix(): p.read_bytes() for p in target.rglob("*") if p.is_file()}
    rows = list(csv.DictReader(io.StringIO(held.pop("manifest.csv").decode("utf-8-sig"))))
    assert len(json.loads(held.pop("manifest.json"))) == len(pieces)
    assert held == output(campaign)
    assert count == len(rows) == len(held)
    with pytest.raises(CannotWrite, match="there already"):
        export(plan, pieces, target)


def test_the_same_archive_has_the_same_bytes(campaign, go, tmp_path):
    go(campaign)
    plan, pieces = shown_of(campaign)
    export(plan, pieces, tmp_path / "one.zip")
    export(plan, pieces, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()

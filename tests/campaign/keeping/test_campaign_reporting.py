"""What a report tells of a campaign as it stands."""

import pytest
from campaigns import KNOWN, TODAY

from batik_gen.campaign.keeping.forget import forget
from batik_gen.campaign.keeping.reporting import report_of, reports_there, write_report
from batik_gen.campaign.plan.plan_of import read_plan
from batik_gen.campaign.running.manifest import opened
from batik_gen.campaign.running.places import manifest_of
from batik_gen.campaign.values.report import Audience, State


@pytest.fixture
def report(campaign, go):
    (campaign / "rec-2.edf").write_bytes(b"nothing of use")
    go(campaign)

    def of(audience):
        with opened(manifest_of(campaign)) as manifest:
            return report_of(read_plan(campaign, KNOWN, TODAY, "en"), manifest, audience, TODAY, "en")

    return of


def test_every_person_is_told_with_their_state_and_why_in_both_languages(report):
    rows = {row.id: row for row in report(Audience.ARCHIVE).rows if row.id}
    assert {row.id: row.state for row in rows.values()} == {
        "K7P3QX01": State.MADE,
        "K7P3QX02": State.FAILED,
        "K7P3QX03": State.LEFT_OUT,
        "K7P3QX04": State.LEFT_OUT,
    }
    assert rows["K7P3QX02"].reason.id.startswith("rekamannya tidak dapat dibaca")
    assert rows["K7P3QX04"].reason.en == "nobody signed"
    assert len(rows["K7P3QX01"].files) == 6


def test_only_who_allows_it_is_shown_and_named(report):
    shown = [row for row in report(Audience.CLIENT).rows if row.shows]
    assert {row.id for row in shown} == {"", "K7P3QX01", "K7P3QX02"}
    assert {row.name for row in report(Audience.ARCHIVE).rows} == {"Person 1", "Person 2", "Person 3", ""}


def test_numbers_are_told_only_where_the_plan_lets_them(campaign, report):
    assert not any(row.numbers for row in report(Audience.ARCHIVE).rows)
    path = campaign / "campaign.toml"
    path.write_text(path.read_text() + "numbers = true\n")
    assert [bool(row.numbers) for row in report(Audience.ARCHIVE).rows if row.id] == [True, False, False, False]


def test_who_is_forgotten_is_in_no_report_that_was_written(campaign, go):
    go(campaign)
    with opened(manifest_of(campaign)) as manifest:
        plan = read_plan(campaign, KNOWN, TODAY, "en")
        paths = write_report(plan, manifest, Audience.ARCHIVE, TODAY, "en")
        assert b"K7P3QX02" in paths[0].read_bytes()
        assert {path.name for path in paths} == {"archive.html", "archive.pdf", "manifest.csv", "manifest.json"}
        assert all(path.stat().st_mode & 0o777 == 0o600 for path in paths)
        assert reports_there(campaign) == (Audience.ARCHIVE,)
        forget(campaign, "K7P3QX02", manifest)
    assert list((campaign / "report").iterdir()) == []

"""What a team writes into campaign.toml and participants.csv, and what it is told of it."""

import pytest
from campaigns import KNOWN, TODAY, person, plan_toml, write_campaign

from batik_gen.campaign.plan.plan_of import look_at, read_plan, told
from batik_gen.campaign.plan.problems import BadPlan
from batik_gen.campaign.values.consent import Signer
from batik_gen.deliverables.values.purpose import Purpose


def folder_of(tmp_path, rows, **more):
    for row in rows:
        for name in row.get("file", "").split("|"):
            if name.strip():
                (tmp_path / name.strip()).write_bytes(b"any")
    return write_campaign(tmp_path, rows, **more)


def said(folder, lang="en"):
    return [told(problem) for problem in look_at(folder, KNOWN, TODAY, lang)[1]]


def test_a_filled_in_plan_is_read_as_it_was_meant(tmp_path):
    rows = [person(1, process="kelengan", sfreq="250.5"), person(2, show_name="no", signed_by="wali")]
    plan = read_plan(folder_of(tmp_path, rows), KNOWN, TODAY, "en")
    assert [each.id for each in plan.deliverables] == ["square", "card", "all"]
    assert [each.motif for each in plan.people] == ["kawung", "kawung"]
    one, two = plan.people
    assert one.process == "kelengan"
    assert one.reading.sfreq == 250.5
    assert one.consent.allows(frozenset({Purpose.NAME}), TODAY)
    assert two.consent.signed_by is Signer.GUARDIAN
    assert not two.consent.allows(frozenset({Purpose.NAME}), TODAY)
    assert said(plan.folder) == []


@pytest.mark.parametrize(("between", "code"), [(";", "cp1252"), ("\t", "utf-16"), (",", "utf-8-sig"), (";", "utf-8")])
def test_any_spreadsheet_may_save_the_table(tmp_path, between, code):
    rows = [person(1, name="Jörg Weiß", sfreq="256,0" if between != "," else "256.0")]
    plan = read_plan(folder_of(tmp_path, rows, between=between, code=code), KNOWN, TODAY, "en")
    assert plan.people[0].name == "Jörg Weiß"
    assert plan.people[0].reading.sfreq == 256.0


def test_headers_may_be_indonesian(tmp_path):
    folder = folder_of(tmp_path, [person(1)])
    table = folder / "participants.csv"
    head, rest = table.read_text(encoding="utf-8").split("\n", 1)
    other = head.replace("file", "Berkas").replace("name", "NAMA", 1).replace("until", "sampai").replace("make", "buat")
    table.write_text(f"{other}\n{rest}", encoding="utf-8")
    assert read_plan(folder, KNOWN, TODAY, "id").people[0].name == "Person 1"


def test_all_that_is_wrong_is_told_at_once_with_file_line_and_column(tmp_path):
    rows = [person(1, until="29/11/2027", motif="kawnug"), person(2, make="perhaps", id="K7P3QX01"), person(3, file="")]
    folder = folder_of(tmp_path, rows, settings=plan_toml("sqare") + "speed = 3\n")
    found = said(folder)
    for beginning in (
        "participants.csv:2, until: found '29/11/2027', expected a day as 2026-11-29",
        "campaign.toml:2, deliverables: 'sqare' is not known; near it or known: square",
        "campaign.toml:9, cloth.speed: ",
        "participants.csv:2, motif: there is no motif 'kawnug'; near it or known: kawung",
        "participants.csv:3, make: 'perhaps' is not understood",
        "participants.csv:3, id: the id 'K7P3QX01' is that of two rows",
        "participants.csv:4, file: no recording is named",
    ):
        assert [line for line in found if line.startswith(beginning)], beginning
    with pytest.raises(BadPlan, match="have to be mended first"):
        read_plan(folder, KNOWN, TODAY, "en")


def test_problems_are_told_in_indonesian(tmp_path):
    found = said(folder_of(tmp_path, [person(1, until="besok")]), "id")
    assert found[0].startswith("participants.csv:2, until: tertulis 'besok', seharusnya hari seperti 2026-11-29")


def test_an_unknown_column_is_told_with_the_one_most_like_it(tmp_path):
    folder = folder_of(tmp_path, [person(1)])
    table = folder / "participants.csv"
    table.write_bytes(table.read_bytes().replace(b"consent_text", b"consnt_text", 1))
    assert any("no column is called 'consnt_text'; did you mean consent_text" in line for line in said(folder))


def test_who_signed_nothing_is_no_mistake_and_has_no_consent(tmp_path):
    bare = {"id": "K7P3QX09", "file": "rec-9.edf"}
    assert read_plan(folder_of(tmp_path, [person(1), bare]), KNOWN, TODAY, "en").people[1].consent is None


def test_a_consent_to_a_text_that_is_not_there_has_to_be_mended(tmp_path):
    found = said(folder_of(tmp_path, [person(1, consent_text="v2"), person(2, consent_text="../v1")]))
    assert sum("no text" in line for line in found) == 2


def test_a_plan_may_change_what_a_deliverable_is_like(tmp_path):
    changes = "[change.card]\nlines = 5\nmax_mb = 2\n[change.print]\nsize_cm = [30, 20]\ndpi = 100\n"
    folder = folder_of(tmp_path, [person(1)], settings=plan_toml("card", "print") + changes)
    card, sheet = read_plan(folder, KNOWN, TODAY, "en").deliverables
    assert (card.settings, card.most_bytes) == ({"lines": 5}, 2_000_000)
    assert (sheet.size_mm, sheet.dpi) == ((300.0, 200.0), 100.0)


def test_a_table_that_others_may_read_is_mentioned(tmp_path):
    folder = folder_of(tmp_path, [person(1)])
    (folder / "participants.csv").chmod(0o644)
    assert any("others on this machine can read it" in line for line in said(folder))


def test_a_folder_without_a_plan_is_told_how_to_get_one(tmp_path):
    found = said(tmp_path)
    assert [line.split(":")[0] for line in found] == ["campaign.toml", "participants.csv"]
    assert all("campaign init" in line for line in found)


def test_half_a_toml_is_told_by_its_line(tmp_path):
    folder = folder_of(tmp_path, [person(1)], settings='langs = ["id"]\ndeliverables = [\n')
    assert any(line.startswith("campaign.toml") and "cannot be read" in line for line in said(folder))


def test_a_name_that_may_not_be_shown_is_found_in_a_title(tmp_path):
    rows = [
        person(1, name="Ana", title="For Ana with love", show_name="no"),
        person(2, name="Ana", title="Banana", show_name="no"),
        person(3, name="Ana", title="For Ana"),
    ]
    found = said(folder_of(tmp_path, rows))
    assert [line.split(":")[1] for line in found if "does not let it be shown" in line] == ["2, title"]


def test_an_id_that_tells_whose_it_is_is_mentioned(tmp_path):
    found = said(folder_of(tmp_path, [person(1, id="siti-2", name="Siti Aminah"), person(2, id="K7P3QX55")]))
    assert [line.split(":")[1] for line in found if "draw one by chance" in line] == ["2, id"]


def test_an_ended_consent_and_a_child_who_signed_are_mentioned(tmp_path):
    (tmp_path / "consent").mkdir()
    (tmp_path / "consent" / "child.id.md").write_text("May we make a cloth of your child's brain waves?")
    rows = [person(1, until="2026-11-28"), person(2, consent_text="child"), person(3, until=TODAY)]
    found = said(folder_of(tmp_path, rows))
    assert [line.split(":")[1] for line in found] == ["2, until", "3, signed_by"]

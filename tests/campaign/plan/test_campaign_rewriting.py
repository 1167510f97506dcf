"""Rows that come into the table of people, and go out of it, while everything else in it stays as it was."""

import threading

import pytest
from campaigns import SIGNED, TODAY, write_campaign

from batik_gen.campaign.plan.plan_of import look_at
from batik_gen.campaign.plan.rewriting import add_row, take_rows
from batik_gen.cli.app import run
from batik_gen.deliverables.table import deliverables
from batik_gen.values.errors import BadSettings

ANI = {"id": "ANI00001", "file": "ani.edf", "name": "Ani", **SIGNED}


@pytest.mark.parametrize(("between", "code"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "cp1252")])
def test_a_row_comes_and_goes_and_the_others_stay_to_the_byte(tmp_path, between, code):
    folder = write_campaign(tmp_path, [ANI], between=between, code=code)
    before = (folder / "participants.csv").read_bytes()
    add_row(folder, {"id": "BUDI0002", "name": f'Budi{between}Éko "B"', "allow_make": "yes"})
    now = (folder / "participants.csv").read_bytes()
    assert now.startswith(before)
    assert now.decode(code).count("\r\n") == before.decode(code).count("\r\n") + 1
    take_rows(folder, "BUDI0002")
    assert (folder / "participants.csv").read_bytes() == before


def test_a_name_that_the_tables_code_lacks_is_kept_all_the_same(tmp_path):
    folder = write_campaign(tmp_path, [{**ANI, "name": "Añi"}], code="cp1252")
    add_row(folder, {"id": "BUDI0002", "name": "ꦧꦸꦢꦶ"})
    text = (folder / "participants.csv").read_bytes().decode("utf-8-sig")
    assert "ꦧꦸꦢꦶ" in text
    assert "Añi" in text


def test_rows_that_come_at_once_are_all_there(tmp_path):
    folder = write_campaign(tmp_path, [ANI])
    threads = [threading.Thread(target=add_row, args=(folder, {"id": f"P{number:07}"})) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text = (folder / "participants.csv").read_text(encoding="utf-8")
    assert all(f"P{number:07}" in text for number in range(12))


def test_a_table_without_the_column_is_refused_by_its_name(tmp_path):
    with pytest.raises(BadSettings, match="consent_sha256"):
        add_row(write_campaign(tmp_path, [ANI]), {"id": "BUDI0002", "consent_sha256": "0"})


def test_a_form_that_is_another_than_was_shown_is_told_by_check(tmp_path):
    assert run(["campaign", "init", str(tmp_path / "fair"), "--booth", "--name", "A fair"]) == 0
    folder = tmp_path / "fair"
    cells = {"id": "BUDI0002", "files": "booth/BUDI0002.edf", "consent_text": "consent", "consent_lang": "en",
             "consent_sha256": "0" * 64, "signed_on": TODAY, "signed_by": "person", "until": TODAY,
             "allow_make": "yes"}  # fmt: skip
    add_row(folder, cells)
    _, found = look_at(folder, deliverables(), TODAY, "en")
    assert any("consent.en.md" in str(problem) and "changed" in str(problem) for problem in found)


def test_a_folder_for_a_booth_may_hold_nothing_yet_and_others_may_not(tmp_path, capsys):
    assert run(["campaign", "init", str(tmp_path / "fair"), "--booth"]) == 0
    assert (tmp_path / "fair" / "participants.csv").stat().st_mode & 0o077 == 0
    (tmp_path / "other").mkdir()
    assert run(["campaign", "init", str(tmp_path / "other")]) == 3
    assert "no recording" in capsys.readouterr().err
